// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/core/voice_window.h"
#include "engine/model/torch.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace undertone {

/// Resemblyzer's voice encoder (Apache-2.0): 40 mel bands, three LSTM layers of 256, a linear layer, ReLU, length 1. Its weights are those
/// of the package 0.1.4 as safetensors, made by packaging/setup/speaker_weights.py. One thread at a time.
class SpeakerEncoder {
public:
    static constexpr int melBands = 40;
    static constexpr int vectorSize = 256;
    static constexpr std::int64_t hopSamples = 160;
    static constexpr std::int64_t windowFrames = 160;  ///< a partial utterance: 1.6 s

    /// Errors: FileNotFound (with how to fetch the weights), those of loadTensors, InvalidModel.
    static Result<std::unique_ptr<SpeakerEncoder>> load(const std::filesystem::path& weights, torch::Device device);

    /// Mel power (frames, 40) of mono audio at engineSampleRate, framed as librosa does: centred, silence around it, one frame more than
    /// whole hops.
    [[nodiscard]] torch::Tensor mel(std::span<const float> pcm) const;

    /// Vectors (windows, 256) of mel windows (windows, 160, 40).
    [[nodiscard]] torch::Tensor vectors(const torch::Tensor& windows) const;

    /// First frames of the partial utterances of so many samples, as Resemblyzer's compute_partial_slices() with its usual arguments (1.3 a
    /// second, the last one at least three quarters inside).
    [[nodiscard]] static std::vector<std::int64_t> partialFrames(SampleIndex samples);

    /// One vector for an utterance, as embed_utterance(): the mean of its partial utterances, of length 1.
    [[nodiscard]] std::vector<float> utterance(std::span<const float> pcm) const;

    /// A vector every `stepFrames` of the speech of a recording, the stretches joined, as Resemblyzer joins what it finds to be speech, and
    /// raised to its level. The end of the speech has silence beyond it. Memory is bounded but for the vectors. Errors: the source's,
    /// Cancelled, InvalidArgument (not mono at engineSampleRate).
    Result<std::vector<VoiceWindow>> slide(AudioSource& source, std::span<const SpeechStretch> speech, std::int64_t stepFrames,
                                           const std::function<void(double fraction)>& progress, const CancellationToken& cancel);

private:
    explicit SpeakerEncoder(torch::Device device);
    Status loadWeights(const std::filesystem::path& weights);
    [[nodiscard]] torch::Tensor melOfPadded(const torch::Tensor& samples) const;

    torch::Device m_device;
    torch::Tensor m_window;   ///< (400)
    torch::Tensor m_filters;  ///< (201, 40)
    std::vector<torch::Tensor> m_lstm;
    torch::Tensor m_weight;  ///< (256, 256)
    torch::Tensor m_bias;    ///< (256)
};

}  // namespace undertone
