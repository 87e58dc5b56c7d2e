// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/engine_training.h"

#include "engine/api/dialogue_predictor.h"
#include "engine/api/llm_training.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/json_text.h"
#include "engine/stats/confusion_matrix.h"
#include "engine/stats/significance.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <optional>
#include <vector>

namespace undertone {

namespace {

/// One way of reading, scored: a matrix for each dialogue, and the mean loss of its sentences.
struct Scores {
    std::vector<ConfusionMatrix> dialogues;
    double lossSum = 0.0;
    std::int64_t losses = 0;
};

nlohmann::ordered_json intervalJson(const Interval& interval)
{
    return {{"estimate", interval.estimate}, {"low", interval.low}, {"high", interval.high}};
}

nlohmann::ordered_json scoresJson(const Scores& scores)
{
    return {{"wa", intervalJson(bootstrapInterval(scores.dialogues, weightedAccuracy))},
            {"ua", intervalJson(bootstrapInterval(scores.dialogues, unweightedRecall))},
            {"wf1", intervalJson(bootstrapInterval(scores.dialogues, weightedF1))},
            {"audio_loss",
             scores.losses > 0 ? nlohmann::ordered_json(scores.lossSum / static_cast<double>(scores.losses)) : nlohmann::ordered_json()}};
}

/// Reads a dialogue from its codes alone; labels are joined to the predictions afterwards.
Status score(const DialoguePredictor& predictor, const TokenDialogue& dialogue, MemoryMode memory, std::uint64_t seed,
             const CancellationToken& cancel, Scores& scores)
{
    DialogueCodes codes;
    for (const auto& sentence : dialogue.sentences)
        codes.push_back(sentence.codes);
    auto predictions = predictor.read(codes, memory, seed, cancel);
    if (!predictions)
        return predictions.error();
    ConfusionMatrix matrix(static_cast<int>(predictor.facts().labels.size()));
    for (std::size_t i = 0; i < predictions->size(); ++i) {
        const auto& prediction = (*predictions)[i];
        if (dialogue.sentences[i].label)
            matrix.add(*dialogue.sentences[i].label, mostProbable(prediction.probabilities));
        if (prediction.audioLoss) {
            scores.lossSum += *prediction.audioLoss;
            ++scores.losses;
        }
    }
    scores.dialogues.push_back(std::move(matrix));
    return {};
}

std::string stepText(const LlmTrainingProgress& progress)
{
    char text[160];
    std::snprintf(text, sizeof text, "step %d of %d, loss %.3f, L_a %.3f, %.0f s left", progress.step, progress.steps, progress.loss,
                  progress.audioLoss, progress.secondsLeft);
    return text;
}

}  // namespace

Result<std::string> trainFromTokens(const TokenJob& job, const TextProgress& progress, const CancellationToken& cancel)
{
    auto train = readDialogueTokens(job.tokens);
    if (!train)
        return train.error();
    std::optional<DialogueTokens> dev;
    if (!job.devTokens.empty()) {
        auto read = readDialogueTokens(job.devTokens);
        if (!read)
            return read.error();
        dev = std::move(*read);
    }
    LlmTrainingRequest request{.authorisation = {Purpose::Train, attestationOf(*train)}};
    request.config = job.stage == "base" ? baseTrainingDefaults() : sllmTrainingDefaults();
    request.config.seed = job.seed;
    request.config.dtype = job.dtype;
    if (job.steps > 0)
        request.config.steps = job.steps;
    request.train = &*train;
    request.dev = dev ? &*dev : nullptr;
    request.base = job.base;
    request.output = job.output;
    request.device = job.device;
    request.threads = job.threads;
    auto summary = trainLlm(
        request, [&](const LlmTrainingProgress& step) { progress(stepText(step)); }, cancel);
    if (!summary)
        return summary.error();
    return summary->json + "\n";
}

Result<std::string> evaluateFromTokens(const TokenJob& job, const TextProgress& progress, const CancellationToken& cancel)
{
    auto tokens = readDialogueTokens(job.tokens);
    if (!tokens)
        return tokens.error();
    PredictorOverrides overrides;
    overrides.dtype = job.dtype;
    const Authorisation authorisation(Purpose::Analyse, LicenceAttestation::nothingStated());
    auto predictor = DialoguePredictor::load(job.model, job.device, job.threads, authorisation, overrides, cancel);
    if (!predictor)
        return predictor.error();
    if (tokens->labels != (*predictor)->facts().labels || tokens->codebookSize != (*predictor)->facts().codebookSize)
        return Error{ErrorCode::InvalidArgument, message("engine-cli.other-tokens", job.tokens)};
    Scores off;
    Scores dpm;
    for (std::size_t i = 0; i < tokens->dialogues.size(); ++i) {
        progress("dialogue " + std::to_string(i + 1) + " of " + std::to_string(tokens->dialogues.size()));
        TRY(score(**predictor, tokens->dialogues[i], MemoryMode::Off, job.seed, cancel, off));
        TRY(score(**predictor, tokens->dialogues[i], MemoryMode::Dpm, job.seed, cancel, dpm));
    }
    const nlohmann::ordered_json json{{"schema", 1},
                                      {"model", job.model.string()},
                                      {"tokens", job.tokens},
                                      {"dialogues", tokens->dialogues.size()},
                                      {"sentences", tokens->sentenceCount()},
                                      {"memory_off", scoresJson(off)},
                                      {"memory_dpm", scoresJson(dpm)},
                                      {"dpm_minus_off",
                                       {{"wa", intervalJson(bootstrapDifference(off.dialogues, dpm.dialogues, weightedAccuracy))},
                                        {"ua", intervalJson(bootstrapDifference(off.dialogues, dpm.dialogues, unweightedRecall))}}}};
    return jsonText(json, 2) + "\n";
}

}  // namespace undertone
