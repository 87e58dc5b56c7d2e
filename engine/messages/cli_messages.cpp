// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable cliMessages()
{
    static constexpr MessageEntry entries[] = {
        {"engine-cli.command", QT_TRANSLATE_NOOP("Errors", "The command {0} is not known.")},
        {"engine-cli.evaluate", QT_TRANSLATE_NOOP("Errors", "evaluate needs --tokens.")},
        {"engine-cli.no-command", QT_TRANSLATE_NOOP("Errors", "A command is required.")},
        {"engine-cli.one-command", QT_TRANSLATE_NOOP("Errors", "One command at a time: {0} or {1}.")},
        {"engine-cli.option", QT_TRANSLATE_NOOP("Errors", "The option {0} is not known.")},
        {"engine-cli.other-tokens",
         QT_TRANSLATE_NOOP("Errors",
                           "The tokens in {0} have other labels or another codebook than the model: name tokens made with its tokenizer.")},
        {"engine-cli.stage", QT_TRANSLATE_NOOP("Errors", "train needs a stage: base or sllm.")},
        {"engine-cli.train", QT_TRANSLATE_NOOP("Errors", "train {0} needs --tokens and --output.")},
        {"engine-cli.train-base", QT_TRANSLATE_NOOP("Errors", "train {0} needs --tokens and --output, and --base.")},
        {"engine-cli.usage", QT_TRANSLATE_NOOP("Errors", "{0} Run undertone-engine --help for what is understood.")},
        {"engine-cli.value", QT_TRANSLATE_NOOP("Errors", "The option {0} needs a value that makes sense.")},
    };
    return entries;
}

}  // namespace undertone
