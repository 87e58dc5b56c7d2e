// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/window/window_pass.h"

#include <memory>

namespace undertone {

/// The reference: torch's autograd through SpeechLlm's own forward.
class AutogradPass final : public WindowPass {
public:
    /// `trained` is the trained LoRA where it is not merged into `llm`; null: none.
    explicit AutogradPass(std::shared_ptr<const SpeechLlm> llm, std::shared_ptr<const LoraAdapter> trained = nullptr);

    /// From now on a gradient is that of the loss plus `weight` times the entropy (nats) of the emotion read at a sentence's last
    /// token; the losses told stay as they are.
    void addEntropyLoss(const EmotionVocabulary& vocabulary, double weight);

    void setLora(const LoraSet* temporary) override;
    torch::Tensor readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel) override;
    [[nodiscard]] bool holdsPrefix() const override { return m_endRow.defined(); }
    void forgetPrefix() override;
    std::optional<double> sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose purpose,
                                       const CancellationToken& cancel) override;
    torch::Tensor gradient(const CancellationToken& cancel) override;

private:
    [[nodiscard]] ForwardOptions forwardOptions(const CancellationToken& cancel) const;
    [[nodiscard]] torch::Tensor entropyAt(const torch::Tensor& endRow, const torch::Tensor& output) const;

    std::shared_ptr<const SpeechLlm> m_llm;
    std::shared_ptr<const LoraAdapter> m_trained;
    const LoraSet* m_temporary = nullptr;
    KeyValueCache m_cache;   ///< of the prefix, with its graph
    torch::Tensor m_endRow;  ///< (1, 1, hidden) at the prefix's last token, with its graph
    torch::Tensor m_loss;
    EmotionVocabulary m_vocabulary;
    double m_entropyWeight = 0.0;
};

}  // namespace undertone
