// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// What became of the models that a session was trained on.
struct BlockedModels {
    using Unblocked = std::vector<std::pair<std::filesystem::path, Error>>;
    std::vector<std::filesystem::path> blocked;
    Unblocked notBlocked;  ///< trained on it, and still usable: somebody has to delete them
    Unblocked notRead;     ///< folders that could not be looked through: there may be more of them

    [[nodiscard]] bool isWhole() const { return notBlocked.empty() && notRead.empty(); }
};

/// Blocks one model directory on behalf of a session. Errors: FileNotWritable.
Status blockModel(const std::filesystem::path& model, const std::string& session);

/// Blocks, until they are trained again, the model directories whose provenance.json, or trainingSessionsFile, names the session: the
/// installed ones, and those that `folders` are or hold. A file beside the weights says so, and whoever loads the model refuses it. One
/// that cannot be blocked hinders none of the others. `trained`: where models that
/// were trained on it were written to; those that are not there any more are not blocked.
BlockedModels blockModelsTrainedOn(const std::string& session, const std::vector<std::filesystem::path>& folders,
                                   const std::vector<std::filesystem::path>& trained = {});

/// Whether that file lies there.
bool isModelBlocked(const std::filesystem::path& model);

}  // namespace undertone
