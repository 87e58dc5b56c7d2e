// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/layout_parts.h"
#include "audio/file/quoted_name.h"

#include <algorithm>
#include <optional>

namespace undertone {
namespace {

constexpr std::uint64_t streamInfoAt = 8;  // behind "fLaC" and the block's own header
constexpr std::uint64_t totalAt = streamInfoAt + 13;
constexpr std::uint64_t smallestTail = 64 << 10;
constexpr std::uint64_t largestTail =
    4 << 20;  // a frame has 65 535 samples of 8 channels of 32 bits at most, and is hardly ever a tenth of that

/// The least significant bit first is not FLAC's: both checksums run from the top.
std::uint8_t crc8(const unsigned char* data, std::size_t size)
{
    std::uint8_t crc = 0;
    for (std::size_t i = 0; i < size; ++i) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint8_t>(crc << 1 ^ ((crc & 0x80) != 0 ? 0x07 : 0));
    }
    return crc;
}

std::uint16_t crc16(const unsigned char* data, std::size_t size)
{
    std::uint16_t crc = 0;
    for (std::size_t i = 0; i < size; ++i) {
        crc = static_cast<std::uint16_t>(crc ^ data[i] << 8);
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint16_t>(crc << 1 ^ ((crc & 0x8000) != 0 ? 0x8005 : 0));
    }
    return crc;
}

/// Where a frame ends in the recording: its first sample and its length, from its header.
std::optional<std::uint64_t> endOfFrame(const HeaderBytes& data, std::size_t at, std::uint64_t fixedBlock)
{
    if (at + 6 > data.size() || data[at] != 0xff || (data[at + 1] & 0xfe) != 0xf8 || (data[at + 3] & 1) != 0)
        return {};
    const bool variable = (data[at + 1] & 1) != 0;
    const int blockCode = data[at + 2] >> 4;
    const int rateCode = data[at + 2] & 15;
    if (blockCode == 0 || rateCode == 15)
        return {};
    std::size_t next = at + 4;
    std::uint64_t number = data[next];
    int more = 0;  // bytes that follow, as in UTF-8
    while (more < 7 && (data[next] & (0x80 >> more)) != 0)
        ++more;
    if (more == 1)
        return {};
    more = std::max(0, more - 1);
    number = more == 0 ? number : number & ((0x40u >> more) - 1);
    for (++next; more > 0; --more, ++next) {
        if (next >= data.size() || (data[next] & 0xc0) != 0x80)
            return {};
        number = number << 6 | (data[next] & 0x3f);
    }
    std::uint64_t length = blockCode == 1 ? 192 : blockCode < 6 ? 576u << (blockCode - 2) : 256u << (blockCode - 8 < 0 ? 0 : blockCode - 8);
    if (blockCode == 6 || blockCode == 7) {
        const int bytes = blockCode - 5;
        length = numberAt(data, next, bytes, ByteOrder::Big) + 1;
        next += static_cast<std::size_t>(bytes);
    }
    next += rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
    if (next >= data.size() || crc8(data.data() + at, next - at) != data[next])
        return {};
    return (variable ? number : number * fixedBlock) + length;
}

struct FlacEnd {
    std::uint64_t samples = 0;
    bool isWhole = true;  ///< the file ends with this frame, and not with a piece of another
};

/// The last whole frame of the file, by both of its checksums.
std::optional<FlacEnd> lastFrameIn(FileBytes& file, std::uint64_t from, std::uint64_t end, std::uint64_t fixedBlock)
{
    const auto tail = file.bytes(from, static_cast<std::size_t>(end - from));
    std::size_t frameEnd = tail.size();
    for (std::size_t at = tail.size(); at-- > 0;) {
        if (tail[at] != 0xff)
            continue;
        const auto samples = endOfFrame(tail, at, fixedBlock);
        if (!samples)
            continue;
        if (frameEnd - at > 8 && crc16(tail.data() + at, frameEnd - at - 2) == numberAt(tail, frameEnd - 2, 2, ByteOrder::Big))
            return FlacEnd{*samples, frameEnd == tail.size()};
        frameEnd = at;
    }
    return {};
}

std::optional<FlacEnd> lastFrame(FileBytes& file, std::uint64_t begin, std::uint64_t end, std::uint64_t fixedBlock)
{
    for (auto tail = smallestTail;; tail *= 8) {
        const auto from = end - std::min(end - begin, tail);
        const auto last = lastFrameIn(file, from, end, fixedBlock);
        if (last || from == begin || tail >= largestTail)
            return last;
    }
}

}  // namespace

Result<SoundLayout> flacLayout(FileBytes& file, std::uint64_t begin, std::uint64_t end)
{
    SoundLayout layout;
    layout.kind = "FLAC";
    layout.parts.push_back({begin, end, {}});
    const auto head = file.bytes(begin, streamInfoAt + 34);
    if (head.size() < streamInfoAt + 34 || (head[4] & 0x7f) != 0)
        return layout;  // libsndfile says what is wrong
    const auto fixedBlock = numberAt(head, streamInfoAt + 2, 2, ByteOrder::Big);
    const auto rate = static_cast<double>(std::max<std::uint64_t>(1, numberAt(head, streamInfoAt + 10, 3, ByteOrder::Big) >> 4));
    const auto declared = numberAt(head, totalAt, 5, ByteOrder::Big) & 0xfffffffffULL;
    const auto last = lastFrame(file, begin + head.size(), end, fixedBlock);
    if (!last && declared == 0)
        return cutShortError(file.path(), message("flac.no-frame"));
    if (!last || (declared != 0 && last->samples <= declared))
        return layout;  // the decoder hears the last declared sample, or says that the file is cut short

    auto total = numberBytes(last->samples, 5, ByteOrder::Big);
    total[0] = static_cast<unsigned char>((total[0] & 0x0f) | (head[totalAt] & 0xf0));
    layout.parts.front().patches.push_back({totalAt, std::move(total)});
    layout.notices.push_back(wrongSizeNotice(file.path(), declared == 0 ? DeclaredSize::Unknown : DeclaredSize::TooSmall,
                                             static_cast<double>(declared) / rate, static_cast<double>(last->samples) / rate));
    if (!last->isWhole)
        layout.notices.push_back(message("flac.ends-inside", quotedName(file.path())));
    return layout;
}

}  // namespace undertone
