// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/conversation_shares.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// undertone.json, schema 1 (contracts.md, "Model directory"): what a model says of itself.
struct ModelDescription {
    std::string name;
    std::vector<std::string> labels;       ///< in id order: "ang", "hap"...
    std::int64_t audioOffset = 0;          ///< id of <audio_0>
    std::int64_t audioEndId = 0;           ///< id of <audio_end>; the codebook fills the ids between
    std::vector<std::int64_t> emotionIds;  ///< one for each label
    int audioTargetTokens = 0;             ///< n_o
    int audioPrefixTokens = 0;             ///< n_p
    int emotionPrefixTokens = 0;           ///< n_q
    bool keepsPredictedEmotions = false;   ///< prefix_emotions "kept"; else "dropped"
    TokenizeMode tokenize = TokenizeMode::Utterance;
    double temperature = 1.0;  ///< of the emotion readout: probabilities are softmax(logits / temperature)

    ConversationShares shares;  ///< that are expected of a conversation before it is heard; none: shares do not weigh in

    struct Dpm {
        int prefixTokens = 0;  ///< n_r
        int rank = 0;
        double alpha = 0.0;
        double learningRate = 0.0;
        double halfLife = 0.0;     ///< sentences in which what it holds fades to half; 0: never
        double readoutNorm = 0.0;  ///< largest L2 norm of it under which emotions are read; 0: not bounded
        friend bool operator==(const Dpm&, const Dpm&) = default;
    } dpm;

    std::vector<std::string> parts;  ///< of "tokenizer", "base", "adapter": the sub-folders there are
    std::string licence;

    [[nodiscard]] std::int64_t codebookSize() const { return audioEndId - audioOffset; }
    [[nodiscard]] bool hasPart(const std::string& part) const;
    friend bool operator==(const ModelDescription&, const ModelDescription&) = default;
};

/// Bounds of a temperature; those of fitTemperature.
inline constexpr double smallestTemperature = 0.01, largestTemperature = 100.0;

/// Errors: InvalidModel, in a sentence that names the field.
Status validate(const ModelDescription& description);

/// Whether nobody whom the model was trained on has withdrawn. Errors: NotAuthorised.
Status checkNotWithdrawn(const std::filesystem::path& folder);
/// The same of parts that a model is about to be made of, and of the model directories that they lie in. An empty path is no part.
Status checkPartsNotWithdrawn(const std::vector<std::filesystem::path>& parts);

/// Reads and validates `folder`/undertone.json; every part must be a sub-folder, not a link out. Errors: FileNotFound,
/// InvalidModel, UnsupportedFormat (a newer schema, or a folder whose weights are pickles), checkNotWithdrawn's.
Result<ModelDescription> readModelDescription(const std::filesystem::path& folder);

/// Writes undertone.json atomically, after validate().
Status writeModelDescription(const std::filesystem::path& folder, const ModelDescription& description);

/// ModelFiles::sha256() of a directory. Errors: as it.
Result<std::string> hashModelDirectory(const std::filesystem::path& folder, const ModelDescription& description,
                                       const CancellationToken& cancel = {});

/// SHA-256 over the configuration and the weights of one part (a base in Hugging Face's layout, a tokenizer, an adapter), wherever it
/// lies; what training left beside them is not in it, but for other .safetensors. Errors: FileNotFound (no part of a model), Cancelled.
Result<std::string> hashModelPart(const std::filesystem::path& part, const CancellationToken& cancel = {});

/// SHA-256 by which token files, token caches and keys name the speech tokenizer in `folder`: over config.json and model.safetensors.
/// Errors: FileNotFound, FileUnreadable, Cancelled.
Result<std::string> hashTokenizer(const std::filesystem::path& folder, const CancellationToken& cancel = {});

}  // namespace undertone
