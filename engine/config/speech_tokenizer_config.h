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

/// Whose statistics features are normalised by; none: they are not.
enum class VoiceUnit { None, Recording, Speaker };

/// Voice normalisation of a tokenizer: the encoder's features, before the quantiser, are mapped by what the voice has sounded like so far.
/// The training corpus's mean and deviation lie with the weights (quantizer.voice.mean, quantizer.voice.deviation).
struct VoiceNormalisationConfig {
    VoiceUnit unit = VoiceUnit::Speaker;  ///< of each speaker where segments say who speaks, or of the whole recording
    double priorSeconds = 8.0;            ///< seconds of speech that the training corpus's statistics weigh
};

/// How log-mel becomes the encoder's input, in decades (1 decade = 10 dB). The defaults are S3's and Whisper's own. A narrower range hides
/// what tells microphones apart, and a fixed peak the gain of a recording. The peak is a sentence's, or the whole recording's where that
/// is encoded as one.
struct InputScalingConfig {
    double dynamicRange = 8.0;        ///< values this far below the peak are raised to that floor
    std::optional<double> peakLevel;  ///< where the peak is moved; none: it stays

    bool operator==(const InputScalingConfig&) const = default;
};

/// How an encoder knows where a vector stands: angles in every attention (S3 v2), or a table of sines and cosines that is
/// added once, before the first block (Whisper).
enum class EncoderPositions { Rotary, Sinusoidal };

/// Whether the convolutions of a pre-trained encoder are fine-tuned with the rest of it.
enum class ConvolutionTraining { Frozen, Trained };

/// Shape of a speech tokenizer, as tokenizer/config.json holds it: an encoder, S3 v2's (method.md 4) or Whisper's (Radford et al. 2022),
/// and a quantiser. The defaults are the real S3 tokenizer's. A token is 40 ms long, four mel frames: what the strides do not halve,
/// averaged pairs do.
struct SpeechTokenizerConfig {
    int melBands = 128;
    int firstStride = 2;  ///< of the convolutions: 1 or 2
    int secondStride = 2;
    int hiddenSize = 1280;
    int attentionHeads = 20;
    int layers = 6;
    int feedForwardMultiple = 4;
    EncoderPositions positions = EncoderPositions::Rotary;
    int fsmnKernel = 31;           ///< odd; 0: no FSMN memory beside attention
    double rotaryTheta = 10000.0;  ///< where positions are rotary
    double attentionNormEpsilon = 1e-6;
    double feedForwardNormEpsilon = 1e-5;
    bool finalNorm = false;      ///< a LayerNorm behind the last block
    bool averagePairs = false;   ///< 50 vectors a second to 25, before the quantiser
    bool quantizerNorm = false;  ///< a LayerNorm before the quantiser's projection
    int codebookDigits = 8;      ///< codes are numbers of so many digits, base 3
    InputScalingConfig inputScaling;
    std::optional<RecordingNormalisationConfig> recordingNormalisation;  ///< none for the real tokenizer
    std::optional<VoiceNormalisationConfig> voiceNormalisation;          ///< none for the real tokenizer

    [[nodiscard]] int codebookSize() const;
    [[nodiscard]] int headSize() const { return hiddenSize / attentionHeads; }
    /// Whether this is the S3 v2 architecture, whatever its size.
    [[nodiscard]] bool isS3() const;
};

/// Errors: InvalidModel, naming the value that makes no sense.
Status validate(const SpeechTokenizerConfig& config);

/// From and to the text of tokenizer/config.json. Errors: InvalidModel.
Result<SpeechTokenizerConfig> speechTokenizerConfigFromJson(const std::string& text);
/// Reads the file. Errors: as above, FileNotFound, FileUnreadable.
Result<SpeechTokenizerConfig> readSpeechTokenizerConfig(const std::filesystem::path& configFile);
std::string toJson(const SpeechTokenizerConfig& config);

}  // namespace undertone
