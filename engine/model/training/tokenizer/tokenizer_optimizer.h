// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/tokenizer_training_config.h"
#include "engine/model/torch.h"

#include <vector>

namespace undertone {

/// AdamW over one flat buffer that the parameters become views of, with averaged weights beside it: a step is a few
/// passes over memory, and a checkpoint is four tensors. Weight decay holds for matrices only.
class TokenizerOptimizer {
public:
    TokenizerOptimizer(std::vector<torch::Tensor> parameters, const TokenizerTrainingConfig& config);

    void zeroGradients() { m_gradients.zero_(); }
    /// Clips, then steps. Returns the gradient's norm before clipping; where it is not finite nothing changes.
    double step(double learningRate);

    /// Puts the averaged weights in the parameters' place until `restoreWeights`.
    void useAveragedWeights();
    void restoreWeights();

    /// Everything a resumed run needs: weights, averages, moments; their names are the keys of a checkpoint.
    [[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> state();
    [[nodiscard]] std::int64_t stepsDone() const { return m_steps; }
    void setStepsDone(std::int64_t steps) { m_steps = steps; }

private:
    const TokenizerTrainingConfig& m_config;
    torch::Tensor m_values, m_gradients, m_first, m_second, m_averaged, m_kept;
    std::int64_t m_decayed = 0;  // the first so many values belong to matrices
    std::int64_t m_steps = 0;
};

}  // namespace undertone
