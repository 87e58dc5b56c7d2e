// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/emo_evaluation_head.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/emotion_names.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <map>
#include <utility>

namespace undertone {
namespace {

constexpr std::string_view noMajority = "xxx";

std::string abbreviation(const Timeline& timeline, const UtteranceAnalysis& row)
{
    const auto emotion = static_cast<std::size_t>(row.emotion());
    if (emotion >= timeline.labels.size())
        return std::string(noMajority);
    const std::string known = emotionAbbreviation(timeline.labels[emotion]);
    return known.empty() ? "oth" : known;
}

std::string column(const UtteranceAnalysis& row, std::string_view name)
{
    for (const auto& [key, value] : row.columns) {
        if (key == name)
            return value;
    }
    return {};
}

/// F or M: the end of "Ses01_F", or the name itself.
char speakerLetter(const std::string& speaker)
{
    const char last = speaker.empty() ? '\0' : speaker.back();
    const bool alone = speaker.size() == 1 || (speaker.size() > 2 && speaker[speaker.size() - 2] == '_');
    return alone && (last == 'F' || last == 'M') ? last : '\0';
}

}  // namespace

std::string emotionAbbreviation(std::string_view label)
{
    const std::string key = emotionKey(label);
    return isIemocapEmotion(key) ? key : std::string();
}

Result<std::string> timelineToEmoEvaluation(const TimelineExport& what)
{
    std::string text = std::string(emoEvaluationHeader) + "\n\n";
    std::map<char, int> counts;
    const std::string dialogue = what.audio.stem().string();
    for (const auto& row : what.timeline->utterances) {
        std::string turn = column(row, "turn");
        const char letter = speakerLetter(row.speaker);
        if (turn.empty() && letter == '\0')
            return Error{ErrorCode::InvalidArgument, message("emo-evaluation.speakers", row.index + 1, row.speaker)};
        if (turn.empty())
            turn = dialogue + "_" + letter + formatted("%03d", counts[letter]);
        ++counts[letter];
        text += formatted("[%.4f - %.4f]\t", row.startSeconds, row.endSeconds) + printableText(turn) + "\t"
            + abbreviation(*what.timeline, row) + "\t[";
        for (const char* name : {"valence", "activation", "dominance"})
            text += (text.ends_with('[') ? "" : ", ") + formatted("%.4f", parseDecimal(column(row, name)).value_or(0.0));
        text += "]\n\n";
    }
    return text;
}

}  // namespace undertone
