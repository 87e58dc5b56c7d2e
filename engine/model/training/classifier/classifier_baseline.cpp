// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/classifier/classifier_baseline.h"

#include "engine/model/tensor_io.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

constexpr const char* embeddingName = "code_embedding.weight";

}  // namespace

CodeBatch makeCodeBatch(const std::vector<std::vector<std::int32_t>>& sequences, torch::Device device)
{
    std::size_t longest = 1;
    for (const auto& sequence : sequences)
        longest = std::max(longest, sequence.size());
    const auto rows = static_cast<std::int64_t>(sequences.size());
    const auto columns = static_cast<std::int64_t>(longest);
    auto codes = torch::zeros({rows, columns}, torch::kInt64);
    auto padding = torch::ones({rows, columns}, torch::kBool);
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const auto offset = static_cast<std::ptrdiff_t>(row * longest);
        std::copy(sequences[row].begin(), sequences[row].end(), codes.data_ptr<std::int64_t>() + offset);
        std::fill_n(padding.data_ptr<bool>() + offset, sequences[row].size(), false);
    }
    return {codes.to(device), padding.to(device)};
}

std::vector<std::int32_t> classifierInput(std::span<const std::vector<std::int32_t>> sentences, std::size_t index, int contextTokens)
{
    if (contextTokens == 0)
        return sentences[index];
    std::vector<std::int32_t> input;
    const auto wanted = static_cast<std::size_t>(contextTokens);
    for (std::size_t i = index + 1; i-- > 0 && input.size() < wanted;)
        input.insert(input.begin(), sentences[i].begin(), sentences[i].end());
    if (input.size() > wanted)
        input.erase(input.begin(), input.end() - static_cast<std::ptrdiff_t>(wanted));
    return input;
}

ClassifierBaseline::ClassifierBaseline(const ClassifierShape& shape, double dropout, torch::Device device) : m_shape(shape)
{
    namespace nn = torch::nn;
    m_projection = nn::Linear(shape.embeddingSize, shape.hiddenSize);
    const nn::TransformerEncoderLayer layer(
        nn::TransformerEncoderLayerOptions(shape.hiddenSize, shape.heads).dim_feedforward(shape.feedForwardSize).dropout(dropout));
    m_encoder = nn::TransformerEncoder(nn::TransformerEncoderOptions(layer, shape.layers));
    m_classes = nn::Linear(shape.hiddenSize, static_cast<std::int64_t>(shape.labels.size()));
    m_projection->to(device);
    m_encoder->to(device);
    m_classes->to(device);
    m_encoder->eval();
}

ClassifierBaseline ClassifierBaseline::create(const ClassifierShape& shape, const torch::Tensor& codeEmbedding, double dropout,
                                              std::uint64_t seed, torch::Device device)
{
    ClassifierBaseline made(shape, dropout, device);
    made.m_codeEmbedding = codeEmbedding.detach().to(device, torch::kFloat32).contiguous();
    const torch::NoGradGuard frozen;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const double size = std::sqrt(made.m_codeEmbedding.square().mean().item<double>());
    for (auto& [name, parameter] : made.parameters()) {
        auto target = parameter;
        if (target.dim() < 2) {
            target.fill_(name.find("norm") != std::string::npos && name.find("weight") != std::string::npos ? 1.0 : 0.0);
            continue;
        }
        // A language model's rows are small beside the positions' sines: the projection begins by bringing codes up to them.
        const bool projects = name == "projection.weight";
        const double bound = projects ? std::sqrt(3.0 / static_cast<double>(target.size(1))) / std::max(size, 1e-6)
                                      : std::sqrt(6.0 / static_cast<double>(target.size(0) + target.size(1)));
        target.copy_(torch::empty(target.sizes(), torch::kFloat32).uniform_(-bound, bound, generator));
    }
    return made;
}

