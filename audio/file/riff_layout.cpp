// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/layout_parts.h"
#include "audio/file/quoted_name.h"

#include <algorithm>
#include <array>
#include <optional>

namespace undertone {
namespace {

/// More chunks than any real WAV has; a hostile one cannot keep us walking.
constexpr std::size_t formatBytes = 40;
constexpr std::uint64_t longestPadding = 4096;
constexpr std::uint64_t inDs64 = 0xffffffff;

enum FormatTag { Pcm = 1, IeeeFloat = 3, ALawTag = 6, MuLawTag = 7, MpegLayer12 = 0x50, MpegLayer3 = 0x55, Extensible = 0xfffe };

struct RiffHeader {
    HeaderBytes format;
    std::uint64_t dataStart = 0;
    std::uint64_t declared = 0;
    std::uint64_t sizeField = 0;  ///< where the data chunk's size stands
};

std::optional<RiffHeader> readHeader(FileBytes& file, std::uint64_t end, ByteOrder order)
{
    RiffHeader header;
    std::uint64_t dataSize64 = 0;
    std::uint64_t at = 12;
    for (int i = 0; i < maximumChunks && at + 8 <= end; ++i) {
        const auto head = file.bytes(at, 8 + 16);
        const auto size = numberAt(head, 4, 4, order);
        if (hasTag(head, 0, "ds64"))
            dataSize64 = numberAt(head, 16, 8, order);
        else if (hasTag(head, 0, "fmt "))
            header.format = file.bytes(at + 8, static_cast<std::size_t>(std::min<std::uint64_t>(size, formatBytes)));
        else if (hasTag(head, 0, "data")) {
            header.dataStart = at + 8;
            header.sizeField = at + 4;
            header.declared = size == inDs64 && dataSize64 != 0 ? dataSize64 : size;
            return header.format.size() >= 16 ? std::optional(header) : std::nullopt;
        }
        at += 8 + size + (size & 1);
    }
    return {};
}

int formatTag(const RiffHeader& header, ByteOrder order)
{
    const auto tag = numberAt(header.format, 0, 2, order);
    // The sub-format's first two bytes are the tag.
    return static_cast<int>(tag == Extensible && header.format.size() >= 26 ? numberAt(header.format, 24, 2, order) : tag);
}

std::optional<RawSamples> rawSamples(const RiffHeader& header, ByteOrder order)
{
    RawSamples raw;
    raw.order = order;
    raw.channelCount = static_cast<int>(numberAt(header.format, 2, 2, order));
    raw.sampleRate = static_cast<int>(std::min<std::uint64_t>(numberAt(header.format, 4, 4, order), INT32_MAX));
    const auto frameBytes = static_cast<int>(numberAt(header.format, 12, 2, order));
    if (raw.channelCount < 1 || raw.sampleRate < 1 || frameBytes % raw.channelCount != 0)
        return {};
    const int bytes = frameBytes / raw.channelCount;
    switch (formatTag(header, order)) {
    case Pcm:
        if (bytes < 1 || bytes > 4)
            return {};
        raw.encoding = std::array{SampleEncoding::Unsigned8, SampleEncoding::Signed16, SampleEncoding::Signed24,
                                  SampleEncoding::Signed32}[static_cast<std::size_t>(bytes - 1)];
        return raw;
    case IeeeFloat: raw.encoding = bytes == 8 ? SampleEncoding::Float64 : SampleEncoding::Float32; break;
    case ALawTag: raw.encoding = SampleEncoding::ALaw; break;
    case MuLawTag: raw.encoding = SampleEncoding::MuLaw; break;
    default: return {};
    }
    return bytesOf(raw.encoding) == bytes ? std::optional(raw) : std::nullopt;
}

bool isKnownChunk(const HeaderBytes& head)
{
    static constexpr std::array<std::string_view, 24> known{"LIST", "id3 ", "ID3 ", "bext", "cue ", "smpl", "fact", "PEAK",
                                                            "iXML", "axml", "_PMX", "afsp", "JUNK", "junk", "FLLR", "inst",
                                                            "plst", "DISP", "levl", "umid", "chna", "PAD ", "note", "cart"};
    return std::any_of(known.begin(), known.end(), [&](const auto& tag) { return hasTag(head, 0, tag); });
}

/// Whether what follows the sound is more chunks, or padding, rather than more sound.
bool isNoSound(FileBytes& file, std::uint64_t at, std::uint64_t end, std::uint64_t frameBytes, ByteOrder order)
{
    if (end - at < std::max<std::uint64_t>(frameBytes, 2))
        return true;
    if (end - at <= longestPadding) {
        const auto rest = file.bytes(at, static_cast<std::size_t>(end - at));
        if (std::all_of(rest.begin(), rest.end(), [](unsigned char byte) { return byte == 0; }))
            return true;
    }
    for (int i = 0; i < maximumChunks && at + 8 <= end; ++i) {
        const auto head = file.bytes(at, 8);
        if (isKnownChunk(head))
            return true;
        const bool isName = std::all_of(head.begin(), head.begin() + 4, [](unsigned char c) { return c >= 0x20 && c <= 0x7e; });
        const auto size = numberAt(head, 4, 4, order);
        if (!isName || size > end - at - 8)
            return false;
        at += 8 + size + (size & 1);
    }
    return true;
}

}  // namespace

Result<SoundLayout> riffLayout(FileBytes& file, std::uint64_t end)
{
    const auto magic = file.bytes(0, 4);
    const auto order = hasTag(magic, 0, "RIFX") ? ByteOrder::Big : ByteOrder::Little;
    SoundLayout layout;
    layout.kind = "WAV";
    layout.parts.push_back({0, file.size(), {}});
    const auto header = readHeader(file, end, order);
    if (!header)
        return layout;  // libsndfile says what is wrong

    const auto available = end - header->dataStart;
    const auto frameBytes = std::max<std::uint64_t>(1, numberAt(header->format, 12, 2, order));
    auto size = judgeDeclaredSize(header->declared, available, header->dataStart);
    if (header->declared < available) {
        const auto behind = header->dataStart + header->declared + (header->declared & 1);
        if (behind >= end || isNoSound(file, behind, end, frameBytes, order))
            size = DeclaredSize::Right;
    }
    if (size == DeclaredSize::CutShort)
        return cutShortError(file.path(), message("audio.declared-bytes", header->dataStart + header->declared, file.size()));
    const auto bytes = size == DeclaredSize::Right ? header->declared : available;
    const auto bytesPerSecond = static_cast<double>(std::max<std::uint64_t>(1, numberAt(header->format, 8, 4, order)));
    if (auto notice = wrongSizeNotice(file.path(), size, static_cast<double>(header->declared) / bytesPerSecond,
                                      static_cast<double>(available) / bytesPerSecond);
        !notice.empty())
        layout.notices.push_back(std::move(notice));

    const int tag = formatTag(*header, order);
    if (tag == MpegLayer3 || tag == MpegLayer12) {
        layout.kind = "MP3 in WAV";
        layout.decoder = DecoderKind::Mpeg;
        layout.parts = {{header->dataStart, header->dataStart + bytes, {}}};
        return layout;
    }
    if (size == DeclaredSize::Right)
        return layout;
    layout.raw = rawSamples(*header, order);
    if (layout.raw) {
        layout.parts = {{header->dataStart, end, {}}};
        return layout;
    }
    if (end > inDs64 || !hasTag(magic, 0, "RIF"))
        return Error{ErrorCode::CorruptFile, message("riff.wrong-length", quotedName(file.path())), file.path()};
    layout.parts.front().patches = {{4, numberBytes(end - 8, 4, order)}, {header->sizeField, numberBytes(available, 4, order)}};
    return layout;
}

}  // namespace undertone
