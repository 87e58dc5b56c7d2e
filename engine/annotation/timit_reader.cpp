// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/word_runs.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

constexpr double samplesPerSecond = 16000.0;  // of TIMIT's recordings, in whose samples its times are

bool isSilence(std::string_view label)
{
    constexpr std::array<std::string_view, 5> silences{"h#", "#h", "pau", "epi", "sil"};
    return std::find(silences.begin(), silences.end(), label) != silences.end();
}

}  // namespace

Result<SegmentRows> parseSegmentsTimit(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    for (TextLines lines(text); lines.next();) {
        if (lines.text().empty())
            continue;
        const auto fields = wordsOf(lines.text());
        const auto sample = [&](std::size_t field) {
            const auto value = fields.size() > field ? parseDecimal(fields[field]) : std::nullopt;
            return value && *value >= 0.0 && *value == std::floor(*value) ? value : std::nullopt;
        };
        const auto start = sample(0);
        const auto end = sample(1);
        if (!start || !end || fields.size() < 3)
            return invalidSegment(path, lines.number(), message("timit.line", shortened(lines.text())));
        if (*end < *start)
            return invalidSegment(path, lines.number(), message("timit.end", shortened(lines.text())));
        if (isSilence(fields[2]))
            continue;
        if (found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        found.rows.push_back(
            {lines.number(),
             {},
             {*start / samplesPerSecond, *end / samplesPerSecond, {}, {{"text", std::string(joined(fields[2], fields.back()))}}}});
    }
    joinWords(found, path);
    return found;
}

}  // namespace undertone
