// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/lora/lora_linear.h"

#include <torch/torch.h>

#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

/// How the temporary LoRA is optimised: AdamW, the same shape for every profile. Defaults: paper 4.2, method.md 3.
struct TemporaryOptimizer {
    double learningRate = 5e-5;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-7;
    double weightDecay = 0.0;
    double clipNorm = 0.0;          ///< largest L2 norm of a step's gradient; 0: not clipped
    int stepsPerSentence = 1;
    int warmUpSteps = 0;            ///< step k (from 0) has the rate k / warmUpSteps, as transformers' constant schedule

    /// The settings of the public Temp-LoRA code: clip 1.0, 2 steps per chunk, 2 steps of warm-up.
    static TemporaryOptimizer tempLora();
};

/// theta: the LoRA that remembers one dialogue, with its AdamW moments. One flat fp32 buffer each for parameters
/// and moments, on the model's device; always fp32, as one step is below the spacing of bf16.
class TemporaryLora {
public:
    /// theta_1: A uniform in +-1/sqrt(fan_in), B zero; the seed decides every value.
    TemporaryLora(const LlamaConfig& model, const LoraConfig& config, const TemporaryOptimizer& optimizer, std::uint64_t seed,
                  torch::Device device);

    /// The LoRA to give to a forward; its tensors are views of the flat buffer and follow every step.
    [[nodiscard]] const LoraSet& lora() const { return m_lora; }
    [[nodiscard]] std::int64_t stepCount() const { return m_state.step; }
    [[nodiscard]] std::int64_t parameterCount() const { return m_state.parameters.numel(); }
    [[nodiscard]] const TemporaryOptimizer& optimizer() const { return m_optimizer; }

    /// Gradients of a scalar loss, flat, fp32. The graph is used up.
    [[nodiscard]] torch::Tensor gradient(const torch::Tensor& loss) const;
    /// One AdamW step. Errors: NotFinite (nothing is changed then).
    Status step(const torch::Tensor& flatGradient);

    /// Everything a step changes. A snapshot shares no storage with the live state.
    struct State {
        torch::Tensor parameters;    ///< (parameters) fp32
        torch::Tensor firstMoment;   ///< the same shape
        torch::Tensor secondMoment;  ///< the same shape
        std::int64_t step = 0;
    };
    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] State snapshot() const;
    /// Takes a snapshot over, bit for bit. Errors: InvalidArgument (another size).
    Status restore(const State& state);

private:
    TemporaryOptimizer m_optimizer;
    State m_state;
    LoraSet m_lora;
};

}  // namespace undertone
