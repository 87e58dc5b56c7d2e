// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/dpm_config.h"

#include <cmath>

namespace undertone {

Status validateDpmConfig(const DpmConfig& config)
{
    const auto invalid = [](const char* what) { return Error{ErrorCode::InvalidArgument, what}; };
    if (config.prefixTokens < 1)
        return invalid("The prefix (n_r) must be at least one token.");
    TRY(validateLoraConfig(config.lora));
    const TemporaryOptimizer& optimizer = config.optimizer;
    if (!(optimizer.learningRate >= 0.0) || !std::isfinite(optimizer.learningRate))
        return invalid("The temporary LoRA's learning rate must be a finite number that is not negative.");
    if (!(optimizer.beta1 >= 0.0 && optimizer.beta1 < 1.0) || !(optimizer.beta2 >= 0.0 && optimizer.beta2 < 1.0))
        return invalid("The temporary LoRA's betas must lie in [0, 1).");
    if (!(optimizer.epsilon > 0.0) || !(optimizer.weightDecay >= 0.0) || !(optimizer.clipNorm >= 0.0)
        || !std::isfinite(optimizer.weightDecay))
        return invalid("The temporary LoRA's epsilon must be positive, its weight decay and clip norm not negative.");
    for (const double rate : optimizer.moduleRates) {
        if (!(rate >= 0.0) || !std::isfinite(rate))
            return invalid("The multiples of the temporary LoRA's learning rate must be finite numbers that are not negative.");
    }
    TRY(validateStepping(config.stepping));
    const bool stride = config.stepping.kind == SteppingKind::Stride;
    if (stride && config.prefixEmotions == PrefixEmotions::Kept)
        return invalid(
            "This model keeps emotion ids between its sentences, which are never to be predicted: step by sentences, not by a stride.");
    if (!(config.emotionEntropyWeight >= 0.0) || !std::isfinite(config.emotionEntropyWeight)
        || (stride && config.emotionEntropyWeight > 0.0))
        return invalid(
            "The weight of the emotion's entropy is a finite number that is not negative, and needs steps that end with a sentence.");
    if (optimizer.stepsPerSentence < 1 || optimizer.warmUpSteps < 0)
        return invalid("The temporary LoRA takes at least one step per sentence and no negative number of warm-up steps.");
    return {};
}

}  // namespace undertone
