# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/spectrogram.json: magnitudes of a made signal by scipy.signal, a full-scale sine being 1.

    python tests/oracle/make_spectrogram_golden.py
"""
import numpy as np
from scipy.signal import ShortTimeFFT, get_window

from golden_file import FOLDER, save_json

RATE = 16000
SIGNAL = [[0.4, 440.0, 0.0], [0.1, 3000.0, 1.0], [0.003, 7123.0, 2.0]]  # amplitude, hertz, phase


def case(window_seconds):
    time = np.arange(RATE // 2) / RATE
    signal = sum(a * np.sin(2 * np.pi * f * time + p) for a, f, p in SIGNAL).astype(np.float32).astype(np.float64)
    frames = round(window_seconds * RATE)
    padded = max(512, 1 << (frames - 1).bit_length())
    window = get_window("hann", frames)
    starts = [0, 800, 1777, 5000]
    # One spectrum at a time, so that no padding of scipy's at the ends plays a part.
    transform = ShortTimeFFT(window, hop=frames, fs=RATE, mfft=padded, scale_to="magnitude")
    rows = []
    for start in starts:
        spectrum = np.abs(transform.stft_detrend(signal[start:start + frames], None, p0=0, p1=1, k_offset=frames // 2)[:, 0])
        spectrum[1:-1] *= 2
        rows.append([float(f"{value:.9g}") for value in spectrum])
    return {"window_seconds": window_seconds, "window_frames": frames, "padded": padded, "starts": starts, "magnitudes": rows}


save_json(FOLDER / "spectrogram.json", {"rate": RATE, "signal": SIGNAL, "cases": [case(0.005), case(0.025), case(0.05)]},
          "tests/oracle/make_spectrogram_golden.py", "scipy", "numpy")
