// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace undertone {

/// An error as a program leaves it behind for another: `{"code", "sentence", "message": {"id", "arguments"}, "path"}`. The sentence is
/// English, the message what another program says in its own language. The code's name is part of the file.
nlohmann::ordered_json errorJson(const Error& error);

/// Messages as a program leaves them behind: `{"id", "arguments", "sentence"}` each, text without an id as text.
nlohmann::ordered_json messagesJson(const std::vector<Message>& messages);

/// Reads them back; one of another version becomes its sentence.
std::vector<Message> messagesOf(const nlohmann::json& json);

/// Reads an error back. A code that is missing or not known becomes Internal, a missing sentence an empty one; a message of another version
/// is its sentence.
Error errorOf(const nlohmann::json& json);

}  // namespace undertone
