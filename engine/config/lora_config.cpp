// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/lora_config.h"

#include <cmath>
#include <string>

namespace undertone {

Status validateLoraConfig(const LoraConfig& config)
{
    constexpr std::int64_t largestRank = 65536;
    if (config.rank < 1 || config.rank > largestRank)
        return Error{ErrorCode::InvalidArgument, message("lora.rank", config.rank)};
    if (!std::isfinite(config.alpha))
        return Error{ErrorCode::InvalidArgument, message("lora.alpha")};
    return {};
}

}  // namespace undertone
