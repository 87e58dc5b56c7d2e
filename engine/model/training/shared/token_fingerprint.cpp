// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/token_fingerprint.h"

#include "engine/io/sha256.h"

#include <span>

namespace undertone {

namespace {

/// With its length, so that no two rows of texts feed the same bytes.
void feed(Sha256& hash, const std::string& text)
{
    hash.update(std::to_string(text.size()) + ':' + text);
}

}  // namespace

std::string fingerprint(const DialogueTokens& tokens)
{
    Sha256 hash;
    feed(hash, tokens.tokenizerSha256);
    feed(hash, std::to_string(tokens.codebookSize));
    for (const auto& label : tokens.labels)
        feed(hash, label);
    for (const auto& dialogue : tokens.dialogues) {
        // Sessions and speakers decide what is held back for validation.
        for (const auto* text : {&dialogue.name, &dialogue.corpus, &dialogue.session})
            feed(hash, *text);
        for (const auto& sentence : dialogue.sentences) {
            feed(hash, sentence.speaker);
            feed(hash, std::to_string(sentence.label.value_or(-1)) + '|' + std::to_string(sentence.codes.size()));
            hash.update(std::as_bytes(std::span(sentence.codes)));
        }
    }
    return hash.finishHex();
}

}  // namespace undertone
