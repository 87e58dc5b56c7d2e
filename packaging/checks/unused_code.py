#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a header or source file of the program declares and nothing but tests uses, and headers that only tests include.

Works on the text, so it needs no build: a name counts as used where it stands anywhere in app, audio, engine or ui other than in its own
declarations, definitions and comments. Two things of one name hide each other; what it prints is dead.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("app", "audio", "engine", "ui", "tests/bench")
# Kept on purpose; each with its reason. One that is used after all, or gone, is a finding too.
KEPT = {
    "consentPage": "tests of the wizard for sessions sign on it",
    "copySegmentation": "an edit of the project file's format; the window has no command for it yet, a project's history may hold it",
    "digitsFromCodes": "the way back of codesFromDigits, by which tests check it",
    "loadOnnxTokenizer": "tests and the round trip with s3tokenizer run a tokenizer straight from its ONNX file",
    "messageIds": "the test that holds the source's ids against the catalogue walks through them",
    "paintedItemCount": "tests of the timeline count what was painted",
    "renameTrack": "as copySegmentation",
    "runPage": "tests of the training window look at it",
    "sentencesRead": "tests of the DPM session and its checkpoint read it",
    "sessionPage": "tests of the window of sessions look at it",
    "setParts": "tests of the wizard fill its page in",
    "speechSeconds": "tests of the normaliser look at what it has heard",
    "temporaryLora": "tests and goldens look into the memory",
    "vaultPage": "tests of the window of sessions look at it",
}

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
INCLUDE = re.compile(r'#include "([^"]+)"')
WORD = re.compile(r"[A-Za-z_]\w*")
TYPE = r"(?:[\w:<>,*&\[\]\s]|\(\*\))+?"
# A declaration: something like a type, then the name, then what can follow it. Calls have no type before them.
FUNCTION = re.compile(
    r"^(?P<indent>[ \t]*)(?:template\s*<[^;{]*?>\s*)?(?:\[\[[^\]]*\]\]\s*)?(?!return\b|throw\b|else\b|delete\b|new\b|co_|case\b|goto\b|using\b|typedef\b)"
    + r"(?P<type>[\w:][\w:<>,*& \t]*?[\w>*&])[ \t*&]+(?P<scope>(?:\w+(?:<[^<>()]*>)?::)*)(?P<name>[a-z]\w*)\s*\(", re.M)
MEMBER = re.compile(
    r"^[ \t]+(?:static |constexpr |inline |mutable |const )*(?!return\b|throw\b|using\b|delete\b|case\b|goto\b|break\b|continue\b|else\b)"
    r"(?P<type>[\w:][\w:<>,*& \t]*?[\w>*&])[ \t*&]+(?P<name>[a-z]\w*)\s*(?:\{[^;{}]*\}|=[^;]*)?;", re.M)
CONSTANT = re.compile(r"^(?:inline |static )*(?:inline )?constexpr\s+[\w:<>,*& \t]+?[ \t*&](?P<name>\w+)\s*(?:\{|=|\[)", re.M)
RECORD = re.compile(r"^[ \t]*(?:struct|class|enum class)\s+(?P<name>[A-Z]\w*)\b(?!\s*::)", re.M)
ALIAS = re.compile(r"^[ \t]*using\s+(?P<name>\w+)\s*=", re.M)


def stripped(text):
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def main():
    files = sorted(file for room in ROOMS for ending in ("*.h", "*.cpp", "*.cu", "*.cuh", "*.in") for file in (ROOT / room).rglob(ending))
    texts = {str(file.relative_to(ROOT)): stripped(file.read_text(encoding="utf-8")) for file in files}
    words, declared, overriding, members = {}, {}, set(), set()
    for name, text in texts.items():
        for match in WORD.finditer(text):
            words[match.group()] = words.get(match.group(), 0) + 1
        sites = set()
        for pattern in (FUNCTION, MEMBER, CONSTANT, RECORD, ALIAS) if name.endswith(".h") else (FUNCTION, CONSTANT, RECORD):
            for match in pattern.finditer(text):
                # In a source file only what starts a line is a definition; further in, it may be a local variable with its arguments.
                if pattern is FUNCTION and not name.endswith(".h") and (match["indent"] or text[match.end():].split(")", 1)[-1].lstrip()[:1] == ";"):
                    if not match["scope"] and match["indent"]:
                        continue
                sites.add((match["name"], match.start("name"), pattern is FUNCTION))
                if pattern is MEMBER:
                    members.add(match["name"])
                if pattern is FUNCTION:
                    rest = text[match.end():match.end() + 400].split(";")[0].split("{")[0]
                    if re.search(r"\b(override|final)\b", rest):
                        overriding.add((match["name"], name))
                if pattern is RECORD:  # constructors and destructors are no uses
                    for other in re.finditer(r"^[ \t]*(?:explicit |constexpr )*~?(" + match["name"] + r")\s*\([^;.]*?\)\s*(?:[:{;=]|noexcept)", text, re.M):
                        sites.add((match["name"], other.start(1), False))
        for word, _, function in sites:
            declared.setdefault(word, []).append(name)
    findings = [f"{word} is kept as unused, and is used or gone" for word in KEPT if words.get(word, 0) != len(declared.get(word, [])) or word not in declared]
    compared = {name for name, text in texts.items() if "operator==" in text}  # by default, member by member
    for word, sites in sorted(declared.items()):
        if word in KEPT or words[word] > len(sites) or set(sites) <= compared and word in members:
            continue
        overrides = [name for other, name in overriding if other == word]
        if len(overrides) == len([name for name in sites if name.endswith(".h")]) and overrides:
            continue  # every declaration overrides: its caller is the library that declares the base
        findings.append(f"{sites[0]}: {word} is used by nothing but tests")
    included = {path for text in texts.values() for path in INCLUDE.findall(text)}
    for name in texts:
        if name.endswith(".h") and name not in included:
            findings.append(f"{name}: no file of the program includes it")
    for finding in sorted(findings):
        print(finding)
    return 1 if findings else 0


sys.exit(main())
