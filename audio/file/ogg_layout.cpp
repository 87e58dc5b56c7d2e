// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/layout_parts.h"
#include "audio/file/quoted_name.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace undertone {
namespace {

constexpr std::size_t pageHeaderBytes = 27;
constexpr std::size_t largestPageHeader = pageHeaderBytes + 255;
constexpr std::size_t flagsAt = 5;
constexpr std::size_t checksumAt = 22;
constexpr std::size_t searchBytes = std::size_t{1} << 16;
constexpr std::size_t maximumLinks = 4096;
constexpr unsigned firstPageFlag = 2;
constexpr unsigned lastPageFlag = 4;

struct OggPage {
    std::uint64_t at = 0;
    std::uint64_t end = 0;
    std::uint64_t bodyAt = 0;
    unsigned flags = 0;
    std::uint64_t serial = 0;
    std::uint64_t sequence = 0;
};

/// Streams that play together, from their first pages to their last.
struct OggLink {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::set<std::string> codecs;
    std::size_t streams = 0;
    bool hasData = false;  ///< pages behind the first ones
    OggPage last;
    OggPage lastWithSound;
    std::map<std::uint64_t, std::uint64_t> nextSequence;  ///< by serial
};

std::optional<OggPage> pageAt(FileBytes& file, std::uint64_t at)
{
    const auto head = file.bytes(at, largestPageHeader);
    if (head.size() < pageHeaderBytes || !hasTag(head, 0, "OggS") || head[4] != 0)
        return {};
    const std::size_t segments = head[26];
    OggPage page{at,
                 0,
                 at + pageHeaderBytes + segments,
                 head[5],
                 numberAt(head, 14, 4, ByteOrder::Little),
                 numberAt(head, 18, 4, ByteOrder::Little)};
    page.end = page.bodyAt;
    for (std::size_t i = 0; i < segments; ++i)
        page.end += pageHeaderBytes + i < head.size() ? head[pageHeaderBytes + i] : 0u;
    return page;
}

std::uint32_t pageChecksum(const HeaderBytes& page)
{
    std::uint32_t crc = 0;
    for (const unsigned char byte : page) {
        crc ^= static_cast<std::uint32_t>(byte) << 24;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc << 1 ^ ((crc & 0x80000000u) != 0 ? 0x04c11db7u : 0u);
    }
    return crc;
}

/// The page with an end mark: without one, libsndfile does not give the last samples.
std::vector<BytePatch> endMark(FileBytes& file, const OggPage& page, std::uint64_t linkBegin)
{
    auto bytes = file.bytes(page.at, static_cast<std::size_t>(page.end - page.at));
    if (bytes.size() < pageHeaderBytes)
        return {};
    bytes[flagsAt] |= lastPageFlag;
    std::fill_n(bytes.begin() + checksumAt, 4, 0);
    const auto at = page.at - linkBegin;
    return {{at + flagsAt, {bytes[flagsAt]}}, {at + checksumAt, numberBytes(pageChecksum(bytes), 4, ByteOrder::Little)}};
}

std::string codecOf(FileBytes& file, const OggPage& page)
{
    using namespace std::string_view_literals;
    static constexpr std::array<std::pair<std::string_view, const char*>, 6> codecs{{{"\x01vorbis"sv, "Vorbis"},
                                                                                     {"OpusHead"sv, "Opus"},
                                                                                     {"Speex   "sv, "Speex"},
                                                                                     {"\x7f"
                                                                                      "FLAC"sv,
                                                                                      "FLAC"},
                                                                                     {"\x80theora"sv, "Theora"},
                                                                                     {"fishead"sv, "Skeleton"}}};
    const auto packet = file.bytes(page.bodyAt, 8);
    for (const auto& [tag, name] : codecs) {
        if (hasTag(packet, 0, tag))
            return name;
    }
    return "an unknown codec";
}

/// The next page behind bytes that are none, or nothing to the end.
std::optional<std::uint64_t> nextPage(FileBytes& file, std::uint64_t from, std::uint64_t end)
{
    for (auto at = from; at < end; at += searchBytes - 3) {
        const auto block = file.bytes(at, static_cast<std::size_t>(std::min<std::uint64_t>(searchBytes, end - at)));
        const std::string_view text(reinterpret_cast<const char*>(block.data()), block.size());
        if (const auto found = text.find("OggS"); found != std::string_view::npos)
            return at + found;
        if (block.size() < searchBytes)
            break;
    }
    return {};
}

Error missingPage(FileBytes& file, std::uint64_t at)
{
    return {ErrorCode::CorruptFile, message("ogg.missing-page", quotedName(file.path()), at), file.path()};
}

Status addPage(FileBytes& file, std::vector<OggLink>& links, const OggPage& page)
{
    const bool isFirst = (page.flags & firstPageFlag) != 0;
    if (links.empty() || (isFirst && links.back().hasData)) {
        if (!links.empty() && links.size() >= maximumLinks)
            return Error{ErrorCode::LimitExceeded, message("ogg.too-many-streams", quotedName(file.path()), maximumLinks), file.path()};
        links.emplace_back();
        links.back().begin = page.at;
    }
    auto& link = links.back();
    if (isFirst) {
        link.codecs.insert(codecOf(file, page));
        ++link.streams;
    } else {
        const auto expected = link.nextSequence.find(page.serial);
        if (expected != link.nextSequence.end() && page.sequence != expected->second)
            return missingPage(file, page.at);
        link.hasData = true;
    }
    link.nextSequence[page.serial] = page.sequence + 1;
    link.last = page;
    if (page.end > page.bodyAt)
        link.lastWithSound = page;
    link.end = page.end;
    return {};
}

Result<std::vector<OggLink>> walkPages(FileBytes& file, std::uint64_t begin, std::uint64_t end, SoundLayout& layout)
{
    std::vector<OggLink> links;
    for (auto at = begin; at < end;) {
        const auto page = pageAt(file, at);
        if (page && page->end > end)
            return cutShortError(file.path(), message("ogg.last-page"));
        if (page) {
            TRY(addPage(file, links, *page));
            at = page->end;
            continue;
        }
        const auto rest = file.bytes(at, pageHeaderBytes);
        if (rest.size() < pageHeaderBytes && hasTag(rest, 0, std::string_view("OggS").substr(0, std::min<std::size_t>(4, rest.size()))))
            return cutShortError(file.path(), message("ogg.last-page"));
        if (nextPage(file, at, end))
            return missingPage(file, at);
        layout.notices.push_back(message("ogg.behind-last-page", quotedName(file.path()), end - at));
        break;
    }
    return links;
}

bool isForSndfile(const OggLink& link)
{
    return link.streams == 1 && (link.codecs.contains("Vorbis") || link.codecs.contains("Opus"));
}

}  // namespace

Result<SoundLayout> oggLayout(FileBytes& file, std::uint64_t begin, std::uint64_t end)
{
    SoundLayout layout;
    auto links = TRY(walkPages(file, begin, end, layout));
    TRY(file.status());
    for (const auto& link : links) {
        for (const auto& codec : link.codecs)
            layout.kind += (layout.kind.empty() ? "Ogg with " : " and ") + codec;
        if (!isForSndfile(link)) {
            layout.decoder = DecoderKind::Ffmpeg;
            layout.parts = {{0, file.size(), {}}};
            return layout;
        }
        // The end mark belongs on the last page with sound; an empty one behind it may carry it, or none.
        SoundPart part{link.begin, link.lastWithSound.end, {}};
        if ((link.lastWithSound.flags & lastPageFlag) == 0)
            part.patches = endMark(file, link.lastWithSound, link.begin);
        layout.parts.push_back(std::move(part));
    }
    if (links.size() > 1)
        layout.kind = "chained Ogg";
    if (!links.empty() && (links.back().last.flags & lastPageFlag) == 0)
        layout.notices.push_back(message("ogg.no-end-mark", quotedName(file.path())));
    return layout;
}

}  // namespace undertone
