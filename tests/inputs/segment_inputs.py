#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Segments files as people bring them: made here, read by the program, compared with what they hold.

    segment_inputs.py TOOL [--keep FOLDER] [--beside] [KIND...]

TOOL is build/tests/segment_tool. Prints a table of the kinds tried and whether each came out right, and ends with 1 where one did not.
--beside adds what Praat (praat-parselmouth) and pympi read of the TextGrids and EAFs, where they are installed, and counts a difference as
wrong.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# What every kind holds, unless it says otherwise: start, end, speaker, text; two speakers who overlap.
KNOWN = [(0.5, 1.25, "Ann", "yes"), (1.0, 2.5, "Bo", "no"), (3.0, 4.75, "Ann", "well")]
SPEAKERS = ["Ann", "Bo"]


class Kind:
    def __init__(self, name, content, expected=None, options=(), says=(), refused=None):
        self.name, self.options, self.says, self.refused = name, list(options), list(says), refused
        self.content = content if isinstance(content, bytes) else content.encode()
        self.expected = KNOWN if expected is None else expected


def without_names(rows):
    return [(start, end, "", text) for start, end, _, text in rows]


def without_texts(rows):
    return [(start, end, speaker, "") for start, end, speaker, _ in rows]


# The formats

def rttm_line(start, end, speaker, recording="talk", tail=" <NA> <NA>"):
    return f"SPEAKER {recording} 1 {start:.3f} {end - start:.3f} <NA> <NA> {speaker}{tail}\n"


def rttm(rows=KNOWN, **more):
    return "".join(rttm_line(start, end, speaker, **more) for start, end, speaker, _ in rows)


def csv(separator=",", comma=".", head=("start", "end", "speaker", "text"), rows=KNOWN, clock=False, end="\n"):
    def number(value):
        if clock:
            return f"{int(value // 3600):02}:{int(value // 60 % 60):02}:{value % 60:06.3f}".replace(".", comma)
        return f"{value:g}".replace(".", comma)

    cells = [list(head)] + [[{"start": number(s), "end": number(e), "speaker": who, "text": text}[name.lower().split()[0]] for name in head]
                            for s, e, who, text in rows]
    return "".join(separator.join(row) + end for row in cells)


def filled(rows, speaker, length=60.0):
    """A tier's intervals with the silence between them."""
    at, intervals = 0.0, []
    for start, end, who, text in rows:
        if who != speaker:
            continue
        if start > at:
            intervals.append((at, start, ""))
        intervals.append((start, end, text))
        at = end
    return intervals + [(at, length, "")]


def textgrid(tiers=None, short=False, end="\n", number="{:g}".format):
    tiers = tiers or [(speaker, filled(KNOWN, speaker)) for speaker in SPEAKERS]
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', ""]
    lines += ["0", "60", "<exists>", str(len(tiers))] if short else ["xmin = 0 ", "xmax = 60 ", "tiers? <exists> ", f"size = {len(tiers)} ", "item []: "]
    for i, (name, intervals) in enumerate(tiers, 1):
        lines += ['"IntervalTier"', f'"{name}"', "0", "60", str(len(intervals))] if short else [
            f"    item [{i}]:", '        class = "IntervalTier" ', f'        name = "{name}" ', "        xmin = 0 ", "        xmax = 60 ",
            f"        intervals: size = {len(intervals)} "]
        for k, (first, last, text) in enumerate(intervals, 1):
            quoted = text.replace('"', '""')
            lines += [number(first), number(last), f'"{quoted}"'] if short else [
                f"        intervals [{k}]:", f"            xmin = {number(first)} ", f"            xmax = {number(last)} ", f'            text = "{quoted}" ']
    return end.join(lines) + end


