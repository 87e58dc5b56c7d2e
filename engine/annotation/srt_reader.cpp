// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/cue_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/io/text_input.h"

#include <algorithm>

namespace undertone {
namespace {

bool isNumber(std::string_view line)
{
    return !line.empty() && std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool looksLikeSrt(std::string_view text)
{
    TextLines lines(text);
    while (lines.next() && (lines.text().empty() || isNumber(lines.text()))) {}
    return parseCueTimes(lines.text()).has_value();
}

Result<SegmentRows> parseSegmentsSrt(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    bool inText = false;
    for (TextLines lines(text); lines.next();) {
        const auto line = lines.text();
        if (const auto times = parseCueTimes(line)) {
            if (found.rows.size() >= SegmentsLimits::maxSegments)
                return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
            found.rows.push_back({lines.number(), {}, {times->first, times->second}});
            inText = true;
        } else if (line.empty()) {
            inText = false;
        } else if (!isNumber(line) || inText) {
            // A blank line may stand inside a text; a line of times that cannot be read may not be lost in one.
            if (found.rows.empty() || (!inText && looksLikeCueTimes(line)) || line.find("-->") != std::string_view::npos)
                return invalidSegment(path, lines.number(), message("segments.no-cue", shortened(line)));
            auto& columns = found.rows.back().segment.columns;
            if (columns.empty())
                columns.emplace_back("text", withoutTags(line));
            else
                columns.front().second += "\n" + withoutTags(line);
        }
    }
    takeSpeakersFromTexts(found, path);
    return found;
}

}  // namespace undertone
