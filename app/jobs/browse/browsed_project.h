// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A dialogue of a corpus as a project; between the files of corpus browsing.

#include "app/jobs/browse/corpus_browse.h"
#include "app/jobs/corpus/dialogue_sound.h"
#include "engine/core/timeline.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace undertone {

/// The column of a sentence that holds the corpus's id of it.
inline constexpr const char* utteranceColumn = "utterance";

/// A dialogue as it is heard: its file, and its sentences with texts and ids as columns.
struct SpokenDialogue {
    std::filesystem::path audio;  ///< empty: nothing of it can be heard
    Conversation conversation;
};

/// The file that a dialogue is heard from: its own, its only clip, or the clips joined in the workplace; empty where it has no sound.
std::filesystem::path soundOf(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const CorpusWorkplace& workplace);

/// Joins clips in the workplace where the dialogue has no recording of its own. Errors: of the readers, FileNotWritable, Cancelled.
Result<SpokenDialogue> spokenDialogue(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const CorpusWorkplace& workplace,
                                      const CancellationToken& cancel);

/// All samples of a source as a file, unless it is there already. Errors: of the source, FileNotWritable, Cancelled.
Status writeJoinedSound(AudioSource& source, const std::filesystem::path& target, const CancellationToken& cancel);

/// What a batch wrote of a dialogue; nothing where there is nothing, or it cannot be read.
std::optional<Timeline> resultOf(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const CorpusWorkplace& workplace,
                                 const std::map<std::filesystem::path, std::string>& names, const std::filesystem::path& results);

/// The rows of a timeline by the corpus's ids of their sentences; of those without one, none.
std::unordered_map<std::string, const UtteranceAnalysis*> resultsById(const Timeline& timeline);

/// Makes the file. Errors: of the recording, of Project, Cancelled.
Status makeDialogueProject(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const SpokenDialogue& spoken,
                           const std::filesystem::path& target, const std::string& statement, const ReadingProgress& progress,
                           const CancellationToken& cancel);

/// Adds a run to a project, unless it has it. Errors: of Project.
Status addResult(const std::filesystem::path& project, const Timeline& result);

}  // namespace undertone
