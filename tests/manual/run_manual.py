# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands of resources/help as a reader would type them, each page in its own folder and home, with the files that its commands name.

A block that is marked `sh here=no REASON` cannot run in a test; REASON is one of manual_lines.REASONS. Its commands, those of the other texts, and
those that stand in a sentence or a table are held against what the programs understand. Where a command trains, a training of two steps is run; where
one records, a simulated device. Exit status 1 where a command fails or does not exist.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import wave

from manual_lines import REASONS, ROOT, Programs, code_in_sentences, commands_of

SECONDS_EACH = 300
GOLDENS = ROOT / "tests/golden"
TEXTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
PASSPHRASE = "correct horse battery"

# What is added to commands, so that they take seconds and need no device.
ADDED = ((r"undertone-cli train (?:tokenizer|base|sllm|classifier) ", "--steps 2"),
         (r"undertone-cli evaluate .*--folds ", "--steps 2"),
         (r"undertone-cli vault (?:create|change-passphrase) ", "--passphrase-memory 8"),
         (r"undertone-cli record --session ", "--input simulated --rate 16000 --seconds 6 --simulated-speed 0 --simulated-sound talk.wav"))


def cut_short(line):
    """The same commands with what ADDED says, in place of what a page gives these options."""
    parts = re.split(r"( \|\| | \| | && |; | & )", re.sub(r"\s+#.*$", "", line))
    for at, part in enumerate(parts):
        for pattern, words in ADDED:
            for name, value in re.findall(r"(--\S+) (\S+)", words) if re.match(pattern, part + " ") and not part.endswith("--help") else ():
                parts[at] = re.sub(rf"{name} \S+", f"{name} {value}", parts[at]) if f"{name} " in parts[at] else f"{parts[at]} {name} {value}"
    return "".join(parts)


