# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/calibration.json: log loss by scikit-learn, reliability curves by scikit-learn's calibration_curve on
"was the likeliest label right", the expected calibration error from its bins, and the temperature that scipy finds.

    python tests/oracle/make_calibration_goldens.py
"""
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.calibration import calibration_curve
from sklearn.metrics import log_loss

from golden_file import FOLDER, save_json

CLASSES = 4
BINS = 10


def case(name, logits, truth):
    probabilities = softmax(logits, axis=1)
    confidence = probabilities.max(axis=1)
    right = (probabilities.argmax(axis=1) == truth).astype(int)
    accuracy, mean_confidence = calibration_curve(right, confidence, n_bins=BINS, strategy="uniform")
    place = np.clip((confidence * BINS).astype(int), 0, BINS - 1)
    counts = np.bincount(place, minlength=BINS)
    ece = float(np.sum(counts[counts > 0] * np.abs(accuracy - mean_confidence)) / len(truth))

    def loss(log_inverse):
        return log_loss(truth, softmax(np.exp(log_inverse) * log_softmax(logits, axis=1), axis=1), labels=list(range(CLASSES)))

    found = minimize_scalar(loss, bounds=(np.log(0.01), np.log(100)), method="bounded", options={"xatol": 1e-9})
    temperature = float(np.exp(-found.x))
    return {"name": name, "probabilities": probabilities.tolist(), "truth": truth.tolist(), "counts": counts.tolist(),
            "accuracy": accuracy.tolist(), "confidence": mean_confidence.tolist(), "ece": ece, "temperature": temperature,
            "nll": log_loss(truth, probabilities, labels=list(range(CLASSES))), "nll_fitted": float(found.fun),
            "first_at_2": softmax(log_softmax(logits[0]) / 2.0).tolist()}


rng = np.random.default_rng(11)
truth = rng.integers(0, CLASSES, 150)
signal = np.eye(CLASSES)[truth]
cases = [
    case("far too sure", 6.0 * (signal * 0.5 + rng.normal(size=(150, CLASSES))), truth),
    case("not sure enough", 0.5 * (signal * 3.0 + rng.normal(size=(150, CLASSES))), truth),
    case("about right", signal * 1.0 + rng.normal(size=(150, CLASSES)), truth),
]
save_json(FOLDER / "calibration.json", {"bins": BINS, "cases": cases}, "tests/oracle/make_calibration_goldens.py", "scikit-learn", "scipy", "numpy")
