// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/model/loading/loaded_model.h"

namespace undertone {

/// What of the engine's options chooses a model.
inline ModelSelection selectionOf(const EngineOptions& options)
{
    return {options.modelDirectory, options.device, options.dtype};
}

/// How a model wants Algorithm 1 run, with what an analysis asks for.
inline DpmConfig dpmConfigOf(const ModelPlan& plan, const AnalysisOptions& options, std::uint64_t seed)
{
    DpmConfig config = plan.dpmConfig();
    config.memory = options.memory;
    config.stepping = options.stepping;
    config.lossAfter = options.lossAfter;
    config.seed = seed;
    if (options.shares == SharesHeard::Ignored)
        config.shares = {};
    return config;
}

}  // namespace undertone
