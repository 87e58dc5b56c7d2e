# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/stats.json: accuracy, mean recall, weighted F1, the confusion matrix and Cohen's kappa by
scikit-learn, Fleiss' kappa and the exact McNemar test by statsmodels, Krippendorff's alpha by krippendorff, quantiles by
numpy, and a bootstrap over groups written out in Python with the same raw random numbers (Mersenne Twister 19937-64) as
the C++ code draws.

    python tests/oracle/make_stats_goldens.py
"""
import krippendorff
import numpy as np
from sklearn.metrics import accuracy_score, cohen_kappa_score, confusion_matrix, f1_score, recall_score
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import fleiss_kappa

from golden_file import FOLDER, save_json

CLASSES = 4


class Mt19937_64:
    """Nishimura and Matsumoto's generator, seeded as std::mt19937_64 is."""

    def __init__(self, seed):
        self.state = [seed]
        for i in range(1, 312):
            last = self.state[-1]
            self.state.append((6364136223846793005 * (last ^ (last >> 62)) + i) % 2**64)
        self.at = 312

    def __call__(self):
        if self.at == 312:
            for i in range(312):
                x = (self.state[i] & 0xFFFFFFFF80000000) | (self.state[(i + 1) % 312] & 0x7FFFFFFF)
                self.state[i] = self.state[(i + 156) % 312] ^ (x >> 1) ^ (0xB5026F5AA96619E9 if x & 1 else 0)
            self.at = 0
        y = self.state[self.at]
        self.at += 1
        y ^= (y >> 29) & 0x5555555555555555
        y ^= (y << 17) & 0x71D67FFFEDA60000
        y ^= (y << 37) & 0xFFF7EEE000000000
        return y ^ (y >> 43)

    def below(self, bound):
        threshold = 2**64 % bound
        while True:
            drawn = self()
            if drawn >= threshold:
                return drawn % bound


def metrics(truth, predicted):
    occurring = sorted(set(truth))
    return {
        "wa": accuracy_score(truth, predicted),
        "ua": recall_score(truth, predicted, labels=occurring, average="macro", zero_division=0),
        "wf1": f1_score(truth, predicted, labels=list(range(CLASSES)), average="weighted", zero_division=0),
    }


def case(name, truth, predicted):
    truth, predicted = [int(x) for x in truth], [int(x) for x in predicted]
    matrix = confusion_matrix(truth, predicted, labels=list(range(CLASSES))).tolist()
    return {"name": name, "truth": truth, "predicted": predicted, "matrix": matrix, **metrics(truth, predicted)}


def interval(groups, figure, resamples, level, seed):
    random = Mt19937_64(seed)
    figures = []
    for _ in range(resamples):
        chosen = [groups[random.below(len(groups))] for _ in groups]
        figures.append(figure(chosen))
    low, high = np.quantile(figures, [(1 - level) / 2, (1 + level) / 2])
    return {"estimate": figure(groups), "low": low, "high": high}


def pooled(metric, way):
    def figure(groups):
        truth = [t for g in groups for t in g["truth"]]
        predicted = [p for g in groups for p in g[way]]
        return metrics(truth, predicted)[metric]

    return figure


rng = np.random.default_rng(3)
truth = rng.integers(0, CLASSES, 200)
noisy = np.where(rng.random(200) < 0.6, truth, rng.integers(0, CLASSES, 200))
skewed = rng.choice(CLASSES, 150, p=[0.7, 0.2, 0.1, 0.0])
cases = [
    case("balanced", truth, noisy),
    case("one class never true", skewed, np.where(rng.random(150) < 0.5, skewed, 3)),
    case("all called angry", truth[:40], np.zeros(40)),
    case("all right", truth[:20], truth[:20]),
    case("all wrong", truth[:20], (truth[:20] + 1) % CLASSES),
]

groups = []
for _ in range(12):
    t = rng.integers(0, CLASSES, int(rng.integers(5, 25)))
    a = np.where(rng.random(len(t)) < 0.55, t, rng.integers(0, CLASSES, len(t)))
    b = np.where(rng.random(len(t)) < 0.15, t, a)
    groups.append({"truth": t.tolist(), "first": a.tolist(), "second": b.tolist()})
resamples, level, seed = 400, 0.95, 7
bootstrap = {"groups": groups, "resamples": resamples, "level": level, "seed": seed}
for metric in ("wa", "ua", "wf1"):
    bootstrap[metric] = interval(groups, pooled(metric, "first"), resamples, level, seed)
    first, second = pooled(metric, "first"), pooled(metric, "second")
    bootstrap[metric + "_difference"] = interval(groups, lambda g: second(g) - first(g), resamples, level, seed)

pairs = [(0, 1), (1, 1), (5, 5), (0, 6), (3, 12), (12, 3), (40, 60), (1000, 1100), (100000, 100500)]
exact = [[b, c, mcnemar([[7, b], [c, 11]], exact=True).pvalue] for b, c in pairs]

values = sorted(rng.normal(size=23).tolist())
shares = [0.0, 0.025, 0.1, 0.5, 0.77, 0.975, 1.0]
quantiles = {"values": values, "shares": shares, "expected": np.quantile(values, shares).tolist()}

# Cohen's kappa of the same pairs of lists, where chance leaves room to differ.
kappas = {one["name"]: cohen_kappa_score(one["truth"], one["predicted"]) for one in cases}


def judged(judges, absent, blur):
    """How often each label was given to 60 sentences by judges who err, a share of whom is absent: counts by sentence."""
    counts = []
    for true in rng.integers(0, CLASSES, 60):
        said = [true if rng.random() > blur else rng.integers(0, CLASSES) for _ in range(judges) if rng.random() >= absent]
        counts.append(np.bincount(said, minlength=CLASSES).tolist() if said else [0] * CLASSES)
    return counts


agreement = []
for name, counts in {"three judges": judged(3, 0.0, 0.4), "ten judges, mostly noise": judged(10, 0.0, 0.95), "two judges, one mind": judged(2, 0.0, 0.0),
                     "some absent": judged(5, 0.4, 0.3), "a label hardly ever given": [[2, 1, 0, 0]] * 20 + [[3, 0, 0, 0]] * 20 + [[0, 2, 1, 0]]}.items():
    complete = len({sum(row) for row in counts}) == 1
    agreement.append({"name": name, "counts": counts, "fleiss": float(fleiss_kappa(counts)) if complete else None,
                      "alpha": float(krippendorff.alpha(value_counts=np.array(counts), level_of_measurement="nominal"))})

save_json(FOLDER / "stats.json", {"cases": cases, "cohen": kappas, "agreement": agreement, "bootstrap": bootstrap, "mcnemar": exact, "quantiles": quantiles},
          "tests/oracle/make_stats_goldens.py", "scikit-learn", "statsmodels", "krippendorff", "numpy")
