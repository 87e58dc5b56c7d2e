// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"

#include "engine/annotation/other_formats.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_choice.h"
#include "engine/core/segments_format.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace undertone {
namespace {

std::string secondsText(double value)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.3f s", value);
    return text;
}

bool looksLikeTextGrid(std::string_view text)
{
    const auto firstLine = text.substr(0, text.find('\n'));
    return firstLine.find("ooTextFile") != std::string_view::npos
        || firstLine.find("Praat chronological TextGrid") != std::string_view::npos;
}

// An element of that name near the front, where XML has its outermost one.
bool hasElement(std::string_view text, std::string_view element)
{
    constexpr std::size_t front = 4096;
    return text.substr(0, front).find(element) != std::string_view::npos;
}

// By the extension, else by the content.
std::optional<SegmentsSource> formatOf(std::string_view text, const std::filesystem::path& path)
{
    if (const auto* named = segmentsFormatOf(path))
        return named->source;
    if (looksLikeRttm(text))
        return SegmentsSource::Rttm;
    if (looksLikeTextGrid(text))
        return SegmentsSource::TextGrid;
    if (hasElement(text, "<ANNOTATION_DOCUMENT"))
        return SegmentsSource::Eaf;
    if (hasElement(text, "<basic-transcription"))
        return SegmentsSource::Exb;
    if (text.starts_with("WEBVTT"))
        return SegmentsSource::WebVtt;
    if (looksLikeChat(text))
        return SegmentsSource::Chat;
    if (looksLikeEmoEvaluation(text))
        return SegmentsSource::EmoEvaluation;
    if (looksLikeSrt(text))
        return SegmentsSource::Srt;
    if (looksLikeAudacityLabels(text))
        return SegmentsSource::AudacityLabels;
    if (looksLikeSegmentsCsv(text, path))
        return SegmentsSource::Csv;
    return std::nullopt;
}

bool isXml(SegmentsSource format)
{
    return format == SegmentsSource::Eaf || format == SegmentsSource::Exb;
}

bool hasExtensionOf(const std::filesystem::path& path, bool (*is)(SegmentsSource))
{
    const auto* format = segmentsFormatOf(path);
    return format != nullptr && is(format->source);
}

// A TextGrid of before Praat wrote Unicode is ISO Latin-1, as Praat reads it; subtitles of that age are too, and times are what counts
// there.
bool mayBeLatin1(std::string_view bytes, const std::filesystem::path& path)
{
    const auto isTextGrid = [](SegmentsSource format) { return format == SegmentsSource::TextGrid; };
    const auto isSrt = [](SegmentsSource format) { return format == SegmentsSource::Srt; };
    return bytes.find('\0') == std::string_view::npos
        && ((hasExtensionOf(path, isTextGrid) && bytes.starts_with("File type")) || hasExtensionOf(path, isSrt));
}

void replaceLineEnds(std::string& text)
{
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        text[kept++] = text[at] == '\r' ? '\n' : text[at];
    }
    text.resize(kept);
}

Error otherFormat(std::string_view name, const std::filesystem::path& path)
{
    if (name.empty())
        return {ErrorCode::UnsupportedFormat, message("segments.no-format", path, segmentsFormatTitles()), path};
    return {ErrorCode::UnsupportedFormat, message("segments.other-format", path, name, segmentsFormatTitles()), path};
}

