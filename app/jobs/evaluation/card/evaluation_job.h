// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/evaluation_scores.h"
#include "app/jobs/job_context.h"
#include "engine/api/dialogue_predictor.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/stats/significance.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

enum class Robustness { Measure, Skip };

struct EvaluationOptions {
    std::filesystem::path model;
    std::filesystem::path data;  ///< folder with manifest.csv
    std::string split = "dev";
    std::string corpus;            ///< only clips of this corpus; empty: all
    std::filesystem::path tokens;  ///< dialogues as tokens; empty: made from the split
    int dialogues = 64;
    std::uint64_t seed = 1001;  ///< of the dialogues and theta_1; other than any that was trained with
    std::int64_t onePassTokens = 4096;
    Robustness robustness = Robustness::Measure;
    PredictorOverrides overrides;
    std::vector<std::string> memoryOverrides;  ///< of them, those of the memory, as words for the record: "--n-r 256"
    std::string device = "auto";
    int workers = 0;                                  ///< 0: one per core
    std::string version;                              ///< of the program: for the record
    std::function<void(const Message& text)> note{};  ///< clips that are left out, as they cannot be read
};

/// What figures hold for: without it nobody could tell later whether they are still true.
struct MeasuredOn {
    std::string modelSha256;   ///< hashModelDirectory()
    std::string tokensSha256;  ///< of the file of dialogues; empty: they were made
    std::string split;         ///< of the dialogues; empty: their file does not say
    std::uint64_t seed = 0;    ///< EvaluationOptions::seed
    std::string device;
    std::string dtype;                         ///< of the windows: fp32 or bf16
    std::vector<std::string> memoryOverrides;  ///< EvaluationOptions::memoryOverrides; none: the model's own
    std::string version;
    std::string date;           ///< when it was finished, UTC
    std::string attestation{};  ///< what the user states about the speech; empty: nothing
};

/// A condition of recording: single clips, and all clips of a speaker as one recording.
struct ConditionScore {
    std::string name;
    ReadingScore alone;
    ReadingScore asRecording;
};

/// A real recording beside its resynthesised twin.
struct FixturePair {
    std::string name;
    std::string truth;
    std::vector<double> real;  ///< probabilities
    std::vector<double> twin;
};

struct EvaluationResult {
    std::string model;
    std::string split;
    MeasuredOn measuredOn;
    std::vector<std::string> labels;
    std::vector<ReadingScore> utterances;         ///< all, then each corpus
    std::vector<ReadingScore> dialogues;          ///< sentence alone, one pass, memory off, memory on
    std::vector<ReadingScore> dialoguesByCorpus;  ///< memory off and on for each
    Interval onMinusOffWeightedAccuracy;
    Interval onMinusOffUnweightedRecall;
    std::int64_t onlyOffRight = 0;  ///< sentences that memory spoils, and that it mends
    std::int64_t onlyOnRight = 0;
    double mcnemarComplete = 1.0;  ///< exact p over last labelled sentences of complete dialogues
    std::vector<LossByPosition> losses;
    std::vector<ConditionScore> conditions;
    std::vector<FixturePair> fixtures;
    double dpmSecondsPerSentence = 0.0;
    int dialogueCount = 0;
    double elapsedSeconds = 0.0;
};

/// Stage in words and fraction done.
using EvaluationProgress = std::function<void(const std::string& stage, double fraction)>;

/// Measures a model on clips and simulated dialogues of speakers it was not trained on (method.md 3, "statistics").
/// Predictions are made from codes alone; labels are joined afterwards. Errors: Cancelled, of every part.
Result<EvaluationResult> evaluateModel(const EvaluationOptions& options, const JobContext& context, const EvaluationProgress& progress,
                                       const CancellationToken& cancel);

/// Fills what compares memory on with memory off: paired intervals over dialogues, sentences that only one gets right, McNemar on the
/// last labelled sentence of each dialogue.
void compareMemory(EvaluationResult& result, const DialogueTokens& tokens, const DialoguePredictions& off, const DialoguePredictions& on);

}  // namespace undertone
