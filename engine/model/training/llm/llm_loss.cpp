// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/llm_loss.h"

#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/training/shared/mixed_precision.h"

#include <torch/nn/functional/loss.h>

#include <algorithm>

namespace undertone {

WindowBatch makeBatch(const std::vector<TrainingWindow>& windows, torch::Device device)
{
    std::size_t longest = 0;
    for (const auto& window : windows)
        longest = std::max(longest, window.tokens.size());
    const auto width = static_cast<std::int64_t>(longest);
    auto tokens = torch::zeros({static_cast<std::int64_t>(windows.size()), width}, torch::kInt64);
    std::vector<std::int64_t> targetRows;
    std::vector<std::int64_t> targets;
    std::vector<std::int64_t> readoutRows;
    std::vector<std::int64_t> labels;
    for (std::size_t w = 0; w < windows.size(); ++w) {
        const auto& window = windows[w];
        const auto start = static_cast<std::int64_t>(w) * width;
        std::copy(window.tokens.begin(), window.tokens.end(), tokens.data_ptr<std::int64_t>() + start);
        for (auto t = window.firstTarget; t < static_cast<std::int64_t>(window.tokens.size()); ++t) {
            targetRows.push_back(start + t - 1);
            targets.push_back(window.tokens[static_cast<std::size_t>(t)]);
        }
        for (const auto& readout : window.readouts) {
            readoutRows.push_back(start + readout.row);
            labels.push_back(readout.label);
        }
    }
    const auto toTensor = [&](const std::vector<std::int64_t>& values) { return torch::tensor(values, torch::kInt64).to(device); };
    return {tokens.to(device), toTensor(targetRows), toTensor(targets), toTensor(readoutRows), toTensor(labels)};
}

double LossSettings::total(double audio, const std::optional<double>& emotion) const
{
    return objective == BaseObjective::NextToken ? audio : (1.0 - emotionLossWeight) * audio + emotionLossWeight * emotion.value_or(0.0);
}

LossSettings lossSettings(const LlmTrainingConfig& config)
{
    return {config.objective, config.labelSmoothing, config.emotionLossWeight};
}

LlmLosses llmLosses(const SpeechLlm& llm, const EmotionVocabulary& vocabulary, const WindowBatch& batch, const ForwardOptions& forward,
                    const LossSettings& settings, const LossShares& shares)
{
    namespace functional = torch::nn::functional;
    LlmLosses losses;
    const auto states = llm.hiddenStates(batch.tokens, forward);
    if (!states.defined())
        return losses;
    const auto hidden = states.flatten(0, 1);
    // A window of one token (an empty first sentence) predicts nothing.
    losses.audio = batch.targets.numel() == 0
        ? torch::zeros({}, hidden.options().dtype(torch::kFloat32))
        : linearCrossEntropy(hidden.index_select(0, batch.targetRows), forward.output.defined() ? forward.output : llm.outputRows(),
                             batch.targets, settings.logitsAtOnce);
    if (settings.objective == BaseObjective::NextToken) {
        losses.total = losses.audio * shares.audio;
        return losses;
    }
    losses.total = losses.audio * (shares.audio * (1.0 - settings.emotionLossWeight));
    if (batch.labels.numel() > 0) {
        const FullPrecisionScope fullPrecision(batch.tokens.device());
        losses.emotionLogits =
            emotionLogits(llm, vocabulary, hidden.index_select(0, batch.readoutRows).to(torch::kFloat32), forward.output);
        losses.emotion = functional::cross_entropy(losses.emotionLogits, batch.labels,
                                                   functional::CrossEntropyFuncOptions().label_smoothing(settings.labelSmoothing));
        losses.total = losses.total + losses.emotion * (shares.emotion * settings.emotionLossWeight);
    }
    return losses;
}

}  // namespace undertone
