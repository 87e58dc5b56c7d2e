// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/io/token_cache.h"

#include <filesystem>
#include <string>

namespace undertone {

/// Says which speech tokenizer made a set of cached codes: over its weights and config. Errors: of its files; Cancelled.
Result<std::string> tokenizerKeySha256(const std::filesystem::path& folder, const CancellationToken& cancel);

/// What the codes of a recording depend on beside its sound; `audioSha256` and `cuts` are still to be filled in. `channelRule` is "mean"
/// where all channels are heard as one. `device` as the engine names it.
TokenCacheKey tokenCacheKey(const std::string& tokenizerSha256, TokenizeMode mode, const std::string& channelRule,
                            const std::string& device);

}  // namespace undertone
