// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/combined_host.h"

#include "audio/capture/capture_buffer.h"
#include "audio/capture/clock_follower.h"
#include "engine/core/catch_all.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace undertone {
namespace {

using namespace std::chrono_literals;
using CombineClock = std::chrono::steady_clock;

constexpr auto combineInterval = 5ms;
/// Without a frame of one of them for so long, all begin again side by side.
constexpr auto combineStall = 250ms;
constexpr double combineBufferSeconds = 8.0;

/// One of the devices, as the combining thread sees it.
struct OpenPart {
    int channels = 1;
    CaptureBuffer buffer;
    std::unique_ptr<CaptureStream> stream;
    std::unique_ptr<ClockFollower> follower;  ///< null: the first one, whose clock all keep
    std::vector<float> taken;
    std::atomic<double> drift{0.0};
};

class CombinedStream final : public CaptureStream {
public:
    CombinedStream(std::vector<std::unique_ptr<OpenPart>> parts, int channels, CaptureReceiver& receiver)
        : m_parts(std::move(parts)), m_channels(static_cast<std::size_t>(channels)), m_receiver(receiver)
    {
    }
    ~CombinedStream() override { CombinedStream::stop(); }

    [[nodiscard]] int sampleRate() const override { return m_parts.front()->stream->sampleRate(); }
    [[nodiscard]] int channels() const override { return static_cast<int>(m_channels); }
    [[nodiscard]] bool keepsTime() const override { return m_parts.front()->stream->keepsTime(); }
    [[nodiscard]] bool isAlive() const override
    {
        return !m_failed && std::ranges::all_of(m_parts, [](const auto& part) { return part->stream->isAlive(); });
    }
    [[nodiscard]] std::vector<double> clockDrifts() const override
    {
        std::vector<double> drifts;
        for (std::size_t i = 1; i < m_parts.size(); ++i)
            drifts.push_back(m_parts[i]->drift);
        return drifts;
    }
    [[nodiscard]] double latencySeconds() const override
    {
        double longest = 0.0;
        for (const auto& part : m_parts)
            longest = std::max(longest, part->stream->latencySeconds());
        return longest + ClockFollower::wantedSeconds + std::chrono::duration<double>(combineInterval).count();
    }
    Status start() override
    {
        for (auto& part : m_parts)
            TRY(part->stream->start());
        m_thread = std::thread([this] {
            if (!catchAll([this] { return run(); }))
                m_failed = true;
        });
        return {};
    }
    void stop() override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable())
            m_thread.join();
        for (auto& part : m_parts)
            part->stream->stop();
    }

