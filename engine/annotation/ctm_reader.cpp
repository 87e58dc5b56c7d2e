// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/recording_names.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/time_fields.h"
#include "engine/annotation/word_runs.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <set>

namespace undertone {
namespace {

// recording, channel, start, duration, word, and of RT evaluations confidence, type and speaker.
constexpr std::size_t leastCtmFields = 5;
constexpr std::size_t typeField = 6;
constexpr std::size_t speakerField = 7;

bool isSpoken(const std::vector<std::string_view>& fields)
{
    constexpr std::array<std::string_view, 4> others{"non-lex", "non-speech", "noise", "misc"};
    const bool spoken = fields.size() <= typeField || std::find(others.begin(), others.end(), fields[typeField]) == others.end();
    return spoken && fields[2] != "*";  // of marks around alternatives, which have no times
}

}  // namespace

Result<SegmentRows> parseSegmentsCtm(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    RecordingNames recordings(found.recordings);
    std::set<std::string_view> channels;
    bool hasSpeakers = false;
    for (TextLines lines(text); lines.next();) {
        if (lines.text().empty() || lines.text().starts_with(";;"))
            continue;
        const auto fields = wordsOf(lines.text());
        if (fields.size() < leastCtmFields)
            return invalidSegment(path, lines.number(), message("ctm.fields", fields.size()));
        if (!isSpoken(fields))
            continue;
        const auto start = parseSeconds(fields[2]);
        const auto duration = parseSeconds(fields[3]);
        if (!start || !duration)
            return invalidSegment(path, lines.number(), message("segments.not-seconds", shortened(start ? fields[3] : fields[2])));
        if (*duration < 0.0)
            return invalidSegment(path, lines.number(), message("ctm.duration"));
        if (found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        channels.insert(fields[1]);
        SegmentRow row{lines.number(), std::string(fields[1]), {*start, *start + *duration, {}, {{"text", std::string(fields[4])}}}};
        if (fields.size() > speakerField && fields[speakerField] != "null" && fields[speakerField] != "unknown") {
            hasSpeakers = true;
            row.speaker = fields[speakerField];
        }
        row.recording = recordings.indexOf(fields[0]);
        found.rows.push_back(std::move(row));
    }
    // The channels of a telephone call are its speakers; one channel says nothing.
    if (!hasSpeakers && channels.size() < 2) {
        for (auto& row : found.rows)
            row.speaker.clear();
    }
    joinWords(found, path);
    return found;
}

}  // namespace undertone
