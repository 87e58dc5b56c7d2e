// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/recorder_device.h"

#include "engine/core/catch_all.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace undertone {
namespace {

constexpr std::chrono::milliseconds deviceInterval{10};
constexpr std::chrono::milliseconds closePatience{300};
/// Seconds that a stalled disk may take before frames are lost.
constexpr double bufferSeconds = 8.0;
/// No device is later than this; what one says beyond it is not believed.
constexpr double mostLatencySeconds = 1.0;

}  // namespace

struct RecorderDevice::Shared {
    explicit Shared(std::shared_ptr<const std::atomic<bool>> isPaused) : paused(std::move(isPaused)) {}

    const std::shared_ptr<const std::atomic<bool>> paused;
    CaptureBuffer buffer;
    std::atomic<State> state{State::Opening};
    std::atomic<bool> alive{true};
    std::atomic<bool> keepsTime{true};
    std::atomic<int> sampleRate{0};
    std::mutex mutex;  ///< guards all below
    std::condition_variable changed;
    std::optional<Error> error;
    std::vector<double> clockDrifts;
    bool stop = false;
    bool ended = false;
};

RecorderDevice::RecorderDevice(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

std::unique_ptr<RecorderDevice> RecorderDevice::open(const std::shared_ptr<CaptureHost>& host, const std::string& id, int channels,
                                                     int sampleRate, const std::shared_ptr<const std::atomic<bool>>& paused)
{
    auto shared = std::make_shared<Shared>(paused);
    std::thread([shared, host, id, channels, sampleRate] {
        const auto done = catchAll([&] { return use(*shared, *host, id, channels, sampleRate); });
        const std::scoped_lock lock(shared->mutex);
        if (!done)
            shared->error = done.error();
        shared->state = State::Failed;
        shared->ended = true;
        shared->changed.notify_all();
    }).detach();
    return std::unique_ptr<RecorderDevice>(new RecorderDevice(std::move(shared)));
}

void RecorderDevice::close()
{
    std::unique_lock lock(m_shared->mutex);
    if (std::exchange(m_shared->stop, true))
        return;
    m_shared->changed.notify_all();
    m_shared->changed.wait_for(lock, closePatience, [this] { return m_shared->ended; });
}

RecorderDevice::State RecorderDevice::state() const
{
    return m_shared->state;
}

bool RecorderDevice::isAlive() const
{
    return m_shared->alive;
}

bool RecorderDevice::keepsTime() const
{
    return m_shared->keepsTime;
}

int RecorderDevice::sampleRate() const
{
    return m_shared->sampleRate;
}

std::vector<double> RecorderDevice::clockDrifts() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->clockDrifts;
}

CaptureBuffer& RecorderDevice::buffer()
{
    return m_shared->buffer;
}

Error RecorderDevice::error() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->error.value_or(Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}});
}

Status RecorderDevice::use(Shared& shared, CaptureHost& host, const std::string& id, int channels, int sampleRate)
{
    const auto stream = TRY(host.open(id, channels, sampleRate, shared.buffer));
    shared.buffer.prepare(stream->sampleRate(), stream->channels(), bufferSeconds);
    const auto late = std::clamp(stream->latencySeconds(), 0.0, mostLatencySeconds);
    shared.buffer.pauseWith(shared.paused, static_cast<std::uint64_t>(std::ceil(late * stream->sampleRate())));
    shared.sampleRate = stream->sampleRate();
    shared.keepsTime = stream->keepsTime();
    TRY(stream->start());
    shared.state = State::Running;
    std::unique_lock lock(shared.mutex);
    while (!shared.changed.wait_for(lock, deviceInterval, [&] { return shared.stop; })) {
        lock.unlock();
        shared.alive = stream->isAlive();
        auto drifts = stream->clockDrifts();
        lock.lock();
        shared.clockDrifts = std::move(drifts);
    }
    lock.unlock();
    stream->stop();
    return {};
}

}  // namespace undertone
