# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a Llama of random weights at a real model's size, shard by shard, and measures the memory of a program.

    python tests/oracle/make_large_llama.py FOLDER --shape 1b      TinyLlama's shapes, bf16: 2.2 GB
    python tests/oracle/make_large_llama.py FOLDER --shape 7b      Llama-2-7B's (32K positions): 13.5 GB
    python tests/oracle/make_large_llama.py --measure PROGRAM ARGUMENTS...
                                                                   its time, its peak memory, and how much of that is
                                                                   its own and how much clean pages of files

Needs numpy. Layout and names are those of transformers, with an index. Delete the folder afterwards.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import time

import numpy as np

SHAPES = {
    "1b": dict(hidden_size=2048, num_hidden_layers=22, num_attention_heads=32, num_key_value_heads=4, intermediate_size=5632, max_position_embeddings=2048),
    "7b": dict(hidden_size=4096, num_hidden_layers=32, num_attention_heads=32, num_key_value_heads=32, intermediate_size=11008, max_position_embeddings=32768,
               rope_scaling={"type": "linear", "factor": 8.0}),
}
BLOCK = 1 << 22


def tensors(shape, vocabulary):
    """(name, shape) in the order in which transformers writes them."""
    hidden, inner = shape["hidden_size"], shape["intermediate_size"]
    keys = hidden // shape["num_attention_heads"] * shape["num_key_value_heads"]
    yield "model.embed_tokens.weight", (vocabulary, hidden)
    for layer in range(shape["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        for name, size in (("self_attn.q_proj", (hidden, hidden)), ("self_attn.k_proj", (keys, hidden)), ("self_attn.v_proj", (keys, hidden)),
                           ("self_attn.o_proj", (hidden, hidden)), ("mlp.gate_proj", (inner, hidden)), ("mlp.up_proj", (inner, hidden)),
                           ("mlp.down_proj", (hidden, inner)), ("input_layernorm", (hidden,)), ("post_attention_layernorm", (hidden,))):
            yield prefix + name + ".weight", size
    yield "model.norm.weight", (hidden,)
    yield "lm_head.weight", (vocabulary, hidden)


def bf16(values):
    return (values.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)


def write_tensor(file, size, block, random):
    """Normal of deviation 0.02 (norms: ones), from one block that starts somewhere else each time."""
    left = int(np.prod(size))
    if len(size) == 1:
        file.write(bf16(np.ones(left)).tobytes())
        return
    while left > 0:
        start = int(random.integers(BLOCK))
        piece = block[start:start + min(left, BLOCK - start)]
        file.write(piece.tobytes())
        left -= piece.size


def plan(shape, vocabulary, largest):
    """Lists of (name, shape), one a shard."""
    shards, filled = [[]], 0
    for name, size in tensors(shape, vocabulary):
        count = 2 * int(np.prod(size))
        if filled and filled + count > largest:
            shards.append([])
            filled = 0
        shards[-1].append((name, size))
        filled += count
    return shards


def make(folder, which, vocabulary, largest):
    shape = SHAPES[which]
    folder.mkdir(parents=True)
    random = np.random.default_rng(1)
    block = bf16(0.02 * random.standard_normal(BLOCK))
    shards, index, total = plan(shape, vocabulary, largest), {}, 0
    for number, shard in enumerate(shards):
        name = f"model-{number + 1:05}-of-{len(shards):05}.safetensors"
        header, offset = {"__metadata__": {"format": "pt"}}, 0
        for tensor, size in shard:
            end = offset + 2 * int(np.prod(size))
            header[tensor] = {"dtype": "BF16", "shape": size, "data_offsets": [offset, end]}
            index[tensor], offset = name, end
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        with open(folder / name, "wb") as file:
            file.write(len(text).to_bytes(8, "little") + text)
            for tensor, size in shard:
                write_tensor(file, size, block, random)
        total += offset
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {"total_size": total}, "weight_map": index}, indent=2))
    config = {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "vocab_size": vocabulary, "hidden_act": "silu", "rms_norm_eps": 1e-5,
              "rope_theta": 10000.0, "tie_word_embeddings": False, "torch_dtype": "bfloat16", **shape}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    print(f"{folder}: {total / 1e9:.2f} GB ({total / 2**20:.0f} MiB) in {len(shards)} shards")


def measure(command):
    start, peaks = time.perf_counter(), {"VmHWM": 0, "RssAnon": 0, "RssFile": 0}
    process = subprocess.Popen(command)
    while process.poll() is None:
        try:
            for line in open(f"/proc/{process.pid}/status"):
                key = line.split(":")[0]
                if key in peaks:
                    peaks[key] = max(peaks[key], int(line.split()[1]))
        except (FileNotFoundError, ProcessLookupError):
            break
        time.sleep(0.02)
    process.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"exit {process.returncode} after {time.perf_counter() - start:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor; peaks of " + ", ".join(f"{key} {value / 1024:.0f} MiB" for key, value in peaks.items()))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=pathlib.Path)
    arguments.add_argument("--shape", choices=SHAPES, default="1b")
    arguments.add_argument("--vocabulary", type=int, default=32000)
    arguments.add_argument("--shard-bytes", type=int, default=5_000_000_000)
    arguments.add_argument("--measure", nargs=argparse.REMAINDER)
    options = arguments.parse_args()
    if options.measure:
        measure(options.measure)
    elif options.folder:
        make(options.folder, options.shape, options.vocabulary, options.shard_bytes)
    else:
        arguments.error("a folder to write, or --measure")
