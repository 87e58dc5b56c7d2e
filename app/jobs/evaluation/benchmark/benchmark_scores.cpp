// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/benchmark/benchmark_scores.h"

#include "app/jobs/evaluation/evaluation_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace undertone {

namespace {

constexpr std::size_t partsWithoutFolds = 5;
constexpr double unbounded = std::numeric_limits<double>::infinity();
const std::vector<double> lengthEdges{0.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 960.0, unbounded};
const std::vector<double> positionEdges{0.0, 1.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, unbounded};
constexpr std::array<Metric, 3> metrics{weightedAccuracy, unweightedRecall, weightedF1};

/// The label that occurs most; of several, the one that occurs last.
int mostFrequent(const std::vector<int>& labels)
{
    int best = labels.back();
    const auto count = [&](int label) { return std::count(labels.begin(), labels.end(), label); };
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        if (count(*label) > count(best))
            best = *label;
    }
    return best;
}

JudgedSamples majorities(const JudgedSamples& samples)
{
    JudgedSamples result;
    for (std::size_t begin = 0, end = 0; begin < samples.size(); begin = end) {
        while (end < samples.size() && samples[end].dialogue == samples[begin].dialogue)
            ++end;
        JudgedSample sample = samples[end - 1];
        std::vector<int> labels;
        for (std::size_t i = begin; i < end; ++i)
            labels.push_back(samples[i].truth);
        sample.truth = mostFrequent(labels);
        for (std::size_t method = 0; method < sample.predicted.size(); ++method) {
            for (std::size_t i = begin; i < end; ++i)
                labels[i - begin] = samples[i].predicted[method];
            sample.predicted[method] = mostFrequent(labels);
        }
        result.push_back(std::move(sample));
    }
    return result;
}

ThreeIntervals intervalsOf(const ConfusionGroups& groups)
{
    return {bootstrapInterval(groups, metrics[0]), bootstrapInterval(groups, metrics[1]), bootstrapInterval(groups, metrics[2])};
}

ThreeIntervals differencesOf(const ConfusionGroups& first, const ConfusionGroups& second)
{
    return {bootstrapDifference(first, second, metrics[0]), bootstrapDifference(first, second, metrics[1]),
            bootstrapDifference(first, second, metrics[2])};
}

std::vector<const DialoguePredictions*> dialoguesOf(const std::vector<MethodPredictions>& methods)
{
    std::vector<const DialoguePredictions*> dialogues;
    for (const auto& method : methods)
        dialogues.push_back(&method.dialogues);
    return dialogues;
}

class Scorer {
public:
    Scorer(const DialogueTokens& tokens, const std::vector<MethodPredictions>& predictions, const FoldAssignment& folds)
        : m_tokens(tokens), m_predictions(predictions), m_folds(folds), m_classes(static_cast<int>(tokens.labels.size())),
          m_all(judgedSamples(tokens, dialoguesOf(predictions))), m_complete(lastOfEachDialogue(m_all)), m_majority(majorities(m_all)),
          m_reference(indexOf(referenceMethod))
    {
    }

    MethodScore method(std::size_t index) const
    {
        const auto& predictions = m_predictions[index];
        MethodScore score{
            predictions.key, predictions.name, level(m_complete, index), level(m_majority, index), level(m_all, index), 1.0, 0.0};
        score.mcnemar = mcnemarExact(score.complete.onlyReferenceRight, score.complete.onlyThisRight);
        score.secondsPerSentence = predictions.seconds / static_cast<double>(std::max<std::int64_t>(1, m_tokens.sentenceCount()));
        return score;
    }

