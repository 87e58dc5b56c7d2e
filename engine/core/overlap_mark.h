// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"

#include <algorithm>

namespace undertone {

/// The column of a sentence in which a second voice may be heard, and what it says.
inline constexpr const char* overlapColumn = "overlap";
inline constexpr const char* possibleOverlap = "possible";

/// Whether a search for speakers marked the sentence so.
inline bool isMarkedAsOverlapped(const Segment& segment)
{
    return std::ranges::any_of(segment.columns, [](const auto& column) { return column.first == overlapColumn; });
}

}  // namespace undertone
