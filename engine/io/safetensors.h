// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace undertone {

class MappedFile;

enum class TensorDtype { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

[[nodiscard]] std::size_t elementBytes(TensorDtype dtype);
[[nodiscard]] const char* dtypeName(TensorDtype dtype);  ///< as the format spells it: "BF16"

/// Bytes that a shape asks for; nothing where a size is negative or the product leaves what an int64_t can index.
[[nodiscard]] std::optional<std::uint64_t> checkedBytes(TensorDtype dtype, const std::vector<std::int64_t>& shape);

/// One tensor of a safetensors file: row-major, little-endian. The bytes may be unaligned for their type.
struct TensorEntry {
    TensorDtype dtype = TensorDtype::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

/// Bounds of what is read; each has its own error sentence.
struct SafetensorsLimits {
    static constexpr std::uint64_t maxHeaderBytes = 100'000'000;
    static constexpr std::size_t maxRank = 16;
    static constexpr std::size_t maxTensors = 1'000'000;
};

/// A safetensors file, mapped into memory; nothing is copied. Strict: known dtypes, checked arithmetic, no overlap,
/// no hole, no duplicate name. Pages are private and writable (copy on write), so the file never changes. The spans of
/// tensors() live as long as this object. Immutable: any thread.
class SafetensorsFile {
public:
    /// Errors: FileNotFound, FileUnreadable, CorruptFile, LimitExceeded, UnsupportedFormat (a pickle, zip, ONNX, GGUF...,
    /// told by content, with how to convert).
    static Result<std::shared_ptr<const SafetensorsFile>> open(const std::filesystem::path& path);
    /// The same over bytes in memory, which the object takes; `name` stands for the path in errors.
    static Result<std::shared_ptr<const SafetensorsFile>> fromBytes(std::vector<std::byte> bytes, const std::filesystem::path& name);
    SafetensorsFile(const SafetensorsFile&) = delete;
    SafetensorsFile& operator=(const SafetensorsFile&) = delete;

    [[nodiscard]] const std::map<std::string, TensorEntry>& tensors() const { return m_tensors; }
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return m_metadata; }

private:
    SafetensorsFile() = default;
    Status parse(const std::filesystem::path& path);

    std::shared_ptr<const MappedFile> m_mapping;
    std::vector<std::byte> m_owned;
    std::span<const std::byte> m_content;  ///< the whole file: mapped or owned
    std::map<std::string, TensorEntry> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// Told of each tensor that has been written; an Error ends the writing, and no file is left.
using TensorWritten = std::function<Status(const TensorEntry& entry)>;

/// Writes a safetensors file atomically. Same input, same bytes: tensors lie by falling element size, then name.
/// Errors: InvalidArgument (bytes that do not fit the shape, the name `__metadata__`), FileNotWritable, and `written`'s.
Status writeSafetensors(const std::filesystem::path& path, const std::map<std::string, TensorEntry>& tensors,
                        const std::map<std::string, std::string>& metadata = {}, const TensorWritten& written = {});

/// The bytes that writeSafetensors would write. Errors: InvalidArgument.
Result<std::vector<std::byte>> encodeSafetensors(const std::map<std::string, TensorEntry>& tensors,
                                                 const std::map<std::string, std::string>& metadata = {});

/// A sentence on what a file is and how to convert it, when its first bytes are those of a known weights format that is
/// never loaded (pickle, PyTorch archive, ONNX, GGUF, HDF5, a Git LFS pointer); empty otherwise.
Message describeForeignWeights(std::span<const std::byte> firstBytes);

}  // namespace undertone
