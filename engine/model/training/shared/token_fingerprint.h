// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/dialogue_tokens.h"

#include <string>

namespace undertone {

/// SHA-256 over the content of a set of dialogues, so that a checkpoint is not taken up with other data.
std::string fingerprint(const DialogueTokens& tokens);

}  // namespace undertone
