// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/temporary_lora_config.h"
#include "engine/core/result.h"
#include "engine/io/dialogue_tokens.h"

#include <filesystem>
#include <string>

namespace undertone {

/// Whether a model gets files of its own, or names for the bytes that are there already (hard links, where the file system
/// has them): folds of one base share it.
enum class PartFiles { Copied, Shared };

/// What a model directory is put together from.
struct ModelParts {
    std::string name = "undertone-small";
    std::string licence;
    std::filesystem::path tokenizer;         ///< folder; copied
    std::filesystem::path base;              ///< folder in Hugging Face's layout; copied
    const DialogueTokens* tokens = nullptr;  ///< what the adapter was trained on: labels and codebook
    int targetTokens = 0;                    ///< n_o
    int prefixTokens = 0;                    ///< n_p
    std::string command;                     ///< of the last stage, for provenance.json
    PartFiles files = PartFiles::Copied;
};

/// Completes `directory`, in which adapter/ stands: copies tokenizer/ and base/, writes undertone.json (Eq. 2, n_o, n_p, n_q,
/// n_r = n_q, dpm) and provenance.json (the training.json of every part, hashes, command). card.md is left to `evaluate --card`.
/// Errors: FileNotFound, FileNotWritable, InvalidModel (the base names no vocabulary).
Status assembleModelDirectory(const std::filesystem::path& directory, const ModelParts& parts, const TemporaryLoraConfig& dpm = {});

/// The training.json of the adapter of a model directory that is whole, as its provenance.json keeps it; "{}" where that says nothing of
/// it. Empty where there is no such model yet, or where an adapter stands that was trained later and waits to be put together. Errors:
/// FileUnreadable.
Result<std::string> recordOfModel(const std::filesystem::path& directory);

}  // namespace undertone
