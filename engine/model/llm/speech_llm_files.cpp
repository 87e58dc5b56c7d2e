// SPDX-License-Identifier: GPL-3.0-or-later
// How a SpeechLlm comes to be (a Hugging Face folder, or drawn afresh) and is written.
#include "engine/model/llm/speech_llm.h"

#include "engine/model/llm/lora_adapter.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <ATen/CPUGeneratorImpl.h>

namespace undertone {

namespace {

const char* dtypeWord(torch::Dtype dtype)
{
    return dtype == torch::kBFloat16 ? "bfloat16" : dtype == torch::kFloat16 ? "float16" : "float32";
}

/// Tensors that a Llama folder may hold beyond its weights: the tied output's copy, and the angles that older
/// versions stored. Anything else means that the config does not tell all.
Status refuseLeftovers(const TensorMap& left, const LlamaConfig& config)
{
    for (const auto& [name, tensor] : left) {
        const bool angles = name.ends_with("rotary_emb.inv_freq");
        const bool tiedCopy = config.tiedEmbeddings && name == "lm_head.weight";
        if (!angles && !tiedCopy)
            return Error{ErrorCode::InvalidModel, message("llm.no-place", name)};
    }
    return {};
}

}  // namespace

Result<std::shared_ptr<SpeechLlm>> SpeechLlm::load(const std::filesystem::path& directory, torch::Device device, torch::Dtype dtype,
                                                   const LoraAdapter* trained, const CancellationToken& cancel)
{
    Result<LlamaConfig> config = readLlamaConfig(directory / "config.json");
    if (!config)
        return config.error();
    Result<TensorMap> tensors = loadTensors(directory);
    if (!tensors)
        return tensors.error();
    std::shared_ptr<SpeechLlm> model(new SpeechLlm);
    const TensorSource source = [&](const std::string& name, const std::vector<std::int64_t>& shape) -> Result<torch::Tensor> {
        Result<torch::Tensor> tensor = takeTensor(*tensors, name, shape);
        if (tensor && !tensor->is_floating_point())
            return Error{ErrorCode::InvalidModel, message("llm.not-floating", name)};
        return tensor;
    };
    const Status status = guarded(message("doing.loading-llm"), [&]() -> Status {
        torch::NoGradGuard frozen;
        TRY(model->fill(*config, source));
        TRY(refuseLeftovers(*tensors, *config));
        tensors->clear();
        return model->convert(device, dtype, trained, cancel);
    });
    if (!status) {
        Error error = status.error();
        if (error.path.empty())
            error.path = directory;
        return error;
    }
    return model;
}

Result<std::shared_ptr<SpeechLlm>> SpeechLlm::create(const LlamaConfig& config, std::uint64_t seed, torch::Device device)
{
    TRY(validateLlamaConfig(config));
    std::shared_ptr<SpeechLlm> model(new SpeechLlm);
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    // The deviation that transformers' Llama starts from (initializer_range).
    constexpr double initialDeviation = 0.02;
    const TensorSource source = [&](const std::string& name, const std::vector<std::int64_t>& shape) -> Result<torch::Tensor> {
        if (name.ends_with(".bias"))
            return torch::zeros(shape, torch::TensorOptions().device(device).dtype(torch::kFloat32));
        if (shape.size() == 1)
            return torch::ones(shape, torch::TensorOptions().device(device).dtype(torch::kFloat32));
        return at::normal(0.0, initialDeviation, shape, generator).to(device);
    };
    const Status status = guarded(message("doing.creating-llm"), [&]() -> Status {
        torch::NoGradGuard frozen;
        return model->fill(config, source);
    });
    if (!status)
        return status.error();
    return model;
}

Result<BlockWeights> SpeechLlm::blockFrom(const TensorSource& source, const LlamaConfig& config, std::int64_t layer)
{
    BlockWeights weights;
    const std::string prefix = "model.layers." + std::to_string(layer) + ".";
    for (const auto& [name, place] : {std::pair{"input_layernorm.weight", &weights.attentionNorm},
                                      std::pair{"post_attention_layernorm.weight", &weights.feedForwardNorm}}) {
        Result<torch::Tensor> norm = source(prefix + name, {config.hiddenSize});
        if (!norm)
            return norm.error();
        *place = *norm;
    }
    for (const Projection which : allProjections) {
        const auto [rows, columns] = projectionShape(config, which);
        Result<torch::Tensor> weight = source(prefix + projectionName(which) + ".weight", {rows, columns});
        if (!weight)
            return weight.error();
        weights.projections[static_cast<std::size_t>(which)] = *weight;
        if (hasBias(config, which))
            weights.biases[static_cast<std::size_t>(which)] = TRY(source(prefix + projectionName(which) + ".bias", {rows}));
    }
    return weights;
}

Status SpeechLlm::fill(const LlamaConfig& config, const TensorSource& source)
{
    m_config = config;
    Result<torch::Tensor> embedding = source("model.embed_tokens.weight", {config.vocabularySize, config.hiddenSize});
    if (!embedding)
        return embedding.error();
    m_embedding = *embedding;
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        Result<BlockWeights> weights = blockFrom(source, config, layer);
        if (!weights)
            return weights.error();
        m_blocks.push_back(*weights);
    }
    Result<torch::Tensor> norm = source("model.norm.weight", {config.hiddenSize});
    if (!norm)
        return norm.error();
    m_finalNorm = *norm;
    m_output = m_embedding;
    if (config.tiedEmbeddings)
        return {};
    Result<torch::Tensor> output = source("lm_head.weight", {config.vocabularySize, config.hiddenSize});
    if (!output)
        return output.error();
    m_output = *output;
    return {};
}

