// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/time_stretcher.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr std::size_t framesPerProcess = 4096;
constexpr int mostSilentRounds = 64;

}  // namespace

struct TimeStretcher::Stretcher : RubberBand::RubberBandStretcher {
    using RubberBandStretcher::RubberBandStretcher;
};

TimeStretcher::TimeStretcher(int sampleRate, int channels, double rate)
    : m_channels(static_cast<std::size_t>(channels)), m_rate(std::clamp(rate, slowest, fastest))
{
    using Options = RubberBand::RubberBandStretcher;
    m_stretcher = std::make_unique<Stretcher>(static_cast<std::size_t>(sampleRate), m_channels,
                                              Options::OptionProcessRealTime | Options::OptionEngineFiner | Options::OptionChannelsTogether,
                                              1.0 / m_rate, 1.0);
    m_stretcher->setMaxProcessSize(framesPerProcess);
    m_apart.resize(m_channels, std::vector<float>(framesPerProcess));
    for (auto& channel : m_apart)
        m_pointers.push_back(channel.data());
    m_delay = m_stretcher->getStartDelay();
    for (std::size_t pad = m_stretcher->getPreferredStartPad(); pad > 0;) {
        const std::size_t frames = std::min(pad, framesPerProcess);
        for (auto& channel : m_apart)
            std::fill_n(channel.begin(), frames, 0.0F);
        process(frames);
        pad -= frames;
    }
}

TimeStretcher::~TimeStretcher() = default;

void TimeStretcher::process(std::size_t frames)
{
    m_stretcher->process(m_pointers.data(), frames, false);
}

void TimeStretcher::put(std::span<const float> interleaved, More more)
{
    std::size_t left = interleaved.size() / m_channels;
    const float* next = interleaved.data();
    do {
        const std::size_t frames = std::min(left, framesPerProcess);
        for (std::size_t frame = 0; frame < frames; ++frame) {
            for (auto& channel : m_apart)
                channel[frame] = *next++;
        }
        left -= frames;
        m_put += frames;
        process(frames);
        discardDelay();
    } while (left > 0);
    if (more == More::None)
        flush();
}

/// In real-time mode the last frames stay inside until others follow: silence does.
void TimeStretcher::flush()
{
    m_ended = true;
    for (auto& channel : m_apart)
        std::ranges::fill(channel, 0.0F);
    const std::size_t wanted = expected() - m_taken;
    for (int round = 0; round < mostSilentRounds && static_cast<std::size_t>(std::max(0, m_stretcher->available())) < wanted + m_delay;
         ++round) {
        process(framesPerProcess);
        discardDelay();
    }
}

std::size_t TimeStretcher::expected() const
{
    return static_cast<std::size_t>(std::llround(static_cast<double>(m_put) / m_rate));
}

void TimeStretcher::discardDelay()
{
    while (m_delay > 0) {
        const std::size_t gone = retrieve(std::min(m_delay, framesPerProcess));
        if (gone == 0)
            return;
        m_delay -= gone;
    }
}

std::size_t TimeStretcher::available() const
{
    const auto there = m_delay > 0 ? std::size_t{0} : static_cast<std::size_t>(std::max(0, m_stretcher->available()));
    return m_ended ? std::min(there, expected() - m_taken) : there;
}

std::size_t TimeStretcher::retrieve(std::size_t frames)
{
    const int there = m_stretcher->available();
    return there <= 0 ? 0 : m_stretcher->retrieve(m_pointers.data(), std::min(frames, static_cast<std::size_t>(there)));
}

std::size_t TimeStretcher::take(std::span<float> interleaved)
{
    const std::size_t wanted = std::min(interleaved.size() / m_channels, available());
    std::size_t taken = 0;
    while (taken < wanted) {
        const std::size_t got = retrieve(std::min(wanted - taken, framesPerProcess));
        if (got == 0)
            break;
        for (std::size_t frame = 0; frame < got; ++frame) {
            for (std::size_t channel = 0; channel < m_channels; ++channel)
                interleaved[(taken + frame) * m_channels + channel] = m_apart[channel][frame];
        }
        taken += got;
    }
    m_taken += taken;
    return taken;
}

}  // namespace undertone
