// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// The recorded sessions that a record of training names: in a list "sessions" ("sessions_and_grants" in models of earlier programs), at
/// any depth, as ids or as objects with a "session". Sorted, each once.
std::vector<std::string> sessionsNamedBy(const nlohmann::ordered_json& record);

/// Those that parts of a model were trained on: by what lies beside their weights (training.json, provenance.json), or above them where
/// they lie in a model directory. An empty path is no part.
std::vector<std::string> sessionsOfParts(const std::vector<std::filesystem::path>& parts);

/// Model directories whose provenance.json names the session (sessionsNamedBy); among the installed ones and `folders`.
std::vector<std::filesystem::path> modelsTrainedOn(const std::string& session, const std::vector<std::filesystem::path>& folders);

/// Blocks a model until it is trained again: a file beside its weights, which whoever loads it refuses. Errors: FileNotWritable.
Status blockModel(const std::filesystem::path& model, const std::string& session);

}  // namespace undertone
