// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace undertone {

using TensorMap = std::map<std::string, torch::Tensor>;

/// Loads safetensors: one file, or a folder with model.safetensors or model.safetensors.index.json and its shards.
/// CPU tensors in the file's dtypes, mapped rather than copied; a mapping lives as long as its tensors, and writing
/// to them never changes the file. Errors: FileNotFound, CorruptFile, LimitExceeded, UnsupportedFormat (a pickle,
/// an ONNX graph...), InvalidModel (an index that does not match its shards, or a shard outside the folder).
Result<TensorMap> loadTensors(const std::filesystem::path& fileOrDirectory);

/// Saves tensors of any device, strides and known dtype as one safetensors file, atomically; same input, same bytes.
Status saveTensors(const std::filesystem::path& path, const TensorMap& tensors,
                   const std::map<std::string, std::string>& metadata = {});

/// Takes `name` out of `tensors`. -1 in `expectedShape` stands for any size. Errors: InvalidModel, when it is missing
/// or has another shape, in a sentence that names both shapes.
Result<torch::Tensor> takeTensor(TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& expectedShape);

}  // namespace undertone
