// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

constexpr std::array<std::string_view, 15> rttmTypes{"SPEAKER", "SPKR-INFO", "SEGMENT",    "NOSCORE", "NO_RT_METADATA",
                                                     "LEXEME",  "NON-LEX",   "NON-SPEECH", "FILLER",  "EDIT",
                                                     "IP",      "SU",        "CB",         "A/P",     "ADJUDICATE"};
constexpr std::size_t leastFields = 8;  // up to the speaker's name; confidence and lookahead may be left out

bool isRttmType(std::string_view word)
{
    return std::find(rttmTypes.begin(), rttmTypes.end(), word) != rttmTypes.end();
}

std::vector<std::string_view> words(std::string_view line)
{
    constexpr std::string_view blanks = " \t\r";
    std::vector<std::string_view> found;
    for (auto at = line.find_first_not_of(blanks); at != std::string_view::npos; at = line.find_first_not_of(blanks, at)) {
        const auto end = std::min(line.find_first_of(blanks, at), line.size());
        found.push_back(line.substr(at, end - at));
        at = end;
    }
    return found;
}

Result<SegmentRow> parseSpeakerLine(const std::vector<std::string_view>& fields, std::size_t line, const std::filesystem::path& path)
{
    if (fields.size() < leastFields)
        return invalidSegment(path, line, message("rttm.fields", fields.size()));
    const auto start = parseDecimal(fields[3]);
    const auto duration = parseDecimal(fields[4]);
    if (!start || !duration)
        return invalidSegment(path, line, message("segments.not-seconds", start ? fields[4] : fields[3]));
    const auto channel = parseDecimal(fields[2]);
    const bool channelKnown = fields[2] != "<NA>";
    if (channelKnown && (!channel || *channel != std::floor(*channel) || *channel < 0 || *channel > SegmentsLimits::maxChannels))
        return invalidSegment(path, line, message("rttm.channel", fields[2], SegmentsLimits::maxChannels));
    if (*duration <= 0.0)
        return invalidSegment(path, line, message("rttm.duration"));
    return SegmentRow{line, std::string(fields[7] == unknownSpeaker ? std::string_view() : fields[7]), {*start, *start + *duration}};
}

}  // namespace

bool looksLikeRttm(std::string_view text)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        if (!line.empty() && !line.starts_with(";;"))
            return isRttmType(words(line).front());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

Result<std::vector<SegmentRow>> parseSegmentsRttm(std::string_view text, const std::filesystem::path& path)
{
    std::vector<SegmentRow> rows;
    std::string recording;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.starts_with(";;"))
            continue;
        const auto fields = words(line);
        if (!isRttmType(fields.front()))
            return invalidSegment(path, number, message("rttm.line", fields.front().substr(0, 40)));
        if (fields.front() != "SPEAKER")
            continue;
        auto row = parseSpeakerLine(fields, number, path);
        if (!row)
            return row.error();
        if (rows.empty())
            recording = fields[1];
        else if (recording != fields[1])
            return invalidSegment(path, number, message("rttm.other-recording", fields[1], recording));
        if (rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        rows.push_back(std::move(*row));
    }
    return rows;
}

}  // namespace undertone
