// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace undertone {

/// Whether everyone in a session agrees to its analysis, when its sound is exported.
enum class ExportedFor { Hearing, Analysis };

/// The comment of a sound file that was exported from a recorded session, by which training refuses it: whoever withdraws later could not
/// find a model that was trained on a copy. Analyses refuse it where not everyone agreed to one. Another program may remove it.
std::string sessionMark(std::string_view session, ExportedFor use);
bool isSessionMark(std::string_view comment);
bool forbidsAnalysis(std::string_view comment);

}  // namespace undertone
