// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogues of made-up codes, for tests that train and need neither speech nor a tokenizer that works.
#pragma once

#include "engine/io/dialogue_tokens.h"
#include "engine/io/sha256.h"

#include <QDir>
#include <QFile>

#include <cstdint>
#include <filesystem>
#include <string>

namespace undertone::test {

/// A folder that passes for a tokenizer: its two files, which nobody loads. Returns the hash that tokens of it carry.
inline std::string writeTokenizerFiles(const QString& folder)
{
    QDir().mkpath(folder);
    std::string hashes;
    for (const char* name : {"config.json", "model.safetensors"}) {
        QFile file(folder + '/' + name);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray("made up: ") + name);
        file.close();
        hashes += *sha256OfFile(file.fileName().toStdString());
    }
    return sha256Hex(hashes);
}

/// Codes whose order follows from their label, so that there is something to learn.
inline Status writeTokens(const std::filesystem::path& file, const std::string& tokenizerSha256, int dialogues, const std::string& speakers)
{
    DialogueTokens tokens;
    tokens.labels = {"ang", "hap", "sad", "neu"};
    tokens.codebookSize = 27;
    tokens.tokenizerSha256 = tokenizerSha256;
    tokens.provenance = "{}";
    std::uint32_t state = 12345;
    for (int d = 0; d < dialogues; ++d) {
        TokenDialogue dialogue;
        dialogue.name = speakers + std::to_string(d);
        dialogue.corpus = "made up";
        for (int s = 0; s < 8; ++s) {
            TokenSentence sentence;
            sentence.label = (s / 2 + d) % 4;
            sentence.speaker = speakers + std::to_string(s % 2);
            for (int t = 0; t < 12; ++t) {
                state = state * 1664525U + 1013904223U;
                sentence.codes.push_back(static_cast<std::int32_t>((static_cast<unsigned>(*sentence.label) * 6 + (state >> 24) % 6) % 27));
            }
            dialogue.sentences.push_back(std::move(sentence));
        }
        tokens.dialogues.push_back(std::move(dialogue));
    }
    return writeDialogueTokens(file, tokens);
}

}  // namespace undertone::test
