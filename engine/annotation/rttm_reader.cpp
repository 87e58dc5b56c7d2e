// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/recording_names.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/time_fields.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

constexpr std::array<std::string_view, 15> rttmTypes{"SPEAKER", "SPKR-INFO", "SEGMENT",    "NOSCORE", "NO_RT_METADATA",
                                                     "LEXEME",  "NON-LEX",   "NON-SPEECH", "FILLER",  "EDIT",
                                                     "IP",      "SU",        "CB",         "A/P",     "ADJUDICATE"};

// type, recording, channel, onset, duration, orthography, subtype, name, confidence, lookahead; the last two may be left out.
constexpr std::size_t leastRttmFields = 8;
constexpr std::size_t mostFields = 10;
constexpr std::size_t onsetField = 3;
constexpr std::size_t nameAfterOnset = 4;

bool isRttmType(std::string_view word)
{
    return std::find(rttmTypes.begin(), rttmTypes.end(), word) != rttmTypes.end();
}

// At blanks; at tabs alone where that gives all fields, so that blanks belong to names.
std::vector<std::string_view> fieldsOf(std::string_view line)
{
    const auto tabbed = fieldsBetween(line, '\t');
    const bool all = tabbed.size() >= leastRttmFields && tabbed.size() <= mostFields
        && std::none_of(tabbed.begin(), tabbed.end(), [](std::string_view field) { return field.empty(); });
    return all ? tabbed : wordsOf(line);
}

bool isUnknown(std::string_view field)
{
    return field == unknownSpeaker;
}

bool isChannel(std::string_view field)
{
    const auto channel = parseDecimal(field);
    return isUnknown(field) || (channel && *channel == std::floor(*channel) && *channel >= 0 && *channel <= SegmentsLimits::maxChannels);
}

// Where onsets can stand: a channel before, a duration behind, then two fields that SPEAKER lines leave open. Blanks in the recording's
// name move it.
std::vector<std::size_t> onsetsIn(const std::vector<std::string_view>& fields)
{
    std::vector<std::size_t> found;
    for (std::size_t at = onsetField; at + nameAfterOnset < fields.size(); ++at) {
        if (isChannel(fields[at - 1]) && parseSeconds(fields[at]) && parseSeconds(fields[at + 1]) && isUnknown(fields[at + 2])
            && isUnknown(fields[at + 3]))
            found.push_back(at);
    }
    return found;
}

// How many of the fields from the name on belong to the name; 0 where that cannot be told. Confidence and lookahead are numbers or <NA>.
std::size_t fieldsOfName(std::span<const std::string_view> rest)
{
    const auto isOptional = [](std::string_view field) { return isUnknown(field) || parseDecimal(field); };
    if (rest.size() == 1 || !isOptional(rest.back()))
        return rest.size();
    if (rest.size() > 2 && isOptional(rest[rest.size() - 2]))
        return rest.size() - 2;
    // One number is a confidence, unless it is a whole one: then it is as likely the end of "Speaker 1".
    const bool told = isUnknown(rest.back()) || rest.back().find('.') != std::string_view::npos;
    return told ? rest.size() - 1 : 0;
}

Result<SegmentRow> parseSpeakerLine(std::string_view text, std::size_t line, const std::filesystem::path& path, RecordingNames& recordings)
{
    const auto fields = fieldsOf(text);
    const auto refused = [&] { return invalidSegment(path, line, message("rttm.fields", fields.size())); };
    const auto onsets = onsetsIn(fields);
    if (onsets.size() > 1 || fields.size() < leastRttmFields || (onsets.empty() && fields.size() > mostFields))
        return refused();
    const std::size_t onset = onsets.empty() ? onsetField : onsets.front();
    const auto channel = fields[onset - 1];
    const auto start = parseSeconds(fields[onset]);
    const auto duration = parseSeconds(fields[onset + 1]);
    if (!start || !duration)
        return invalidSegment(path, line, message("segments.not-seconds", start ? fields[onset + 1] : fields[onset]));
    if (!isChannel(channel))
        return invalidSegment(path, line, message("rttm.channel", shortened(channel), SegmentsLimits::maxChannels));
    // A number where the orthography should stand: the numbers are not where they seem.
    if (parseDecimal(fields[onset + 2]) || parseDecimal(fields[onset + 3]))
        return refused();
    if (*duration <= 0.0)
        return invalidSegment(path, line, message("rttm.duration"));
    const auto rest = std::span(fields).subspan(onset + nameAfterOnset);
    const auto nameFields = fieldsOfName(rest);
    if (nameFields == 0)
        return invalidSegment(path, line, message("rttm.name-or-number", shortened(joined(rest.front(), rest.back()))));
    const auto name = rest.first(nameFields);
    if (nameFields > 1 && std::any_of(name.begin(), name.end(), isUnknown))
        return refused();
    SegmentRow row{
        line, isUnknown(name.front()) ? std::string() : std::string(joined(name.front(), name.back())), {*start, *start + *duration}};
    row.recording = recordings.indexOf(joined(fields[1], fields[onset - 2]));
    return row;
}

}  // namespace

bool looksLikeRttm(std::string_view text)
{
    for (TextLines lines(text); lines.next();) {
        if (!lines.text().empty() && !lines.text().starts_with(";;"))
            return isRttmType(wordsOf(lines.text()).front());
    }
    return false;
}

Result<SegmentRows> parseSegmentsRttm(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    RecordingNames recordings(found.recordings);
    for (TextLines lines(text); lines.next();) {
        if (lines.text().empty() || lines.text().starts_with(";;"))
            continue;
        const auto type = wordsOf(lines.text()).front();
        if (!isRttmType(type))
            return invalidSegment(path, lines.number(), message("rttm.line", shortened(type)));
        if (type != "SPEAKER")
            continue;
        if (found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        found.rows.push_back(TRY(parseSpeakerLine(lines.text(), lines.number(), path, recordings)));
    }
    return found;
}

}  // namespace undertone
