// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/speech_llm.h"
#include "tests/support/integer_generator.h"

#include <cstdint>
#include <string>
#include <vector>

// The tiny decoders of tests/oracle/make_llm_goldens.py: 30 text ids, 25 codes, <audio_end>, 4 emotions.
namespace undertone::test {

inline EmotionVocabulary tinyVocabulary()
{
    return EmotionVocabulary::after(30, 25, 4);
}

inline LlamaConfig tinyConfig()
{
    LlamaConfig config;
    config.vocabularySize = 60;
    config.hiddenSize = 32;
    config.intermediateSize = 48;
    config.layerCount = 2;
    config.headCount = 4;
    config.keyValueHeadCount = 2;
    config.headSize = 8;
    config.maxPositions = 64;
    config.normEpsilon = 1e-5;
    return config;
}

/// Plain heads, tied embeddings, linear RoPE scaling.
inline LlamaConfig tinyTiedConfig()
{
    LlamaConfig config = tinyConfig();
    config.intermediateSize = 40;
    config.headCount = 2;
    config.keyValueHeadCount = 2;
    config.headSize = 16;
    config.rope = {.theta = 20000.0, .scaling = RopeScaling::Linear, .factor = 4.0};
    config.tiedEmbeddings = true;
    return config;
}

inline void fillTensor(torch::Tensor tensor, const std::string& name, double scale, double offset = 0.0)
{
    torch::NoGradGuard frozen;
    IntegerGenerator generator(name);
    std::vector<float> values;
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        values.push_back(static_cast<float>(static_cast<double>(generator.centred()) * scale + offset));
    tensor.copy_(torch::tensor(values).view(tensor.sizes()));
}

inline void fillLora(const LoraSet& lora, const std::string& label, const std::string& which = "lora_")
{
    for (const auto& [name, tensor] : lora.namedParameters()) {
        if (name.find(which) != std::string::npos)
            fillTensor(tensor, label + "/" + name, 0.25);
    }
}

inline std::shared_ptr<SpeechLlm> tinyLlm(const LlamaConfig& config = tinyConfig(), const std::string& label = "gqa")
{
    auto llm = *SpeechLlm::create(config, 1, torch::kCPU);
    for (const auto& [name, tensor] : llm->namedParameters()) {
        const bool vector = tensor.dim() == 1;
        const bool norm = vector && !name.ends_with(".bias");
        const bool wide = name.find("embed_tokens") != std::string::npos || name.find("lm_head") != std::string::npos;
        fillTensor(tensor, label + "/" + name, vector ? 0.25 : wide ? 1.0 : 0.5, norm ? 1.0 : 0.0);
    }
    return llm;
}

inline std::vector<std::vector<std::int32_t>> tinyDialogue(const std::vector<int>& lengths, const std::string& label = "gqa")
{
    IntegerGenerator generator(label + "/codes");
    std::vector<std::vector<std::int32_t>> sentences;
    for (const int length : lengths) {
        auto& sentence = sentences.emplace_back();
        for (int i = 0; i < length; ++i)
            sentence.push_back(static_cast<std::int32_t>(generator.below(25)));
    }
    return sentences;
}

/// Every weight as one flat copy, to see that not a bit changes.
inline torch::Tensor allWeights(const SpeechLlm& llm)
{
    std::vector<torch::Tensor> rows;
    for (const auto& [name, tensor] : llm.namedParameters())
        rows.push_back(tensor.detach().reshape({-1}));
    return torch::cat(rows).clone();
}

}  // namespace undertone::test
