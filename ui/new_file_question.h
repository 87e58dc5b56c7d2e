// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace undertone {

// The one place that asks whether a file may be replaced. GUI thread; each waits for the answer.

/// Asks for a file to write, and whether one of that name may be replaced. A name without an ending that the filter names ("PDF (*.pdf)",
/// several apart by ;;) gets that of the chosen filter before that question, so that no file is replaced unasked. Empty: given up.
QString askForNewFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filter);

enum class Replacing { Allowed, Refused };

/// Whether a file may be written: yes where there is none of that name. `remark` says what would be lost; where replacing is refused, why.
bool mayReplaceFile(QWidget* parent, const QString& path, const QString& remark = {}, Replacing replacing = Replacing::Allowed);

}  // namespace undertone
