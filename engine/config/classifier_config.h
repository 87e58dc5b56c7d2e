// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/config_field.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Whether the encoder is told where a code stands. Without, mean pooling would not know one order of the codes from another;
/// method.md 3 does not say.
enum class CodePositions { Sinusoidal, None };

/// The classifier baseline (paper 4.2; method.md 3): codes, the SLLM's own frozen embedding, a projection, Transformer encoder layers
/// in the form of torch.nn.TransformerEncoder (norm last, ReLU), mean pool, classes.
struct ClassifierShape {
    std::vector<std::string> labels;  ///< in id order
    int codebookSize = 0;
    int embeddingSize = 0;  ///< the SLLM's hidden size
    int hiddenSize = 512;
    int layers = 4;
    int heads = 8;
    int feedForwardSize = 2048;
    CodePositions positions = CodePositions::Sinusoidal;
    int contextTokens = 0;  ///< codes of a sentence and those before it that are read, the last so many; 0: the sentence alone
};

/// How a classifier is trained; `classifierTrainingFields` says what each value may be. `classifierDefaults` and `classifierPreset` are
/// the only places that set them.
struct ClassifierTrainingConfig {
    int hiddenSize = 0;
    int layers = 0;
    int heads = 0;
    int feedForwardSize = 0;
    CodePositions positions = CodePositions::Sinusoidal;
    int contextTokens = 0;
    double dropout = 0.0;
    int batchSize = 0;   ///< sentences side by side
    int accumulate = 1;  ///< batches per step: the gradient of batchSize * accumulate sentences, up to rounding
    int steps = 0;
    int epochs = 0;       ///< passes over the labelled sentences; 0: `steps` counts
    int warmupSteps = 0;  ///< linear; then constant
    double learningRate = 0.0;
    double weightDecay = 0.0;
    double clipNorm = 0.0;
    double labelSmoothing = 0.0;
    int evaluateEverySteps = 0;
    double validationShare = 0.0;  ///< of the training sentences, held back; the best weights on them are kept
    int patience = 0;
    double checkpointSeconds = 60.0;
    std::uint64_t seed = 1;
    std::string dtype = "auto";

    [[nodiscard]] int sentencesPerStep() const { return batchSize * accumulate; }
};

/// A small one, for the small model (recipe.md).
ClassifierTrainingConfig classifierDefaults();
/// "paper": section 4.2, 512 wide, 4 layers, 1e-4, 20 epochs, batch 1. "quick": minutes. Errors: InvalidArgument (another name).
Result<ClassifierTrainingConfig> classifierPreset(const std::string& name);

/// The table of its fields, which command line, JSON and validation read.
const std::vector<ConfigField<ClassifierTrainingConfig>>& classifierTrainingFields();

/// Errors: InvalidArgument, naming the value that makes no sense, or those that make none together.
Status validate(const ClassifierTrainingConfig& config);
/// Every field, as a JSON object.
std::string toJson(const ClassifierTrainingConfig& config);

/// Reads a classifier's config.json; every key must be there and no other. Errors: FileNotFound, InvalidModel.
Result<ClassifierShape> readClassifierShape(const std::filesystem::path& file);
Status writeClassifierShape(const ClassifierShape& shape, const std::filesystem::path& file);

}  // namespace undertone
