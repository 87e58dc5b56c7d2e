// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// Seconds after which somebody is told that a channel is silent.
inline constexpr double silenceWorthSaying = 5.0;

}  // namespace undertone
