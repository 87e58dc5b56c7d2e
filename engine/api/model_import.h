// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>

// How what others made becomes the parts of a model directory. No torch here: a program's jobs include it.
namespace undertone {

/// A Llama folder that is to know speech.
struct BaseImport {
    std::filesystem::path source;  ///< as transformers saves it: any type, shards or not
    std::filesystem::path target;  ///< the folder to make
    std::int64_t newRows = 0;      ///< C + 1 + L of Eq. 2
    std::uint64_t seed = 1;
    std::uint64_t shardBytes = 5'000'000'000;
};

struct ImportedBase {
    std::int64_t textTokens = 0;    ///< V_text: the ids that were there
    std::int64_t maxPositions = 0;  ///< n_limit of Eq. 10
    std::int64_t parameters = 0;
};

/// What a Llama folder says of itself, as ImportedBase would; reads its config.json only.
Result<ImportedBase> describeBase(const std::filesystem::path& folder);

/// Fraction in [0, 1].
using ImportProgress = std::function<void(double fraction)>;

/// Eq. 1 to Eq. 2 on disk: the same weights in the same type, with new rows like the old ones, in shards where they are
/// large. Weights pass through memory one by one. Errors: SpeechLlm::load's, InvalidModel (a weight that is not finite), FileNotWritable,
/// Cancelled.
Result<ImportedBase> importBase(const BaseImport& import, const ImportProgress& progress, const CancellationToken& cancel);

/// A tokenizer's folder, or a speech_tokenizer_v2.onnx, to a folder of config.json and model.safetensors, which is loaded
/// once to see that it is whole. Yields its codebook's size C. Errors: readOnnxTokenizer's and SpeechTokenizer::load's; InvalidModel
/// (a weight that is not finite).
Result<int> importTokenizer(const std::filesystem::path& source, const std::filesystem::path& target);

/// A peft folder, checked against the base (whose vocabulary is extended already) and copied. Errors: LoraAdapter::load's; InvalidModel
/// (a weight that is not finite).
Status importAdapter(const std::filesystem::path& source, const std::filesystem::path& base, const std::filesystem::path& target);

}  // namespace undertone
