// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/whisper_encoder.h"

#include "engine/io/ctranslate2_model.h"
#include "engine/io/safetensors.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"
#include "engine/model/torch_support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr const char* whisperSpecification = "WhisperSpec";
constexpr std::string_view whisperActivation = "gelu";
constexpr double normEpsilon = 1e-5;       // PyTorch's LayerNorm's own, which Whisper uses
constexpr double positionRounding = 5e-3;  // of sines and cosines in bf16
constexpr std::int64_t mostPositions = 1 << 16;

using Renaming = std::pair<std::string_view, std::string_view>;

// Within a block, without ".weight" or ".bias": Hugging Face's name and SpeechEncoder's.
constexpr std::array<Renaming, 8> huggingFaceParts{{{"self_attn.q_proj", "attn.query"},
                                                    {"self_attn.k_proj", "attn.key"},
                                                    {"self_attn.v_proj", "attn.value"},
                                                    {"self_attn.out_proj", "attn.out"},
                                                    {"self_attn_layer_norm", "attn_ln"},
                                                    {"final_layer_norm", "mlp_ln"},
                                                    {"fc1", "mlp.0"},
                                                    {"fc2", "mlp.2"}}};

// CTranslate2's name and Hugging Face's; query, key and value are one there.
constexpr const char* ctranslate2Stacked = "self_attention/linear_0";
constexpr std::array<Renaming, 5> ctranslate2Parts{{{"self_attention/linear_1", "self_attn.out_proj"},
                                                    {"self_attention/layer_norm", "self_attn_layer_norm"},
                                                    {"ffn/layer_norm", "final_layer_norm"},
                                                    {"ffn/linear_0", "fc1"},
                                                    {"ffn/linear_1", "fc2"}}};

Error notWhisper(const Message& what)
{
    return Error{ErrorCode::InvalidModel, what};
}

// What a file holds, in Hugging Face's names without the model's prefix ("layers.0.fc1.weight").
struct EncoderFile {
    TensorMap weights;
    int heads = 0;
};

// ---- Hugging Face ----

// Only what lies under the encoder's prefix, which depends on the class that was saved.
TensorMap encoderOf(const TensorMap& model)
{
    TensorMap encoder;
    for (const std::string_view prefix : {"model.encoder.", "encoder."}) {
        for (const auto& [name, tensor] : model) {
            if (name.starts_with(prefix))
                encoder.emplace(name.substr(prefix.size()), tensor);
        }
        if (!encoder.empty())
            break;
    }
    return encoder;
}

Result<EncoderFile> readHuggingFace(const fs::path& folder, const nlohmann::json& config)
{
    EncoderFile file;
    int layers = 0;
    try {
        takeWholeNumber(config.at("encoder_attention_heads"), file.heads);
        takeWholeNumber(config.at("encoder_layers"), layers);
        const auto activation = config.at("activation_function").get<std::string>();
        if (activation != whisperActivation)
            return notWhisper(message("whisper.activation", activation));
    } catch (const nlohmann::json::exception& error) {
        return notWhisper(message("whisper.config", error.what()));
    }
    file.weights = encoderOf(TRY(loadTensors(folder)));
    int found = 0;
    while (file.weights.contains("layers." + std::to_string(found) + ".fc1.weight"))
        ++found;
    if (found != layers)
        return notWhisper(message("whisper.layers", layers, found));
    return file;
}

// ---- CTranslate2 ----

// "layer_3/ffn/linear_0" to "layers.3.fc1", "layer_norm" to itself; empty for what an encoder does not have.
std::string huggingFaceName(const std::string& module)
{
    if (module == "conv1" || module == "conv2" || module == "layer_norm")
        return module;
    constexpr std::string_view prefix = "layer_";
    const auto slash = module.find('/');
    if (!module.starts_with(prefix) || slash == std::string::npos)
        return {};
    const auto rest = std::string_view(module).substr(slash + 1);
    for (const auto& [theirs, name] : ctranslate2Parts) {
        if (rest == theirs)
            return "layers." + module.substr(prefix.size(), slash - prefix.size()) + "." + std::string(name);
    }
    return {};
}

