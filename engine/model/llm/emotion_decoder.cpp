// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/emotion_decoder.h"

namespace undertone {

torch::Tensor emotionLogits(const SpeechLlm& llm, const EmotionVocabulary& vocabulary, const torch::Tensor& hidden,
                            const torch::Tensor& output)
{
    const torch::Tensor& rows = output.defined() ? output : llm.outputRows();
    const auto ids = torch::tensor(vocabulary.emotionIds, torch::TensorOptions().dtype(torch::kInt64).device(rows.device()));
    return llm.logits(hidden, rows.index_select(0, ids)).to(torch::kFloat32);
}

}  // namespace undertone
