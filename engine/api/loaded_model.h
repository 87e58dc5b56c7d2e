// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/config/dpm_config.h"
#include "engine/core/model_info.h"
#include "engine/core/result.h"
#include "engine/io/model_directory.h"
#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/number_format.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/torch.h"

#include <memory>

namespace undertone {

/// A model directory in memory: its tokenizer, and its language model with the trained LoRA merged in (exact up to
/// rounding, method.md 5). One thread at a time; the language model is never written and may be shared.
struct LoadedModel {
    /// Reads EngineOptions::modelDirectory, on the device and in the number format asked for. Errors: EmotionEngine::load's.
    static Result<LoadedModel> load(const EngineOptions& options);

    /// The same language model with a tokenizer of its own, for another thread. Errors: SpeechTokenizer::load's.
    [[nodiscard]] Result<LoadedModel> companion() const;

    ModelInfo info;
    ModelDescription description;
    EmotionVocabulary vocabulary;
    torch::Device device = torch::kCPU;
    NumberFormat format;
    std::unique_ptr<SpeechTokenizer> tokenizer;
    std::shared_ptr<SpeechLlm> llm;
};

/// How a model wants Algorithm 1 run, with what the user asked for.
DpmConfig dpmConfigOf(const LoadedModel& model, const AnalysisOptions& options, std::uint64_t seed);

}  // namespace undertone
