// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/corpus/labelled_corpus.h"

#include <filesystem>
#include <map>
#include <memory>
#include <vector>

namespace undertone {

/// A sentence with its place in the recording that is tokenized.
struct SpokenSentence {
    Segment segment;
    const CorpusUtterance* utterance = nullptr;
};

/// Clips that cannot be heard, by file, and why.
using UnheardFiles = std::map<std::filesystem::path, Error>;

/// Whether an error concerns one file of a corpus, so that the others can be read all the same.
bool isOfOneFile(const Error& error);

/// The sound of one dialogue of a corpus, and its sentences in reading order: cut out of the dialogue's recording where there is one, else
/// its clips one after another. What is left out is named in `warnings`.
class DialogueSound {
public:
    /// Clips in `unheard` are left out; those that turn out to be missing, damaged or silent are added to it. `corpus` must outlive the
    /// value. Errors: of the dialogue's recording; of clips those that are not isOfOneFile.
    static Result<DialogueSound> open(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, TokenizeMode mode,
                                      UnheardFiles& unheard);

    std::vector<SpokenSentence> sentences;
    Conversation conversation;          ///< the same sentences
    std::unique_ptr<AudioSource> mean;  ///< all channels as one; null: no sentence has sound
    std::filesystem::path recording;    ///< empty: the sound is a row of clips
    std::vector<Message> warnings;

private:
    Status openRecording(const LabelledCorpus& corpus, const CorpusDialogue& dialogue);
    Status openClips(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, UnheardFiles& unheard);
    /// The utterances with a clip that can be heard.
    Result<std::vector<const CorpusUtterance*>> heardClips(const LabelledCorpus& corpus, const CorpusDialogue& dialogue,
                                                           UnheardFiles& unheard);
    bool isOfASentence(const CorpusUtterance& utterance, double length);
};

}  // namespace undertone
