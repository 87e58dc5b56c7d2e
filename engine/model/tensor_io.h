// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

struct TensorEntry;

using TensorMap = std::map<std::string, torch::Tensor>;

/// Loads safetensors: one file, or a folder with model.safetensors or model.safetensors.index.json and its shards.
/// CPU tensors in the file's dtypes, mapped rather than copied; a mapping lives as long as its tensors, and writing
/// to them never changes the file. Errors: FileNotFound, CorruptFile, LimitExceeded, UnsupportedFormat (a pickle,
/// an ONNX graph...), InvalidModel (an index that does not match its shards, or a shard outside the folder; a folder in a cache of Hugging
/// Face's may link to the cache's own `blobs`).
Result<TensorMap> loadTensors(const std::filesystem::path& fileOrDirectory);

/// A CPU tensor over bytes that lie in a MappedFile, which `file` keeps alive; a copy where they are unaligned for their type.
torch::Tensor mappedTensor(const std::shared_ptr<const void>& file, const TensorEntry& entry);

/// `tensor` on `device` in `dtype`, contiguous. A mapped tensor that is so already stays a view of its file; of one that
/// has to be copied, and that nobody has written to, the file's pages are given back: no model is in memory twice.
torch::Tensor convertTensor(const torch::Tensor& tensor, torch::Device device, torch::Dtype dtype);

/// Gives back the pages of a mapped tensor that nobody has written to and that is not needed for now; leaves others alone.
void releasePages(const torch::Tensor& tensor);

/// The tensor as a safetensors writer takes it: its bytes, for as long as the tensor lives. It must be a contiguous CPU
/// tensor. Errors: InvalidArgument (a type that safetensors here does not hold).
Result<TensorEntry> tensorEntry(const torch::Tensor& tensor);

/// Saves tensors of any device, strides and known dtype as one safetensors file, atomically; same input, same bytes.
Status saveTensors(const std::filesystem::path& path, const TensorMap& tensors, const std::map<std::string, std::string>& metadata = {});

/// What transformers takes for a shard's largest size.
inline constexpr std::uint64_t usualShardBytes = 5'000'000'000;

/// Told of each tensor that has been written; an Error ends the writing.
using TensorSaved = std::function<Status(const torch::Tensor& tensor)>;

/// Saves a model's weights, in `dtype`, as transformers does: model.safetensors, or where that would be larger than
/// `shardBytes`, shards filled in the order given, and last of all their model.safetensors.index.json. Memory holds no more
/// than a shard's conversions. Errors: FileNotWritable, InvalidArgument, and `saved`'s.
Status saveShards(const std::filesystem::path& folder, const std::vector<std::pair<std::string, torch::Tensor>>& tensors,
                  torch::Dtype dtype, std::uint64_t shardBytes = usualShardBytes, const TensorSaved& saved = {});

/// Whether a floating-point tensor holds neither NaN nor infinities; others never do. One pass, without a mask of the tensor's size.
bool isFinite(const torch::Tensor& tensor);

/// Errors: InvalidModel with the name of a tensor that is not finite.
Status checkFinite(const std::string& name, const torch::Tensor& tensor);

/// Takes `name` out of `tensors`. -1 in `expectedShape` stands for any size. Errors: InvalidModel, when it is missing
/// or has another shape, in a sentence that names both shapes.
Result<torch::Tensor> takeTensor(TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& expectedShape);

}  // namespace undertone
