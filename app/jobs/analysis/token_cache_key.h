// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/token_cache.h"

#include <string>

namespace undertone {

/// What the codes of a recording depend on beside its sound; `tokenizerSha256` is hashTokenizer's; `audioSha256` and `cuts` are still to be
/// filled in. `channelRule` is "mean" where all channels are heard as one. `device` as the engine names it.
TokenCacheKey tokenCacheKey(const std::string& tokenizerSha256, TokenizeMode mode, const std::string& channelRule,
                            const std::string& device);

}  // namespace undertone
