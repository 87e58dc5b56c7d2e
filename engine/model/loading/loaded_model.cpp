// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/loading/loaded_model.h"

#include "engine/io/atomic_file.h"
#include "engine/io/memory_evaluation_json.h"
#include "engine/io/model_files.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <utility>

namespace undertone {

namespace {

constexpr std::size_t cardBytesLimit = 1U << 20;

Status checkTogether(const ModelPlan& plan)
{
    const auto codes = plan.description.hasPart("tokenizer")
        ? TRY(readSpeechTokenizerConfig(plan.directory / "tokenizer" / "config.json")).codebookSize()
        : plan.vocabulary.codeCount;
    if (codes != plan.vocabulary.codeCount)
        return Error{ErrorCode::InvalidModel, message("model.codes-do-not-fit", codes, plan.vocabulary.codeCount)};
    if (plan.shape.vocabularySize < plan.vocabulary.size())
        return Error{ErrorCode::InvalidModel, message("model.ids-do-not-fit", plan.shape.vocabularySize, plan.vocabulary.size())};
    return {};
}

ModelInfo infoOf(const LoadedModel& model, const std::string& sha256)
{
    const auto& directory = model.plan.directory;
    const auto& description = model.plan.description;
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
            .hearsShares = !description.shares.empty(),
            .tokenizerParameters = model.tokenizer->parameterCount(),
            .llmParameters = model.llm->parameterCount(),
            .device = deviceName(model.plan.device),
            .dtype = model.plan.format.name(),
            .memory = readMemoryEvaluation(directory, sha256)};
}

}  // namespace

Result<ModelPlan> ModelPlan::read(const ModelSelection& selection)
{
    ModelPlan plan;
    plan.directory = selection.directory;
    plan.device = TRY(parseDevice(selection.device));
    plan.description = TRY(readModelDescription(plan.directory));
    plan.vocabulary = {plan.description.audioOffset, plan.description.codebookSize(), plan.description.audioEndId,
                       plan.description.emotionIds};
    plan.shape = TRY(readLlamaConfig(plan.directory / "base" / "config.json"));
    plan.format = TRY(numberFormat(selection.dtype, plan.device, plan.shape));
    TRY(checkTogether(plan));
    return plan;
}

DpmConfig ModelPlan::dpmConfig() const
{
    DpmConfig config;
    config.arithmetic = format.arithmetic;
    config.prefixTokens = description.dpm.prefixTokens;
    config.lora.rank = description.dpm.rank;
    config.lora.alpha = description.dpm.alpha;
    config.optimizer.learningRate = description.dpm.learningRate;
    config.optimizer.halfLifeSteps = description.dpm.halfLife;
    config.readoutNorm = description.dpm.readoutNorm;
    config.temperature = description.temperature;
    config.shares = description.shares;
    config.prefixEmotions = description.keepsPredictedEmotions ? PrefixEmotions::Kept : PrefixEmotions::Dropped;
    return config;
}

Result<std::shared_ptr<SpeechLlm>> ModelPlan::loadLanguageModel(const CancellationToken& cancel) const
{
    if (!description.hasPart("adapter"))
        return SpeechLlm::load(directory / "base", device, format.weights, nullptr, cancel);
    const auto adapter = TRY(LoraAdapter::load(directory / "adapter", shape, device));
    return SpeechLlm::load(directory / "base", device, format.weights, &adapter, cancel);
}

Result<std::unique_ptr<SpeechTokenizer>> ModelPlan::loadTokenizer() const
{
    return SpeechTokenizer::load(directory / "tokenizer", device);
}

Result<torch::Tensor> ModelPlan::loadCodeRows() const
{
    torch::Tensor rows;
    if (description.hasPart("adapter"))
        rows = TRY(LoraAdapter::load(directory / "adapter", shape, torch::kCPU)).embedding;
    if (!rows.defined()) {
        auto tensors = TRY(loadTensors(directory / "base"));
        rows = TRY(takeTensor(tensors, "model.embed_tokens.weight", {shape.vocabularySize, shape.hiddenSize}));
    }
    return rows.slice(0, description.audioOffset, description.audioEndId).to(torch::kFloat32, /*non_blocking=*/false, /*copy=*/true);
}

Result<LoadedModel> LoadedModel::load(const ModelSelection& selection, const CancellationToken& cancel)
{
    LoadedModel model;
    model.plan = TRY(ModelPlan::read(selection));
    const auto files = TRY(ModelFiles::open(model.plan.directory, model.plan.description));
    model.tokenizer = TRY(model.plan.loadTokenizer());
    model.llm = TRY(model.plan.loadLanguageModel(cancel));
    model.info = infoOf(model, TRY(files.sha256(cancel)));
    return model;
}

Result<LoadedModel> LoadedModel::companion() const
{
    LoadedModel model;
    model.plan = plan;
    model.info = info;
    model.tokenizer = TRY(plan.loadTokenizer());
    model.llm = llm;
    return model;
}

}  // namespace undertone
