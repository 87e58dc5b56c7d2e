# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an ONNX file named as speech_tokenizer_v2.onnx names its weights, of made-up weights, and what s3tokenizer reads in it.

    python tests/oracle/make_onnx_tokenizer.py              writes tests/golden/onnx_tokenizer.{onnx,safetensors}
    python tests/oracle/make_onnx_tokenizer.py --full FILE  writes one of the real size (478 MB; random weights)
    python tests/oracle/make_onnx_tokenizer.py --codes FILE AUDIO.wav [--compare OURS.json]
                                                            s3tokenizer's codes of a recording, with time and memory

Needs torch, numpy, onnx, safetensors and s3tokenizer 0.3. The graph is a list of nodes with the right names and inputs: nobody
executes it. The golden's weights and sound come from the generator of tests/support/integer_generator.h. Where s3tokenizer
has 1e-5 for a norm's epsilon, the real graph has 1e-6: the file says so, and the oracle is told.
"""
import argparse
import json
import pathlib
import resource
import time

import numpy as np
import onnx
import torch
from integer_generator import IntegerGenerator
from onnx import TensorProto, helper
from s3tokenizer.model_v2 import ModelConfig, S3TokenizerV2

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
ATTENTION_EPSILON, MLP_EPSILON = 1e-6, 1e-5
BANDS, WIDTH, LAYERS, SAMPLES = 80, 64, 1, 64000
NAME = "speech_tokenizer_v2_25hz"


def tensor(name, values, half):
    """An initialiser; the golden keeps its large ones in half precision, to be small."""
    kind = np.float16 if half else np.float32
    data = values.detach().numpy().astype(kind)
    return helper.make_tensor(name, TensorProto.FLOAT16 if half else TensorProto.FLOAT, data.shape, data.tobytes(), raw=True)


class Graph:
    def __init__(self, half):
        self.half, self.nodes, self.weights, self.count = half, [], [], 2242

    def weight(self, name, values):
        self.weights.append(tensor(name, values, self.half and values.numel() >= 16384))
        return name

    def node(self, operation, inputs, name, **attributes):
        self.nodes.append(helper.make_node(operation, inputs, [name + "_output_0"], name=name, **attributes))
        return name + "_output_0"

    def linear(self, path, module, x):
        self.count += 1
        y = self.node("MatMul", [x, self.weight(f"onnx::MatMul_{self.count}", module.weight.t())], path + "/MatMul")
        if module.bias is None:
            return y
        return self.node("Add", [self.weight(path[1:].replace("/", ".") + ".bias", module.bias), y], path + "/Add")

    def norm(self, path, module, x, epsilon):
        name = path[1:].replace("/", ".")
        return self.node("LayerNormalization", [x, self.weight(name + ".weight", module.weight), self.weight(name + ".bias", module.bias)],
                         path + "/LayerNormalization", axis=-1, epsilon=epsilon)


def build(model, half):
    graph, encoder = Graph(half), model.encoder
    x = "feats"
    for index, convolution in enumerate((encoder.conv1, encoder.conv2)):
        names = [f"onnx::Conv_{2216 + 2 * index}", f"onnx::Conv_{2217 + 2 * index}"]
        x = graph.node("Conv", [x, graph.weight(names[0], convolution.weight), graph.weight(names[1], convolution.bias)],
                       f"/conv{index + 1}/Conv", strides=[2], pads=[1, 1], kernel_shape=[3])
    for index, block in enumerate(encoder.blocks):
        path = f"/blocks.{index}"
        normed = graph.norm(path + "/attn_ln", block.attn_ln, x, ATTENTION_EPSILON)
        graph.linear(path + "/attn/query", block.attn.query, normed)
        graph.linear(path + "/attn/key", block.attn.key, normed)
        values = graph.linear(path + "/attn/value", block.attn.value, normed)
        graph.node("Conv", [values, graph.weight(f"blocks.{index}.attn.fsmn_block.weight", block.attn.fsmn_block.weight)],
                   path + "/attn/fsmn_block/Conv", group=block.attn.fsmn_block.weight.shape[0])
        mixed = graph.node("Add", [graph.linear(path + "/attn/out", block.attn.out, values), values], path + "/attn/Add_2")
        x = graph.node("Add", [x, mixed], path + "/Add")
        inner = graph.linear(path + "/mlp/mlp.0", block.mlp[0], graph.norm(path + "/mlp_ln", block.mlp_ln, x, MLP_EPSILON))
        x = graph.node("Add", [x, graph.linear(path + "/mlp/mlp.2", block.mlp[2], inner)], path + "/Add_1")
    down = model.quantizer._codebook.project_down
    y = graph.node("MatMul", [x, graph.weight("onnx::MatMul_2536", down.weight.t())], "/quantizer/project_in/MatMul")
    graph.node("Add", [graph.weight("quantizer.project_in.bias", down.bias), y], "/quantizer/project_in/Add")
    made = helper.make_graph(graph.nodes, "main_graph", [helper.make_tensor_value_info("feats", TensorProto.FLOAT, [1, None, None])],
                             [helper.make_tensor_value_info(graph.nodes[-1].output[0], TensorProto.FLOAT, None)], graph.weights)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])


def read(path, config):
    model = S3TokenizerV2(NAME, config).eval()
    model.init_from_onnx(str(path))
    for block in model.encoder.blocks:
        block.attn_ln.eps = ATTENTION_EPSILON
    return model


def fill(model):
    """Convolutions are kept small, so that the norms' epsilons tell."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            wide = 0.6 if "conv" in name else 1.0 if "fsmn" in name or "attn.out" in name else 12.0 if "project_down" in name else 4.0
            scale = wide / np.sqrt(parameter[0].numel()) if parameter.dim() > 1 else 0.2 if "ln" in name else 0.002
            parameter.copy_(IntegerGenerator("onnx/" + name).tensor(parameter.shape, scale, 1.0 if name.endswith("ln.weight") else 0.0))


