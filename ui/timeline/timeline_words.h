// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace undertone {

/// A sentence of the timeline that no class says, in the language of the window.
inline QString tr(const char* text)
{
    return QCoreApplication::translate("undertone", text);
}

}  // namespace undertone
