# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of Markdown as HTML pages that link each other; no script, nothing from elsewhere, light and dark."""
import html

from markdown import plain

STYLE = """:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;display:flex;flex-wrap:wrap}
nav{padding:1.5rem;min-width:14rem}nav a{display:block;padding:.15rem 0}main{padding:1.5rem;max-width:54rem;flex:1 1 30rem;min-width:0}
pre{overflow-x:auto;padding:.8rem;background:color-mix(in srgb,currentColor 7%,transparent)}code{font-size:.92em}table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{border:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:.3rem .6rem;text-align:left;vertical-align:top}img{max-width:100%}"""


def inline(parts):
    out = ""
    for part in parts:
        text = html.escape(part[1], quote=False)
        if part[0] == "code":
            out += f"<code>{text}</code>"
        elif part[0] in ("strong", "emphasis"):
            tag = "strong" if part[0] == "strong" else "em"
            out += f"<{tag}>{text}</{tag}>"
        elif part[0] == "link":
            page, hash_mark, anchor = part[2].partition("#")
            inside = page.endswith(".md") and "/" not in page
            out += f'<a href="{html.escape(page[:-3] + ".html" + hash_mark + anchor)}">{text}</a>' if inside else text
        else:
            out += text
    return out


def block_html(block):
    kind = block[0]
    if kind == "heading":
        return f"<h{block[1]}>{inline(block[2])}</h{block[1]}>"
    if kind == "paragraph":
        return f"<p>{inline(block[1])}</p>"
    if kind == "list":
        tag = "ol" if block[1] else "ul"
        return f"<{tag}>" + "".join(f"<li>{inline(item)}</li>" for item in block[2]) + f"</{tag}>"
    if kind == "code":
        return f"<pre><code>{html.escape(block[2], quote=False)}</code></pre>"
    if kind == "image":
        return f'<p><img src="{html.escape(block[2])}" alt="{html.escape(block[1])}"></p>'
    rows = ["<tr>" + "".join(f"<th>{inline(cell)}</th>" for cell in block[1]) + "</tr>"]
    rows += ["<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in block[2]]
    return "<table>" + "\n".join(rows) + "</table>"


def page(title, blocks, contents):
    """contents: [(file name, title)] of every page, for the list beside it."""
    links = "".join(f'<a href="{name}">{html.escape(text, quote=False)}</a>' for name, text in contents)
    body = "\n".join(block_html(block) for block in blocks)
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\n'
            f"<title>{html.escape(title, quote=False)} - Undertone</title>\n<style>{STYLE}</style></head>\n<body><nav>{links}</nav>\n<main>{body}</main></body></html>\n")


def title_of(blocks):
    return plain(blocks[0][2])
