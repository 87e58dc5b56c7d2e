// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <QString>

namespace undertone {

/// How the window tells a failure: all three parts are sentences in the user's language.
struct ErrorText {
    QString title;     ///< what happened, in a few words
    QString sentence;  ///< what is wrong, naming the file where there is one
    QString remedy;    ///< what to do about it
    QString detail;    ///< the particulars, from the engine: in the user's language where they are translated, else in English
};

/// A message of the engine in the window's language, or whole in English where a part of it is not translated.
QString messageText(const Message& message);

/// The only place that turns an error into words for a person.
ErrorText errorText(const Error& error);

/// A failure where there is room for a few lines: the engine's own sentence, which names what is concerned. Where that is not translated,
/// first `what` did not succeed ("The corpus cannot be read", translated) and the error's title, then the English sentence, said to be the
/// original.
QString problemText(const Error& error, const QString& what);

}  // namespace undertone
