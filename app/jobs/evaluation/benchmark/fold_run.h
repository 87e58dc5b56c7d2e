// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/benchmark/benchmark_run.h"
#include "app/jobs/job_context.h"
#include "app/jobs/model/model_assembly.h"
#include "app/jobs/shard.h"
#include "engine/config/classifier_config.h"
#include "engine/config/llm_training_config.h"

#include <filesystem>
#include <optional>
#include <string>

namespace undertone {

struct FoldRunOptions {
    BenchmarkOptions benchmark;       ///< its model is not looked at: every fold makes its own
    std::string folds = "sessions";   ///< as planFolds understands it
    std::filesystem::path base;       ///< in Hugging Face's layout; frozen
    std::filesystem::path tokenizer;  ///< the one that made the tokens
    std::filesystem::path runs;       ///< folder of the folds: models, checkpoints, predictions
    LlmTrainingConfig training;       ///< stage Sllm
    TemporaryLoraConfig dpm;
    std::optional<ClassifierTrainingConfig> classifier;  ///< the baseline, trained in every fold beside the SLLM
    std::optional<LlmTrainingConfig> packed;             ///< an SLLM trained on packed dialogues in every fold, to read in one pass
    int threads = 0;                                     ///< of the training; 0: all cores
    Shard shard;                                         ///< of the folds, in their order
};

/// Leave-one-out evaluation (method.md 3): for each fold the emotion SLLM is trained on the others, and with it
/// what it is compared with, last epoch, nothing chosen by the tested fold; then they read the fold by all methods. What is pooled goes
/// into the report. A shard of the folds is finished and no more: the scores are then empty, and a run of all makes the report of what the
/// shards left. No two processes work on one fold. A finished fold is not done again, a stopped one goes on from its checkpoint. Errors:
/// Cancelled (all that is finished stands), InvalidArgument (a fold shares a speaker; `runs` is of other settings).
Result<BenchmarkScores> runFolds(const FoldRunOptions& options, const JobContext& context, const BenchmarkProgress& progress,
                                 const CancellationToken& cancel);

}  // namespace undertone
