#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translation_units.py BUILD_TREE: prints what the compiler is given for the source files on standard input.

A file that is compiled as one with others of its folder stands in a generated file that includes them."""
import json
import pathlib
import re
import sys

tree = pathlib.Path(sys.argv[1])
wanted = {str(pathlib.Path(line.strip()).resolve()) for line in sys.stdin if line.strip()}
for command in json.loads((tree / "compile_commands.json").read_text()):
    unit = pathlib.Path(command["directory"], command["file"])
    included = re.findall(r'#include "([^"]+)"', unit.read_text()) if unit.name.startswith("unity_") else []
    if wanted & {str(unit.resolve()), *(str(pathlib.Path(name).resolve()) for name in included)}:
        print(unit)
