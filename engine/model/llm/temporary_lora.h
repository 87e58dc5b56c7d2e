// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/temporary_optimizer.h"
#include "engine/core/result.h"
#include "engine/model/llm/lora_linear.h"
#include "engine/model/torch.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

struct AdamWStep;

/// theta: the LoRA that remembers one dialogue, with its AdamW moments. One flat fp32 buffer each for parameters
/// and moments, on the model's device; always fp32, as one step is below the spacing of bf16. Every buffer is there twice, so that
/// the steps of one sentence can be taken back without a copy being made before them.
class TemporaryLora {
public:
    /// theta_1: A uniform in +-1/sqrt(fan_in), B zero; the seed decides every value.
    TemporaryLora(const LlamaConfig& model, const LoraConfig& config, const TemporaryOptimizer& optimizer, std::uint64_t seed,
                  torch::Device device);

    /// The LoRA to give to a forward; its tensors are views of the flat buffer. To be asked for anew after every step,
    /// rollBack and restore.
    [[nodiscard]] const LoraSet& lora() const { return m_loras[m_current]; }
    [[nodiscard]] std::int64_t stepCount() const { return state().step; }
    [[nodiscard]] std::int64_t parameterCount() const { return state().parameters.numel(); }
    [[nodiscard]] const TemporaryOptimizer& optimizer() const { return m_optimizer; }

    /// One AdamW step, on a flat gradient in the order of LoraSet::parameters. Errors: NotFinite (nothing is changed then).
    Status step(const torch::Tensor& flatGradient);
    /// The present state becomes the one that rollBack returns to.
    void keep() { m_kept = m_current; }
    /// Back to the state that was kept, bit for bit.
    void rollBack() { m_current = m_kept; }
    /// L2 norm of the parameters' change since `keep`.
    [[nodiscard]] double changeNorm() const;
    /// L2 norm of all B together: what the memory holds, as without B A does nothing.
    [[nodiscard]] double heldNorm() const;
    /// What every B is multiplied by for an emotion to be read under no more than `largestNorm`; 1 where it holds less, or that is 0.
    [[nodiscard]] double readingShare(double largestNorm) const;
    /// The present LoRA with every B times `share`, in tensors of its own where they differ.
    [[nodiscard]] LoraSet scaled(double share) const;

    /// Everything a step changes.
    struct State {
        torch::Tensor parameters;    ///< (parameters) fp32
        torch::Tensor firstMoment;   ///< the same shape
        torch::Tensor secondMoment;  ///< the same shape
        std::int64_t step = 0;
    };
    [[nodiscard]] const State& state() const { return m_states[m_current]; }
    /// Takes a state over, bit for bit, and keeps it. Errors: InvalidArgument (another size).
    Status restore(const State& state);

private:
    void fade(const LoraSet& lora) const;
    void stepPerModule(const AdamWStep& step, const torch::Tensor& gradient, const State& from, const State& to) const;

    TemporaryOptimizer m_optimizer;
    std::array<State, 2> m_states;
    std::array<LoraSet, 2> m_loras;
    std::size_t m_current = 0;
    std::size_t m_kept = 0;
};

}  // namespace undertone
