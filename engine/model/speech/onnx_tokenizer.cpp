// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/onnx_tokenizer.h"

#include "engine/io/onnx_initialisers.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace undertone {

namespace {

constexpr int headSize = 64;              // of the S3 tokenizers; no weight tells it
constexpr double onnxNormEpsilon = 1e-5;  // where a LayerNormalization node gives none
constexpr const char* projectDown = "quantizer._codebook.project_down";
constexpr const char* blockPrefix = "/blocks.";

Error invalid(const Message& what)
{
    return Error{ErrorCode::InvalidModel, message("onnx-tokenizer.invalid", what)};
}

/// "/blocks.0/mlp/mlp.0/MatMul" to "encoder.blocks.0.mlp.0": the module that a node belongs to.
std::string moduleOf(const std::string& node)
{
    std::string path = node.substr(1, node.rfind('/') - 1);
    std::replace(path.begin(), path.end(), '/', '.');
    // The exporter names a list's members after the list and within it.
    if (const auto twice = path.find("mlp.mlp."); twice != std::string::npos)
        path.erase(twice, 4);
    return "encoder." + path;
}

/// Finds weights by the nodes that consume them.
class WeightFinder {
public:
    explicit WeightFinder(std::shared_ptr<const OnnxFile> file) : m_file(std::move(file)) {}

    Status find()
    {
        for (const OnnxNode& node : m_file->nodes()) {
            TRY(node.name.starts_with(blockPrefix) ? takeBlockNode(node) : takeOuterNode(node));
        }
        return {};
    }

    [[nodiscard]] TensorMap& weights() { return m_weights; }
    [[nodiscard]] std::optional<double> epsilon(const std::string& norm) const
    {
        const auto found = m_epsilons.find(norm);
        return found == m_epsilons.end() ? std::nullopt : std::optional(found->second);
    }

private:
    /// The weight that is an input of a node, where there is one there.
    [[nodiscard]] const TensorEntry* input(const OnnxNode& node, std::size_t index) const
    {
        if (index >= node.inputs.size())
            return nullptr;
        const auto found = m_file->initialisers().find(node.inputs[index]);
        return found == m_file->initialisers().end() ? nullptr : &found->second;
    }

    /// An Add may have its weight on either side.
    [[nodiscard]] const TensorEntry* addend(const OnnxNode& node) const
    {
        const auto* second = input(node, 1);
        return second ? second : input(node, 0);
    }

    Status keep(const std::string& name, const TensorEntry* entry)
    {
        if (!entry)
            return {};
        if (entry->dtype != TensorDtype::F32 && entry->dtype != TensorDtype::F16 && entry->dtype != TensorDtype::BF16
            && entry->dtype != TensorDtype::F64)
            return invalid(message("onnx-tokenizer.not-floating", name));
        const auto tensor = mappedTensor(m_file, *entry);
        // A MatMul multiplies from the right: (in, out) where a linear layer has (out, in).
        if (!m_weights.emplace(name, tensor.dim() == 2 ? tensor.t() : tensor).second)
            return invalid(message("onnx-tokenizer.claimed-twice", name));
        return {};
    }

    Status takeBlockNode(const OnnxNode& node)
    {
        if (node.name.find('/', 1) == std::string::npos)
            return {};
        const std::string module = moduleOf(node.name);
        if (node.operation == "MatMul" || node.operation == "Conv")
            return keep(module + ".weight", input(node, 1));
        if (node.operation == "Add")
            return keep(module + ".bias", addend(node));
        if (node.operation != "LayerNormalization")
            return {};
        const auto number = node.numbers.find("epsilon");
        m_epsilons[module] = number == node.numbers.end() ? onnxNormEpsilon : static_cast<double>(number->second);
        TRY(keep(module + ".weight", input(node, 1)));
        return keep(module + ".bias", input(node, 2));
    }

