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
    QString detail;    ///< the engine's own English sentence, for the curious and for reports
};

/// The only place that turns an error into words for a person.
ErrorText errorText(const Error& error);

}  // namespace undertone
