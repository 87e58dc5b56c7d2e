// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

namespace undertone {

/// Sets PortAudio up once in the program, by whoever plays or records first, and never takes it down: neither is safe while another thread
/// uses it, and a thread that hangs in it may come back at any time. Errors: DeviceUnavailable.
Status setUpPortAudio();

/// What a PaError says. Only behind setUpPortAudio().
Error portAudioError(int error);

}  // namespace undertone
