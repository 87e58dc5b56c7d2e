// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/torch.h"

namespace undertone {

/// The constrained logits of Eq. 5: of the whole vocabulary only the emotion ids are scored.
/// `hidden` (..., hidden), rows at `<audio_end>`; result (..., labels), fp32. `output` as in SpeechLlm::logits.
torch::Tensor emotionLogits(const SpeechLlm& llm, const EmotionVocabulary& vocabulary, const torch::Tensor& hidden,
                            const torch::Tensor& output = {});

}  // namespace undertone
