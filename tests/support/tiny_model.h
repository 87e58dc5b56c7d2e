// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation_shares.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone::test {

/// The shape of a model of random weights: it has learned nothing, but computes everything in milliseconds.
struct TinyModelOptions {
    std::uint64_t seed = 7;
    std::vector<std::string> labels{"ang", "hap", "sad", "neu"};
    int prefixTokens = 64;            ///< n_r
    std::int64_t maxPositions = 512;  ///< n_limit of Eq. 10
    bool keepsEmotions = false;       ///< prefix_emotions "kept"
    double memoryRate = 1e-3;         ///< learning rate of the temporary LoRA
    ConversationShares shares;        ///< heard_shares
};

/// Writes a whole model directory (tokenizer, base, undertone.json, card) of random weights.
Status writeTinyModel(const std::filesystem::path& directory, const TinyModelOptions& options = {});

/// Gives the tokenizer of a tiny model weights so wide that other sound has other codes; as drawn, they are all the same.
Status enlivenTokenizer(const std::filesystem::path& directory);

/// What can be wrong with the language model of a directory.
enum class ModelDamage { MissingTensor, MisshapenTensor, Pickle, NoDescription };

/// Breaks a tiny model; the tensor that is damaged is model.layers.0.self_attn.q_proj.weight.
Status damageModel(const std::filesystem::path& directory, ModelDamage damage);

}  // namespace undertone::test
