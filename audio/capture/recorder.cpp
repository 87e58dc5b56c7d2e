// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/recorder.h"

#include "audio/capture/recorder_device.h"
#include "engine/core/catch_all.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace undertone {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto writeInterval = 10ms;
constexpr auto retryInterval = 500ms;
constexpr auto openPatience = 10s;
/// Frames are taken for no longer before the status is published, and stop, consent and device are looked at again.
constexpr auto longestTaking = 100ms;
constexpr auto settlingTime = 120ms;
/// What waits to settle is lost where the program is killed: no longer than this.
constexpr auto longestSettling = 500ms;
/// By as much frames must come faster than time goes to be a burst.
constexpr double burstSeconds = 0.01;
/// By less than this a silence cannot be told from frames that merely came late.
constexpr double jitterSeconds = 0.05;
constexpr double secondsForDrift = 60.0;
constexpr double secondsForRate = 5.0;
constexpr double wrongRateRatio = 0.03;
constexpr int writerNiceness = -10;

/// Of this thread: whoever writes what was heard is not to wait for those who compute. Where the system does not allow it, as without a
/// limit for it (RLIMIT_NICE), all are alike.
void raisePriority()
{
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), writerNiceness));
}

double secondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

/// The writing thread's work.
struct Recorder::Run {
    Recorder& self;
    RecorderStatus status{};
    std::unique_ptr<RecorderDevice> device{};
    std::vector<LevelMeter> meters{};
    std::vector<float> interleaved{};
    std::vector<float> channel{};
    int deviceChannels = 1 + *std::ranges::max_element(self.m_request.channels);
    bool begun = false;         ///< a first frame has come: the recording begins with it
    std::uint64_t arrived = 0;  ///< CaptureBuffer::framesArrived of the device, as far as they were looked at
    std::uint64_t lost = 0;     ///< CaptureBuffer::framesLostByDevice, likewise
    std::size_t before = 0;     ///< frames in the buffer that came before it fell silent
    std::uint64_t seen = 0;     ///< CaptureBuffer::framesArrived when it last grew, at `lastSeen`, whether they were taken or not
    Clock::time_point lastSeen{};
    std::uint64_t shownFrames = 0;
    Clock::time_point opened{}, lastFrame{}, nextTry{}, clockStart{};
    Clock::time_point back{};       ///< when frames came again after a silence
    Clock::time_point burst{};      ///< when they last came faster than time goes, since then
    double leastMissing = 0.0;      ///< seconds, since then
    std::uint64_t clockFrames = 0;  ///< since clockStart
    std::optional<CaptureGap> away{};

    void openDevice()
    {
        // Where the one that was asked for does not come back, the default one is tried in turn.
        const bool other = begun && !self.m_request.device.empty() && std::exchange(triedOther, !triedOther);
        device = RecorderDevice::open(self.m_host, other ? std::string() : self.m_request.device, deviceChannels,
                                      begun ? status.sampleRate : self.m_request.sampleRate, self.m_paused);
        arrived = lost = seen = 0;
        before = 0;
        isRunning = false;
        opened = Clock::now();
    }
    bool isRunning = false;  ///< the device was seen to be open
    bool triedOther = false;

    /// Somebody chose another device: it is opened next, whatever the one before does.
    Status takeChoice()
    {
        std::optional<std::string> chosen;
        {
            const std::scoped_lock lock(self.m_mutex);
            chosen = std::exchange(self.m_chosen, std::nullopt);
        }
        if (!chosen)
            return {};
        self.m_request.device = *chosen;
        triedOther = false;
        if (!begun) {  // the one before is still being opened, or hangs there
            device.reset();
            nextTry = {};
            return {};
        }
        nextTry = {};
        status.state = RecorderState::Away;
        TRY(giveUp());
        away = away.value_or(CaptureGap::Unplugged);
        return {};
    }

