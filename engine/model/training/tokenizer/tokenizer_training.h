// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/earlier_result.h"
#include "engine/config/tokenizer_training_config.h"
#include "engine/config/tokenizer_training_report.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/process_group.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/model/speech/whisper_encoder.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"

#include <filesystem>

namespace undertone {

/// Trains, under an authorisation to, a tokenizer on the clips of `corpus` (finished) and writes config.json, model.safetensors (fp16,
/// averaged weights) and training.json to `directory` (recipe.md). `start`, where there is one, is the encoder that config.shape and
/// config.encoder tell of; it is fine-tuned, and the folder needs it no more. A checkpoint there, written every minute, lets a killed run
/// go on; a finished training of the same settings and clips is kept, with a note. `processes` share the recordings of each step; null:
/// this one alone. Errors: Cancelled (after a checkpoint), NotFinite,
/// InvalidArgument (also: the folder holds another training), FileNotWritable (also: another program trains there), OutOfMemory,
/// NotAuthorised.
Status trainTokenizer(const TokenizerCorpus& corpus, const Authorisation& authorisation, TokenizerTrainingConfig config,
                      const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                      const TokenizerTrainingReporter& reporter, const CancellationToken& cancel,
                      ExistingResult existing = ExistingResult::Keep, const PretrainedEncoder* start = nullptr,
                      ProcessGroup* processes = nullptr);

}  // namespace undertone
