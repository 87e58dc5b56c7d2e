// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/token_cache.h"
#include "tests/fuzz/fuzz_input.h"

#include <span>

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    struct OneBlob final : BlobStore {
        std::vector<std::byte> bytes;
        Status put(const std::string&, std::span<const std::byte>) override { return {}; }
        Result<std::optional<std::vector<std::byte>>> get(const std::string&) override { return std::optional(bytes); }
        Status remove(const std::string&) override { return {}; }
    } store;
    const auto bytes = std::as_bytes(std::span(data, size));
    store.bytes.assign(bytes.begin(), bytes.end());
    TokenCacheKey key;
    key.cuts = {{0.0, 1.0, {}, {}}, {1.0, 2.0, {}, {}}};
    (void)TokenCache(store).load(key);
    return 0;
}
