// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// Where a session stands. `Due`: the end of its retention has come.
enum class SessionCondition { Empty, Recording, Interrupted, Recorded, Due, Destroyed };

/// "empty", "recording", "interrupted", "recorded", "due", "destroyed".
std::string_view conditionName(SessionCondition condition);
SessionCondition conditionOf(const Session& session, const Keyring& keyring);

/// Whether the vault holds a key of the session's sound, whoever may hear it.
bool holdsSound(const Session& session, const Keyring& keyring);

/// Folders of the sessions of a vault, by name. What they are called is not sealed.
std::vector<std::filesystem::path> sessionsIn(const std::filesystem::path& vault);

/// When the recording began, as ISO 8601; empty: it never did.
std::string recordedWhen(const Session& session);
/// Length of the recording in seconds; nothing where it did not end yet.
std::optional<double> recordedSeconds(const Session& session);
/// Places that somebody marked while it was recorded, in seconds from its start.
std::vector<double> markedSeconds(const Session& session);

}  // namespace undertone
