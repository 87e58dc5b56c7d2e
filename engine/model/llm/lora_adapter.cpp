// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/lora_adapter.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/model/llm/peft_config.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace undertone {

namespace {

using Json = nlohmann::json;

constexpr const char* keyPrefix = "base_model.model.";
constexpr const char* embeddingKey = "base_model.model.model.embed_tokens.weight";
constexpr const char* outputKey = "base_model.model.lm_head.weight";

/// The rows of a modules_to_save entry, where there is one, as the file holds them. Their number is the vocabulary of the adapter.
Status takeRows(TensorMap& tensors, const char* key, const LlamaConfig& base, torch::Device device, torch::Tensor& rows)
{
    if (!tensors.contains(key))
        return {};
    Result<torch::Tensor> taken = takeTensor(tensors, key, {base.vocabularySize, base.hiddenSize});
    if (!taken)
        return taken.error();
    rows = taken->to(device);
    return {};
}

/// Where the adapter keeps its weights. Errors: FileNotFound, UnsupportedFormat (a pickle).
Result<std::filesystem::path> weightsFile(const std::filesystem::path& directory)
{
    const auto file = directory / "adapter_model.safetensors";
    std::error_code failure;
    if (!std::filesystem::exists(file, failure) && std::filesystem::exists(directory / "adapter_model.bin", failure))
        return Error{ErrorCode::UnsupportedFormat, message("lora.pickle", directory), directory};
    return file;
}

std::string moduleName(std::int64_t layer, Projection which)
{
    return "model.layers." + std::to_string(layer) + "." + projectionName(which);
}

bool isAdapted(const TensorMap& tensors, const std::string& module)
{
    return tensors.contains(keyPrefix + module + ".lora_A.weight") || tensors.contains(keyPrefix + module + ".lora_B.weight");
}

/// The one rank and scale of our set: the largest rank among the adapted modules, the scale of modules without a pattern.
LoraConfig commonConfig(const TensorMap& tensors, const LlamaConfig& base, const PeftConfig& peft)
{
    LoraConfig config{1, 0.0};
    for (std::int64_t layer = 0; layer < base.layerCount; ++layer) {
        for (const Projection which : allProjections) {
            if (isAdapted(tensors, moduleName(layer, which)))
                config.rank = std::max(config.rank, peft.rankOf(moduleName(layer, which)));
        }
    }
    const bool plain = config.rank == peft.rank && !peft.rankStabilised;
    config.alpha = plain ? peft.alpha : peft.scaleOf({}) * static_cast<double>(config.rank);
    return config;
}

/// One module's pair, brought to the set's rank (by zeros, which add nothing) and scale (in B).
Result<LoraPair> takePair(TensorMap& tensors, const std::string& module, std::pair<std::int64_t, std::int64_t> shape,
                          const PeftConfig& peft, const LoraConfig& common, torch::Device device)
{
    const auto rank = peft.rankOf(module);
    Result<torch::Tensor> a = takeTensor(tensors, keyPrefix + module + ".lora_A.weight", {rank, shape.second});
    if (!a)
        return a.error();
    Result<torch::Tensor> b = takeTensor(tensors, keyPrefix + module + ".lora_B.weight", {shape.first, rank});
    if (!b)
        return b.error();
    LoraPair pair{convertTensor(*a, device, torch::kFloat32), convertTensor(*b, device, torch::kFloat32)};
    if (rank != common.rank) {
        pair.a = torch::constant_pad_nd(pair.a, {0, 0, 0, common.rank - rank});
        pair.b = torch::constant_pad_nd(pair.b, {0, common.rank - rank});
    }
    if (const double scale = peft.scaleOf(module); scale != peft.scaleOf({}))
        pair.b = pair.b * (scale / common.scale());
    return pair;
}

/// What a module without LoRA gets: zeros that take no memory.
LoraPair absentPair(std::pair<std::int64_t, std::int64_t> shape, const LoraConfig& common, torch::Device device)
{
    const auto zero = torch::zeros({1, 1}, torch::TensorOptions().device(device).dtype(torch::kFloat32));
    return {zero.expand({common.rank, shape.second}), zero.expand({shape.first, common.rank})};
}

Result<LoraSet> takeLora(TensorMap& tensors, const LlamaConfig& base, const PeftConfig& peft, torch::Device device)
{
    const LoraConfig common = commonConfig(tensors, base, peft);
    std::vector<torch::Tensor> parameters;
    for (std::int64_t layer = 0; layer < base.layerCount; ++layer) {
        for (const Projection which : allProjections) {
            const std::string module = moduleName(layer, which);
            const auto shape = projectionShape(base, which);
            Result<LoraPair> pair = absentPair(shape, common, device);
            if (peft.mustAdapt(module) || isAdapted(tensors, module))
                pair = takePair(tensors, module, shape, peft, common, device);
            if (!pair)
                return pair.error();
            parameters.push_back(pair->a);
            parameters.push_back(pair->b);
        }
    }
    return LoraSet::fromParameters(common, base.layerCount, parameters);
}

Result<LoraAdapter> loadAdapter(const std::filesystem::path& directory, const LlamaConfig& base, torch::Device device)
{
    Result<PeftConfig> config = readPeftConfig(directory / "adapter_config.json");
    if (!config)
        return config.error();
    Result<std::filesystem::path> weights = weightsFile(directory);
    if (!weights)
        return weights.error();
    Result<TensorMap> tensors = loadTensors(*weights);
    if (!tensors)
        return tensors.error();
    const auto isLora = [](const auto& entry) { return entry.first.find(".lora_") != std::string::npos; };
    if (std::none_of(tensors->begin(), tensors->end(), isLora))
        return Error{ErrorCode::InvalidModel, message("lora.none")};
    Result<LoraSet> lora = takeLora(*tensors, base, *config, device);
    if (!lora)
        return lora.error();
    LoraAdapter adapter{*lora, {}, {}};
    TRY(takeRows(*tensors, embeddingKey, base, device, adapter.embedding));
    TRY(takeRows(*tensors, outputKey, base, device, adapter.output));
    if (!tensors->empty())
        return Error{ErrorCode::InvalidModel, message("lora.no-place", tensors->begin()->first)};
    return adapter;
}

}  // namespace