class Fixtures:
    """Files that pages name, made of the demo conversation, the synthetic corpus, small goldens of the tests and the model that ships."""

    def __init__(self, args, environment, folder):
        self.args, self.environment = args, environment
        self.made, self.homes = folder / "made", folder / "homes"
        self.made.mkdir()
        self.homes.mkdir()
        self.make()

    def cli(self, *words):
        return subprocess.run([str(self.args.bin / "undertone-cli"), *map(str, words)], cwd=self.made, env=self.environment, check=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def make(self):
        with wave.open(str(self.args.demo)) as sound, wave.open(str(self.made / "talk.wav"), "wb") as short:
            short.setparams(sound.getparams())
            short.writeframes(sound.readframes(sound.getframerate() * 20))
        shutil.copy(self.made / "talk.wav", self.made / "talk.flac")  # what a file is, is read from its bytes
        shutil.copy(self.made / "talk.wav", self.made / "other.wav")
        self.cli("analyze", "talk.flac", "-o", "talk.json")
        for ending in ("rttm", "TextGrid", "eaf"):
            self.cli("export", "talk.json", "--audio", "talk.flac", "-o", f"talk.{ending}")
        shutil.copy(self.made / "talk.rttm", self.made / "corpus.rttm")
        (self.made / "recordings.txt").write_text("talk.wav\nother.wav\n")
        (self.made / "meetings").mkdir()
        for name in ("talk.flac", "talk.rttm"):
            shutil.copy(self.made / name, self.made / "meetings" / name)
        self.write_consent()
        model = self.args.model
        shutil.copytree(GOLDENS / "whisper/ctranslate2", self.made / "WHISPER")
        self.make_iemocap()
        self.cli("corpus", "tokenize", "IEMOCAP_full_release", "--tokenizer", model / "tokenizer", "-o", "train.safetensors")
        shutil.copytree(self.made / "IEMOCAP_full_release", self.made / "CORPUS")
        for name in ("dev", "held-out"):
            shutil.copy(self.made / "train.safetensors", self.made / f"{name}.safetensors")
        (self.made / "cosyvoice2").mkdir()
        shutil.copy(GOLDENS / "onnx_tokenizer.onnx", self.made / "cosyvoice2/speech_tokenizer_v2.onnx")

    def make_iemocap(self):
        """A corpus in IEMOCAP's layout, of the synthetic clips; as it takes ten speakers, the clips of two count as four speakers'."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(self.args.synthetic, folder, dirs_exist_ok=True)
            manifest = pathlib.Path(folder) / "manifest.csv"
            text = manifest.read_text().replace(",dev,", ",train,")
            manifest.write_text(re.sub(r"(_[5-7]_\w+\.wav,synthetic,synthetic-(?:kal|us-m1))(?=,)", r"\1-b", text))
            self.cli("corpus", "simulate", "--data", folder, "--layout", "iemocap", "--dialogues", 10, "--turns", 4, "-o", "IEMOCAP_full_release")

    def write_consent(self):
        notice = re.search(r"\b[0-9a-f]{64}\b", self.cli("consent", "notice", "--language", "en").stderr)[0]
        speaker = {"id": "A", "name": "Ann", "language": "en", "channel": 0, "purposes": ["record", "analyse", "train", "share"], "notice_sha256": notice,
                   "expressed": "form", "when": "2026-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"}
        consent = {"schema": 1, "title": "Interview", "purpose": "Test of the manual", "setting": "private",
                   "controller": {"name": "Ada Example", "contact": "ada@example.org"}, "retention_until": "2099-01-01T00:00:00Z", "speakers": [speaker]}
        (self.made / "consent.json").write_text(json.dumps(consent))

    def folder(self, home):
        target = pathlib.Path(tempfile.mkdtemp(prefix="page-", dir=self.made))
        for one in self.made.iterdir():
            if one.name.startswith("page-"):
                continue
            if one.is_dir():
                shutil.copytree(one, target / one.name)
            else:
                shutil.copy(one, target / one.name)
        models = home / ".local/share/undertone/models"
        shutil.copytree(self.args.model, models / "my-model", dirs_exist_ok=True)
        # Never links into the source tree: what a page writes stays in its own folder.
        for name, part in (("my-model", ""), ("PACKED", ""), ("BASE", "base"), ("LLaMA-2-7B-32K", "base"), ("TOKENIZER", "tokenizer")):
            (target / name).symlink_to(models / "my-model" / part)
        return target


class Page:
    """The commands of one page, in their order."""

    def __init__(self, path, programs, fixtures, environment):
        self.path, self.programs, self.fixtures, self.environment = path, programs, fixtures, environment
        self.ran, self.spoken, self.held, self.wrong = 0, 0, collections.Counter(), []
        self.seconds, self.slowest, self.variables = 0.0, (0.0, ""), ""

    def look(self):
        text = self.path.read_text(encoding="utf-8")
        for code in code_in_sentences(text):
            self.spoken += self.programs.is_understood(code)
            self.note(self.programs.unknown_in_sentence(code), code)
        is_manual = self.path.name not in TEXTS
        for line, reason in commands_of(text):
            if unknown := self.programs.unknown_in(line):
                self.note(unknown, line)
            elif not is_manual:
                self.held["text"] += 1
            elif reason is None:
                self.run(line)
            elif reason in REASONS:
                self.held[reason] += 1
            else:
                self.note(f"here=no needs one of {', '.join(REASONS)}", line)
        return self

    def note(self, what, line):
        if what:
            self.wrong.append(f"{self.path.name}: {what}: {line}")

    def run(self, line):
        if not self.ran:
            home = pathlib.Path(tempfile.mkdtemp(prefix="home-", dir=self.fixtures.homes))
            self.environment = self.environment | {"HOME": str(home)}
            self.folder = self.fixtures.folder(home)
        if re.fullmatch(r"\w+=\S+", line):
            self.variables += line + "\n"
            return
        self.ran += 1
        began = time.monotonic()
        with subprocess.Popen(["bash", "-ec", self.variables + cut_short(line)], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
            try:
                said = process.communicate(timeout=SECONDS_EACH)[1]
                self.note(f"exit status {process.returncode}" if process.returncode else None, f"{line}\n{said[-600:]}")
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # and what it started
                self.note(f"longer than {SECONDS_EACH} s", line)
        took = time.monotonic() - began
        self.seconds += took
        self.slowest = max(self.slowest, (took, line))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--help-pages", type=pathlib.Path, required=True)
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--demo", type=pathlib.Path, required=True)
    parser.add_argument("--synthetic", type=pathlib.Path, required=True)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--times", action="store_true", help="say what took longest on each page")
    parser.add_argument("pages", nargs="*", help="these alone")
    args = parser.parse_args()
    for name in ("help_pages", "bin", "demo", "synthetic", "model"):
        setattr(args, name, getattr(args, name).resolve())
    programs = Programs(args.bin)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "UNDERTONE_"))}
    environment |= {"PATH": f"{args.bin}:{os.environ['PATH']}", "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "UNDERTONE_DATA": str(args.synthetic),
                    "UNDERTONE_PASSPHRASE": PASSPHRASE, "UNDERTONE_NEW_PASSPHRASE": PASSPHRASE,
                    "OMP_NUM_THREADS": "1"}  # pages run side by side
    with tempfile.TemporaryDirectory(prefix="undertone-manual-", ignore_cleanup_errors=True) as folder:
        home = pathlib.Path(folder) / "home"
        home.mkdir()
        return look_at_pages(args, programs, environment, Fixtures(args, environment | {"HOME": str(home)}, pathlib.Path(folder)))


def look_at_pages(args, programs, environment, fixtures):
    paths = [*(ROOT / name for name in TEXTS), *sorted(args.help_pages.glob("*.md"))]
    pages = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for page in pool.map(lambda path: Page(path, programs, fixtures, environment).look(),
                             [path for path in paths if not args.pages or path.name in args.pages]):
            pages.append(page)
            for one in page.wrong:
                print(one, flush=True)
            if args.times:
                print(f"{page.path.name}: {page.ran} commands in {page.seconds:.1f} s; {page.slowest[0]:.1f} s: {page.slowest[1]}", flush=True)
    held = sum((page.held for page in pages), collections.Counter())
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(held.items()))
    print(f"{sum(page.ran for page in pages)} commands of the manual were run; {sum(held.values())} of blocks ({reasons}) and "
          f"{sum(page.spoken for page in pages)} of sentences were held against what the programs understand.")
    if args.times:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"All commands took {used.ru_utime + used.ru_stime:.0f} s of processor time.")
    unused = [] if args.pages else [reason for reason in REASONS if reason not in held]
    for reason in unused:
        print(f"No page gives the reason {reason}.")
    return 1 if unused or any(page.wrong for page in pages) else 0


if __name__ == "__main__":
    sys.exit(main())
