// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/model/speech/heard_recording.h"
#include "engine/model/speech/inference_encoder.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace undertone {

class MelSpectrogram;

/// What becomes of the last tokens of long audio: `Complete` keeps them; `UpstreamCompat` loses up to 50 for
/// some lengths, as the public implementation does (method.md 4).
enum class LongAudioRule { Complete, UpstreamCompat };

/// Speech to codes, 25 a second: mel spectrogram, recording normalisation where the model has one, encoder,
/// finite scalar quantiser (method.md 4). One thread at a time.
class SpeechTokenizer {
public:
    /// Reads config.json and model.safetensors of `directory`. Errors: FileNotFound, InvalidModel, OutOfMemory.
    static Result<std::unique_ptr<SpeechTokenizer>> load(const std::filesystem::path& directory, torch::Device device);
    /// A tokenizer with an encoder's weights as they are now.
    static Result<std::unique_ptr<SpeechTokenizer>> create(const SpeechTokenizerConfig& config, SpeechEncoder encoder,
                                                           torch::Device device);
    ~SpeechTokenizer();
    SpeechTokenizer(const SpeechTokenizer&) = delete;
    SpeechTokenizer& operator=(const SpeechTokenizer&) = delete;

    /// A fresh state for a new recording; changes nothing where the model normalises nothing.
    [[nodiscard]] HeardRecording newRecording() const;

    /// Codes of one sentence, mono at engineSampleRate, tokenized alone: `heard` takes the sentence of that speaker in, then maps
    /// it. Longer than 30 s goes by windows. Audio under one token is padded with silence. Errors: Cancelled,
    /// CorruptFile (not-a-number samples).
    Result<std::vector<std::int32_t>> encodeUtterance(std::span<const float> pcm, HeardRecording& heard, const CancellationToken& cancel,
                                                      SpeakerId speaker = {});

    /// Codes of a whole recording (`TokenizeMode::Whole`), read in bounded chunks, twice: first for its peak and
    /// its statistics, then for codes. Token t covers [t, t+1) * tokenSeconds(). Errors: as above, and the source's.
    Result<std::vector<std::int32_t>> encodeWhole(AudioSource& source, const std::function<void(double)>& progress,
                                                  const CancellationToken& cancel, LongAudioRule rule = LongAudioRule::Complete);

    [[nodiscard]] const SpeechTokenizerConfig& config() const { return m_config; }
    [[nodiscard]] std::int64_t parameterCount() const { return m_parameterCount; }
    [[nodiscard]] int codebookSize() const { return m_config.codebookSize(); }
    static constexpr double tokenSeconds() { return 0.04; }

private:
    SpeechTokenizer(const SpeechTokenizerConfig& config, SpeechEncoder encoder, torch::Device device);
    /// Codes of a window of a sentence, whose features `voices` takes in and maps.
    [[nodiscard]] torch::Tensor encodeWindow(const float* scaledMel, std::int64_t frames, VoiceNormaliser& voices, SpeakerId speaker);

    SpeechTokenizerConfig m_config;
    SpeechEncoder m_encoder{nullptr};                       // on a GPU
    std::unique_ptr<const InferenceEncoder> m_fastEncoder;  // on the CPU
    torch::Device m_device;
    std::int64_t m_parameterCount = 0;
    FeatureStatistics m_statistics;
    std::unique_ptr<MelSpectrogram> m_mel;
};

}  // namespace undertone
