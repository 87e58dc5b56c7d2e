// SPDX-License-Identifier: GPL-3.0-or-later
// What any room may say about files, and words that come from elsewhere.
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable fileMessages()
{
    static constexpr MessageEntry entries[] = {
        {"file.located", QT_TRANSLATE_NOOP("Errors", "{0} ({1})")},
        {"file.of", QT_TRANSLATE_NOOP("Errors", "{0}: {1}")},
        {"onnx.unreadable", QT_TRANSLATE_NOOP("Errors", "{0} cannot be read as an ONNX model: {1}.")},
        {"peft.invalid", QT_TRANSLATE_NOOP("Errors", "The adapter's adapter_config.json {0}")},
        {"peft.rank", QT_TRANSLATE_NOOP("Errors", "is not valid. {0}")},
        {"segments.with-warning", QT_TRANSLATE_NOOP("Errors", "{0} {1}")},
    };
    return entries;
}

}  // namespace undertone
