// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/tokenizing_run.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// A training that has not been started: what the wizard's pages fill in. Its command line is all that comes of it.
struct TrainingDraft {
    std::filesystem::path tokens;
    std::filesystem::path devTokens;  ///< empty: no figures of other speakers on the way
    std::string stage = "sllm";       ///< "sllm" or "base"
    std::filesystem::path base;       ///< sllm
    std::filesystem::path tokenizer;  ///< sllm
    std::string name = "my-model";
    std::filesystem::path output;
    std::string preset;
    std::vector<std::pair<std::string, std::string>> changed;  ///< options that differ from the preset; a switch: "on"
    std::uint64_t seed = 1;
    std::string device = "auto";
    std::string dtype = "auto";
};

/// Arguments of undertone-cli for it, without `--run`. The same draft always gives the same words.
std::vector<std::string> trainingArguments(const TrainingDraft& draft);

/// Arguments of undertone-cli that turn a corpus into tokens, without `--record`. The same request always gives the same words.
std::vector<std::string> tokenizingArguments(const TokenizingRequest& request);

}  // namespace undertone
