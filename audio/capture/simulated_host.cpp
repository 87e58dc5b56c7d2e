// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/simulated_host.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numbers>
#include <thread>

namespace undertone {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int catchingUp = 4;  ///< times its pace

/// What all streams of a host share: the sound goes on where the last one stopped.
struct SimulatedState {
    SimulatedSound sound;
    std::mutex mutex;
    std::uint64_t frame = 0;  ///< next of the signal
    std::size_t fault = 0;    ///< next of the faults
    Clock::time_point unpluggedUntil{};
    bool isOver = false;
};

std::chrono::duration<double> durationOf(const SimulatedSound& sound, std::uint64_t frames)
{
    return std::chrono::duration<double>(static_cast<double>(frames)
                                         / (sound.sampleRate * sound.clock * (sound.speed > 0 ? sound.speed : 1.0)));
}

class SimulatedStream final : public CaptureStream {
public:
    SimulatedStream(std::shared_ptr<SimulatedState> state, int channels, CaptureReceiver& receiver)
        : m_state(std::move(state)), m_channels(channels), m_receiver(receiver)
    {
    }
    ~SimulatedStream() override { SimulatedStream::stop(); }

    [[nodiscard]] int sampleRate() const override { return m_state->sound.sampleRate; }
    [[nodiscard]] int channels() const override { return m_channels; }
    Status start() override
    {
        m_thread = std::thread([this] { run(); });
        return {};
    }
    void stop() override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_all();
        std::this_thread::sleep_until(m_stuckUntil.load());
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] bool isAlive() const override { return m_alive; }
    [[nodiscard]] bool keepsTime() const override { return m_state->sound.speed == 1.0; }

private:
    /// False: it is to stop.
    bool sleepUntil(Clock::time_point until)
    {
        std::unique_lock lock(m_mutex);
        return !m_changed.wait_until(lock, until, [this] { return m_stop; });
    }

    /// Does the fault that is due at `frame`. False: the stream is over.
    bool suffer(std::uint64_t& frame, Clock::time_point& due, std::uint64_t& lost, bool& waits)
    {
        const auto& sound = m_state->sound;
        if (frame >= sound.frames) {
            m_state->isOver = true;
            return false;
        }
        if (m_state->fault >= sound.faults.size() || frame < sound.faults[m_state->fault].atFrame)
            return true;
        const auto fault = sound.faults[m_state->fault++];
        const auto pause = std::chrono::duration_cast<Clock::duration>(durationOf(sound, fault.frames));
        switch (fault.kind) {
        case SimulatedFault::Kind::Drop: lost += fault.frames; break;
        case SimulatedFault::Kind::Unplug: m_state->unpluggedUntil = Clock::now() + pause; break;
        case SimulatedFault::Kind::Late: m_lateUntil = Clock::now() + pause; return true;
        case SimulatedFault::Kind::Stick: m_stuckUntil = Clock::now() + pause; [[fallthrough]];
        case SimulatedFault::Kind::Hang:
            due += pause;
            frame += fault.frames;
            waits = true;
            return true;
        }
        frame += fault.frames;  // the world goes on while nobody hears it
        if (fault.kind != SimulatedFault::Kind::Drop)
            return false;
        due += pause;
        waits = sound.speed > 0;  // what is lost is not there yet when it is told
        return true;
    }

