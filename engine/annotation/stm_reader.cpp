// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/recording_names.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/time_fields.h"
#include "engine/io/text_input.h"

#include <algorithm>

namespace undertone {
namespace {

// recording, channel, speaker, start, end, then the text, and a <label> before it.
constexpr std::size_t leastStmFields = 5;

bool isGap(std::string_view speaker, std::string_view text)
{
    return speaker == "inter_segment_gap" || speaker == "excluded_region" || text == "ignore_time_segment_in_scoring"
        || text == "IGNORE_TIME_SEGMENT_IN_SCORING";
}

// What was said: the rest of the line without the label.
std::string_view textOf(const std::vector<std::string_view>& fields)
{
    const std::size_t first =
        fields.size() > leastStmFields && fields[leastStmFields].starts_with('<') && fields[leastStmFields].ends_with('>')
        ? leastStmFields + 1
        : leastStmFields;
    return fields.size() > first ? joined(fields[first], fields.back()) : std::string_view();
}

}  // namespace

Result<SegmentRows> parseSegmentsStm(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    RecordingNames recordings(found.recordings);
    std::size_t gaps = 0;
    for (TextLines lines(text); lines.next();) {
        if (lines.text().empty() || lines.text().starts_with(";;"))
            continue;
        const auto fields = wordsOf(lines.text());
        if (fields.size() < leastStmFields)
            return invalidSegment(path, lines.number(), message("stm.fields", fields.size()));
        const auto start = parseSeconds(fields[3]);
        const auto end = parseSeconds(fields[4]);
        if (!start || !end)
            return invalidSegment(path, lines.number(), message("segments.not-seconds", shortened(start ? fields[4] : fields[3])));
        const auto said = textOf(fields);
        if (isGap(fields[2], said)) {
            ++gaps;
            continue;
        }
        if (found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        SegmentRow row{lines.number(), std::string(fields[2]), {*start, *end}};
        if (!said.empty())
            row.segment.columns.emplace_back("text", said);
        row.recording = recordings.indexOf(fields[0]);
        found.rows.push_back(std::move(row));
    }
    if (gaps > 0)
        found.warnings.push_back(gaps == 1 ? message("stm.gap", path.filename()) : message("stm.gaps", path.filename(), gaps));
    return found;
}

}  // namespace undertone