// The file's text as UTF-8.
Result<std::string> readText(const std::filesystem::path& path, std::vector<Message>& warnings)
{
    auto bytes = readFileBytes(path, hasExtensionOf(path, isXml) ? SegmentsLimits::maxXmlBytes : SegmentsLimits::maxBytes);
    if (!bytes)
        return bytes;
    if (bytes->starts_with("ooBinaryFile"))
        return Error{ErrorCode::UnsupportedFormat, message("segments.binary-praat", path), path};
    if (bytes->starts_with("version https://git-lfs"))
        return Error{ErrorCode::UnsupportedFormat, message("segments.lfs", path), path};
    if (const auto name = otherFormatOf(*bytes); !name.empty())
        return otherFormat(name, path);
    auto text = decodeUnicode(*bytes, path);
    if (!text && mayBeLatin1(*bytes, path)) {
        warnings.push_back(message("segments.latin-1", path.filename()));
        text = decodeLatin1(*bytes);
    }
    if (!text && segmentsFormatOf(path) == nullptr) {
        if (const auto name = otherFormatOf(*bytes, path); !name.empty())
            return otherFormat(name, path);
    }
    if (!text) {
        Error error = text.error();
        error.code = ErrorCode::InvalidSegments;
        return error;
    }
    return text;
}

Result<SegmentRows> parseSegments(SegmentsSource format, const std::string& text, const std::filesystem::path& path)
{
    switch (format) {
    case SegmentsSource::Rttm: return parseSegmentsRttm(text, path);
    case SegmentsSource::Csv: return parseSegmentsCsv(text, path);
    case SegmentsSource::TextGrid: return parseSegmentsTextGrid(text, path);
    case SegmentsSource::Eaf: return parseSegmentsEaf(text, path);
    case SegmentsSource::Exb: return parseSegmentsExb(text, path);
    case SegmentsSource::Chat: return parseSegmentsChat(text, path);
    case SegmentsSource::Stm: return parseSegmentsStm(text, path);
    case SegmentsSource::Ctm: return parseSegmentsCtm(text, path);
    case SegmentsSource::Srt: return parseSegmentsSrt(text, path);
    case SegmentsSource::WebVtt: return parseSegmentsWebVtt(text, path);
    case SegmentsSource::AudacityLabels: return parseSegmentsAudacity(text, path);
    case SegmentsSource::Timit: return parseSegmentsTimit(text, path);
    case SegmentsSource::EmoEvaluation: return parseSegmentsEmoEvaluation(text, path);
    case SegmentsSource::VoiceActivity:
    case SegmentsSource::Diarization: break;
    }
    return otherFormat({}, path);
}

// Where programs draw segments, one without a length is a slip of the hand; in a table of numbers it is a fault of what wrote it.
bool mayHaveEmptySegments(SegmentsSource format)
{
    return format != SegmentsSource::Rttm && format != SegmentsSource::Csv && format != SegmentsSource::Stm
        && format != SegmentsSource::EmoEvaluation;
}

void leaveOutEmpty(SegmentRows& found, const std::filesystem::path& path)
{
    const auto left = std::erase_if(
        found.rows, [](const SegmentRow& row) { return row.problem.empty() && row.segment.startSeconds == row.segment.endSeconds; });
    if (left > 0)
        found.warnings.push_back(left == 1 ? message("segments.empty-one", path.filename())
                                           : message("segments.empty-many", path.filename(), left));
}

struct ReadRows {
    SegmentsSource format{};
    SegmentRows found;
};

Result<ReadRows> readRows(const std::filesystem::path& path)
{
    ReadRows read;
    std::vector<Message> warnings;
    auto text = TRY(readText(path, warnings));
    replaceLineEnds(text);
    const auto format = formatOf(text, path);
    if (!format)
        return otherFormat(otherFormatOf(text, path), path);
    if (isXml(*format) && text.size() > SegmentsLimits::maxXmlBytes)
        return Error{ErrorCode::LimitExceeded, message("segments.larger", path, SegmentsLimits::maxXmlBytes >> 20), path};
    read.format = *format;
    read.found = TRY(parseSegments(*format, text, path));
    read.found.warnings.insert(read.found.warnings.begin(), warnings.begin(), warnings.end());
    return read;
}

