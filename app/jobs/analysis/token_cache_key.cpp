// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/token_cache_key.h"

#include "audio/resampler.h"

namespace undertone {

TokenCacheKey tokenCacheKey(const std::string& tokenizerSha256, TokenizeMode mode, const std::string& channelRule,
                            const std::string& device)
{
    // The tokenizer runs in fp32 whatever the language model does; a value on a rounding border may fall otherwise on another device.
    return TokenCacheKey{.audioSha256 = {},
                         .tokenizerSha256 = tokenizerSha256,
                         .channelRule = channelRule,
                         .tokenize = mode,
                         .cuts = {},
                         .resamplerVersion = std::to_string(resamplerVersion),
                         .dtype = "fp32 on " + device};
}

}  // namespace undertone
