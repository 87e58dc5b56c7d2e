// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace undertone {

/// Installs the translation that fits a locale; English needs its own, for plurals. GUI thread, before any widget.
void installTranslation(QCoreApplication& application, const QLocale& locale);

}  // namespace undertone
