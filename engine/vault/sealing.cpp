// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/sealing.h"

#include <sodium.h>

#include <algorithm>

namespace undertone {

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == keyBytes);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES == sealOverhead);

SealId SealId::random()
{
    SealId made;
    ::randombytes_buf(made.bytes.data(), made.bytes.size());
    return made;
}

std::optional<SealId> SealId::fromHex(std::string_view text)
{
    SealId made;
    std::size_t count = 0;
    if (text.size() != 2 * made.bytes.size()
        || ::sodium_hex2bin(made.bytes.data(), made.bytes.size(), text.data(), text.size(), nullptr, &count, nullptr) != 0
        || count != made.bytes.size())
        return std::nullopt;
    return made;
}

std::string SealId::hex() const
{
    return hexOf(bytes);
}

ByteVector sealValue(const SecretBytes& key, ByteSpan context, ByteSpan value)
{
    ByteVector sealed(sealOverhead + value.size());
    ::randombytes_buf(sealed.data(), sealNonceBytes);
    ::crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + sealNonceBytes, nullptr, value.data(), value.size(), context.data(),
                                                 context.size(), nullptr, sealed.data(), key.bytes().data());
    return sealed;
}

bool openSecret(const SecretBytes& key, ByteSpan context, ByteSpan sealed, std::span<std::uint8_t> secret)
{
    if (sealed.size() != secret.size() + sealOverhead)
        return false;
    return ::crypto_aead_xchacha20poly1305_ietf_decrypt(secret.data(), nullptr, nullptr, sealed.data() + sealNonceBytes,
                                                        sealed.size() - sealNonceBytes, context.data(), context.size(), sealed.data(),
                                                        key.bytes().data())
        == 0;
}

std::optional<ByteVector> openValue(const SecretBytes& key, ByteSpan context, ByteSpan sealed)
{
    if (sealed.size() < sealOverhead)
        return std::nullopt;
    ByteVector value(sealed.size() - sealOverhead);
    if (!openSecret(key, context, sealed, value))
        return std::nullopt;
    return value;
}

std::array<std::uint8_t, 32> keyedHash(const SecretBytes& key, ByteSpan bytes)
{
    std::array<std::uint8_t, 32> hash{};
    ::crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), key.bytes().data(), key.size());
    return hash;
}

std::string hexOf(ByteSpan bytes)
{
    std::string text(2 * bytes.size() + 1, '\0');
    ::sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

FieldWriter& FieldWriter::text(std::string_view magic)
{
    return raw(bytesOf(magic));
}

FieldWriter& FieldWriter::number32(std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    return *this;
}

FieldWriter& FieldWriter::number64(std::uint64_t value)
{
    for (int shift = 0; shift < 64; shift += 8)
        m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    return *this;
}

FieldWriter& FieldWriter::raw(ByteSpan bytes)
{
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return *this;
}

ByteSpan FieldReader::raw(std::size_t count)
{
    if (m_rest.size() < count) {
        m_ok = false;
        m_rest = {};
        return {};
    }
    const auto taken = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return taken;
}

bool FieldReader::text(std::string_view magic)
{
    const auto found = raw(magic.size());
    m_ok = m_ok && textOf(found) == magic;
    return m_ok;
}

std::uint32_t FieldReader::number32()
{
    std::uint32_t value = 0;
    int shift = 0;
    for (const auto byte : raw(4)) {
        value |= static_cast<std::uint32_t>(byte) << shift;
        shift += 8;
    }
    return value;
}

std::uint64_t FieldReader::number64()
{
    const std::uint64_t low = number32();
    return low | static_cast<std::uint64_t>(number32()) << 32;
}

SealId FieldReader::id()
{
    SealId found;
    std::ranges::copy(raw(found.bytes.size()), found.bytes.begin());
    return found;
}

}  // namespace undertone
