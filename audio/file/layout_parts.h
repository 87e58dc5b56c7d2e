// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/file/sound_layout.h"

#include <cstring>
#include <string_view>

namespace undertone {

/// More chunks than this are a file that was made to be slow.
inline constexpr int maximumChunks = 4096;

/// Bytes of a header, with checked access.
using HeaderBytes = std::vector<unsigned char>;

inline bool hasTag(const HeaderBytes& data, std::size_t at, std::string_view tag)
{
    return at + tag.size() <= data.size() && std::memcmp(data.data() + at, tag.data(), tag.size()) == 0;
}

/// An unsigned number of up to eight bytes; bytes past the end count as zero.
inline std::uint64_t numberAt(const HeaderBytes& data, std::size_t at, int count, ByteOrder order)
{
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) {
        const auto place = at + static_cast<std::size_t>(order == ByteOrder::Big ? i : count - 1 - i);
        value = value << 8 | (place < data.size() ? data[place] : 0u);
    }
    return value;
}

HeaderBytes numberBytes(std::uint64_t value, int count, ByteOrder order);

/// How a declared size of the sound fits the file.
enum class DeclaredSize { Right, TooSmall, TooLarge, Unknown, CutShort };

/// `declared` against the `available` bytes behind `dataStart`. A little too large (by 8 bytes, or by the header) is an old mistake of
/// writers, and near 2^31, 2^32 or 2e9 a pipe's stand-in for a length that was not known.
DeclaredSize judgeDeclaredSize(std::uint64_t declared, std::uint64_t available, std::uint64_t dataStart);

/// The sentences on a size that is wrong; empty where nothing has to be said.
Message wrongSizeNotice(const std::filesystem::path& path, DeclaredSize size, double declaredSeconds, double actualSeconds);
Error cutShortError(const std::filesystem::path& path, const Message& detail);

/// Bytes per sample of one channel.
int bytesOf(SampleEncoding encoding);

/// `end` is where tags at the file's end (ID3v1) begin. Errors: as inspectSound.
Result<SoundLayout> riffLayout(FileBytes& file, std::uint64_t end);
Result<SoundLayout> auLayout(FileBytes& file, std::uint64_t end);
Result<SoundLayout> aiffLayout(FileBytes& file, std::uint64_t end);
Result<SoundLayout> flacLayout(FileBytes& file, std::uint64_t begin, std::uint64_t end);
Result<SoundLayout> oggLayout(FileBytes& file, std::uint64_t begin, std::uint64_t end);
Result<SoundLayout> mpegLayout(FileBytes& file, std::uint64_t begin, std::uint64_t end);

/// Whether an MPEG audio frame (layers 1 to 3) starts here and another follows it.
bool isMpegAudio(FileBytes& file, std::uint64_t at, std::uint64_t end);

}  // namespace undertone
