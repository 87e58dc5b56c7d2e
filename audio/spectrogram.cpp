// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/spectrogram.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>

namespace undertone {
namespace {

constexpr int leastPadded = 512;
constexpr int mostSpectraPerColumn = 4;
/// Frames of a tile that are read at once; where it spans more, each window is read by itself.
constexpr SampleIndex mostFramesAtOnce = SampleIndex{1} << 20;
constexpr float leastPower = 1e-12F;  // -120 dB

/// FFTW's planner is not safe to use from several threads; executing a plan is.
std::mutex& plannerMutex()
{
    static std::mutex mutex;
    return mutex;
}

int paddedLength(int windowFrames)
{
    int length = leastPadded;
    while (length < windowFrames)
        length *= 2;
    return length;
}

std::uint8_t stepOf(float power)
{
    const float decibels = 10.0F * std::log10(std::max(power, leastPower));
    const float step = (decibels - SpectrogramTile::quietestDecibels) / SpectrogramTile::decibelsPerStep;
    return static_cast<std::uint8_t>(std::clamp(std::lround(step), 0L, 255L));
}

/// The mean of all channels from `first` on, silence outside of the recording.
Status readMono(AudioSource& source, SampleIndex first, std::span<float> out, std::vector<float>& interleaved)
{
    std::ranges::fill(out, 0.0F);
    const auto channels = static_cast<std::size_t>(source.channelCount());
    const SampleIndex from = std::max<SampleIndex>(first, 0);
    const SampleIndex to = std::min(first + static_cast<SampleIndex>(out.size()), source.frameCount());
    for (SampleIndex at = from; at < to;) {
        interleaved.resize(static_cast<std::size_t>(to - at) * channels);
        const std::size_t got = TRY(source.read(at, interleaved));
        if (got == 0)
            break;
        for (std::size_t frame = 0; frame < got; ++frame) {
            float sum = 0.0F;
            for (std::size_t channel = 0; channel < channels; ++channel)
                sum += interleaved[frame * channels + channel];
            out[static_cast<std::size_t>(at - first) + frame] = sum / static_cast<float>(channels);
        }
        at += static_cast<SampleIndex>(got);
    }
    return {};
}

}  // namespace

struct SpectrumAnalyser::Plan {
    explicit Plan(int length) : samples(fftwf_alloc_real(static_cast<std::size_t>(length))), size(length)
    {
        spectrum = fftwf_alloc_complex(static_cast<std::size_t>(length / 2 + 1));
        const std::scoped_lock lock(plannerMutex());
        plan = fftwf_plan_dft_r2c_1d(length, samples, spectrum, FFTW_ESTIMATE);
    }
    ~Plan()
    {
        {
            const std::scoped_lock lock(plannerMutex());
            fftwf_destroy_plan(plan);
        }
        fftwf_free(samples);
        fftwf_free(spectrum);
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    float* samples;
    fftwf_complex* spectrum = nullptr;
    fftwf_plan plan = nullptr;
    int size;
};

SpectrumAnalyser::SpectrumAnalyser(int sampleRate, double windowSeconds) : m_sampleRate(sampleRate)
{
    const auto frames = static_cast<std::size_t>(std::max(2L, std::lround(windowSeconds * sampleRate)));
    m_window.resize(frames);
    double sum = 0.0;
    for (std::size_t i = 0; i < frames; ++i) {
        const double value = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(frames));
        m_window[i] = static_cast<float>(value);
        sum += value;
    }
    m_scale = static_cast<float>(4.0 / (sum * sum));
    m_plan = std::make_unique<Plan>(paddedLength(static_cast<int>(frames)));
}

SpectrumAnalyser::~SpectrumAnalyser() = default;

int SpectrumAnalyser::bins() const
{
    return m_plan->size / 2 + 1;
}

double SpectrumAnalyser::hertzPerBin() const
{
    return static_cast<double>(m_sampleRate) / m_plan->size;
}

void SpectrumAnalyser::power(std::span<const float> samples, std::span<float> out)
{
    for (std::size_t i = 0; i < m_window.size(); ++i)
        m_plan->samples[i] = samples[i] * m_window[i];
    std::fill(m_plan->samples + m_window.size(), m_plan->samples + m_plan->size, 0.0F);
    fftwf_execute(m_plan->plan);
    const auto last = static_cast<std::size_t>(bins()) - 1;
    for (std::size_t bin = 0; bin <= last; ++bin) {
        const float real = m_plan->spectrum[bin][0];
        const float imaginary = m_plan->spectrum[bin][1];
        // All of a sine is in one bin at both ends, half of it elsewhere.
        const float scale = bin == 0 || bin == last ? m_scale / 4.0F : m_scale;
        out[bin] = scale * (real * real + imaginary * imaginary);
    }
}

Result<SpectrogramTile> computeSpectrogramTile(AudioSource& source, const SpectrogramPlace& place, const CancellationToken& cancel)
{
    const double rate = source.sampleRate();
    const double hop = place.hopSeconds() * rate;
    const double first = place.startSeconds() * rate;
    const double left = std::ceil((static_cast<double>(source.frameCount()) - first) / hop);
    if (place.index < 0 || left < 1.0)
        return Error{ErrorCode::InvalidArgument, message("spectrogram.past-the-end")};
    SpectrumAnalyser analyser(source.sampleRate(), place.windowSeconds);
    const auto window = static_cast<std::size_t>(analyser.windowFrames());
    SpectrogramTile tile;
    tile.columns = static_cast<int>(std::min<double>(left, SpectrogramPlace::columnsPerTile));
    tile.bins = analyser.bins();
    tile.hertzPerBin = analyser.hertzPerBin();
    tile.steps.resize(static_cast<std::size_t>(tile.columns) * static_cast<std::size_t>(tile.bins));

    const int spectra = std::clamp(static_cast<int>(std::lround(hop / static_cast<double>(window))), 1, mostSpectraPerColumn);
    const auto windowStart = [&](int column, int spectrum) {
        const double centre = first + hop * (column + (spectrum + 0.5) / spectra);
        return static_cast<SampleIndex>(std::lround(centre - static_cast<double>(window) / 2));
    };
    const SampleIndex from = windowStart(0, 0);
    const SampleIndex to = windowStart(tile.columns - 1, spectra - 1) + static_cast<SampleIndex>(window);
    const bool atOnce = to - from <= mostFramesAtOnce;
    std::vector<float> interleaved;
    std::vector<float> samples(atOnce ? static_cast<std::size_t>(to - from) : window);
    if (atOnce)
        TRY(readMono(source, from, samples, interleaved));
    std::vector<float> power(static_cast<std::size_t>(tile.bins));
    std::vector<float> sum(power.size());
    for (int column = 0; column < tile.columns; ++column) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled};
        std::ranges::fill(sum, 0.0F);
        for (int spectrum = 0; spectrum < spectra; ++spectrum) {
            const SampleIndex start = windowStart(column, spectrum);
            if (!atOnce)
                TRY(readMono(source, start, samples, interleaved));
            analyser.power(std::span(samples).subspan(atOnce ? static_cast<std::size_t>(start - from) : 0, window), power);
            for (std::size_t bin = 0; bin < power.size(); ++bin)
                sum[bin] += power[bin] / static_cast<float>(spectra);
        }
        for (std::size_t bin = 0; bin < sum.size(); ++bin)
            tile.steps[static_cast<std::size_t>(column) * sum.size() + bin] = stepOf(sum[bin]);
    }
    return tile;
}

}  // namespace undertone
