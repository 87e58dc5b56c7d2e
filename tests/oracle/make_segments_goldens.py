# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/segments: TextGrids written by Praat itself (parselmouth), in its long and short text forms, in UTF-8 and UTF-16, and EAFs
written by pympi, with segments.json: tiers, intervals and texts of each file as its oracle reads them back from disk.

    python tests/oracle/make_segments_goldens.py
"""
import parselmouth
import pympi
from parselmouth.praat import call, run

from golden_file import FOLDER, save_json

MADE = FOLDER / "segments"
DURATION = 12.3
SPEAKERS = {  # name: [start, end, text]; the speakers overlap one another
    "Ann": [(0.25, 1.5, "hello"), (1.5, 2 / 3 + 2, 'she said "no", twice: ""'), (6.0625, 7.1, "plain")],
    "Bjørn Ångström": [(1.1, 3.9, "blåbærsyltetøy ! no comment"), (4.000001, 4.125, "<exists> 17 -3")],
    "日本 \"J\"": [(0.0, 0.1, "はい 😀"), (9.7, DURATION, "to the\nend")],
}
POINTS = [(0.7, "ding"), (3.3, 'a "quoted" mark')]


# By hand, as Praat's manual allows it: words and comments between what counts, tiers of one name, a text that is only blanks.
BY_HAND = """File type = "ooTextFile"  ! a comment: "ooBinaryFile" 7 <absent>
"TextGrid" from 0 seconds\tto 12.3 seconds
tiers? <exists> how many: 4
"IntervalTier" named "Ann" from 0 to 12.3 seconds, that is intervals [1]: 3
! 0 1 "nothing"
0 1 "" 1 2.5 "a ""b"" ! c" 2.5 12.3 " "
"TextTier" "bell" 0 12.3 1 [1]: 2 "x"
"IntervalTier" "Ann" 0 12.3 2 0 1.5 "at once" 1.5 12.3 "" "IntervalTier" "" 0 12.3 1 0 12.3 "nameless"
"""


def praat_grid(speakers, points):
    """A TextGrid as an annotator makes it: tiers, boundaries, texts."""
    tiers = list(speakers) + (["bell"] if points else [])
    # Praat splits the names it is given at blanks, so they are set afterwards.
    grid = call("Create TextGrid", 0, DURATION, " ".join(f"t{i}" for i in range(len(tiers))), f"t{len(speakers)}" if points else "")
    for number, name in enumerate(tiers, 1):
        call(grid, "Set tier name", number, name)
    for number, spans in enumerate(speakers.values(), 1):
        edges = sorted({edge for start, end, _ in spans for edge in (start, end)} - {0.0, DURATION})
        for edge in edges:
            call(grid, "Insert boundary", number, edge)
        for start, end, text in spans:
            call(grid, "Set interval text", number, call(grid, "Get interval at time", number, (start + end) / 2), text)
    for time, mark in points:
        call(grid, "Insert point", len(tiers), time, mark)
    return grid


def read_by_praat(path):
    grid = parselmouth.read(str(path))
    tiers = []
    for number in range(1, call(grid, "Get number of tiers") + 1):
        name = call(grid, "Get tier name", number)
        if not call(grid, "Is interval tier", number):
            count = call(grid, "Get number of points", number)
            tiers.append({"name": name, "points": [[call(grid, "Get time of point", number, i), call(grid, "Get label of point", number, i)] for i in range(1, count + 1)]})
            continue
        count = call(grid, "Get number of intervals", number)
        tiers.append({"name": name, "intervals": [[call(grid, "Get start time of interval", number, i), call(grid, "Get end time of interval", number, i),
                                                   call(grid, "Get label of interval", number, i)] for i in range(1, count + 1)]})
    return {"file": path.name, "oracle": "praat", "seconds": call(grid, "Get end time"), "tiers": tiers}


def write_by_praat():
    """Whatever Praat can be told to write text as, which is refused too: the chronological and the binary form."""
    everything = praat_grid(SPEAKERS, POINTS)
    latin = praat_grid({"Zoë": [(1.0, 2.0, "ça va, à bientôt")]}, [])
    for encoding in ("UTF-8", "UTF-16"):
        run(f'Text writing preferences: "{encoding}"')
        for form, command in (("long", "Save as text file"), ("short", "Save as short text file")):
            call(everything, command, str(MADE / f"{form}_{encoding.lower().replace('-', '')}.TextGrid"))
    run('Text writing preferences: "try ISO Latin-1, then UTF-16"')
    call(latin, "Save as text file", str(MADE / "latin1.TextGrid"))
    run('Text writing preferences: "UTF-8"')
    call(everything, "Save as chronological text file", str(MADE / "chronological.TextGrid"))
    call(everything, "Save as binary file", str(MADE / "binary.TextGrid"))
    # Praat writes UTF-16 big-endian; the other order is what Windows programs write, and Praat reads it.
    (MADE / "by_hand.TextGrid").write_text(BY_HAND)
    text = (MADE / "long_utf16.TextGrid").read_bytes().decode("utf-16")
    (MADE / "long_utf16le.TextGrid").write_bytes(b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le"))
    (MADE / "long_utf8_mark.TextGrid").write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))


def write_by_pympi(path, version, origin):
    """Speakers by PARTICIPANT and by tier name, a tier of each kind that depends on another, and one without annotations."""
    eaf = pympi.Eaf(author="oracle")
    eaf.adocument.update(DATE="2026-01-01T00:00:00+00:00", FORMAT=version, VERSION=version)
    eaf.remove_tier("default")
    eaf.add_linked_file("file:///recordings/talk.wav", "./talk.wav", "audio/x-wav", time_origin=origin)
    eaf.add_linguistic_type("words", "Time_Subdivision")
    eaf.add_linguistic_type("translation", "Symbolic_Association", timealignable=False)
    for number, (name, spans) in enumerate(SPEAKERS.items()):
        tier = f"tier {number}" if number else name
        eaf.add_tier(tier, part=name if number else None)
        for start, end, text in spans:
            eaf.add_annotation(tier, round(start * 1000), round(end * 1000), text)
    eaf.add_annotation("tier 1", 5000, 5600, "")
    eaf.add_tier("second of Ann", part="Ann")
    eaf.add_annotation("second of Ann", 500, 900, "at the same time & <more>")
    eaf.add_tier("Ann words", "words", parent="Ann")
    eaf.add_annotation("Ann words", 250, 900, "hel")
    eaf.add_tier("Ann translation", "translation", parent="Ann")
    eaf.add_ref_annotation("Ann translation", "Ann", 300, "hei")
    eaf.add_tier("empty")
    path.unlink(missing_ok=True)  # or pympi keeps it beside, as .bak
    eaf.to_file(path)


def read_by_pympi(path):
    eaf = pympi.Eaf(path)
    tiers = []
    for name in eaf.get_tier_names():
        parameters = eaf.get_parameters_for_tier(name)
        aligned, references = eaf.tiers[name][0], eaf.tiers[name][1]
        tiers.append({"name": name, "participant": parameters.get("PARTICIPANT", ""), "parent": parameters.get("PARENT_REF", ""), "references": len(references),
                      "intervals": [[eaf.timeslots[start], eaf.timeslots[end], text] for start, end, text, _ in aligned.values()]})
    return {"file": path.name, "oracle": "pympi", "origin": int(eaf.media_descriptors[0].get("TIME_ORIGIN") or 0), "tiers": tiers}


def main():
    MADE.mkdir(exist_ok=True)
    write_by_praat()
    write_by_pympi(MADE / "talk.eaf", "2.8", None)
    write_by_pympi(MADE / "offset.eaf", "3.0", 1500)
    grids = sorted(path for path in MADE.glob("*.TextGrid") if path.stem not in ("chronological", "binary"))
    cases = [read_by_praat(path) for path in grids] + [read_by_pympi(path) for path in sorted(MADE.glob("*.eaf"))]
    save_json(MADE / "segments.json", {"praat": parselmouth.PRAAT_VERSION, "cases": cases}, "tests/oracle/make_segments_goldens.py", "praat-parselmouth", "pympi-ling")


if __name__ == "__main__":
    main()
