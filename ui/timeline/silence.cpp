// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/silence.h"

#include "engine/core/waveform_peaks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

constexpr double quietSeconds = 0.02;
/// Louder by less than this is as quiet: rounding and breath.
constexpr float asQuiet = 1.05F;

}  // namespace

double quietestNear(const WaveformPeaks& peaks, double seconds, double reachSeconds)
{
    if (peaks.levels.empty() || peaks.sampleRate <= 0)
        return seconds;
    const PeakLevel& level = peaks.levels.front();
    const double perPeak = static_cast<double>(level.samplesPerPeak) / peaks.sampleRate;
    const auto count = static_cast<std::ptrdiff_t>(std::min(level.minimum.size(), level.maximum.size()));
    const auto wide = std::max<std::ptrdiff_t>(1, std::lround(quietSeconds / perPeak));
    const auto first = std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(std::floor((seconds - reachSeconds) / perPeak)) - wide / 2);
    const auto last = std::min(count - wide, static_cast<std::ptrdiff_t>(std::ceil((seconds + reachSeconds) / perPeak)) - wide / 2);
    const auto loudness = [&](std::ptrdiff_t at) {
        float loudest = 0.0F;
        for (std::ptrdiff_t i = at; i < at + wide; ++i)
            loudest = std::max(loudest, level.maximum[static_cast<std::size_t>(i)] - level.minimum[static_cast<std::size_t>(i)]);
        return loudest;
    };
    const auto middle = [&](std::ptrdiff_t at) { return (static_cast<double>(at) + static_cast<double>(wide) / 2) * perPeak; };
    float quietest = std::numeric_limits<float>::max();
    for (std::ptrdiff_t at = first; at <= last; ++at) {
        if (std::abs(middle(at) - seconds) <= reachSeconds)
            quietest = std::min(quietest, loudness(at));
    }
    std::ptrdiff_t best = -1;
    for (std::ptrdiff_t at = first; at <= last; ++at) {
        const double away = std::abs(middle(at) - seconds);
        if (away <= reachSeconds && loudness(at) <= quietest * asQuiet && (best < 0 || away < std::abs(middle(best) - seconds)))
            best = at;
    }
    return best < 0 ? seconds : middle(best);
}

}  // namespace undertone
