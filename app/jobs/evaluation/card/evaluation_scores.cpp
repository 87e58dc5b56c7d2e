// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/card/evaluation_scores.h"

#include "engine/core/seeded_random.h"
#include "engine/stats/calibration.h"

#include <algorithm>
#include <limits>

namespace undertone {

namespace {

constexpr int resamples = 10000;

struct LossSums {
    double off = 0.0;
    double on = 0.0;
    int sentences = 0;
};

/// Percentile interval of (sum on - sum off) / sentences over dialogues drawn with replacement.
Interval lossInterval(const std::vector<LossSums>& dialogues)
{
    const auto difference = [](const LossSums& sums) { return sums.sentences > 0 ? (sums.on - sums.off) / sums.sentences : 0.0; };
    const auto add = [](LossSums& to, const LossSums& from) {
        to.off += from.off;
        to.on += from.on;
        to.sentences += from.sentences;
    };
    LossSums all;
    for (const auto& dialogue : dialogues)
        add(all, dialogue);
    SeededRandom random(1);
    std::vector<double> drawn;
    for (int resample = 0; resample < resamples; ++resample) {
        LossSums sums;
        for (std::size_t i = 0; i < dialogues.size(); ++i)
            add(sums, dialogues[random.below(dialogues.size())]);
        drawn.push_back(difference(sums));
    }
    std::sort(drawn.begin(), drawn.end());
    return {difference(all), quantileOfSorted(drawn, 0.025), quantileOfSorted(drawn, 0.975)};
}

}  // namespace

int mostProbable(const std::vector<double>& probabilities)
{
    return static_cast<int>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

ScoredWay scoreWay(const std::string& name, const DialogueTokens& tokens, const DialoguePredictions& predictions, const std::string& corpus)
{
    ScoredWay way;
    way.name = name;
    const int classes = static_cast<int>(tokens.labels.size());
    way.all = ConfusionMatrix(classes);
    std::vector<JudgedProbabilities> judged;
    double loss = 0.0;
    int losses = 0;
    for (std::size_t d = 0; d < predictions.size(); ++d) {
        const auto& dialogue = tokens.dialogues[d];
        if (!corpus.empty() && dialogue.corpus != corpus)
            continue;
        ConfusionMatrix group(classes);
        for (std::size_t s = 0; s < predictions[d].size(); ++s) {
            const auto& prediction = predictions[d][s];
            if (prediction.audioLoss) {
                loss += *prediction.audioLoss;
                ++losses;
            }
            if (!dialogue.sentences[s].label)
                continue;
            const int predicted = mostProbable(prediction.probabilities);
            group.add(*dialogue.sentences[s].label, predicted);
            judged.push_back({prediction.probabilities, *dialogue.sentences[s].label});
        }
        if (group.total() > 0)
            way.groups.push_back(group);
        way.all += group;
    }
    way.wa = bootstrapInterval(way.groups, weightedAccuracy);
    way.ua = bootstrapInterval(way.groups, unweightedAccuracy);
    way.wf1 = bootstrapInterval(way.groups, weightedF1);
    if (losses > 0)
        way.audioLoss = loss / losses;
    way.calibrationError = judged.empty() ? 0.0 : expectedCalibrationError(judged);
    return way;
}

std::vector<LossByPosition> lossesByPosition(const DialoguePredictions& off, const DialoguePredictions& on)
{
    constexpr int end = std::numeric_limits<int>::max();
    std::vector<LossByPosition> rows;
    for (const auto& [first, last] : {std::pair{2, 10}, {11, 20}, {21, 40}, {41, end}, {2, end}}) {
        std::vector<LossSums> dialogues;
        LossByPosition row;
        row.first = first;
        for (std::size_t d = 0; d < off.size(); ++d) {
            LossSums sums;
            for (int s = first; s <= std::min(last, static_cast<int>(off[d].size())); ++s) {
                const auto i = static_cast<std::size_t>(s - 1);
                sums.off += off[d][i].audioLoss.value_or(0.0);
                sums.on += on[d][i].audioLoss.value_or(0.0);
                ++sums.sentences;
                row.last = std::max(row.last, s);
            }
            row.sentences += sums.sentences;
            row.memoryOff += sums.off;
            row.memoryOn += sums.on;
            if (sums.sentences > 0)
                dialogues.push_back(sums);
        }
        if (row.sentences == 0)
            continue;
        row.memoryOff /= row.sentences;
        row.memoryOn /= row.sentences;
        row.difference = lossInterval(dialogues);
        rows.push_back(row);
    }
    return rows;
}

void compareMemory(EvaluationResult& result, const DialogueTokens& tokens, const DialoguePredictions& off, const DialoguePredictions& on,
                   const ScoredWay& offScore, const ScoredWay& onScore)
{
    result.onMinusOffWa = bootstrapDifference(offScore.groups, onScore.groups, weightedAccuracy);
    result.onMinusOffUa = bootstrapDifference(offScore.groups, onScore.groups, unweightedAccuracy);
    std::int64_t completeOnlyOff = 0;
    std::int64_t completeOnlyOn = 0;
    for (std::size_t d = 0; d < off.size(); ++d) {
        bool offRight = false;
        bool onRight = false;
        for (std::size_t s = 0; s < off[d].size(); ++s) {
            const auto& label = tokens.dialogues[d].sentences[s].label;
            if (!label)
                continue;
            offRight = mostProbable(off[d][s].probabilities) == *label;
            onRight = mostProbable(on[d][s].probabilities) == *label;
            result.onlyOffRight += offRight && !onRight ? 1 : 0;
            result.onlyOnRight += onRight && !offRight ? 1 : 0;
        }
        // What the last labelled sentence left is the answer for the complete dialogue.
        completeOnlyOff += offRight && !onRight ? 1 : 0;
        completeOnlyOn += onRight && !offRight ? 1 : 0;
    }
    result.mcnemarComplete = mcnemarExact(completeOnlyOff, completeOnlyOn);
}

}  // namespace undertone
