# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/rater_study.json: agreement of four annotators of whom each leaves sentences out. Cohen's kappa by scikit-learn, over
sentences and weighted by the tenths of a second that they last, and in stretches of a minute; Fleiss' kappa by statsmodels over what all
judged; Krippendorff's alpha by krippendorff.

    python tests/oracle/make_rater_study_golden.py
"""
import numpy as np
from krippendorff import alpha
from sklearn.metrics import cohen_kappa_score, confusion_matrix
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

from golden_file import FOLDER, save_json

CLASSES, RATERS, SENTENCES, STRETCH = 5, 4, 90, 60.0

rng = np.random.default_rng(23)
truth = rng.integers(0, CLASSES, SENTENCES)
labels = np.array([[t if rng.random() < 0.65 else rng.integers(0, CLASSES) for t in truth] for _ in range(RATERS)])
labels[rng.random(labels.shape) < 0.2] = -1
tenths = rng.integers(5, 60, SENTENCES)
ends = np.cumsum(tenths) / 10.0
starts = ends - tenths / 10.0
stretches = int(np.ceil(ends[-1] / STRETCH))
place = np.minimum(((starts + ends) / 2 // STRETCH).astype(int), stretches - 1)

pairs = []
for i in range(RATERS):
    for j in range(i + 1, RATERS):
        both = (labels[i] >= 0) & (labels[j] >= 0)
        a, b = labels[i][both], labels[j][both]
        over_time = []
        for stretch in range(stretches):
            inside = both & (place == stretch)
            over_time.append({"sentences": int(inside.sum()), "share": float(np.mean(labels[i][inside] == labels[j][inside])),
                              "kappa": float(cohen_kappa_score(labels[i][inside], labels[j][inside]))})
        pairs.append({"first": i, "second": j, "sentences": int(both.sum()), "share": float(np.mean(a == b)),
                      "kappa": float(cohen_kappa_score(a, b)), "kappa_by_time": float(cohen_kappa_score(a, b, sample_weight=tenths[both])),
                      "matrix": confusion_matrix(a, b, labels=range(CLASSES)).tolist(), "stretches": over_time})

complete = (labels >= 0).all(axis=0)
counts, _ = aggregate_raters(labels[:, complete].T)
judged = np.where(labels >= 0, labels, np.nan).astype(float)
save_json(FOLDER / "rater_study.json",
          {"classes": CLASSES, "stretch": STRETCH, "labels": labels.tolist(), "starts": starts.tolist(), "ends": ends.tolist(), "pairs": pairs,
           "judged_by_all": int(complete.sum()), "fleiss": float(fleiss_kappa(counts)),
           "alpha": float(alpha(reliability_data=judged, level_of_measurement="nominal"))},
          "tests/oracle/make_rater_study_golden.py", "scikit-learn", "statsmodels", "krippendorff", "numpy")
