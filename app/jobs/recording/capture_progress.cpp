// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/capture_progress.h"

#include <utility>

namespace undertone {
namespace {

class CountedSink final : public CaptureSink {
public:
    CountedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<CaptureProgress> progress, std::size_t channels)
        : m_sink(std::move(sink)), m_progress(std::move(progress)), m_lastChannel(channels - 1)
    {
    }
    Status begin(int sampleRate) override
    {
        TRY(m_sink->begin(sampleRate));
        m_progress->sampleRate = sampleRate;
        return {};
    }
    Status append(std::size_t channel, std::span<const float> samples) override
    {
        TRY(m_sink->append(channel, samples));
        if (channel == m_lastChannel)
            m_progress->frames += samples.size();
        return {};
    }
    Status gap(std::uint64_t frames, CaptureGap reason) override
    {
        TRY(m_sink->gap(frames, reason));
        const std::uint64_t start = m_progress->frames;
        const bool goesOn = m_progress->gapEnd > 0 && m_progress->gapEnd == start;
        if (goesOn || frames >= static_cast<std::uint64_t>(m_progress->sampleRate)) {  // a short one takes the place of no pause
            m_progress->gapEnd = start + frames;
            if (!goesOn)
                m_progress->gapStart = start;
        }
        m_progress->frames += frames;  // last: whoever reads the rest before sees no gap yet
        return {};
    }
    Status finish() override
    {
        const auto finished = m_sink->finish();
        m_progress->ended = true;
        return finished;
    }

private:
    std::unique_ptr<CaptureSink> m_sink;
    std::shared_ptr<CaptureProgress> m_progress;
    std::size_t m_lastChannel = 0;
};

}  // namespace

std::unique_ptr<CaptureSink> countedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<CaptureProgress> progress, std::size_t channels)
{
    return std::make_unique<CountedSink>(std::move(sink), std::move(progress), channels);
}

}  // namespace undertone
