// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace undertone {

/// Silero's voice activity weights: $UNDERTONE_VAD_WEIGHTS, then ../share/undertone beside the binary, the user's and
/// the system's XDG data folders. Empty where there are none; the engine then says so when it needs them.
std::filesystem::path findVoiceActivityWeights();

/// The speaker encoder's weights: $UNDERTONE_SPEAKER_WEIGHTS, then as above.
std::filesystem::path findSpeakerWeights();

}  // namespace undertone
