// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <string>
#include <vector>

namespace undertone {

/// One thing that was checked: `figure` is what was measured, `allowed` the largest value that passes.
struct SelfCheck {
    std::string name;
    bool passed = false;
    double figure = 0.0;
    double allowed = 0.0;
};

struct SelfCheckReport {
    std::string model;
    std::string device;
    std::string dtype;
    std::string rowKernels;  ///< what computes beside the matrix products: avx512, avx2 or generic; on a GPU cuda or torch
    std::vector<SelfCheck> checks;
    [[nodiscard]] bool passed() const;
};

/// Whether this machine computes the method right with a given model: a LoRA with B = 0 changes nothing, one DPM step
/// equals the same step written out plainly (loss, update norm), the fast window equals autograd's (loss, readout, gradient), the
/// same seed gives the same reading, and a pass leaves the model's own weights bit for bit as they were. Errors: EmotionEngine::load's,
/// Cancelled.
Result<SelfCheckReport> runSelfCheck(const EngineOptions& options, const CancellationToken& cancel = {});

/// The report for people, one line per check and a verdict.
std::string selfCheckText(const SelfCheckReport& report);
std::string selfCheckJson(const SelfCheckReport& report);

}  // namespace undertone
