// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"
#include "audio/capture/level_meter.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// How loud each channel of a device is, before anything is recorded: of what is heard nothing but these figures is ever kept. One thread
/// opens, starts, stops and closes the device; it is left behind where that hangs. Any thread may call.
class LevelMonitor {
public:
    struct Reading {
        bool isOpen = false;  ///< it has given a first frame
        int sampleRate = 0;   ///< Hz
        std::vector<ChannelLevel> levels;
        std::optional<Error> error;  ///< why there are no levels
    };

    /// What the device has to say comes with the reading.
    LevelMonitor(std::shared_ptr<CaptureHost> host, const std::string& device, int channels);
    ~LevelMonitor();
    LevelMonitor(const LevelMonitor&) = delete;
    LevelMonitor& operator=(const LevelMonitor&) = delete;

    [[nodiscard]] Reading reading() const;

private:
    class Meters;
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace undertone
