// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"

#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_choice.h"
#include "engine/core/segments_format.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace undertone {
namespace {

std::string seconds(double value)
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

bool looksLikeXml(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '<';
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
    if (looksLikeXml(text))
        return SegmentsSource::Eaf;
    if (looksLikeSegmentsCsv(text, path))
        return SegmentsSource::Csv;
    return std::nullopt;
}

bool isXml(const std::filesystem::path& path)
{
    const auto* format = segmentsFormatOf(path);
    return format != nullptr && format->source == SegmentsSource::Eaf;
}

bool isTextGrid(const std::filesystem::path& path)
{
    const auto* format = segmentsFormatOf(path);
    return format != nullptr && format->source == SegmentsSource::TextGrid;
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

// The file's text as UTF-8. A TextGrid of before Praat wrote Unicode is ISO Latin-1, as Praat reads it.
Result<std::string> readText(const std::filesystem::path& path, std::vector<Message>& warnings)
{
    auto bytes = readFileBytes(path, isXml(path) ? SegmentsLimits::maxXmlBytes : SegmentsLimits::maxBytes);
    if (!bytes)
        return bytes;
    if (bytes->starts_with("ooBinaryFile"))
        return Error{ErrorCode::UnsupportedFormat, message("segments.binary-praat", path), path};
    if (bytes->starts_with("version https://git-lfs"))
        return Error{ErrorCode::UnsupportedFormat, message("segments.lfs", path), path};
    auto text = decodeUnicode(*bytes, path);
    if (!text && isTextGrid(path) && bytes->starts_with("File type") && bytes->find('\0') == std::string::npos) {
        warnings.push_back(message("segments.latin-1", path.filename()));
        text = decodeLatin1(*bytes);
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
    case SegmentsSource::VoiceActivity: break;
    }
    return Error{ErrorCode::UnsupportedFormat, message("segments.no-format", path, segmentsFormatTitles()), path};
}

// Where programs draw segments, one without a length is a slip of the hand; in a table of numbers it is a fault of what wrote it.
bool mayHaveEmptySegments(SegmentsSource format)
{
    return format != SegmentsSource::Rttm && format != SegmentsSource::Csv;
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
        return Error{ErrorCode::UnsupportedFormat, message("segments.no-format", path, segmentsFormatTitles()), path};
    if (*format == SegmentsSource::Eaf && text.size() > SegmentsLimits::maxXmlBytes)
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
        return invalidSegment(path, row.line, message("segments.before-recording", seconds(segment.startSeconds)));
    if (segment.endSeconds <= segment.startSeconds)
        return invalidSegment(path, row.line,
                              message("segments.end-before-start", seconds(segment.endSeconds), seconds(segment.startSeconds)));
    if (segment.startSeconds >= duration)
        return invalidSegment(path, row.line, message("segments.start-past-end", seconds(segment.startSeconds), seconds(duration)));
    const double overshoot = segment.endSeconds - duration;
    if (overshoot > SegmentsLimits::maxOvershootSeconds)
        return invalidSegment(path, row.line, message("segments.end-past-end", seconds(segment.endSeconds), seconds(duration)));
    if (overshoot > 0.0) {
        warnings.push_back(message("segments.clipped", path.filename(), row.line, seconds(segment.endSeconds), seconds(duration)));
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

Result<std::vector<SegmentsTier>> readSegmentsTiers(const std::filesystem::path& path)
{
    return tiersOf(TRY(readRows(path)).found);
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
