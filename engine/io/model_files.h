// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/io/open_file.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

struct ModelDescription;

/// The files of a model directory that make its results, held open: undertone.json and all .json and .safetensors files of its
/// parts; card and provenance are not among them. Opened before a model is loaded, it tells whether what was loaded by path is
/// what was hashed. Immutable: any thread.
class ModelFiles {
public:
    /// Errors: FileUnreadable, FileNotFound.
    static Result<ModelFiles> open(const std::filesystem::path& folder, const ModelDescription& description);

    /// SHA-256 over names and contents. Errors: FileUnreadable, Cancelled, CorruptFile (a file was written to or replaced since open()).
    [[nodiscard]] Result<std::string> sha256(const CancellationToken& cancel = {}) const;

private:
    std::vector<std::pair<std::string, OpenFile>> m_files;  ///< by name, sorted
};

}  // namespace undertone
