// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/evaluation_method.h"
#include "engine/core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What a finished fold leaves behind: predictions of its tested dialogues, and what they were made of.
struct KeptPredictions {
    std::string key;  ///< of everything they depend on
    std::string modelSha256;
    PredictorFacts facts;
    std::vector<std::string> dialogues;  ///< names, in order
    std::vector<MethodPredictions> methods;
};

/// Writes JSON; numbers read back to the bit. Errors: FileNotWritable.
Status writePredictions(const std::filesystem::path& file, const KeptPredictions& predictions);

/// What was kept under this key; nothing where the file is not there, of another key, or damaged: then it is made again.
std::optional<KeptPredictions> readPredictions(const std::filesystem::path& file, const std::string& key);

}  // namespace undertone
