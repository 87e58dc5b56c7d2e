# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown of resources/help as blocks and spans: what its pages use, and an error for anything else would be a picture of wrong text.

Blocks: ("heading", level, spans), ("paragraph", spans), ("list", ordered, [item spans]), ("code", language, text),
("table", header, rows), ("image", text, target). Spans: ("text"|"code"|"strong"|"emphasis", text) and ("link", text, target).
"""
import re

SPAN = re.compile(r"(?P<code>`+)(?P<inner>.+?)(?P=code)|\*\*(?P<strong>.+?)\*\*|(?<![\w*])\*(?P<emphasis>[^*\s][^*]*?)\*(?![\w*])"
                  r"|(?<!!)\[(?P<label>(?:[^\[\]]|`[^`]*`)+)\]\((?P<target>[^)\s]+)\)|\\(?P<escaped>[\\`*_{}\[\]()#+.!|<>-])")


def spans(text):
    found, at = [], 0
    for match in SPAN.finditer(text):
        if match.start() > at:
            found.append(("text", text[at:match.start()]))
        if match["code"]:
            found.append(("code", match["inner"].strip()))
        elif match["strong"]:
            found.append(("strong", match["strong"].replace("`", "")))
        elif match["emphasis"]:
            found.append(("emphasis", match["emphasis"]))
        elif match["label"]:
            found.append(("link", match["label"].replace("`", ""), match["target"]))
        else:
            found.append(("text", match["escaped"]))
        at = match.end()
    if at < len(text):
        found.append(("text", text[at:]))
    return found


def plain(parts):
    return "".join(part[1] for part in parts)


def table_cells(line):
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return [spans(cell.strip().replace("\\|", "|")) for cell in cells]


def is_list_item(line):
    return re.match(r"([-*]|\d+\.) +\S", line)


def blocks(text):
    text = re.sub(r"<!--.*?-->\n?", "", text, flags=re.S)  # words for the search
    lines, at, found = text.split("\n"), 0, []
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif line.startswith("```"):
            end = at + 1
            while not lines[end].startswith("```"):
                end += 1
            found.append(("code", line[3:].strip(), "\n".join(lines[at + 1:end])))
            at = end + 1
        elif line.startswith("    "):
            end = at
            while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
                end += 1
            found.append(("code", "", "\n".join(one[4:] for one in lines[at:end]).strip("\n")))
            at = end
        elif match := re.match(r"(#+) (.*)", line):
            found.append(("heading", len(match[1]), spans(match[2])))
            at += 1
        elif line.startswith("|"):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            rows = [table_cells(one) for one in lines[at:end]]
            found.append(("table", rows[0], rows[2:]))
            at = end
        elif match := re.fullmatch(r"!\[(.*)\]\((\S+)\)", line):
            found.append(("image", match[1], match[2]))
            at += 1
        elif is_list_item(line):
            items, ordered = [], line[0].isdigit()
            while at < len(lines) and lines[at].strip() and (is_list_item(lines[at]) or lines[at].startswith("  ")):
                if is_list_item(lines[at]):
                    items.append(re.sub(r"^([-*]|\d+\.) +", "", lines[at]))
                else:
                    items[-1] += " " + lines[at].strip()
                at += 1
            found.append(("list", ordered, [spans(item) for item in items]))
        else:
            end = at
            while end < len(lines) and lines[end].strip() and not re.match(r"#+ |\||```|    ", lines[end]) and not is_list_item(lines[end]):
                end += 1
            found.append(("paragraph", spans(" ".join(one.strip() for one in lines[at:end]))))
            at = end
    return found
