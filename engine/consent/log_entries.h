// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/audit_log.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace undertone {

/// A list of an entry; none where it holds none, or says nothing.
std::set<std::string> textSetIn(const AuditEntry& entry, const char* field);

/// Where models that were trained on a session were written to, by its log: those that are there, whole or not, and those that were whole
/// once and are not there now, unless a destruction before named them.
std::vector<std::filesystem::path> foldersOfTrainings(const AuditLog& log);

}  // namespace undertone
