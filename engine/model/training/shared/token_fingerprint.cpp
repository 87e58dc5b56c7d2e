// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/token_fingerprint.h"

#include "engine/io/sha256.h"

#include <span>

namespace undertone {

std::string fingerprint(const DialogueTokens& tokens)
{
    Sha256 hash;
    hash.update(tokens.tokenizerSha256);
    for (const auto& dialogue : tokens.dialogues) {
        hash.update(dialogue.name);
        for (const auto& sentence : dialogue.sentences) {
            hash.update(std::as_bytes(std::span(sentence.codes)));
            hash.update(std::to_string(sentence.label.value_or(-1)) + '|' + std::to_string(sentence.codes.size()));
        }
    }
    return hash.finishHex();
}

}  // namespace undertone
