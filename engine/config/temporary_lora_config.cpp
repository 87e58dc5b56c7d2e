// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/temporary_lora_config.h"

#include "engine/core/number_text.h"

namespace undertone {

std::string toText(const TemporaryLoraConfig& config)
{
    const auto text = formatted("%d %.17g %.17g", config.rank, config.alpha, config.learningRate);
    // Values that are off are not named: what was computed before there were any is found again.
    return text + (config.halfLife > 0.0 ? formatted(" %.17g", config.halfLife) : "")
        + (config.readoutNorm > 0.0 ? formatted(" norm %.17g", config.readoutNorm) : "");
}

const std::vector<ConfigField<TemporaryLoraConfig>>& temporaryLoraFields()
{
    using Config = TemporaryLoraConfig;
    static const std::vector<ConfigField<Config>> all{
        countField(&Config::rank, "rank", "temporary-rank", {1, 4096}, "Rank of the temporary LoRA"),
        realField(&Config::alpha, "alpha", "temporary-alpha", {1e-3, 65536.0}, "Alpha of the temporary LoRA"),
        realField(&Config::learningRate, "learning_rate", "temporary-rate", {0.0, 1.0}, "Learning rate of the temporary LoRA"),
        realField(&Config::halfLife, "half_life", "temporary-half-life", {0.0, 1e9},
                  "Half-life of the temporary LoRA in sentences; 0: it does not decay")
            .inJsonIf([](const Config& config) { return config.halfLife > 0.0; }),
        realField(&Config::readoutNorm, "readout_norm", "temporary-readout-norm", {0.0, 1e9},
                  "Maximum L2 norm of the temporary LoRA (all its B) while emotions are predicted; a larger one is scaled down for the "
                  "prediction; 0: no limit")
            .inJsonIf([](const Config& config) { return config.readoutNorm > 0.0; })};
    return all;
}

}  // namespace undertone
