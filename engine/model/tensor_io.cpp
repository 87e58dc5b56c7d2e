// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/tensor_io.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/mapped_file.h"
#include "engine/io/safetensors.h"
#include "engine/io/strict_json.h"
#include "engine/model/torch_support.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <optional>
#include <set>
#include <sstream>

namespace undertone {
namespace {

namespace fs = std::filesystem;

torch::ScalarType toTorch(TensorDtype dtype)
{
    switch (dtype) {
    case TensorDtype::F64: return torch::kFloat64;
    case TensorDtype::F32: return torch::kFloat32;
    case TensorDtype::F16: return torch::kFloat16;
    case TensorDtype::BF16: return torch::kBFloat16;
    case TensorDtype::I64: return torch::kInt64;
    case TensorDtype::I32: return torch::kInt32;
    case TensorDtype::I16: return torch::kInt16;
    case TensorDtype::I8: return torch::kInt8;
    case TensorDtype::U8: return torch::kUInt8;
    case TensorDtype::Bool: return torch::kBool;
    }
    return torch::kFloat32;
}

std::optional<TensorDtype> fromTorch(torch::ScalarType type)
{
    for (const auto dtype : {TensorDtype::F64, TensorDtype::F32, TensorDtype::F16, TensorDtype::BF16, TensorDtype::I64, TensorDtype::I32,
                             TensorDtype::I16, TensorDtype::I8, TensorDtype::U8, TensorDtype::Bool}) {
        if (toTorch(dtype) == type)
            return dtype;
    }
    return std::nullopt;
}

std::string shapeText(torch::IntArrayRef shape)
{
    std::ostringstream text;
    text << '(';
    for (std::size_t i = 0; i < shape.size(); ++i)
        text << (i ? ", " : "") << (shape[i] < 0 ? std::string("any") : std::to_string(shape[i]));
    text << ')';
    return text.str();
}

/// Ends a mapped tensor's hold on its file. Its address is the mark by which mapped tensors are known.
void dropMapping(void* context)
{
    delete static_cast<std::shared_ptr<const void>*>(context);
}

bool isMapped(const torch::Tensor& tensor)
{
    return tensor.device().is_cpu() && tensor.storage().data_ptr().get_deleter() == &dropMapping;
}

Result<TensorMap> loadFile(const fs::path& path)
{
    auto file = SafetensorsFile::open(path);
    if (!file)
        return file.error();
    TensorMap tensors;
    for (const auto& [name, entry] : (*file)->tensors())
        tensors.emplace(name, mappedTensor(*file, entry));
    return tensors;
}

Error badIndex(const fs::path& index, const Message& reason)
{
    return {ErrorCode::InvalidModel, message("io.phrase", index, reason), index};
}

// Which shard holds which tensor names.
Result<std::map<std::string, std::set<std::string>>> readIndex(const fs::path& index)
{
    auto parsed = readJsonFile(index, {100u << 20, 8, 4'000'000});
    if (!parsed)
        return parsed.error();
    if (!parsed->is_object() || !parsed->contains("weight_map") || !(*parsed)["weight_map"].is_object())
        return badIndex(index, message("shards.no-map"));
    std::map<std::string, std::set<std::string>> shards;
    for (const auto& [name, file] : (*parsed)["weight_map"].items()) {
        if (!file.is_string())
            return badIndex(index, message("shards.no-name", name));
        shards[file.get<std::string>()].insert(name);
    }
    return shards;
}

/// Where a cache of Hugging Face's keeps what the files in one of its snapshots are links to: MODEL/blobs for MODEL/snapshots/REVISION and
/// the folders in it. Empty: the folder is in no such cache.
fs::path blobsOf(const fs::path& folder)
{
    for (fs::path at = folder; at.has_relative_path(); at = at.parent_path()) {
        if (at.parent_path().filename() == "snapshots")
            return at.parent_path().parent_path() / "blobs";
    }
    return {};
}

Result<TensorMap> loadShards(const fs::path& folder, const fs::path& index)
{
    auto shards = readIndex(index);
    if (!shards)
        return shards.error();
    std::error_code failure;
    const fs::path home = fs::canonical(folder, failure);
    TensorMap tensors;
    for (const auto& [file, names] : *shards) {
        const fs::path resolved = fs::weakly_canonical(folder / file, failure);
        const bool inside = resolved.parent_path() == home || resolved.parent_path() == blobsOf(home);
        if (failure || fs::path(file).filename() != fs::path(file) || !inside)
            return badIndex(index, message("shards.elsewhere", file));
        auto shard = loadFile(resolved);
        if (!shard)
            return shard.error();
        for (const auto& name : names) {
            const auto found = shard->find(name);
            if (found == shard->end())
                return badIndex(index, message("shards.missing-tensor", name, file));
            tensors.emplace(name, found->second);
        }
    }
    return tensors;
}

Result<TensorMap> loadAny(const fs::path& path)
{
    std::error_code failure;
    if (!fs::is_directory(path, failure))
        return loadFile(path);
    if (fs::exists(path / "model.safetensors", failure))
        return loadFile(path / "model.safetensors");
    const fs::path index = path / "model.safetensors.index.json";
    if (fs::exists(index, failure))
        return loadShards(path, index);
    for (const char* pickle : {"pytorch_model.bin", "pytorch_model.bin.index.json", "model.pt", "pytorch_model.pt"}) {
        if (fs::exists(path / pickle, failure))
            return Error{ErrorCode::UnsupportedFormat, message("weights.only-pickle", path, pickle), path};
    }
    return Error{ErrorCode::FileNotFound, message("weights.none", path), path};
}

}  // namespace

torch::Tensor mappedTensor(const std::shared_ptr<const void>& file, const TensorEntry& entry)
{
    const auto options = torch::TensorOptions().dtype(toTorch(entry.dtype));
    if (entry.bytes.empty())
        return torch::empty(entry.shape, options);
    // The pages are mapped private and writable, so dropping const is safe: the file never changes.
    auto* address = const_cast<std::byte*>(entry.bytes.data());
    c10::DataPtr bytes(address, new std::shared_ptr<const void>(file), &dropMapping, c10::DeviceType::CPU);
    c10::Storage storage(c10::Storage::use_byte_size_t{}, entry.bytes.size(), std::move(bytes), /*allocator=*/nullptr, /*resizable=*/false);
    auto tensor = torch::empty({0}, options).set_(std::move(storage), 0, entry.shape);
    // The format promises no alignment; vector kernels want their type's.
    const bool aligned = reinterpret_cast<std::uintptr_t>(address) % elementBytes(entry.dtype) == 0;
    return aligned ? tensor : tensor.clone();
}

torch::Tensor convertTensor(const torch::Tensor& tensor, torch::Device device, torch::Dtype dtype)
{
    const auto converted = tensor.to(device, dtype).contiguous();
    if (!converted.is_alias_of(tensor))
        releasePages(tensor);
    return converted;
}

void releasePages(const torch::Tensor& tensor)
{
    if (isMapped(tensor) && tensor.is_contiguous())
        releaseMappedPages({static_cast<const std::byte*>(tensor.data_ptr()), static_cast<std::size_t>(tensor.nbytes())});
}

Result<TensorEntry> tensorEntry(const torch::Tensor& tensor)
{
    const auto dtype = fromTorch(tensor.scalar_type());
    if (!dtype)
        return Error{ErrorCode::InvalidArgument, message("weights.unknown-type")};
    const auto* bytes = static_cast<const std::byte*>(tensor.data_ptr());
    return TensorEntry{*dtype, tensor.sizes().vec(), {bytes, static_cast<std::size_t>(tensor.nbytes())}};
}

Result<TensorMap> loadTensors(const fs::path& fileOrDirectory)
{
    Result<TensorMap> result = TensorMap{};
    auto status = guarded(message("doing.loading", fileOrDirectory), [&]() -> Status {
        result = loadAny(fileOrDirectory);
        return {};
    });
    if (!status)
        return status.error();
    return result;
}

Status saveTensors(const fs::path& path, const TensorMap& tensors, const std::map<std::string, std::string>& metadata)
{
    return guarded(message("doing.saving", path), [&]() -> Status {
        std::map<std::string, TensorEntry> entries;
        std::vector<torch::Tensor> kept;  // contiguous CPU copies must outlive the write
        for (const auto& [name, tensor] : tensors) {
            kept.push_back(tensor.detach().to(torch::kCPU).contiguous());
            auto entry = tensorEntry(kept.back());
            if (!entry)
                return Error{ErrorCode::InvalidArgument, message("weights.tensor-type", name), path};
            entries[name] = std::move(*entry);
        }
        return writeSafetensors(path, entries, metadata);
    });
}

namespace {

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Which tensors share a file, each in turn until it is full.
std::vector<NamedTensors> shardsOf(const NamedTensors& tensors, torch::Dtype dtype, std::uint64_t shardBytes)
{
    std::vector<NamedTensors> shards(1);
    std::uint64_t filled = 0;
    for (const auto& [name, tensor] : tensors) {
        const auto bytes = static_cast<std::uint64_t>(tensor.numel()) * c10::elementSize(dtype);
        if (filled > 0 && filled + bytes > shardBytes) {
            shards.emplace_back();
            filled = 0;
        }
        shards.back().emplace_back(name, tensor);
        filled += bytes;
    }
    return shards;
}

std::string shardName(std::size_t number, std::size_t count)
{
    char name[64];
    std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", number + 1, count);
    return count == 1 ? "model.safetensors" : name;
}

Status saveShard(const fs::path& path, const NamedTensors& shard, torch::Dtype dtype, const TensorSaved& saved)
{
    std::map<std::string, TensorEntry> entries;
    std::map<const std::byte*, torch::Tensor> kept;  // what is written must outlive the write
    for (const auto& [name, tensor] : shard) {
        const auto ready = tensor.detach().to(torch::kCPU, dtype).contiguous();
        auto entry = tensorEntry(ready);
        if (!entry)
            return entry.error();
        kept[entry->bytes.data()] = ready;
        entries[name] = std::move(*entry);
    }
    return writeSafetensors(path, entries, {{"format", "pt"}},
                            [&](const TensorEntry& entry) { return saved ? saved(kept.at(entry.bytes.data())) : Status(); });
}

}  // namespace

Status saveShards(const fs::path& folder, const NamedTensors& tensors, torch::Dtype dtype, std::uint64_t shardBytes,
                  const TensorSaved& saved)
{
    return guarded(message("doing.saving", folder), [&]() -> Status {
        const auto shards = shardsOf(tensors, dtype, shardBytes);
        nlohmann::ordered_json places = nlohmann::ordered_json::object();
        std::uint64_t bytes = 0;
        for (std::size_t number = 0; number < shards.size(); ++number) {
            const auto file = shardName(number, shards.size());
            TRY(saveShard(folder / file, shards[number], dtype, saved));
            for (const auto& [name, tensor] : shards[number]) {
                places[name] = file;
                bytes += static_cast<std::uint64_t>(tensor.numel()) * c10::elementSize(dtype);
            }
        }
        if (shards.size() == 1)
            return {};
        const nlohmann::ordered_json index{{"metadata", {{"total_size", bytes}}}, {"weight_map", places}};
        return writeFileAtomically(folder / "model.safetensors.index.json", jsonText(index, 2) + "\n");
    });
}

bool isFinite(const torch::Tensor& tensor)
{
    if (!tensor.is_floating_point() || tensor.numel() == 0)
        return true;
    const auto [smallest, largest] = torch::aminmax(tensor);  // NaN goes through both
    return std::isfinite(smallest.item<double>()) && std::isfinite(largest.item<double>());
}

Status checkFinite(const std::string& name, const torch::Tensor& tensor)
{
    if (isFinite(tensor))
        return {};
    return Error{ErrorCode::InvalidModel, message("weights.not-finite", name)};
}

Result<torch::Tensor> takeTensor(TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& expectedShape)
{
    const auto found = tensors.find(name);
    if (found == tensors.end())
        return Error{ErrorCode::InvalidModel, message("weights.lacks", name, shapeText(expectedShape))};
    const auto sizes = found->second.sizes();
    bool fits = sizes.size() == expectedShape.size();
    for (std::size_t i = 0; fits && i < expectedShape.size(); ++i)
        fits = expectedShape[i] < 0 || expectedShape[i] == sizes[i];
    if (!fits)
        return Error{ErrorCode::InvalidModel, message("weights.shape", name, shapeText(sizes), shapeText(expectedShape))};
    torch::Tensor tensor = std::move(found->second);
    tensors.erase(found);
    return tensor;
}

}  // namespace undertone
