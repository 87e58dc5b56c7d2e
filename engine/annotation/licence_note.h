// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <string>
#include <string_view>

namespace undertone {

/// How every licenceNote() begins.
inline constexpr std::string_view licenceNoteHead = "What was stated about the recording of ";

/// A text beside a file of that name whose format has no place for it: what was stated about the recording, and where there is a timeline,
/// what made it (as the JSON names it) and what its labels are worth. UTF-8, in English.
std::string licenceNote(const std::string& file, const std::string& statement, const Timeline* timeline = nullptr);

}  // namespace undertone
