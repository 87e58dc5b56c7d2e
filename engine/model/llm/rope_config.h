// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>

namespace undertone {

/// How RoPE reaches positions beyond those a model was first trained for; transformers' `rope_type`, in its order of appearance there.
enum class RopeScaling { None, Linear, Dynamic, Yarn, Llama3 };

/// Rotary position embedding (Su et al. 2021) as Hugging Face's config.json has it. What a scaling does not use keeps its default.
struct RopeConfig {
    double theta = 10000.0;
    RopeScaling scaling = RopeScaling::None;
    double factor = 1.0;                 ///< of the positions that can be reached
    std::int64_t originalPositions = 0;  ///< yarn, llama3: positions before the stretching
    double lowFrequencyFactor = 1.0;     ///< llama3: waves longer than originalPositions / this are stretched...
    double highFrequencyFactor = 4.0;    ///< ...and those shorter than originalPositions / this are not
    double betaFast = 32.0;              ///< yarn: rotations within originalPositions above which a wave is not stretched...
    double betaSlow = 1.0;               ///< ...and below which it is
    double attentionFactor = 1.0;        ///< yarn: of cosines and sines
    bool wholeDimensions = true;         ///< yarn: `truncate`, the bounds between the two are rounded to dimensions
    friend bool operator==(const RopeConfig&, const RopeConfig&) = default;
};

/// Reads it out of a config.json, in transformers' old spelling (`rope_scaling`) and its new one (`rope_parameters`), with the defaults
/// that it takes. `maxPositions`: max_position_embeddings. Errors: InvalidModel (another scaling, a part of the head alone rotated, a key
/// that is missing or makes no sense), without a path.
Result<RopeConfig> readRopeConfig(const nlohmann::json& json, std::int64_t maxPositions);

/// As transformers 5 writes `rope_parameters`.
nlohmann::json ropeParameters(const RopeConfig& rope);

/// Says what is wrong with it (InvalidModel).
Status validateRopeConfig(const RopeConfig& rope);

}  // namespace undertone