Result<LoraAdapter> LoraAdapter::load(const std::filesystem::path& directory, const LlamaConfig& base, torch::Device device)
{
    std::optional<LoraAdapter> adapter;
    const Status status = guarded(message("doing.loading-adapter"), [&]() -> Status {
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
    return guarded(message("doing.writing-adapter"), [&]() -> Status {
        std::error_code failure;
        std::filesystem::create_directories(directory, failure);
        if (failure)
            return Error{ErrorCode::FileNotWritable, message("io.cannot-make", directory, failure.message()), directory};
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
        TRY(saveTensors(directory / "adapter_model.safetensors", tensors, {{"format", "pt"}}));
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
        return writeFileAtomically(directory / "adapter_config.json", jsonText(config, 2) + "\n");
    });
}

torch::Tensor mergeProjection(const torch::Tensor& weight, const LoraSet& lora, std::int64_t layer, Projection which, torch::Device device,
                              torch::Dtype dtype)
{
    const LoraPair& pair = lora.pair(layer, which);
    if (!pair.b.any().item<bool>())
        return convertTensor(weight, device, dtype);
    const bool inPlace = weight.device() == device && weight.scalar_type() == dtype;
    torch::Tensor merged = inPlace ? weight : torch::empty(weight.sizes(), torch::TensorOptions().device(device).dtype(dtype));
    // By rows, so that the sum in fp32 never takes much memory.
    constexpr std::int64_t rowsAtOnce = 1024;
    for (std::int64_t row = 0; row < weight.size(0); row += rowsAtOnce) {
        const auto end = std::min(weight.size(0), row + rowsAtOnce);
        const auto change = torch::matmul(pair.b.slice(0, row, end), pair.a) * lora.config().scale();
        merged.slice(0, row, end).copy_(weight.slice(0, row, end).to(device, torch::kFloat32) + change.to(device));
    }
    if (!inPlace)
        releasePages(weight);
    return merged;
}

Status mergeAdapter(SpeechLlm& base, const LoraAdapter& adapter)
{
    if (adapter.lora.layerCount() != base.config().layerCount)
        return Error{ErrorCode::InvalidModel, message("lora.layers", adapter.lora.layerCount(), base.config().layerCount)};
    return guarded(message("doing.merging-adapter"), [&]() -> Status {
        torch::NoGradGuard frozen;
        for (std::int64_t layer = 0; layer < base.config().layerCount; ++layer) {
            for (const Projection which : allProjections) {
                const auto [rows, columns] = projectionShape(base.config(), which);
                const LoraPair& pair = adapter.lora.pair(layer, which);
                if (pair.a.size(1) != columns || pair.b.size(0) != rows)
                    return Error{ErrorCode::InvalidModel, message("lora.other-shape")};
            }
        }
        if (adapter.embedding.defined() || adapter.output.defined()) {
            TRY(base.setRows(adapter.embedding, adapter.output));
        }
        for (std::int64_t layer = 0; layer < base.config().layerCount; ++layer) {
            for (const Projection which : allProjections) {
                const auto& weight = base.block(layer).projection(which);
                mergeProjection(weight, adapter.lora, layer, which, weight.device(), weight.scalar_type());
            }
        }
        return {};
    });
}

}  // namespace undertone
