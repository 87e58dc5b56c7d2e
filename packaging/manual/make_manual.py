# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages, the manual as HTML, shell completions, changelog and copyright of a package, from resources/help and the programs.

The same input gives the same bytes: nothing of the day, the machine or the order of a folder is in them.
"""
import argparse
import gzip
import pathlib
import re
import shutil
import subprocess
import textwrap
from email.utils import formatdate

import completions
import html_page
import roff
from command_tree import tree_of, tree_of_help
from markdown import blocks, spans

PROGRAMS = {"undertone": "analyse the emotions of a conversation on a timeline",
            "undertone-cli": "emotion recognition in conversation on the command line",
            "undertone-engine": "the engine of Undertone alone",
            "undertone-setup": "download the LibTorch that Undertone needs"}


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(data.encode())
    else:
        path.write_text(data, encoding="utf-8")


def option_lines(command):
    lines = []
    for option in command.options:
        names = "\\fR, \\fB".join(roff.escaped(name) for name in option.names)
        value = f" \\fI{roff.escaped(option.value)}\\fR" if option.type and not option.positional else ""
        lines += [".TP", f"\\fB{names}\\fR{value}", roff.escaped(option.help) or "\\&"]
    return lines


def synopsis_lines(commands):
    lines = [".SH SYNOPSIS"]
    first = next(iter(commands))
    for path, command in commands.items():
        if path != first and not [option for option in command.options if option.names != ["-h", "--help"]]:
            continue  # a group of commands
        if path == first and len(commands) > 1:
            lines += [f"\\fB{roff.escaped(path)}\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]", ".br"]
            continue
        positionals = " ".join(f"\\fI{roff.escaped(option.names[0])}\\fR" for option in command.options if option.positional)
        lines += [f"\\fB{roff.escaped(path)}\\fR [\\fIOPTIONS\\fR] {positionals}".rstrip(), ".br"]
    return lines[:-1]


SEE_ALSO = [".SH SEE ALSO", "\\fBundertone\\fR(1), \\fBundertone\\-cli\\fR(1), \\fBundertone\\fR(7); the same manual as HTML in",
            "\\fI/usr/share/doc/undertone/html\\fR, and in the program under F1."]


def program_page(name, commands, version, before):
    lines = synopsis_lines(commands) + [".SH DESCRIPTION"] + before
    lines.append(".SH OPTIONS")
    for path, command in commands.items():
        if path != name:
            lines += [f'.SS "{roff.escaped(path)}"', roff.escaped(command.help) + "."]
        lines += option_lines(command)
    return roff.page(name, 1, version, "Undertone", PROGRAMS[name], lines + SEE_ALSO)


def text_page(name, help_text, version):
    lines = [".SH DESCRIPTION", ".nf"] + [roff.escaped(line) for line in help_text.rstrip().split("\n")] + [".fi"]
    return roff.page(name, 1, version, "Undertone", PROGRAMS[name], lines + SEE_ALSO)


def manual_page(pages, version):
    """Every page of the manual as a section of undertone(7)."""
    lines = []
    for _, parsed in pages:
        lines.append(f'.SH "{roff.escaped(html_page.title_of(parsed)).upper()}"')
        deeper = [("heading", block[1] + 1, block[2]) if block[0] == "heading" else block for block in parsed[1:]]
        lines += roff.body(deeper)
    return roff.page("undertone", 7, version, "Undertone", "the manual of Undertone", lines)


def debian_changelog(markdown, version):
    """CHANGELOG.md as Debian writes one; the day of a version stands beside its heading."""
    out = []
    for name, day, body in re.findall(r"^## ([\d.]+) \((\d{4}-\d\d-\d\d)\)\n(.*?)(?=^## |\Z)", markdown, re.M | re.S):
        seconds = int(subprocess.run(["date", "-u", "-d", day, "+%s"], check=True, capture_output=True, text=True).stdout)
        entries = [re.sub(r"[*`]", "", " ".join(item.split())) for item in re.findall(r"^- (.*?)(?=^- |^#|\Z)", body, re.M | re.S)]
        entries = ["\n".join(textwrap.wrap(entry, 76, initial_indent="  * ", subsequent_indent="    ")) for entry in entries]
        out.append(f"undertone ({name}) unstable; urgency=medium\n\n" + "\n".join(entries)
                   + f"\n\n -- Undertone developers <undertone@localhost.invalid>  {formatdate(seconds)}\n")
    if not out or f"({version})" not in out[0]:
        raise SystemExit(f"CHANGELOG.md does not begin with version {version}.")
    return "\n".join(out)


def page_order(folder):
    """The pages in the order in which the window lists them."""
    source = (folder.parent.parent / "ui/help/help_window.cpp").read_text(encoding="utf-8")
    listed = re.findall(r'"([a-z0-9-]+\.md)"', source[source.index("pageNames{"):source.index("};", source.index("pageNames{"))])
    missing = sorted(set(path.name for path in folder.glob("*.md")) - set(listed))
    if missing:
        raise SystemExit(f"ui/help/help_window.cpp lists no page {', '.join(missing)}.")
    return listed


def write_completions(folder, name, commands):
    write(folder / f"completions/bash/{name}", completions.bash(name, commands))
    write(folder / f"completions/zsh/_{name}", completions.zsh(name, commands))
    write(folder / f"completions/fish/{name}.fish", completions.fish(name, commands))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", required=True)
    parser.add_argument("--help-pages", type=pathlib.Path, required=True)
    parser.add_argument("--changelog", type=pathlib.Path, required=True)
    parser.add_argument("--copyright", type=pathlib.Path, required=True)
    parser.add_argument("--setup", required=True)
    parser.add_argument("--engine", required=True)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    parser.add_argument("programs", nargs="+", help="programs that know --command-tree")
    args = parser.parse_args()
    shutil.rmtree(args.out, ignore_errors=True)
    pages = [(name, blocks((args.help_pages / name).read_text(encoding="utf-8"))) for name in page_order(args.help_pages)]
    contents = [(name[:-3] + ".html", html_page.title_of(parsed)) for name, parsed in pages]
    for (_, parsed), (name, title) in zip(pages, contents):
        write(args.out / "html" / name, html_page.page(title, parsed, contents))
    (args.out / "html/index.html").write_bytes((args.out / "html" / contents[0][0]).read_bytes())
    shutil.copytree(args.help_pages / "pictures", args.out / "html/pictures")
    write(args.out / "man/man7/undertone.7.gz", manual_page(pages, args.version))
    for program in args.programs:
        commands = tree_of(program)
        name = next(iter(commands))
        intro = [roff.inline(spans(commands[name].help))]
        if name == "undertone-cli":
            intro += roff.body(dict(pages)["command-line.md"])
        write(args.out / f"man/man1/{name}.1.gz", program_page(name, commands, args.version, intro))
        write_completions(args.out, name, commands)
    for name, program in (("undertone-engine", args.engine), ("undertone-setup", args.setup)):
        told = subprocess.run([program, "--help"], check=True, capture_output=True, text=True).stdout
        write(args.out / f"man/man1/{name}.1.gz", text_page(name, told, args.version))
        write_completions(args.out, name, tree_of_help(name, told))
    write(args.out / "changelog.gz", debian_changelog(args.changelog.read_text(encoding="utf-8"), args.version))
    write(args.out / "copyright", args.copyright.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
