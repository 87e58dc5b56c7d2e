# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/speech_tokenizer.safetensors: what s3tokenizer says of two tokenizers with made-up weights.

    python tests/oracle/make_speech_goldens.py

Needs torch, numpy, safetensors and s3tokenizer 0.3. Nothing is drawn at random and no recording is used: weights and
sound come from the integer generator, seeded by name, as in speech_tokenizer_golden_test. Of long tensors every 50th
row is kept, with the mean and the norm of all; codes are kept whole.
"""
import numpy as np
import torch
from s3tokenizer.model_v2 import ModelConfig, S3TokenizerV2
from s3tokenizer.utils import log_mel_spectrogram, merge_tokenized_segments

from golden_file import FOLDER, save_tensors
from integer_generator import IntegerGenerator

SIZES = {"small": (128, 2, 2), "wide": (256, 4, 3)}  # hidden, heads of 64, layers
LENGTHS = {"0.4": 6400, "29.9": 478400, "30.1": 481600, "95": 1520000}  # seconds, samples
LOSING = ("53", 848000)  # a length of which the public implementation loses the end
WINDOW, STRIDE = 3000, 2600
EVERY = 50
SHORT_ROWS = 50  # a tensor of no more rows is kept whole


def sound(name, samples):
    """A buzz that changes its pitch every 1600 samples and its loudness every 2400, in a little noise."""
    index = np.arange(samples)
    period = 30 + np.array(IntegerGenerator(name + "/pitch").below(160, samples // 1600 + 1))[index // 1600]
    loudness = np.array(IntegerGenerator(name + "/loudness").below(16, samples // 2400 + 1))[index // 2400] / 16.0
    swell = np.abs((index % 4800) - 2400) / 2400.0
    noise = IntegerGenerator(name).centred(samples)
    return torch.from_numpy((0.8 * swell * loudness * ((index % period) / period - 0.5) + 0.02 * noise).astype(np.float32))


def tokenizer(size):
    """Matrices four wide over the root of their fan-in, biases a fifth wide, norms around one."""
    hidden, heads, layers = SIZES[size]
    model = S3TokenizerV2("speech_tokenizer_v2_25hz", ModelConfig(n_mels=128, n_audio_state=hidden, n_audio_head=heads, n_audio_layer=layers)).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            scale = 4.0 / np.sqrt(parameter[0].numel()) if parameter.dim() > 1 else 0.2
            offset = 1.0 if name.endswith("ln.weight") else 0.0
            parameter.copy_(IntegerGenerator(size + "/" + name).tensor(parameter.shape, scale, offset))
    return model


def keep(golden, name, rows):
    golden[name] = rows if len(rows) <= SHORT_ROWS else rows[::EVERY]
    golden[name + ".mean"] = rows.double().mean()
    golden[name + ".norm"] = rows.double().norm()


def windows(mel):
    """The stretches that the public implementation gives to its encoder."""
    frames = mel.shape[1]
    starts = [0] if frames <= WINDOW else range(0, frames, STRIDE)
    return [mel[:, start:start + WINDOW] for start in starts]


def is_undecided(model, hidden):
    """Tokens of which a digit lies so near where rounding turns that two right programs may differ."""
    squashed = torch.tanh(model.quantizer._codebook.project_down(hidden).float()) * 0.9990000128746033
    return ((squashed.abs() - 0.5).abs() <= 1e-3).any(-1)


def encode(golden, model, size, seconds, mel):
    with torch.inference_mode():
        hidden = [model.encoder(stretch.unsqueeze(0), torch.tensor([stretch.shape[1]]))[0][0] for stretch in windows(mel)]
        codes, length = model.quantize(mel.unsqueeze(0), torch.tensor([mel.shape[1]]))
        undecided = merge_tokenized_segments([is_undecided(model, rows).tolist() for rows in hidden], overlap=4, token_rate=25) \
            if len(hidden) > 1 else is_undecided(model, hidden[0]).tolist()
    assert len(undecided) == length[0] and sum(undecided) * 20 < max(len(undecided), 20)
    keep(golden, f"{size}.hidden.{seconds}", torch.cat(hidden))
    golden[f"{size}.codes.{seconds}"] = codes[0, :length[0]].int()
    golden[f"{size}.undecided.{seconds}"] = torch.tensor([i for i, near in enumerate(undecided) if near], dtype=torch.int32)
    print(f"{size}, {seconds} s: {length[0]} tokens, {len(set(codes[0].tolist()))} codes, {sum(undecided)} undecided")


def main():
    torch.set_num_threads(1)
    golden = {}
    mels = {seconds: log_mel_spectrogram(sound(seconds, samples)) for seconds, samples in (*LENGTHS.items(), LOSING)}
    for seconds in LENGTHS:
        keep(golden, f"mel.{seconds}", mels[seconds].t())
    for size in SIZES:
        model = tokenizer(size)
        for seconds in LENGTHS:
            encode(golden, model, size, seconds, mels[seconds])
    encode(golden, tokenizer("small"), "small", LOSING[0], mels[LOSING[0]])
    for kind in ("", ".mean", ".norm"):
        del golden[f"small.hidden.{LOSING[0]}" + kind]
    save_tensors(FOLDER / "speech_tokenizer.safetensors", golden, "tests/oracle/make_speech_goldens.py", "torch", "s3tokenizer")


if __name__ == "__main__":
    main()