private:
    Status run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_changed.wait_for(lock, combineInterval, [this] { return m_stop; })) {
            lock.unlock();
            collect();
            if (m_isBeside || beginSideBySide())
                handOn();
            lock.lock();
        }
        return {};
    }

    [[nodiscard]] std::size_t wantedFrames() const { return static_cast<std::size_t>(ClockFollower::wantedSeconds * sampleRate()); }
    [[nodiscard]] std::size_t firstChannels() const { return static_cast<std::size_t>(m_parts.front()->channels); }
    [[nodiscard]] std::size_t firstWaiting() const { return m_first.size() / firstChannels(); }

    /// What all devices have given since.
    void collect()
    {
        for (auto& part : m_parts) {
            CaptureBuffer::Missing missing;
            while (part->buffer.framesAvailable() > 0) {
                part->taken.resize(part->buffer.framesAvailable() * static_cast<std::size_t>(part->channels));
                const auto count = part->buffer.take(part->taken, missing) * static_cast<std::size_t>(part->channels);
                const auto samples = std::span(part->taken).first(count);
                if (part->follower) {
                    part->follower->give(samples, missing.lost);
                } else {
                    // A loss of the first one is silence, so that the others stay beside it; the recorder is told below.
                    m_lost += missing.lost;
                    m_first.insert(m_first.end(), samples.begin(), samples.end());
                }
            }
        }
    }

    /// Once all wait with the same stretch, the latest: from there on they go together.
    bool beginSideBySide()
    {
        const bool allWait = firstWaiting() >= wantedFrames() && std::ranges::all_of(m_parts, [](const auto& part) {
                                 return !part->follower || part->follower->waitingSeconds() >= ClockFollower::wantedSeconds;
                             });
        if (!allWait)
            return false;
        m_first.erase(m_first.begin(), m_first.end() - static_cast<std::ptrdiff_t>(wantedFrames() * firstChannels()));
        for (auto& part : m_parts) {
            if (part->follower)
                part->follower->keepLatest(ClockFollower::wantedSeconds);
        }
        m_lost = 0;
        m_isBeside = true;
        m_lastFrame = CombineClock::now();
        return true;
    }

    void handOn()
    {
        const auto frames = firstWaiting() - std::min(firstWaiting(), wantedFrames());
        const auto lost = std::min<std::uint64_t>(m_lost, static_cast<std::uint64_t>(sampleRate()));
        const bool canFollow = std::ranges::all_of(
            m_parts, [&](const auto& part) { return !part->follower || part->follower->has(frames + static_cast<std::size_t>(lost)); });
        if (frames == 0 || !canFollow) {
            // The recorder sees that nothing comes, and marks it; what waited till then is not from one moment any more.
            if (CombineClock::now() - m_lastFrame > combineStall)
                m_isBeside = false;
            return;
        }
        m_lastFrame = CombineClock::now();
        m_all.assign(frames * m_channels, 0.0f);
        std::size_t place = 0;
        for (auto& part : m_parts) {
            const auto channels = static_cast<std::size_t>(part->channels);
            if (part->follower) {
                if (lost > 0)
                    part->follower->take(static_cast<std::size_t>(lost), part->taken);
                part->follower->take(frames, part->taken);
                part->drift = part->follower->driftPpm();
            } else {
                part->taken.assign(m_first.begin(), m_first.begin() + static_cast<std::ptrdiff_t>(frames * channels));
                m_first.erase(m_first.begin(), m_first.begin() + static_cast<std::ptrdiff_t>(frames * channels));
            }
            for (std::size_t channel = 0; channel < channels && place + channel < m_channels; ++channel) {
                for (std::size_t i = 0; i < frames; ++i)
                    m_all[i * m_channels + place + channel] = part->taken[i * channels + channel];
            }
            place += channels;
        }
        m_receiver.receive(m_all, std::exchange(m_lost, 0));
    }

    std::vector<std::unique_ptr<OpenPart>> m_parts;
    std::size_t m_channels = 1;
    CaptureReceiver& m_receiver;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stop = false;
    std::atomic<bool> m_failed{false};
    // Of the combining thread.
    std::vector<float> m_first;  ///< waiting frames of the first device, interleaved
    std::uint64_t m_lost = 0;    ///< of it
    bool m_isBeside = false;
    CombineClock::time_point m_lastFrame{};
    std::vector<float> m_all;
    std::thread m_thread;
};

class CombinedHost final : public CaptureHost {
public:
    explicit CombinedHost(std::vector<DevicePart> parts) : m_parts(std::move(parts)) {}

    Result<std::vector<CaptureDevice>> devices() override
    {
        CaptureDevice all{"combined", {}, 0, 0, true};
        for (const auto& part : m_parts) {
            all.name += (all.name.empty() ? "" : " + ") + part.id;
            all.channels += part.channels;
        }
        return std::vector<CaptureDevice>{all};
    }

    Result<std::unique_ptr<CaptureStream>> open(const std::string&, int channels, int sampleRate, CaptureReceiver& receiver) override
    {
        std::vector<std::unique_ptr<OpenPart>> open;
        int rate = sampleRate;
        for (const auto& part : m_parts) {
            auto made = std::make_unique<OpenPart>();
            made->channels = part.channels;
            auto stream = part.host->open(part.id, part.channels, rate, made->buffer);
            if (!stream && !open.empty())
                stream =
                    part.host->open(part.id, part.channels, 0, made->buffer);  // at its own rate, which is brought to that of the first
            if (!stream)
                return stream.error();
            made->stream = *std::move(stream);
            made->buffer.prepare(made->stream->sampleRate(), part.channels, combineBufferSeconds);
            if (open.empty())
                rate = made->stream->sampleRate();
            else
                made->follower = std::make_unique<ClockFollower>(part.channels, made->stream->sampleRate(),
                                                                 static_cast<double>(made->stream->sampleRate()) / rate);
            open.push_back(std::move(made));
        }
        return std::unique_ptr<CaptureStream>(std::make_unique<CombinedStream>(std::move(open), channels, receiver));
    }

private:
    std::vector<DevicePart> m_parts;
};

}  // namespace

std::shared_ptr<CaptureHost> makeCombinedHost(std::vector<DevicePart> parts)
{
    return std::make_shared<CombinedHost>(std::move(parts));
}

}  // namespace undertone
