// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads emotions from tokens with the classifier baseline, as the programs see it: no torch header, and no label.

#include "engine/api/dialogue_predictor.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// A trained classifier. One thread; load one per worker.
class ClassifierPredictor {
public:
    /// `directory` holds config.json and model.safetensors, as `train classifier` writes them. `threads`: for matrix products called from
    /// this thread; 0 leaves torch's choice. `authorisation`: to analyse or to train. Errors: FileNotFound, CorruptFile, InvalidModel,
    /// DeviceUnavailable, NotAuthorised.
    static Result<std::unique_ptr<ClassifierPredictor>> load(const std::filesystem::path& directory, const std::string& device, int threads,
                                                             const Authorisation& authorisation);
    ~ClassifierPredictor();

    /// Each sentence of a dialogue from what the classifier was trained to read: its own codes, or with contextTokens() the last so
    /// many up to its end. Nothing behind a sentence is read. Errors: InvalidArgument (a code outside the codebook), Cancelled,
    /// NotAuthorised.
    Result<std::vector<SentencePrediction>> read(const DialogueCodes& sentences, const CancellationToken& cancel) const;

    [[nodiscard]] const std::vector<std::string>& labels() const;
    [[nodiscard]] int codebookSize() const;
    [[nodiscard]] int contextTokens() const;  ///< 0: a sentence alone

private:
    struct Model;
    explicit ClassifierPredictor(std::unique_ptr<Model> model);
    std::unique_ptr<Model> m_model;
};

}  // namespace undertone
