// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <span>

class QCoreApplication;

namespace undertone {

/// A language that the window speaks.
struct Language {
    QString code;  ///< as QLocale and the settings name it
    QString name;  ///< in itself, with its letter: who does not read the window's language must find their own
};

/// All of them: those whose translations are built in.
std::span<const Language> languages();

/// The locale of a language that was chosen by its code; of the system for an empty code.
QLocale languageLocale(const QString& code);

/// From now on texts are translated for that locale, Qt's own too where its catalogue is installed, and numbers are written
/// as there. English needs a translation as well, for plurals. GUI thread; widgets that were made before keep their texts.
void installTranslation(QCoreApplication& application, const QLocale& locale);

}  // namespace undertone