    /// Before the blocks two convolutions, behind them one projection and its bias.
    Status takeOuterNode(const OnnxNode& node)
    {
        if (node.operation == "Conv" && input(node, 1)) {
            const std::string module = "encoder.conv" + std::to_string(++m_convolutions);
            if (m_convolutions > 2)
                return invalid(message("onnx-tokenizer.convolutions"));
            TRY(keep(module + ".weight", input(node, 1)));
            return keep(module + ".bias", input(node, 2));
        }
        const auto* weight = input(node, 1);
        if (node.operation == "MatMul" && weight && weight->shape.size() == 2) {
            m_projected = node.outputs.empty() ? std::string() : node.outputs.front();
            return keep(std::string(projectDown) + ".weight", weight);
        }
        const bool followsProjection =
            !m_projected.empty() && std::find(node.inputs.begin(), node.inputs.end(), m_projected) != node.inputs.end();
        if (node.operation == "Add" && followsProjection)
            return keep(std::string(projectDown) + ".bias", addend(node));
        return {};
    }

    std::shared_ptr<const OnnxFile> m_file;
    TensorMap m_weights;
    std::map<std::string, double> m_epsilons;
    std::string m_projected;
    int m_convolutions = 0;
};

Result<torch::Tensor> weightOf(const TensorMap& weights, const std::string& name, std::int64_t dimensions)
{
    const auto found = weights.find(name);
    if (found == weights.end())
        return invalid(message("onnx-tokenizer.missing", name));
    if (found->second.dim() != dimensions)
        return invalid(message("onnx-tokenizer.dimensions", name, found->second.dim(), dimensions));
    return found->second;
}

/// One more than the largest N of "encoder.blocks.N.".
int blockCount(const TensorMap& weights)
{
    constexpr std::string_view prefix = "encoder.blocks.";
    int count = 0;
    for (const auto& [name, tensor] : weights) {
        int index = -1;
        if (name.starts_with(prefix) && std::from_chars(name.data() + prefix.size(), name.data() + name.size(), index).ec == std::errc())
            count = std::max(count, index < 1'000'000 ? index + 1 : 0);
    }
    return count;
}

Result<double> commonEpsilon(const WeightFinder& finder, int layers, const std::string& norm)
{
    const auto first = finder.epsilon("encoder.blocks.0." + norm);
    for (int layer = 0; layer < layers; ++layer) {
        const auto epsilon = finder.epsilon("encoder.blocks." + std::to_string(layer) + "." + norm);
        if (!epsilon || epsilon != first)
            return invalid(message("onnx-tokenizer.norms", norm));
    }
    return *first;
}

/// The shape that the weights tell.
Result<SpeechTokenizerConfig> configOf(WeightFinder& finder)
{
    const TensorMap& weights = finder.weights();
    SpeechTokenizerConfig config;
    config.layers = blockCount(weights);
    const auto first = weightOf(weights, "encoder.conv1.weight", 3);
    const auto digits = weightOf(weights, std::string(projectDown) + ".weight", 2);
    const auto inner = weightOf(weights, "encoder.blocks.0.mlp.0.weight", 2);
    const auto memory = weightOf(weights, "encoder.blocks.0.attn.fsmn_block.weight", 3);
    for (const auto* weight : {&first, &digits, &inner, &memory}) {
        if (!*weight)
            return weight->error();
    }
    constexpr std::int64_t largest = 1 << 20;
    for (const auto size : {first->size(0), first->size(1), digits->size(0), inner->size(0), memory->size(2)}) {
        if (size < 1 || size > largest)
            return invalid(message("onnx-tokenizer.size"));
    }
    config.hiddenSize = static_cast<int>(first->size(0));
    config.melBands = static_cast<int>(first->size(1));
    config.codebookDigits = static_cast<int>(digits->size(0));
    config.attentionHeads = config.hiddenSize / headSize;
    config.fsmnKernel = static_cast<int>(memory->size(2));
    if (config.hiddenSize % headSize != 0 || inner->size(0) % config.hiddenSize != 0)
        return invalid(message("onnx-tokenizer.heads", config.hiddenSize));
    config.feedForwardMultiple = static_cast<int>(inner->size(0) / config.hiddenSize);
    const auto attentionEpsilon = commonEpsilon(finder, config.layers, "attn_ln");
    const auto feedForwardEpsilon = commonEpsilon(finder, config.layers, "mlp_ln");
    if (!attentionEpsilon || !feedForwardEpsilon)
        return (attentionEpsilon ? feedForwardEpsilon : attentionEpsilon).error();
    config.attentionNormEpsilon = *attentionEpsilon;
    config.feedForwardNormEpsilon = *feedForwardEpsilon;
    TRY(validate(config));
    return config;
}

/// Every weight of an encoder of this shape. Compared before one is built, so that no file makes us build what it does not hold.
std::vector<std::pair<std::string, std::vector<std::int64_t>>> expectedWeights(const SpeechTokenizerConfig& config)
{
    const std::int64_t width = config.hiddenSize, inner = width * config.feedForwardMultiple, digits = config.codebookDigits;
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> all{{"encoder.conv1.weight", {width, config.melBands, 3}},
                                                                       {"encoder.conv1.bias", {width}},
                                                                       {"encoder.conv2.weight", {width, width, 3}},
                                                                       {"encoder.conv2.bias", {width}},
                                                                       {std::string(projectDown) + ".weight", {digits, width}},
                                                                       {std::string(projectDown) + ".bias", {digits}}};
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::string block = "encoder.blocks." + std::to_string(layer) + ".";
        for (const char* linear : {"attn.query", "attn.key", "attn.value", "attn.out"})
            all.push_back({block + linear + ".weight", {width, width}});
        for (const char* biased : {"attn.query", "attn.value", "attn.out", "mlp.2"})
            all.push_back({block + biased + ".bias", {width}});
        for (const char* norm : {"attn_ln.weight", "attn_ln.bias", "mlp_ln.weight", "mlp_ln.bias"})
            all.push_back({block + norm, {width}});
        all.push_back({block + "attn.fsmn_block.weight", {width, 1, config.fsmnKernel}});
        all.push_back({block + "mlp.0.weight", {inner, width}});
        all.push_back({block + "mlp.0.bias", {inner}});
        all.push_back({block + "mlp.2.weight", {width, inner}});
    }
    return all;
}

