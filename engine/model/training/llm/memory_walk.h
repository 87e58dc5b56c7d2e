// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/temporary_lora.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch.h"
#include "engine/model/training/llm/dialogue_dataset.h"

#include <vector>

namespace undertone {

/// The temporary LoRAs that follow the dialogues of a batch while the SLLM is trained on them (MemoryFollowing::On): one for
/// each lane of a walk. A lane that comes to another dialogue, or to one's start, begins anew from theta_1 of that visit's seed.
/// The optimizer is the one of inference at the learning rate given. One thread; torch's exceptions pass.
class MemoryWalk {
public:
    MemoryWalk(const FollowedMemory& settings, const LlamaConfig& model, torch::Device device, std::size_t lanes, std::uint64_t seed);

    /// theta as it stands before sentence `at` of the lane's dialogue, for a gradient to be taken by.
    const TemporaryLora& enter(std::size_t lane, SentenceIndex at, int step);
    /// One step of theta. Errors: NotFinite.
    Status remember(std::size_t lane, const torch::Tensor& flatGradient);
    /// theta as constants: what is computed under it gives it no gradient.
    [[nodiscard]] LoraSet constants(std::size_t lane) const;

    /// Everything the next step depends on, under names of its own, for a checkpoint.
    [[nodiscard]] TensorMap state() const;
    /// Errors: CorruptFile (a missing or misshapen tensor).
    Status restore(const TensorMap& saved);

private:
    struct Lane {
        TemporaryLora memory;
        std::int64_t dialogue = -1;
        std::int64_t sentence = -1;  ///< entered last
    };
    [[nodiscard]] TemporaryLora fresh(std::uint64_t seed) const;

    FollowedMemory m_settings;
    LlamaConfig m_model;
    torch::Device m_device;
    std::uint64_t m_seed;
    std::vector<Lane> m_lanes;
};

}  // namespace undertone
