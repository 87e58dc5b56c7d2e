// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/temporary_lora_config.h"

namespace undertone {

const std::vector<ConfigField<TemporaryLoraConfig>>& temporaryLoraFields()
{
    using Config = TemporaryLoraConfig;
    static const std::vector<ConfigField<Config>> all{
        countField(&Config::rank, "rank", "temporary-rank", {1, 4096}, "Rank of the temporary LoRA"),
        realField(&Config::alpha, "alpha", "temporary-alpha", {1e-3, 65536.0}, "Alpha of the temporary LoRA"),
        realField(&Config::learningRate, "learning_rate", "temporary-rate", {0.0, 1.0}, "Learning rate of the temporary LoRA")};
    return all;
}

}  // namespace undertone
