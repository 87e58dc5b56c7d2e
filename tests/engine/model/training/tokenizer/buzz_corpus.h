// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A corpus of buzzes, and settings with which a tokenizer is trained on it in seconds.
#include "engine/config/tokenizer_training_config.h"
#include "engine/model/speech/whisper_encoder.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"
#include "tests/support/buzz_clips.h"

#include <memory>
#include <string>
#include <vector>

namespace undertone::test {

inline constexpr int bands = 128;

inline PretrainedEncoder pretrained()
{
    return *readWhisperEncoder(UNDERTONE_TESTS_DIR "/golden/whisper/huggingface");
}

inline std::vector<std::vector<float>> makeSounds()
{
    std::vector<std::vector<float>> sounds;
    for (const auto& clip : buzzLabels())
        sounds.push_back(buzzSound(clip));
    return sounds;
}

inline std::unique_ptr<TokenizerCorpus> makeCorpus(const std::string& excluded = {}, bool isReversed = false, int melBands = bands)
{
    static const auto sounds = makeSounds();
    auto corpus = std::make_unique<TokenizerCorpus>(melBands);
    const auto clips = buzzLabels();
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const auto at = isReversed ? clips.size() - 1 - i : i;
        if (!corpus->add(at, clips[at], sounds[at]))
            return nullptr;
    }
    corpus->finish(excluded);
    return corpus;
}

inline TokenizerTrainingConfig tinyTraining(int steps)
{
    TokenizerTrainingConfig config;
    config.shape = smallTokenizerShape();
    config.shape.hiddenSize = 16;
    config.shape.attentionHeads = 2;
    config.shape.layers = 1;
    config.shape.fsmnKernel = 5;
    config.groupsPerBatch = 2;
    config.clipsPerGroup = 4;
    config.decoderLayers = 1;
    config.decoderWidth = 16;
    config.warmupSteps = 2;
    config.steps = steps;
    config.dtype = "fp32";
    return config;
}

/// Of the encoder that tests/golden holds: two blocks, 80 bands.
inline TokenizerTrainingConfig fineTuning(int steps, const PretrainedEncoder& start)
{
    auto config = tinyTraining(steps);
    config.shape = start.config;
    config.shape.voiceNormalisation = VoiceNormalisationConfig{};
    config.encoder.weightsSha256 = *sha256OfWeights(start.weights);
    config.averaging = 0.0;  // what is written is what the last step left
    return config;
}

inline TokenizerTrainingConfig withStatistics(TokenizerTrainingConfig config, const TokenizerCorpus& corpus)
{
    config.shape.recordingNormalisation = corpus.speechStatistics(*config.shape.recordingNormalisation);
    return config;
}

}  // namespace undertone::test
