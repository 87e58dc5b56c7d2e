// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"

#include <atomic>
#include <cstdint>
#include <functional>

namespace undertone {

/// What a simulated device does to its recorder, from a frame on.
struct SimulatedFault {
    enum class Kind {
        Drop,    ///< `frames` are lost, and the device says so
        Unplug,  ///< the device is gone, and for `frames` of time no device can be opened
        Hang,    ///< it gives nothing for `frames` of time, and says nothing
        Stick,   ///< as Hang, and stop() and closing do not return for that time
        Late,    ///< it gives nothing for `frames` of time, and then all of it, at four times its pace
    };
    Kind kind = Kind::Drop;
    std::uint64_t atFrame = 0;
    std::uint64_t frames = 0;
};

/// A device that is none: it never hears a voice, and everything that shows it calls it simulated.
struct SimulatedSound {
    int channels = 1;
    int sampleRate = 16000;
    double clock = 1.0;  ///< how fast its clock runs beside the system's; 1.0001 is 100 ppm too fast
    double speed = 1.0;  ///< times real time; 0: as fast as the recorder takes it, and then no frame is lost for want of room
    std::function<float(std::uint64_t frame, int channel)> signal;  ///< a tone for each channel where there is none
    std::vector<SimulatedFault> faults;                             ///< in the order of their frames
    std::uint64_t frames = UINT64_MAX;                              ///< then it is unplugged for good
};

/// The tone that a simulated device gives where it is given no signal; also to compare with.
float simulatedTone(std::uint64_t frame, int channel, int sampleRate);

std::shared_ptr<CaptureHost> makeSimulatedHost(SimulatedSound sound);

}  // namespace undertone