def eaf(tiers=None, extra=""):
    """Tiers are (attributes, [(start, end, text)]) with times in seconds."""
    tiers = tiers or [(f'TIER_ID="{speaker}"', [row[:2] + row[3:] for row in KNOWN if row[2] == speaker]) for speaker in SPEAKERS]
    slots, body, number = [], "", 0
    for attributes, annotations in tiers:
        body += f'    <TIER LINGUISTIC_TYPE_REF="t" {attributes}>\n'
        for start, end, text in annotations:
            first, last = len(slots) + 1, len(slots) + 2
            slots += [start, end]
            number += 1
            body += (f'        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="ts{first}" TIME_SLOT_REF2="ts{last}">'
                     f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n")
        body += "    </TIER>\n"
    order = "".join(f'        <TIME_SLOT TIME_SLOT_ID="ts{i}" TIME_VALUE="{round(time * 1000)}"/>\n' for i, time in enumerate(slots, 1))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" DATE="2020-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">\n'
            f'    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">{extra}</HEADER>\n    <TIME_ORDER>\n{order}    </TIME_ORDER>\n{body}'
            '    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/>\n</ANNOTATION_DOCUMENT>\n')


def exb():
    times = sorted({time for row in KNOWN for time in row[:2]})
    points = "".join(f'<tli id="T{i}" time="{time}"/>' for i, time in enumerate(times)) + '<tli id="X"/>'
    tiers = ""
    for i, speaker in enumerate(SPEAKERS):
        events = ""
        for start, end, who, text in KNOWN:
            if who == speaker and text == "no":  # cut in two at a point that has no time
                events += f'<event start="T{times.index(start)}" end="X">n</event><event start="X" end="T{times.index(end)}">o</event>'
            elif who == speaker:
                events += f'<event start="T{times.index(start)}" end="T{times.index(end)}">{text}</event>'
        tiers += f'<tier id="TIE{i}" speaker="SPK{i}" category="v" type="t" display-name="{speaker} [v]">{events}</tier>'
    table = "".join(f'<speaker id="SPK{i}"><abbreviation>{name}</abbreviation></speaker>' for i, name in enumerate(SPEAKERS))
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<basic-transcription><head><speakertable>{table}</speakertable></head><basic-body>'
            f"<common-timeline>{points}</common-timeline>{tiers}</basic-body></basic-transcription>\n")


def clock(seconds, point):
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}".replace(".", point)


def srt(text=lambda speaker, text: text, point=",", end="\n"):
    return "".join(f"{i}{end}{clock(start, point)} --> {clock(stop, point)}{end}{text(who, said)}{end}{end}" for i, (start, stop, who, said) in enumerate(KNOWN, 1))


def vtt(text=lambda speaker, text: f"<v {speaker}>{text}</v>"):
    return "WEBVTT\n\n" + srt(text, ".")


def chat(bullet=lambda start, end: f"\x15{start}_{end}\x15"):
    lines = "".join(f"*{who.upper()}:\t{text} {bullet(round(start * 1000), round(end * 1000))}\n" for start, end, who, text in KNOWN)
    return f"@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tANN Ann Adult, BO Bo Adult\n{lines}@End\n"


def emo_evaluation():
    turns = "".join(f"[{start:.4f} - {end:.4f}]\tSes01F_impro01_{'F' if who == 'Ann' else 'M'}00{i}\tneu\t[2.5000, 2.5000, 2.5000]\nC-E1:\tNeutral;\t()\n\n"
                    for i, (start, end, who, _) in enumerate(KNOWN))
    return "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n" + turns


# The kinds

