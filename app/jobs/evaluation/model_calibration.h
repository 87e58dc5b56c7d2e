// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_context.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace undertone {

struct ModelCalibrationOptions {
    std::filesystem::path model;
    std::filesystem::path tokens;  ///< labelled dialogues of the model's tokenizer, of speakers or corpora it was not trained on
    std::uint64_t seed = 1001;     ///< of theta_1
    std::string device = "auto";
    int workers = 0;  ///< 0: one per core
};

/// Memory on. Of the temperature before and the one that was fitted.
struct ModelCalibration {
    std::int64_t sentences = 0;
    double temperatureBefore = 1.0;
    double temperature = 1.0;
    double errorBefore = 0.0;  ///< expected calibration error, 10 bins
    double errorAfter = 0.0;
    double lossBefore = 0.0;  ///< mean of -log p(truth), nats
    double lossAfter = 0.0;
};

/// Fits the temperature of a model's emotion readout (Guo et al. 2017) on dialogues and writes it into its undertone.json. Labels and
/// their order stay what they are; probabilities get less or more sure. Errors: InvalidArgument (no labelled sentence, tokens of another
/// tokenizer), those of the model and of predictions, FileNotWritable, Cancelled.
Result<ModelCalibration> calibrateModel(const ModelCalibrationOptions& options, const JobContext& context,
                                        const std::function<void(double fraction)>& progress, const CancellationToken& cancel);

}  // namespace undertone
