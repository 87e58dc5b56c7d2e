# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/loading: tiny Llama folders and adapters as transformers and peft save them, and the logits they give.

    python tests/oracle/make_loading_goldens.py

Needs torch, transformers, peft and safetensors. Weights and tokens come from the generator of
tests/support/integer_generator.h. The adapters stand on tests/golden/llm_gqa.
"""
import json
import pathlib
import shutil

import torch
import transformers
from golden_file import FOLDER, save_tensors
from integer_generator import IntegerGenerator
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

GOLDEN = FOLDER / "loading"
SHAPE = dict(vocab_size=60, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=48,
             max_position_embeddings=64, rms_norm_eps=1e-5)
LINEAR = {"rope_type": "linear", "rope_theta": 20000.0, "factor": 4.0}
PLAIN = {"rope_type": "default", "rope_theta": 10000.0}
ALL = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
FOLDERS = {  # name: (config, type on disk, size of a shard)
    "sharded_bf16": (dict(rope_parameters=LINEAR, tie_word_embeddings=False), torch.bfloat16, "12KB"),
    "tied_fp16": (dict(rope_parameters=PLAIN, tie_word_embeddings=True), torch.float16, "1GB"),
    "wide_heads_fp32": (dict(rope_parameters=LINEAR, tie_word_embeddings=False, head_dim=16, num_key_value_heads=1), torch.float32, "1GB"),
}
# What differs from a plain Llama: angles, biases, or the family's name. Small, in fp16.
VARIANT_SHAPE = SHAPE | dict(vocab_size=24, hidden_size=16, num_attention_heads=2, num_key_value_heads=1, intermediate_size=24,
                             max_position_embeddings=256)
STRETCHED = {"rope_theta": 10000.0, "factor": 4.0, "original_max_position_embeddings": 64}
VARIANTS = {  # name: (family, config)
    "llama3": ("Llama", dict(rope_parameters=STRETCHED | {"rope_type": "llama3", "low_freq_factor": 1.0, "high_freq_factor": 4.0})),
    "yarn": ("Llama", dict(rope_parameters=STRETCHED | {"rope_type": "yarn"})),
    "yarn_tuned": ("Llama", dict(rope_parameters=STRETCHED | {"rope_type": "yarn", "beta_fast": 4, "beta_slow": 0.5, "mscale": 1.5,
                                                              "mscale_all_dim": 0.5, "truncate": False})),
    "dynamic": ("Llama", dict(rope_parameters={"rope_type": "dynamic", "rope_theta": 10000.0, "factor": 2.0}, max_position_embeddings=16)),
    "biased": ("Llama", dict(rope_parameters=PLAIN, attention_bias=True, mlp_bias=True)),
    "mistral": ("Mistral", dict(rope_parameters=PLAIN, sliding_window=24, head_dim=4)),
    "qwen2": ("Qwen2", dict(rope_parameters=PLAIN | {"rope_theta": 1e6}, tie_word_embeddings=True)),
}
ADAPTERS = {
    "list": dict(r=3, lora_alpha=6, target_modules=["q_proj", "v_proj"]),
    "regex": dict(r=2, lora_alpha=8, target_modules=r".*layers\.1\..*(up|down)_proj"),
    "all_linear": dict(r=2, lora_alpha=4, target_modules="all-linear"),
    "rslora": dict(r=4, lora_alpha=6, target_modules=ALL, use_rslora=True),
    "patterns": dict(r=4, lora_alpha=6, target_modules=ALL, rank_pattern={"q_proj": 2, "layers.1.mlp.up_proj": 7}, alpha_pattern={"q_proj": 1, "down_proj": 24}),
    "rslora_patterns": dict(r=4, lora_alpha=6, target_modules=["q_proj", "o_proj"], use_rslora=True, rank_pattern={"q_proj": 9}, alpha_pattern={"o_proj": 3}),
    "one_layer": dict(r=4, lora_alpha=8, target_modules=["k_proj", "gate_proj"], layers_to_transform=[1]),
    "saved_head": dict(r=2, lora_alpha=2, target_modules=["o_proj"], modules_to_save=["lm_head"]),
}
# On tied_fp16, which has one matrix for input and output until an adapter brings another for one of them.
TIED_ADAPTERS = {
    "tied_input": dict(r=2, lora_alpha=2, target_modules=["o_proj"], modules_to_save=["embed_tokens"]),
    "tied_output": dict(r=2, lora_alpha=2, target_modules=["o_proj"], modules_to_save=["lm_head"]),
    "tied_both": dict(r=2, lora_alpha=2, target_modules=["o_proj"], modules_to_save=["embed_tokens", "lm_head"]),
    "tied_ensured": dict(r=2, lora_alpha=2, target_modules=["o_proj"], modules_to_save=["embed_tokens"], ensure_weight_tying=True),
}


def fill(parameters, label):
    with torch.no_grad():
        for name, parameter in parameters:
            vector, wide = parameter.dim() == 1, "embed_tokens" in name or "lm_head" in name
            scale = 0.25 if vector or "lora_" in name else 1.0 if wide else 0.5
            middle = 1.0 if vector and not name.endswith(".bias") else 0.0
            parameter.copy_(IntegerGenerator(label + "/" + name).tensor(parameter.shape, scale, middle))


def tokens(vocabulary=SHAPE["vocab_size"]):
    return torch.tensor([IntegerGenerator("loading/tokens").below(vocabulary, 24)])


def logits(model):
    model.config._attn_implementation = "eager"
    with torch.no_grad():
        return model.float().eval()(tokens(model.config.vocab_size)).logits[0]


def make_folder(name, golden):
    extra, dtype, shard = FOLDERS[name]
    model = LlamaForCausalLM(LlamaConfig(**(SHAPE | extra)))
    fill(model.named_parameters(), name)
    model.to(dtype).save_pretrained(GOLDEN / name, max_shard_size=shard)
    (GOLDEN / name / "generation_config.json").unlink(missing_ok=True)
    golden[name] = logits(LlamaForCausalLM.from_pretrained(GOLDEN / name))


def make_variant(name, golden):
    family, extra = VARIANTS[name]
    config = getattr(transformers, family + "Config")(**(VARIANT_SHAPE | extra))
    model = getattr(transformers, family + "ForCausalLM")(config)
    fill(model.named_parameters(), name)
    model.to(torch.float16).save_pretrained(GOLDEN / "variants" / name)
    (GOLDEN / "variants" / name / "generation_config.json").unlink(missing_ok=True)
    golden["variant." + name] = logits(AutoModelForCausalLM.from_pretrained(GOLDEN / "variants" / name))


def write_old_spelling():
    """sharded_bf16's config as transformers 4 wrote it; the weights are the same."""
    config = json.loads((GOLDEN / "sharded_bf16" / "config.json").read_text())
    rope = config.pop("rope_parameters")
    config |= {"rope_theta": rope["rope_theta"], "rope_scaling": {"type": rope["rope_type"], "factor": rope["factor"]},
               "torch_dtype": config.pop("dtype"), "transformers_version": "4.31.0"}
    (GOLDEN / "config_of_transformers_4.json").write_text(json.dumps(config, indent=2) + "\n")


