// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace undertone {

struct BenchOptions {
    EngineOptions engine;          ///< an empty modelDirectory: a body of random weights as large as the small model's
    int repetitions = 15;          ///< of each measurement; medians are reported
    double sentenceSeconds = 4.0;  ///< length of the made-up sentences
};

/// What a sentence costs, behind a full prefix of n_r tokens. Milliseconds, medians.
struct BenchReport {
    std::string model;
    std::string device;
    std::string dtype;
    int threads = 0;
    int prefixTokens = 0;
    int sentenceTokens = 0;  ///< with `<audio_end>`
    int temporaryRank = 0;
    std::int64_t llmParameters = 0;
    std::optional<double> tokenizer;  ///< none with a random body
    double prefixForward = 0.0;       ///< n_r tokens: the emotion of a sentence, and what the next one's loss stands on
    double sentenceForward = 0.0;     ///< the next sentence behind it, and its loss
    double backward = 0.0;
    double optimizer = 0.0;
    double sentenceDpm = 0.0;          ///< a whole sentence with memory, without the tokenizer
    double sentenceOff = 0.0;          ///< the same with memory off
    double peakMemoryMebibytes = 0.0;  ///< of this process
};

/// Measures one sentence of Algorithm 1 and its parts. Errors: EmotionEngine::load's, Cancelled.
Result<BenchReport> runBench(const BenchOptions& options, const CancellationToken& cancel = {});

std::string benchText(const BenchReport& report);
std::string benchJson(const BenchReport& report);

}  // namespace undertone
