// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A corpus on its way to tokens, as everyone but the program that does it sees it: what its record tells.

#include "engine/core/message.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Where it stands; derived from its record and its process each time, never stored.
enum class TokenizingState {
    Running,
    Stopped,  ///< asked to, or its process is gone without a word; the same command goes on
    Finished,
    Failed,
};

/// What is turned into tokens, with what, and where to.
struct TokenizingRequest {
    std::filesystem::path corpus;     ///< a folder
    std::filesystem::path tokenizer;  ///< a folder
    std::filesystem::path output;     ///< the token file
    std::string split;                ///< dialogues of this split alone; empty: all
    std::string attestation;          ///< what the user states about the corpus; may be empty
    friend bool operator==(const TokenizingRequest&, const TokenizingRequest&) = default;
};

struct TokenizingRun {
    TokenizingRequest request;
    TokenizingState state = TokenizingState::Stopped;
    std::int64_t done = 0;          ///< dialogues, those among them that were tokenized before
    std::int64_t dialogues = 0;     ///< of all; 0: not counted yet
    double secondsLeft = -1.0;      ///< negative: not known
    std::vector<Message> warnings;  ///< Finished: full sentences
    std::optional<Error> problem;   ///< Failed: what it ended with
};

}  // namespace undertone
