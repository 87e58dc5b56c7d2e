// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/model_calibration.h"

#include "app/jobs/evaluation/evaluation_method.h"
#include "app/jobs/evaluation/evaluation_sources.h"
#include "engine/stats/calibration.h"

#include <algorithm>

namespace undertone {

namespace {

std::vector<JudgedProbabilities> judgedProbabilities(const DialogueTokens& tokens, const DialoguePredictions& predictions)
{
    std::vector<JudgedProbabilities> judged;
    for (std::size_t d = 0; d < tokens.dialogues.size(); ++d) {
        for (std::size_t s = 0; s < tokens.dialogues[d].sentences.size(); ++s) {
            if (const auto truth = tokens.dialogues[d].sentences[s].label)
                judged.push_back({predictions[d][s].probabilities, *truth});
        }
    }
    return judged;
}

}  // namespace

Result<ModelCalibration> calibrateModel(const ModelCalibrationOptions& options, const JobContext& context,
                                        const std::function<void(double fraction)>& progress, const CancellationToken& cancel)
{
    auto model = TRY(readModelDescription(options.model));
    const auto tokens = TRY(readHashedTokens(options.tokens, cancel)).tokens;
    if (tokens.labels != model.labels)
        return Error{ErrorCode::InvalidArgument, message("model-calibration.labels", options.tokens, options.model), options.tokens};
    PredictorOverrides overrides;
    overrides.shares = SharesHeard::Ignored;  // a temperature is one of what the model itself reads
    const PredictionRequest request{options.model, overrides, options.device, options.workers, context.authorisation};
    const std::vector<EvaluationMethod> methods{windowMethod(referenceMethod, "memory on", MemoryMode::Dpm, overrides, options.seed)};
    const auto report = [&](const std::string&, double fraction) {
        if (progress)
            progress(fraction);
    };
    const auto predictions = TRY(predictByMethods(request, tokens, methods, report, cancel));
    const auto judged = judgedProbabilities(tokens, predictions.front().dialogues);
    if (judged.empty())
        return Error{ErrorCode::InvalidArgument, message("model-calibration.no-label", options.tokens), options.tokens};
    // What is fitted is relative to the temperature that these probabilities have.
    const double factor = fitTemperature(judged);
    auto after = judged;
    for (auto& one : after)
        one.probabilities = atTemperature(one.probabilities, factor);
    ModelCalibration result;
    result.sentences = static_cast<std::int64_t>(judged.size());
    result.temperatureBefore = model.temperature;
    result.temperature = std::clamp(model.temperature * factor, smallestTemperature, largestTemperature);
    result.errorBefore = expectedCalibrationError(judged);
    result.errorAfter = expectedCalibrationError(after);
    result.lossBefore = negativeLogLikelihood(judged);
    result.lossAfter = negativeLogLikelihood(after);
    model.temperature = result.temperature;
    TRY(writeModelDescription(options.model, model));
    return result;
}

}  // namespace undertone
