// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the writers of this room only.

#include "engine/core/timeline.h"

#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// What made a timeline, by the names of its JSON (contracts.md) behind "undertone."; what is not known is left out. Of an annotator's
/// labels: whose they are, and what was stated about the recording.
std::vector<std::pair<std::string, std::string>> provenanceOf(const Timeline& timeline);

}  // namespace undertone
