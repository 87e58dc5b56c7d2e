// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/model/speech/voice_activity.h"

#include <span>

namespace undertone {

/// Whether somebody speaks in a stretch of sound.
enum class SpeechPresence {
    Speech,
    Silence,  ///< no sample is louder than -80 dBFS
    NoSpeech  ///< there is sound, but the detector hears no voice in it at any moment: a hum, noise, music
};

/// Of mono audio at engineSampleRate, at whatever level it is. Without a detector all sound counts as speech. Errors: Cancelled.
Result<SpeechPresence> speechPresence(std::span<const float> pcm, VoiceActivityDetector* detector, const CancellationToken& cancel);

}  // namespace undertone
