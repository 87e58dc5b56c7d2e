// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/sha256.h"

#include "engine/io/sha256_block.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <vector>

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
        hash.update(std::to_string(name.size()) + ":" + name + std::to_string(value.size()) + ":" + value);
    return hash.finishHex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, const CancellationToken& cancel)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                     message("io.cannot-read", path, std::strerror(errno)), path};
    Sha256 hash;
    std::vector<std::byte> block(std::size_t{1} << 20);
    std::optional<Error> failure;
    for (;;) {
        if (cancel.isCancelled()) {
            failure = Error{ErrorCode::Cancelled, message("core.cancelled"), path};
            break;
        }
        const ssize_t count = ::read(descriptor, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            failure = Error{ErrorCode::FileUnreadable, message("io.cannot-read", path, std::strerror(errno)), path};
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
            return Error{ErrorCode::Cancelled, message("core.cancelled"), {}};
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
