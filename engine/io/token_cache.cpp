// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/token_cache.h"

#include "engine/io/safetensors.h"
#include "engine/io/sha256.h"
#include "engine/io/xdg_paths.h"

#include <bit>
#include <cstring>
#include <map>

namespace undertone {
namespace {

using Codes = std::vector<std::vector<std::int32_t>>;

std::optional<Codes> decode(std::vector<std::byte> bytes, std::size_t sentences)
{
    auto file = SafetensorsFile::fromBytes(std::move(bytes), "a cached token file");
    if (!file)
        return std::nullopt;
    const auto& tensors = (*file)->tensors();
    const auto lengths = tensors.find("lengths");
    const auto codes = tensors.find("codes");
    if (lengths == tensors.end() || codes == tensors.end() || lengths->second.dtype != TensorDtype::I64
        || codes->second.dtype != TensorDtype::I32 || lengths->second.bytes.size() != sentences * sizeof(std::int64_t))
        return std::nullopt;
    std::span<const std::byte> rest = codes->second.bytes;
    // One bit of a code may change on a disk, and the file still looks whole.
    const auto check = (*file)->metadata().find("codes_sha256");
    if (check == (*file)->metadata().end() || check->second != sha256Hex(rest))
        return std::nullopt;
    Codes result(sentences);
    for (std::size_t i = 0; i < sentences; ++i) {
        std::int64_t length = 0;
        std::memcpy(&length, lengths->second.bytes.data() + i * sizeof length, sizeof length);
        if (length < 0 || static_cast<std::uint64_t>(length) > rest.size() / sizeof(std::int32_t))
            return std::nullopt;
        result[i].resize(static_cast<std::size_t>(length));
        const std::size_t count = result[i].size() * sizeof(std::int32_t);
        if (count > 0)
            std::memcpy(result[i].data(), rest.data(), count);
        rest = rest.subspan(count);
    }
    return rest.empty() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace

std::string TokenCacheKey::hex() const
{
    std::string places;
    std::map<SpeakerId, std::size_t> voices;  // by who speaks first: ids are a matter of the file
    for (const Segment& cut : cuts) {
        // The bits of the numbers, so that no rounding joins two cuts.
        places += std::to_string(std::bit_cast<std::uint64_t>(cut.startSeconds)) + "-"
            + std::to_string(std::bit_cast<std::uint64_t>(cut.endSeconds)) + "-"
            + std::to_string(voices.try_emplace(cut.speaker, voices.size()).first->second) + ";";
    }
    return sha256OfNamedValues({{"audio", audioSha256},
                                {"tokenizer", tokenizerSha256},
                                {"channels", channelRule},
                                {"tokenize", tokenize == TokenizeMode::Whole ? "whole" : "utterance"},
                                {"cuts", places},
                                {"resampler", resamplerVersion},
                                {"dtype", dtype}});
}

std::optional<Codes> TokenCache::load(const TokenCacheKey& key)
{
    auto bytes = m_store.get(key.hex());
    if (!bytes || !bytes->has_value())
        return std::nullopt;
    auto codes = decode(std::move(**bytes), key.cuts.size());
    if (!codes) {
        m_metDamage = true;
        (void)m_store.remove(key.hex());
    }
    return codes;
}

Status TokenCache::save(const TokenCacheKey& key, const Codes& codes)
{
    if (codes.size() != key.cuts.size())
        return Error{ErrorCode::InvalidArgument, message("token-cache.count"), {}};
    std::vector<std::int64_t> lengths;
    std::vector<std::int32_t> all;
    for (const auto& sentence : codes) {
        lengths.push_back(static_cast<std::int64_t>(sentence.size()));
        all.insert(all.end(), sentence.begin(), sentence.end());
    }
    auto bytes =
        encodeSafetensors({{"codes", {TensorDtype::I32, {static_cast<std::int64_t>(all.size())}, std::as_bytes(std::span(all))}},
                           {"lengths", {TensorDtype::I64, {static_cast<std::int64_t>(lengths.size())}, std::as_bytes(std::span(lengths))}}},
                          {{"codes_sha256", sha256Hex(std::as_bytes(std::span(all)))}});
    if (!bytes)
        return bytes.error();
    return m_store.put(key.hex(), *bytes);
}

std::filesystem::path defaultTokenCacheFolder()
{
    return xdgCacheFolder() / "tokens";
}

}  // namespace undertone
