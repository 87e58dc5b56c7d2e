// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/process_group.h"
#include "engine/model/torch.h"

#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// Sums over the processes of a training; with null nothing changes. Both are collective. Errors: those of the connection.

/// Sums of a process's share of a batch, one axis, become those of the whole batch, fp64. Their values are those of all processes, their
/// gradient goes to this process's share alone: where every process computes the same function of them and takes the gradient of it,
/// the gradients of the weights add up (sumGradients) to that of the whole batch, however the function depends on the sums.
Result<torch::Tensor> sumOverProcesses(ProcessGroup* processes, const torch::Tensor& own);

/// The gradients of the parameters, by name, become their sums. A parameter to which no process has a gradient keeps none.
Status sumGradients(ProcessGroup* processes, const std::vector<std::pair<std::string, torch::Tensor>>& parameters);

}  // namespace undertone
