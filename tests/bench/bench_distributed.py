# SPDX-License-Identifier: GPL-3.0-or-later
"""One training by one process and by two, one thread each: what the second brings.

    ./dev bench distributed [--pairs N]

Each kind of training at the sizes of the small model that ships, on the synthetic corpus. Both take the same steps: a step of the one
process is two batches (of the tokenizer: four simulated recordings), of which each of the two processes has one (two). Runs alternate, and
what is said is the median over pairs, because other programs may be at work: the load of the machine is printed beside it. Bytes are those
of the gradients in fp32, which each process sends and receives once a step.
"""
import argparse
import json
import os
import pathlib
import signal
import statistics
import struct
import subprocess
import tempfile

STEPS = {"base": 12, "sllm": 12, "tokenizer": 16, "classifier": 60}


def recorded_seconds(output):
    """What the training says of itself, in training.json or, of a tokenizer or an SLLM, in provenance.json."""
    for name in ("training.json", "provenance.json"):
        for record in output.rglob(name):
            told = json.loads(record.read_text())
            told = told.get("adapter") or told
            if "seconds" in told:
                return float(told["seconds"])
    raise SystemExit(f"{output} holds no record of its training")


class Bench:
    def __init__(self, program, model, corpus, folder):
        self.program, self.model, self.corpus, self.folder = program, pathlib.Path(model), corpus, pathlib.Path(folder)
        self.environment = dict(os.environ, OMP_NUM_THREADS="1", OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1")
        self.tokens = str(self.folder / "tokens.safetensors")
        subprocess.run([program, "corpus", "simulate", "--data", corpus, "--split", "train", "--tokenizer", str(self.model / "tokenizer"),
                        "--dialogues", "12", "--turns", "20", "-o", self.tokens], check=True, stderr=subprocess.DEVNULL)

    def command(self, kind, steps, output):
        own = {
            "base": ["--tokens", self.tokens, "--accumulate", "2"],
            "sllm": ["--tokens", self.tokens, "--base", str(self.model / "base"), "--tokenizer", str(self.model / "tokenizer"), "--accumulate", "2"],
            "tokenizer": ["--data", self.corpus],
            "classifier": ["--tokens", self.tokens, "--model", str(self.model), "--batch", "16", "--accumulate", "2"],
        }[kind]
        return [self.program, "train", kind, *own, "--dtype", "fp32", "--threads", "1", "--steps", str(steps), "--overwrite", "-o", str(output)]

    def seconds_per_step(self, kind, processes):
        output = self.folder / f"{kind}-{processes}"
        command = self.command(kind, STEPS[kind], output)
        if processes > 1:
            command = ["mpirun", "--oversubscribe", "--bind-to", "none", "-n", str(processes), *command, "--distributed"]
        subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return recorded_seconds(output) / STEPS[kind]

    def gradient_bytes(self, kind):
        """Of the parameters in the checkpoint of a training that is stopped."""
        output = self.folder / f"{kind}-stopped"
        process = subprocess.Popen(self.command(kind, 1000000, output), env=self.environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        for line in process.stderr:
            if "step " in line:
                break
        process.send_signal(signal.SIGINT)
        process.communicate()
        with open(next(output.rglob("checkpoint.safetensors")), "rb") as file:
            header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        sizes = (entry["data_offsets"] for name, entry in header.items() if name.startswith("parameter."))
        return sum(end - begin for begin, end in sizes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("model")
    parser.add_argument("corpus")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--kinds", nargs="+", default=list(STEPS))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments.program, arguments.model, arguments.corpus, folder)
        loads = []
        print("| training | gradients a step | step, one process | step, two processes | two are faster by |\n|---|---|---|---|---|", flush=True)
        for kind in arguments.kinds:
            megabytes = bench.gradient_bytes(kind) / 1e6
            pairs = []
            for number in range(arguments.pairs):
                order = (1, 2) if number % 2 == 0 else (2, 1)
                took = {processes: bench.seconds_per_step(kind, processes) for processes in order}
                pairs.append((took[1], took[2]))
                loads.append(os.getloadavg()[0])
            gains = sorted(one / two for one, two in pairs)
            one, two = (statistics.median(values) for values in zip(*pairs))
            print(f"| {kind} | {megabytes:.2f} MB | {one:.3f} s | {two:.3f} s | {statistics.median(gains):.2f} ({gains[0]:.2f} to {gains[-1]:.2f}) |",
                  flush=True)
        print(f"\n{arguments.pairs} pairs; load of the machine {min(loads):.1f} to {max(loads):.1f}, on {os.cpu_count()} processors.")


if __name__ == "__main__":
    main()
