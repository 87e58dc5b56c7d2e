// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/emo_evaluation_head.h"
#include "engine/annotation/emo_evaluation_judgement.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/emotion_names.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace undertone {
namespace {

constexpr std::string_view noMajority = "xxx";
/// Of an EmoEvaluation file, and of a corpus that was browsed.
constexpr std::array turnColumns{"turn", "utterance"};

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

/// What the corpus or its EmoEvaluation file calls the turn of a sentence: "Ses01F_impro01_F000"; empty where neither named it.
std::string sourceTurn(const UtteranceAnalysis& row)
{
    for (const char* name : turnColumns) {
        const std::string turn = column(row, name);
        // In other tables such a column may hold what is said.
        if (turn.find('_') != std::string::npos && turn.find_first_of(" \t\n\r") == std::string::npos)
            return turn;
    }
    return {};
}

/// What raters of the file that the sentence came from said, then what annotators of the project say; each rater once.
std::string raterLines(const TimelineExport& what, const UtteranceAnalysis& row)
{
    std::vector<std::pair<std::string, std::string>> columns;
    const auto add = [&columns](std::pair<std::string, std::string> column) {
        if (judgementOfColumn(column.first, column.second)
            && std::ranges::find(columns, column.first, &std::pair<std::string, std::string>::first) == columns.end())
            columns.push_back(std::move(column));
    };
    for (const RaterJudgement& rater : what.raters) {
        if (rater.segment != row.segment)
            continue;
        for (auto& column : judgementColumnsOf(rater.annotator, rater.labels, rater.said))
            add(std::move(column));
    }
    for (const auto& column : row.columns)
        add(column);
    std::string text;
    for (const auto& [name, value] : columns)
        text += emoEvaluationLine(*judgementOfColumn(name, printableText(value))) + '\n';
    return text;
}

/// The names of the turns of a dialogue, each given once, so that no label is joined to another utterance.
class TurnNames {
public:
    explicit TurnNames(const TimelineExport& what) : m_dialogue(what.audio.stem().string())
    {
        for (const auto& row : what.timeline->utterances)
            m_ofSource.insert(sourceTurn(row));
    }

    /// Both parts of a sentence that was split have its name: the second gets a letter behind it. `letter`: F or M, of the speaker.
    std::string of(const UtteranceAnalysis& row, char letter)
    {
        std::string name = sourceTurn(row);
        if (name.empty()) {
            do
                name = m_dialogue + "_" + letter + formatted("%03d", m_counts[letter]++);
            while (m_ofSource.contains(name));
            return name;
        }
        ++m_counts[letter];
        const std::string source = name;
        while (m_given.contains(name) || (name != source && m_ofSource.contains(name)))
            name += 'b';
        m_given.insert(name);
        return name;
    }

private:
    std::string m_dialogue;
    std::map<char, int> m_counts;
    std::set<std::string> m_ofSource;
    std::set<std::string> m_given;  ///< of those
};

}  // namespace

std::string emotionAbbreviation(std::string_view label)
{
    const std::string key = emotionKey(label);
    return isIemocapEmotion(key) ? key : std::string();
}

Result<std::string> timelineToEmoEvaluation(const TimelineExport& what)
{
    std::string text = std::string(emoEvaluationHeader) + "\n\n";
    TurnNames names(what);
    for (const auto& row : what.timeline->utterances) {
        const char letter = speakerLetter(row.speaker);
        if (letter == '\0' && sourceTurn(row).empty())
            return Error{ErrorCode::InvalidArgument, message("emo-evaluation.speakers", row.index + 1, row.speaker)};
        text += formatted("[%.4f - %.4f]\t", row.startSeconds, endAfterAtLeast(row, 1e-4)) + printableText(names.of(row, letter)) + "\t"
            + abbreviation(*what.timeline, row) + "\t[";
        for (const char* name : {"valence", "activation", "dominance"})
            text += (text.ends_with('[') ? "" : ", ") + formatted("%.4f", parseDecimal(column(row, name)).value_or(0.0));
        text += "]\n";
        text += raterLines(what, row);
        text += '\n';
    }
    return text;
}

}  // namespace undertone
