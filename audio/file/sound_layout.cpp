// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/sound_layout.h"

#include "audio/file/layout_parts.h"
#include "audio/file/quoted_name.h"
#include "audio/file/sound_decoder.h"

#include <algorithm>
#include <array>

namespace undertone {
namespace {

constexpr std::size_t headBytes = 1024;
constexpr std::uint64_t id3v1Bytes = 128;
constexpr int maximumTags = 16;  // ID3v2 tags one behind another
/// As far as junk before the first MPEG frame is looked through.
constexpr std::uint64_t longestJunk = 64ULL * 1024;

/// Behind the ID3v2 tags that begin at `at`.
std::uint64_t behindId3v2(FileBytes& file, std::uint64_t at)
{
    for (int i = 0; i < maximumTags; ++i) {
        const auto head = file.bytes(at, 10);
        if (head.size() < 10 || !hasTag(head, 0, "ID3"))
            break;
        std::uint64_t size = 0;
        for (std::size_t b = 6; b < 10; ++b)
            size = size << 7 | (head[b] & 0x7f);
        const bool hasFooter = (head[5] & 0x10) != 0;
        at += 10 + size + (hasFooter ? 10 : 0);
    }
    return at;
}

/// Where an ID3v1 tag at the file's end begins, or the end.
std::uint64_t beforeId3v1(FileBytes& file)
{
    const auto size = file.size();
    return size > id3v1Bytes && hasTag(file.bytes(size - id3v1Bytes, 3), 0, "TAG") ? size - id3v1Bytes : size;
}

struct Signature {
    std::size_t at;
    std::string_view bytes;
    const char* kind;
};

/// What only FFmpeg's libraries read.
std::string foreignKind(const HeaderBytes& head)
{
    using namespace std::string_view_literals;
    static constexpr std::array signatures{
        Signature{4, "ftyp"sv, "M4A or MP4"},
        Signature{4, "moov"sv, "QuickTime"},
        Signature{4, "mdat"sv, "QuickTime"},
        Signature{4, "wide"sv, "QuickTime"},
        Signature{0, "\x1a\x45\xdf\xa3"sv, "WebM or Matroska"},
        Signature{0, "#!AMR"sv, "AMR"},
        Signature{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv, "WMA"},
        Signature{0, "MAC "sv, "Monkey's Audio"},
        Signature{0, "wvpk"sv, "WavPack"},
        Signature{0, "TTA1"sv, "TTA"},
        Signature{0, "FLV\x01"sv, "FLV"},
        Signature{0, "ADIF"sv, "AAC"},
        Signature{0, "\x0b\x77"sv, "AC-3"},
        Signature{0, ".RMF"sv, "RealAudio"},
        Signature{0, "ajkg"sv, "Shorten"},
    };
    for (const auto& signature : signatures) {
        if (hasTag(head, signature.at, signature.bytes))
            return signature.kind;
    }
    const bool isAdts = head.size() > 2 && head[0] == 0xff && (head[1] & 0xf6) == 0xf0;
    return isAdts ? "AAC" : "";
}

Status refuseWhatIsNoSound(FileBytes& file, const HeaderBytes& head)
{
    if (hasTag(head, 0, "version https://git-lfs"))
        return Error{ErrorCode::UnsupportedFormat, message("audio.lfs", quotedName(file.path())), file.path()};
    if (hasTag(head, 0, "#EXTM3U") || hasTag(head, 0, "[playlist]") || hasTag(head, 0, "<asx"))
        return Error{ErrorCode::UnsupportedFormat, message("audio.playlist", quotedName(file.path())), file.path()};
    return {};
}

SoundLayout wholeFile(FileBytes& file, DecoderKind decoder, std::string kind)
{
    SoundLayout layout;
    layout.decoder = decoder;
    layout.kind = std::move(kind);
    layout.parts.push_back({0, file.size(), {}});
    return layout;
}

/// Sound without a header is known by the file's name alone.
std::optional<RawSamples> headerless(const std::filesystem::path& path)
{
    const auto extension = path.extension().string();
    if (extension == ".gsm")
        return RawSamples{SampleEncoding::Gsm610, ByteOrder::Little, 8000, 1};
    if (extension == ".vox")
        return RawSamples{SampleEncoding::VoxAdpcm, ByteOrder::Little, 8000, 1};
    return {};
}

bool isShortened(const HeaderBytes& head)
{
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    return text.find("shorten") != std::string_view::npos;
}

}  // namespace

HeaderBytes numberBytes(std::uint64_t value, int count, ByteOrder order)
{
    HeaderBytes bytes(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        bytes[static_cast<std::size_t>(order == ByteOrder::Little ? i : count - 1 - i)] = static_cast<unsigned char>(value >> (8 * i));
    return bytes;
}

int bytesOf(SampleEncoding encoding)
{
    switch (encoding) {
    case SampleEncoding::Signed16: return 2;
    case SampleEncoding::Signed24: return 3;
    case SampleEncoding::Signed32:
    case SampleEncoding::Float32: return 4;
    case SampleEncoding::Float64: return 8;
    default: return 1;
    }
}

DeclaredSize judgeDeclaredSize(std::uint64_t declared, std::uint64_t available, std::uint64_t dataStart)
{
    constexpr std::uint64_t unknownFrom = 0x7e000000;
    constexpr std::uint64_t twoBillion = 2'000'000'000;
    constexpr std::uint64_t usualHeader = 44;
    if (declared == available)
        return DeclaredSize::Right;
    if (declared == 0)
        return DeclaredSize::Unknown;
    if (declared < available)
        return DeclaredSize::TooSmall;
    if (declared >= unknownFrom || (declared >= twoBillion && declared <= twoBillion + usualHeader))
        return DeclaredSize::Unknown;
    const auto excess = declared - available;
    const bool headerCounted =
        excess == 8 || excess == dataStart || excess + 8 == dataStart || excess == usualHeader || excess + 8 == usualHeader;
    return headerCounted ? DeclaredSize::TooLarge : DeclaredSize::CutShort;
}

Message wrongSizeNotice(const std::filesystem::path& path, DeclaredSize size, double declaredSeconds, double actualSeconds)
{
    if (size == DeclaredSize::Right)
        return {};
    if (size == DeclaredSize::Unknown)
        return message("audio.no-declared-length", quotedName(path), secondsText(actualSeconds));
    if (size == DeclaredSize::TooLarge)
        return message("audio.few-bytes-more", quotedName(path), secondsText(actualSeconds));
    return message("audio.other-declared-length", quotedName(path), secondsText(actualSeconds), secondsText(declaredSeconds));
}

Error cutShortError(const std::filesystem::path& path, const Message& detail)
{
    return {ErrorCode::CorruptFile, message("audio.cut-short-detail", quotedName(path), detail), path};
}

Result<SoundLayout> inspectSound(const std::shared_ptr<FileBytes>& file)
{
    const auto begin = behindId3v2(*file, 0);
    const auto end = beforeId3v1(*file);
    const auto head = file->bytes(begin, headBytes);
    TRY(file->status());
    TRY(refuseWhatIsNoSound(*file, head));
    if (begin >= end)
        return cutShortError(file->path(), message("audio.only-tags"));
    if (hasTag(head, 0, "RIFF") && hasTag(head, 8, "AVI "))
        return wholeFile(*file, DecoderKind::Ffmpeg, "AVI");
    if (begin == 0 && (hasTag(head, 0, "RIFF") || hasTag(head, 0, "RIFX") || hasTag(head, 0, "RF64") || hasTag(head, 0, "BW64")))
        return riffLayout(*file, end);
    if (begin == 0 && (hasTag(head, 0, ".snd") || hasTag(head, 0, "dns.")))
        return auLayout(*file, end);
    if (begin == 0 && hasTag(head, 0, "FORM") && (hasTag(head, 8, "AIFF") || hasTag(head, 8, "AIFC")))
        return aiffLayout(*file, end);
    if (hasTag(head, 0, "fLaC"))
        return flacLayout(*file, begin, end);
    if (hasTag(head, 0, "OggS"))
        return oggLayout(*file, begin, end);
    if (auto kind = foreignKind(head); !kind.empty())
        return wholeFile(*file, DecoderKind::Ffmpeg, std::move(kind));
    if (hasTag(head, 0, "NIST_1A") && isShortened(head))
        return wholeFile(*file, DecoderKind::Ffmpeg, "SPHERE with shorten");
    for (auto at = begin; at < std::min(begin + longestJunk, end); ++at) {
        // Silence in front of the first frame, or a tag that nobody knows; of anything else only a sync word right at the start counts.
        const auto byte = at - begin < head.size() ? head[static_cast<std::size_t>(at - begin)] : file->bytes(at, 1).at(0);
        if (byte == 0xff && isMpegAudio(*file, at, end))
            return mpegLayout(*file, at, end);
        if (begin == 0 && byte != 0)
            break;
    }
    auto layout = wholeFile(*file, DecoderKind::Sndfile, {});
    layout.raw = headerless(file->path());
    return layout;
}

}  // namespace undertone