/// From the files' types to the wanted one, weight by weight: at no time are there two copies of more than one.
Status SpeechLlm::convert(torch::Device device, torch::Dtype dtype, const LoraAdapter* trained, const CancellationToken& cancel)
{
    if (trained && trained->lora.layerCount() != m_config.layerCount)
        return Error{ErrorCode::InvalidModel, message("lora.layer-count")};
    const auto into = [&](torch::Tensor& weight) { weight = convertTensor(weight, device, dtype); };
    into(m_embedding);
    for (std::int64_t layer = 0; layer < m_config.layerCount; ++layer) {
        BlockWeights& weights = m_blocks[static_cast<std::size_t>(layer)];
        into(weights.attentionNorm);
        into(weights.feedForwardNorm);
        for (const Projection which : allProjections) {
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("llm.loading-cancelled")};
            auto& weight = weights.projections[static_cast<std::size_t>(which)];
            weight = trained ? mergeProjection(weight, trained->lora, layer, which, device, dtype) : convertTensor(weight, device, dtype);
            if (auto& bias = weights.biases[static_cast<std::size_t>(which)]; bias.defined())
                into(bias);
        }
    }
    into(m_finalNorm);
    if (m_config.tiedEmbeddings)
        m_output = m_embedding;
    else
        into(m_output);
    return trained && (trained->embedding.defined() || trained->output.defined()) ? setRows(trained->embedding, trained->output) : Status();
}

Status SpeechLlm::save(const std::filesystem::path& directory, torch::Dtype dtype, std::uint64_t shardBytes,
                       const std::function<Status(const torch::Tensor&)>& saved) const
{
    return guarded(message("doing.writing-llm"), [&]() -> Status {
        std::error_code failure;
        std::filesystem::create_directories(directory, failure);
        if (failure)
            return Error{ErrorCode::FileNotWritable, message("io.cannot-make", directory, failure.message()), directory};
        TRY(saveShards(directory, namedParameters(), dtype, shardBytes, saved));
        return writeLlamaConfig(m_config, dtypeWord(dtype), directory / "config.json");
    });
}

}  // namespace undertone
