// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/lora_config.h"

#include <cmath>
#include <string>

namespace undertone {

Status validateLoraConfig(const LoraConfig& config)
{
    constexpr std::int64_t largestRank = 65536;
    if (config.rank < 1 || config.rank > largestRank)
        return Error{ErrorCode::InvalidArgument, "A LoRA's rank must lie between 1 and 65536, not " + std::to_string(config.rank) + "."};
    if (!std::isfinite(config.alpha))
        return Error{ErrorCode::InvalidArgument, "A LoRA's alpha must be a finite number."};
    return {};
}

}  // namespace undertone