def rttm_kinds():
    plain = without_texts(KNOWN)
    john = [(s, e, {"Ann": "John Smith", "Bo": "John Doe"}[who], "") for s, e, who, _ in KNOWN]
    yield Kind("plain.rttm", rttm(), plain)
    yield Kind("cr.rttm", rttm().replace("\n", "\r"), plain)
    yield Kind("crlf_comments.rttm", ";; x\r\nSPKR-INFO talk 1 <NA> <NA> <NA> unknown Ann <NA> <NA>\r\n" + rttm().replace("\n", "\r\n"), plain)
    yield Kind("eight_fields.rttm", rttm(tail=""), plain)
    yield Kind("nine_fields.rttm", rttm(tail=" 0.9"), plain)
    yield Kind("names_with_blanks.rttm", rttm(john), john)
    yield Kind("names_with_blanks_8.rttm", rttm(john, tail=""), john)
    yield Kind("recording_with_blanks.rttm", rttm(recording="my 2 talks"), plain)
    yield Kind("tabs.rttm", rttm().replace(" ", "\t"), plain)
    yield Kind("utf16.rttm", rttm().encode("utf-16"), plain)
    yield Kind("utf16_no_mark.rttm", rttm().encode("utf-16-le"), plain)
    many = rttm(KNOWN[:1], recording="other") + rttm() + rttm(KNOWN[1:], recording="third")
    yield Kind("many_by_audio.rttm", many, plain, ["--audio", "talk.flac"], ["one of the 3 recordings"])
    yield Kind("many_by_name.rttm", many, plain[:1], ["--recording", "other"], ["one of the 3 recordings"])
    yield Kind("many_unnamed.rttm", many, refused="3 recordings, none of which is named like this one. Choose one with --recording: other, talk, third.")
    yield Kind("eleven_fields.rttm", rttm(tail=" <NA> <NA> x"), refused="which is which cannot be told")
    yield Kind("speaker_1.rttm", rttm([(0, 1, "Speaker 1", "")], tail=""), refused='whether "Speaker 1" is a name')
    yield Kind("below_zero.rttm", rttm([(-1, 1, "Ann", "")]), refused="starts before the recording")


def csv_kinds():
    yield Kind("plain.csv", csv())
    yield Kind("semicolons.csv", csv(";"))
    yield Kind("semicolons_commas.csv", csv(";", ","))
    yield Kind("tabs.tsv", csv("\t"))
    yield Kind("tabs.txt", csv("\t", ","))
    yield Kind("sep.csv", "sep=;\r\n" + csv(";", ",", end="\r\n"))
    yield Kind("cr.csv", csv(end="\r"))
    yield Kind("capitals.csv", csv(head=("Speaker", "Start", "End", "Text")))
    yield Kind("capitals_again.csv", csv(head=("END", "TEXT", "SPEAKER", "START")))
    yield Kind("units.csv", csv(head=("Start time (s)", "End time (s)", "Speaker", "text")))
    yield Kind("empty_rows.csv", csv().replace("\n", ",,\n").replace("\n", "\n,,,,,\n"))
    yield Kind("clock.csv", csv(clock=True))
    yield Kind("clock_commas.csv", csv(";", ",", clock=True))
    yield Kind("excel_unicode.txt", csv("\t", ",", end="\r\n").encode("utf-16"))
    yield Kind("mark.csv", b"\xef\xbb\xbf" + csv().encode())
    formula = [(0.5, 1.25, "=A1", "+1"), (1.0, 2.5, "'t", "-")]
    yield Kind("formula_guarded.csv", "start,end,speaker,text\n0.5,1.25,'=A1,'+1\n1,2.5,'t,'-\n", formula)
    yield Kind("commas_twice.csv", csv(",", ","), refused="fields where the header has")
    yield Kind("quoted_comma.csv", 'start,end,speaker\n"0,5",1,Ann\n', refused='"0,5" is not a number of seconds')
    yield Kind("no_header.csv", "0.5,1.25,Ann\n", refused="the header lacks the column start")
    yield Kind("milliseconds.csv", "start_ms,end_ms,speaker\n500,1250,Ann\n", refused="the header lacks the column start")
    yield Kind("milliseconds.txt", "start_ms,end_ms,speaker\n500,1250,Ann\n", refused="none of the formats")


