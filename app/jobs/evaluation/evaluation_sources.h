// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/model_directory.h"

#include <filesystem>
#include <string>

namespace undertone {

/// Dialogues with the SHA-256 of their file, by which a report names them.
struct HashedTokens {
    DialogueTokens tokens;
    std::string sha256;
};
/// Errors: readDialogueTokens'; Cancelled.
Result<HashedTokens> readHashedTokens(const std::filesystem::path& file, const CancellationToken& cancel);

/// What a model says of itself, with hashModelDirectory's SHA-256.
struct HashedModel {
    ModelDescription description;
    std::string sha256;
};
/// Errors: readModelDescription's; Cancelled.
Result<HashedModel> readHashedModel(const std::filesystem::path& directory, const CancellationToken& cancel);

}  // namespace undertone
