# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found to be wrong in commands that a text shows."""
import pathlib
import tempfile
import unittest

from manual_lines import Programs, commands_of, code_in_sentences, words_of_script

CLI = """#!/bin/sh
printf 'command\\tundertone-cli\\tA program\\n'
printf 'command\\tundertone-cli analyze\\tAnalyses\\noption\\tundertone-cli analyze\\t--list\\tFILE\\tL\\noption\\tundertone-cli analyze\\t-o,--output\\tFILE\\tO\\n'
printf 'option\\tundertone-cli analyze\\t--shard\\tI/N\\tS\\noption\\tundertone-cli analyze\\t--memory\\tTEXT:{dpm,off}\\tM\\n'
printf 'command\\tundertone-cli train\\tTrains\\ncommand\\tundertone-cli train base\\tA base\\n'
printf 'option\\tundertone-cli train base\\t--distributed\\t\\tD\\noption\\tundertone-cli train base\\t--threads\\tINT\\tT\\n'
"""
ENGINE = "#!/bin/sh\nprintf 'undertone-engine COMMAND\\n\\n  bench   measures\\n\\n  --model DIR   which\\n'\n"


class ManualLinesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for name, text in (("undertone", CLI.replace("undertone-cli", "undertone")), ("undertone-cli", CLI), ("undertone-engine", ENGINE)):
            path = pathlib.Path(cls.folder.name) / name
            path.write_text(text)
            path.chmod(0o755)
        cls.programs = Programs(pathlib.Path(cls.folder.name))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_commands_that_are_right(self):
        for line in ("undertone-cli analyze --list LIST -o out --memory off   # some", "undertone-cli train base --distributed & wait", "sudo apt install x",
                     "undertone-engine bench --model M", "undertone-setup --status", "./dev bench drift TOKENS", "./dev setup --gpu", "./dev package 12 13", "./dev help",
                     "mpirun --host one:2,two:2 -n 4 undertone-cli train base --distributed", "cmake -S . -DUNDERTONE_ENGINE_ONLY=ON",
                     "sbatch --array=0-9 /usr/share/undertone/slurm/analyze.sbatch list out --shard 1/2", "sbatch train.sbatch base --threads 2",
                     "UNDERTONE_TORCH=/x ./dev run"):
            self.assertIsNone(self.programs.unknown_in(line), line)

    def test_commands_that_are_wrong(self):
        for line, word in (("undertone-cli analyse x", "analyse"), ("undertone-cli analyze --lists x", "--lists"), ("undertone-cli analyze -q x", "-q"),
                           ("undertone-cli analyze --memory on x", "on"), ("true; undertone-cli train llm", "true"), ("undertone-engine bench --modle M", "--modle"),
                           ("undertone-setup --cpu", "--cpu"), ("./dev pack", "pack"), ("./dev build --fast", "--fast"), ("mpirun --np 2 undertone-cli", "--np"),
                           ("mpirun -n 2 undertone-cli train base --accumulated 4", "--accumulated"), ("cmake -DUNDERTONE_NONE=1", "UNDERTONE_NONE"),
                           ("sbatch none.sbatch list out", "none.sbatch"), ("sbatch --array=0-9 analyze.sbatch list out --shards 1/2", "--shards"),
                           ("sbatch train.sbatch bases", "bases"), ("undertone-cli train --distributed", "--distributed")):
            self.assertIn(word, self.programs.unknown_in(line) or "", line)

    def test_sentences(self):
        found = code_in_sentences("`undertone-cli analyze --lists`, `analyze --list FILE`\n\n```sh\n`no`\n```\n")
        self.assertEqual(found, ["undertone-cli analyze --lists", "analyze --list FILE"])
        for text in ("analyze --list FILE", "undertone-cli train … --distributed", "train --distributed", "--shard 1/2", "analyze", "key value", "-DUNDERTONE_TORCH=/x", "mpirun"):
            self.assertIsNone(self.programs.unknown_in_sentence(text), text)
        for text in ("analyze --lists FILE", "--shards", "train bases", "undertone-cli train … --distribute", "-DUNDERTONE_NONE=ON"):
            self.assertIsNotNone(self.programs.unknown_in_sentence(text), text)

    def test_reasons(self):
        page = "# A\n\n```sh\na\n```\n\n```sh here=no root\nb \\\n  c\n```\n\n```sh here=no\nd\n```\n\n```json\n{}\n```\n"
        self.assertEqual(list(commands_of(page)), [("a", None), ("b c", "root"), ("d", "")])

    def test_scripts(self):
        self.assertEqual(words_of_script('#!/bin/bash\nset -eu\nexec a --list "$1" -o "$2" "${@:3}"\n', ["l", "o", "-x", "y"]), ["a", "--list", "l", "-o", "o", "-x", "y"])
        self.assertEqual(words_of_script('exec a "$@" --b "${N:-1}"\n', ["l", "o"]), ["a", "l", "o", "--b", "${N:-1}"])


if __name__ == "__main__":
    unittest.main()
