# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/whisper.safetensors and tests/golden/whisper/: what transformers says of Whisper's front end and encoders.

    python tests/oracle/make_whisper_goldens.py [MODEL_BIN]

Needs torch, numpy, safetensors, transformers and ctranslate2. Weights and sound come from the integer generator, as in
make_speech_goldens.py; no clip is padded to 30 s. `whisper/huggingface` and `whisper/ctranslate2` hold one tiny encoder in both layouts,
as the two packages write it. MODEL_BIN is tiny.en's file (./dev model fetches it); of it only hidden states are kept.
"""
import shutil
import struct
import sys
import tempfile
import pathlib

import ctranslate2
import numpy as np
import torch
from ctranslate2.specs import whisper_spec
from transformers import WhisperConfig, WhisperFeatureExtractor, WhisperModel

from golden_file import FOLDER, save_tensors, write_tensors
from integer_generator import IntegerGenerator
from make_speech_goldens import keep, sound

SIZES = {"small": (128, 2, 2), "wide": (256, 4, 3)}  # width, heads of 64, layers
LENGTHS = {"0.4": 6400, "7.34": 117440, "29": 464000}  # seconds, samples: an even number of frames
POSITIONS = 1500
STORED_POSITIONS = 64  # of the tiny encoder that is committed
OURS = (("self_attn.q_proj", "attn.query"), ("self_attn.k_proj", "attn.key"), ("self_attn.v_proj", "attn.value"),
        ("self_attn.out_proj", "attn.out"), ("self_attn_layer_norm", "attn_ln"), ("final_layer_norm", "mlp_ln"), ("fc1", "mlp.0"),
        ("fc2", "mlp.2"), ("layer_norm.", "ln_post."), ("layers.", "blocks."))


def our_name(name):
    """transformers' name of an encoder's parameter as SpeechEncoder has it: seeds of the generator."""
    for theirs, ours in OURS:
        if theirs != "layer_norm." or name.startswith(theirs):
            name = name.replace(theirs, ours)
    return "encoder." + name


def model(width, heads, layers, positions=POSITIONS):
    torch.manual_seed(0)
    return WhisperModel(WhisperConfig(
        d_model=width, encoder_layers=layers, encoder_attention_heads=heads, encoder_ffn_dim=4 * width, max_source_positions=positions,
        decoder_layers=1, decoder_attention_heads=heads, decoder_ffn_dim=width, vocab_size=16, max_target_positions=8, pad_token_id=0,
        bos_token_id=1, eos_token_id=1, decoder_start_token_id=1)).eval()


def made_up(size, encoder):
    """Matrices four wide over the root of their fan-in, biases a fifth wide, norms around one; positions stay Whisper's."""
    with torch.no_grad():
        for name, parameter in encoder.named_parameters():
            if name.startswith("embed_positions"):
                continue
            scale = 4.0 / np.sqrt(parameter[0].numel()) if parameter.dim() > 1 else 0.2
            offset = 1.0 if name.endswith("norm.weight") else 0.0
            parameter.copy_(IntegerGenerator(size + "/" + our_name(name)).tensor(parameter.shape, scale, offset))
    return encoder


def hidden(encoder, mel):
    """transformers takes as many vectors as its table of positions has: the table is cut to what the clip has."""
    table, whole = encoder.embed_positions, encoder.config.max_source_positions
    vectors = mel.shape[1] // 2
    assert mel.shape[1] == 2 * vectors
    try:
        encoder.embed_positions = torch.nn.Embedding.from_pretrained(table.weight[:vectors])
        encoder.config.max_source_positions = vectors
        with torch.inference_mode():
            return encoder(mel.unsqueeze(0)).last_hidden_state[0]
    finally:
        encoder.embed_positions, encoder.config.max_source_positions = table, whole


def log_mel(extractor, pcm):
    features = extractor(pcm.numpy(), sampling_rate=16000, padding="do_not_pad", return_tensors="pt")
    return features.input_features[0]


def save_ctranslate2(whisper, folder):
    """The encoder as CTranslate2's own converter lays it out: query, key and value stacked, fp16."""
    from ctranslate2.converters.transformers import WhisperLoader
    config = whisper.config
    spec = whisper_spec.WhisperSpec(config.encoder_layers, config.encoder_attention_heads, config.decoder_layers, config.decoder_attention_heads)
    loader = WhisperLoader()
    loader.set_encoder(spec.encoder, whisper.encoder)
    loader.set_decoder(spec.decoder, whisper.decoder)
    loader.set_linear(spec.decoder.projection, torch.nn.Linear(config.d_model, config.vocab_size, bias=False))
    spec.register_vocabulary([f"t{i}" for i in range(config.vocab_size)])
    spec.validate()
    spec.optimize(quantization="float16")
    with tempfile.TemporaryDirectory() as made:
        spec.save(made)
        shutil.copyfile(pathlib.Path(made) / "model.bin", folder / "model.bin")


