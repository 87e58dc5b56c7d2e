// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/mel_spectrogram.h"

#include "engine/model/kernels/cpu/encoder_kernels.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

constexpr double linearHertzPerMel = 200.0 / 3.0;
constexpr double logStartHertz = 1000.0;
constexpr double logStartMel = logStartHertz / linearHertzPerMel;
const double logStep = std::log(6.4) / 27.0;
constexpr float largestAmplification = 6.0F;  // decades: silence stays silent

double melFromHertz(double hertz)
{
    return hertz < logStartHertz ? hertz / linearHertzPerMel : logStartMel + std::log(hertz / logStartHertz) / logStep;
}

double hertzFromMel(double mel)
{
    return mel < logStartMel ? mel * linearHertzPerMel : logStartHertz * std::exp(logStep * (mel - logStartMel));
}

// Less work than this many bins costs less than waking another thread.
constexpr std::int64_t binsPerThread = 1 << 16;

// |x|^2 of complex numbers (frames, bins).
torch::Tensor powerOf(const torch::Tensor& spectrum)
{
    auto power = torch::empty(spectrum.sizes(), torch::kFloat32);
    const auto* pairs = reinterpret_cast<const float*>(spectrum.data_ptr<c10::complex<float>>());
    float* powers = power.data_ptr<float>();
    at::parallel_for(0, power.numel(), binsPerThread, [&](std::int64_t first, std::int64_t end) {
        kernels::squaredMagnitudes(pairs + 2 * first, powers + first, end - first);
    });
    return power;
}

}  // namespace

torch::Tensor slaneyMelFilters(int bands)
{
    constexpr int bins = MelSpectrogram::windowSamples / 2 + 1;
    constexpr double binHertz = static_cast<double>(engineSampleRate) / MelSpectrogram::windowSamples;
    const double highestMel = melFromHertz(engineSampleRate / 2.0);
    std::vector<double> edges(static_cast<std::size_t>(bands) + 2);
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = hertzFromMel(highestMel * static_cast<double>(i) / (bands + 1));

    auto filters = torch::zeros({bands, bins}, torch::kFloat32);
    auto access = filters.accessor<float, 2>();
    for (int band = 0; band < bands; ++band) {
        const auto at = static_cast<std::size_t>(band);
        const double low = edges[at], centre = edges[at + 1], high = edges[at + 2];
        for (int bin = 0; bin < bins; ++bin) {
            const double hertz = bin * binHertz;
            const double weight = std::min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
            access[band][bin] = static_cast<float>(std::max(0.0, weight) * 2.0 / (high - low));
        }
    }
    return filters;
}

MelSpectrogram::MelSpectrogram(int bands)
    : m_bands(bands), m_window(torch::hann_window(windowSamples)), m_filters(slaneyMelFilters(bands).t().contiguous())
{
}

std::vector<float> MelSpectrogram::logMel(std::span<const float> pcm) const
{
    const auto half = windowSamples / 2;
    std::vector<float> padded;
    padded.reserve(pcm.size() + windowSamples);
    for (int i = half; i > 0; --i)
        padded.push_back(pcm[static_cast<std::size_t>(i)]);
    padded.insert(padded.end(), pcm.begin(), pcm.end());
    for (std::size_t i = 2; i < static_cast<std::size_t>(half) + 2; ++i)
        padded.push_back(pcm[pcm.size() - i]);
    return logMelOfStretch(padded, frameCount(static_cast<SampleIndex>(pcm.size())));
}

std::vector<float> MelSpectrogram::logMelOfStretch(std::span<const float> pcm, std::int64_t frames) const
{
    const c10::InferenceMode noGraph;
    if (frames <= 0)
        return {};
    const auto samples = (frames - 1) * hopSamples + windowSamples;
    TORCH_CHECK(static_cast<std::int64_t>(pcm.size()) >= samples, "too few samples for ", frames, " frames");
    const auto signal = torch::from_blob(const_cast<float*>(pcm.data()), {samples}, torch::kFloat32);
    const auto spectrum = torch::fft_rfft(signal.unfold(0, windowSamples, hopSamples) * m_window);
    std::vector<float> logMel(static_cast<std::size_t>(frames * m_bands));
    auto mel = torch::from_blob(logMel.data(), {frames, m_bands}, torch::kFloat32);
    torch::mm_out(mel, powerOf(spectrum.contiguous()), m_filters);
    mel.clamp_min_(1e-10).log10_();
    return logMel;
}

void scaleForEncoder(std::span<float> logMel, float peak, const InputScalingConfig& scaling)
{
    const float shift = scaling.peakLevel ? std::min(static_cast<float>(*scaling.peakLevel) - peak, largestAmplification) : 0.0F;
    kernels::scaleLogMel(logMel.data(), static_cast<std::int64_t>(logMel.size()), peak - static_cast<float>(scaling.dynamicRange),
                         4.0F + shift);
}

}  // namespace undertone
