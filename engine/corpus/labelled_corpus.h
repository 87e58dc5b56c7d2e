// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/split_auditor.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Who judged: others who listened, or the speaker of the sentence.
enum class RaterKind { Other, Self };

/// The categories one person gave a sentence; IEMOCAP allows several.
struct CategoryJudgement {
    std::string rater;  ///< as the corpus calls them: "E2", "F1"
    RaterKind kind = RaterKind::Other;
    std::vector<std::string> categories;  ///< as written: "Neutral state", "Anger"
    std::string remark;
    friend bool operator==(const CategoryJudgement&, const CategoryJudgement&) = default;
};

/// Where one person placed a sentence; 1 to 5 each, nothing where they left it out.
struct DimensionJudgement {
    std::string rater;
    RaterKind kind = RaterKind::Other;
    std::optional<double> valence;
    std::optional<double> activation;
    std::optional<double> dominance;
    std::string remark;
    friend bool operator==(const DimensionJudgement&, const DimensionJudgement&) = default;
};

/// One sentence of a corpus. Files are relative to the corpus's folder.
struct CorpusUtterance {
    std::string id;
    std::string speaker;        ///< the same person in the whole corpus: "Ses01_F"
    double startSeconds = 0.0;  ///< in the dialogue's recording; start = end = 0 where only its own file says
    double endSeconds = 0.0;
    std::filesystem::path audio;                      ///< of this sentence alone; empty: there is none
    std::string transcription;                        ///< UTF-8
    std::string label;                                ///< as the corpus names it ("exc", "xxx", "angry"); empty: none
    std::optional<std::array<double, 3>> dimensions;  ///< agreed valence, activation, dominance
    std::vector<CategoryJudgement> categories;
    std::vector<DimensionJudgement> dimensionJudgements;
    friend bool operator==(const CorpusUtterance&, const CorpusUtterance&) = default;
};

/// Sentences that were spoken together, by (start, end). A corpus of single clips has one for each clip.
struct CorpusDialogue {
    std::string name;
    std::string session;          ///< "Ses01"; empty: the corpus has none
    std::string script;           ///< the lines that were acted, alike in all dialogues that share them; empty: improvised, or not known
    std::string split;            ///< "train", "dev"; empty: the corpus has none
    std::filesystem::path audio;  ///< recording of the whole; empty: there is none
    std::vector<CorpusUtterance> utterances;
    std::string corpus{};  ///< where a folder holds clips of several; else empty
    friend bool operator==(const CorpusDialogue&, const CorpusDialogue&) = default;
};

/// Something of a corpus's folder that is not in the value read from it.
struct SkippedItem {
    std::string item;  ///< file, or file and line
    std::string why;
};

enum class CorpusFormat { Iemocap, Ravdess, CremaD, EmoDb, Meld, Manifest };

/// A corpus as its files say: nothing is mapped, merged or left out silently. Immutable once read.
struct LabelledCorpus {
    CorpusFormat format = CorpusFormat::Manifest;
    std::filesystem::path folder;
    std::vector<CorpusDialogue> dialogues;
    std::vector<SkippedItem> skipped;
    std::vector<Message> warnings;  ///< full sentences
};

/// Bounds of what is read of a corpus; beyond them a reader fails with LimitExceeded.
struct CorpusLimits {
    static constexpr std::size_t maxTextBytes = std::size_t{16} << 20;    ///< of one annotation file
    static constexpr std::size_t maxTableBytes = std::size_t{256} << 20;  ///< of a CSV
    static constexpr std::size_t maxFolderEntries = 500'000;
    static constexpr std::size_t maxUtterances = 2'000'000;
    static constexpr std::size_t maxSkipped = 100'000;
    static constexpr double maxSeconds = 24.0 * 3600.0;  ///< a time in a recording
    static constexpr double maxSentenceSeconds = 600.0;  ///< of what is tokenized as one sentence
};

/// "IEMOCAP", "RAVDESS"...: as people write it.
std::string corpusFormatTitle(CorpusFormat format);

/// Each dialogue as the split auditor wants it; speakers in order of their names.
std::vector<DialogueIdentity> identitiesOf(const LabelledCorpus& corpus);

/// The fold rule that fits the corpus (sessions where it has them, else its splits) and its audit. Errors: InvalidArgument (it has
/// neither).
Result<FoldAudit> auditCorpus(const LabelledCorpus& corpus);

}  // namespace undertone