def textgrid_kinds():
    yield Kind("long.TextGrid", textgrid())
    yield Kind("short.TextGrid", textgrid(short=True))
    yield Kind("crlf.TextGrid", textgrid(end="\r\n"))
    yield Kind("cr.TextGrid", textgrid(short=True, end="\r"))
    yield Kind("utf16.TextGrid", textgrid().encode("utf-16"))
    yield Kind("utf16le_no_mark.TextGrid", textgrid().encode("utf-16-le"))
    yield Kind("utf16be_no_mark.TextGrid", textgrid().encode("utf-16-be"))
    yield Kind("plus.TextGrid", textgrid(number="{:+g}".format))
    dusty = [(name, [(first or -1e-17, last, text) for first, last, text in [(0, 0.25, "up")] + intervals[1:]]) for name, intervals in
             [("Ann", [(0, 0.5, "")] + [(0.25, 0.5, "")] + filled(KNOWN, "Ann")[1:])]]
    yield Kind("dust.TextGrid", textgrid(dusty), [(0.0, 0.25, "Ann", "up")] + [row for row in KNOWN if row[2] == "Ann"])
    words = [("words", [(i * 0.25, i * 0.25 + 0.25, "w") for i in range(40)]), ("phones", [(i * 0.0625, i * 0.0625 + 0.0625, "p") for i in range(160)])]
    sentences = [(speaker, filled(KNOWN, speaker)) for speaker in SPEAKERS]
    yield Kind("aligned.TextGrid", textgrid(sentences + words), says=["from Ann, Bo, and not from words, phones"])
    yield Kind("chosen.TextGrid", textgrid(sentences + words), [row for row in KNOWN if row[2] == "Bo"], ["--tier", "b*"])
    yield Kind("words_only.TextGrid", textgrid(words), refused="no tier that looks like sentences. Choose one with --tier NAME; it has these")
    yield Kind("no_such_tier.TextGrid", textgrid(), options=["--tier", "Cy"], refused='no tier "Cy". It has: Ann, Bo.')
    yield Kind("no_text.TextGrid", textgrid([("Ann", [(0, 1, ""), (1, 2, " "), (2, 60, "")])]), refused="Ann has intervals but no text in any of them")


def eaf_kinds():
    yield Kind("plain.eaf", eaf())
    yield Kind("utf16.eaf", eaf().replace('"UTF-8"', '"UTF-16"').encode("utf-16"))
    empty = [(f'TIER_ID="{speaker}"', [row[:2] + row[3:] for row in KNOWN if row[2] == speaker] + [(5, 5, "x")]) for speaker in SPEAKERS]
    yield Kind("zero_length.eaf", eaf(empty), says=["2 segments of zero length were left out"])
    extra = [('TIER_ID="gaze"', [(0, 5, "left"), (5, 9, "right")]), ('TIER_ID="notes" PARENT_REF="Ann"', [(0.5, 1, "x")])]
    sentences = [(f'TIER_ID="{speaker}"', [row[:2] + row[3:] for row in KNOWN if row[2] == speaker]) for speaker in SPEAKERS]
    yield Kind("gaze.eaf", eaf(sentences + extra), says=["from Ann, Bo, and not from gaze", "1 tier (notes) was left out"])
    named = [(f'TIER_ID="{speaker}-T" PARTICIPANT="{speaker}"', [row[:2] + row[3:] for row in KNOWN if row[2] == speaker]) for speaker in SPEAKERS]
    yield Kind("participants.eaf", eaf(named))
    yield Kind("chosen.eaf", eaf(sentences + extra), [(0.5, 1.0, "notes", "x")], ["--tier", "notes"])
    yield Kind("backwards.eaf", eaf([('TIER_ID="Ann"', [(2, 1, "x")])]), refused="the segment ends at 1.000 s, not after its start")


