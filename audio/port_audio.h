// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <utility>

namespace undertone {

/// Held by whoever calls PortAudio, by an open stream for as long as it is open. It is set up by the first one, and taken down only to be
/// set up again while nobody holds one: neither is safe while another thread uses it, and a thread that hangs in it may come back at any
/// time. Any thread.
class PortAudioUse {
public:
    enum class Devices {
        AsKnown,
        LookAgain,  ///< also those that were connected since, unless somebody uses it: then after a moment, as known
    };
    /// Errors: DeviceUnavailable.
    static Result<PortAudioUse> begin(Devices devices = Devices::AsKnown);
    PortAudioUse(PortAudioUse&& other) noexcept : m_held(std::exchange(other.m_held, false)) {}
    PortAudioUse& operator=(PortAudioUse&& other) noexcept
    {
        std::swap(m_held, other.m_held);
        return *this;
    }
    ~PortAudioUse();

private:
    PortAudioUse() = default;

    bool m_held = true;
};

/// What a PaError says.
Error portAudioError(int error);

}  // namespace undertone
