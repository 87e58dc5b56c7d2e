// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/earlier_result.h"
#include "engine/config/tokenizer_training_config.h"
#include "engine/config/tokenizer_training_report.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/process_group.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace undertone {

class TokenizerCorpus;
struct PretrainedEncoder;

/// The training of a speech tokenizer: clips are added, then it runs once. One thread, but for addClip.
class TokenizerTraining {
public:
    /// `threads` of matrix products; 0: all cores.
    explicit TokenizerTraining(TokenizerTrainingConfig config, int threads = 0);
    ~TokenizerTraining();

    /// Begins with the encoder in `folder` (readWhisperEncoder), as config.encoder says, instead of random numbers: the tokenizer
    /// has its shape, without recording normalisation. Before the first clip. Errors: as readWhisperEncoder.
    Status beginWith(const std::filesystem::path& folder);
    /// Takes in a clip's mono 16 kHz audio; several threads may. `order` is its place in the manifest. Clips of
    /// `split` "dev" are kept for judging. Errors: CorruptFile (too short, or not-a-number samples).
    Status addClip(std::size_t order, const LabelledClip& clip, std::span<const float> pcm);
    /// After all clips were added and before run(): gives them an order that does not depend on threads.
    void finishClips();
    [[nodiscard]] std::size_t clipCount() const;

    /// Trains and writes config.json, model.safetensors (fp16, averaged weights) and training.json to `directory`
    /// (recipe.md). A checkpoint there, written every minute, lets a killed run go on. `processes` share the recordings of each
    /// step; null: this one alone. Errors: Cancelled (after a
    /// checkpoint), NotAuthorised (to train; also revoked meanwhile), NotFinite, InvalidArgument, FileNotWritable, OutOfMemory.
    Status run(const std::filesystem::path& directory, const Authorisation& authorisation, Unfinished unfinished,
               TokenizerHeadsFile headsFile, const TokenizerTrainingReporter& reporter, const CancellationToken& cancel,
               ExistingResult existing = ExistingResult::Keep, ProcessGroup* processes = nullptr);

    /// A JSON object with the names of emotions and corpora. After finishClips().
    [[nodiscard]] std::string toJson(const TokenizerScores& scores) const;

private:
    TokenizerTrainingConfig m_config;
    std::unique_ptr<const PretrainedEncoder> m_start;
    std::unique_ptr<TokenizerCorpus> m_corpus;
};

}  // namespace undertone
