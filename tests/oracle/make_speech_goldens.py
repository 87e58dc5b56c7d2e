# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/speech_tokenizer.safetensors: what s3tokenizer says of a tiny tokenizer with made-up weights.

    python tests/oracle/make_speech_goldens.py

Needs torch, numpy, safetensors and s3tokenizer 0.3. Nothing is drawn at random and no recording is used: weights and
sound come from the generator of tests/support/integer_generator.h, seeded by name, as in speech_tokenizer_golden_test.
"""
import pathlib

import numpy as np
import torch
from s3tokenizer.model_v2 import S3TokenizerV2, ModelConfig
from s3tokenizer.utils import log_mel_spectrogram
from safetensors.torch import save_file

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
HIDDEN, HEADS, LAYERS = 128, 2, 2
SHORT, SECOND, LONG = 16000, 9600, 848000  # samples: 1 s, 0.6 s, 53 s (a length that loses tokens upstream)


def generator(name):
    state = 14695981039346656037
    for byte in name.encode():
        state = ((state ^ byte) * 1099511628211) % 2**64
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield (state >> 40) / 16777216.0 - 0.5


def values(name, count):
    source = generator(name)
    return np.array([next(source) for _ in range(count)], dtype=np.float64)


def sound(name, samples):
    """A buzz whose pitch changes every 4000 samples, swelling and fading, in a little noise."""
    noise = values(name, samples)
    index = np.arange(samples)
    period = 60 + 17 * ((index // 4000) % 7)
    swell = np.abs((index % 8000) - 4000) / 4000.0
    return torch.from_numpy((0.5 * swell * ((index % period) / period - 0.5) + 0.02 * noise).astype(np.float32))


def fill(model):
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            flat = values(name, parameter.numel())
            if parameter.dim() > 1:
                fan_in = parameter[0].numel()
                wide = 12.0 if "project_down" in name else 4.0
                flat = flat * wide / np.sqrt(fan_in)
            elif name.endswith("ln.weight"):
                flat = 1.0 + 0.2 * flat
            parameter.copy_(torch.from_numpy(flat.astype(np.float32).reshape(tuple(parameter.shape))))


def squashed(model, hidden):
    return torch.tanh(model.quantizer._codebook.project_down(hidden).float()) * 0.9990000128746033


def main():
    torch.set_num_threads(1)
    config = ModelConfig(n_mels=128, n_audio_state=HIDDEN, n_audio_head=HEADS, n_audio_layer=LAYERS)
    model = S3TokenizerV2("speech_tokenizer_v2_25hz", config).eval()
    fill(model)
    short, second, long = (log_mel_spectrogram(sound(name, count)) for name, count in
                           (("short", SHORT), ("second", SECOND), ("long", LONG)))
    with torch.inference_mode():
        lengths = torch.tensor([short.shape[1], second.shape[1]])
        batch = torch.zeros(2, 128, short.shape[1])
        batch[0] = short
        batch[1, :, :second.shape[1]] = second
        hidden, token_lengths = model.encoder(batch, lengths)
        codes = model.quantizer.encode(hidden)
        long_codes, long_length = model.quantize(long.unsqueeze(0), torch.tensor([long.shape[1]]))
    assert len(set(codes[0].tolist())) > 10, "the made-up weights give too few codes to tell anything"
    tensors = {
        "mel": short.t().contiguous(),
        "hidden": hidden[0], "squashed": squashed(model, hidden)[0],
        "codes": codes[0, :token_lengths[0]].int(), "second_codes": codes[1, :token_lengths[1]].int(),
        "second_squashed": squashed(model, hidden)[1, :token_lengths[1]],
        "long_codes": long_codes[0, :long_length[0]].int(),
    }
    save_file({name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}, GOLDEN / "speech_tokenizer.safetensors")
    print({name: tuple(tensor.shape) for name, tensor in tensors.items()})


if __name__ == "__main__":
    main()
