// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/segments_reader.h"

#include "engine/corpus/segment_rows.h"
#include "engine/corpus/text_input.h"

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

// Checks one row against the audio and clips an end that lies a little past it (contracts.md, "Segments").
Status settleRow(SegmentRow& row, double duration, const std::filesystem::path& path, std::vector<std::string>& warnings)
{
    Segment& segment = row.segment;
    if (segment.startSeconds < 0.0)
        return invalidSegment(path, row.line, "the segment starts before the recording, at " + seconds(segment.startSeconds));
    if (segment.endSeconds <= segment.startSeconds)
        return invalidSegment(path, row.line, "the segment ends at " + seconds(segment.endSeconds) + ", not after its start at " +
                                                  seconds(segment.startSeconds));
    if (segment.startSeconds >= duration)
        return invalidSegment(path, row.line, "the segment starts at " + seconds(segment.startSeconds) + ", past the end of the audio at " +
                                                  seconds(duration));
    const double overshoot = segment.endSeconds - duration;
    if (overshoot > SegmentsLimits::maxOvershootSeconds)
        return invalidSegment(path, row.line, "the segment ends at " + seconds(segment.endSeconds) + ", too far past the end of the audio at " +
                                                  seconds(duration));
    if (overshoot > 0.0) {
        warnings.push_back(path.filename().string() + ", line " + std::to_string(row.line) + ": the end at " + seconds(segment.endSeconds) +
                           " was clipped to the end of the audio at " + seconds(duration) + ".");
        segment.endSeconds = duration;
    }
    return {};
}

}  // namespace

Error invalidSegment(const std::filesystem::path& path, std::size_t line, const std::string& why)
{
    return {ErrorCode::InvalidSegments, path.string() + ", line " + std::to_string(line) + ": " + why + ".", path};
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
    auto text = readUtf8File(path, SegmentsLimits::maxBytes);
    if (!text) {
        Error error = text.error();
        if (error.code == ErrorCode::CorruptFile)
            error.code = ErrorCode::InvalidSegments;
        return error;
    }
    const std::string extension = lowerExtension(path);
    const bool rttm = extension == ".rttm" || (extension != ".csv" && looksLikeRttm(*text));
    if (!rttm && extension != ".csv" && !looksLikeCsv(*text))
        return Error{ErrorCode::UnsupportedFormat, path.string() + " is neither RTTM nor a CSV file with the header start,end,speaker.", path};
    auto rows = rttm ? parseSegmentsRttm(*text, path) : parseSegmentsCsv(*text, path);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return invalidSegment(path, 1, "there is no segment in it");
    Conversation conversation;
    conversation.source = rttm ? SegmentsSource::Rttm : SegmentsSource::Csv;
    conversation.segments.reserve(rows->size());
    for (SegmentRow& row : *rows) {
        if (auto status = settleRow(row, audioDurationSeconds, path, conversation.warnings); !status)
            return status.error();
        conversation.segments.push_back(std::move(row.segment));
    }
    orderForReading(conversation.segments, order);
    return conversation;
}

}  // namespace undertone
