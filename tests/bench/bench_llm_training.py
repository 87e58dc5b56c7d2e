# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev bench train llm: training steps of this engine beside those that a researcher would write with transformers, peft and torch.optim.

Same weights, same windows, same threads, in turn, several rounds; the ratio of each round, and the floor: counted operations over the rate
of a matrix product measured in the same round. `rows` takes scores of the rows that have a target only, as this engine does; `plain` lets
transformers take them of every row. Base training has embedding and output rows with a matrix for the digits of a code on both sides; SLLM
training has LoRA of rank 64 on all seven projections and both tables trained (peft's modules_to_save).
"""
import argparse
import pathlib
import statistics
import tempfile
import time

import torch
from peft import LoraConfig, get_peft_model
from torch.nn import functional as F
from transformers import LlamaConfig, LlamaForCausalLM

from side_process import SideProcess, spread

BODIES = {
    "small": dict(hidden_size=192, num_hidden_layers=4, num_attention_heads=3, intermediate_size=512),
    "30M": dict(hidden_size=512, num_hidden_layers=10, num_attention_heads=8, intermediate_size=1408),
}
BATCH = {("small", "base"): 4, ("small", "sllm"): 8, ("30M", "base"): 2, ("30M", "sllm"): 4}
STEPS = {"small": 3, "30M": 1}
TEXT, CODES, LABELS = 256, 6561, 4
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}


def digit_table(rows):
    """(rows, 16): levels of a code's digits and their distance from the middle one; zero for ids that are no code."""
    table = torch.zeros(rows, 16)
    codes = torch.arange(CODES)
    for digit in range(8):
        level = (codes // 3**digit % 3 - 1).float()
        table[TEXT:TEXT + CODES, digit] = level
        table[TEXT:TEXT + CODES, 8 + digit] = level.abs() - 2.0 / 3.0
    return table


class Loop:
    """The plain way: no code of this project's."""

    def __init__(self, folder, stage, dtype, kind, seed):
        self.stage, self.kind, self.dtype, self.next = stage, kind, DTYPES[dtype], 0
        model = LlamaForCausalLM.from_pretrained(folder)
        if stage == "base":
            torch.manual_seed(seed)
            size = (16, model.config.hidden_size)
            self.matrices = [torch.nn.Parameter(torch.randn(size) * 0.02) for _ in range(2)]
            self.digits = digit_table(model.config.vocab_size)
            self.model = model
            self.decoder = model.model
        else:
            self.matrices = []
            self.model = get_peft_model(model, LoraConfig(r=64, lora_alpha=64, target_modules=PROJECTIONS, modules_to_save=["embed_tokens", "lm_head"]))
            self.decoder = self.model.base_model.model.model
        self.model.train()
        self.trained = [p for p in self.model.parameters() if p.requires_grad] + self.matrices
        matrices = [p for p in self.trained if p.dim() > 1]
        vectors = [p for p in self.trained if p.dim() <= 1]
        self.optimizer = torch.optim.AdamW([dict(params=matrices, weight_decay=0.05), dict(params=vectors, weight_decay=0.0)], lr=1.0, betas=(0.9, 0.95), eps=1e-8)

    def scores_and_rows(self, batch):
        """A function from chosen rows to their scores, after one forward."""
        if self.stage == "base":
            table = self.model.model.embed_tokens.weight + self.digits @ self.matrices[0]
            output = self.model.lm_head.weight + self.digits @ self.matrices[1]
            hidden = self.decoder(inputs_embeds=F.embedding(batch["tokens"], table), use_cache=False).last_hidden_state.flatten(0, 1)
            head = lambda rows: F.linear(rows, output)
        else:
            hidden = self.decoder(input_ids=batch["tokens"], use_cache=False).last_hidden_state.flatten(0, 1)
            head = self.model.base_model.model.lm_head
        if self.kind == "plain":
            scores = head(hidden)
            return lambda rows: scores[rows]
        return lambda rows: head(hidden[rows])

    def step(self, batch):
        start = time.perf_counter()
        for group in self.optimizer.param_groups:
            group["lr"] = batch["rate"]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.dtype == torch.bfloat16):
            scores = self.scores_and_rows(batch)
            audio = F.cross_entropy(scores(batch["target_rows"]).float(), batch["targets"])
            emotions = scores(batch["readout_rows"])[:, TEXT + CODES + 1:].float()
            loss = 0.5 * audio + 0.5 * F.cross_entropy(emotions, batch["labels"], label_smoothing=0.1)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        return (time.perf_counter() - start) * 1000, audio.item()

    def steps(self, side, count):
        times, losses = [], []
        for _ in range(count):
            took, loss = self.step(side.batch(self.next))
            self.next += 1
            times.append(took)
            losses.append(loss)
        return {"ms": times, "loss": losses}


class Side(SideProcess):
    """This engine, and the batches that it told of."""

    def __init__(self, program, folder, stage, dtype, threads, batch):
        super().__init__(program, folder, stage, dtype, threads, batch, CODES, LABELS)
        self.batches = {}

    def batch(self, step):
        if step not in self.batches:
            told = self.ask(f"batch {step}")
            made = {name: torch.tensor(told[name]) for name in ("target_rows", "targets", "readout_rows", "labels")}
            made["tokens"] = torch.tensor(told["tokens"]).view(told["windows"], -1)
            self.batches[step] = {**made, "rate": told["rate"], "seed": told["seed"], "flop": told["flop"]}
        return self.batches[step]


def measure(arguments, body, stage, dtype):
    count, batch = arguments.steps or STEPS[body], BATCH[(body, stage)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        torch.manual_seed(1)
        LlamaForCausalLM(LlamaConfig(vocab_size=TEXT + CODES + 1 + LABELS, max_position_embeddings=4096, tie_word_embeddings=False, **BODIES[body])).save_pretrained(folder)
        side = Side(arguments.side, folder, stage, dtype, arguments.threads, batch)
        for step in range(1 + arguments.rounds * count):  # what both sides compute is made before the clock runs
            side.batch(step)
        loops = {kind: Loop(folder, stage, dtype, kind, side.batch(0)["seed"]) for kind in arguments.loops}
        first = side.ask("steps 1")["loss"][0]
        differs = max(abs(loop.steps(side, 1)["loss"][0] - first) for loop in loops.values())
        mine, floors, last = [], [], 0.0
        theirs = {kind: [] for kind in loops}
        for done in range(arguments.rounds):
            rate = side.ask("gemm")["gflops"]
            for kind, loop in loops.items():
                theirs[kind].append(statistics.median(loop.steps(side, count)["ms"]))
            mine.append(statistics.median(side.ask(f"steps {count}")["ms"]))
            flop = statistics.median(side.batch(1 + done * count + i)["flop"] for i in range(count))
            floors.append(flop / (rate * 1e6))
        side.close()
    columns = [f"{body:>5} {stage:>4} {dtype:>4} {batch} windows", f"{statistics.median(mine):8.1f} ms ({1000 / statistics.median(mine):.2f} steps/s)",
               f"floor {statistics.median(floors):7.1f} ms, x {spread([m / f for m, f in zip(mine, floors)])}"]
    columns += [f"{kind} {statistics.median(values):7.1f} ms = x {spread([t / m for t, m in zip(values, mine)])}" for kind, values in theirs.items()]
    print(" | ".join(columns + [f"first loss {first:.4f}, differs by {differs:.1e}"]), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", help="the program llm_training_side")
    parser.add_argument("--bodies", nargs="+", default=list(BODIES))
    parser.add_argument("--stages", nargs="+", default=["base", "sllm"])
    parser.add_argument("--dtypes", nargs="+", default=["fp32", "bf16"])
    parser.add_argument("--loops", nargs="+", default=["rows", "plain"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, help="of each side in a round; their median counts")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    print(f"{arguments.threads} threads; medians of rounds, [smallest, largest]; x of the loops: their time over ours")
    for body in arguments.bodies:
        for stage in arguments.stages:
            for dtype in arguments.dtypes:
                measure(arguments, body, stage, dtype)


if __name__ == "__main__":
    main()
