// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Recording normalisation of a tokenizer (method.md 4): a part of the model, in tokenizer/config.json.
/// Log-mel values are log10 of power; levels and ranges are in decades (1 decade = 10 dB).
struct RecordingNormalisationConfig {
    double priorSeconds = 6.0;           ///< seconds of speech that the training corpus's statistics weigh
    double dynamicRange = 6.0;           ///< values this far below the sentence's peak are raised to that floor
    double speechRange = 3.0;            ///< a frame this close to the recording's loudness counts as speech
    double largestGain = 2.0;            ///< a band's deviation is changed by at most this factor, either way
    double corpusLevel = 0.0;            ///< frame level of the training corpus's speech
    std::vector<float> corpusMean;       ///< (bands): mean of log-mel minus level, over its speech frames
    std::vector<float> corpusDeviation;  ///< (bands)
};

/// Shape of a speech tokenizer of the S3 v2 architecture (method.md 4), as tokenizer/config.json holds it.
/// The defaults are the real tokenizer's.
struct SpeechTokenizerConfig {
    int melBands = 128;
    int hiddenSize = 1280;
    int attentionHeads = 20;
    int layers = 6;
    int feedForwardMultiple = 4;
    int fsmnKernel = 31;  ///< odd
    double rotaryTheta = 10000.0;
    double attentionNormEpsilon = 1e-6;
    double feedForwardNormEpsilon = 1e-5;
    int codebookDigits = 8;                                              ///< codes are numbers of so many digits, base 3
    std::optional<RecordingNormalisationConfig> recordingNormalisation;  ///< none for the real tokenizer

    [[nodiscard]] int codebookSize() const;
    [[nodiscard]] int headSize() const { return hiddenSize / attentionHeads; }
};

/// Errors: InvalidModel, naming the value that makes no sense.
Status validate(const SpeechTokenizerConfig& config);

/// From and to the text of tokenizer/config.json. Errors: InvalidModel.
Result<SpeechTokenizerConfig> speechTokenizerConfigFromJson(const std::string& text);
/// Reads the file. Errors: as above, FileNotFound, FileUnreadable.
Result<SpeechTokenizerConfig> readSpeechTokenizerConfig(const std::filesystem::path& configFile);
std::string toJson(const SpeechTokenizerConfig& config);

}  // namespace undertone
