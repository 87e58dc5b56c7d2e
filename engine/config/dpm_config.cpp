// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/dpm_config.h"

#include <cmath>

namespace undertone {

Status validateDpmConfig(const DpmConfig& config)
{
    const auto invalid = [](const Message& what) { return Error{ErrorCode::InvalidArgument, what}; };
    if (config.prefixTokens < 1)
        return invalid(message("dpm.prefix"));
    TRY(validateLoraConfig(config.lora));
    const TemporaryOptimizer& optimizer = config.optimizer;
    if (!(optimizer.learningRate >= 0.0) || !std::isfinite(optimizer.learningRate))
        return invalid(message("dpm.learning-rate"));
    if (!(optimizer.beta1 >= 0.0 && optimizer.beta1 < 1.0) || !(optimizer.beta2 >= 0.0 && optimizer.beta2 < 1.0))
        return invalid(message("dpm.betas"));
    if (!(optimizer.epsilon > 0.0) || !(optimizer.weightDecay >= 0.0) || !(optimizer.clipNorm >= 0.0) || !(optimizer.halfLifeSteps >= 0.0)
        || !std::isfinite(optimizer.weightDecay))
        return invalid(message("dpm.epsilon"));
    for (const double rate : optimizer.moduleRates) {
        if (!(rate >= 0.0) || !std::isfinite(rate))
            return invalid(message("dpm.rate-multiples"));
    }
    TRY(validateStepping(config.stepping));
    const bool stride = config.stepping.kind == SteppingKind::Stride;
    if (stride && config.prefixEmotions == PrefixEmotions::Kept)
        return invalid(message("dpm.stride-keeps-emotions"));
    if (!(config.emotionEntropyWeight >= 0.0) || !std::isfinite(config.emotionEntropyWeight)
        || (stride && config.emotionEntropyWeight > 0.0))
        return invalid(message("dpm.entropy"));
    if (!(config.readoutNorm >= 0.0) || !std::isfinite(config.readoutNorm))
        return invalid(message("dpm.readout-norm"));
    if (optimizer.stepsPerSentence < 1 || optimizer.warmUpSteps < 0)
        return invalid(message("dpm.steps"));
    return {};
}

}  // namespace undertone
