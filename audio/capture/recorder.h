// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"
#include "audio/capture/level_meter.h"
#include "engine/core/authorisation.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace undertone {

enum class CaptureGap { Dropped, Unplugged, Hanging, Paused };

/// Takes what is recorded, channel by channel, in the order of RecorderRequest::channels. All calls come from the recorder's thread.
class CaptureSink {
public:
    virtual ~CaptureSink() = default;
    /// Once, before all else: when the first frame has come. A device that gives none begins nothing.
    virtual Status begin(int sampleRate) = 0;
    /// The same number of samples for each channel in turn, a tenth of a second at most.
    virtual Status append(std::size_t channel, std::span<const float> samples) = 0;
    /// Frames of all channels that are missing here.
    virtual Status gap(std::uint64_t frames, CaptureGap reason) = 0;
    /// Once where it was begun, also after an error.
    virtual Status finish() = 0;
};

struct RecorderRequest {
    std::string device;         ///< empty: the default one
    std::vector<int> channels;  ///< of the device, from 0; what other channels hear is never kept
    int sampleRate = 0;         ///< Hz; 0: the device's own
};

enum class RecorderState {
    Opening,
    Recording,
    Paused,
    Hanging,  ///< the device gives nothing; it may come back
    Away,     ///< the device is gone; another is looked for
    Stopped,
};

/// What can be shown of a recording, at any time.
struct RecorderStatus {
    RecorderState state = RecorderState::Opening;
    bool paused = false;       ///< whatever the state: a device may be silent, or gone, meanwhile
    int sampleRate = 0;        ///< 0: nothing has been heard yet
    std::uint64_t frames = 0;  ///< gaps included, and a pause as far as it has come
    std::uint64_t missingFrames = 0;
    std::uint64_t droppedFrames = 0;   ///< of these: the device or this computer was too slow
    int gaps = 0;                      ///< that are over
    std::vector<ChannelLevel> levels;  ///< silence unless it is Recording
    /// How much faster the device's clock runs than the computer's, in parts per million; nothing for the first minute.
    std::optional<double> clockDrift;
    std::vector<double> deviceDrifts;  ///< of several devices as one: CaptureStream::clockDrifts
    bool wrongRate = false;            ///< its frames come at another rate than it says
    std::optional<Error> deviceError;  ///< what the device said when it was given up; nothing once frames come again
    std::optional<Error> error;        ///< why it stopped by itself
};

/// Records a device. One thread of its own writes; another, which is left behind where it hangs, opens, starts, stops and closes the
/// device. A device that falls silent or goes away is noticed within half a second, its gap is marked, and it or another one that can be
/// opened takes over. Needs consent: it stops within a second once that is withdrawn. Any thread may call.
class Recorder {
public:
    /// Errors: NotAuthorised. What the device has to say comes with the status.
    static Result<std::unique_ptr<Recorder>> start(const Authorisation& authorisation, std::shared_ptr<CaptureHost> host,
                                                   const RecorderRequest& request, std::unique_ptr<CaptureSink> sink);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    [[nodiscard]] RecorderStatus status() const;
    /// From now on nothing that is heard is kept, or again all. What was heard during a pause and reaches the program after it is left out
    /// as well, as far as the device says how late it is.
    void pause(bool paused) { *m_paused = paused; }
    /// Goes on with that device, empty: the default one, in place of the one that it has or looks for.
    void useDevice(const std::string& device);
    /// Asks it to stop; what has been heard until now is written first, and nothing that comes meanwhile.
    void stop() { m_stop = true; }
    /// Until it has stopped, or the time is over: whether it has.
    bool waitUntilStopped(std::chrono::milliseconds patience);

    static constexpr std::chrono::milliseconds hangingAfter{300};   ///< without a frame
    static constexpr std::chrono::milliseconds abandonAfter{2000};  ///< then another device is looked for

private:
    struct Run;
    Recorder(Authorisation authorisation, std::shared_ptr<CaptureHost> host, RecorderRequest request, std::unique_ptr<CaptureSink> sink);
    void publish(const RecorderStatus& status);

    Authorisation m_authorisation;
    std::shared_ptr<CaptureHost> m_host;
    RecorderRequest m_request;
    std::unique_ptr<CaptureSink> m_sink;
    std::atomic<bool> m_stop{false};
    std::shared_ptr<std::atomic<bool>> m_paused =
        std::make_shared<std::atomic<bool>>(false);  ///< also the device's, which may outlive this
    mutable std::mutex m_mutex;                      ///< guards m_status and m_chosen
    std::condition_variable m_changed;
    RecorderStatus m_status;
    std::optional<std::string> m_chosen;  ///< the device that is to take over
    std::thread m_thread;
};

}  // namespace undertone
