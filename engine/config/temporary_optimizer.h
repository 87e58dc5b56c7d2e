// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/module_rates.h"

namespace undertone {

/// How the temporary LoRA is optimised: AdamW, the same shape for every profile. Defaults: paper 4.2, method.md 3.
struct TemporaryOptimizer {
    double learningRate = 5e-5;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-7;
    double weightDecay = 0.0;
    double clipNorm = 0.0;  ///< largest L2 norm of a step's gradient; 0: not clipped
    /// Steps in which what the memory holds fades to half unless it is written anew: B goes back towards theta_1's, zero. 0: never.
    double halfLifeSteps = 0.0;
    int stepsPerSentence = 1;
    ModuleRates moduleRates = evenModuleRates;  ///< multiples of the learning rate; 0 leaves a projection out
    int warmUpSteps = 0;                        ///< step k (from 0) has the rate k / warmUpSteps, as transformers' constant schedule
};

}  // namespace undertone
