// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace undertone {

enum class ReportTheme { Light, Dark };

/// CSS custom properties ("--text:#1C2226;...") of a theme, out of resources/emotion_colours.json, which is built in.
std::string colourProperties(ReportTheme theme);

}  // namespace undertone