std::vector<std::pair<std::string, torch::Tensor>> ClassifierBaseline::parameters() const
{
    std::vector<std::pair<std::string, torch::Tensor>> all;
    const auto add = [&all](const std::string& prefix, const torch::nn::Module& module) {
        for (const auto& item : module.named_parameters())
            all.emplace_back(prefix + item.key(), item.value());
    };
    add("projection.", *m_projection);
    add("encoder.", *m_encoder);
    add("classes.", *m_classes);
    return all;
}

/// Sines and cosines of growing wave lengths, (length, 1, hidden), as in Vaswani et al., 2017.
torch::Tensor ClassifierBaseline::positions(std::int64_t length, torch::Device device) const
{
    const auto half = m_shape.hiddenSize / 2;
    const auto rates = torch::exp(torch::arange(half, torch::kFloat32) * (-std::log(10000.0) / half));
    const auto angles = torch::arange(length, torch::kFloat32).unsqueeze(1) * rates.unsqueeze(0);
    return torch::stack({angles.sin(), angles.cos()}, 2).reshape({length, 1, m_shape.hiddenSize}).to(device);
}

torch::Tensor ClassifierBaseline::logits(const CodeBatch& batch)
{
    auto hidden = m_projection->forward(torch::embedding(m_codeEmbedding, batch.codes)).transpose(0, 1);  // (codes, batch, hidden)
    if (m_shape.positions == CodePositions::Sinusoidal)
        hidden = hidden + positions(hidden.size(0), hidden.device());
    // A row that is all padding would be a softmax over nothing: it looks at one filler and is left out of the pool.
    auto unseen = batch.padding.clone();
    unseen.select(1, 0).fill_(false);
    hidden = m_encoder->forward(hidden, {}, unseen).transpose(0, 1).to(torch::kFloat32);
    const auto kept = batch.padding.logical_not().unsqueeze(2).to(torch::kFloat32);
    const auto pooled = (hidden * kept).sum(1) / kept.sum(1).clamp_min(1.0);
    return m_classes->forward(pooled).to(torch::kFloat32);
}

Status ClassifierBaseline::save(const std::filesystem::path& directory, torch::Dtype dtype) const
{
    TRY(writeClassifierShape(m_shape, directory / "config.json"));
    TensorMap tensors{{embeddingName, m_codeEmbedding.to(dtype)}};
    for (const auto& [name, parameter] : parameters())
        tensors[name] = parameter.detach().to(dtype);
    return saveTensors(directory / "model.safetensors", tensors);
}

Result<ClassifierBaseline> ClassifierBaseline::load(const std::filesystem::path& directory, torch::Device device)
{
    const auto shape = readClassifierShape(directory / "config.json");
    if (!shape)
        return shape.error();
    auto tensors = loadTensors(directory / "model.safetensors");
    if (!tensors)
        return tensors.error();
    // The file's embedding first: nothing is made of a hostile shape before a tensor of that shape is there.
    auto embedding = takeTensor(*tensors, embeddingName, {shape->codebookSize, shape->embeddingSize});
    if (!embedding)
        return embedding.error();
    for (const auto& [name, sizes] :
         {std::pair{"projection.weight", std::vector<std::int64_t>{shape->hiddenSize, shape->embeddingSize}},
          std::pair{"encoder.layers.0.linear1.weight", std::vector<std::int64_t>{shape->feedForwardSize, shape->hiddenSize}}}) {
        if (!tensors->contains(name) || tensors->at(name).sizes() != torch::IntArrayRef(sizes)
            || tensors->size() != static_cast<std::size_t>(4 + 12 * shape->layers))
            return Error{ErrorCode::InvalidModel, message("classifier.weights"), directory};
    }
    ClassifierBaseline made(*shape, 0.0, device);
    made.m_codeEmbedding = embedding->to(device, torch::kFloat32).contiguous();
    const torch::NoGradGuard frozen;
    for (auto& [name, parameter] : made.parameters()) {
        auto saved = takeTensor(*tensors, name, parameter.sizes().vec());
        if (!saved)
            return saved.error();
        auto target = parameter;
        target.copy_(*saved);
    }
    return made;
}

}  // namespace undertone
