# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program understands, as its hidden --command-tree prints it (app/process/command_tree.h)."""
import re
import subprocess
from dataclasses import dataclass, field


@dataclass
class Option:
    names: list
    type: str
    help: str

    @property
    def positional(self):
        return not self.names[0].startswith("-")

    @property
    def words(self):
        """The words it takes, where it takes only some."""
        found = re.search(r"\{([^{}]+)\}", self.type)
        return found[1].split(",") if found else []

    @property
    def value(self):
        """The name of what it takes, for a reader: FILE, DIR, {dpm,off}."""
        return re.sub(r"^TEXT:(?=\{)", "", self.type)

    @property
    def takes_folder(self):
        return self.type.startswith("DIR") or self.type == "FOLDER"

    @property
    def takes_path(self):
        return not self.words and bool(re.search(r"FILE|DIR|FOLDER|AUDIO|TOKENS|MODEL|PATH", self.type + " " + (self.names[0] if self.positional else "")))


@dataclass
class Command:
    path: str
    help: str
    options: list = field(default_factory=list)

    @property
    def name(self):
        return self.path.rsplit(" ", 1)[-1]


def read_tree(text):
    """The commands by their path, in the order of --help; the program itself first."""
    commands = {}
    for line in text.splitlines():
        kind, path, *rest = line.split("\t")
        if kind == "command":
            commands[path] = Command(path, rest[0])
        else:
            commands[path].options.append(Option(rest[0].split(","), rest[1], rest[2]))
    return commands


def tree_of(program):
    return read_tree(subprocess.run([program, "--command-tree"], check=True, capture_output=True, text=True).stdout)


def tree_of_help(name, text):
    """The same of a program that has no --command-tree, from its --help: a line of two blanks, what is typed, two blanks or more, and what it
    is. What begins with a letter is a command, perhaps of two words; every option goes with every command, as such a program takes them."""
    commands, options = {name: Command(name, text.splitlines()[0])}, []
    for line in text.splitlines():
        found = re.match(r"  (\S+(?: \S+)*?) {2,}(\S.*)$", line) or re.match(r"  (-\S+(?:, -\S+)*)()$", line)
        if not found:
            continue
        words, told = found[1].split(), found[2]
        if words[0].startswith("-"):
            value = words.pop() if len(words) > 1 and words[-1].isupper() else ""
            options.append(Option([word.rstrip(",") for word in words], value, told))
        else:
            for count in range(1, len(words) + 1):
                path = " ".join([name, *words[:count]])
                commands.setdefault(path, Command(path, told if count == len(words) else words[0]))
    for command in commands.values():
        command.options = options
    return commands


def children(commands, path):
    return [one for one in commands.values() if one.path.rsplit(" ", 1)[0] == path and one.path != path and one.path.count(" ") == path.count(" ") + 1]
