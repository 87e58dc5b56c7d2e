// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"
#include "audio/capture/simulated_host.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/capture/recorded_sound.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

namespace undertone::test {

inline constexpr int rate = 16000;

/// Each sample says where it lies.
inline float numbered(std::uint64_t frame, int channel)
{
    return static_cast<float>(frame % 65536) / 65536.0f + static_cast<float>(channel);
}

inline SimulatedSound numberedSound(int channels = 1)
{
    SimulatedSound sound;
    sound.channels = channels;
    sound.sampleRate = rate;
    sound.signal = numbered;
    return sound;
}

/// A recorder of a simulated device, and what it gives.
class RecorderFixture : public QObject {
protected:
    std::shared_ptr<RecordedSound> m_sound;
    std::unique_ptr<Recorder> m_recorder;

    void start(const SimulatedSound& sound, const std::vector<int>& channels = {0})
    {
        m_sound = std::make_shared<RecordedSound>();
        auto started =
            Recorder::start(recordingLeave(), makeSimulatedHost(sound), {{}, channels, 0}, std::make_unique<SharedSink>(m_sound));
        QVERIFY2(started.ok(), started ? "" : englishSentence(started.error()).c_str());
        m_recorder = std::move(*started);
    }
    bool waitFor(RecorderState state, int milliseconds = 8000) const
    {
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < milliseconds; QTest::qSleep(2)) {
            if (m_recorder->status().state == state)
                return true;
        }
        return false;
    }
    RecorderStatus stopped()
    {
        m_recorder->stop();
        m_recorder->waitUntilStopped(std::chrono::milliseconds(8000));
        return m_recorder->status();
    }
    /// Every sample that is no gap is the one of its place.
    std::string misplaced(std::size_t channel, int deviceChannel, std::size_t tolerance = 0) const
    {
        const auto& samples = m_sound->channels[channel];
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (m_sound->isGap(i))
                continue;
            const auto frame = static_cast<std::int64_t>(std::lround((samples[i] - static_cast<float>(deviceChannel)) * 65536.0f));
            auto apart = std::abs(frame - static_cast<std::int64_t>(i % 65536));
            apart = std::min(apart, 65536 - apart);
            if (static_cast<std::size_t>(apart) > tolerance)
                return "frame " + std::to_string(i) + " holds " + std::to_string(frame);
        }
        return {};
    }

    /// Behind each test; one that failed is not waited for.
    void end()
    {
        if (m_sound) {
            m_sound->stall = false;
            m_sound->milliseconds = 0;
        }
        m_recorder.reset();
    }
};

}  // namespace undertone::test
