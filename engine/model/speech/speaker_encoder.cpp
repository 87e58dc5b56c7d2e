// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/speaker_encoder.h"

#include "engine/model/speech/joined_speech.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <torch/nn/functional/linear.h>
#include <torch/nn/functional/padding.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>

namespace undertone {
namespace {

constexpr std::int64_t voiceHidden = 256;
constexpr std::int64_t voiceLayers = 3;
constexpr std::int64_t halfTransform = MelSpectrogram::windowSamples / 2;
constexpr std::int64_t windowsAtOnce = 64;

/// Resemblyzer's sliding: partial utterances a second, and how much of the last one has to lie inside.
constexpr double partialsPerSecond = 1.3;
constexpr double smallestCoverage = 0.75;

/// Quieter speech is raised to the level that Resemblyzer hears at, -30 dBFS.
constexpr double hearingPower = 1e-3;

torch::Tensor tensorOf(std::span<const float> values)
{
    return torch::from_blob(const_cast<float*>(values.data()), {static_cast<std::int64_t>(values.size())}, torch::kFloat32);
}

std::vector<float> valuesOf(const torch::Tensor& row)
{
    const auto values = row.to(torch::kCPU, torch::kFloat32).contiguous();
    return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

}  // namespace

SpeakerEncoder::SpeakerEncoder(torch::Device device)
    : m_device(device), m_window(torch::hann_window(MelSpectrogram::windowSamples)), m_filters(slaneyMelFilters(melBands).t().contiguous())
{
}

Status SpeakerEncoder::loadWeights(const std::filesystem::path& weights)
{
    auto tensors = TRY(loadTensors(weights));
    const auto take = [&](const std::string& name, const std::vector<std::int64_t>& shape) -> Result<torch::Tensor> {
        const auto tensor = TRY(takeTensor(tensors, name, shape));
        TRY(checkFinite(name, tensor));
        return convertTensor(tensor, m_device, torch::kFloat32);
    };
    for (std::int64_t layer = 0; layer < voiceLayers; ++layer) {
        const auto end = "_l" + std::to_string(layer);
        m_lstm.push_back(TRY(take("lstm.weight_ih" + end, {4 * voiceHidden, layer == 0 ? melBands : voiceHidden})));
        m_lstm.push_back(TRY(take("lstm.weight_hh" + end, {4 * voiceHidden, voiceHidden})));
        m_lstm.push_back(TRY(take("lstm.bias_ih" + end, {4 * voiceHidden})));
        m_lstm.push_back(TRY(take("lstm.bias_hh" + end, {4 * voiceHidden})));
    }
    m_weight = TRY(take("linear.weight", {vectorSize, voiceHidden}));
    m_bias = TRY(take("linear.bias", {vectorSize}));
    return {};
}

Result<std::unique_ptr<SpeakerEncoder>> SpeakerEncoder::load(const std::filesystem::path& weights, torch::Device device)
{
    std::error_code ignored;
    if (!std::filesystem::exists(weights, ignored))
        return Error{ErrorCode::FileNotFound, message("speakers.no-weights"), weights};
    std::unique_ptr<SpeakerEncoder> encoder(new SpeakerEncoder(device));
    const auto loaded = guarded(message("doing.loading-speaker-encoder"), [&] {
        const torch::InferenceMode inference;
        return encoder->loadWeights(weights);
    });
    if (!loaded)
        return loaded.error();
    return encoder;
}

/// Of samples with half a transform of others on both sides: (frames, 40).
torch::Tensor SpeakerEncoder::melOfPadded(const torch::Tensor& samples) const
{
    const auto spectrum = torch::fft_rfft(samples.unfold(0, MelSpectrogram::windowSamples, hopSamples) * m_window);
    return torch::mm(torch::view_as_real(spectrum).square().sum(-1), m_filters);
}

torch::Tensor SpeakerEncoder::mel(std::span<const float> pcm) const
{
    namespace F = torch::nn::functional;
    const torch::InferenceMode inference;
    return melOfPadded(F::pad(tensorOf(pcm), F::PadFuncOptions({halfTransform, halfTransform})));
}

torch::Tensor SpeakerEncoder::vectors(const torch::Tensor& windows) const
{
    const torch::InferenceMode inference;
    const auto input = windows.to(m_device);
    const auto zeros = torch::zeros({voiceLayers, input.size(0), voiceHidden}, input.options());
    const auto [out, hidden, cell] = torch::lstm(input, {zeros, zeros}, m_lstm, true, voiceLayers, 0.0, false, false, true);
    const auto raw = torch::relu(torch::nn::functional::linear(hidden[voiceLayers - 1], m_weight, m_bias));
    // Digital silence has no voice: zeros rather than what is not a number.
    return (raw / raw.norm(2, 1, true).clamp_min(1e-12)).to(torch::kCPU);
}

std::vector<std::int64_t> SpeakerEncoder::partialFrames(SampleIndex samples)
{
    const auto frames = (samples + 1 + hopSamples - 1) / hopSamples;
    const auto step = static_cast<std::int64_t>(std::round(engineSampleRate / partialsPerSecond / static_cast<double>(hopSamples)));
    std::vector<std::int64_t> firsts;
    for (std::int64_t first = 0; first < std::max<std::int64_t>(1, frames - windowFrames + step + 1); first += step)
        firsts.push_back(first);
    const double covered = static_cast<double>(samples - firsts.back() * hopSamples) / static_cast<double>(windowFrames * hopSamples);
    if (covered < smallestCoverage && firsts.size() > 1)
        firsts.pop_back();
    return firsts;
}

std::vector<float> SpeakerEncoder::utterance(std::span<const float> pcm) const
{
    const torch::InferenceMode inference;
    const auto firsts = partialFrames(static_cast<SampleIndex>(pcm.size()));
    std::vector<float> padded(pcm.begin(), pcm.end());
    padded.resize(std::max(pcm.size(), static_cast<std::size_t>((firsts.back() + windowFrames) * hopSamples)), 0.0F);
    const auto frames = mel(padded);
    std::vector<torch::Tensor> windows;
    for (const auto first : firsts)
        windows.push_back(frames.narrow(0, first, windowFrames));
    const auto mean = vectors(torch::stack(windows)).mean(0);
    return valuesOf(mean / mean.norm().clamp_min(1e-12));
}

Result<std::vector<VoiceWindow>> SpeakerEncoder::slide(AudioSource& source, std::span<const SpeechStretch> speech, std::int64_t stepFrames,
                                                       const std::function<void(double fraction)>& progress,
                                                       const CancellationToken& cancel)
{
    if (source.sampleRate() != engineSampleRate || source.channelCount() != 1 || stepFrames <= 0)
        return Error{ErrorCode::InvalidArgument, message("engine.mono")};
    return guarded(message("doing.hearing-voices"), [&]() -> Result<std::vector<VoiceWindow>> {
        const torch::InferenceMode inference;
        JoinedSpeech joined(source, speech);
        const double power = TRY(joined.power(cancel));
        const auto gain = static_cast<float>(power > 0.0 && power < hearingPower ? std::sqrt(hearingPower / power) : 1.0);
        const auto step = stepFrames * hopSamples;
        const auto total = (joined.sampleCount() + step - 1) / step;
        std::vector<VoiceWindow> windows;
        windows.reserve(static_cast<std::size_t>(total));
        for (std::int64_t first = 0; first < total; first += windowsAtOnce) {
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("speakers.cancelled")};
            const auto count = std::min(windowsAtOnce, total - first);
            const auto frames = (count - 1) * stepFrames + windowFrames;
            std::vector<float> samples(static_cast<std::size_t>((frames - 1) * hopSamples + MelSpectrogram::windowSamples));
            // The middle of the first window is the sample first * step: half a window of frames lies before it.
            TRY(joined.read(first * step - windowFrames / 2 * hopSamples - halfTransform, samples));
            const auto heard = melOfPadded(tensorOf(samples) * gain).unfold(0, windowFrames, stepFrames).transpose(1, 2).contiguous();
            const auto voices = vectors(heard).contiguous();
            for (std::int64_t i = 0; i < count; ++i)
                windows.push_back({static_cast<double>(joined.inRecording((first + i) * step)) / engineSampleRate, valuesOf(voices[i])});
            if (progress)
                progress(static_cast<double>(first + count) / static_cast<double>(total));
        }
        return windows;
    });
}

}  // namespace undertone
