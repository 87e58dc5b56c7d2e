// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/model/speech/voice_activity_segments.h"
#include "engine/model/torch.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace undertone {

/// Silero's voice activity network for 16 kHz (MIT licence), from the safetensors weights of silero-vad 6.2.3: a
/// learned spectrum, four convolutions, an LSTM over 32 ms frames. That package's own .jit and .onnx files hold
/// another training of the same network, so their probabilities differ. One thread at a time.
class VoiceActivityDetector {
public:
    /// Errors: FileNotFound (with how to fetch the weights), those of loadTensors, InvalidModel.
    static Result<std::unique_ptr<VoiceActivityDetector>> load(const std::filesystem::path& weights, torch::Device device);

    /// One frame per 512 samples of `source`, which is mono at engineSampleRate; the last frame is filled up with
    /// silence. Memory is bounded but for 8 bytes a frame. Errors: the source's, Cancelled, InvalidArgument.
    Result<std::vector<ActivityFrame>> activity(AudioSource& source, const std::function<void(double fraction)>& progress,
                                                const CancellationToken& cancel);

    /// Sentences of a recording, without speakers. A recording that is very quiet, or past full scale as a whole, is heard a second time at
    /// the level of usual speech.
    Result<std::vector<Segment>> detect(AudioSource& source, const std::function<void(double fraction)>& progress,
                                        const CancellationToken& cancel, const VoiceActivityConfig& config = {});

private:
    friend class ActivityStream;
    struct Convolution {
        torch::Tensor weight;
        torch::Tensor bias;
        int stride = 1;
    };
    struct State {
        torch::Tensor hidden;
        torch::Tensor cell;
    };

    explicit VoiceActivityDetector(torch::Device device) : m_device(device) {}
    Result<std::vector<ActivityFrame>> activityAt(float gain, AudioSource& source, const std::function<void(double fraction)>& progress,
                                                  const CancellationToken& cancel);
    Status loadWeights(const std::filesystem::path& weights);
    torch::Tensor probabilities(const torch::Tensor& windows, State& state) const;
    [[nodiscard]] State startState() const;
    /// `pcm`: contextSamples, then whole frames. Probabilities and powers of the frames, (frames), on the CPU.
    torch::Tensor probabilitiesOf(const torch::Tensor& pcm, float gain, State& state) const;
    static torch::Tensor powers(const torch::Tensor& pcm);
    /// What brings sound of that power to the level of usual speech; 1 where it is near enough.
    static float gainOfLevel(double power);

    static constexpr std::int64_t contextSamples = 64;

    torch::Device m_device;
    torch::Tensor m_spectrum;  ///< (2 * 129, 1, 256): real above imaginary parts
    std::vector<Convolution> m_convolutions;
    std::vector<torch::Tensor> m_lstm;
    torch::Tensor m_outputWeight;  ///< (1, 128)
    torch::Tensor m_outputBias;    ///< (1)
};

}  // namespace undertone
