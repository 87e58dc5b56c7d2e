# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/heard_shares.json: what numpy gets where shares of emotions heard so far weigh in, straight from Bayes' rule, and the
shares that the EM of Saerens, Latinne & Decaestecker (2002) finds over the whole conversation.

    python tests/oracle/make_heard_shares_golden.py
"""
import numpy as np

from golden_file import FOLDER, save_json

LABELS = 4


def corrected(own, shares):
    """Saerens' correction from even shares, row by row."""
    weighed = own * shares * LABELS
    return weighed / weighed.sum(axis=-1, keepdims=True)


def em(own, iterations=2000):
    shares = np.full(LABELS, 1.0 / LABELS)
    for _ in range(iterations):
        shares = corrected(own, shares).mean(axis=0)
    return shares


def causal(own, expected):
    """Sentence t by the sentences before it: every sum is made anew, with nothing running along."""
    taken = np.zeros((0, LABELS))
    rows = []
    for t, row in enumerate(own):
        shares = (np.asarray(expected) + taken.sum(axis=0)) / (sum(expected) + t)
        rows.append(corrected(row, shares) if t > 0 else row)
        taken = np.vstack([taken, corrected(row, shares)])
    return rows, np.asarray(expected) + taken.sum(axis=0)


def case(name, rng, shares, sentences, expected):
    truth = rng.choice(LABELS, sentences, p=shares)
    logits = 1.6 * (1.6 * np.eye(LABELS)[truth] + rng.normal(size=(sentences, LABELS)))  # of what they say they are
    own = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    rows, counts = causal(own, expected)
    return {"name": name, "expected": expected, "own": own.tolist(), "weighed": [row.tolist() for row in rows], "counts": counts.tolist(),
            "em": em(own).tolist()}


rng = np.random.default_rng(20)
cases = [
    case("mostly neutral, little expected", rng, [0.05, 0.15, 0.1, 0.7], 400, [1.0] * LABELS),
    case("even, much expected", rng, [0.25] * LABELS, 60, [12.0, 12.0, 12.0, 28.0]),
    case("mostly neutral, much expected", rng, [0.1, 0.1, 0.1, 0.7], 60, [12.0, 12.0, 12.0, 28.0]),
]
save_json(FOLDER / "heard_shares.json", {"cases": cases}, "tests/oracle/make_heard_shares_golden.py", "numpy")
