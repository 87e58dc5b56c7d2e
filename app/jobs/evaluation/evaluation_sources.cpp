// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/evaluation_sources.h"

#include "engine/io/sha256.h"

namespace undertone {

Result<HashedTokens> readHashedTokens(const std::filesystem::path& file, const CancellationToken& cancel)
{
    HashedTokens read;
    read.tokens = TRY(readDialogueTokens(file));
    read.sha256 = TRY(sha256OfFile(file, cancel));
    return read;
}

Result<HashedModel> readHashedModel(const std::filesystem::path& directory, const CancellationToken& cancel)
{
    HashedModel read;
    read.description = TRY(readModelDescription(directory));
    read.sha256 = TRY(hashModelDirectory(directory, read.description, cancel));
    return read;
}

}  // namespace undertone
