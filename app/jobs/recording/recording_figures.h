// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"

#include <filesystem>
#include <optional>

namespace undertone {

// What is shown of a recording that goes on, the same on the command line and in the window.

/// Whether a channel clipped a short time ago: whoever turned the device down sees that it helped.
bool clipsNow(const ChannelLevel& level);

/// Seconds of sound from so many channels that the disk of a session's folder has room for. None where that is not known, or the rate is
/// not yet. Waits for the disk.
std::optional<double> secondsOfRoom(const std::filesystem::path& folder, int sampleRate, std::size_t channels);

}  // namespace undertone
