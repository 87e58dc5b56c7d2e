// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/corpus_summary.h"
#include "engine/corpus/labelled_corpus.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// How far the people who listened agree on categories; nobody's judgement of themselves is in it. A judgement of several categories
/// counts by its first.
struct RaterAgreement {
    std::size_t sentences = 0;  ///< with two judgements or more
    std::size_t judgements = 0;
    std::size_t severalCategories = 0;  ///< judgements that name more than one
    double krippendorffAlpha = 0.0;     ///< over all of them; NaN where it does not exist
    std::size_t usualRaters = 0;        ///< the number of judgements most sentences have
    std::size_t usualSentences = 0;     ///< that have so many
    double fleissKappa = 0.0;           ///< over these
};

/// Nothing where the corpus keeps no raters.
std::optional<RaterAgreement> measureAgreement(const LabelledCorpus& corpus);

/// A sentence that cannot be heard, and why.
struct SilentSentence {
    std::string id;
    Message why;
};

/// Sentences that have neither a file nor a recording, and those whose file is missing, damaged or silent: each file is looked at, as
/// cheaply as checkHoldsSound does. In the corpus's order.
std::vector<SilentSentence> sentencesWithoutSound(const LabelledCorpus& corpus);

/// All there is to say of a corpus before anything is trained on it.
struct CorpusReport {
    CorpusSummary summary;
    std::vector<SilentSentence> withoutSound;
    std::optional<EvaluationSetProof> proof;  ///< IEMOCAP alone
    std::optional<RaterAgreement> agreement;
    std::optional<FoldAudit> audit;  ///< nothing where the corpus has neither sessions nor splits
    std::string whyNoAudit;
};

CorpusReport reportOn(const LabelledCorpus& corpus, const LabelMap& map);

/// One JSON object, schema 1.
std::string corpusReportJson(const LabelledCorpus& corpus, const CorpusReport& report);
/// For a person to read.
std::string corpusReportText(const LabelledCorpus& corpus, const CorpusReport& report);
/// `{"rule", "allowed", "refusals", "warnings"}`; goes into results as it is.
std::string foldAuditJson(const FoldAudit& audit);

}  // namespace undertone
