// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/project/project_recording.h"
#include "engine/core/cancellation.h"
#include "engine/core/corpus_listing.h"
#include "engine/core/result.h"
#include "engine/corpus/labelled_corpus.h"

#include <filesystem>
#include <functional>
#include <string>

namespace undertone {

/// Where work on a corpus is kept, apart from the corpus, which is never written to: projects of dialogues, results of the model, and the
/// sound of dialogues that lie in single clips.
class CorpusWorkplace {
public:
    /// Of the corpus in `corpus`, below `root`. Nothing is made by asking.
    CorpusWorkplace(const std::filesystem::path& root, const std::filesystem::path& corpus);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path project(const std::string& dialogue) const;
    /// The folder of a list's results for one model and its settings, as BatchFolder has it.
    [[nodiscard]] std::filesystem::path results(const std::string& settings) const;
    [[nodiscard]] std::filesystem::path list() const { return m_folder / "recordings.txt"; }
    [[nodiscard]] std::filesystem::path sound(const std::string& dialogue) const;
    [[nodiscard]] std::filesystem::path segments(const std::string& dialogue) const;

private:
    std::filesystem::path m_folder;
};

/// Where the workplaces of all corpora lie.
std::filesystem::path corpusWorkplacesFolder();

/// What is done of how much.
using BrowseProgress = std::function<void(std::size_t done, std::size_t all)>;

/// A corpus of any format that is known; of another folder its recordings, each as a dialogue without sentences. Errors: of the readers;
/// FileNotFound (no recording is there either), Cancelled.
Result<LabelledCorpus> readBrowsable(const std::filesystem::path& folder, bool& isPlain);

/// How labels of projects name an emotion of a corpus: "neutral" of "neu", "Neutral state" and "neutral". Others stay, in small letters;
/// "xxx" and nothing are nothing.
std::string browsedLabel(const std::string& corpusLabel);

/// The corpus as a list, with what the model gave its sentences as far as results are in `results`. Errors: Cancelled.
Result<CorpusListing> listingOf(const LabelledCorpus& corpus, bool isPlain, const CorpusWorkplace& workplace,
                                const std::filesystem::path& results, const BrowseProgress& progress, const CancellationToken& cancel);

/// Writes the list of recordings with their sentences, as `analyze --list` reads it, and the sound of dialogues that lie in clips.
/// Dialogues without sound are left out. Returns how many recordings the list has. Errors: FileNotWritable, of the readers, FileNotFound
/// (no dialogue has sound), Cancelled.
Result<std::size_t> prepareBatch(const LabelledCorpus& corpus, bool isPlain, const CorpusWorkplace& workplace,
                                 const BrowseProgress& progress, const CancellationToken& cancel);

/// What there is of the recordings of a batch's list.
struct BatchResults {
    std::size_t finished = 0;
    std::size_t failed = 0;  ///< tried last without success
    friend bool operator==(const BatchResults&, const BatchResults&) = default;
};
BatchResults resultsOfBatch(const std::filesystem::path& list, const std::filesystem::path& results);

/// The project of a dialogue: its sentences with texts, a lane for each rater, what the corpus agreed on as decisions, and the model's
/// results. One that was made before is kept, with new results added. Returns its file. Errors: InvalidArgument (no such dialogue),
/// FileNotFound (it has no sound), of the readers, of Project, Cancelled. `recent`: the list of recent files, where the recording is noted
/// as one that this user heard with the project; empty: none. `statement`: what is stated about the corpus, for a project that is made.
Result<std::filesystem::path> projectOfDialogue(const LabelledCorpus& corpus, bool isPlain, std::size_t dialogue,
                                                const CorpusWorkplace& workplace, const std::filesystem::path& results,
                                                const std::filesystem::path& recent, const std::string& statement,
                                                const ReadingProgress& progress, const CancellationToken& cancel);

}  // namespace undertone
