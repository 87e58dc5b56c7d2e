// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/study/study_scores.h"
#include "app/jobs/job_context.h"
#include "app/jobs/model/model_assembly.h"
#include "app/jobs/shard.h"
#include "engine/config/llm_training_config.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace undertone {

struct MemoryStudyOptions {
    std::filesystem::path folder;  ///< of the study: tokens, bases, models, predictions
    std::filesystem::path report;  ///< folder of the report
    std::filesystem::path data;    ///< folder with manifest.csv, splits train and dev
    std::filesystem::path tokens;  ///< in place of data: a folder with KIND-train.safetensors and KIND-dev.safetensors
    std::filesystem::path tokenizer;
    std::filesystem::path base;                 ///< for all models; empty: one is trained for each kind of dialogues
    std::vector<std::string> questions;         ///< keys of studyQuestions(); empty: all
    std::vector<std::uint64_t> seeds{1, 2, 3};  ///< of the SLLMs' training
    int trainDialogues = 200;
    int readDialogues = 48;
    std::uint64_t dialogueSeed = 1;  ///< of what is trained on; what is read has another one
    LlmTrainingConfig baseTraining;
    LlmTrainingConfig training;  ///< stage Sllm
    TemporaryLoraConfig dpm;
    std::string device = "auto";
    std::string dtype = "auto";
    int workers = 0;      ///< 0: one per core
    int threads = 0;      ///< of a training; 0: all cores
    Shard shard;          ///< of the models: all of the first seed, all of the second, ...
    std::string command;  ///< as it was given
    std::string version;  ///< of the program
};

/// Stage in words and fraction of it done.
using StudyProgress = std::function<void(const std::string& stage, double fraction)>;

struct MemoryStudyResult {
    std::vector<StudyScore> scores;
    std::vector<std::string> findings;  ///< one sentence a question
};

/// Answers what the temporary LoRA can be made to pay for, by training and reading models that differ in one thing each, at matched
/// steps, over several seeds, and writes a report with paired intervals over dialogues. What is finished is not done again, a
/// stopped training goes on from its checkpoint. A shard of the models is trained and read and no more: the scores are then empty, and a
/// study of all makes the report of what the shards left. Dialogues and bases that several shards need are made by one of them while the
/// others wait. Errors: Cancelled (all that is finished stands), InvalidArgument, of every part.
Result<MemoryStudyResult> runMemoryStudy(const MemoryStudyOptions& options, const JobContext& context, const StudyProgress& progress,
                                         const CancellationToken& cancel);

}  // namespace undertone
