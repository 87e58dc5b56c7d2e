// SPDX-License-Identifier: GPL-3.0-or-later
// What any room may say about files, and words that come from elsewhere.
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable coreMessages()
{
    static constexpr MessageEntry entries[] = {
        {"authorisation.other-purpose",
         QT_TRANSLATE_NOOP("Errors", "This speech may be used to {0}, not to {1}: that needs an authorisation of its own.")},
        {"authorisation.recording",
         QT_TRANSLATE_NOOP("Errors", "Recording needs the consent of those who speak; a statement about a file is none.")},
        {"authorisation.revoked", QT_TRANSLATE_NOOP("Errors", "The leave to use this speech was withdrawn; it is read no further.")},
        {"core.exception",
         QT_TRANSLATE_NOOP("Errors", "Something unexpected ended the work: {0}. Please report it with what you were doing.")},
        {"core.located", QT_TRANSLATE_NOOP("Errors", "{0} ({1})")},
        {"core.of", QT_TRANSLATE_NOOP("Errors", "{0}: {1}")},
        {"core.out-of-memory", QT_TRANSLATE_NOOP("Errors", "There is too little memory: close other programs, or take a smaller model.")},
        {"core.unknown-exception", QT_TRANSLATE_NOOP("Errors", "an exception that names no reason")},
        {"peft.invalid", QT_TRANSLATE_NOOP("Errors", "The adapter's adapter_config.json {0}")},
        {"peft.rank", QT_TRANSLATE_NOOP("Errors", "is not valid. {0}")},
        {"training.checkpoint-failed",
         QT_TRANSLATE_NOOP("Errors", "{0} The checkpoint before it stands; training goes on and tries again.")},
        {"training.stopped-without-checkpoint",
         QT_TRANSLATE_NOOP("Errors",
                           "{0} Training was stopped at step {1}; the same command goes on from the checkpoint before it, where there is "
                           "one.")},
    };
    return entries;
}

}  // namespace undertone
