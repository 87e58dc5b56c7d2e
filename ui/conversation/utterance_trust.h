// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "ui/timeline/emotion_track.h"

namespace undertone {

/// Whether a sentence holds too few tokens (25 a second) for its label to mean much; shown as such.
inline bool isTooShortToTrust(const Segment& segment)
{
    return segment.endSeconds - segment.startSeconds < shortestTrustedSeconds;
}

}  // namespace undertone
