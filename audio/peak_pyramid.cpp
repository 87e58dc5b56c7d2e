// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/peak_pyramid.h"

#include <algorithm>
#include <span>

namespace undertone {
namespace {

constexpr std::size_t samplesAtOnce = std::size_t{1} << 17;
constexpr int reports = 50;

SampleIndex finestStep(SampleIndex frames, std::size_t stacks, const PeakOptions& options)
{
    auto step = std::max<SampleIndex>(1, options.finestSamplesPerPeak);
    while (frames / step > static_cast<SampleIndex>(options.maximumPeaks / stacks))
        step *= 2;
    return step;
}

/// Appends to every coarser level the peaks that the finer one has completed; at the end also the last, partial one.
void raise(std::vector<PeakLevel>& levels, SampleIndex zoomStep, bool atEnd)
{
    const auto zoom = static_cast<std::size_t>(zoomStep);
    for (std::size_t l = 1; l < levels.size(); ++l) {
        const auto& fine = levels[l - 1];
        auto& coarse = levels[l];
        for (auto at = coarse.minimum.size() * zoom; at + zoom <= fine.minimum.size() || (atEnd && at < fine.minimum.size()); at += zoom) {
            const auto end = std::min(at + zoom, fine.minimum.size());
            const auto from = static_cast<std::ptrdiff_t>(at);
            const auto to = static_cast<std::ptrdiff_t>(end);
            coarse.minimum.push_back(*std::min_element(fine.minimum.begin() + from, fine.minimum.begin() + to));
            coarse.maximum.push_back(*std::max_element(fine.maximum.begin() + from, fine.maximum.begin() + to));
        }
    }
}

void raise(WaveformPeaks& peaks, SampleIndex zoomStep, bool atEnd)
{
    raise(peaks.levels, zoomStep, atEnd);
    for (auto& channel : peaks.channels)
        raise(channel, zoomStep, atEnd);
}

std::vector<PeakLevel> emptyLevels(SampleIndex frames, std::size_t stacks, const PeakOptions& options)
{
    std::vector<PeakLevel> levels;
    auto step = finestStep(frames, stacks, options);
    while (true) {
        PeakLevel level;
        level.samplesPerPeak = step;
        const auto count = static_cast<std::size_t>((frames + step - 1) / step);
        level.minimum.reserve(count);
        level.maximum.reserve(count);
        levels.push_back(std::move(level));
        if (count <= options.coarsestPeaks)
            return levels;
        step *= options.zoomStep;
    }
}

WaveformPeaks emptyPyramid(const AudioSource& source, const PeakOptions& options)
{
    WaveformPeaks peaks;
    peaks.sampleRate = source.sampleRate();
    peaks.frameCount = source.frameCount();
    const bool apart = source.channelCount() > 1 && source.channelCount() <= options.mostChannels;
    const auto channels = apart ? static_cast<std::size_t>(source.channelCount()) : 0;
    peaks.levels = emptyLevels(peaks.frameCount, channels + 1, options);
    peaks.channels.resize(channels, peaks.levels);
    return peaks;
}

/// One peak of the finest level, over all channels and of each.
void append(WaveformPeaks& peaks, std::span<const float> interleaved)
{
    const auto add = [](PeakLevel& level, float low, float high) {
        level.minimum.push_back(std::clamp(low, -1.0f, 1.0f));
        level.maximum.push_back(std::clamp(high, -1.0f, 1.0f));
    };
    const std::size_t channels = peaks.channels.size();
    if (channels == 0) {
        const auto [low, high] = std::minmax_element(interleaved.begin(), interleaved.end());
        return add(peaks.levels.front(), *low, *high);
    }
    float lowest = interleaved[0];
    float highest = interleaved[0];
    for (std::size_t channel = 0; channel < channels; ++channel) {
        float low = interleaved[channel];
        float high = low;
        for (std::size_t i = channel; i < interleaved.size(); i += channels) {
            low = std::min(low, interleaved[i]);
            high = std::max(high, interleaved[i]);
        }
        add(peaks.channels[channel].front(), low, high);
        lowest = std::min(lowest, low);
        highest = std::max(highest, high);
    }
    add(peaks.levels.front(), lowest, highest);
}

}  // namespace

Result<WaveformPeaks> computePeaks(AudioSource& source, const PeaksGrown& grown, const CancellationToken& cancel,
                                   const PeakOptions& options)
{
    auto peaks = emptyPyramid(source, options);
    const auto channels = static_cast<std::size_t>(source.channelCount());
    const auto step = static_cast<std::size_t>(peaks.levels.front().samplesPerPeak);
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
            append(peaks, std::span<const float>(samples).subspan(frame * channels, count * channels));
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
