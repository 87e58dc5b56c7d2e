// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/core/result.h"
#include "engine/project/edit.h"

#include <string>
#include <string_view>

namespace undertone {

/// The name of a step as the history keeps it: {"id", "arguments"} or {"text"}.
std::string messageToJson(const Message& message);
/// Errors: CorruptFile.
Result<Message> messageFromJson(std::string_view text);

/// The changes of a step: [[table, cells before or null, cells after or null], ...].
std::string changesToJson(const std::vector<Change>& changes);
/// Errors: CorruptFile (no such table, cells that are no row of it), LimitExceeded.
Result<std::vector<Change>> changesFromJson(std::string_view text);

}  // namespace undertone
