# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/voice_activity.json: what the silero-vad package (6.2.3) says of a synthetic signal, and of
recordings of the open speech.

    python tests/oracle/make_voice_activity_golden.py [--data FOLDER]

The package's silero_vad_16k.safetensors holds other weights than its silero_vad.jit (same network, another
training): the weights of the first are put into the second, so that the package's own code runs what we run.

The signal is the formula below, which tests/engine/model/speech/voice_activity_test.cpp writes out again: a buzzing voice in
syllables with pauses. Of recordings the golden holds the path in the folder of open speech (--data, else
$UNDERTONE_DATA), the file's SHA-256 and the probabilities; where that folder is not at hand, what stands stays.
"""
import argparse
import hashlib
import json
import math
import os
import pathlib

import numpy
import safetensors.torch
import silero_vad
import soundfile
import torch
from silero_vad import get_speech_timestamps, load_silero_vad

from golden_file import FOLDER, save_json

RATE = 16000
FRAME = 512
RECORDINGS = ["ami/EN2002a_30s.flac", "fixtures/cremad_1001_IOM_ANG_XX.wav"]
GOLDEN = FOLDER / "voice_activity.json"

NAMES = {"lstm_cell.": "decoder.rnn.", "final_conv.": "decoder.decoder.2.", "stft_conv.weight": "stft.forward_basis_buffer"}
NAMES.update({f"conv{i + 1}.": f"encoder.{i}.reparam_conv." for i in range(4)})


def load_model():
    model = load_silero_vad()
    weights = safetensors.torch.load_file(pathlib.Path(silero_vad.__file__).parent / "data" / "silero_vad_16k.safetensors")
    inside = dict(model._model.named_parameters()) | dict(model._model.named_buffers())
    for name, tensor in weights.items():
        for ours, theirs in NAMES.items():
            if name.startswith(ours):
                inside.pop(theirs + name[len(ours):]).data.copy_(tensor)
    assert not inside, inside.keys()
    return model


def signal():
    samples = []
    for n in range(6 * RATE):
        t = n / RATE
        phase = 2 * math.pi * (130 * t + 15 / 3 * math.sin(3 * t))
        spoken = 1.0 if (t % 2.0) < 1.4 else 0.0
        syllable = math.sin(math.pi * ((t * 4) % 1.0)) ** 2
        formant = 600 + 250 * math.sin(2 * math.pi * 2.3 * t)
        value = 0.0
        for k in range(1, 25):
            frequency = 130 * k
            gain = math.exp(-((frequency - formant) / 180) ** 2) + 0.5 * math.exp(-((frequency - 1500) / 250) ** 2)
            value += gain * math.sin(k * phase)
        hiss = ((n * 1103515245 + 12345) % 65536) / 65536 - 0.5
        samples.append(0.12 * spoken * syllable * value + 0.002 * hiss)
    return numpy.array(samples, dtype=numpy.float32)


def probabilities(model, samples):
    model.reset_states()
    result = []
    for at in range(0, len(samples), FRAME):
        chunk = torch.zeros(FRAME)
        piece = torch.from_numpy(samples[at:at + FRAME])
        chunk[:len(piece)] = piece
        result.append(model(chunk, RATE).item())
    return result


def recordings(model, data):
    if data is None or not all((data / name).exists() for name in RECORDINGS):
        print("The open speech is not here: the golden's recordings stay as they are.")
        return json.loads(GOLDEN.read_text())["recordings"]
    said = []
    for name in RECORDINGS:
        samples, rate = soundfile.read(data / name, dtype="float32")
        assert rate == RATE and samples.ndim == 1
        said.append({"path": name, "sha256": hashlib.sha256((data / name).read_bytes()).hexdigest(),
                     "probabilities": [round(p, 7) for p in probabilities(model, samples)]})
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=os.environ.get("UNDERTONE_DATA"))
    data = parser.parse_args().data
    torch.set_num_threads(1)
    model = load_model()
    samples = signal()
    speech = get_speech_timestamps(torch.from_numpy(samples), model, min_silence_duration_ms=300)
    save_json(GOLDEN, {"probabilities": [round(p, 7) for p in probabilities(model, samples)],
                       "speech_samples": [[s["start"], s["end"]] for s in speech],
                       "recordings": recordings(model, data and pathlib.Path(data))},
              "tests/oracle/make_voice_activity_golden.py", "torch", "silero-vad")


if __name__ == "__main__":
    main()
