// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_model.h"

#include "engine/config/speech_tokenizer_config.h"
#include "engine/io/atomic_file.h"
#include "engine/io/model_directory.h"
#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include "engine/model/torch.h"

#include <cmath>

namespace undertone::test {

namespace {

constexpr std::int64_t textTokens = 16;

SpeechTokenizerConfig tokenizerConfig()
{
    SpeechTokenizerConfig config;
    config.melBands = 32;
    config.hiddenSize = 32;
    config.attentionHeads = 2;
    config.layers = 1;
    config.codebookDigits = 4;
    config.recordingNormalisation.emplace();
    config.recordingNormalisation->corpusLevel = -2.0;
    config.recordingNormalisation->corpusMean.assign(static_cast<std::size_t>(config.melBands), -0.5F);
    config.recordingNormalisation->corpusDeviation.assign(static_cast<std::size_t>(config.melBands), 0.8F);
    return config;
}

LlamaConfig llmConfig(const EmotionVocabulary& vocabulary, std::int64_t maxPositions)
{
    LlamaConfig config;
    config.vocabularySize = vocabulary.size();
    config.hiddenSize = 32;
    config.intermediateSize = 64;
    config.layerCount = 2;
    config.headCount = 2;
    config.keyValueHeadCount = 2;
    config.headSize = 16;
    config.maxPositions = maxPositions;
    return config;
}

Status writeTokenizer(const std::filesystem::path& folder, std::uint64_t seed)
{
    torch::manual_seed(seed);
    const auto config = tokenizerConfig();
    SpeechEncoder encoder(config);
    TensorMap tensors;
    for (const auto& parameter : encoder->named_parameters())
        tensors.emplace(parameter.key(), parameter.value().detach());
    std::filesystem::create_directories(folder);
    if (auto status = writeFileAtomically(folder / "config.json", toJson(config)); !status)
        return status;
    return saveTensors(folder / "model.safetensors", tensors);
}

}  // namespace

Status writeTinyModel(const std::filesystem::path& directory, const TinyModelOptions& options)
{
    return guarded("Making a tiny model", [&]() -> Status {
        if (auto status = writeTokenizer(directory / "tokenizer", options.seed); !status)
            return status;
        const auto vocabulary =
            EmotionVocabulary::after(textTokens, tokenizerConfig().codebookSize(), static_cast<std::int64_t>(options.labels.size()));
        auto llm = SpeechLlm::create(llmConfig(vocabulary, options.maxPositions), options.seed, torch::kCPU);
        if (!llm)
            return llm.error();
        std::filesystem::create_directories(directory / "base");
        if (auto status = (*llm)->save(directory / "base", torch::kFloat32); !status)
            return status;
        ModelDescription description;
        description.name = "tiny-random";
        description.labels = options.labels;
        description.audioOffset = vocabulary.audioOffset;
        description.audioEndId = vocabulary.audioEndId;
        description.emotionIds = vocabulary.emotionIds;
        description.audioTargetTokens = 16;
        description.audioPrefixTokens = options.prefixTokens - 16;
        description.emotionPrefixTokens = options.prefixTokens;
        description.keepsPredictedEmotions = options.keepsEmotions;
        description.dpm = {options.prefixTokens, 4, 4.0, options.memoryRate};
        description.shares = options.shares;
        description.parts = {"tokenizer", "base"};
        description.licence = "CC0-1.0 (random numbers)";
        if (auto status = writeModelDescription(directory, description); !status)
            return status;
        return writeFileAtomically(directory / "card.md", "# A model of random weights, for tests\n");
    });
}

Status enlivenTokenizer(const std::filesystem::path& directory)
{
    return guarded("Giving a tokenizer wider weights", [&]() -> Status {
        const auto file = directory / "tokenizer" / "model.safetensors";
        auto loaded = loadTensors(file);
        if (!loaded)
            return loaded.error();
        torch::manual_seed(1);
        TensorMap tensors;
        for (const auto& [name, tensor] : *loaded) {
            // As tests/oracle/make_speech_goldens.py has found them to speak: matrices wide, biases small, norms around one.
            const double wide = tensor.dim() > 1 ? 4.0 / std::sqrt(static_cast<double>(tensor[0].numel())) : 0.2;
            tensors.emplace(name, (torch::rand(tensor.sizes()) - 0.5) * wide + (name.ends_with("ln.weight") ? 1.0 : 0.0));
        }
        loaded = TensorMap{};  // nothing is mapped while its file is replaced
        return saveTensors(file, tensors);
    });
}

Status damageModel(const std::filesystem::path& directory, ModelDamage damage)
{
    return guarded("Damaging a model", [&]() -> Status {
        const auto weights = directory / "base" / "model.safetensors";
        if (damage == ModelDamage::NoDescription) {
            std::filesystem::remove(directory / "undertone.json");
            return {};
        }
        if (damage == ModelDamage::Pickle)
            return writeFileAtomically(weights, std::string("\x80\x02}q\x01X\x05", 7) + "weights, of which a pickle could run anything");
        auto loaded = loadTensors(weights);
        if (!loaded)
            return loaded.error();
        TensorMap tensors;
        for (const auto& [name, tensor] : *loaded)
            tensors.emplace(name, tensor.clone());
        const std::string name = "model.layers.0.self_attn.q_proj.weight";
        tensors.erase(name);
        if (damage == ModelDamage::MisshapenTensor)
            tensors.emplace(name, torch::zeros({3, 5}));
        return saveTensors(weights, tensors);
    });
}

}  // namespace undertone::test
