# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev bench dpm: this engine beside the loop that a researcher would write with transformers, peft and torch.optim.

Same random weights, same tokens, same threads, in turn, several rounds; the ratio of each round, and the floor: counted operations over
the rate of a matrix product measured in the same round; beside it what these products take in their own shapes, alone. The loop has two peft adapters, the trained one and the temporary one, takes
one AdamW step per sentence and reads the emotion in a second forward under the updated memory (last row's logits only).
"""
import argparse
import json
import pathlib
import statistics
import tempfile
import time

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

from side_process import SideProcess, spread

BODIES = {
    "5M": dict(hidden_size=256, num_hidden_layers=6, num_attention_heads=8, intermediate_size=704),
    "30M": dict(hidden_size=512, num_hidden_layers=10, num_attention_heads=8, intermediate_size=1408),
    "110M": dict(hidden_size=768, num_hidden_layers=16, num_attention_heads=12, intermediate_size=2048),
    # An eighth of LLaMA 2 7B's layers, in its shapes: for cards.
    "7B/8": dict(hidden_size=4096, num_hidden_layers=4, num_attention_heads=32, intermediate_size=11008),
}
# Of each side in a round, a second or so: the first after the other side's turn finds the caches cold.
SENTENCES = {"5M": 15, "30M": 6, "110M": 3, "7B/8": 3}
TEXT, CODES, LABELS = 256, 6561, 4
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}


def make_files(folder, body, rank, sentences, length):
    """A Llama and a trained adapter of random weights, and a dialogue of random codes."""
    torch.manual_seed(1)
    config = LlamaConfig(vocab_size=TEXT + CODES + 1 + LABELS, max_position_embeddings=4096, tie_word_embeddings=False, **BODIES[body])
    base = LlamaForCausalLM(config)
    base.save_pretrained(folder / "base")
    adapted = get_peft_model(base, LoraConfig(r=rank, lora_alpha=rank, target_modules=PROJECTIONS, init_lora_weights=False))
    adapted.save_pretrained(folder / "adapter")
    codes = torch.randint(0, CODES, (sentences, length)).tolist()
    (folder / "tokens.json").write_text(json.dumps({"text": TEXT, "codes": CODES, "labels": LABELS, "sentences": codes}))
    return codes


class Loop:
    """The plain way: no code of this project's."""

    def __init__(self, folder, codes, n_r, dtype, rank, rate, device):
        model = LlamaForCausalLM.from_pretrained(folder / "base", dtype=DTYPES[dtype])
        model = PeftModel.from_pretrained(model, str(folder / "adapter"), adapter_name="trained")
        model.add_adapter("temporary", LoraConfig(r=rank, lora_alpha=rank, target_modules=PROJECTIONS))
        model.base_model.set_adapter(["trained", "temporary"])
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(".temporary." in name)
        self.model, self.device = model.eval().to(device), device
        self.optimizer = torch.optim.AdamW([p for p in self.model.parameters() if p.requires_grad], lr=rate, eps=1e-7, weight_decay=0.0)
        self.history, self.n_r, self.next = [], n_r, 0
        self.sentences = [[TEXT + c for c in sentence] + [TEXT + CODES] for sentence in codes]

    def read(self, count):
        times, losses = [], []
        for _ in range(count):
            sentence = self.sentences[self.next]
            start = time.perf_counter()
            if self.history:
                prefix = self.history[-self.n_r:]
                labels = torch.tensor([[-100] * len(prefix) + sentence], device=self.device)
                loss = self.model(input_ids=torch.tensor([prefix + sentence], device=self.device), labels=labels).loss
                loss.backward()
                self.optimizer.step()
                self.optimizer.zero_grad()
                losses.append(loss.item())
            else:
                losses.append(None)
            self.history += sentence
            with torch.no_grad():
                logits = self.model(input_ids=torch.tensor([self.history[-self.n_r:]], device=self.device), logits_to_keep=1).logits[0, -1]
                logits[TEXT + CODES + 1:].float().softmax(0).tolist()
            times.append((time.perf_counter() - start) * 1000)
            self.next += 1
        return {"ms": times, "loss": losses}


class Side(SideProcess):
    """This engine, and the products that a step of it cannot do without."""

    def __init__(self, program, folder, n_r, dtype, threads, rank, rate, kind, device):
        super().__init__(program, folder / "base", folder / "adapter", folder / "tokens.json", n_r, dtype, threads, rank, rank, rate, kind, device)
        self.flop = self.answer()["flop"]


def measure(arguments, body, n_r):
    rank, length, rate = arguments.rank, 100, 5e-5
    warm = -(-n_r // (length + 1)) + 1
    count = arguments.sentences or SENTENCES[body]
    needed = warm + arguments.rounds * count
    on_processor = arguments.device == "cpu"  # the floor is counted there alone
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        codes = make_files(folder, body, rank, needed, length)
        loops = {d: Loop(folder, codes, n_r, d, rank, rate, arguments.device) for d in arguments.loops}
        sides = {(d, k): Side(arguments.side, folder, n_r, d, arguments.threads, rank, rate, k, arguments.device) for d in arguments.dtypes for k in arguments.kinds}
        first = {}
        for key, side in {**loops, **sides}.items():
            reply = side.read(warm) if isinstance(side, Loop) else side.ask(f"read {warm}")
            first[key] = reply["loss"][1]
        figures = {key: [] for key in [*loops, *sides]}
        rates = {d: [] for d in arguments.dtypes}
        products = {d: [] for d in arguments.dtypes}
        for _ in range(arguments.rounds):
            for d in arguments.dtypes if on_processor else []:
                rates[d].append(sides[(d, arguments.kinds[0])].ask("gemm")["gflops"])
                products[d].append(sides[(d, arguments.kinds[0])].ask("products")["ms"])
            for key, loop in loops.items():
                figures[key].append(statistics.median(loop.read(count)["ms"]))
            for key, side in sides.items():
                figures[key].append(statistics.median(side.ask(f"read {count}")["ms"]))
        for (d, kind), side in sides.items():
            mine = figures[(d, kind)]
            columns = [f"{body:>5} {n_r:>5} {d:>5} {kind:>9}", f"{statistics.median(mine):8.1f} ms"]
            if on_processor:
                floors = [side.flop / (r * 1e6) for r in rates[d]]
                columns += [f"floor {statistics.median(floors):7.1f} ms", f"floor x {spread([m / f for m, f in zip(mine, floors)])}",
                            f"products alone {statistics.median(products[d]):7.1f} ms, x {spread([m / p for m, p in zip(mine, products[d])])}"]
            for l in loops:
                columns.append(f"loop {l} {statistics.median(figures[l]):7.1f} ms = x {spread([t / m for t, m in zip(figures[l], mine)])}")
            columns.append(f"{side.flop / 1e9:.1f} GFLOP" + (f" at {statistics.median(rates[d]):.0f} GFLOP/s" if on_processor else ""))
            if d in first:
                columns.append(f"first loss differs by {abs(first[(d, kind)] - first[d]):.1e}")
            print(" | ".join(columns), flush=True)
            side.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", help="the program dpm_side")
    parser.add_argument("--bodies", nargs="+", choices=list(BODIES), default=["5M", "30M", "110M"])
    parser.add_argument("--device", default="cpu", help="cpu, or cuda:N where this Python's torch and the engine have the card; without the floor")
    parser.add_argument("--n-r", nargs="+", type=int, default=[512, 1024])
    parser.add_argument("--dtypes", nargs="+", default=["fp32", "bf16"])
    parser.add_argument("--loops", nargs="*", default=["fp32", "bf16"], help="types of the loop to run beside")
    parser.add_argument("--kinds", nargs="+", default=["fast"], help="fast, autograd")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sentences", type=int, help="of each side in a round, by default as many as take about a second; their median counts")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--rank", type=int, default=64)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    if arguments.device != "cpu" and not torch.cuda.is_available():
        parser.error("this Python's torch has no CUDA device")
    print(f"{arguments.device}, {arguments.threads} threads, sentences of 100 tokens and <audio_end>, rank {arguments.rank}, loss after the step off; medians of rounds, [smallest, largest]")
    for body in arguments.bodies:
        for n_r in arguments.n_r:
            measure(arguments, body, n_r)


if __name__ == "__main__":
    main()
