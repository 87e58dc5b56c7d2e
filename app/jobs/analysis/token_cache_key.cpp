// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/token_cache_key.h"

#include "audio/resampler.h"
#include "engine/io/sha256.h"

namespace undertone {

Result<std::string> tokenizerKeySha256(const std::filesystem::path& folder, const CancellationToken& cancel)
{
    auto weights = sha256OfFile(folder / "model.safetensors", cancel);
    auto config = weights ? sha256OfFile(folder / "config.json", cancel) : weights;
    if (!config)
        return config.error();
    return sha256OfNamedValues({{"weights", *weights}, {"config", *config}});
}

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
