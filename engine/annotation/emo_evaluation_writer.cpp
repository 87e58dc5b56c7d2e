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

/// What raters of the file that the sentences came from said, and what annotators of the project say.
class RaterLines {
public:
    explicit RaterLines(const TimelineExport& what)
    {
        for (const auto& row : what.timeline->utterances) {
            for (const auto& [name, value] : row.columns) {
                if (const auto judgement = judgementOfColumn(name, value))
                    m_taken.insert(judgement->rater);
            }
        }
        for (const RaterJudgement& judgement : what.raters) {
            m_ofSegment.emplace(judgement.segment, &judgement);
            nameOf(judgement.annotator);
        }
    }

    [[nodiscard]] std::string of(const UtteranceAnalysis& row)
    {
        std::string text;
        const auto [first, last] = m_ofSegment.equal_range(row.segment);
        for (auto at = first; at != last; ++at) {
            const RaterJudgement& judgement = *at->second;
            for (const auto& [name, value] : judgementColumnsOf(nameOf(judgement.annotator), judgement.labels, judgement.said))
                text += line(name, value);
        }
        for (const auto& [name, value] : row.columns)
            text += line(name, value);
        return text;
    }

private:
    static std::string line(const std::string& name, const std::string& value)
    {
        const auto judgement = judgementOfColumn(name, printableText(value));
        return judgement ? emoEvaluationLine(*judgement) + '\n' : std::string();
    }

    /// Two people whose names such a file cannot tell apart get a number, and so does one who is called as a rater of the file.
    const std::string& nameOf(const std::string& annotator)
    {
        const auto [found, isNew] = m_names.try_emplace(annotator);
        if (isNew) {
            const std::string rater = emoEvaluationRater(annotator);
            found->second = rater;
            for (int number = 2; m_taken.contains(found->second); ++number)
                found->second = rater + "_" + std::to_string(number);
            m_taken.insert(found->second);
        }
        return found->second;
    }

    std::multimap<SegmentId, const RaterJudgement*> m_ofSegment;
    std::map<std::string, std::string> m_names;
    std::set<std::string> m_taken;
};

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
    RaterLines raters(what);
    for (const auto& row : what.timeline->utterances) {
        const char letter = speakerLetter(row.speaker);
        if (letter == '\0' && sourceTurn(row).empty())
            return Error{ErrorCode::InvalidArgument, message("emo-evaluation.speakers", row.index + 1, row.speaker)};
        text += formatted("[%.4f - %.4f]\t", row.startSeconds, endAfterAtLeast(row, 1e-4)) + printableText(names.of(row, letter)) + "\t"
            + abbreviation(*what.timeline, row) + "\t[";
        for (const char* name : {"valence", "activation", "dominance"})
            text += (text.ends_with('[') ? "" : ", ") + formatted("%.4f", parseDecimal(column(row, name)).value_or(0.0));
        text += "]\n";
        text += raters.of(row);
        text += '\n';
    }
    return text;
}

}  // namespace undertone
