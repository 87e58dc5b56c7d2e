# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that texts show, and which words of them no program understands.

A command may be started by mpirun, srun or sbatch; a script of packaging/slurm stands for the command that it runs.
"""
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging/manual"))
from command_tree import children, tree_of, tree_of_help  # noqa: E402
from markdown import blocks  # noqa: E402

# Why a block says here=no REASON.
REASONS = {"cluster": "it needs Slurm",
           "hosts": "it needs MPI and several processors or hosts",
           "download": "it downloads a model of many gigabytes",
           "root": "it changes the system",
           "build": "it builds from the source tree",
           "hours": "it takes hours"}

# Options of the launchers that texts use, with the number of words behind them.
LAUNCHERS = {"mpirun": {"-n": 1, "--host": 1, "--oversubscribe": 0, "--allow-run-as-root": 0, "--mca": 2},
             "srun": {"--mpi": 1, "--cpus-per-task": 1, "--kill-on-bad-exit": 1},
             "sbatch": {"--array": 1, "--ntasks": 1, "--cpus-per-task": 1, "--parsable": 0, "--dependency": 1}}

# Of other programs: whether these have an option is not looked at.
OTHERS = {"apt", "cmake", "echo", "hf", "kill", "python", "rm"}
OPTIONS_OF_OTHERS = {"--build", "--install", "--prefix", "--target", "--no-install-recommends", "--nnodes", "--nproc-per-node"}
OF_ALL = {"--help", "--version", "--command-tree"}
ELLIPSES = ("...", "…")


def commands_of(page):
    """(command, reason not to run it here or None) of each command in a page's blocks."""
    for block in blocks(page):
        if block[0] != "code":
            continue
        language, *marks = (block[1] or "sh").split()
        if language != "sh":
            continue
        reason = None
        if marks[:1] == ["here=no"]:
            reason = marks[1] if len(marks) == 2 else ""
        elif marks:
            reason = ""
        for line in re.sub(r" *\\\n *", " ", block[2]).split("\n"):
            if line.strip() and not line.startswith("#"):
                yield line.strip(), reason


def code_in_sentences(page):
    """What stands between backticks outside of blocks."""
    text = re.sub(r"^```.*?^```", "", page, flags=re.S | re.M)
    return re.findall(r"`([^`\n]+)`", text)


def simple_commands(line):
    """The words of each program's call in a line of a shell."""
    lexer, call = shlex.shlex(line, posix=True, punctuation_chars=True), []
    lexer.whitespace_split = True
    for word in [*lexer, ";"]:
        if word in (";", "&&", "||", "|", "&", "wait", "sudo", "exec"):
            if call:
                yield call
            call = []
        elif call or not re.match(r"\w+=", word):  # no assignment before it
            call.append(word)


