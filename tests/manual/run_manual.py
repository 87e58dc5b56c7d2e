# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands of resources/help as a reader would type them, each page in a folder of its own with the files that its commands name.

What a page marks with `sh here=no` needs what is not here (a cluster, a corpus under licence, root): of it the command and its options are
held against what the programs understand, and so is each command that stands in a sentence or a table. A training is cut to two steps. Exit
status 1 where a command fails or does not exist.
"""
import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import wave

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "packaging/manual"))
from command_tree import children, tree_of  # noqa: E402
from markdown import blocks  # noqa: E402

SECONDS_EACH = 300
PROGRAMS = ("undertone", "undertone-cli", "undertone-engine", "undertone-setup")


def commands_of(page):
    """(command, runs here) of each command of a page; what does not begin with a word of a shell is an example of output."""
    for block in blocks(page):
        if block[0] != "code":
            continue
        language, *marks = (block[1] or "sh").split()
        if language != "sh":
            continue
        for line in re.sub(r" *\\\n *", " ", block[2]).split("\n"):
            if line.strip() and not line.startswith("#"):
                yield line.strip(), "here=no" not in marks


def commands_in_sentences(page):
    """Commands between backticks, outside of blocks: they are spoken of, not shown to be typed."""
    text = re.sub(r"^```.*?^```", "", page, flags=re.S | re.M)
    return re.findall(rf"`((?:{'|'.join(PROGRAMS)}) [^`]+)`", text)


def simple_commands(line):
    """The words of each program's call in a line of a shell."""
    words, call = shlex.split(line, comments=True), []
    for word in words + [";"]:
        if word in (";", "&&", "||", "|", "&", "wait", "sudo", "exec") or word.endswith(";"):
            if call:
                yield call
            call = []
        else:
            call.append(word)


def what_is_unknown(line, trees):
    """The first word of a line that a program does not understand."""
    for call in simple_commands(line):
        if call[0] not in trees:
            continue
        tree, path, words = trees[call[0]], call[0], call[1:]
        while words and f"{path} {words[0]}" in tree:
            path += f" {words.pop(0)}"
        if words and not words[0].startswith("-") and not words[0].isupper() and children(tree, path):
            return f"{path} has no {words[0]}"
        known = {name for option in tree[path].options for name in option.names} | {"--help", "--version"}
        for word in words:
            if word.startswith("--") and word.split("=")[0] not in known:
                return f"{path} has no {word}"
    return None


def cut_short(line):
    """A training of two steps: that it starts, trains and writes is what can be seen in a test."""
    return re.sub(r"(undertone-cli train (?:tokenizer|base|sllm|classifier) [^#|;&]*)", r"\1 --steps 2 ", line)


class Fixtures:
    """Files that pages name, made of the demo conversation, the synthetic corpus and the model that ships."""

    def __init__(self, args, environment):
        self.args, self.environment = args, environment
        self.made = pathlib.Path(tempfile.mkdtemp(prefix="undertone-manual-"))
        self.make()

    def cli(self, *words):
        subprocess.run([str(self.args.bin / "undertone-cli"), *map(str, words)], cwd=self.made, env=self.environment, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def make(self):
        with wave.open(str(self.args.demo)) as sound, wave.open(str(self.made / "talk.wav"), "wb") as short:
            short.setparams(sound.getparams())
            short.writeframes(sound.readframes(sound.getframerate() * 20))
        shutil.copy(self.made / "talk.wav", self.made / "talk.flac")  # what a file is, is read from its bytes
        shutil.copy(self.made / "talk.wav", self.made / "other.wav")
        self.cli("analyze", "talk.flac", "-o", "talk.json")
        for ending in ("rttm", "TextGrid", "eaf"):
            self.cli("export", "talk.json", "--audio", "talk.flac", "-o", f"talk.{ending}")
        (self.made / "corpus.rttm").write_text((self.made / "talk.rttm").read_text())
        (self.made / "recordings.txt").write_text("talk.wav\nother.wav\n")
        model = self.args.model
        for name, target in (("BASE", model / "base"), ("TOKENIZER", model / "tokenizer"), ("CORPUS", self.args.synthetic)):
            (self.made / name).symlink_to(target)
        self.cli("corpus", "tokenize", self.args.synthetic, "--tokenizer", model / "tokenizer", "-o", "train.safetensors")
        for name in ("dev", "held-out"):
            shutil.copy(self.made / "train.safetensors", self.made / f"{name}.safetensors")
        (self.made / "talk-only").mkdir()

    def folder(self, home):
        target = pathlib.Path(tempfile.mkdtemp(prefix="page-", dir=self.made))
        for one in self.made.iterdir():
            if one.is_symlink():
                (target / one.name).symlink_to(os.readlink(one))
            elif one.is_file():
                shutil.copy(one, target / one.name)
        models = home / ".local/share/undertone/models"
        shutil.copytree(self.args.model, models / "my-model", dirs_exist_ok=True)
        (target / "my-model").symlink_to(models / "my-model")
        return target


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--help-pages", type=pathlib.Path, required=True)
    parser.add_argument("--readme", type=pathlib.Path, required=True, help="a text of whose commands those in sentences are looked at")
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--demo", type=pathlib.Path, required=True)
    parser.add_argument("--synthetic", type=pathlib.Path, required=True)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("pages", nargs="*", help="these alone")
    args = parser.parse_args()
    trees = {name: tree_of(str(args.bin / name)) for name in ("undertone", "undertone-cli")}
    home = pathlib.Path(tempfile.mkdtemp(prefix="undertone-home-"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "UNDERTONE_"))}
    environment |= {"HOME": str(home), "PATH": f"{args.bin}:{os.environ['PATH']}", "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    fixtures = Fixtures(args, environment)
    ran, held, spoken, wrong = 0, 0, 0, []
    for page in [args.readme, *sorted(args.help_pages.glob("*.md"))]:
        if args.pages and page.name not in args.pages:
            continue
        text, folder = page.read_text(encoding="utf-8"), None
        for line in commands_in_sentences(text):
            spoken += 1
            if unknown := what_is_unknown(line, trees):
                wrong.append(f"{page.name}: {unknown}: {line}")
        for line, here in commands_of(text) if page != args.readme else ():
            if unknown := what_is_unknown(line, trees):
                wrong.append(f"{page.name}: {unknown}: {line}")
            elif not here:
                held += 1
            elif any(call[0] in PROGRAMS for call in simple_commands(line)) or line.startswith("rm "):
                folder = folder or fixtures.folder(home)
                try:
                    done = subprocess.run(["bash", "-ec", cut_short(line)], cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS_EACH)
                    if done.returncode != 0:
                        wrong.append(f"{page.name}: exit status {done.returncode}: {line}\n{done.stderr[-600:]}")
                except subprocess.TimeoutExpired:
                    wrong.append(f"{page.name}: longer than {SECONDS_EACH} s: {line}")
                ran += 1
            else:
                wrong.append(f"{page.name}: neither a command of Undertone nor marked here=no: {line}")
    shutil.rmtree(fixtures.made, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    print(f"{ran} commands of the manual were run, {held} of blocks and {spoken} of sentences held against what the programs understand.")
    for one in wrong:
        print(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
