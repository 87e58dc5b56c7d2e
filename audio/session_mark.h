// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace undertone {

/// The comment of a sound file that was exported from a recorded session, by which training refuses it: whoever withdraws later could not
/// find a model that was trained on a copy. Another program may remove it.
std::string sessionMark(std::string_view session);
bool isSessionMark(std::string_view comment);

}  // namespace undertone
