// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// Something that can be recorded from.
struct CaptureDevice {
    std::string id;    ///< by which it is opened; stays the same while it is plugged in
    std::string name;  ///< as the system calls it
    int channels = 0;
    int sampleRate = 0;  ///< Hz, its own
    bool isDefault = false;
};

/// Takes what a device gives. Called on the device's own thread, which must never wait: no lock, no allocation.
class CaptureReceiver {
public:
    virtual ~CaptureReceiver() = default;
    /// Interleaved samples; `lostBefore`: frames that the device gave before them and that nobody took, as far as it can tell.
    virtual void receive(std::span<const float> interleaved, std::uint64_t lostBefore) = 0;
    /// Whether so many samples would be taken now: for devices that can wait.
    [[nodiscard]] virtual bool hasRoom(std::size_t samples) const = 0;
};

/// An open device. Each call may hang with it: none is made on a thread that somebody waits for.
class CaptureStream {
public:
    virtual ~CaptureStream() = default;
    [[nodiscard]] virtual int sampleRate() const = 0;  ///< Hz
    [[nodiscard]] virtual int channels() const = 0;
    virtual Status start() = 0;
    virtual void stop() = 0;
    /// False once it gives nothing more by itself: it was unplugged. Any thread.
    [[nodiscard]] virtual bool isAlive() const = 0;
    /// Whether its frames come at the pace of a clock.
    [[nodiscard]] virtual bool keepsTime() const { return true; }
    /// How long after they were heard frames come, as far as the device says. Seconds. From the thread that opened it.
    [[nodiscard]] virtual double latencySeconds() const { return 0.0; }
    /// Of several devices as one: how much faster the clocks of all but the first run than that one's, in parts per million; they are
    /// brought to it. Any thread.
    [[nodiscard]] virtual std::vector<double> clockDrifts() const { return {}; }
};

/// The devices of a system. Thread safe.
class CaptureHost {
public:
    virtual ~CaptureHost() = default;
    virtual Result<std::vector<CaptureDevice>> devices() = 0;
    /// `id`: empty for the default device; `sampleRate`: 0 for the device's own. `receiver` must outlive the stream. Errors:
    /// DeviceUnavailable.
    virtual Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate, CaptureReceiver& receiver) = 0;
};

}  // namespace undertone
