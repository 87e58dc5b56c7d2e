// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/layout_parts.h"

#include <algorithm>
#include <optional>

namespace undertone {
namespace {

std::optional<SampleEncoding> auEncoding(std::uint64_t code)
{
    switch (code) {
    case 1: return SampleEncoding::MuLaw;
    case 2: return SampleEncoding::Signed8;
    case 3: return SampleEncoding::Signed16;
    case 4: return SampleEncoding::Signed24;
    case 5: return SampleEncoding::Signed32;
    case 6: return SampleEncoding::Float32;
    case 7: return SampleEncoding::Float64;
    case 27: return SampleEncoding::ALaw;
    default: return {};
    }
}

struct AiffHeader {
    std::uint64_t commonAt = 0;  ///< the COMM chunk's content
    HeaderBytes common;
    std::uint64_t soundAt = 0;  ///< the SSND chunk
    std::uint64_t soundSize = 0;
    std::uint64_t dataStart = 0;
};

AiffHeader readAiffHeader(FileBytes& file, std::uint64_t end)
{
    AiffHeader header;
    std::uint64_t at = 12;
    for (int i = 0; i < maximumChunks && at + 8 <= end; ++i) {
        const auto head = file.bytes(at, 12);
        const auto size = numberAt(head, 4, 4, ByteOrder::Big);
        if (hasTag(head, 0, "COMM")) {
            header.commonAt = at + 8;
            header.common = file.bytes(at + 8, 22);
        } else if (hasTag(head, 0, "SSND")) {
            header.soundAt = at;
            header.soundSize = size;
            header.dataStart = at + 16 + numberAt(head, 8, 4, ByteOrder::Big);
        }
        if (header.soundAt != 0 && header.commonAt != 0)
            break;
        at += 8 + size + (size & 1);
    }
    return header;
}

/// Bytes of a frame where samples stand as they are; 0: a compressed one.
std::uint64_t aiffFrameBytes(const AiffHeader& header, bool isAifc)
{
    const auto isOneOf = [&](std::initializer_list<std::string_view> tags) {
        return std::any_of(tags.begin(), tags.end(), [&](auto tag) { return hasTag(header.common, 18, tag); });
    };
    const auto channels = numberAt(header.common, 0, 2, ByteOrder::Big);
    const auto bits = numberAt(header.common, 6, 2, ByteOrder::Big);
    if (isAifc && isOneOf({"ulaw", "alaw", "ULAW", "ALAW"}))
        return channels;
    if (isAifc && !isOneOf({"NONE", "twos", "sowt", "fl32", "FL32", "fl64", "FL64", "in24", "in32", "raw "}))
        return 0;
    return channels * ((bits + 7) / 8);
}

/// The sample rate of a COMM chunk: an 80-bit float, of which whole numbers of Hz matter.
double aiffRate(const AiffHeader& header)
{
    const auto exponent = static_cast<int>(numberAt(header.common, 8, 2, ByteOrder::Big) & 0x7fff) - 16383;
    const auto mantissa = numberAt(header.common, 10, 8, ByteOrder::Big);
    return exponent < 0 || exponent > 62 ? 1.0 : std::max(1.0, static_cast<double>(mantissa >> (63 - exponent)));
}

}  // namespace

Result<SoundLayout> auLayout(FileBytes& file, std::uint64_t end)
{
    const auto head = file.bytes(0, 24);
    const auto order = hasTag(head, 0, "dns.") ? ByteOrder::Little : ByteOrder::Big;
    SoundLayout layout;
    layout.kind = "AU";
    layout.parts.push_back({0, file.size(), {}});
    const auto dataStart = numberAt(head, 4, 4, order);
    const auto declared = numberAt(head, 8, 4, order);
    const auto encoding = auEncoding(numberAt(head, 12, 4, order));
    const auto rate = numberAt(head, 16, 4, order);
    const auto channels = numberAt(head, 20, 4, order);
    if (head.size() < 24 || dataStart < 24 || dataStart >= end || rate == 0 || rate > INT32_MAX || channels == 0 || channels > INT16_MAX)
        return layout;  // libsndfile says what is wrong

    const auto available = end - dataStart;
    const auto frameBytes = channels * static_cast<std::uint64_t>(encoding ? bytesOf(*encoding) : 1);
    auto size = judgeDeclaredSize(declared, available, dataStart);
    if (size == DeclaredSize::TooSmall && available - declared < frameBytes)
        size = DeclaredSize::Right;
    if (size == DeclaredSize::CutShort)
        return cutShortError(file.path(), message("audio.declared-bytes", dataStart + declared, file.size()));
    if (size == DeclaredSize::Right)
        return layout;
    const auto bytesPerSecond = static_cast<double>(frameBytes * rate);
    layout.notices.push_back(wrongSizeNotice(file.path(), size, static_cast<double>(declared) / bytesPerSecond,
                                             static_cast<double>(available) / bytesPerSecond));
    if (encoding) {
        layout.raw = RawSamples{*encoding, order, static_cast<int>(rate), static_cast<int>(channels)};
        layout.parts = {{dataStart, end, {}}};
    } else {
        layout.parts.front().patches = {{8, numberBytes(std::min<std::uint64_t>(available, UINT32_MAX), 4, order)}};
    }
    return layout;
}

Result<SoundLayout> aiffLayout(FileBytes& file, std::uint64_t end)
{
    SoundLayout layout;
    layout.kind = "AIFF";
    layout.parts.push_back({0, file.size(), {}});
    const auto header = readAiffHeader(file, end);
    if (header.soundAt == 0 || header.common.size() < 18 || header.dataStart > end)
        return layout;  // libsndfile says what is wrong

    const auto frameBytes = aiffFrameBytes(header, hasTag(file.bytes(8, 4), 0, "AIFC"));
    const auto available = end - (header.soundAt + 8);
    auto size = judgeDeclaredSize(header.soundSize, available, header.soundAt + 8);
    const auto frames = numberAt(header.common, 2, 4, ByteOrder::Big);
    // Chunks may follow; a count of frames that fits the size says that the sound ends there.
    const bool agrees = frameBytes > 0 && header.soundSize >= 8 && (header.soundSize - 8) / frameBytes == frames && frames > 0;
    if (size == DeclaredSize::TooSmall && (agrees || frameBytes == 0))
        size = DeclaredSize::Right;
    if (size == DeclaredSize::CutShort)
        return cutShortError(file.path(), message("audio.declared-bytes", header.soundAt + 8 + header.soundSize, file.size()));
    if (size == DeclaredSize::Right && (agrees || frameBytes == 0))
        return layout;

    const auto soundBytes = (size == DeclaredSize::Right ? header.soundSize : available) - (header.dataStart - header.soundAt - 8);
    auto& patches = layout.parts.front().patches;
    patches.push_back({4, numberBytes(end - 8, 4, ByteOrder::Big)});
    patches.push_back({header.soundAt + 4, numberBytes(size == DeclaredSize::Right ? header.soundSize : available, 4, ByteOrder::Big)});
    if (frameBytes > 0) {
        const auto actual = soundBytes / frameBytes;
        patches.push_back({header.commonAt + 2, numberBytes(actual, 4, ByteOrder::Big)});
        if (actual != frames)
            layout.notices.push_back(
                wrongSizeNotice(file.path(), frames == 0 || size == DeclaredSize::Unknown ? DeclaredSize::Unknown : DeclaredSize::TooSmall,
                                static_cast<double>(frames) / aiffRate(header), static_cast<double>(actual) / aiffRate(header)));
    }
    return layout;
}

}  // namespace undertone
