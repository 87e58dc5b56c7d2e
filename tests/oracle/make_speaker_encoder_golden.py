# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/speaker_encoder.json: what the resemblyzer package (0.1.4) says of a synthetic signal.

    python tests/oracle/make_speaker_encoder_golden.py

Mel frames, the vector of every partial utterance and that of the whole, for signals of several lengths, one of them shorter
than a partial utterance, and where partial utterances begin for many lengths. The signal is that of
make_voice_activity_golden.py, which speaker_encoder_test.cpp has too.
"""
import numpy
import resemblyzer.audio
import torch
from resemblyzer import VoiceEncoder

from golden_file import FOLDER, save_json
from make_voice_activity_golden import signal

LENGTHS = [96000, 40000, 7000]  # samples
SLICED = list(range(100, 120000, 1777))
MEL_ROWS = [0, 1, 50, 300, 599, 600]


def rounded(values):
    return [float(f"{value:.8g}") for value in numpy.asarray(values).ravel()]


def main():
    torch.set_num_threads(1)
    encoder = VoiceEncoder("cpu", verbose=False)
    samples = signal()
    utterances = []
    for length in LENGTHS:
        vector, partials, slices = encoder.embed_utterance(samples[:length], return_partials=True)
        utterances.append({"samples": length, "vector": rounded(vector), "first_partial": rounded(partials[0]),
                           "last_partial": rounded(partials[-1]), "partials": len(partials)})
    mel = resemblyzer.audio.wav_to_mel_spectrogram(samples)
    starts = [[int(s.start) for s in VoiceEncoder.compute_partial_slices(n, 1.3, 0.75)[1]] for n in SLICED]
    save_json(FOLDER / "speaker_encoder.json",
              {"utterances": utterances, "mel_frames": len(mel), "mel_rows": [[row, rounded(mel[row])] for row in MEL_ROWS],
               "slices": [[n, at] for n, at in zip(SLICED, starts)]},
              "tests/oracle/make_speaker_encoder_golden.py", "torch", "librosa", "resemblyzer")


if __name__ == "__main__":
    main()
