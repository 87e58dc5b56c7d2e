// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <optional>
#include <string>

namespace undertone {

/// How recordings are analysed, as the user chose it; remembered between runs of the program.
struct AnalysisSettings {
    std::string device = "auto";  ///< auto, cpu, cuda:N
    std::string dtype = "auto";   ///< auto, fp32, bf16
    MemoryMode memory = MemoryMode::Dpm;
    LossAfter lossAfter = LossAfter::Measure;
    std::string stepping = "sentence";     ///< when memory is written: sentence, stride:TOKENS, adaptive:FACTOR
    std::optional<TokenizeMode> tokenize;  ///< none: as the model says

    friend bool operator==(const AnalysisSettings&, const AnalysisSettings&) = default;
};

/// `remembered` with what the user changed from `before` to `after`: what holds for this time alone, by the command line or as a device is
/// gone, is not remembered along with it.
inline AnalysisSettings withChanges(AnalysisSettings remembered, const AnalysisSettings& before, const AnalysisSettings& after)
{
    const auto take = [&](auto AnalysisSettings::*field) {
        if (before.*field != after.*field)
            remembered.*field = after.*field;
    };
    take(&AnalysisSettings::device);
    take(&AnalysisSettings::dtype);
    take(&AnalysisSettings::memory);
    take(&AnalysisSettings::lossAfter);
    take(&AnalysisSettings::stepping);
    take(&AnalysisSettings::tokenize);
    return remembered;
}

}  // namespace undertone