def sound():
    """A buzz whose pitch changes four times a second, in noise that swells and fades."""
    index = np.arange(SAMPLES)
    period = 40 + 23 * ((index // 4000) % 11)
    swell = np.abs(index % 8000 - 4000) / 4000.0
    noise = IntegerGenerator("onnx/sound").centred(SAMPLES)
    return torch.from_numpy((0.5 * (index % period) / period - 0.25 + 0.2 * swell * noise).astype(np.float32))


def make_golden():
    from golden_file import save_tensors
    from s3tokenizer.utils import log_mel_spectrogram

    config = ModelConfig(n_mels=BANDS, n_audio_state=WIDTH, n_audio_head=WIDTH // 64, n_audio_layer=LAYERS)
    model = S3TokenizerV2(NAME, config)
    fill(model)
    path = GOLDEN / "onnx_tokenizer.onnx"
    path.write_bytes(build(model, half=True).SerializeToString(deterministic=True))
    path.chmod(0o644)
    model = read(path, config)
    mel = log_mel_spectrogram(sound(), BANDS).unsqueeze(0)
    with torch.inference_mode():
        hidden, length = model.encoder(mel, torch.tensor([mel.shape[2]]))
        projected = model.quantizer._codebook.project_down(hidden)
        codes = model.quantizer.encode(hidden)
    assert len(set(codes[0].tolist())) > 20, "the made-up weights give too few codes to tell anything"
    save_tensors(GOLDEN / "onnx_tokenizer.safetensors",
                 {"squashed": torch.tanh(projected[0].float()) * 0.9990000128746033, "codes": codes[0, :length[0]].int()},
                 "make_onnx_tokenizer.py", "s3tokenizer", "onnx", "torch")
    print(f"{path.name}: {path.stat().st_size} bytes")


def make_full(path):
    torch.manual_seed(0)
    path.write_bytes(build(S3TokenizerV2(NAME, ModelConfig()), half=False).SerializeToString())
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB")


def codes_of(path, audio, compare):
    """s3tokenizer, one recording as a whole; its time is of the second call."""
    import soundfile
    from s3tokenizer.utils import log_mel_spectrogram

    torch.set_num_threads(2)
    model = read(path, ModelConfig())
    samples, rate = soundfile.read(audio, dtype="float32")
    assert rate == 16000 and samples.ndim == 1, "a mono recording at 16 kHz is needed"
    for _ in range(2):
        start = time.perf_counter()
        mel = log_mel_spectrogram(torch.from_numpy(samples))
        codes, length = model.quantize(mel.unsqueeze(0), torch.tensor([mel.shape[1]]))
        seconds = time.perf_counter() - start
    codes = codes[0, :length[0]].tolist()
    print(f"s3tokenizer: {len(codes)} codes in {seconds:.2f} s, {60 * seconds / (len(samples) / rate):.2f} s a minute of audio, peak "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    if compare:
        ours = [code for sentence in json.loads(compare.read_text())["sentences"] for code in sentence["codes"]]
        print(f"{sum(a == b for a, b in zip(ours, codes))} of {len(codes)} codes agree; ours has {len(ours)}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--full", type=pathlib.Path)
    arguments.add_argument("--codes", nargs=2, type=pathlib.Path)
    arguments.add_argument("--compare", type=pathlib.Path)
    options = arguments.parse_args()
    if options.full:
        make_full(options.full)
    elif options.codes:
        codes_of(*options.codes, options.compare)
    else:
        make_golden()
