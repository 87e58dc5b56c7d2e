// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable jobsMessages()
{
    static constexpr MessageEntry entries[] = {
        {"jobs.cancelled", QT_TRANSLATE_NOOP("Errors", "The work was cancelled.")},
    };
    return entries;
}

}  // namespace undertone
