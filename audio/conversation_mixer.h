// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/conversation_plan.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// The sound of a clip, mono at engineSampleRate, by its index in the clips that the plan was made from. A caller
/// that mixes many dialogues keeps decoded clips behind it.
using ClipLoader = std::function<Result<std::vector<float>>(std::size_t clip)>;

/// A simulated dialogue as sound. The labels lie aside, by segment: analysis never sees them.
struct MixedConversation {
    std::vector<float> samples;         ///< mono at engineSampleRate, in [-1, 1]
    Conversation conversation;          ///< one segment per turn, without the room's tail
    std::vector<std::string> emotions;  ///< of each segment, as the manifest names them
};

inline constexpr double maximumClipSeconds = 120.0;

/// Reads clips of a manifest from its folder. Errors: AudioFileSource::open's, LimitExceeded (a clip too long).
ClipLoader clipsFromFolder(std::filesystem::path folder, std::span<const LabelledClip> clips);

/// Renders a plan: speed, voice level, one filter per voice for equaliser, tilt, band limit and room, then the noise
/// floor and the level of the recording; turned down where it would clip. The plan's seed decides all that is random:
/// same plan and clips, same samples. Errors: InvalidArgument (a plan that does not fit the clips), the loader's.
Result<MixedConversation> mixConversation(const ConversationPlan& plan, std::span<const LabelledClip> clips, const ClipLoader& loadClip);

}  // namespace undertone
