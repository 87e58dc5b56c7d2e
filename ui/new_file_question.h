// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace undertone {

/// Asks for a file to write, and whether one of that name may be replaced. A name without the suffix gets it before that question, so
/// that no file is replaced unasked. Empty: given up. GUI thread; waits for the answer.
QString askForNewFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filter, const QString& suffix);

}  // namespace undertone
