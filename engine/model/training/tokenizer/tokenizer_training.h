// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"
#include "engine/model/training/tokenizer/tokenizer_training_config.h"

#include <filesystem>
#include <functional>
#include <string>

namespace undertone {

/// Whether the heads are written beside the tokenizer (training_heads.safetensors), for a later look at its codes.
enum class TokenizerHeadsFile { Discarded, Kept };

/// Losses are means since the last report.
struct TokenizerProgress {
    std::int64_t step = 0;
    double fraction = 0.0;
    double secondsLeft = 0.0;
    double learningRate = 0.0;
    double emotionLoss = 0.0, emotionBeforeLoss = 0.0, sentenceLoss = 0.0, reconstructionLoss = 0.0, spreadLoss = 0.0;
    double trainAccuracy = 0.0;  ///< emotion, on the augmented clips
};

/// Called on the training's thread.
struct TokenizerTrainingReporter {
    std::function<void(const TokenizerProgress&)> progress;
    std::function<void(const TokenizerScores&)> scores;
    std::function<void(const std::string&)> note;
};

/// Trains, under an authorisation to, a tokenizer on the clips of `corpus` (finished) and writes config.json, model.safetensors (fp16,
/// averaged weights) and training.json to `directory` (recipe.md). A checkpoint there, written every minute, lets a killed run go on.
/// Errors: Cancelled, NotAuthorised (both after a checkpoint where it had begun), NotFinite, InvalidArgument, FileNotWritable, OutOfMemory.
Status trainTokenizer(const TokenizerCorpus& corpus, const Authorisation& authorisation, TokenizerTrainingConfig config,
                      const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                      const TokenizerTrainingReporter& reporter, const CancellationToken& cancel);

}  // namespace undertone
