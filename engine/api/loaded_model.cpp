// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/loaded_model.h"

#include "engine/io/atomic_file.h"
#include "engine/io/memory_evaluation_json.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/torch_support.h"

#include <utility>

namespace undertone {

namespace {

constexpr std::size_t cardBytesLimit = 1U << 20;

EmotionVocabulary vocabularyOf(const ModelDescription& description)
{
    return {description.audioOffset, description.codebookSize(), description.audioEndId, description.emotionIds};
}

Result<std::shared_ptr<SpeechLlm>> loadLlm(const std::filesystem::path& directory, const ModelDescription& description,
                                           torch::Device device, torch::Dtype dtype)
{
    if (!description.hasPart("adapter"))
        return SpeechLlm::load(directory / "base", device, dtype);
    const auto config = readLlamaConfig(directory / "base" / "config.json");
    if (!config)
        return config.error();
    const auto adapter = LoraAdapter::load(directory / "adapter", *config, device);
    if (!adapter)
        return adapter.error();
    return SpeechLlm::load(directory / "base", device, dtype, &*adapter);
}

Status checkTogether(const LoadedModel& model)
{
    if (model.tokenizer->codebookSize() != model.vocabulary.codeCount)
        return Error{ErrorCode::InvalidModel,
                     "The tokenizer has " + std::to_string(model.tokenizer->codebookSize()) + " codes, but undertone.json leaves room for "
                         + std::to_string(model.vocabulary.codeCount) + ": tokenizer and language model do not belong together."};
    if (model.llm->config().vocabularySize < model.vocabulary.size())
        return Error{ErrorCode::InvalidModel,
                     "The language model knows " + std::to_string(model.llm->config().vocabularySize) + " ids, but undertone.json needs "
                         + std::to_string(model.vocabulary.size()) + ": the vocabulary was not extended for this model."};
    return {};
}

ModelInfo infoOf(const LoadedModel& model, const std::filesystem::path& directory, const std::string& sha256)
{
    const auto& description = model.description;
    auto card = readTextFile(directory / "card.md", cardBytesLimit);
    return {.name = description.name,
            .directory = directory.string(),
            .sha256 = sha256,
            .licence = description.licence,
            .card = card ? *card : std::string(),
            .labels = description.labels,
            .tokenize = description.tokenize,
            .prefixTokens = description.dpm.prefixTokens,
            .temporaryRank = description.dpm.rank,
            .temporaryAlpha = description.dpm.alpha,
            .temporaryLearningRate = description.dpm.learningRate,
            .tokenizerParameters = model.tokenizer->parameterCount(),
            .llmParameters = model.llm->parameterCount(),
            .device = deviceName(model.device),
            .dtype = model.format.name(),
            .memory = readMemoryEvaluation(directory, sha256)};
}

Status loadInto(LoadedModel& model, const EngineOptions& options)
{
    const auto& directory = options.modelDirectory;
    auto device = parseDevice(options.device);
    if (!device)
        return device.error();
    model.device = *device;
    auto description = readModelDescription(directory);
    if (!description)
        return description.error();
    model.description = std::move(*description);
    model.vocabulary = vocabularyOf(model.description);
    auto tokenizer = SpeechTokenizer::load(directory / "tokenizer", *device);
    if (!tokenizer)
        return tokenizer.error();
    model.tokenizer = std::move(*tokenizer);
    const auto shape = readLlamaConfig(directory / "base" / "config.json");
    if (!shape)
        return shape.error();
    const auto format = numberFormat(options.dtype, *device, *shape);
    if (!format)
        return format.error();
    model.format = *format;
    auto llm = loadLlm(directory, model.description, *device, format->weights);
    if (!llm)
        return llm.error();
    model.llm = std::move(*llm);
    TRY(checkTogether(model));
    auto sha256 = hashModelDirectory(directory, model.description);
    if (!sha256)
        return sha256.error();
    model.info = infoOf(model, directory, *sha256);
    return {};
}

}  // namespace

Result<LoadedModel> LoadedModel::load(const EngineOptions& options)
{
    if (options.threads > 0)
        at::set_num_threads(options.threads);
    LoadedModel model;
    auto status = guarded("Loading the model", [&] { return loadInto(model, options); });
    if (!status)
        return status.error();
    return model;
}

Result<LoadedModel> LoadedModel::companion() const
{
    auto own = SpeechTokenizer::load(std::filesystem::path(info.directory) / "tokenizer", device);
    if (!own)
        return own.error();
    LoadedModel model;
    model.info = info;
    model.description = description;
    model.vocabulary = vocabulary;
    model.device = device;
    model.format = format;
    model.tokenizer = std::move(*own);
    model.llm = llm;
    return model;
}

DpmConfig dpmConfigOf(const LoadedModel& model, const AnalysisOptions& options, std::uint64_t seed)
{
    const auto& description = model.description;
    DpmConfig config;
    config.arithmetic = model.format.arithmetic;
    config.prefixTokens = description.dpm.prefixTokens;
    config.lora.rank = description.dpm.rank;
    config.lora.alpha = description.dpm.alpha;
    config.optimizer.learningRate = description.dpm.learningRate;
    config.memory = options.memory;
    config.stepping = options.stepping;
    config.lossAfter = options.lossAfter;
    config.prefixEmotions = description.keepsPredictedEmotions ? PrefixEmotions::Kept : PrefixEmotions::Dropped;
    config.seed = seed;
    return config;
}

}  // namespace undertone