    Status beginSink()
    {
        status.sampleRate = device->sampleRate();
        meters.assign(self.m_request.channels.size(), LevelMeter(status.sampleRate));
        interleaved.resize(static_cast<std::size_t>(std::max(1, status.sampleRate / 20)) * static_cast<std::size_t>(deviceChannels));
        begun = true;
        return self.m_sink->begin(status.sampleRate);
    }

    Status gap(std::uint64_t frames, CaptureGap reason)
    {
        if (frames == 0)
            return {};
        status.frames += frames;
        status.missingFrames += frames;
        if (reason == CaptureGap::Dropped)
            status.droppedFrames += frames;
        ++status.gaps;
        return self.m_sink->gap(frames, reason);
    }

    Status takeChunk(std::size_t frames)
    {
        channel.resize(frames);
        for (std::size_t i = 0; i < self.m_request.channels.size(); ++i) {
            const auto at = static_cast<std::size_t>(self.m_request.channels[i]);
            for (std::size_t frame = 0; frame < frames; ++frame)
                channel[frame] = interleaved[frame * static_cast<std::size_t>(deviceChannels) + at];
            meters[i].take(channel);
            TRY(self.m_sink->append(i, channel));
        }
        status.frames += frames;
        return {};
    }

    /// How much of what the device has given is taken.
    enum class Taking {
        Some,  ///< it goes on: what it takes too long to write is written afterwards
        All,   ///< it is over: all that it had given by now, and what is still missing is missing
    };

    /// Frames are there again after a silence. What a device had kept for itself comes in bursts, which on a busy machine take their time:
    /// only when they are over, or all is there, can it be told how much is missing. What the device says is lost is marked where it was,
    /// and is not missing here. False: not yet.
    Result<bool> comeBack(Clock::time_point now, Taking taking)
    {
        const auto& buffer = device->buffer();
        const auto came = buffer.framesArrived() - arrived;
        const double missing =
            secondsBetween(lastFrame, now) - static_cast<double>(came + buffer.framesLostByDevice() - lost) / status.sampleRate;
        if (back == Clock::time_point{})
            back = burst = now;
        if (back == now || missing < leastMissing - burstSeconds) {
            leastMissing = missing;
            burst = now;
        }
        const bool isSettled = missing <= jitterSeconds || now - burst >= settlingTime || now - back >= longestSettling;
        if (!isSettled && taking == Taking::Some)
            return false;
        const auto reason = *std::exchange(away, std::nullopt);
        back = {};
        clockStart = {};
        if (missing > jitterSeconds)
            TRY(gap(static_cast<std::uint64_t>(missing * status.sampleRate), reason));
        return true;
    }

    /// What is missing in front of the frame that is taken next.
    Status gaps(const CaptureBuffer::Missing& missing)
    {
        TRY(gap(missing.lost, CaptureGap::Dropped));
        return gap(missing.paused, CaptureGap::Paused);
    }

    /// What is missing behind the last frame that was taken: in front of one that came since, or at the end.
    CaptureBuffer::Missing missingBehind()
    {
        auto missing = device->buffer().missingAtEnd();  // first: what comes now brings it along
        if (device->buffer().framesAvailable() > 0)
            device->buffer().take({}, missing);
        return missing;
    }

    /// What lies in the buffer now, up to `most`: where writing is slower than the device, that has no end.
    Status take(std::size_t most, Taking taking)
    {
        auto& buffer = device->buffer();
        const auto until = Clock::now() + longestTaking;
        for (auto left = std::min(most, buffer.framesAvailable()); left > 0;) {
            if (taking == Taking::Some && (self.m_stop || Clock::now() >= until))
                return {};
            TRY(self.m_authorisation.allows({Purpose::Record}));
            CaptureBuffer::Missing missing;
            const auto room = std::min(interleaved.size(), left * static_cast<std::size_t>(deviceChannels));
            const auto frames = buffer.take(std::span(interleaved).first(room), missing);
            if (frames == 0)
                return {};
            TRY(gaps(missing));
            TRY(takeChunk(frames));
            left -= frames;
            before -= std::min(before, frames);
        }
        return {};
    }

