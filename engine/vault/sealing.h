// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/vault/secret_bytes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

using ByteSpan = std::span<const std::uint8_t>;
using ByteVector = std::vector<std::uint8_t>;

/// Names a key of the keyring, or a session: 16 random bytes, which say nothing about what they name.
struct SealId {
    std::array<std::uint8_t, 16> bytes{};
    static SealId random();
    static std::optional<SealId> fromHex(std::string_view text);
    [[nodiscard]] std::string hex() const;
    auto operator<=>(const SealId&) const = default;
};

inline ByteSpan bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view textOf(ByteSpan bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What sealValue() adds to a value: a nonce before it, a tag behind it.
inline constexpr std::size_t sealNonceBytes = 24;
inline constexpr std::size_t sealOverhead = sealNonceBytes + 16;

/// XChaCha20-Poly1305 (IETF) of one value: nonce, ciphertext, tag. `context` is authenticated with it and not stored.
ByteVector sealValue(const SecretBytes& key, ByteSpan context, ByteSpan value);
/// Nothing where a single bit of value or context differs, or the key is another.
std::optional<ByteVector> openValue(const SecretBytes& key, ByteSpan context, ByteSpan sealed);
/// The same for values that are secrets themselves. False: as above.
bool openSecret(const SecretBytes& key, ByteSpan context, ByteSpan sealed, std::span<std::uint8_t> secret);

/// BLAKE2b with a key, 32 bytes.
std::array<std::uint8_t, 32> keyedHash(const SecretBytes& key, ByteSpan bytes);
std::string hexOf(ByteSpan bytes);

/// Little-endian fields of a file's header, in order.
class FieldWriter {
public:
    FieldWriter& text(std::string_view magic);
    FieldWriter& number32(std::uint32_t value);
    FieldWriter& number64(std::uint64_t value);
    FieldWriter& raw(ByteSpan bytes);
    [[nodiscard]] ByteVector take() { return std::move(m_bytes); }

private:
    ByteVector m_bytes;
};

/// The same, read; what is missing reads as zeros and makes ok() false.
class FieldReader {
public:
    explicit FieldReader(ByteSpan bytes) : m_rest(bytes) {}
    bool text(std::string_view magic);
    std::uint32_t number32();
    std::uint64_t number64();
    ByteSpan raw(std::size_t count);
    SealId id();
    [[nodiscard]] ByteSpan rest() const { return m_rest; }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    ByteSpan m_rest;
    bool m_ok = true;
};

}  // namespace undertone
