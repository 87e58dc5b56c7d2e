# SPDX-License-Identifier: GPL-3.0-or-later
"""How well it is found who speaks when: diarization error rates of pyannote.metrics over recordings with RTTM files beside them.

    ./dev bench diarization [FOLDER]

For each recording: undertone-cli diarize with the number of speakers found, and given, beside all its speech as one speaker. The
collar is pyannote's parameter, 0.25 s: half of it on each side of a boundary of the reference. Rates count missed speech, false
alarms and confused speakers against the speech of the reference; with overlap every speaker of a moment counts, without it moments
with several are left out. Marks of possible overlap are held against the overlap of the reference, moment by moment.
"""
import argparse
import json
import pathlib
import subprocess
import sys

from pyannote.core import Annotation, Segment, Timeline
from pyannote.metrics.diarization import DiarizationErrorRate

COLLAR = 0.25  # seconds
TUNED_ON = {"trn01", "trn02", "trn03", "trn04", "dev00", "dev01"}  # the values of DiarizationConfig were chosen on these
STEP = 0.05  # seconds between the moments at which marks are compared
AUDIO = (".flac", ".wav", ".ogg", ".opus", ".mp3")


def reference(path):
    spoken = Annotation()
    for number, line in enumerate(path.read_text().splitlines()):
        fields = line.split()
        if fields[:1] == ["SPEAKER"]:
            start = float(fields[3])
            spoken[Segment(start, start + float(fields[4])), number] = fields[7]
    return spoken


def diarize(program, audio, count):
    answer = subprocess.run([program, "diarize", audio, "--speakers", str(count), "--json"], check=True, stdout=subprocess.PIPE)
    return json.loads(answer.stdout)["turns"]


def hypothesis(turns):
    said = Annotation()
    for number, turn in enumerate(turns):
        said[Segment(turn["start"], turn["end"]), number] = turn["speaker"] or "nobody"
    return said


def one_speaker(turns):
    return hypothesis([turn | {"speaker": "everybody"} for turn in turns])


class Marks:
    """Marks of possible overlap against the reference."""

    def __init__(self):
        self.marked = self.overlapped = self.both = self.moments = 0

    def add(self, spoken, turns):
        for turn in turns:
            for step in range(int((turn["end"] - turn["start"]) / STEP)):
                at = turn["start"] + step * STEP
                several = len(spoken.crop(Segment(at, at + STEP)).labels()) > 1
                self.moments += 1
                self.marked += turn["maybe_overlapped"]
                self.overlapped += several
                self.both += several and turn["maybe_overlapped"]

    def text(self):
        return (f"Of what was found, {self.overlapped / self.moments:.2f} is overlapped and {self.marked / self.moments:.2f} marked as possibly so: "
                f"precision {self.both / max(1, self.marked):.2f}, recall {self.both / max(1, self.overlapped):.2f}.")


def percent(rate):
    return f"{100 * abs(rate):.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    recordings = sorted(p for p in arguments.folder.iterdir() if p.suffix in AUDIO and p.with_suffix(".rttm").exists())
    if not recordings:
        sys.exit(f"{arguments.folder} holds no recordings with RTTM files of their names beside them.")
    columns = ["one", "found", "given"]
    marks = Marks()
    groups = {"those that the values were chosen on": {}, "the others": {}, "all": {}}
    for group in groups.values():
        for column in columns:
            for overlap in (True, False):
                group[column, overlap] = DiarizationErrorRate(collar=COLLAR, skip_overlap=not overlap)
    print("| recording | speakers | found | one speaker | found, with overlap | given, with overlap | one speaker, without | found, without | given, without |")
    print("|---|---|---|---|---|---|---|---|---|")
    for audio in recordings:
        spoken = reference(audio.with_suffix(".rttm"))
        found = diarize(arguments.program, audio, "auto")
        given = diarize(arguments.program, audio, len(spoken.labels()))
        marks.add(spoken, found)
        whole = Timeline([Segment(0, max(spoken.get_timeline().extent().end, max((t["end"] for t in found), default=0)))])
        answers = {"one": one_speaker(found), "found": hypothesis(found), "given": hypothesis(given)}
        cells = []
        for overlap in (True, False):
            for column in columns:
                mine = "those that the values were chosen on" if audio.stem in TUNED_ON else "the others"
                rates = [groups[name][column, overlap](spoken, answers[column], uem=whole) for name in (mine, "all")]
                cells.append(percent(rates[0]))
        print(f"| {audio.stem}{'' if audio.stem in TUNED_ON else ' *'} | {len(spoken.labels())} | {len({t['speaker'] for t in found})} | " + " | ".join(cells) + " |")
    for name, group in groups.items():
        print(f"| **{name}** | | | " + " | ".join(percent(abs(group[column, overlap])) for overlap in (True, False) for column in columns) + " |")
    print()
    print(marks.text())


if __name__ == "__main__":
    main()
