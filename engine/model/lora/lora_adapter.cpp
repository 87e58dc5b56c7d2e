// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/lora/lora_adapter.h"

#include "engine/io/atomic_file.h"
#include "engine/io/strict_json.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <nlohmann/json.hpp>

namespace undertone {

namespace {

using Json = nlohmann::json;

constexpr const char* keyPrefix = "base_model.model.";
constexpr const char* embeddingKey = "base_model.model.model.embed_tokens.weight";
constexpr const char* outputKey = "base_model.model.lm_head.weight";

Error invalid(const std::string& what)
{
    return Error{ErrorCode::InvalidModel, "The adapter's adapter_config.json " + what};
}

/// True where a key is there and says anything but "no".
bool asksFor(const Json& json, const char* key)
{
    if (!json.contains(key))
        return false;
    const Json& value = json.at(key);
    return !(value.is_null() || value == false || value == 0 || value == "none" || ((value.is_object() || value.is_array()) && value.empty()));
}

Result<LoraConfig> parseAdapterConfig(const Json& json)
{
    if (!json.is_object() || json.value("peft_type", Json()) != "LORA")
        return invalid("does not describe a LoRA (peft_type \"LORA\"), the only kind that this engine applies.");
    for (const char* key : {"use_dora", "use_rslora", "fan_in_fan_out", "bias", "rank_pattern", "alpha_pattern", "layers_to_transform", "layers_pattern",
                            "trainable_token_indices", "target_parameters", "layer_replication", "lora_bias", "use_qalora", "use_bdlora", "alora_invocation_tokens"}) {
        if (asksFor(json, key))
            return invalid("asks for \"" + std::string(key) + "\", which this engine does not compute.");
    }
    const Json rank = json.value("r", Json());
    const Json alpha = json.value("lora_alpha", Json());
    if (!rank.is_number_integer() || !alpha.is_number())
        return invalid("has no whole number for \"r\" or no number for \"lora_alpha\".");
    const LoraConfig config{rank.get<std::int64_t>(), alpha.get<double>()};
    if (Status status = validateLoraConfig(config); !status)
        return invalid("is not valid. " + status.error().detail);
    return config;
}

/// The rows of a modules_to_save entry, where there is one. Their number is the vocabulary of the adapter.
Status takeRows(TensorMap& tensors, const char* key, const LlamaConfig& base, torch::Device device, torch::Tensor& rows)
{
    if (!tensors.contains(key))
        return {};
    Result<torch::Tensor> taken = takeTensor(tensors, key, {base.vocabularySize, base.hiddenSize});
    if (!taken)
        return taken.error();
    rows = taken->to(device, torch::kFloat32);
    return {};
}

Result<LoraSet> takeLora(TensorMap& tensors, const LlamaConfig& base, const LoraConfig& config, torch::Device device)
{
    std::vector<torch::Tensor> parameters;
    for (std::int64_t layer = 0; layer < base.layerCount; ++layer) {
        for (const Projection which : allProjections) {
            const auto [rows, columns] = projectionShape(base, which);
            const std::string module = keyPrefix + ("model.layers." + std::to_string(layer)) + "." + projectionName(which);
            Result<torch::Tensor> a = takeTensor(tensors, module + ".lora_A.weight", {config.rank, columns});
            if (!a)
                return a.error();
            Result<torch::Tensor> b = takeTensor(tensors, module + ".lora_B.weight", {rows, config.rank});
            if (!b)
                return b.error();
            parameters.push_back(a->to(device, torch::kFloat32));
            parameters.push_back(b->to(device, torch::kFloat32));
        }
    }
    return LoraSet::fromParameters(config, base.layerCount, parameters);
}

Result<LoraAdapter> loadAdapter(const std::filesystem::path& directory, const LlamaConfig& base, torch::Device device)
{
    Result<Json> json = readJsonFile(directory / "adapter_config.json");
    if (!json)
        return json.error();
    Result<LoraConfig> config = parseAdapterConfig(*json);
    if (!config)
        return config.error();
    Result<TensorMap> tensors = loadTensors(directory / "adapter_model.safetensors");
    if (!tensors)
        return tensors.error();
    Result<LoraSet> lora = takeLora(*tensors, base, *config, device);
    if (!lora)
        return lora.error();
    LoraAdapter adapter{*lora, {}, {}};
    if (Status status = takeRows(*tensors, embeddingKey, base, device, adapter.embedding); !status)
        return status.error();
    if (Status status = takeRows(*tensors, outputKey, base, device, adapter.output); !status)
        return status.error();
    if (!tensors->empty())
        return Error{ErrorCode::InvalidModel, "The adapter's weights hold \"" + tensors->begin()->first + "\", for which this engine has no place."};
    return adapter;
}

}  // namespace

Result<LoraAdapter> LoraAdapter::load(const std::filesystem::path& directory, const LlamaConfig& base, torch::Device device)
{
    std::optional<LoraAdapter> adapter;
    const Status status = guarded("Loading the adapter", [&]() -> Status {
        torch::NoGradGuard frozen;
        Result<LoraAdapter> loaded = loadAdapter(directory, base, device);
        if (!loaded)
            return loaded.error();
        adapter = *loaded;
        return {};
    });
    if (status)
        return *adapter;
    Error error = status.error();
    if (error.path.empty())
        error.path = directory;
    return error;
}

Status LoraAdapter::save(const std::filesystem::path& directory, torch::Dtype dtype, const std::string& baseName) const
{
    return guarded("Writing the adapter", [&]() -> Status {
        std::error_code failure;
        std::filesystem::create_directories(directory, failure);
        if (failure)
            return Error{ErrorCode::FileNotWritable, "The folder " + directory.string() + " cannot be made: " + failure.message() + ".", directory};
        const auto stored = [dtype](const torch::Tensor& tensor) { return tensor.detach().to(torch::kCPU, dtype); };
        TensorMap tensors;
        for (const auto& [name, tensor] : lora.namedParameters())
            tensors[keyPrefix + name] = stored(tensor);
        Json modulesToSave = Json::array();
        if (embedding.defined()) {
            tensors[embeddingKey] = stored(embedding);
            modulesToSave.push_back("embed_tokens");
        }
        if (output.defined()) {
            tensors[outputKey] = stored(output);
            modulesToSave.push_back("lm_head");
        }
        if (Status status = saveTensors(directory / "adapter_model.safetensors", tensors, {{"format", "pt"}}); !status)
            return status;
        const Json config{
            {"peft_type", "LORA"},
            {"task_type", "CAUSAL_LM"},
            {"base_model_name_or_path", baseName},
            {"inference_mode", true},
            {"r", lora.config().rank},
            {"lora_alpha", lora.config().alpha},
            {"lora_dropout", 0.0},
            {"bias", "none"},
            {"fan_in_fan_out", false},
            {"init_lora_weights", true},
            {"target_modules", {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"}},
            {"modules_to_save", modulesToSave.empty() ? Json(nullptr) : modulesToSave},
        };
        return writeFileAtomically(directory / "adapter_config.json", config.dump(2) + "\n");
    });
}

Status mergeAdapter(SpeechLlm& base, const LoraAdapter& adapter)
{
    if (adapter.lora.layerCount() != base.config().layerCount)
        return Error{ErrorCode::InvalidModel, "The adapter has " + std::to_string(adapter.lora.layerCount()) + " layers, the language model "
                                                  + std::to_string(base.config().layerCount) + "."};
    return guarded("Merging the adapter", [&]() -> Status {
        torch::NoGradGuard frozen;
        for (std::int64_t layer = 0; layer < base.config().layerCount; ++layer) {
            for (const Projection which : allProjections) {
                const auto [rows, columns] = projectionShape(base.config(), which);
                const LoraPair& pair = adapter.lora.pair(layer, which);
                if (pair.a.size(1) != columns || pair.b.size(0) != rows)
                    return Error{ErrorCode::InvalidModel, "The adapter was made for a language model of another shape."};
            }
        }
        if (adapter.embedding.defined() || adapter.output.defined()) {
            if (Status status = base.setRows(adapter.embedding, adapter.output); !status)
                return status;
        }
        for (std::int64_t layer = 0; layer < base.config().layerCount; ++layer) {
            for (const Projection which : allProjections) {
                const LoraPair& pair = adapter.lora.pair(layer, which);
                torch::Tensor weight = base.block(layer).projection(which);
                const auto change = torch::matmul(pair.b, pair.a) * adapter.lora.config().scale();
                weight.copy_(weight.to(torch::kFloat32) + change.to(weight.device(), torch::kFloat32));
            }
        }
        return {};
    });
}

}  // namespace undertone
