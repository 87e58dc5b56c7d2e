// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <string>

namespace undertone {

/// A timeline for people: one line per sentence, what made it, and what the labels are worth.
std::string timelineTable(const Timeline& timeline);

/// Seconds as "1:02:03.4" or "2:03.4".
std::string clockText(double seconds);

}  // namespace undertone
