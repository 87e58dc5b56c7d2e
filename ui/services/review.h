// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/identifier.h"

#include <memory>
#include <unordered_set>
#include <variant>
#include <vector>

namespace undertone {

/// When an annotator sees what others and the model say of a sentence (blind-first review).
enum class OthersLabels {
    Shown,          ///< always
    UntilRevealed,  ///< hidden until they have labelled it and ask for it
    UntilLabelled   ///< hidden until they have labelled it
};

/// What of an open project is kept from the annotator whose lane is edited.
struct ReviewState {
    OthersLabels mode = OthersLabels::Shown;
    std::shared_ptr<const std::unordered_set<SegmentId>> revealed;  ///< null: nothing
    [[nodiscard]] bool hides(SegmentId sentence) const
    {
        return mode != OthersLabels::Shown && (revealed == nullptr || !revealed->contains(sentence));
    }
    friend bool operator==(const ReviewState& a, const ReviewState& b)
    {
        const bool same = a.revealed == b.revealed || (a.revealed != nullptr && b.revealed != nullptr && *a.revealed == *b.revealed);
        return a.mode == b.mode && same;
    }
};

/// In which order sentences are reviewed.
enum class ReviewOrder {
    Reading,
    Uncertainty,  ///< those first whose calibrated probabilities are nearest to even
    MemoryChange  ///< those first whose label, then whose probabilities, memory changed most
};

// What a review does that no undo takes back, as values.
namespace review {

struct SetMode {
    OthersLabels mode = OthersLabels::Shown;
};

/// Shows what others say of these sentences; of all that have a label where the list is empty. One without a label of the annotator stays
/// hidden.
struct Reveal {
    std::vector<SegmentId> sentences;
};

}  // namespace review

using ReviewAction = std::variant<review::SetMode, review::Reveal>;

}  // namespace undertone
