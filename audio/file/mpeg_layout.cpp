// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/layout_parts.h"

#include <array>
#include <optional>

namespace undertone {
namespace {

constexpr std::size_t infoFrameBytes = 256;  // as far as a Xing header's counts lie

/// Bytes of the MPEG audio frame (layers 1 to 3) that starts with these four, or nothing where none does.
std::optional<std::uint64_t> frameBytes(const HeaderBytes& head)
{
    if (head.size() < 4 || head[0] != 0xff || (head[1] & 0xe0) != 0xe0)
        return {};
    const int version = head[1] >> 3 & 3;  // 0: MPEG-2.5, 2: MPEG-2, 3: MPEG-1
    const int layer = 4 - (head[1] >> 1 & 3);
    const std::size_t rateCode = head[2] >> 4;
    const std::size_t frequencyCode = head[2] >> 2 & 3;
    if (version == 1 || layer == 4 || rateCode == 0 || rateCode == 15 || frequencyCode == 3)
        return {};
    static constexpr std::array<std::array<int, 15>, 5> kilobits{{
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},  // MPEG-1, layer 1
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},     // layer 2
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},      // layer 3
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},     // MPEG-2, layer 1
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},          // layers 2 and 3
    }};
    static constexpr std::array frequencies{44100, 48000, 32000};
    const bool isMpeg1 = version == 3;
    const auto row = static_cast<std::size_t>(isMpeg1 ? layer - 1 : layer == 1 ? 3 : 4);
    const int bits = kilobits[row][rateCode] * 1000;
    const int frequency = frequencies[frequencyCode] / (isMpeg1 ? 1 : version == 2 ? 2 : 4);
    const int padding = head[2] >> 1 & 1;
    if (layer == 1)
        return static_cast<std::uint64_t>((12 * bits / frequency + padding) * 4);
    return static_cast<std::uint64_t>((layer == 3 && !isMpeg1 ? 72 : 144) * bits / frequency + padding);
}

std::optional<XingHeader> readXing(const HeaderBytes& frame)
{
    if (frame.size() < 64)
        return {};
    const bool isMpeg1 = (frame[1] & 0x18) == 0x18;
    const bool isMono = (frame[3] & 0xc0) == 0xc0;
    const std::size_t tag = 4 + (isMpeg1 ? (isMono ? 17u : 32u) : (isMono ? 9u : 17u));
    if (!hasTag(frame, tag, "Xing") && !hasTag(frame, tag, "Info"))
        return {};
    const auto flags = numberAt(frame, tag + 4, 4, ByteOrder::Big);
    XingHeader header{frameBytes(frame).value_or(0), {}, {}};
    if ((flags & 1) != 0)
        header.frames = numberAt(frame, tag + 8, 4, ByteOrder::Big);
    if ((flags & 2) != 0)
        header.bytes = numberAt(frame, tag + 8 + ((flags & 1) != 0 ? 4 : 0), 4, ByteOrder::Big);
    return header;
}

}  // namespace

bool isMpegAudio(FileBytes& file, std::uint64_t at, std::uint64_t end)
{
    const auto length = frameBytes(file.bytes(at, 4));
    if (!length)
        return false;
    // A free-standing last frame counts; otherwise chance would have to do the same twice.
    return at + *length >= end || frameBytes(file.bytes(at + *length, 4)).has_value();
}

Result<SoundLayout> mpegLayout(FileBytes& file, std::uint64_t begin, std::uint64_t end)
{
    SoundLayout layout;
    layout.kind = "MP3";
    layout.decoder = DecoderKind::Mpeg;
    layout.parts.push_back({begin, end, {}});
    layout.xing = readXing(file.bytes(begin, infoFrameBytes));
    if (layout.xing && layout.xing->bytes && begin + *layout.xing->bytes > file.size())
        return cutShortError(file.path(), message("audio.declared-bytes", begin + *layout.xing->bytes, file.size()));
    return layout;
}

}  // namespace undertone
