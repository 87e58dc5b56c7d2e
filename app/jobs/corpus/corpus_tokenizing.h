// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_context.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/corpus/label_map.h"
#include "engine/corpus/labelled_corpus.h"
#include "engine/io/dialogue_tokens.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace undertone {

/// What is heard of a recording of several channels: a sentence from its speaker's microphone where the corpus has one for each (IEMOCAP),
/// or the mean of all.
enum class ChannelRule { SpeakersOwn, Mean };

struct CorpusTokenizingOptions {
    std::filesystem::path tokenizer;  ///< folder of the speech tokenizer
    TokenizeMode mode = TokenizeMode::Utterance;
    ChannelRule channels = ChannelRule::SpeakersOwn;
    bool useCache = true;
    std::string device = "auto";
    int workers = 0;       ///< 0: one per core
    bool isShare = false;  ///< of a corpus: it may be that none of its sentences has sound
};

struct CorpusTokens {
    DialogueTokens tokens;
    std::size_t fromCache = 0;      ///< dialogues that were tokenized before
    std::size_t onOwnChannels = 0;  ///< dialogues whose sentences are heard from their speakers' microphones
    std::size_t leftOut = 0;        ///< sentences of the corpus without tokens; `warnings` names them and says why
    std::vector<Message> warnings;  ///< full sentences, the corpus's own first
};

using CorpusTokenizingProgress = std::function<void(std::size_t dialogues)>;

/// Turns a corpus into tokens, dialogue by dialogue, each read sentence by sentence in bounded memory and kept in the user's token cache
/// once it is done: a run that was killed goes on where it was. Sentences in reading order; those without a label of the map keep their
/// audio. The same for any number of workers. Clips that a corpus keeps one by one are heard as one recording per dialogue. A file that is
/// missing, damaged or silent costs its own sentences only. `context`: to train. Errors: Cancelled; of the tokenizer; FileNotWritable (no
/// room to decode); FileNotFound (no sentence has sound).
Result<CorpusTokens> tokenizeCorpus(const LabelledCorpus& corpus, const LabelMap& map, const CorpusTokenizingOptions& options,
                                    const JobContext& context, const CorpusTokenizingProgress& progress, const CancellationToken& cancel);

/// Whether writing these tokens to `file` loses none of others: nothing is there yet, or tokens of the same corpus, labels, tokenizer and
/// options, as an earlier run of the same command wrote them. Errors: InvalidArgument, which says what differs; hashTokenizer's.
Status checkReplacesOnlyItself(const std::filesystem::path& file, const LabelledCorpus& corpus, const LabelMap& map,
                               const CorpusTokenizingOptions& options, const CancellationToken& cancel);

}  // namespace undertone
