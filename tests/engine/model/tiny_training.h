// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A tiny made-up token corpus, and settings with which a run over it takes seconds.
#include "engine/config/llm_training_config.h"
#include "engine/messages/catalogue.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/training/llm/dialogue_dataset.h"
#include "tests/support/authorised.h"
#include "tests/support/tiny_tokens.h"

#include <QFile>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone::test {

inline constexpr int textVocabulary = 4;

inline EmotionVocabulary tinyVocabulary()
{
    return EmotionVocabulary::after(textVocabulary, codeCount, 2);
}

inline DialogueTokens oneDialogue(const std::vector<std::pair<int, std::optional<int>>>& sentences)
{
    DialogueTokens tokens{{"ang", "neu"}, codeCount, "made up", "{}", {{"only", "made-up", {}}}};
    for (const auto& [length, label] : sentences)
        tokens.dialogues[0].sentences.push_back({std::vector<std::int32_t>(static_cast<std::size_t>(length), 3), label, "a"});
    return tokens;
}

inline DialogueDataset dataset(const DialogueTokens& tokens)
{
    auto made = DialogueDataset::create(tokens, tinyVocabulary());
    if (!made)
        qFatal("%s", englishSentence(made.error()).c_str());
    return *made;
}

inline LlmTrainingConfig tinyConfig(LlmTrainingConfig config, int steps)
{
    config.targetTokens = 24;
    config.prefixTokens = 40;
    config.batchSize = 4;
    config.steps = steps;
    config.warmupSteps = 4;
    config.learningRate = 1e-2;
    config.loraRank = 4;
    config.loraAlpha = 4.0;
    config.evaluateEverySteps = 0;
    config.dtype = "fp32";
    return config;
}

inline SmallBodyConfig tinyBody()
{
    return {16, 2, 2, 32, textVocabulary, 256};
}

inline LlamaConfig tinyShape()
{
    LlamaConfig shape;
    shape.vocabularySize = tinyVocabulary().size();
    shape.hiddenSize = 16;
    shape.intermediateSize = 32;
    shape.layerCount = 2;
    shape.headCount = 2;
    shape.keyValueHeadCount = 2;
    shape.headSize = 8;
    return shape;
}

inline QByteArray contentOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace undertone::test