// Splits the rows of query, key and value of "layer_N/self_attention/linear_0".
Status takeStacked(const std::string& module, const std::string& kind, const torch::Tensor& stacked, TensorMap& weights)
{
    if (stacked.dim() < 1 || stacked.size(0) % 3 != 0)
        return notWhisper(message("whisper.no-place", module));
    const auto parts = stacked.chunk(3);
    const auto block = "layers." + module.substr(6, module.find('/') - 6) + ".self_attn.";
    weights[block + "q_proj." + kind] = parts[0];
    weights[block + "v_proj." + kind] = parts[2];
    if (kind == "weight")
        weights[block + "k_proj." + kind] = parts[1];
    else if (parts[1].count_nonzero().item<std::int64_t>() != 0)
        return notWhisper(message("whisper.key-bias"));
    return {};
}

Status takeVariable(const std::string& name, const torch::Tensor& tensor, EncoderFile& file)
{
    if (!tensor.is_floating_point())
        return Error{ErrorCode::UnsupportedFormat, message("whisper.not-floating", name)};
    if (name == "position_encodings/encodings") {
        file.weights["embed_positions.weight"] = tensor;
        return {};
    }
    const auto slash = name.rfind('/');
    if (slash == std::string::npos)
        return notWhisper(message("whisper.no-place", name));
    const auto module = name.substr(0, slash), last = name.substr(slash + 1);
    const std::string kind = last == "gamma" || last == "weight" ? "weight" : last == "beta" || last == "bias" ? "bias" : "";
    if (!kind.empty() && module.starts_with("layer_") && module.ends_with(ctranslate2Stacked))
        return takeStacked(module, kind, tensor, file.weights);
    const auto ours = huggingFaceName(module);
    if (kind.empty() || ours.empty())
        return notWhisper(message("whisper.no-place", name));
    file.weights[ours + "." + kind] = tensor;
    return {};
}

Result<EncoderFile> readCtranslate2(const fs::path& path)
{
    constexpr std::string_view prefix = "encoder/";
    const auto model = TRY(Ctranslate2Model::open(path));
    if (model->specification() != whisperSpecification)
        return notWhisper(message("whisper.specification", model->specification(), whisperSpecification));
    EncoderFile file;
    for (const auto& [name, entry] : model->variables()) {
        if (!name.starts_with(prefix))
            continue;
        const auto tensor = mappedTensor(model, entry);
        if (name == "encoder/num_heads" && tensor.numel() == 1 && !tensor.is_floating_point())
            file.heads = static_cast<int>(tensor.item<std::int64_t>());
        else
            TRY(takeVariable(name.substr(prefix.size()), tensor, file));
    }
    return file;
}

// ---- both ----

// Whisper's positions are no parameter here: the file's must be what is computed, as far as its number format goes.
Status checkPositions(const torch::Tensor& table, int width)
{
    if (table.size(0) > mostPositions)
        return notWhisper(message("whisper.positions"));
    const auto expected = sinusoidalPositions(static_cast<int>(table.size(0)), width);
    const auto farthest = table.numel() == 0 ? 0.0 : (table.to(torch::kFloat32) - expected).abs().max().item<double>();
    return farthest <= positionRounding ? Status{} : Status{notWhisper(message("whisper.positions"))};
}

// The shape that the weights tell; takeWeights() compares all of them with it.
Result<SpeechTokenizerConfig> shapeOf(const EncoderFile& file)
{
    const auto size = [&](const std::string& name, int axis, std::int64_t dimensions) {
        const auto found = file.weights.find(name);
        const bool fits = found != file.weights.end() && found->second.dim() == dimensions;
        return fits ? static_cast<int>(std::min<std::int64_t>(found->second.size(axis), 1 << 20)) : 0;
    };
    SpeechTokenizerConfig config;
    config.firstStride = 1;
    config.positions = EncoderPositions::Sinusoidal;
    config.fsmnKernel = 0;
    config.attentionNormEpsilon = config.feedForwardNormEpsilon = normEpsilon;
    config.finalNorm = config.averagePairs = config.quantizerNorm = true;
    config.melBands = size("conv1.weight", 1, 3);
    config.hiddenSize = size("conv1.weight", 0, 3);
    config.attentionHeads = file.heads;
    config.layers = 0;
    while (file.weights.contains("layers." + std::to_string(config.layers) + ".fc1.weight"))
        ++config.layers;
    const int inner = size("layers.0.fc1.weight", 0, 2);
    config.feedForwardMultiple = config.hiddenSize > 0 ? inner / config.hiddenSize : 0;
    if (!validate(config) || inner % config.hiddenSize != 0)
        return notWhisper(message("whisper.shape", config.melBands, config.hiddenSize, config.attentionHeads, config.layers, inner));
    return config;
}

