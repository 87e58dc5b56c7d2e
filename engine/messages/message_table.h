// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

// As Qt has it: lupdate finds the patterns by this name, and the compiler sees the text alone.
#define QT_TRANSLATE_NOOP(context, text) text

namespace undertone {

/// A row of the catalogue. Ids say the room they come from, a dot, and what is wrong: "io.not-writable".
struct MessageEntry {
    const char* id;
    const char* pattern;
};

using MessageTable = std::span<const MessageEntry>;

// One for each room, in the file of its name.
MessageTable coreMessages();
MessageTable ioMessages();
MessageTable annotationMessages();
MessageTable corpusMessages();
MessageTable audioMessages();
MessageTable engineMessages();
MessageTable cliMessages();
MessageTable configMessages();
MessageTable windowMessages();
MessageTable jobsMessages();
MessageTable processMessages();
MessageTable projectMessages();
MessageTable vaultMessages();

}  // namespace undertone
