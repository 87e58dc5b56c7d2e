// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/clock_follower.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace undertone {
namespace {

constexpr int half = ClockFollower::taps / 2;
/// Jitter of blocks is smoothed over that long, and a difference is worked off over the other.
constexpr double smoothingSeconds = 2.0;
constexpr double correctionSeconds = 8.0;
/// No two clocks of devices that say the same rate are further apart: what waits beyond that was lost or came at once.
constexpr double mostDrift = 2e-3;

constexpr int phases = 256;
using Weights = std::array<double, ClockFollower::taps>;

double windowedSinc(double x)
{
    if (std::abs(x) >= half)
        return 0.0;
    const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / half);
    const double angle = std::numbers::pi * x;
    return std::abs(x) < 1e-9 ? 1.0 : window * std::sin(angle) / angle;
}

/// Of each tap, for places between two frames in steps of 1 / phases; each sums to 1.
const std::array<Weights, phases + 1>& weightTable()
{
    static const auto table = [] {
        std::array<Weights, phases + 1> made{};
        for (std::size_t phase = 0; phase < made.size(); ++phase) {
            double sum = 0.0;
            for (int tap = 0; tap < ClockFollower::taps; ++tap)
                sum += made[phase][static_cast<std::size_t>(tap)] =
                    windowedSinc(static_cast<double>(tap - half + 1) - static_cast<double>(phase) / phases);
            for (auto& weight : made[phase])
                weight /= sum;
        }
        return made;
    }();
    return table;
}

Weights weightsAt(double fraction)
{
    const auto phase = std::min<std::size_t>(phases - 1, static_cast<std::size_t>(fraction * phases));
    const double share = fraction * phases - static_cast<double>(phase);
    const auto& before = weightTable()[phase];
    const auto& after = weightTable()[phase + 1];
    Weights weights{};
    for (std::size_t tap = 0; tap < weights.size(); ++tap)
        weights[tap] = before[tap] + share * (after[tap] - before[tap]);
    return weights;
}

}  // namespace

ClockFollower::ClockFollower(int channels, int sampleRate, double ratio)
    : m_channels(channels), m_sampleRate(sampleRate), m_nominal(ratio), m_ratio(ratio), m_step(ratio), m_place(half),
      m_frames(static_cast<std::size_t>(half) * static_cast<std::size_t>(channels), 0.0f)
{
}

double ClockFollower::waiting() const
{
    return static_cast<double>(m_frames.size()) / m_channels - m_place;
}

void ClockFollower::give(std::span<const float> interleaved, std::uint64_t lostBefore)
{
    // Longer than what is kept waiting, a loss cannot be told from silence any more.
    const auto lost = std::min<std::uint64_t>(lostBefore, static_cast<std::uint64_t>(10.0 * m_sampleRate));
    m_frames.insert(m_frames.end(), static_cast<std::size_t>(lost) * static_cast<std::size_t>(m_channels), 0.0f);
    m_frames.insert(m_frames.end(), interleaved.begin(), interleaved.end());
}

void ClockFollower::keepLatest(double seconds)
{
    const auto channels = static_cast<std::size_t>(m_channels);
    const auto wanted = static_cast<std::size_t>(seconds * m_sampleRate) + half;
    const auto there = m_frames.size() / channels;
    m_frames.erase(m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>((there - std::min(there, wanted)) * channels));
    m_place = half;
    m_smooth = -1.0;
}

bool ClockFollower::has(std::size_t frames) const
{
    return waiting() > static_cast<double>(frames) * m_step * (1.0 + mostDrift) + half + 1;
}

/// A controller of what waits: its integral is the ratio of the clocks.
void ClockFollower::control(std::size_t frames)
{
    const double seconds = static_cast<double>(frames) * m_nominal / m_sampleRate;
    const double now = waiting();
    if (m_smooth < 0.0)
        m_smooth = now;
    m_smooth += (now - m_smooth) * std::min(1.0, seconds / smoothingSeconds);
    m_seconds += seconds;
    const double apart = (m_smooth - wantedSeconds * m_sampleRate) / m_sampleRate;  // seconds too many
    m_integral = std::clamp(m_integral + apart * seconds / (correctionSeconds * correctionSeconds), -mostDrift, mostDrift);
    m_ratio = m_nominal * (1.0 + m_integral);
    m_step = m_nominal * (1.0 + std::clamp(m_integral + 2.0 * apart / correctionSeconds, -3.0 * mostDrift, 3.0 * mostDrift));
}

void ClockFollower::take(std::size_t frames, std::vector<float>& interleaved)
{
    control(frames);
    const auto channels = static_cast<std::size_t>(m_channels);
    interleaved.assign(frames * channels, 0.0f);
    for (std::size_t frame = 0; frame < frames; ++frame, m_place += m_step) {
        const auto whole = static_cast<std::size_t>(m_place);
        const double fraction = m_place - static_cast<double>(whole);
        const auto weights = weightsAt(fraction);
        for (std::size_t channel = 0; channel < channels; ++channel) {
            double value = 0.0;
            for (std::size_t tap = 0; tap < taps; ++tap) {
                const auto at = (whole + tap + 1 - half) * channels + channel;
                value += at < m_frames.size() ? weights[tap] * static_cast<double>(m_frames[at]) : 0.0;
            }
            interleaved[frame * channels + channel] = static_cast<float>(value);
        }
    }
    const auto done = static_cast<std::size_t>(m_place) - half;
    m_frames.erase(m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>(done * channels));
    m_place -= static_cast<double>(done);
}

}  // namespace undertone
