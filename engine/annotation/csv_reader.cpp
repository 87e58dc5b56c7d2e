// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/io/text_input.h"

namespace undertone {

Result<std::vector<SegmentRow>> parseSegmentsCsv(std::string_view text, const std::filesystem::path& path)
{
    auto table = parseCsv(text, path);
    if (!table) {
        Error error = table.error();
        error.code = ErrorCode::InvalidSegments;
        return error;
    }
    if (table->empty())
        return invalidSegment(path, 1, message("csv.empty-segments"));
    const CsvRow& header = table->front();
    const auto either = [&](std::string_view name, std::string_view withUnit) {
        const auto found = columnOf(header, name);
        return found ? found : columnOf(header, withUnit);
    };
    const auto start = either("start", "start_seconds");  // the second is what an exported table has
    const auto end = either("end", "end_seconds");
    const auto speaker = columnOf(header, "speaker");
    if (!start || !end || !speaker)
        return invalidSegment(path, header.line, message("csv.segment-column", !start ? "start" : !end ? "end" : "speaker"));
    if (table->size() - 1 > SegmentsLimits::maxSegments)
        return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
    std::vector<SegmentRow> rows;
    rows.reserve(table->size() - 1);
    for (auto row = table->begin() + 1; row != table->end(); ++row) {
        if (row->fields.size() != header.fields.size())
            return invalidSegment(path, row->line, message("csv.field-count", row->fields.size(), header.fields.size()));
        const auto startSeconds = parseDecimal(row->fields[*start]);
        const auto endSeconds = parseDecimal(row->fields[*end]);
        if (!startSeconds || !endSeconds)
            return invalidSegment(path, row->line, message("segments.not-seconds", row->fields[startSeconds ? *end : *start]));
        Segment segment{*startSeconds, *endSeconds};
        for (std::size_t column = 0; column < header.fields.size(); ++column) {
            if (column != *start && column != *end && column != *speaker)
                segment.columns.emplace_back(trimmed(header.fields[column]), row->fields[column]);
        }
        rows.push_back({row->line, std::string(trimmed(row->fields[*speaker])), std::move(segment)});
    }
    return rows;
}

}  // namespace undertone
