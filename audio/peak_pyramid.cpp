// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/peak_pyramid.h"

#include <algorithm>
#include <span>

namespace undertone {
namespace {

constexpr std::size_t samplesAtOnce = std::size_t{1} << 17;
constexpr int reports = 50;

SampleIndex finestStep(SampleIndex frames, const PeakOptions& options)
{
    auto step = std::max<SampleIndex>(1, options.finestSamplesPerPeak);
    while (frames / step > static_cast<SampleIndex>(options.maximumPeaks))
        step *= 2;
    return step;
}

/// Appends to every coarser level the peaks that the finer one has completed; at the end also the last, partial one.
void raise(WaveformPeaks& peaks, SampleIndex zoomStep, bool atEnd)
{
    const auto zoom = static_cast<std::size_t>(zoomStep);
    for (std::size_t l = 1; l < peaks.levels.size(); ++l) {
        const auto& fine = peaks.levels[l - 1];
        auto& coarse = peaks.levels[l];
        for (auto at = coarse.minimum.size() * zoom; at + zoom <= fine.minimum.size() || (atEnd && at < fine.minimum.size()); at += zoom) {
            const auto end = std::min(at + zoom, fine.minimum.size());
            const auto from = static_cast<std::ptrdiff_t>(at);
            const auto to = static_cast<std::ptrdiff_t>(end);
            coarse.minimum.push_back(*std::min_element(fine.minimum.begin() + from, fine.minimum.begin() + to));
            coarse.maximum.push_back(*std::max_element(fine.maximum.begin() + from, fine.maximum.begin() + to));
        }
    }
}

WaveformPeaks emptyPyramid(const AudioSource& source, const PeakOptions& options)
{
    WaveformPeaks peaks;
    peaks.sampleRate = source.sampleRate();
    peaks.frameCount = source.frameCount();
    auto step = finestStep(peaks.frameCount, options);
    while (true) {
        PeakLevel level;
        level.samplesPerPeak = step;
        const auto count = static_cast<std::size_t>((peaks.frameCount + step - 1) / step);
        level.minimum.reserve(count);
        level.maximum.reserve(count);
        peaks.levels.push_back(std::move(level));
        if (count <= options.coarsestPeaks)
            return peaks;
        step *= options.zoomStep;
    }
}

}  // namespace

Result<WaveformPeaks> computePeaks(AudioSource& source, const PeaksGrown& grown, const CancellationToken& cancel,
                                   const PeakOptions& options)
{
    auto peaks = emptyPyramid(source, options);
    auto& finest = peaks.levels.front();
    const auto channels = static_cast<std::size_t>(source.channelCount());
    const auto step = static_cast<std::size_t>(finest.samplesPerPeak);
    // Whole peaks at a time, so that none is split between two reads.
    const auto peaksAtOnce = std::max<std::size_t>(1, samplesAtOnce / (step * channels));
    std::vector<float> samples(peaksAtOnce * step * channels);
    SampleIndex nextReport = peaks.frameCount / reports;

    for (SampleIndex first = 0; first < peaks.frameCount;) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("peaks.cancelled")};
        const auto got = source.read(first, samples);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        for (std::size_t frame = 0; frame < *got; frame += step) {
            const auto count = std::min(step, *got - frame);
            const auto [low, high] = std::minmax_element(samples.begin() + static_cast<std::ptrdiff_t>(frame * channels),
                                                         samples.begin() + static_cast<std::ptrdiff_t>((frame + count) * channels));
            finest.minimum.push_back(std::clamp(*low, -1.0f, 1.0f));
            finest.maximum.push_back(std::clamp(*high, -1.0f, 1.0f));
        }
        first += static_cast<SampleIndex>(*got);
        if (grown && first >= nextReport && first < peaks.frameCount) {
            raise(peaks, options.zoomStep, false);
            grown(static_cast<double>(first) / static_cast<double>(peaks.frameCount), std::make_shared<const WaveformPeaks>(peaks));
            nextReport = first + peaks.frameCount / reports;
        }
    }
    raise(peaks, options.zoomStep, true);
    if (grown)
        grown(1.0, std::make_shared<const WaveformPeaks>(peaks));
    return peaks;
}

}  // namespace undertone
