// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/sha256.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <vector>

namespace undertone {
namespace {

constexpr std::array<std::uint32_t, 64> roundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t bigEndian(const std::byte* bytes)
{
    return std::to_integer<std::uint32_t>(bytes[0]) << 24 | std::to_integer<std::uint32_t>(bytes[1]) << 16 |
           std::to_integer<std::uint32_t>(bytes[2]) << 8 | std::to_integer<std::uint32_t>(bytes[3]);
}

}  // namespace

void Sha256::compress(const std::byte* block)
{
    std::array<std::uint32_t, 64> w;
    for (std::size_t t = 0; t < 16; ++t)
        w[t] = bigEndian(block + 4 * t);
    for (std::size_t t = 16; t < 64; ++t) {
        const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3);
        const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10);
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t t = 0; t < 64; ++t) {
        const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t one = h + sum1 + ((e & f) ^ (~e & g)) + roundConstants[t] + w[t];
        const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t two = sum0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + one;
        d = c;
        c = b;
        b = a;
        a = one + two;
    }
    const std::array<std::uint32_t, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < added.size(); ++i)
        m_state[i] += added[i];
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
        hash.update(std::to_string(name.size()) + ":" + name + std::to_string(value.size()) + ":" + value);
    return hash.finishHex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, const CancellationToken& cancel)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                     "Cannot read " + path.string() + ": " + std::strerror(errno) + ".", path};
    Sha256 hash;
    std::vector<std::byte> block(std::size_t{1} << 20);
    std::optional<Error> failure;
    for (;;) {
        if (cancel.isCancelled()) {
            failure = Error{ErrorCode::Cancelled, "Cancelled.", path};
            break;
        }
        const ssize_t count = ::read(descriptor, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            failure = Error{ErrorCode::FileUnreadable, "Cannot read " + path.string() + ": " + std::strerror(errno) + ".", path};
        if (count <= 0)
            break;
        hash.update(std::span(block).first(static_cast<std::size_t>(count)));
    }
    ::close(descriptor);
    if (failure)
        return *failure;
    return hash.finishHex();
}

Result<std::string> sha256OfAudio(AudioSource& source, const CancellationToken& cancel)
{
    constexpr SampleIndex blockFrames = 65536;
    const auto channels = static_cast<std::size_t>(source.channelCount());
    const std::array<std::int64_t, 3> shape{source.sampleRate(), source.channelCount(), source.frameCount()};
    Sha256 hash;
    hash.update(std::as_bytes(std::span(shape)));
    std::vector<float> block(static_cast<std::size_t>(blockFrames) * channels);
    for (SampleIndex at = 0; at < source.frameCount();) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, "Cancelled.", {}};
        const auto wanted = static_cast<std::size_t>(std::min(blockFrames, source.frameCount() - at));
        auto frames = source.read(at, std::span(block).first(wanted * channels));
        if (!frames)
            return frames.error();
        if (*frames == 0)
            break;
        hash.update(std::as_bytes(std::span(block).first(*frames * channels)));
        at += static_cast<SampleIndex>(*frames);
    }
    return hash.finishHex();
}

}  // namespace undertone
