// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/cue_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/time_fields.h"
#include "engine/core/emotion_names.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <set>
#include <utility>

namespace undertone {
namespace {

constexpr std::size_t mostWordsOfLabel = 3;
constexpr std::size_t mostEmotions = 30;
constexpr std::string_view emotionDash = " – ";

// Some versions wrote the decimal separator of the user's language.
std::optional<double> parseTime(std::string_view field)
{
    return parseSeconds(field, DecimalComma::Read);
}

// Labels that repeat and are as short as names are names, as diarization writes them; others are what was said.
void takeRepeatedLabelsAsSpeakers(SegmentRows& found, const std::filesystem::path& path)
{
    std::set<std::string> different;
    std::vector<std::string> names;
    for (const auto& row : found.rows) {
        if (!row.speaker.empty() || row.segment.columns.empty() || wordsOf(row.segment.columns.front().second).size() > mostWordsOfLabel)
            return;
        if (different.insert(row.segment.columns.front().second).second)
            names.push_back(row.segment.columns.front().second);
    }
    if (2 * names.size() > found.rows.size())
        return;
    for (auto& row : found.rows) {
        row.speaker = row.segment.columns.front().second;
        row.segment.columns.clear();
    }
    found.warnings.push_back(message("audacity.labels-are-speakers", path.filename(), firstNames(names)));
}

// "happiness" and "happiness – what is said", as this program writes them: where all labels are so, and at least half of the different ones
// are emotions that are known by name, emotions are columns, and the texts what is said. Returns whether they are.
bool takeEmotions(SegmentRows& found)
{
    bool anyText = false;
    std::set<std::string_view> different;
    for (const auto& row : found.rows) {
        const std::string_view label = row.segment.columns.empty() ? std::string_view() : row.segment.columns.front().second;
        const auto emotion = label.substr(0, label.find(emotionDash));
        if (emotion.empty() || wordsOf(emotion).size() > mostWordsOfLabel)
            return false;
        anyText = anyText || emotion.size() < label.size();
        different.insert(emotion);
    }
    const auto known = std::ranges::count_if(different, [](std::string_view emotion) { return isKnownEmotion(emotion); });
    const auto named = std::ssize(different) - static_cast<std::ptrdiff_t>(different.count("?"));
    if (known == 0 || (!anyText && 2 * known <= named) || different.size() > mostEmotions)
        return false;
    for (auto& row : found.rows) {
        const std::string label = std::exchange(row.segment.columns, {}).front().second;
        const auto dash = label.find(emotionDash);
        if (dash != std::string::npos)
            row.segment.columns.emplace_back("text", label.substr(dash + emotionDash.size()));
        if (const std::string emotion = label.substr(0, dash); emotion != "?")
            row.segment.columns.emplace_back(emotionColumn, emotion);
    }
    return true;
}

}  // namespace

bool looksLikeAudacityLabels(std::string_view text)
{
    TextLines lines(text);
    while (lines.next() && lines.text().empty()) {}
    const auto fields = fieldsBetween(lines.text(), '\t');
    return fields.size() >= 2 && parseTime(fields[0]) && parseTime(fields[1]);
}

Result<SegmentRows> parseSegmentsAudacity(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    for (TextLines lines(text); lines.next();) {
        // The line after a label may hold the range of frequencies that was chosen.
        if (lines.text().empty() || lines.text().front() == '\\')
            continue;
        const auto fields = fieldsBetween(lines.text(), '\t');
        const auto start = parseTime(fields[0]);
        const auto end = fields.size() > 1 ? parseTime(fields[1]) : std::nullopt;
        if (!start || !end)
            return invalidSegment(path, lines.number(),
                                  message("segments.not-seconds", shortened(start && fields.size() > 1 ? fields[1] : fields[0])));
        if (found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        SegmentRow row{lines.number(), {}, {*start, *end}};
        if (fields.size() > 2 && !fields[2].empty())
            row.segment.columns.emplace_back("text", joined(fields[2], fields.back()));
        found.rows.push_back(std::move(row));
    }
    takeSpeakersFromTexts(found, path);
    if (!takeEmotions(found))
        takeRepeatedLabelsAsSpeakers(found, path);
    return found;
}

}  // namespace undertone
