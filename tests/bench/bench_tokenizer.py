# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev bench tokenizer: this engine's tokenizer beside the public s3tokenizer package.

Same random weights, same audio, same threads, in turn, several rounds; from samples to codes on both sides, fp32. Printed are medians of
rounds, and the ratio of each round as median [smallest, largest]. Codes must be equal but where a value lies on a rounding border.
"""
import argparse
import json
import os
import pathlib
import statistics
import tempfile
import time

import numpy as np
import torch
from s3tokenizer.model_v2 import ModelConfig, S3TokenizerV2
from s3tokenizer.utils import log_mel_spectrogram
from safetensors.torch import save_file

from side_process import SideProcess, spread

SIZES = {"undertone-small": (192, 3, 3), "CosyVoice 2": (1280, 20, 6)}
RATE = 16000


def sound(seconds):
    """Gliding harmonics in syllables, over a soft noise."""
    at = np.arange(seconds * RATE) / RATE
    phase = 2 * np.pi * np.cumsum(140 * (1 + 0.2 * np.sin(4 * at))) / RATE
    voice = sum(np.sin(phase * harmonic) / harmonic for harmonic in range(1, 9))
    noise = np.random.default_rng(seconds).standard_normal(at.size)
    return (0.1 * np.maximum(0, np.sin(2 * np.pi * 3.1 * at)) * voice + 0.002 * noise).astype(np.float32)


def make_model(folder, width, heads, layers):
    torch.manual_seed(1)
    model = S3TokenizerV2("speech_tokenizer_v2_25hz", ModelConfig(n_mels=128, n_audio_state=width, n_audio_head=heads, n_audio_layer=layers)).eval()
    with torch.no_grad():
        model.quantizer._codebook.project_down.weight.mul_(4)  # so that codes differ from token to token
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, folder / "model.safetensors")
    config = dict(architecture="s3-tokenizer-v2", n_mels=128, hidden_size=width, attention_heads=heads, layers=layers, feed_forward_multiple=4,
                  fsmn_kernel=31, rotary_theta=10000.0, attention_norm_epsilon=1e-5, feed_forward_norm_epsilon=1e-5, codebook_digits=8)
    (folder / "config.json").write_text(json.dumps(config))
    return model


def theirs(model, pcm, times):
    """The package as its README has it used."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        mel = log_mel_spectrogram(torch.from_numpy(pcm))
        codes, lengths = model.quantize(mel.unsqueeze(0), torch.tensor([mel.shape[1]]))
        codes = codes[0, :lengths[0].item()].tolist()
        taken.append((time.perf_counter() - start) * 1000)
    return taken, codes


def ours(side, path, times):
    reply = side.ask(f"encode {path} {times}")
    return reply["ms"], reply["codes"]


def measure(arguments, name, folder):
    model = make_model(folder, *SIZES[name])
    side = SideProcess(arguments.side, folder, arguments.threads)
    for seconds in arguments.seconds:
        pcm, path = sound(seconds), folder / f"{seconds}.f32"
        pcm.tofile(path)
        _, expected = theirs(model, pcm, 1)  # also warms up
        _, codes = ours(side, path, 1)
        # On the way from small to long, fewer repetitions in a round weigh the same.
        times = max(1, arguments.repetitions // max(1, seconds // 10) // (1 if SIZES[name][0] < 512 else 3))
        pairs = [(statistics.median(theirs(model, pcm, times)[0]), statistics.median(ours(side, path, times)[0])) for _ in range(arguments.rounds)]
        different = sum(a != b for a, b in zip(codes, expected))
        print(f"{name:>16} {seconds:>3} s | s3tokenizer {statistics.median(t for t, _ in pairs):8.1f} ms | undertone {statistics.median(o for _, o in pairs):8.1f} ms"
              f" | x {spread([t / o for t, o in pairs])} | {different} of {min(len(codes), len(expected))} codes differ", flush=True)
    side.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", help="the program tokenizer_side")
    parser.add_argument("--sizes", nargs="+", default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--seconds", nargs="+", type=int, default=[4, 30, 95])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--repetitions", type=int, default=9, help="of each side in a round, for short audio; their median counts")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    print(f"{arguments.threads} threads, OMP_WAIT_POLICY {os.environ.get('OMP_WAIT_POLICY', 'unset')} for both, fp32, samples to codes; medians of {arguments.rounds} rounds, ratio of each round: median [smallest, largest]")
    for name in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(arguments, name, pathlib.Path(folder))


if __name__ == "__main__":
    main()
