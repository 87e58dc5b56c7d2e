// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/level_meter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace undertone {
namespace {

constexpr float fullScale = 0.9999f;
constexpr int clippingSamples = 3;
constexpr double silenceDecibels = -60.0;
constexpr double leastDecibels = -120.0;

double decibels(double amplitude)
{
    return amplitude > 1e-6 ? 20.0 * std::log10(amplitude) : leastDecibels;
}

}  // namespace

void LevelMeter::take(std::span<const float> samples)
{
    for (const float sample : samples) {
        const float size = std::abs(sample);
        m_fullScale = size >= fullScale ? m_fullScale + 1 : 0;
        if (m_fullScale == clippingSamples)
            ++m_level.clippedRuns;
        m_clipped = m_clipped || m_fullScale >= clippingSamples;
        m_peak = std::max(m_peak, size);
        m_sumOfSquares += static_cast<double>(size) * static_cast<double>(size);
        if (++m_frames < m_sampleRate / 10)
            continue;
        m_level.peak = decibels(static_cast<double>(m_peak));
        m_level.loudness = decibels(std::sqrt(m_sumOfSquares / m_frames));
        m_level.silentSeconds = m_level.peak < silenceDecibels ? m_level.silentSeconds + 0.1 : 0.0;
        m_level.unclippedSeconds = std::exchange(m_clipped, false) ? 0.0 : m_level.unclippedSeconds + 0.1;
        m_peak = 0.0f;
        m_sumOfSquares = 0.0;
        m_frames = 0;
    }
}

}  // namespace undertone
