// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"

namespace undertone {

/// The sound devices of this computer, through PortAudio. A device's id is its host's name and its own. What was connected since is listed
/// where no stream is open in the program, one that plays neither.
std::shared_ptr<CaptureHost> makePortAudioHost();

}  // namespace undertone