// Checks one row against the audio and clips an end that lies a little past it (contracts.md, "Segments").
Status settleRow(SegmentRow& row, double duration, const std::filesystem::path& path, std::vector<Message>& warnings)
{
    Segment& segment = row.segment;
    if (segment.startSeconds < 0.0 && segment.startSeconds > -SegmentsLimits::roundingSeconds)
        segment.startSeconds = 0.0;
    if (segment.startSeconds < 0.0)
        return invalidSegment(path, row.line, message("segments.before-recording", secondsText(segment.startSeconds)));
    if (segment.endSeconds <= segment.startSeconds)
        return invalidSegment(path, row.line,
                              message("segments.end-before-start", secondsText(segment.endSeconds), secondsText(segment.startSeconds)));
    if (segment.startSeconds >= duration)
        return invalidSegment(path, row.line, message("segments.start-past-end", secondsText(segment.startSeconds), secondsText(duration)));
    const double overshoot = segment.endSeconds - duration;
    if (overshoot > SegmentsLimits::maxOvershootSeconds)
        return invalidSegment(path, row.line, message("segments.end-past-end", secondsText(segment.endSeconds), secondsText(duration)));
    if (overshoot > 0.0) {
        warnings.push_back(message("segments.clipped", path.filename(), row.line, secondsText(segment.endSeconds), secondsText(duration)));
        segment.endSeconds = duration;
    }
    return {};
}

}  // namespace

Error invalidSegment(const std::filesystem::path& path, std::size_t line, const Message& why)
{
    return {ErrorCode::InvalidSegments, message("text.at-line", path, line, why), path};
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t most = 40;
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;  // never in the middle of a character
    return std::string(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

Message firstNames(const std::vector<std::string>& names, std::size_t most)
{
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        list += (i > 0 ? ", " : "") + (names[i].empty() ? "\"\"" : shortened(names[i]));
    return names.size() > most ? message("segments.and-more", list, names.size() - most) : literalText(list);
}

bool readsBefore(const Segment& a, const Segment& b, TokenizeMode mode)
{
    if (mode == TokenizeMode::Whole)
        return a.endSeconds < b.endSeconds;
    return std::tie(a.startSeconds, a.endSeconds) < std::tie(b.startSeconds, b.endSeconds);
}

void orderForReading(std::vector<Segment>& segments, TokenizeMode mode)
{
    std::stable_sort(segments.begin(), segments.end(), [mode](const Segment& a, const Segment& b) { return readsBefore(a, b, mode); });
}

Result<std::string> readSegmentsText(const std::filesystem::path& path)
{
    std::vector<Message> warnings;
    auto text = TRY(readText(path, warnings));
    replaceLineEnds(text);
    return text;
}

Result<std::vector<SegmentsTier>> readSegmentsTiers(const std::filesystem::path& path, const SegmentsSelection& selection)
{
    return tiersOf(TRY(readRows(path)).found, selection);
}

Result<Conversation> readSegments(const std::filesystem::path& path, double audioDurationSeconds, TokenizeMode order,
                                  const SegmentsSelection& selection)
{
    auto [format, found] = TRY(readRows(path));
    TRY(chooseRecording(found, selection, path));
    TRY(chooseTiers(found, selection, path));
    if (mayHaveEmptySegments(format))
        leaveOutEmpty(found, path);
    if (found.rows.empty()) {
        Error error = invalidSegment(path, 1, message("segments.none"));
        for (const auto& warning : found.warnings)
            error.message = message("segments.with-warning", error.message, warning);
        return error;
    }
    Conversation conversation;
    conversation.source = format;
    conversation.warnings = std::move(found.warnings);
    conversation.segments.reserve(found.rows.size());
    SpeakersByName speakers(conversation);
    for (SegmentRow& row : found.rows) {
        TRY(settleRow(row, audioDurationSeconds, path, conversation.warnings));
        row.segment.speaker = speakers.idOf(row.speaker);
        conversation.segments.push_back(std::move(row.segment));
    }
    numberSegments(conversation);  // in the file's order, which is the same whatever order they are read in
    orderForReading(conversation.segments, order);
    return conversation;
}

}  // namespace undertone
