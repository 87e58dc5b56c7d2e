// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <string>

namespace undertone {

/// A timeline for people: one line per sentence, what made it, and what the labels are worth.
std::string timelineTable(const Timeline& timeline);

}  // namespace undertone
