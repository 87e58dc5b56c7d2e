// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/window/batched_windows.h"
#include "engine/model/window/window_pass.h"

#include <memory>

namespace undertone {

/// One conversation's windows, computed by a BatchedWindows of one lane: what runs. The trained LoRA must be merged into `llm`.
class FastPass final : public WindowPass {
public:
    /// `expectedRows`: tokens of a usual window, by which is chosen whether the LoRA is merged or applied apart. `arithmetic`: the
    /// model's own type, or bf16 over weights kept in fp32.
    FastPass(const std::shared_ptr<const SpeechLlm>& llm, std::int64_t expectedRows, torch::Dtype arithmetic);
    /// The same with the choice made; for tests and comparisons.
    FastPass(std::shared_ptr<const SpeechLlm> llm, LoraApplication application, torch::Dtype arithmetic);

    void setLora(const LoraSet* temporary) override;
    torch::Tensor readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel) override;
    [[nodiscard]] bool holdsPrefix() const override { return m_holdsPrefix; }
    void forgetPrefix() override { m_holdsPrefix = false; }
    std::optional<double> sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose purpose,
                                       const CancellationToken& cancel) override;
    torch::Tensor gradient(const CancellationToken& cancel) override;

private:
    BatchedWindows m_windows;
    bool m_holdsPrefix = false;
};

}  // namespace undertone
