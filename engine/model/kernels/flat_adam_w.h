// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

#include <cstdint>

namespace undertone {

/// One step of AdamW, as torch.optim.AdamW takes it.
struct AdamWStep {
    double rate = 0.0;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double weightDecay = 0.0;
    double gradientScale = 1.0;  ///< of clipping
    std::int64_t step = 1;       ///< counted from 1, for the moments' bias corrections
};

/// Flat fp32 buffers of the same size.
struct AdamWBuffers {
    torch::Tensor parameters;
    torch::Tensor firstMoment;
    torch::Tensor secondMoment;
};

/// Reads `from`, writes `to` (the same buffers or others): on a processor in one pass over memory, shared by the threads; elsewhere by
/// torch's operations.
void adamWInto(const AdamWStep& step, const torch::Tensor& gradient, const AdamWBuffers& from, const AdamWBuffers& to);

/// So many losses or steps in a row that are not finite end an analysis or a training; fewer are skipped.
inline constexpr int notFiniteInARowLimit = 3;

/// Whether fp32 moments can hold a gradient of this L2 norm: the norm and its square are finite numbers.
bool momentsHold(double norm);

/// L2 norm of a flat fp32 tensor, summed in fp64 and in the same order however many threads there are.
double l2Norm(const torch::Tensor& flat);
/// Of a - b, nothing of their size being made where both lie in one piece.
double l2Distance(const torch::Tensor& a, const torch::Tensor& b);

}  // namespace undertone