    /// What the device has given.
    Status drain(Taking taking)
    {
        const auto& buffer = device->buffer();
        const auto now = Clock::now();
        const auto all = buffer.framesArrived();
        if (all == 0)
            return {};
        if (!begun)
            TRY(beginSink());
        if (away && before > 0)
            TRY(take(before, taking));
        if (away && before > 0)
            return {};
        if (all != arrived) {
            if (away && !TRY(comeBack(now, taking)))
                return {};
            const auto allLost = buffer.framesLostByDevice();
            clockFrames += all - arrived + (allLost - lost);
            arrived = all;
            lost = allLost;
            lastFrame = now;
            status.deviceError.reset();
        }
        return take(buffer.framesAvailable(), taking);
    }

    void followClock()
    {
        if (!device->keepsTime() || away)
            return;
        if (clockStart == Clock::time_point{}) {
            clockStart = lastFrame;
            clockFrames = 0;
            return;
        }
        const double seconds = secondsBetween(clockStart, lastFrame);
        if (seconds < secondsForRate)
            return;
        const double ratio = static_cast<double>(clockFrames) / (seconds * status.sampleRate);
        status.wrongRate = std::abs(ratio - 1.0) > wrongRateRatio;
        if (seconds >= secondsForDrift)
            status.clockDrift = (ratio - 1.0) * 1e6;
    }

    /// One look at the device.
    Status step()
    {
        const auto now = Clock::now();
        if (!device) {
            if (now >= nextTry)
                openDevice();
            return {};
        }
        switch (device->state()) {
        case RecorderDevice::State::Opening:
            if (now - opened > openPatience)
                return lose(CaptureGap::Hanging, Error{ErrorCode::DeviceUnavailable, message("capture.not-opening"), {}});
            return {};
        case RecorderDevice::State::Failed: return lose(away.value_or(CaptureGap::Unplugged), device->error());
        case RecorderDevice::State::Running: break;
        }
        if (begun && device->sampleRate() != status.sampleRate)
            return lose(away.value_or(CaptureGap::Unplugged),
                        Error{ErrorCode::DeviceUnavailable, message("capture.other-rate", status.sampleRate), {}});
        if (!std::exchange(isRunning, true))
            opened = now;                        // opening it may have taken longer than its silence may last
        const bool isAlive = device->isAlive();  // first: what came before it went is still taken
        TRY(drain(Taking::Some));
        if (!isAlive)
            return lose(CaptureGap::Unplugged, std::nullopt);
        const auto waiting = device->buffer().framesAvailable();  // first: frames that come now end the silence
        if (const auto all = device->buffer().framesArrived(); std::exchange(seen, all) != all)
            lastSeen = Clock::now();
        const auto silent = now - std::max(lastSeen, opened);
        if (!begun)  // some take seconds before they give anything
            return silent > openPatience ? Status(Error{ErrorCode::DeviceUnavailable, message("capture.gives-nothing"), {}}) : Status();
        if (silent > hangingAfter && !away) {
            away = CaptureGap::Hanging;
            before = waiting;
        }
        if (silent > abandonAfter)
            return lose(CaptureGap::Hanging, std::nullopt);
        followClock();
        status.deviceDrifts = device->clockDrifts();
        status.state = away ? RecorderState::Hanging : *self.m_paused ? RecorderState::Paused : RecorderState::Recording;
        return {};
    }