def make_adapter(name, config, base_folder, golden):
    base = LlamaForCausalLM.from_pretrained(base_folder, dtype=torch.float32)
    model = get_peft_model(base, LoraConfig(task_type="CAUSAL_LM", lora_dropout=0.0, **config))
    fill([(n, p) for n, p in model.named_parameters() if "lora_" in n or "modules_to_save" in n], name)
    model.save_pretrained(GOLDEN / "adapters" / name)
    (GOLDEN / "adapters" / name / "README.md").unlink(missing_ok=True)
    # The name of the base is a path of the machine that made this, and the targets come in the order of their hashes.
    file = GOLDEN / "adapters" / name / "adapter_config.json"
    config = json.loads(file.read_text()) | {"base_model_name_or_path": base_folder.name}
    if isinstance(config["target_modules"], list):
        config["target_modules"].sort()
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    golden["adapter." + name] = logits(model)


if __name__ == "__main__":
    torch.set_num_threads(1)
    shutil.rmtree(GOLDEN, ignore_errors=True)
    made = {"tokens": tokens()}
    for folder in FOLDERS:
        make_folder(folder, made)
    write_old_spelling()
    made["variant_tokens"] = tokens(VARIANT_SHAPE["vocab_size"])
    for variant in VARIANTS:
        make_variant(variant, made)
    for adapter, settings in ADAPTERS.items():
        make_adapter(adapter, settings, FOLDER / "llm_gqa", made)
    for adapter, settings in TIED_ADAPTERS.items():
        make_adapter(adapter, settings, GOLDEN / "tied_fp16", made)
    for path in GOLDEN.rglob("*.safetensors"):
        path.chmod(0o644)
    save_tensors(GOLDEN / "logits.safetensors", made, "make_loading_goldens.py", "torch", "transformers", "peft")
    print(sum(path.stat().st_size for path in GOLDEN.rglob("*") if path.is_file()) // 1024, "KiB in all")
