// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/dpm_config.h"
#include "engine/core/cancellation.h"
#include "engine/core/model_info.h"
#include "engine/core/result.h"
#include "engine/io/model_directory.h"
#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/model_config.h"
#include "engine/model/llm/number_format.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/torch.h"

#include <filesystem>
#include <memory>
#include <string>

namespace undertone {

/// Which model directory, and how it is to run.
struct ModelSelection {
    std::filesystem::path directory;
    std::string device = "auto";  ///< auto, cpu, cuda:N
    std::string dtype = "auto";   ///< auto, fp32, bf16
};

/// What a model directory says of itself and how it runs here, read from its configurations; no weight is touched. Every way to
/// load a model or a part of it begins here, so that what is refused is refused by all. Immutable.
struct ModelPlan {
    /// Errors: FileNotFound, InvalidModel (parts that do not belong together among them), UnsupportedFormat, DeviceUnavailable,
    /// InvalidArgument (a dtype or device that is none).
    static Result<ModelPlan> read(const ModelSelection& selection);

    std::filesystem::path directory;
    ModelDescription description;
    EmotionVocabulary vocabulary;
    LlamaConfig shape;
    torch::Device device = torch::kCPU;
    NumberFormat format;

    /// Algorithm 1 as the model wants it run.
    [[nodiscard]] DpmConfig dpmConfig() const;
    /// The language model with the trained LoRA merged in (exact up to rounding, method.md 5). Errors: SpeechLlm::load's, Cancelled.
    [[nodiscard]] Result<std::shared_ptr<SpeechLlm>> loadLanguageModel(const CancellationToken& cancel) const;
    /// Errors: SpeechTokenizer::load's, Cancelled.
    [[nodiscard]] Result<std::unique_ptr<SpeechTokenizer>> loadTokenizer() const;
    /// Input rows of the speech codes as the merged model has them: fp32 (codes, hidden), on the CPU. Errors: LoraAdapter::load's.
    [[nodiscard]] Result<torch::Tensor> loadCodeRows() const;
};

/// A whole model directory in memory. One thread at a time; the language model is never written and may be shared.
struct LoadedModel {
    /// Loads both parts and hashes the directory; what is hashed is what was loaded. `cancel` is read while weights are read and
    /// hashed. Errors: ModelPlan's, SpeechLlm::load's, CorruptFile (a file changed meanwhile), Cancelled.
    static Result<LoadedModel> load(const ModelSelection& selection, const CancellationToken& cancel = {});

    /// The same language model with a tokenizer of its own, for another thread. Errors: SpeechTokenizer::load's.
    [[nodiscard]] Result<LoadedModel> companion() const;

    ModelPlan plan;
    ModelInfo info;
    std::unique_ptr<SpeechTokenizer> tokenizer;
    std::shared_ptr<SpeechLlm> llm;
};

}  // namespace undertone
