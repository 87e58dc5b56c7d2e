// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Labelled clips that a tokenizer learns to tell apart in seconds.
#include "engine/core/audio_source.h"
#include "engine/core/labelled_clip.h"
#include "tests/support/integer_generator.h"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace undertone::test {

/// Buzzes: "angry" is high and bright, "sad" low and dull; two corpora, four speakers.
inline std::vector<LabelledClip> buzzLabels()
{
    std::vector<LabelledClip> clips;
    for (int i = 0; i < 48; ++i) {
        LabelledClip clip;
        const bool isSmall = i % 6 == 5;
        clip.path = std::to_string(i);
        clip.corpus = isSmall ? "small" : "large";
        clip.speaker = clip.corpus + std::to_string(i % 4);
        clip.emotion = (i / 4) % 2 == 0 ? "angry" : "sad";
        clip.text = i % 3 == 0 ? "one sentence" : "the other";
        clip.split = i >= 36 ? "dev" : "train";
        clips.push_back(clip);
    }
    return clips;
}

inline std::vector<float> buzzSound(const LabelledClip& clip)
{
    IntegerGenerator random(clip.path);
    const bool isAngry = clip.emotion == "angry";
    const double pitch = (isAngry ? 260.0 : 110.0) * (1.0 + 0.1 * random.centred());
    std::vector<float> pcm(9600 + random.below(4800));
    for (std::size_t i = 0; i < pcm.size(); ++i) {
        double value = 0.0;
        for (int harmonic = 1; harmonic <= 12; ++harmonic)
            value += std::sin(2.0 * std::numbers::pi * pitch * harmonic * static_cast<double>(i) / engineSampleRate)
                / std::pow(harmonic, isAngry ? 0.5 : 1.5);
        pcm[i] = static_cast<float>(0.05 * value + 0.001 * random.centred());
    }
    return pcm;
}

}  // namespace undertone::test
