// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/memory_evaluation.h"

#include <filesystem>
#include <string>

namespace undertone {

/// Beside a model's card: the figures of `evaluate --card` as JSON, schema 1, with what they were measured on.
inline constexpr const char* evaluationFileName = "evaluation.json";

/// Names of the two readings in its "dialogues", by which they are found again.
inline constexpr const char* memoryOffReading = "memory off";
inline constexpr const char* memoryOnReading = "memory on (DPM)";

/// Reads `folder`/evaluation.json for the model whose hashModelDirectory() is `modelSha256`. Never fails, so that no such
/// file keeps a model from loading: absence, nonsense and other weights are states of what is returned.
MemoryEvaluation readMemoryEvaluation(const std::filesystem::path& folder, const std::string& modelSha256);

}  // namespace undertone
