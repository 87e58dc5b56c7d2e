// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/model_import.h"

#include "engine/io/atomic_file.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/speech/onnx_tokenizer.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

namespace {

namespace fs = std::filesystem;

Status makeFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make", folder, failure.message()), folder};
    return {};
}

Status copyFiles(const fs::path& from, const fs::path& to, std::initializer_list<const char*> names)
{
    TRY(makeFolder(to));
    for (const char* name : names)
        TRY(copyFileAtomically(from / name, to / name));
    return {};
}

ImportedBase describe(const LlamaConfig& config)
{
    return {config.vocabularySize, config.maxPositions, 0};
}

/// The name of a tensor that is one of these, or a view or conversion of one.
std::string nameOf(const torch::Tensor& tensor, const std::vector<std::pair<std::string, torch::Tensor>>& named)
{
    const auto found = std::ranges::find_if(named, [&](const auto& each) { return each.second.is_alias_of(tensor); });
    return found == named.end() ? std::string() : found->first;
}

Status checkAllFinite(const TensorMap& tensors)
{
    for (const auto& [name, tensor] : tensors)
        TRY(checkFinite(name, tensor));
    return {};
}

/// The type that most of a folder's weights lie in: that of its largest matrix.
Result<torch::Dtype> typeOnDisk(const fs::path& folder)
{
    auto tensors = loadTensors(folder);
    if (!tensors)
        return tensors.error();
    auto rows = takeTensor(*tensors, "model.embed_tokens.weight", {-1, -1});
    if (!rows)
        return rows.error();
    const auto type = rows->scalar_type();
    if (type != torch::kFloat32 && type != torch::kFloat16 && type != torch::kBFloat16)
        return Error{ErrorCode::InvalidModel, message("import.number-type"), folder};
    return type;
}

}  // namespace

Result<ImportedBase> describeBase(const fs::path& folder)
{
    const auto config = readLlamaConfig(folder / "config.json");
    if (!config)
        return config.error();
    return describe(*config);
}

Result<ImportedBase> importBase(const BaseImport& import, const ImportProgress& progress, const CancellationToken& cancel)
{
    return guarded(message("doing.importing-llm"), [&]() -> Result<ImportedBase> {
        const auto type = typeOnDisk(import.source);
        if (!type)
            return type.error();
        // Mapped, not read: the check that all is there costs nothing.
        auto llm = SpeechLlm::load(import.source, torch::kCPU, *type);
        if (!llm)
            return llm.error();
        ImportedBase imported = describe((*llm)->config());
        TRY((*llm)->extendVocabulary(import.newRows, import.seed));
        imported.parameters = (*llm)->parameterCount();
        std::int64_t written = 0;
        const auto weights = (*llm)->namedParameters();
        const auto saved = [&](const torch::Tensor& weight) -> Status {
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("import.cancelled")};
            TRY(checkFinite(nameOf(weight, weights), weight));  // while its pages are there
            releasePages(weight);
            written += weight.numel();
            if (progress)
                progress(static_cast<double>(written) / static_cast<double>(imported.parameters));
            return {};
        };
        TRY((*llm)->save(import.target, *type, import.shardBytes, saved));
        return imported;
    });
}

Result<int> importTokenizer(const fs::path& source, const fs::path& target)
{
    return guarded(message("doing.importing-tokenizer"), [&]() -> Result<int> {
        std::error_code failure;
        if (fs::is_directory(source, failure)) {
            if (!fs::exists(source / "config.json", failure) || !fs::exists(source / "model.safetensors", failure))
                return Error{ErrorCode::FileNotFound, message("import.no-tokenizer", source), source};
            TRY(copyFiles(source, target, {"config.json", "model.safetensors"}));
        } else {
            const auto onnx = readOnnxTokenizer(source);
            if (!onnx)
                return onnx.error();
            TRY(makeFolder(target));
            TRY(writeFileAtomically(target / "config.json", toJson(onnx->config)));
            TRY(saveTensors(target / "model.safetensors", onnx->weights, {{"format", "pt"}}));
        }
        TRY(checkAllFinite(TRY(loadTensors(target))));
        const auto tokenizer = SpeechTokenizer::load(target, torch::kCPU);
        if (!tokenizer)
            return tokenizer.error();
        return (*tokenizer)->codebookSize();
    });
}

Status importAdapter(const fs::path& source, const fs::path& base, const fs::path& target)
{
    return guarded(message("doing.importing-adapter"), [&]() -> Status {
        const auto config = readLlamaConfig(base / "config.json");
        if (!config)
            return config.error();
        TRY(LoraAdapter::load(source, *config, torch::kCPU));
        TRY(checkAllFinite(TRY(loadTensors(source / "adapter_model.safetensors"))));
        return copyFiles(source, target, {"adapter_config.json", "adapter_model.safetensors"});
    });
}

}  // namespace undertone
