// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable jobsMessages()
{
    static constexpr MessageEntry entries[] = {
        {"classifier.config", QT_TRANSLATE_NOOP("Errors", "The classifier's config.json")},
        {"jobs.no-tokenizing-record", QT_TRANSLATE_NOOP("Errors", "The file {0} is no record of a tokenizing: it {1}.")},
        {"jobs.no-training-run", QT_TRANSLATE_NOOP("Errors", "The file {0} is no run of a training: it {1}.")},
        {"jobs.provenance", QT_TRANSLATE_NOOP("Errors", "The provenance")},
        {"tokenizer.config", QT_TRANSLATE_NOOP("Errors", "The tokenizer's config.json")},
        {"training.probe-answer", QT_TRANSLATE_NOOP("Errors", "The answer of --probe")},
        {"dpm.not-finite-in-a-row", QT_TRANSLATE_NOOP("Errors", "{0} So it was for {1} sentences in a row; what was read before stands.")},
        {"training.not-finite-in-a-row",
         QT_TRANSLATE_NOOP(
             "Errors",
             "{0} steps in a row were not finite and were skipped. {1} The weights of the last good step stand in the checkpoint.")},
        {"jobs.cancelled", QT_TRANSLATE_NOOP("Errors", "The work was cancelled.")},
        {"jobs.codes-not-kept", QT_TRANSLATE_NOOP("Errors", "{0} The next analysis of this recording tokenizes it again.")},
        {"jobs.memory-not-saved",
         QT_TRANSLATE_NOOP("Errors", "{0} The run goes on; taken up after an interruption, it would read some sentences again.")},
        {"jobs.no-journal", QT_TRANSLATE_NOOP("Errors", "{0} The run goes on, but could not be taken up after an interruption.")},
        {"jobs.rows-not-journalled",
         QT_TRANSLATE_NOOP("Errors",
                           "{0} The run goes on, and each sentence tries again; interrupted before one succeeds, it would be taken up "
                           "from where the journal ends.")},
        {"jobs.run-not-tidied", QT_TRANSLATE_NOOP("Errors", "{0} What the run saved for an interruption may still lie there.")},
    };
    return entries;
}

}  // namespace undertone
