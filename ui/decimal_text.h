// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace undertone {

/// A number for the eye, with the decimal mark of the window's language. Files and command lines have a dot everywhere.
inline QString decimalText(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

}  // namespace undertone
