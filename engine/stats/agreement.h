// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/stats/confusion_matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

// How far annotators agree beyond chance: 1 is always, 0 as often as their labels alone would have it.

/// How many annotators gave one sentence each label, in the order of the labels. Not negative.
using LabelCounts = std::vector<std::int64_t>;

/// Cohen's kappa of two annotators (Cohen 1960): rows are the labels of one, columns those of the other. NaN for an empty
/// matrix, and where chance alone agrees always (both know one label).
double cohenKappa(const ConfusionMatrix& matrix);

/// Fleiss' kappa (Fleiss 1971) of sentences that all have the same number of judgements, two or more, which need not be the
/// same people's. NaN where numbers differ, for no sentence, and where only one label was ever given.
double fleissKappa(std::span<const LabelCounts> sentences);

/// Krippendorff's alpha of labels without order (Krippendorff 2011, "nominal"). Sentences may lack judgements; one with
/// fewer than two says nothing and is left out. NaN where none is left or only one label was ever given.
double krippendorffAlpha(std::span<const LabelCounts> sentences);

}  // namespace undertone
