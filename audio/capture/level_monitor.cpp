// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/level_monitor.h"

#include "engine/core/catch_all.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace undertone {
namespace {

constexpr std::chrono::milliseconds lookInterval{50};
constexpr std::chrono::milliseconds monitorClosePatience{300};

}  // namespace

/// The device's thread computes, whoever looks reads.
class LevelMonitor::Meters final : public CaptureReceiver {
public:
    void prepare(int sampleRate, int channels)
    {
        m_meters.assign(static_cast<std::size_t>(channels), LevelMeter(sampleRate));
        m_one.resize(static_cast<std::size_t>(sampleRate));
        m_shown = std::vector<Shown>(m_meters.size());
    }
    void receive(std::span<const float> interleaved, std::uint64_t) override
    {
        const auto channels = m_meters.size();
        const auto frames = std::min(interleaved.size() / channels, m_one.size());
        for (std::size_t channel = 0; channel < channels; ++channel) {
            for (std::size_t i = 0; i < frames; ++i)
                m_one[i] = interleaved[i * channels + channel];
            m_meters[channel].take(std::span(m_one).first(frames));
            const auto& level = m_meters[channel].level();
            m_shown[channel].peak = level.peak;
            m_shown[channel].loudness = level.loudness;
            m_shown[channel].clippedRuns = level.clippedRuns;
            m_shown[channel].silentSeconds = level.silentSeconds;
        }
        m_heard = true;
    }
    [[nodiscard]] bool hasRoom(std::size_t) const override { return true; }

    [[nodiscard]] bool hasHeard() const { return m_heard; }
    [[nodiscard]] std::vector<ChannelLevel> levels() const
    {
        std::vector<ChannelLevel> levels;
        levels.reserve(m_shown.size());
        for (const auto& shown : m_shown)
            levels.push_back({shown.peak, shown.loudness, shown.clippedRuns, shown.silentSeconds});
        return levels;
    }

private:
    struct Shown {
        std::atomic<double> peak{-120.0};
        std::atomic<double> loudness{-120.0};
        std::atomic<std::uint64_t> clippedRuns{0};
        std::atomic<double> silentSeconds{0.0};
    };
    std::vector<LevelMeter> m_meters;
    std::vector<float> m_one;
    std::vector<Shown> m_shown;
    std::atomic<bool> m_heard{false};
};

struct LevelMonitor::Shared {
    Meters meters;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::optional<Error> error;
    int sampleRate = 0;  ///< 0: not open yet
    bool stop = false;
    bool ended = false;

    Status listen(CaptureHost& host, const std::string& device, int channels)
    {
        const auto stream = TRY(host.open(device, channels, 0, meters));
        meters.prepare(stream->sampleRate(), stream->channels());
        TRY(stream->start());
        std::unique_lock lock(mutex);
        sampleRate = stream->sampleRate();
        bool isAlive = true;
        while (isAlive && !changed.wait_for(lock, lookInterval, [this] { return stop; })) {
            lock.unlock();  // the device may hang, whoever looks at the levels must not
            isAlive = stream->isAlive();
            lock.lock();
        }
        lock.unlock();
        if (!isAlive)
            return Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}};
        stream->stop();
        return {};
    }
};

LevelMonitor::LevelMonitor(std::shared_ptr<CaptureHost> host, const std::string& device, int channels)
    : m_shared(std::make_shared<Shared>())
{
    std::thread([shared = m_shared, host = std::move(host), device, channels] {
        const auto done = catchAll([&] { return shared->listen(*host, device, channels); });
        const std::scoped_lock lock(shared->mutex);
        if (!done)
            shared->error = done.error();
        shared->ended = true;
        shared->changed.notify_all();
    }).detach();
}

LevelMonitor::~LevelMonitor()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->stop = true;
    m_shared->changed.notify_all();
    m_shared->changed.wait_for(lock, monitorClosePatience, [this] { return m_shared->ended; });
}

LevelMonitor::Reading LevelMonitor::reading() const
{
    const std::scoped_lock lock(m_shared->mutex);
    Reading reading{m_shared->meters.hasHeard(), m_shared->sampleRate, {}, m_shared->error};
    if (reading.isOpen && m_shared->sampleRate > 0)
        reading.levels = m_shared->meters.levels();
    return reading;
}

}  // namespace undertone