    /// The device is given up. Before anything was recorded, that is the end; later another takes over.
    Status lose(CaptureGap reason, const std::optional<Error>& error)
    {
        if (!begun)
            return error.value_or(Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}});
        status.state = RecorderState::Away;
        self.publish(shown());  // first: what follows may take a moment
        nextTry = Clock::now() + retryInterval;
        TRY(giveUp());
        away = away.value_or(reason);
        if (error)
            status.deviceError = error;
        return {};
    }

    /// What it gave is taken, also while it was not yet known how much was missing before; a pause that goes on has been heard by it so
    /// far.
    Status giveUp()
    {
        if (device) {
            device->close();
            if (device->sampleRate() == status.sampleRate) {
                TRY(drain(Taking::All));
                TRY(gaps(missingBehind()));
            }
        }
        device.reset();
        back = {};
        clockStart = {};
        return {};
    }

    RecorderStatus shown()
    {
        auto published = status;
        published.paused = *self.m_paused;
        for (const auto& meter : meters)
            published.levels.push_back(status.state == RecorderState::Recording ? meter.level() : ChannelLevel());
        if (status.state == RecorderState::Stopped)
            return published;
        // Time goes on in a pause, of which the sink is told when it is over.
        const auto paused = device && begun ? device->buffer().missingAtEnd().paused : 0;
        shownFrames = std::max(shownFrames, status.frames + paused);
        published.missingFrames += shownFrames - status.frames;
        published.frames = shownFrames;
        return published;
    }

    Status work()
    {
        while (!self.m_stop) {
            if (const auto allowed = self.m_authorisation.allows({Purpose::Record}); !allowed)
                return allowed;  // what is still in the buffer is not taken any more
            TRY(takeChoice());
            TRY(step());
            self.publish(shown());
            std::unique_lock lock(self.m_mutex);
            self.m_changed.wait_for(lock, writeInterval, [this] { return self.m_stop.load(); });
        }
        if (!begun)
            return {};
        if (device && device->state() == RecorderDevice::State::Running && device->sampleRate() == status.sampleRate) {
            TRY(drain(Taking::All));
            TRY(gaps(missingBehind()));
        }
        if (away)
            TRY(gap(static_cast<std::uint64_t>(secondsBetween(lastFrame, Clock::now()) * status.sampleRate), *away));
        return {};
    }
};

Recorder::Recorder(Authorisation authorisation, std::shared_ptr<CaptureHost> host, RecorderRequest request,
                   std::unique_ptr<CaptureSink> sink)
    : m_authorisation(std::move(authorisation)), m_host(std::move(host)), m_request(std::move(request)), m_sink(std::move(sink))
{
}

Result<std::unique_ptr<Recorder>> Recorder::start(const Authorisation& authorisation, std::shared_ptr<CaptureHost> host,
                                                  const RecorderRequest& request, std::unique_ptr<CaptureSink> sink)
{
    TRY(authorisation.allows({Purpose::Record}));
    if (request.channels.empty() || std::ranges::min(request.channels) < 0)
        return Error{ErrorCode::InvalidArgument, message("capture.no-channel"), {}};
    std::unique_ptr<Recorder> recorder(new Recorder(authorisation, std::move(host), request, std::move(sink)));
    recorder->m_thread = std::thread([self = recorder.get()] {
        raisePriority();
        Run run{*self};
        auto done = catchAll([&] { return run.work(); });
        run.device.reset();
        const auto finished = run.begun ? catchAll([&] { return self->m_sink->finish(); }) : Status();
        if (done && !finished)
            done = finished;
        if (!done)
            run.status.error = done.error();
        run.status.state = RecorderState::Stopped;
        self->publish(run.shown());
    });
    return recorder;
}

Recorder::~Recorder()
{
    stop();
    m_changed.notify_all();
    m_thread.join();
}

void Recorder::publish(const RecorderStatus& status)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_status = status;
    }
    if (status.state == RecorderState::Stopped)
        m_changed.notify_all();
}

void Recorder::useDevice(const std::string& device)
{
    const std::scoped_lock lock(m_mutex);
    m_chosen = device;
}

RecorderStatus Recorder::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

bool Recorder::waitUntilStopped(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return m_status.state == RecorderState::Stopped; });
}

}  // namespace undertone