    void run()
    {
        const auto& sound = m_state->sound;
        const std::size_t block = std::max<std::size_t>(1, static_cast<std::size_t>(sound.sampleRate) / 100);
        std::vector<float> samples(block * static_cast<std::size_t>(m_channels));
        auto due = Clock::now();
        std::uint64_t frame = 0, lost = 0;
        {
            const std::scoped_lock lock(m_state->mutex);
            frame = m_state->frame;
        }
        while (true) {
            if (sound.speed > 0) {
                const auto length = std::chrono::duration_cast<Clock::duration>(durationOf(sound, block));
                due += length;
                if (!sleepUntil(m_isLate ? Clock::now() + length / catchingUp : due))
                    break;
                m_isLate = m_isLate && Clock::now() > due;
            } else if (const std::scoped_lock lock(m_mutex); m_stop) {
                break;
            }
            bool waits = false;
            {
                const std::scoped_lock lock(m_state->mutex);
                const bool goesOn = suffer(frame, due, lost, waits);
                m_state->frame = frame;
                if (!goesOn)
                    break;
            }
            if (waits && !sleepUntil(due))
                break;
            if (m_lateUntil > Clock::now()) {
                if (!sleepUntil(m_lateUntil))
                    break;
                m_isLate = true;
            }
            if (sound.speed <= 0 && !m_receiver.hasRoom(samples.size())) {
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                continue;
            }
            auto count = static_cast<std::size_t>(std::min<std::uint64_t>(block, sound.frames - frame));
            {
                const std::scoped_lock lock(m_state->mutex);
                if (m_state->fault < sound.faults.size())
                    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, sound.faults[m_state->fault].atFrame - frame));
            }
            for (std::size_t i = 0; i < count; ++i) {
                for (int channel = 0; channel < m_channels; ++channel)
                    samples[i * static_cast<std::size_t>(m_channels) + static_cast<std::size_t>(channel)] =
                        sound.signal ? sound.signal(frame + i, channel) : simulatedTone(frame + i, channel, sound.sampleRate);
            }
            m_receiver.receive(std::span(samples).first(count * static_cast<std::size_t>(m_channels)), lost);
            lost = 0;
            frame += count;
            const std::scoped_lock lock(m_state->mutex);
            m_state->frame = frame;
        }
        m_alive = false;
    }

    std::shared_ptr<SimulatedState> m_state;
    int m_channels = 0;
    CaptureReceiver& m_receiver;
    std::atomic<bool> m_alive{true};
    std::atomic<Clock::time_point> m_stuckUntil{Clock::time_point{}};
    Clock::time_point m_lateUntil{};  ///< of the thread
    bool m_isLate = false;            ///< likewise
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stop = false;
    std::thread m_thread;
};

class SimulatedHost final : public CaptureHost {
public:
    explicit SimulatedHost(SimulatedSound sound) : m_state(std::make_shared<SimulatedState>()) { m_state->sound = std::move(sound); }

    Result<std::vector<CaptureDevice>> devices() override
    {
        return std::vector<CaptureDevice>{{"simulated", "simulated device", m_state->sound.channels, m_state->sound.sampleRate, true}};
    }

    Result<std::unique_ptr<CaptureStream>> open(const std::string&, int channels, int, CaptureReceiver& receiver) override
    {
        const std::scoped_lock lock(m_state->mutex);
        if (m_state->isOver || Clock::now() < m_state->unpluggedUntil)
            return Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}};
        if (channels > m_state->sound.channels)
            return Error{
                ErrorCode::DeviceUnavailable, message("capture.channels", "simulated device", m_state->sound.channels, channels), {}};
        return std::unique_ptr<CaptureStream>(std::make_unique<SimulatedStream>(m_state, channels, receiver));
    }

private:
    std::shared_ptr<SimulatedState> m_state;
};

}  // namespace

float simulatedTone(std::uint64_t frame, int channel, int sampleRate)
{
    constexpr double firstHertz = 220.0, level = 0.25;
    // A slow glide besides, so that no stretch of it equals another.
    const double seconds = static_cast<double>(frame) / sampleRate;
    const double hertz = firstHertz * (channel + 1) * (1.0 + 0.2 * std::sin(0.37 * seconds));
    return static_cast<float>(level * std::sin(2.0 * std::numbers::pi * std::fmod(hertz * seconds, 1.0)));
}

std::shared_ptr<CaptureHost> makeSimulatedHost(SimulatedSound sound)
{
    return std::make_shared<SimulatedHost>(std::move(sound));
}

}  // namespace undertone
