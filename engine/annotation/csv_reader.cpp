// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/formula_guard.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/time_fields.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cctype>

namespace undertone {
namespace {

constexpr std::string_view separators = ",;\t";
constexpr double secondsADay = 86400.0;

// A column's name as it is compared: "Start (s)", "start_seconds" and "START TIME" differ from "start" by nothing that counts.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : trimmed(name)) {
        if (c != ' ' && c != '_' && c != '-')
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    for (const std::string_view unit : {"(s)", "[s]", "(sec)", "(seconds)", "[seconds]", "seconds", "time"}) {
        if (plain.size() > unit.size() && plain.ends_with(unit))
            plain.resize(plain.size() - unit.size());
    }
    return plain;
}

struct Columns {
    std::optional<std::size_t> start, end, duration, speaker, file;
    [[nodiscard]] bool haveTimes() const { return start && (end || duration); }
};

Columns columnsOf(const CsvRow& header)
{
    std::vector<std::string> names;
    for (const auto& field : header.fields)
        names.push_back(plainName(field));
    const auto first = [&](std::initializer_list<std::string_view> known) -> std::optional<std::size_t> {
        for (const auto name : known) {
            if (const auto exact = columnOf(header, name))  // where "start" and "start_seconds" both stand, the first is meant
                return exact;
            if (const auto found = std::find(names.begin(), names.end(), name); found != names.end())
                return static_cast<std::size_t>(found - names.begin());
        }
        return std::nullopt;
    };
    Columns columns{first({"start", "begin", "onset", "tmin", "xmin"}),
                    first({"end", "stop", "offset", "tmax", "xmax"}),
                    {},
                    first({"speaker", "speakerid", "speakername", "participant"}),
                    {}};
    // A segmented table of audformat: of many recordings, and the speaker, who may be lacking, is a column like others.
    if (!header.fields.empty() && trimmed(header.fields.front()) == "file")
        columns.file = 0;
    if (!columns.end)
        columns.duration = first({"duration", "dur"});
    return columns;
}

bool isBlank(const CsvRow& row)
{
    return std::all_of(row.fields.begin(), row.fields.end(), [](const std::string& field) { return trimmed(field).empty(); });
}

// What spreadsheets write beside a table: fields without anything in them.
void cutBlankEnd(CsvRow& row, std::size_t least)
{
    while (row.fields.size() > least && trimmed(row.fields.back()).empty())
        row.fields.pop_back();
}

// Excel's line that names the separator, "sep=;": taken off where it is there. Line ends are LF.
std::optional<char> takeSeparatorLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.size() > 1 && line.front() == '"' && line.back() == '"')
        line = line.substr(1, line.size() - 2);
    if (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP=")))
        return std::nullopt;
    text.remove_prefix(std::min(end + 1, text.size()));
    return line[4];
}

// The first line that holds anything but separators.
std::string_view headerLine(std::string_view text)
{
    for (TextLines lines(text); lines.next();) {
        if (lines.text().find_first_not_of(" ,;\t") != std::string_view::npos)
            return lines.withBlanks();
    }
    return {};
}

// The separator by which that line becomes a header with times; a comma where none does.
char separatorOf(std::string_view text, const std::filesystem::path& path)
{
    const auto line = headerLine(text);
    for (const char separator : separators) {
        const auto row = parseCsv(line, path, separator);
        if (row && !row->empty() && columnsOf(row->front()).haveTimes())
            return separator;
    }
    return ',';
}

std::optional<double> parseTime(std::string_view field, char separator)
{
    // "0 days 00:00:01.250000": a Timedelta as pandas writes it.
    constexpr std::string_view days = " days ";
    if (const auto at = field.find(days); at != std::string_view::npos) {
        const auto number = parseSeconds(field.substr(0, at));
        const auto clock = parseClockTime(field.substr(at + days.size()));
        return number && clock ? std::optional(*number * secondsADay + *clock) : std::nullopt;
    }
    const auto clock = parseClockTime(field);
    return clock ? clock : parseSeconds(field, separator == ',' ? DecimalComma::Refused : DecimalComma::Read);
}

Result<SegmentRow> readRow(const CsvRow& row, const CsvRow& header, const Columns& columns, char separator,
                           const std::filesystem::path& path)
{
    if (row.fields.size() != header.fields.size())
        return invalidSegment(path, row.line, message("csv.field-count", row.fields.size(), header.fields.size()));
    const std::size_t last = columns.end ? *columns.end : *columns.duration;
    const auto start = parseTime(row.fields[*columns.start], separator);
    const auto end = parseTime(row.fields[last], separator);
    if (!start || !end)
        return invalidSegment(path, row.line, message("segments.not-seconds", shortened(row.fields[start ? last : *columns.start])));
    Segment segment{*start, columns.end ? *end : *start + *end};
    for (std::size_t column = 0; column < header.fields.size(); ++column) {
        if (column != *columns.start && column != last && column != columns.speaker && column != columns.file)
            segment.columns.emplace_back(trimmed(header.fields[column]), withoutFormulaGuard(row.fields[column]));
    }
    const std::string speaker = columns.speaker ? withoutFormulaGuard(std::string(trimmed(row.fields[*columns.speaker]))) : std::string();
    return SegmentRow{row.line, speaker, std::move(segment)};
}

/// The place of a recording among those met so far; called by its file, without folders.
std::size_t recordingOf(std::vector<std::string>& recordings, const std::string& file)
{
    const std::string name = std::filesystem::path(file).filename().string();
    const auto known = std::find(recordings.begin(), recordings.end(), name);
    if (known != recordings.end())
        return static_cast<std::size_t>(known - recordings.begin());
    recordings.push_back(name);
    return recordings.size() - 1;
}

}  // namespace

bool looksLikeSegmentsCsv(std::string_view text, const std::filesystem::path& path)
{
    const auto named = takeSeparatorLine(text);
    const auto table = parseCsv(headerLine(text), path, named.value_or(separatorOf(text, path)));
    return table && !table->empty() && columnsOf(table->front()).haveTimes();
}

Result<SegmentRows> parseSegmentsCsv(std::string_view text, const std::filesystem::path& path)
{
    const auto named = takeSeparatorLine(text);
    const std::size_t linesBefore = named ? 1 : 0;
    const char separator = named.value_or(separatorOf(text, path));
    auto table = parseCsv(text, path, separator);
    if (!table) {
        Error error = table.error();
        error.code = ErrorCode::InvalidSegments;
        return error;
    }
    std::erase_if(*table, isBlank);
    if (table->empty())
        return invalidSegment(path, 1, message("csv.empty-segments"));
    CsvRow& header = table->front();
    cutBlankEnd(header, 0);
    const Columns columns = columnsOf(header);
    if (!columns.haveTimes() || (!columns.speaker && !columns.file))
        return invalidSegment(path, header.line + linesBefore,
                              message("csv.segment-column",
                                      !columns.start             ? "start"
                                          : !columns.haveTimes() ? "end"
                                                                 : "speaker"));
    if (table->size() - 1 > SegmentsLimits::maxSegments)
        return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
    SegmentRows found;
    found.rows.reserve(table->size() - 1);
    for (auto row = table->begin() + 1; row != table->end(); ++row) {
        row->line += linesBefore;
        cutBlankEnd(*row, header.fields.size());
        found.rows.push_back(TRY(readRow(*row, header, columns, separator, path)));
        if (columns.file)
            found.rows.back().recording = recordingOf(found.recordings, row->fields[*columns.file]);
    }
    return found;
}

}  // namespace undertone