class Programs:
    """What all programs understand that texts may name."""

    def __init__(self, folder):
        def told(*command):
            return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout

        self.trees = {name: tree_of(str(folder / name)) for name in ("undertone", "undertone-cli")}
        self.trees["undertone-engine"] = tree_of_help("undertone-engine", told(folder / "undertone-engine", "--help"))
        self.trees["undertone-setup"] = tree_of_help("undertone-setup", told(ROOT / "packaging/launcher/undertone-setup", "--help"))
        self.tasks = told(ROOT / "dev", "help")
        tasks = tree_of_help("./dev", self.tasks + "  help   lists them\n")
        self.trees["./dev"] = {path: task for path, task in tasks.items() if re.fullmatch(r"\./dev( [a-z-]+)*", path)}  # without what they take
        self.scripts = {path.name: path for path in (ROOT / "packaging/slurm").glob("*.sbatch")}
        self.cmake = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "CMakeLists.txt", *(ROOT / "cmake").glob("*.cmake")])

    def unknown_in(self, line, is_spoken=False):
        """The first word of a line that is not understood, with what does not understand it; None: all are. `is_spoken`: an option may be named
        with the group of its command."""
        for call in simple_commands(line):
            if found := self._unknown_in_call(call, is_spoken):
                return found
        return None

    def unknown_in_sentence(self, text):
        """The same of what a sentence names: a command, one of undertone-cli without the program's name, or an option alone."""
        first = text.partition(" ")[0]
        if first in self.trees or first in LAUNCHERS:
            return self.unknown_in(text, True)
        if " " in text and f"undertone-cli {first}" in self.trees["undertone-cli"]:
            return self.unknown_in(f"undertone-cli {text}", True)
        if re.match(r"--[a-z]", text):
            option = re.split(r"[ =]", text)[0]
            known = OPTIONS_OF_OTHERS.union(OF_ALL, *LAUNCHERS.values(), *(names_of(tree.values()) for tree in self.trees.values()))
            return None if option in known or option in self.tasks else f"no program has {option}"
        return self._unknown_variable(text.split())

    def is_understood(self, text):
        """Whether a sentence's code is something that unknown_in_sentence looks at."""
        first = text.partition(" ")[0]
        return (first in self.trees or first in LAUNCHERS or text.startswith(("--", "-D"))
                or (" " in text and f"undertone-cli {first}" in self.trees["undertone-cli"]))

    def _unknown_variable(self, words):
        names = [match[1] for word in words if (match := re.match(r"-D(UNDERTONE_\w+)", word))]
        return next((f"CMake has no {name}" for name in names if name not in self.cmake), None)

    def _unknown_in_call(self, call, is_spoken):
        if call[0] in LAUNCHERS:
            return self._unknown_in_launched(call, is_spoken)
        if call[0] in OTHERS:
            return self._unknown_variable(call)
        name = call[0] if call[0] in self.trees else pathlib.PurePosixPath(call[0]).name
        if name not in self.trees:
            return f"{call[0]} is no program that this test knows"
        tree, path, words = self.trees[name], name, call[1:]
        while words and f"{path} {words[0]}" in tree:
            path += f" {words.pop(0)}"
        below = [command for name, command in tree.items() if name.startswith(path + " ")]
        is_any = bool(words) and bool(below) and (words[0] in ELLIPSES or is_spoken and words[0].startswith("-"))
        if words and not is_any and not words[0].startswith("-") and not words[0].isupper() and children(tree, path):
            return f"{path} has no {words[0]}"
        options = [option for command in ([tree[path], *below] if is_any else [tree[path]]) for option in command.options]
        for at, word in enumerate(words):
            if not re.match(r"--?[A-Za-z]", word):
                continue
            option_name, equals, value = word.partition("=")
            found = next((option for option in options if option_name in option.names), None)
            if not found and option_name not in OF_ALL and not (name == "./dev" and option_name in self.tasks):
                return f"{path} has no {option_name}"
            value = value if equals else words[at + 1] if at + 1 < len(words) else ""
            if found and found.words and value and not value.isupper() and value not in ELLIPSES:
                if wrong := [one for one in re.split(r"[|,]", value) if one.lower() not in (word.lower() for word in found.words)]:
                    return f"{path} {option_name} takes no {wrong[0]}"
        return None

    def _unknown_in_launched(self, call, is_spoken):
        launcher, words = call[0], call[1:]
        while words and words[0].startswith("-"):
            name, equals, _ = words.pop(0).partition("=")
            if name not in LAUNCHERS[launcher]:
                return f"{launcher} has no {name}"
            if not equals:
                del words[:LAUNCHERS[launcher][name]]
        if not words:
            return None  # the launcher alone is spoken of
        if launcher != "sbatch":
            return self._unknown_in_call(words, is_spoken)
        script = pathlib.PurePosixPath(words[0])
        if script.name not in self.scripts or str(script.parent) not in (".", "/usr/share/undertone/slurm", "packaging/slurm"):
            return f"packaging/slurm has no {script}"
        return self._unknown_in_call(words_of_script(self.scripts[script.name].read_text(encoding="utf-8"), words[1:]), is_spoken)


def words_of_script(text, arguments):
    """The command that a job script ends with, given its arguments."""
    words = []
    for word in shlex.split(re.findall(r"^exec (.*)$", text, re.M)[-1]):
        if match := re.fullmatch(r"\$(\d)|\$\{@:(\d)\}|\$(@)", word):
            first = int(match[1] or match[2] or 1) - 1
            words += arguments[first:first + 1] if match[1] else arguments[first:]
        else:
            words.append(word)
    return words


def names_of(commands):
    return {name for command in commands for option in command.options for name in option.names}
