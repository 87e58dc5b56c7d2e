// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"

#include <vector>

namespace undertone {

/// Puts sentences that overlap in time on rows above each other, as a calendar does: an isolated sentence has
/// the whole height, a group that overlaps shares it.
class OverlapRows {
public:
    struct Place {
        int row = 0;
        int rows = 1;  ///< rows of the group this sentence belongs to
    };

    OverlapRows() = default;
    /// `byStart`: indices of `segments` in order of start.
    OverlapRows(const std::vector<Segment>& segments, const std::vector<int>& byStart);
    [[nodiscard]] Place place(int utterance) const { return m_places[static_cast<std::size_t>(utterance)]; }

private:
    std::vector<Place> m_places;
};

}  // namespace undertone
