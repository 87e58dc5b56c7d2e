// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_buffer.h"
#include "audio/capture/capture_host.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// An open device of a recorder, on a thread of its own that may hang with it and is left behind then. One thread calls.
class RecorderDevice {
public:
    enum class State { Opening, Running, Failed };

    /// `sampleRate`: Hz; 0: the device's own. `paused`: see CaptureBuffer::pauseWith. Errors come with state() and error().
    static std::unique_ptr<RecorderDevice> open(const std::shared_ptr<CaptureHost>& host, const std::string& id, int channels,
                                                int sampleRate, const std::shared_ptr<const std::atomic<bool>>& paused);
    ~RecorderDevice() { close(); }
    RecorderDevice(const RecorderDevice&) = delete;
    RecorderDevice& operator=(const RecorderDevice&) = delete;

    /// It gives nothing more once this returns, unless it hangs. What it gave can still be taken.
    void close();

    [[nodiscard]] State state() const;
    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] bool keepsTime() const;
    [[nodiscard]] int sampleRate() const;  ///< Hz; 0 while it opens
    [[nodiscard]] std::vector<double> clockDrifts() const;
    [[nodiscard]] CaptureBuffer& buffer();
    /// Why it failed: DeviceUnavailable, where the device said nothing else.
    [[nodiscard]] Error error() const;

private:
    struct Shared;
    explicit RecorderDevice(std::shared_ptr<Shared> shared);
    static Status use(Shared& shared, CaptureHost& host, const std::string& id, int channels, int sampleRate);

    std::shared_ptr<Shared> m_shared;  ///< with the thread, which may outlive this
};

}  // namespace undertone
