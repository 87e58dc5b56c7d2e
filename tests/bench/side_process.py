# SPDX-License-Identifier: GPL-3.0-or-later
"""Our side of a bench: a program in a process of its own that waits while the other side runs, and how a bench writes its figures."""
import json
import os
import statistics
import subprocess


class SideProcess:
    """Answers each command on its stdin with a line of JSON. Its threads wait as the programs' do, unless the environment says how."""

    def __init__(self, program, *arguments):
        environment = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "10000", **os.environ}
        self.process = subprocess.Popen([program, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.process.args[0]} ended with status {self.process.wait()}; it says why above.")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def spread(values):
    return f"{statistics.median(values):.2f} [{min(values):.2f}, {max(values):.2f}]"
