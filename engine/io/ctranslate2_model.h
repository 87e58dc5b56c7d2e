// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/safetensors.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace undertone {

class MappedFile;

/// Bounds of what is read; each has its own error sentence.
struct Ctranslate2Limits {
    static constexpr std::size_t maxVariables = 1'000'000;
    static constexpr std::size_t maxRank = 16;
};

/// The variables of a model.bin as CTranslate2 writes it (version 6, little-endian), mapped into memory. Immutable: any thread.
class Ctranslate2Model {
public:
    /// Errors: FileNotFound, FileUnreadable, CorruptFile (cut short, bytes behind its end, a variable whose bytes do not fit its shape, a
    /// name twice, an alias of nothing), LimitExceeded, UnsupportedFormat (another version, a type that is not known).
    static Result<std::shared_ptr<const Ctranslate2Model>> open(const std::filesystem::path& path);

    /// What the model is, in CTranslate2's words: "WhisperSpec".
    [[nodiscard]] const std::string& specification() const { return m_specification; }
    /// By name, an alias under its own too. Spans live as long as this object.
    [[nodiscard]] const std::map<std::string, TensorEntry>& variables() const { return m_variables; }

private:
    Ctranslate2Model() = default;

    std::shared_ptr<const MappedFile> m_mapping;
    std::string m_specification;
    std::map<std::string, TensorEntry> m_variables;
};

}  // namespace undertone
