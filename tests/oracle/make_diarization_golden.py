# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/golden/average_linkage.json: what scipy's average linkage says of made-up points, and where it cuts them.

    python tests/oracle/make_diarization_golden.py
"""
import numpy
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

from golden_file import FOLDER, save_json
from integer_generator import IntegerGenerator

POINTS = 90
CUTS = [0.5, 1.0, 1.6, 2.5]
COUNTS = [1, 2, 3, 7, 90]


def points():
    """Three clouds of different widths, and some points anywhere."""
    noise = numpy.array(IntegerGenerator("linkage").centred(POINTS * 3)).reshape(POINTS, 3)
    middles = numpy.array([[0, 0, 0], [3, 0, 0], [0, 4, 1], [2, 2, 2]])[numpy.arange(POINTS) % 4]
    return (middles + noise * numpy.array([1.0, 0.7, 1.5, 5.0])[numpy.arange(POINTS) % 4][:, None]).astype(numpy.float32)


def by_first_point(labels):
    order = list(dict.fromkeys(labels.tolist()))
    return [order.index(label) for label in labels.tolist()]


def main():
    given = points()
    merges = linkage(pdist(given.astype(numpy.float64)), "average")
    save_json(FOLDER / "average_linkage.json",
              {"points": [[float(f"{v:.9g}") for v in row] for row in given],
               "distances": [float(f"{d:.9g}") for d in merges[:, 2]],
               "cuts": [[cut, by_first_point(fcluster(merges, cut, "distance"))] for cut in CUTS],
               "counts": [[count, by_first_point(fcluster(merges, count, "maxclust"))] for count in COUNTS]},
              "tests/oracle/make_diarization_golden.py", "numpy", "scipy")


if __name__ == "__main__":
    main()
