// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"

#include <filesystem>
#include <map>
#include <span>

namespace undertone {

/// How much louder the own microphone must be, against the other, while its speaker talks than while the other one does.
inline constexpr double smallestChannelSeparationDecibels = 1.0;

/// Which of two channels is whose microphone, measured rather than assumed: whoever talks is louder, against the other channel, in their
/// own; a microphone that is louder throughout changes nothing. Empty where the recording has not two channels, the sentences not two
/// speakers, or the two do not differ by smallestChannelSeparationDecibels. Errors: of the audio file; Cancelled.
Result<std::map<SpeakerId, int>> measureSpeakerChannels(const std::filesystem::path& recording, std::span<const Segment> segments,
                                                        const CancellationToken& cancel);

}  // namespace undertone