Status checkWeights(const TensorMap& weights, const SpeechTokenizerConfig& config)
{
    const auto expected = expectedWeights(config);
    for (const auto& [name, shape] : expected) {
        const auto weight = weightOf(weights, name, static_cast<std::int64_t>(shape.size()));
        if (!weight)
            return weight.error();
        if (weight->sizes() != shape)
            return invalid(message("onnx-tokenizer.shape", name));
    }
    for (const auto& [name, weight] : weights) {
        const auto known = std::any_of(expected.begin(), expected.end(), [&](const auto& entry) { return entry.first == name; });
        if (!known)
            return invalid(message("onnx-tokenizer.no-place", name));
    }
    return {};
}

Status fillEncoder(SpeechEncoder& encoder, const TensorMap& weights)
{
    const torch::NoGradGuard noGradients;
    for (auto& parameter : encoder->named_parameters()) {
        const auto& weight = weights.at(parameter.key());
        parameter.value().copy_(weight);
        releasePages(weight.dim() == 2 ? weight.t() : weight);
        if (!torch::isfinite(parameter.value()).all().item<bool>())
            return invalid(message("onnx-tokenizer.not-numbers", parameter.key()));
    }
    return {};
}

Error located(Error error, const std::filesystem::path& file)
{
    if (error.path.empty()) {
        error.path = file;
        error.message = message("core.located", error.message, file);
    }
    return error;
}

}  // namespace

Result<OnnxTokenizer> readOnnxTokenizer(const std::filesystem::path& file)
{
    auto onnx = OnnxFile::open(file);
    if (!onnx)
        return onnx.error();
    OnnxTokenizer tokenizer;
    const Status status = guarded(message("doing.reading-tokenizer"), [&]() -> Status {
        WeightFinder finder(std::move(*onnx));
        TRY(finder.find());
        auto config = configOf(finder);
        if (!config)
            return config.error();
        TRY(checkWeights(finder.weights(), *config));
        tokenizer = {std::move(*config), std::move(finder.weights())};
        return {};
    });
    if (!status)
        return located(status.error(), file);
    return tokenizer;
}

Result<std::unique_ptr<SpeechTokenizer>> loadOnnxTokenizer(const std::filesystem::path& file, torch::Device device)
{
    auto tokenizer = readOnnxTokenizer(file);
    if (!tokenizer)
        return tokenizer.error();
    SpeechEncoder encoder{nullptr};
    const Status status = guarded(message("doing.loading-tokenizer"), [&]() -> Status {
        encoder = SpeechEncoder(tokenizer->config);
        return fillEncoder(encoder, tokenizer->weights);
    });
    if (!status)
        return located(status.error(), file);
    return SpeechTokenizer::create(tokenizer->config, std::move(encoder), device);
}

}  // namespace undertone