def other_kinds():
    capitals = [(s, e, who.upper(), text) for s, e, who, text in KNOWN]
    yield Kind("plain.exb", exb())
    yield Kind("plain.cha", chat(), capitals)
    yield Kind("old.cha", chat(lambda s, e: f'\x15%snd:"talk"_{s}_{e}\x15'), capitals)
    yield Kind("without_bullets.cha", chat(lambda s, e: ""), refused="3 annotations without times of their own were left out")
    yield Kind("plain.srt", srt(), without_names(KNOWN))
    yield Kind("crlf_points.srt", srt(point=".", end="\r\n"), without_names(KNOWN))
    yield Kind("names.srt", srt(lambda who, text: f"[{who}]: {text}"), says=["names before a colon in its texts (Ann, Bo)"])
    yield Kind("plain.vtt", vtt())
    yield Kind("no_voices.vtt", vtt(lambda who, text: f"<i>{text}</i>"), without_names(KNOWN))
    yield Kind("one_dash.srt", srt().replace("-->", "->"), refused="should be the times of a subtitle")
    stm = "".join(f"talk 1 {who} {start} {end} <o,f0,unk> {text}\n" for start, end, who, text in KNOWN)
    yield Kind("plain.stm", ";; x\n" + stm)
    yield Kind("gaps.stm", stm + "talk 1 inter_segment_gap 4.75 6 <o,,unk>\n", says=["1 segment that is left out of scoring"])
    ctm = "".join(f"talk {'A' if who == 'Ann' else 'B'} {start + i * (end - start) / 2} {(end - start) / 2} {half}\n" for start, end, who, text in KNOWN
                  for i, half in enumerate((text[:1], text[1:])))
    channels = [(s, e, "A" if who == "Ann" else "B", text[:1] + " " + text[1:]) for s, e, who, text in KNOWN]
    yield Kind("plain.ctm", ctm, channels, says=["joined to sentences at pauses"])
    wrd = "".join(f"{round(start * 16000)} {round(end * 16000)} {text}\n" for start, end, who, text in KNOWN if who == "Ann")
    yield Kind("plain.wrd", wrd, without_names(row for row in KNOWN if row[2] == "Ann"), says=["joined to sentences at pauses"])
    phn = "0 8000 h#\n8000 12000 y\n12000 20000 eh\n20000 48000 pau\n48000 76000 w\n76000 90000 h#\n"
    yield Kind("plain.phn", phn, [(0.5, 1.25, "", "y eh"), (3.0, 4.75, "", "w")], says=["joined to sentences at pauses"])
    labels = "".join(f"{start:.6f}\t{end:.6f}\t{who}\n" for start, end, who, _ in KNOWN) + "9.0\t9.0\tAnn\n"
    yield Kind("labels.txt", labels, without_texts(KNOWN), says=["its labels repeat (Ann, Bo)", "1 segment of zero length"])
    yield Kind("text_labels.txt", "".join(f"{start}\t{end}\t{text}\n" for start, end, _, text in KNOWN), without_names(KNOWN))
    sessions = [(s, e, "Ses01_F" if who == "Ann" else "Ses01_M", "") for s, e, who, _ in KNOWN]
    yield Kind("Ses01F_impro01.txt", emo_evaluation(), sessions)
    for name, content, says in (("x.trs", "<Trans/>", "(Transcriber)"), ("x.json", "{}", "(JSON)"), ("x.lab", "0 1 a\n", "(HTK labels)"),
                                ("x.ttml", "<tt/>", "(TTML)"), ("x.ass", "[Script Info]\n", "(SubStation Alpha)"), ("x.xlsx", b"PK\x03\x04", "(a packed document"),
                                ("pointer.eaf", "version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer")):
        yield Kind(name, content, refused=says)


