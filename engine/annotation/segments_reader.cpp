// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"

#include "engine/annotation/segment_rows.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cctype>
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

std::string lowerExtension(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return extension;
}

bool looksLikeCsv(std::string_view text)
{
    return text.substr(0, text.find('\n')).find(',') != std::string_view::npos;
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

std::optional<SegmentsSource> formatOf(std::string_view text, const std::string& extension)
{
    if (extension == ".textgrid")
        return SegmentsSource::TextGrid;
    if (extension == ".eaf")
        return SegmentsSource::Eaf;
    if (extension == ".csv")
        return SegmentsSource::Csv;
    if (extension == ".rttm" || looksLikeRttm(text))
        return SegmentsSource::Rttm;
    if (looksLikeTextGrid(text))
        return SegmentsSource::TextGrid;
    if (looksLikeXml(text))
        return SegmentsSource::Eaf;
    if (looksLikeCsv(text))
        return SegmentsSource::Csv;
    return std::nullopt;
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
Result<std::string> readText(const std::filesystem::path& path, const std::string& extension, std::vector<Message>& warnings)
{
    auto bytes = readFileBytes(path, extension == ".eaf" ? SegmentsLimits::maxXmlBytes : SegmentsLimits::maxBytes);
    if (!bytes)
        return bytes;
    if (bytes->starts_with("ooBinaryFile"))
        return Error{ErrorCode::UnsupportedFormat, message("segments.binary-praat", path), path};
    auto text = decodeUnicode(*bytes, path);
    if (!text && extension == ".textgrid" && bytes->starts_with("File type") && bytes->find('\0') == std::string::npos) {
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

Result<SegmentRows> parseSegments(SegmentsSource format, std::string text, const std::filesystem::path& path)
{
    if (format == SegmentsSource::Eaf) {
        if (text.size() > SegmentsLimits::maxXmlBytes)
            return Error{ErrorCode::LimitExceeded, message("segments.larger", path, SegmentsLimits::maxXmlBytes >> 20), path};
        return parseSegmentsEaf(text, path);
    }
    if (format == SegmentsSource::TextGrid) {
        replaceLineEnds(text);
        return parseSegmentsTextGrid(text, path);
    }
    auto rows = format == SegmentsSource::Rttm ? parseSegmentsRttm(text, path) : parseSegmentsCsv(text, path);
    if (!rows)
        return rows.error();
    return SegmentRows{std::move(*rows), {}};
}

// Checks one row against the audio and clips an end that lies a little past it (contracts.md, "Segments").
Status settleRow(SegmentRow& row, double duration, const std::filesystem::path& path, std::vector<Message>& warnings)
{
    Segment& segment = row.segment;
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

Message firstNames(const std::vector<std::string>& names)
{
    constexpr std::size_t named = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), named); ++i)
        list += (i > 0 ? ", " : "") + shortened(names[i]);
    return names.size() > named ? message("segments.and-more", list, names.size() - named) : literalText(list);
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

Result<Conversation> readSegments(const std::filesystem::path& path, double audioDurationSeconds, TokenizeMode order)
{
    Conversation conversation;
    const std::string extension = lowerExtension(path);
    auto text = readText(path, extension, conversation.warnings);
    if (!text)
        return text.error();
    const auto format = formatOf(*text, extension);
    if (!format)
        return Error{ErrorCode::UnsupportedFormat, message("segments.no-format", path), path};
    auto found = parseSegments(*format, std::move(*text), path);
    if (!found)
        return found.error();
    if (found->rows.empty()) {
        Error error = invalidSegment(path, 1, message("segments.none"));
        for (const auto& warning : found->warnings)
            error.message = message("segments.with-warning", error.message, warning);
        return error;
    }
    conversation.source = *format;
    conversation.warnings.insert(conversation.warnings.end(), found->warnings.begin(), found->warnings.end());
    conversation.segments.reserve(found->rows.size());
    SpeakersByName speakers(conversation);
    for (SegmentRow& row : found->rows) {
        TRY(settleRow(row, audioDurationSeconds, path, conversation.warnings));
        row.segment.speaker = speakers.idOf(row.speaker);
        conversation.segments.push_back(std::move(row.segment));
    }
    numberSegments(conversation);  // in the file's order, which is the same whatever order they are read in
    orderForReading(conversation.segments, order);
    return conversation;
}

}  // namespace undertone
