// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// The recorded sessions that a record of training (training.json, provenance.json) names: in a list "sessions" or "sessions_and_grants",
/// at any depth, as ids or as objects with a "session". Sorted, each once; none where there is no such file.
std::vector<std::string> sessionsNamedIn(const std::filesystem::path& record);

/// In a model directory while a training on recorded sessions has not come to its end: provenance.json does not name them yet, or is that
/// of an earlier model.
inline constexpr const char* trainingSessionsFile = "training_sessions.json";

/// Those that parts of a model were trained on: by what lies beside their weights, or above them where they lie in a model directory. An
/// empty path is no part.
std::vector<std::string> sessionsOfParts(const std::vector<std::filesystem::path>& parts);

}  // namespace undertone
