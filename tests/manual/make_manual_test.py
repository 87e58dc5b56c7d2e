# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual's Markdown as manual page and HTML, and completions from a command tree."""
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "packaging/manual"))
import completions  # noqa: E402
import html_page  # noqa: E402
import make_manual  # noqa: E402
import roff  # noqa: E402
from command_tree import read_tree, tree_of_help  # noqa: E402
from markdown import blocks, spans  # noqa: E402

HELP = pathlib.Path(__file__).resolve().parents[2] / "resources/help"
TREE = read_tree("command\tp\tA program\noption\tp\t-h,--help\t\tHelp\ncommand\tp run\tRuns it\n"
                 "option\tp run\taudio\tAUDIO\tWhat\noption\tp run\t--memory\tTEXT:{dpm,off}\tHow: [so]\noption\tp run\t--model\tDIR\tIt's which\n")


class MarkdownTest(unittest.TestCase):
    def test_spans(self):
        self.assertEqual(spans("a **b** `c|d` [e](f.md) *g*"), [("text", "a "), ("strong", "b"), ("text", " "), ("code", "c|d"), ("text", " "),
                                                               ("link", "e", "f.md"), ("text", " "), ("emphasis", "g")])

    def test_words_for_the_search_are_left_out(self):
        self.assertEqual(blocks("# A\n\n<!-- crash\nhang -->\n\nText"), [("heading", 1, [("text", "A")]), ("paragraph", [("text", "Text")])])

    def test_list_table_and_code(self):
        found = blocks("1. one\n   more\n2. two\n\n| a | b |\n|---|---|\n| `x` | y |\n\n```sh here=no\nrun\n```\n\n    indented\n")
        self.assertEqual([block[0] for block in found], ["list", "table", "code", "code"])
        self.assertEqual(found[0][2][0], [("text", "one more")])
        self.assertEqual(found[2][1:], ("sh here=no", "run"))

    def test_every_page_is_understood(self):
        for page in HELP.glob("*.md"):
            found = blocks(page.read_text(encoding="utf-8"))
            self.assertEqual(found[0][:2], ("heading", 1), page.name)
            text = html_page.page("t", found, [])
            self.assertNotIn("|---", text, page.name)
            self.assertNotIn("**", text.replace("**.", ""), page.name)


class RoffTest(unittest.TestCase):
    def test_dots_and_dashes(self):
        self.assertEqual(roff.body([("code", "", ".cache --no-cache")])[3], "\\&.cache \\-\\-no\\-cache")

    @unittest.skipUnless(shutil.which("man"), "there is no man")
    def test_man_has_no_complaint(self):
        pages = [(page.name, blocks(page.read_text(encoding="utf-8"))) for page in HELP.glob("*.md")]
        done = subprocess.run(["man", "--warnings=w", "-l", "-"], input=make_manual.manual_page(pages, "1"), capture_output=True, text=True)
        self.assertEqual([line for line in done.stderr.splitlines() if "can't break line" not in line and "cannot adjust" not in line], [])


class CompletionTest(unittest.TestCase):
    def completed(self, *words, tree=TREE):
        script = completions.bash("p", tree) + f'COMP_WORDS=(p {" ".join(words)}); COMP_CWORD={len(words)}; _p; echo "${{COMPREPLY[*]}}"'
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.strip()

    def test_bash(self):
        self.assertEqual(self.completed("r"), "run")
        self.assertEqual(self.completed("run", "--mem"), "--memory")
        self.assertEqual(self.completed("run", "--memory", "d"), "dpm")

    def test_of_help(self):
        told = "p COMMAND [OPTIONS]\n\n  train base   trains\n  train sllm   trains too\n  look         looks\n\nOptions\n  --model DIR   where\n  --help, --version\n"
        tree = tree_of_help("p", told)
        self.assertEqual(list(tree), ["p", "p train", "p train base", "p train sllm", "p look"])
        self.assertEqual(self.completed("tr", tree=tree), "train")
        self.assertEqual(self.completed("train", "s", tree=tree), "sllm")
        self.assertEqual(self.completed("train", "base", "--mo", tree=tree), "--model")
        self.assertEqual(self.completed("--v", tree=tree), "--version")
        setup = tree_of_help("p", subprocess.run([HELP.parents[1] / "packaging/launcher/undertone-setup", "--help"], capture_output=True, text=True, check=True).stdout)
        self.assertEqual(self.completed("--st", tree=setup), "--status")
        self.assertEqual(list(setup), ["p"])

    @unittest.skipUnless(shutil.which("zsh"), "there is no zsh")
    def test_zsh_reads_it(self):
        subprocess.run(["zsh", "-n"], input=completions.zsh("p", TREE), text=True, check=True)

    @unittest.skipUnless(shutil.which("fish"), "there is no fish")
    def test_fish_reads_it(self):
        subprocess.run(["fish", "--no-execute"], input=completions.fish("p", TREE), text=True, check=True)


class ChangelogTest(unittest.TestCase):
    def test_debian(self):
        text = make_manual.debian_changelog("# Changes\n\n## 1.2.0 (2026-11-29)\n\n- `a` long\n  entry\n- b\n", "1.2.0")
        self.assertTrue(text.startswith("undertone (1.2.0) unstable; urgency=medium\n\n  * a long entry\n  * b\n"), text)
        self.assertIn("Sun, 29 Nov 2026 00:00:00", text)
        with self.assertRaises(SystemExit):
            make_manual.debian_changelog("# Changes\n\n## 1.2.0 (2026-11-29)\n\n- a\n", "1.3.0")


if __name__ == "__main__":
    unittest.main()
