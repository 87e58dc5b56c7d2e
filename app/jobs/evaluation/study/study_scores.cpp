// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/study/study_scores.h"

#include "app/jobs/evaluation/evaluation_scores.h"

#include <algorithm>

namespace undertone {

namespace {

constexpr std::size_t lateFrom = 20;  // sentences before it are not late

/// One matrix a dialogue with a labelled sentence among those from `from` on.
ConfusionGroups groupsFrom(const DialogueTokens& tokens, const DialoguePredictions& predictions, std::size_t from)
{
    auto samples = judgedSamples(tokens, {&predictions});
    std::erase_if(samples, [from](const JudgedSample& sample) { return sample.sentence < from; });
    return confusionGroups(samples, 0, &JudgedSample::dialogue, static_cast<int>(tokens.labels.size()));
}

void addTo(ConfusionGroups& sum, const ConfusionGroups& more)
{
    if (sum.empty())
        sum = more;
    else
        std::transform(sum.begin(), sum.end(), more.begin(), sum.begin(),
                       [](ConfusionMatrix left, const ConfusionMatrix& right) { return left += right; });
}

ConfusionMatrix pooled(const ConfusionGroups& groups)
{
    auto all = groups.front();
    std::for_each(groups.begin() + 1, groups.end(), [&](const auto& group) { all += group; });
    return all;
}

bool sameSentences(const DialogueTokens& first, const DialogueTokens& second)
{
    return std::equal(first.dialogues.begin(), first.dialogues.end(), second.dialogues.begin(), second.dialogues.end(),
                      [](const auto& left, const auto& right) {
                          return std::equal(
                              left.sentences.begin(), left.sentences.end(), right.sentences.begin(), right.sentences.end(),
                              [](const auto& one, const auto& other) { return one.label == other.label && one.speaker == other.speaker; });
                      });
}

bool sameCodes(const DialogueTokens& first, const DialogueTokens& second)
{
    return std::equal(first.dialogues.begin(), first.dialogues.end(), second.dialogues.begin(), second.dialogues.end(),
                      [](const auto& left, const auto& right) {
                          return std::equal(left.sentences.begin(), left.sentences.end(), right.sentences.begin(), right.sentences.end(),
                                            [](const auto& one, const auto& other) { return one.codes == other.codes; });
                      });
}

/// Adds each sentence's loss; sentences without one stay so.
void addLosses(DialoguePredictions& sum, const DialoguePredictions& more)
{
    if (sum.empty()) {
        sum = more;
        return;
    }
    for (std::size_t d = 0; d < sum.size(); ++d) {
        for (std::size_t s = 0; s < sum[d].size(); ++s) {
            auto& loss = sum[d][s].audioLoss;
            if (loss && more[d][s].audioLoss)
                *loss += *more[d][s].audioLoss;
        }
    }
}

bool hasLosses(const DialoguePredictions& predictions)
{
    return std::any_of(predictions.begin(), predictions.end(),
                       [](const auto& dialogue) { return dialogue.size() > 1 && dialogue[1].audioLoss.has_value(); });
}

/// What an arm predicted under every seed.
class ArmReadings {
public:
    ArmReadings(const StudyArm& arm, const std::vector<StudyReading>& readings, const std::vector<std::uint64_t>& seeds)
    {
        for (const auto seed : seeds) {
            for (const auto& reading : readings) {
                if (reading.model != arm.model || reading.seed != seed)
                    continue;
                const auto found = std::find_if(reading.methods.begin(), reading.methods.end(),
                                                [&](const auto& method) { return method.key == arm.method; });
                if (found != reading.methods.end())
                    m_predictions.push_back(&found->dialogues);
            }
        }
    }
    [[nodiscard]] std::size_t seeds() const { return m_predictions.size(); }
    [[nodiscard]] const DialoguePredictions& of(std::size_t seed) const { return *m_predictions[seed]; }
    [[nodiscard]] ConfusionGroups groups(const DialogueTokens& tokens, std::size_t from = 0) const
    {
        ConfusionGroups sum;
        for (const auto* predictions : m_predictions)
            addTo(sum, groupsFrom(tokens, *predictions, from));
        return sum;
    }
    /// Mean over seeds, nats a token.
    [[nodiscard]] DialoguePredictions losses() const
    {
        DialoguePredictions sum;
        for (const auto* predictions : m_predictions)
            addLosses(sum, *predictions);
        for (auto& dialogue : sum) {
            for (auto& sentence : dialogue) {
                if (sentence.audioLoss)
                    *sentence.audioLoss /= static_cast<double>(m_predictions.size());
            }
        }
        return sum;
    }

private:
    std::vector<const DialoguePredictions*> m_predictions;
};

}  // namespace

Result<std::vector<StudyScore>> scoreStudy(const std::vector<StudyComparison>& comparisons,
                                           const std::map<std::string, DialogueTokens>& tokens, const std::vector<StudyReading>& readings,
                                           const std::vector<std::uint64_t>& seeds)
{
    std::vector<StudyScore> scores;
    for (const auto& comparison : comparisons) {
        const auto& firstTokens = tokens.at(comparison.first.model.kind);
        const auto& secondTokens = tokens.at(comparison.second.model.kind);
        if (!sameSentences(firstTokens, secondTokens))
            return Error{ErrorCode::InvalidArgument,
                         message("study.other-sentences", comparison.first.model.kind, comparison.second.model.kind)};
        const ArmReadings first(comparison.first, readings, seeds);
        const ArmReadings second(comparison.second, readings, seeds);
        if (first.seeds() != seeds.size() || second.seeds() != seeds.size())
            return Error{ErrorCode::InvalidArgument, message("study.no-reading", comparison.name)};
        const auto firstGroups = first.groups(firstTokens);
        const auto secondGroups = second.groups(secondTokens);
        if (firstGroups.empty())
            return Error{ErrorCode::InvalidArgument, message("benchmark.no-label")};
        StudyScore score;
        score.comparison = comparison;
        score.dialogues = static_cast<std::int64_t>(firstGroups.size());
        score.sentences = pooled(firstGroups).total() / static_cast<std::int64_t>(seeds.size());
        score.firstWa = weightedAccuracy(pooled(firstGroups));
        score.secondWa = weightedAccuracy(pooled(secondGroups));
        score.weightedAccuracy = bootstrapDifference(secondGroups, firstGroups, weightedAccuracy);
        score.unweightedRecall = bootstrapDifference(secondGroups, firstGroups, unweightedRecall);
        const auto lateFirst = first.groups(firstTokens, lateFrom);
        if (!lateFirst.empty())
            score.lateWa = bootstrapDifference(second.groups(secondTokens, lateFrom), lateFirst, weightedAccuracy);
        for (std::size_t seed = 0; seed < seeds.size(); ++seed)
            score.waBySeed.push_back(weightedAccuracy(pooled(groupsFrom(firstTokens, first.of(seed), 0)))
                                     - weightedAccuracy(pooled(groupsFrom(secondTokens, second.of(seed), 0))));
        if (hasLosses(first.of(0)) && hasLosses(second.of(0)) && sameCodes(firstTokens, secondTokens)) {
            const auto losses = lossesByPosition(second.losses(), first.losses());
            score.loss = losses.back().difference;
        }
        scores.push_back(std::move(score));
    }
    return scores;
}

}  // namespace undertone
