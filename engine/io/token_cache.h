// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/io/blob_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Everything the codes of a recording depend on (contracts.md, "Derived data").
struct TokenCacheKey {
    std::string audioSha256;      ///< over decoded audio: sha256OfAudio
    std::string tokenizerSha256;  ///< over the tokenizer's weights and config
    std::string channelRule;      ///< "mean"
    TokenizeMode tokenize = TokenizeMode::Utterance;
    std::vector<Segment> cuts;  ///< in reading order; who speaks counts, not their names
    std::string resamplerVersion;
    std::string dtype;  ///< "fp32", "bf16"

    [[nodiscard]] std::string hex() const;
};

/// Speech codes of recordings, kept as safetensors in a blob store. What is damaged there is removed and counts as absent:
/// a cache never fails a run. One thread.
class TokenCache {
public:
    /// The store must outlive the cache.
    explicit TokenCache(BlobStore& store) : m_store(store) {}
    /// Codes of each sentence without `<audio_end>`; nothing when they are not there.
    std::optional<std::vector<std::vector<std::int32_t>>> load(const TokenCacheKey& key);
    /// Errors: of the store.
    Status save(const TokenCacheKey& key, const std::vector<std::vector<std::int32_t>>& codes);
    /// Whether a load() met something damaged.
    [[nodiscard]] bool metDamage() const { return m_metDamage; }

private:
    BlobStore& m_store;
    bool m_metDamage = false;
};

/// The user's token cache in XDG cache.
std::filesystem::path defaultTokenCacheFolder();

}  // namespace undertone
