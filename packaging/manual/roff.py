# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of Markdown as a manual page (man macros, tbl for nothing: tables are lists of their rows, which every width of terminal shows)."""
from markdown import plain


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("→", "\\(->").replace("≥", "\\(>=")
    return "\\&" + text if text[:1] in ".'" else text


def inline(parts):
    out = ""
    for part in parts:
        if part[0] in ("code", "strong"):
            out += "\\fB" + escaped(part[1]) + "\\fR"
        elif part[0] in ("emphasis", "link"):
            out += "\\fI" + escaped(part[1]) + "\\fR"
        else:
            out += escaped(part[1])
    return "\\&" + out if out[:1] in ".'" else out


def body(blocks):
    """roff of blocks; a heading of the first level is left out: the page's NAME has it."""
    out = []
    for block in blocks:
        kind = block[0]
        if kind == "heading" and block[1] > 1:
            out.append((".SH " if block[1] == 2 else ".SS ") + '"' + escaped(plain(block[2])).replace('"', "\\(dq") + '"')
        elif kind == "paragraph":
            out += [".PP", inline(block[1])]
        elif kind == "list":
            for number, item in enumerate(block[2], 1):
                out += [f".IP {number}. 4" if block[1] else ".IP \\(bu 2", inline(item)]
        elif kind == "code":
            out += [".PP", ".nf", ".RS 4"] + [escaped(line) for line in block[2].split("\n")] + [".RE", ".fi"]
        elif kind == "table":
            for row in block[2]:
                out += [".TP", inline(row[0]) or "\\&", "; ".join(text for text in (cell_text(block[1], row, i) for i in range(1, len(row))) if text) or "\\&"]
    return out


def cell_text(header, row, column):
    text, name = inline(row[column]), plain(header[column])
    return f"{escaped(name)}: {text}" if text and name and len(row) > 2 else text


def page(name, section, version, title, summary, lines):
    return "\n".join([f'.TH {name.upper()} {section} "" "Undertone {version}" "{title}"', ".SH NAME", f"{escaped(name)} \\- {escaped(summary)}"] + lines) + "\n"