def read_ctranslate2(path):
    """The variables of a model.bin, by name."""
    content, at, variables = pathlib.Path(path).read_bytes(), 0, {}

    def number(kind):
        nonlocal at
        value = struct.unpack_from("<" + kind, content, at)[0]
        at += struct.calcsize("<" + kind)
        return value

    def text():
        nonlocal at
        size = number("H")
        at += size
        return content[at - size:at - 1].decode()

    number("I"), text(), number("I")
    for _ in range(number("I")):
        name, shape = text(), [number("I") for _ in range(number("B"))]
        kind = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}[number("B")]
        size = number("I")
        variables[name] = np.frombuffer(content, kind, size // kind().itemsize, at).reshape(shape)
        at += size
    return variables


def encoder_of(path):
    """transformers' encoder with the weights of a model.bin."""
    variables = read_ctranslate2(path)
    of = lambda name: torch.from_numpy(variables["encoder/" + name].astype(np.float32))
    width, layers = of("conv1/weight").shape[0], len([name for name in variables if name.startswith("encoder/") and name.endswith("ffn/linear_0/bias")])
    weights = {}
    for ours, theirs in (("conv1", "conv1"), ("conv2", "conv2")):
        weights.update({f"{ours}.{kind}": of(f"{theirs}/{kind}") for kind in ("weight", "bias")})
    norms, linears = {"layer_norm": "layer_norm"}, {}
    for layer in range(layers):
        attention, ffn, ours = f"layer_{layer}/self_attention/", f"layer_{layer}/ffn/", f"layers.{layer}."
        for kind in ("weight", "bias"):
            for name, part in zip(("q_proj", "k_proj", "v_proj"), of(attention + "linear_0/" + kind).chunk(3)):
                weights[f"{ours}self_attn.{name}.{kind}"] = part
        assert not weights.pop(f"{ours}self_attn.k_proj.bias").any()
        norms.update({ours + "self_attn_layer_norm": attention + "layer_norm", ours + "final_layer_norm": ffn + "layer_norm"})
        linears.update({ours + "self_attn.out_proj": attention + "linear_1", ours + "fc1": ffn + "linear_0", ours + "fc2": ffn + "linear_1"})
    for ours, theirs in norms.items():
        weights.update({ours + ".weight": of(theirs + "/gamma"), ours + ".bias": of(theirs + "/beta")})
    for ours, theirs in linears.items():
        weights.update({f"{ours}.{kind}": of(f"{theirs}/{kind}") for kind in ("weight", "bias")})
    encoder = model(width, int(variables["encoder/num_heads"]), layers).encoder
    # The table in fp16 is that of transformers, rounded.
    torch.testing.assert_close(of("position_encodings/encodings"), encoder.embed_positions.weight.data, atol=1e-3, rtol=0)
    missing = encoder.load_state_dict(weights, strict=False)
    assert missing.missing_keys == ["embed_positions.weight"] and not missing.unexpected_keys
    return encoder


def main():
    torch.set_num_threads(1)
    golden = {}
    extractor = WhisperFeatureExtractor(feature_size=80)
    mels = {seconds: log_mel(extractor, sound(seconds, samples)) for seconds, samples in LENGTHS.items()}
    for seconds, mel in mels.items():
        keep(golden, f"mel.{seconds}", mel.t())
    encoders = {size: made_up(size, model(*shape).encoder) for size, shape in SIZES.items()}
    if len(sys.argv) > 1:
        encoders["tiny.en"] = encoder_of(sys.argv[1])
    for size, encoder in encoders.items():
        for seconds, mel in mels.items():
            keep(golden, f"{size}.hidden.{seconds}", hidden(encoder, mel))

    stored = model(64, 2, 2, STORED_POSITIONS)
    made_up("stored", stored.encoder)
    table = stored.encoder.embed_positions.weight.data.clone()
    stored = stored.half().float()
    stored.encoder.embed_positions.weight.data = table  # computed by whoever reads it
    keep(golden, "stored.hidden.0.4", hidden(stored.encoder, mels["0.4"]))
    for folder in ("huggingface", "ctranslate2"):
        (FOLDER / "whisper" / folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        stored.config.save_pretrained(made)
        shutil.copyfile(pathlib.Path(made) / "config.json", FOLDER / "whisper/huggingface/config.json")
        weights = {name: tensor.half() for name, tensor in stored.state_dict().items() if not name.startswith("decoder.layers")}
        write_tensors(FOLDER / "whisper/huggingface/model.safetensors", weights, {"format": "pt"})
    save_ctranslate2(stored.float(), FOLDER / "whisper/ctranslate2")
    if "tiny.en" not in encoders:
        raise SystemExit("MODEL_BIN is missing: nothing is written but the tiny encoders.")
    save_tensors(FOLDER / "whisper.safetensors", golden, "tests/oracle/make_whisper_goldens.py", "torch", "transformers", "ctranslate2")


if __name__ == "__main__":
    main()
