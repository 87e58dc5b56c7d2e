// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/voice_activity_config.h"
#include "engine/core/audio_source.h"
#include "engine/core/conversation.h"

#include <span>
#include <vector>

namespace undertone {

/// What is known of each 32 ms of a recording.
struct ActivityFrame {
    float speechProbability = 0.0f;
    float power = 0.0f;  ///< mean square
};

inline constexpr SampleIndex activityFrameSamples = 512;

/// Sentences from frames: hysteresis between two thresholds, pauses, shortest speech and padding as the silero-vad
/// package has them (get_speech_timestamps_from_probs without a longest duration); then what is too long is cut at
/// its quietest point, again until all fits. In order, without overlap, without speakers.
std::vector<Segment> segmentsFromActivity(std::span<const ActivityFrame> frames, SampleIndex sampleCount,
                                          const VoiceActivityConfig& config);

}  // namespace undertone
