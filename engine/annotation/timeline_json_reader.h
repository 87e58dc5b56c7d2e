// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <string_view>

namespace undertone {

/// Reads schema 1 of the timeline JSON; keys it does not know are ignored. Errors: CorruptFile (a field missing or of another type,
/// probabilities that are not one for each label), UnsupportedFormat (another schema).
Result<Timeline> timelineFromJson(std::string_view source);

}  // namespace undertone
