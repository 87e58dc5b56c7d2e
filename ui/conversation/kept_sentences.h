// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/timeline.h"

namespace undertone {

/// The sentences that results are of, in the order in which they were read; the results name them by their ids from then on.
Conversation sentencesOf(Timeline& results);

}  // namespace undertone
