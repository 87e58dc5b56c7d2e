// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

#include <cstdint>

namespace undertone {

/// 256 MiB in fp32. A packed stretch of 32 768 tokens has 19 times as many over Llama 2's vocabulary.
inline constexpr std::int64_t usualLogitsAtOnce = std::int64_t{1} << 26;

/// Mean cross-entropy in nats of `targets` int64 (rows) under the scores of `rows` (rows, hidden) by `output` (vocabulary, hidden): a
/// scalar in fp32. Where there are more than `logitsAtOnce` scores they are taken in chunks of rows, and each chunk again on the way back,
/// so that no more than about three times so many values are in memory; what it gives differs from the whole by rounding only. Products run
/// in autocast's type, else in that of `rows`. torch's exceptions pass. Source: Eq. 3; recomputed as in Chen et al. 2016.
torch::Tensor linearCrossEntropy(const torch::Tensor& rows, const torch::Tensor& output, const torch::Tensor& targets,
                                 std::int64_t logitsAtOnce = usualLogitsAtOnce);

}  // namespace undertone
