// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/sha256.h"

#include "engine/io/sha256_block.h"

#include <algorithm>
#include <cstring>

namespace undertone {

void Sha256::compress(const std::byte* block)
{
    static const auto blockFunction = hasSha256Instructions() ? sha256BlockFast : sha256BlockPlain;
    blockFunction(m_state, block);
}

void Sha256::update(std::span<const std::byte> bytes)
{
    std::size_t filled = m_bytes % 64;
    m_bytes += bytes.size();
    while (!bytes.empty()) {
        if (filled == 0 && bytes.size() >= 64) {
            compress(bytes.data());
            bytes = bytes.subspan(64);
            continue;
        }
        const std::size_t count = std::min(64 - filled, bytes.size());
        std::memcpy(m_block.data() + filled, bytes.data(), count);
        bytes = bytes.subspan(count);
        filled += count;
        if (filled == 64) {
            compress(m_block.data());
            filled = 0;
        }
    }
}

void Sha256::update(std::string_view text)
{
    update(std::as_bytes(std::span(text.data(), text.size())));
}

Sha256::Digest Sha256::finish()
{
    const std::uint64_t bits = m_bytes * 8;
    std::array<std::byte, 72> padding{std::byte{0x80}};
    const std::size_t zeros = (119 - m_bytes % 64) % 64;  // after the 0x80, up to 8 bytes before a block's end
    for (std::size_t i = 0; i < 8; ++i)
        padding[1 + zeros + i] = static_cast<std::byte>(bits >> (56 - 8 * i));
    update(std::span(padding).first(1 + zeros + 8));
    Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(m_state[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

std::string Sha256::finishHex()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : finish()) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.update(bytes);
    return hash.finishHex();
}

std::string sha256Hex(std::string_view text)
{
    return sha256Hex(std::as_bytes(std::span(text.data(), text.size())));
}

std::string sha256OfNamedValues(const std::map<std::string, std::string>& values)
{
    Sha256 hash;
    for (const auto& [name, value] : values)
        for (const std::string* part : {&name, &value}) {
            hash.update(std::to_string(part->size()));
            hash.update(":");
            hash.update(*part);
        }
    return hash.finishHex();
}

}  // namespace undertone