def verdict(kind, answer):
    """What is wrong with the answer; empty where nothing is."""
    if kind.refused is not None:
        return "" if kind.refused in answer.get("error", "") else "not refused so: " + (answer.get("error") or str(answer["segments"]))
    if "error" in answer:
        return answer["error"]
    rows = [tuple(row) for row in answer["segments"]]
    same = len(rows) == len(kind.expected) and all(abs(got[0] - row[0]) < 1e-9 and abs(got[1] - row[1]) < 1e-9 and got[2:] == row[2:]
                                                   for got, row in zip(rows, kind.expected))
    if not same:
        return f"{rows} where it holds {kind.expected}"
    for says in kind.says:
        if not any(says in warning for warning in answer["warnings"]):
            return f'does not say "{says}" but {answer["warnings"]}'
    return "" if kind.says or not answer["warnings"] else f'says {answer["warnings"]}'


def tiers_of_praat(path):
    """Rows as Praat reads them; nothing where it is not installed or refuses."""
    try:
        import parselmouth
        from parselmouth.praat import call
    except ImportError:
        return None
    try:
        grid = parselmouth.read(str(path))
    except parselmouth.PraatError:
        return None
    rows = []
    for tier in range(1, call(grid, "Get number of tiers") + 1):
        name = call(grid, "Get tier name", tier)
        for interval in range(1, call(grid, "Get number of intervals", tier) + 1):
            text = call(grid, "Get label of interval", tier, interval)
            if text.strip():
                rows.append((call(grid, "Get start time of interval", tier, interval), call(grid, "Get end time of interval", tier, interval), name, text))
    return rows


def tiers_of_pympi(path):
    try:
        import pympi
    except ImportError:
        return None
    document = pympi.Elan.Eaf(str(path))
    return [(start / 1000, end / 1000, document.tiers[name][2].get("PARTICIPANT", name), text) for name in document.get_tier_names()
            for start, end, text in document.get_annotation_data_for_tier(name)]


def beside(path, answer):
    """What Praat or pympi reads, where all of it is to be read, and what is wrong with ours beside it."""
    read = {".TextGrid": tiers_of_praat, ".eaf": tiers_of_pympi}.get(path.suffix)
    rows = read(path) if read and "segments" in answer else None
    if rows is None:
        return "-", ""
    chosen = {tuple(row[2:3]) for row in answer["segments"]}
    rows = sorted((max(start, 0.0), end, name, text) for start, end, name, text in rows if (name,) in chosen and end > start)
    ours = sorted(tuple(row) for row in answer["segments"])
    same = len(rows) == len(ours) and all(abs(a[0] - b[0]) < 1e-9 and abs(a[1] - b[1]) < 1e-9 and a[2:] == b[2:] for a, b in zip(rows, ours))
    return f"{len(rows)} the same" if same else "another", "" if same else f"Praat or pympi reads {rows}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool", type=Path)
    parser.add_argument("kinds", nargs="*", help="only these")
    parser.add_argument("--keep", type=Path, help="make the files here and keep them")
    parser.add_argument("--beside", action="store_true", help="add what Praat and pympi read")
    options = parser.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        kinds = [kind for family in (rttm_kinds, csv_kinds, textgrid_kinds, eaf_kinds, other_kinds) for kind in family()
                 if not options.kinds or kind.name in options.kinds]
        wrong = 0
        for kind in kinds:
            path = folder / kind.name
            path.write_bytes(kind.content)
            run = subprocess.run([options.tool.resolve(), *kind.options, path], capture_output=True, text=True)
            if run.returncode != 0 or run.stderr:
                answer, complaint = {}, f"the tool ended with {run.returncode}: {run.stderr}"
            else:
                answer = json.loads(run.stdout)
                complaint = verdict(kind, answer)
            columns = []
            if options.beside:
                seen, difference = beside(path, answer)
                columns, complaint = [seen], complaint or difference
            wrong += bool(complaint)
            out = f'{answer.get("source", "refused")}, {len(answer.get("segments", []))} segments' if "error" not in answer else "refused"
            print("\t".join([kind.name, "WRONG: " + complaint if complaint else "right"] + columns + [out]))
        print(f"{len(kinds)} kinds tried, {len(kinds) - wrong} right.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