    /// JudgedSamples whose `value` lies in (edge, next edge], for each pair of edges that has any.
    template <typename Value> std::vector<BinScore> bins(const std::vector<double>& edges, std::size_t methods, const Value& value) const
    {
        std::vector<BinScore> result;
        for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
            JudgedSamples inside;
            for (const auto& sample : m_all) {
                if (value(sample) > edges[i] && value(sample) <= edges[i + 1])
                    inside.push_back(sample);
            }
            if (inside.empty())
                continue;
            const auto reference = confusionGroups(inside, m_reference, &JudgedSample::dialogue, m_classes);
            BinScore bin{edges[i], edges[i + 1], static_cast<std::int64_t>(inside.size()), static_cast<std::int64_t>(reference.size()), {},
                         {}};
            for (std::size_t method = 0; method < methods; ++method) {
                const auto groups = confusionGroups(inside, method, &JudgedSample::dialogue, m_classes);
                bin.weightedAccuracy.push_back(bootstrapInterval(groups, weightedAccuracy));
                bin.referenceMinus.push_back(bootstrapDifference(groups, reference, weightedAccuracy));
            }
            result.push_back(std::move(bin));
        }
        return result;
    }

    SweepScore sweep(const SweepPoint& point) const
    {
        const auto off = indexOf(point.offMethod);
        const auto on = indexOf(point.onMethod);
        const auto offGroups = confusionGroups(m_all, off, &JudgedSample::dialogue, m_classes);
        const auto onGroups = confusionGroups(m_all, on, &JudgedSample::dialogue, m_classes);
        SweepScore score{point, intervalsOf(offGroups), intervalsOf(onGroups), differencesOf(offGroups, onGroups), std::nullopt, 1.0};
        const auto losses = lossesByPosition(m_predictions[off].dialogues, m_predictions[on].dialogues);
        if (!losses.empty())
            score.lossOnMinusOff = losses.back().difference;
        const auto counts = discordantPairs(m_complete, off, on);
        score.mcnemar = mcnemarExact(counts.onlyFirst, counts.onlySecond);
        return score;
    }

    CalibrationScore calibration(std::size_t method) const
    {
        CalibrationScore score{m_predictions[method].key, m_predictions[method].name, {}, 0.0, 0.0, 0.0, 0.0, {}, {}};
        const std::size_t parts = m_folds.names.empty() ? partsWithoutFolds : m_folds.names.size();
        std::vector<JudgedProbabilities> before;
        std::vector<JudgedProbabilities> after;
        for (std::size_t part = 0; part < parts; ++part) {
            std::vector<JudgedProbabilities> here;
            std::vector<JudgedProbabilities> elsewhere;
            for (const auto& sample : m_all) {
                const JudgedProbabilities judged{m_predictions[method].dialogues[sample.dialogue][sample.sentence].probabilities,
                                                 sample.truth};
                (partOf(sample.dialogue) == part ? here : elsewhere).push_back(judged);
            }
            if (here.empty())
                continue;
            const double temperature = fitTemperature(elsewhere);
            score.temperatures.push_back(temperature);
            for (const auto& judged : here)
                after.push_back({atTemperature(judged.probabilities, temperature), judged.truth});
            before.insert(before.end(), here.begin(), here.end());
        }
        score.errorBefore = expectedCalibrationError(before);
        score.errorAfter = expectedCalibrationError(after);
        score.lossBefore = negativeLogLikelihood(before);
        score.lossAfter = negativeLogLikelihood(after);
        score.before = reliabilityBins(before);
        score.after = reliabilityBins(after);
        return score;
    }

    void count(BenchmarkScores& scores) const
    {
        std::set<std::size_t> speakers;
        for (const auto& sample : m_all)
            speakers.insert(sample.speaker);
        scores.speakers = static_cast<std::int64_t>(speakers.size());
        scores.dialogues = static_cast<std::int64_t>(m_complete.size());
        scores.sentences = m_tokens.sentenceCount();
        scores.labelled = static_cast<std::int64_t>(m_all.size());
        for (const auto& dialogue : m_tokens.dialogues) {
            std::int64_t length = static_cast<std::int64_t>(dialogue.sentences.size());
            for (const auto& sentence : dialogue.sentences)
                length += static_cast<std::int64_t>(sentence.codes.size());
            scores.longestTokens = std::max(scores.longestTokens, length);
        }
    }

private:
    [[nodiscard]] LevelScore level(const JudgedSamples& samples, std::size_t method) const
    {
        LevelScore score;
        score.all = ConfusionMatrix(m_classes);
        for (const auto& sample : samples)
            score.all.add(sample.truth, sample.predicted[method]);
        const auto dialogues = confusionGroups(samples, method, &JudgedSample::dialogue, m_classes);
        score.overDialogues = intervalsOf(dialogues);
        score.overSpeakers = intervalsOf(confusionGroups(samples, method, &JudgedSample::speaker, m_classes));
        if (method != m_reference) {
            score.referenceMinusThis = differencesOf(dialogues, confusionGroups(samples, m_reference, &JudgedSample::dialogue, m_classes));
            const auto counts = discordantPairs(samples, m_reference, method);
            score.onlyReferenceRight = counts.onlyFirst;
            score.onlyThisRight = counts.onlySecond;
        }
        for (std::size_t fold = 0; fold < m_folds.names.size(); ++fold) {
            ConfusionMatrix matrix(m_classes);
            for (const auto& sample : samples) {
                if (m_folds.foldOfDialogue[sample.dialogue] == fold)
                    matrix.add(sample.truth, sample.predicted[method]);
            }
            score.folds.push_back({metrics[0](matrix), metrics[1](matrix), metrics[2](matrix)});
        }
        return score;
    }

    [[nodiscard]] std::size_t partOf(std::size_t dialogue) const
    {
        return m_folds.names.empty() ? dialogue % partsWithoutFolds : m_folds.foldOfDialogue[dialogue];
    }

    [[nodiscard]] std::size_t indexOf(const std::string& key) const
    {
        const auto found = std::find_if(m_predictions.begin(), m_predictions.end(), [&](const auto& one) { return one.key == key; });
        return static_cast<std::size_t>(found - m_predictions.begin());
    }

    const DialogueTokens& m_tokens;
    const std::vector<MethodPredictions>& m_predictions;
    const FoldAssignment& m_folds;
    int m_classes = 0;
    JudgedSamples m_all;
    JudgedSamples m_complete;
    JudgedSamples m_majority;
    std::size_t m_reference = 0;
};

}  // namespace

Result<BenchmarkScores> scoreBenchmark(const DialogueTokens& tokens, const std::vector<MethodPredictions>& predictions,
                                       std::size_t tableMethods, const std::vector<SweepPoint>& sweeps, const FoldAssignment& folds)
{
    const Scorer scorer(tokens, predictions, folds);
    BenchmarkScores scores;
    scores.labels = tokens.labels;
    scores.folds = folds.names;
    scorer.count(scores);
    if (scores.labelled == 0)
        return Error{ErrorCode::InvalidArgument, message("benchmark.no-label")};
    for (std::size_t method = 0; method < tableMethods; ++method) {
        scores.methods.push_back(scorer.method(method));
        scores.calibration.push_back(scorer.calibration(method));
    }
    scores.byLength = scorer.bins(lengthEdges, tableMethods, [](const JudgedSample& sample) { return sample.seconds; });
    scores.byPosition =
        scorer.bins(positionEdges, tableMethods, [](const JudgedSample& sample) { return static_cast<double>(sample.sentence + 1); });
    for (const auto& point : sweeps)
        scores.sweeps.push_back(scorer.sweep(point));
    return scores;
}

}  // namespace undertone