// Takes weights out of `file` under our names, each of the shape that an encoder of `config` has.
class WeightTaker {
public:
    WeightTaker(TensorMap& file, const SpeechTokenizerConfig& config) : m_file(file), m_config(config) {}

    Result<TensorMap> takeAll()
    {
        const std::int64_t width = m_config.hiddenSize, inner = width * m_config.feedForwardMultiple;
        TRY(takeBoth("conv1", "conv1", {width, m_config.melBands, 3}));
        TRY(takeBoth("conv2", "conv2", {width, width, 3}));
        TRY(takeBoth("layer_norm", "ln_post", {width}));
        for (int layer = 0; layer < m_config.layers; ++layer) {
            const auto number = std::to_string(layer) + ".";
            for (const auto& [theirs, ours] : huggingFaceParts) {
                std::vector<std::int64_t> shape{width, width};
                if (ours.ends_with("_ln"))
                    shape = {width};
                else if (theirs == "fc1")
                    shape = {inner, width};
                else if (theirs == "fc2")
                    shape = {width, inner};
                const auto from = "layers." + number + std::string(theirs), to = "blocks." + number + std::string(ours);
                TRY(ours == "attn.key" ? take(from + ".weight", to + ".weight", shape) : takeBoth(from, to, shape));
            }
        }
        const auto positions = TRY(takeTensor(m_file, "embed_positions.weight", {-1, width}));
        TRY(checkPositions(positions, m_config.hiddenSize));
        if (!m_file.empty())
            return notWhisper(message("whisper.no-place", m_file.begin()->first));
        return std::move(m_taken);
    }

private:
    Status take(const std::string& from, const std::string& to, const std::vector<std::int64_t>& shape)
    {
        const auto tensor = TRY(takeTensor(m_file, from, shape));
        if (!tensor.is_floating_point())
            return Error{ErrorCode::UnsupportedFormat, message("whisper.not-floating", from)};
        if (!torch::isfinite(tensor).all().item<bool>())
            return notWhisper(message("whisper.not-numbers", from));
        m_taken["encoder." + to] = tensor;
        return {};
    }

    Status takeBoth(const std::string& from, const std::string& to, const std::vector<std::int64_t>& shape)
    {
        TRY(take(from + ".weight", to + ".weight", shape));
        return take(from + ".bias", to + ".bias", {shape.front()});
    }

    TensorMap& m_file;
    const SpeechTokenizerConfig& m_config;
    TensorMap m_taken;
};

Result<EncoderFile> readFolder(const fs::path& folder)
{
    std::error_code failure;
    const auto configFile = folder / "config.json";
    if (fs::exists(configFile, failure)) {
        const auto config = TRY(readJsonFile(configFile));
        // CTranslate2 writes a config.json too, but of another kind.
        if (config.is_object() && config.value("model_type", nlohmann::json()) == "whisper")
            return readHuggingFace(folder, config);
    }
    if (fs::exists(folder / "model.bin", failure))
        return readCtranslate2(folder / "model.bin");
    return Error{ErrorCode::FileNotFound, message("whisper.both")};
}

}  // namespace

Result<PretrainedEncoder> readWhisperEncoder(const fs::path& folder)
{
    PretrainedEncoder encoder;
    const Status status = guarded(message("doing.reading-encoder"), [&]() -> Status {
        auto file = TRY(readFolder(folder));
        encoder.config = TRY(shapeOf(file));
        encoder.weights = TRY(WeightTaker(file.weights, encoder.config).takeAll());
        return {};
    });
    if (status)
        return encoder;
    // The readers of files name theirs.
    if (!status.error().path.empty())
        return status.error();
    return Error{status.error().code, message("whisper.invalid", folder, status.error().message), folder};
}

Result<std::string> sha256OfWeights(const TensorMap& weights)
{
    Sha256 hash;
    for (const auto& [name, tensor] : weights) {
        const auto values = tensor.to(torch::kFloat32).contiguous();
        const auto entry = TRY(tensorEntry(values));
        hash.update(std::to_string(name.size()) + ':' + name);
        for (const auto size : entry.shape)
            hash.update(',' + std::to_string(size));
        hash.update(entry.bytes);
    }
    return hash.finishHex();
}

void copyWeights(const PretrainedEncoder& from, SpeechEncoder& encoder)
{
    const torch::NoGradGuard noGradients;
    for (auto& parameter : encoder->named_parameters()) {
        const auto found = from.weights.find(parameter.key());
        if (found != from.weights.end())
            parameter.value().copy_(found->second);
    }
}

}  // namespace undertone
