// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/progress_text.h"

#include "engine/core/time_text.h"

namespace undertone {

std::string progressText(const RunProgress& progress)
{
    const std::string percent = std::to_string(static_cast<int>(progress.fraction * 100.0)) + " %";
    switch (progress.stage) {
    case AnalysisStage::LoadingModel: return "Loading the model";
    case AnalysisStage::FindingSpeech: return "Finding speech: " + percent;
    case AnalysisStage::Tokenizing: return "Tokenizing: " + percent;
    case AnalysisStage::Analysing: break;
    }
    const auto left = durationText(progress.secondsLeft);
    return "Analysing: " + percent + (left.empty() ? "" : ", " + left + " left");
}

}  // namespace undertone
