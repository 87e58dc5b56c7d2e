// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/voice_activity.h"

#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <torch/enum.h>
#include <torch/nn/functional/linear.h>
#include <torch/nn/functional/padding.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>

namespace undertone {
namespace {

constexpr std::int64_t spectrumSize = 256;
constexpr std::int64_t spectrumHop = 128;
constexpr std::int64_t spectrumBins = spectrumSize / 2 + 1;
constexpr std::int64_t reflectedSamples = 64;
constexpr std::int64_t hiddenSize = 128;
constexpr std::int64_t framesAtOnce = 512;  // 16 s

/// The loudest frames of a recording whose speech peaks near -40 dBFS have about this power: the network misses the first sentences of what
/// is quieter.
constexpr double quietPower = 3e-5;    // -45 dBFS
constexpr double loudPower = 1.0;      // past full scale: samples in another unit
constexpr double usualPower = 3e-3;    // -25 dBFS
constexpr double nothingPower = 3e-9;  // -85 dBFS: there is nothing to raise

/// Power of a recording's loudest frames. A hundredth of the frames may be clicks.
double loudestPower(const std::vector<ActivityFrame>& frames)
{
    if (frames.empty())
        return 0.0;
    std::vector<float> powers;
    powers.reserve(frames.size());
    for (const auto& frame : frames)
        powers.push_back(frame.power);
    const auto clicks = std::max<std::size_t>(1, powers.size() / 100);
    const auto place = powers.begin() + static_cast<std::ptrdiff_t>(powers.size() - std::min(powers.size(), clicks + 1));
    std::nth_element(powers.begin(), place, powers.end());
    return static_cast<double>(*place);
}

}  // namespace

float VoiceActivityDetector::gainOfLevel(double power)
{
    const bool isUsual = power >= quietPower && power <= loudPower;
    return isUsual || power < nothingPower ? 1.0F : static_cast<float>(std::sqrt(usualPower / power));
}

Status VoiceActivityDetector::loadWeights(const std::filesystem::path& weights)
{
    auto tensors = loadTensors(weights);
    if (!tensors)
        return tensors.error();
    Status failed;
    const auto take = [&](const std::string& name, const std::vector<std::int64_t>& shape) {
        auto tensor = takeTensor(*tensors, name, shape);
        if (!tensor) {
            if (failed)
                failed = tensor.error();
            return torch::Tensor();
        }
        return tensor->to(m_device, torch::kFloat32);
    };
    m_spectrum = take("stft_conv.weight", {2 * spectrumBins, 1, spectrumSize});
    struct Shape {
        std::int64_t in, out;
        int stride;
    };
    const Shape shapes[] = {{spectrumBins, 128, 1}, {128, 64, 2}, {64, 64, 2}, {64, hiddenSize, 1}};
    for (const auto& shape : shapes) {
        const auto name = "conv" + std::to_string(m_convolutions.size() + 1);
        m_convolutions.push_back({take(name + ".weight", {shape.out, shape.in, 3}), take(name + ".bias", {shape.out}), shape.stride});
    }
    m_lstm = {take("lstm_cell.weight_ih", {4 * hiddenSize, hiddenSize}), take("lstm_cell.weight_hh", {4 * hiddenSize, hiddenSize}),
              take("lstm_cell.bias_ih", {4 * hiddenSize}), take("lstm_cell.bias_hh", {4 * hiddenSize})};
    m_outputWeight = take("final_conv.weight", {1, hiddenSize, 1});
    m_outputBias = take("final_conv.bias", {1});
    if (failed)
        m_outputWeight = m_outputWeight.view({1, hiddenSize});
    return failed;
}

Result<std::unique_ptr<VoiceActivityDetector>> VoiceActivityDetector::load(const std::filesystem::path& weights, torch::Device device)
{
    std::error_code ignored;
    if (!std::filesystem::exists(weights, ignored))
        return Error{ErrorCode::FileNotFound, message("voice-activity.no-weights"), weights};
    std::unique_ptr<VoiceActivityDetector> detector(new VoiceActivityDetector(device));
    const auto loaded = guarded(message("doing.loading-voice-activity"), [&] {
        const torch::InferenceMode inference;
        return detector->loadWeights(weights);
    });
    if (!loaded)
        return loaded.error();
    return detector;
}

/// `windows` (frames, context and frame) to probabilities (frames); the state goes from one call to the next.
torch::Tensor VoiceActivityDetector::probabilities(const torch::Tensor& windows, State& state) const
{
    namespace F = torch::nn::functional;
    auto x = F::pad(windows.unsqueeze(1), F::PadFuncOptions({0, reflectedSamples}).mode(torch::kReflect));
    x = torch::conv1d(x, m_spectrum, {}, spectrumHop);
    x = (x.narrow(1, 0, spectrumBins).square() + x.narrow(1, spectrumBins, spectrumBins).square()).sqrt();
    for (const auto& layer : m_convolutions)
        x = torch::relu(torch::conv1d(x, layer.weight, layer.bias, layer.stride, 1));
    // Four spectra a frame have become one column: (frames, hidden, 1) to a sequence (frames, 1, hidden).
    const auto sequence = x.permute({0, 2, 1}).contiguous();
    auto [out, hidden, cell] = torch::lstm(sequence, {state.hidden, state.cell}, m_lstm, true, 1, 0.0, false, false, false);
    state = {hidden, cell};
    return torch::sigmoid(torch::nn::functional::linear(torch::relu(out.squeeze(1)), m_outputWeight, m_outputBias)).squeeze(1);
}

VoiceActivityDetector::State VoiceActivityDetector::startState() const
{
    const auto zeros = torch::zeros({1, 1, hiddenSize}, torch::TensorOptions().device(m_device));
    return {zeros, zeros};
}

torch::Tensor VoiceActivityDetector::probabilitiesOf(const torch::Tensor& pcm, float gain, State& state) const
{
    const auto windows = pcm.unfold(0, contextSamples + activityFrameSamples, activityFrameSamples);
    // One wild sample must not fill the state for all that follows.
    const auto levelled = (gain == 1.0F ? windows : windows * gain).clamp(-1.0, 1.0);
    return probabilities(levelled.to(m_device), state).to(torch::kCPU).contiguous();
}

torch::Tensor VoiceActivityDetector::powers(const torch::Tensor& pcm)
{
    const auto windows = pcm.unfold(0, contextSamples + activityFrameSamples, activityFrameSamples);
    return windows.narrow(1, contextSamples, activityFrameSamples).square().mean(1);
}

Result<std::vector<ActivityFrame>>
VoiceActivityDetector::activity(AudioSource& source, const std::function<void(double fraction)>& progress, const CancellationToken& cancel)
{
    return activityAt(1.0F, source, progress, cancel);
}

Result<std::vector<ActivityFrame>> VoiceActivityDetector::activityAt(float gain, AudioSource& source,
                                                                     const std::function<void(double fraction)>& progress,
                                                                     const CancellationToken& cancel)
{
    if (source.sampleRate() != engineSampleRate || source.channelCount() != 1)
        return Error{ErrorCode::InvalidArgument, message("voice-activity.mono")};
    const auto total = (source.frameCount() + activityFrameSamples - 1) / activityFrameSamples;
    std::vector<ActivityFrame> frames;
    frames.reserve(static_cast<std::size_t>(total));
    const auto heard = guarded(message("doing.finding-speech"), [&]() -> Status {
        const torch::InferenceMode inference;
        State state = startState();
        for (std::int64_t first = 0; first < total; first += framesAtOnce) {
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("voice-activity.cancelled")};
            const auto count = std::min(framesAtOnce, total - first);
            // The context before the first frame is silence; behind the end, too.
            std::vector<float> samples(static_cast<std::size_t>(contextSamples + count * activityFrameSamples), 0.0f);
            const auto lead = first == 0 ? contextSamples : 0;
            const auto got = source.read(first * activityFrameSamples - contextSamples + lead,
                                         std::span(samples).subspan(static_cast<std::size_t>(lead)));
            if (!got)
                return got.error();
            const auto pcm = torch::from_blob(samples.data(), {static_cast<std::int64_t>(samples.size())}, torch::kFloat32);
            const auto speech = probabilitiesOf(pcm, gain, state);
            const auto power = powers(pcm);
            for (std::int64_t i = 0; i < count; ++i)
                frames.push_back({speech.data_ptr<float>()[i], power.data_ptr<float>()[i]});
            if (progress)
                progress(static_cast<double>(first + count) / static_cast<double>(total));
        }
        return {};
    });
    if (!heard)
        return heard.error();
    return frames;
}

Result<std::vector<Segment>> VoiceActivityDetector::detect(AudioSource& source, const std::function<void(double fraction)>& progress,
                                                           const CancellationToken& cancel, const VoiceActivityConfig& config)
{
    auto frames = activity(source, progress, cancel);
    if (!frames)
        return frames.error();
    if (const float gain = gainOfLevel(loudestPower(*frames)); gain != 1.0F) {
        frames = activityAt(gain, source, progress, cancel);
        if (!frames)
            return frames.error();
    }
    return segmentsFromActivity(*frames, source.frameCount(), config);
}

}  // namespace undertone
