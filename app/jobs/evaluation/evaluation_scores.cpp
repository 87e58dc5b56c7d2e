// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/evaluation_scores.h"

#include "engine/stats/calibration.h"

#include <algorithm>
#include <limits>
#include <map>

namespace undertone {

namespace {

constexpr double tokensPerSecond = 25.0;  // method.md 1

struct LossSums {
    double off = 0.0;
    double on = 0.0;
    int sentences = 0;
};

/// (Sum on - sum off) / sentences, over dialogues drawn with replacement.
Interval lossInterval(const std::vector<LossSums>& dialogues)
{
    return bootstrapFigure(dialogues.size(), [&](const std::vector<std::size_t>& chosen) {
        LossSums sums;
        for (const auto dialogue : chosen) {
            sums.off += dialogues[dialogue].off;
            sums.on += dialogues[dialogue].on;
            sums.sentences += dialogues[dialogue].sentences;
        }
        return (sums.on - sums.off) / sums.sentences;
    });
}

}  // namespace

JudgedSamples judgedSamples(const DialogueTokens& tokens, const std::vector<const DialoguePredictions*>& methods)
{
    JudgedSamples samples;
    std::map<std::string, std::size_t> speakers;
    for (std::size_t d = 0; d < tokens.dialogues.size(); ++d) {
        const auto& sentences = tokens.dialogues[d].sentences;
        double seconds = 0.0;
        for (std::size_t s = 0; s < sentences.size(); ++s) {
            seconds += static_cast<double>(sentences[s].codes.size()) / tokensPerSecond;
            if (!sentences[s].label)
                continue;
            const auto speaker = speakers.emplace(sentences[s].speaker, speakers.size()).first->second;
            JudgedSample sample{d, speaker, s, seconds, *sentences[s].label, {}};
            for (const auto* method : methods)
                sample.predicted.push_back(mostProbable((*method)[d][s].probabilities));
            samples.push_back(std::move(sample));
        }
    }
    return samples;
}

JudgedSamples lastOfEachDialogue(const JudgedSamples& samples)
{
    JudgedSamples last;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i + 1 == samples.size() || samples[i + 1].dialogue != samples[i].dialogue)
            last.push_back(samples[i]);
    }
    return last;
}

ConfusionGroups confusionGroups(const JudgedSamples& samples, std::size_t method, std::size_t JudgedSample::*group, int classes)
{
    std::map<std::size_t, ConfusionMatrix> groups;
    for (const auto& sample : samples)
        groups.try_emplace(sample.*group, classes).first->second.add(sample.truth, sample.predicted[method]);
    ConfusionGroups result;
    for (auto& [key, matrix] : groups)
        result.push_back(std::move(matrix));
    return result;
}

DiscordantPairs discordantPairs(const JudgedSamples& samples, std::size_t first, std::size_t second)
{
    DiscordantPairs pairs;
    for (const auto& sample : samples) {
        const bool firstRight = sample.predicted[first] == sample.truth;
        const bool secondRight = sample.predicted[second] == sample.truth;
        pairs.onlyFirst += firstRight && !secondRight ? 1 : 0;
        pairs.onlySecond += secondRight && !firstRight ? 1 : 0;
    }
    return pairs;
}

ReadingScore scoreReading(const std::string& name, const DialogueTokens& tokens, const DialoguePredictions& predictions,
                          const std::string& corpus)
{
    const auto isCounted = [&](std::size_t dialogue) { return corpus.empty() || tokens.dialogues[dialogue].corpus == corpus; };
    const int classes = static_cast<int>(tokens.labels.size());
    auto samples = judgedSamples(tokens, {&predictions});
    std::erase_if(samples, [&](const JudgedSample& sample) { return !isCounted(sample.dialogue); });
    ReadingScore score;
    score.name = name;
    score.groups = confusionGroups(samples, 0, &JudgedSample::dialogue, classes);
    score.all = ConfusionMatrix(classes);
    for (const auto& group : score.groups)
        score.all += group;
    score.weightedAccuracy = bootstrapInterval(score.groups, weightedAccuracy);
    score.unweightedRecall = bootstrapInterval(score.groups, unweightedRecall);
    score.weightedF1 = bootstrapInterval(score.groups, weightedF1);
    std::vector<JudgedProbabilities> judged;
    for (const auto& sample : samples)
        judged.push_back({predictions[sample.dialogue][sample.sentence].probabilities, sample.truth});
    score.calibrationError = judged.empty() ? 0.0 : expectedCalibrationError(judged);
    double loss = 0.0;
    int losses = 0;
    for (std::size_t d = 0; d < predictions.size(); ++d) {
        for (const auto& prediction : predictions[d]) {
            if (!isCounted(d) || !prediction.audioLoss)
                continue;
            loss += *prediction.audioLoss;
            ++losses;
        }
    }
    if (losses > 0)
        score.audioLoss = loss / losses;
    return score;
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

}  // namespace undertone
