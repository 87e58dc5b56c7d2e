// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Model directories whose provenance.json names the session (engine/io/trained_sessions); among the installed ones and `folders`.
std::vector<std::filesystem::path> modelsTrainedOn(const std::string& session, const std::vector<std::filesystem::path>& folders);

/// Blocks a model until it is trained again: a file beside its weights, which whoever loads it refuses. Errors: FileNotWritable.
Status blockModel(const std::filesystem::path& model, const std::string& session);

}  // namespace undertone
