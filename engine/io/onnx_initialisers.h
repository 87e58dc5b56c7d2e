// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/safetensors.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

class MappedFile;

/// A node of an ONNX graph, as far as it tells which weight is which.
struct OnnxNode {
    std::string name;
    std::string operation;  ///< "MatMul", "Conv"...
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::map<std::string, float> numbers;  ///< attributes that are one float: "epsilon"
};

/// Bounds of what is read; each has its own error sentence.
struct OnnxLimits {
    static constexpr std::size_t maxNodes = 1'000'000;
    static constexpr std::size_t maxInitialisers = 1'000'000;
    static constexpr std::size_t maxRank = 16;
    static constexpr std::size_t maxTextBytes = 4096;
};

/// The weights (initialisers) of an ONNX file, mapped into memory, and the nodes that consume them. The graph is never
/// executed, and what is not needed for this is skipped. Immutable: any thread.
class OnnxFile {
public:
    /// Errors: FileNotFound, FileUnreadable, CorruptFile (cut short, not a protobuf, a tensor whose bytes do not fit its
    /// shape, a name twice), LimitExceeded, UnsupportedFormat (external data, sparse weights).
    static Result<std::shared_ptr<const OnnxFile>> open(const std::filesystem::path& path);

    /// By name. Spans live as long as this object. Only tensors whose bytes lie in the file in one piece are listed.
    [[nodiscard]] const std::map<std::string, TensorEntry>& initialisers() const { return m_initialisers; }
    [[nodiscard]] const std::vector<OnnxNode>& nodes() const { return m_nodes; }  ///< in graph order

private:
    OnnxFile() = default;

    std::shared_ptr<const MappedFile> m_mapping;
    std::map<std::string, TensorEntry> m_initialisers;
    std::vector<OnnxNode> m_nodes;
};

}  // namespace undertone
