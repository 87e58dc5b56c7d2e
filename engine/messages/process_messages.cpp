// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable processMessages()
{
    static constexpr MessageEntry entries[] = {
        {"process.stdout", QT_TRANSLATE_NOOP("Errors", "The output could not be written to stdout: is the disk full?")},
    };
    return entries;
}

}  // namespace undertone
