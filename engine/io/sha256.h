// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace undertone {

/// SHA-256 (FIPS 180-4), fed piece by piece. One thread.
class Sha256 {
public:
    using Digest = std::array<std::uint8_t, 32>;
    void update(std::span<const std::byte> bytes);
    void update(std::string_view text);
    /// Of all that was fed; the object is spent afterwards.
    Digest finish();
    /// finish() as 64 lower-case hexadecimal digits.
    std::string finishHex();

private:
    void compress(const std::byte* block);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> m_block{};
    std::uint64_t m_bytes = 0;
};

std::string sha256Hex(std::span<const std::byte> bytes);
std::string sha256Hex(std::string_view text);

/// Of names with their values; no two maps feed the same bytes. For keys of runs and of derived data: everything that a
/// result depends on goes in, so that equal keys mean equal results.
std::string sha256OfNamedValues(const std::map<std::string, std::string>& values);

/// Of a file's content, read in pieces. Errors: FileNotFound, FileUnreadable, Cancelled.
Result<std::string> sha256OfFile(const std::filesystem::path& path, const CancellationToken& cancel = {});

/// Of decoded audio: rate, channel count, frame count and every sample, so that a renamed or re-tagged file has the same.
/// Errors: of the source; Cancelled.
Result<std::string> sha256OfAudio(AudioSource& source, const CancellationToken& cancel = {});

}  // namespace undertone
