// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

namespace undertone {

/// What the user asked for; `System` follows the desktop.
enum class ThemeChoice { System, Light, Dark };

inline ThemeMode themeMode(ThemeChoice choice)
{
    return choice == ThemeChoice::System ? Theme::systemMode() : choice == ThemeChoice::Dark ? ThemeMode::Dark : ThemeMode::Light;
}

}  // namespace undertone
