# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/llm_*: what transformers, peft and torch.optim.AdamW say of four tiny Llamas: grouped queries and
plain heads, tied and untied, with and without linear RoPE scaling.

    python tests/oracle/make_llm_goldens.py

Needs torch, transformers, peft, safetensors and numpy. Nothing is drawn at random: every weight and every code comes
from the integer generator, seeded by its name.
"""
import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

from golden_file import FOLDER, save_tensors
from integer_generator import IntegerGenerator

MODULES = ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"]
TEXT, CODES, LABELS = 30, 25, 4
AUDIO_END, EMOTIONS = TEXT + CODES, [TEXT + CODES + 1 + k for k in range(LABELS)]
SENTENCES = [9, 7, 12, 5, 8, 10]
PREFIX, RANK, ALPHA, RATE = 16, 4, 8, 1e-3
# Heads, heads of keys and values, feed-forward, tied, theta, factor of linear RoPE scaling.
SHAPES = {
    "gqa": (4, 2, 48, False, 10000.0, None),
    "gqa_tied": (4, 1, 48, True, 500000.0, None),
    "mha": (4, 4, 40, False, 10000.0, 8.0),  # as LLaMA-2-7B-32K has it
    "mha_tied": (2, 2, 40, True, 20000.0, 4.0),
}
SAVED = "gqa"  # as the folders that transformers and peft write


def fill(parameters, label):
    """Weights 0.5 wide, embeddings 1 wide, norms around one; LoRA 0.25 wide, B too, so that it acts."""
    with torch.no_grad():
        for name, parameter in parameters:
            lora = "lora_" in name
            norm = parameter.dim() == 1
            wide = "embed_tokens" in name or "lm_head" in name
            scale = 0.25 if lora or norm else 1.0 if wide else 0.5
            parameter.copy_(IntegerGenerator(label + "/" + name).tensor(parameter.shape, scale, 1.0 if norm else 0.0))


def lora_order(layers):
    return [f"model.layers.{layer}.{module}.lora_{half}.weight" for layer in range(layers) for module in MODULES for half in "AB"]


def lora_parameters(model, adapter):
    """(our name, parameter) in the order in which the engine lists them."""
    found = {}
    for name, parameter in model.named_parameters():
        if f".{adapter}." in name and "lora_" in name:
            found[name.removeprefix("base_model.model.").replace(f".{adapter}.", ".")] = parameter
    return [(name, found[name]) for name in lora_order(model.config.num_hidden_layers)]


def peft_config(modules_to_save=None):
    return LoraConfig(r=RANK, lora_alpha=ALPHA, lora_dropout=0.0, bias="none", task_type="CAUSAL_LM",
                      target_modules=[module.split(".")[1] for module in MODULES], modules_to_save=modules_to_save)


def base_model(case):
    heads, key_value_heads, feed_forward, tied, theta, factor = SHAPES[case]
    rope = {"rope_type": "linear", "factor": factor} if factor else {"rope_type": "default"}
    config = LlamaConfig(vocab_size=TEXT + CODES + 1 + LABELS, hidden_size=32, num_hidden_layers=2, max_position_embeddings=64, rms_norm_eps=1e-5,
                         num_attention_heads=heads, num_key_value_heads=key_value_heads, intermediate_size=feed_forward,
                         tie_word_embeddings=tied, rope_parameters=rope | {"rope_theta": theta})
    config._attn_implementation = "eager"
    model = LlamaForCausalLM(config).float().eval()
    fill(model.named_parameters(), case)
    return model


def dialogue(case):
    """Sentences of codes, then their ids with <audio_end>."""
    generator = IntegerGenerator(case + "/codes")
    codes = [generator.below(CODES, length) for length in SENTENCES]
    return codes, [[TEXT + code for code in sentence] + [AUDIO_END] for sentence in codes]


def losses_and_gradients(case, model, golden):
    """L_a on the last 20 tokens, L_e at every <audio_end>, and what (L_a + L_e) / 2 asks of every trained parameter."""
    _, ids = dialogue(case)
    tokens = torch.tensor([sum(ids, [])])
    logits = model(tokens).logits[0]
    targets = 20
    audio = torch.nn.functional.cross_entropy(logits[-targets - 1:-1], tokens[0, -targets:])
    ends = (tokens[0] == AUDIO_END).nonzero()[:, 0]
    labels = torch.arange(len(ends)) % LABELS
    emotion = torch.nn.functional.cross_entropy(logits[ends][:, EMOTIONS], labels)
    ((audio + emotion) / 2).backward()
    golden |= {"tokens": tokens, "logits": logits.detach(), "audio_loss": audio.detach(), "emotion_loss": emotion.detach()}
    for name, parameter in lora_parameters(model, "default"):
        golden["gradient." + name] = parameter.grad.clone()
    for name, parameter in model.named_parameters():
        if "modules_to_save" in name:
            key = "model.embed_tokens.weight" if "embed_tokens" in name else "lm_head.weight"
            golden["gradient." + key] = parameter.grad.clone()


def memory_run(case, model, golden):
    """Algorithm 1 as it stands in the paper: one whole forward a step, one for the readout."""
    codes, ids = dialogue(case)
    optimizer = torch.optim.AdamW([p for _, p in lora_parameters(model, "temporary")], lr=RATE, betas=(0.9, 0.999), eps=1e-7, weight_decay=0.0)
    flat = lambda tensors: torch.cat([t.detach().reshape(-1) for t in tensors]).clone()
    parameters = [p for _, p in lora_parameters(model, "temporary")]
    stream, losses, after, norms, readouts = [], [], [], [], []

    def loss_of(sentence):
        window = torch.tensor([stream[-PREFIX:] + sentence])
        logits = model(window).logits[0]
        return torch.nn.functional.cross_entropy(logits[-len(sentence) - 1:-1], window[0, -len(sentence):])

    for index, sentence in enumerate(ids):
        if index > 0:
            old = flat(parameters)
            loss = loss_of(sentence)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            norms.append((flat(parameters) - old).norm().item())
            with torch.no_grad():
                after.append(loss_of(sentence).item())
            golden[f"memory.parameters.{index}"] = flat(parameters)
            golden[f"memory.first_moment.{index}"] = flat([optimizer.state[p]["exp_avg"] for p in parameters])
            golden[f"memory.second_moment.{index}"] = flat([optimizer.state[p]["exp_avg_sq"] for p in parameters])
        stream += sentence
        with torch.no_grad():
            readouts.append(model(torch.tensor([stream[-PREFIX:]])).logits[0, -1, EMOTIONS])
    golden["memory.codes"] = torch.tensor(sum(codes, []), dtype=torch.int32)
    golden["memory.lengths"] = torch.tensor(SENTENCES, dtype=torch.int64)
    golden["memory.loss_before"] = torch.tensor(losses, dtype=torch.float64)
    golden["memory.loss_after"] = torch.tensor(after, dtype=torch.float64)
    golden["memory.update_norm"] = torch.tensor(norms, dtype=torch.float64)
    golden["memory.emotion_logits"] = torch.stack(readouts)


def make(case):
    golden = {}
    untied = not SHAPES[case][3]
    base = base_model(case)
    _, ids = dialogue(case)
    with torch.no_grad():
        golden["base_logits"] = base(torch.tensor([sum(ids, [])])).logits[0]
    if case == SAVED:
        save_folder(base, FOLDER / f"llm_{case}", "generation_config.json")
    model = get_peft_model(base, peft_config(["embed_tokens", "lm_head"] if untied else None))
    fill([(name, p) for name, p in lora_parameters(model, "default")], case + "/trained")
    for name, parameter in model.named_parameters():
        if "modules_to_save" in name:
            fill([("embed_tokens" if "embed_tokens" in name else "lm_head", parameter)], case + "/trained")
    if case == SAVED:
        save_folder(model, FOLDER / f"llm_{case}" / "adapter", "README.md")
    losses_and_gradients(case, model, golden)
    merged = model.merge_and_unload()
    with_memory = get_peft_model(merged, peft_config(), adapter_name="temporary")
    start = lora_parameters(with_memory, "temporary")
    fill([(name, p) for name, p in start if "lora_A" in name], case + "/temporary")
    memory_run(case, with_memory, golden)
    save_tensors(FOLDER / f"llm_{case}.safetensors", golden, "tests/oracle/make_llm_goldens.py", "torch", "transformers", "peft")


def save_folder(model, folder, unwanted):
    """As the library writes it, less a file that says nothing about weights."""
    model.save_pretrained(folder)
    (folder / unwanted).unlink(missing_ok=True)
    for file in folder.glob("*.safetensors"):
        file.chmod(0o644)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(0)
    for name in SHAPES:
        make(name)
