# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of oracle_round_trip_test: what we save is read here, and what these libraries save is read there.

    python tests/oracle/round_trip.py write FOLDER   FOLDER/NAME/{base,adapter}: tiny Llamas as save_pretrained writes them, in
                                                     three types, whole and in shards; FOLDER/NAME/theirs.safetensors: tokens
                                                     and logits
    python tests/oracle/round_trip.py read FOLDER    of every FOLDER/NAME/ours.safetensors: the logits of NAME/base, and with
                                                     NAME/adapter where there is one, to NAME/theirs.safetensors; of
                                                     FOLDER/dtypes.safetensors: the same tensors to FOLDER/dtypes_back.safetensors
"""
import argparse
import pathlib

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file, save_file
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

from integer_generator import IntegerGenerator

SHAPE = dict(vocab_size=90, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=48, max_position_embeddings=64)
CASES = {  # name: (type on disk, size of a shard, tied)
    "fp32": (torch.float32, "1GB", False),
    "fp32_shards": (torch.float32, "10KB", False),
    "fp16_shards": (torch.float16, "8KB", True),
    "bf16": (torch.bfloat16, "1GB", True),
    "bf16_shards": (torch.bfloat16, "8KB", False),
}
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def fill(parameters, label):
    with torch.no_grad():
        for name, parameter in parameters:
            scale = 0.25 if parameter.dim() == 1 or "lora_" in name else 0.7
            parameter.copy_(IntegerGenerator(label + "/" + name).tensor(parameter.shape, scale, 1.0 if parameter.dim() == 1 else 0.0))


def logits(model, tokens):
    with torch.no_grad():
        return model.float().eval()(tokens).logits


def write(folder):
    tokens = torch.tensor(IntegerGenerator("round trip").below(SHAPE["vocab_size"], 60)).view(2, 30)
    for name, (dtype, shard, tied) in CASES.items():
        config = LlamaConfig(**SHAPE, tie_word_embeddings=tied, rope_parameters={"rope_type": "linear", "rope_theta": 10000.0, "factor": 2.0})
        model = LlamaForCausalLM(config)
        fill(model.named_parameters(), name)
        model.to(dtype).save_pretrained(folder / name / "base", max_shard_size=shard)
        base = AutoModelForCausalLM.from_pretrained(folder / name / "base", dtype=torch.float32)
        golden = {"tokens": tokens, "base": logits(base, tokens)}
        adapted = get_peft_model(base, LoraConfig(r=4, lora_alpha=12, target_modules=PROJECTIONS, task_type="CAUSAL_LM",
                                                  modules_to_save=None if tied else ["embed_tokens", "lm_head"]))
        fill([(n, p) for n, p in adapted.named_parameters() if "lora_" in n or "modules_to_save" in n], name)
        golden["adapted"] = logits(adapted, tokens)
        adapted.save_pretrained(folder / name / "adapter")
        save_file(golden, folder / name / "theirs.safetensors")


def read(folder):
    for given in folder.glob("*/ours.safetensors"):
        tokens = load_file(given)["tokens"]
        base = AutoModelForCausalLM.from_pretrained(given.parent / "base", dtype=torch.float32)
        said = {"base": logits(base, tokens)}
        if (given.parent / "adapter").exists():
            said["adapted"] = logits(PeftModel.from_pretrained(base, given.parent / "adapter"), tokens)
        save_file(said, given.parent / "theirs.safetensors")
    save_file(load_file(folder / "dtypes.safetensors"), folder / "dtypes_back.safetensors")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["write", "read"])
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    {"write": write, "read": read}[options.command](options.folder)
