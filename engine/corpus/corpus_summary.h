// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/label_map.h"
#include "engine/corpus/labelled_corpus.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace undertone {

/// Counts of a part of a corpus: a session, a speaker, all of it.
struct CorpusCounts {
    std::size_t dialogues = 0;
    std::size_t utterances = 0;
    std::size_t withoutClass = 0;                  ///< whose label is none of the model's: they keep their audio, and no score
    std::vector<std::size_t> classes;              ///< by the model's labels
    std::map<std::string, std::size_t> ownLabels;  ///< by the corpus's
    double seconds = 0.0;                          ///< of speech, where the corpus says how long its sentences are
};

/// A corpus in figures.
struct CorpusSummary {
    std::vector<std::string> labels;
    CorpusCounts all;
    std::map<std::string, CorpusCounts> sessions;
    std::map<std::string, CorpusCounts> splits;
    std::map<std::string, CorpusCounts> speakers;
    std::size_t scriptedDialogues = 0;
    std::size_t withText = 0;                    ///< utterances
    std::map<std::string, std::size_t> skipped;  ///< how many things were skipped, by reason
};

CorpusSummary summarise(const LabelledCorpus& corpus, const LabelMap& map);

/// Whether the corpus holds the 5531 utterances of 151 dialogues that evaluations on IEMOCAP use; `differences` are full sentences, one for
/// each class and session that is off.
struct EvaluationSetProof {
    std::size_t expected = 0;
    std::size_t found = 0;
    std::vector<std::string> differences;
    [[nodiscard]] bool holds() const { return differences.empty(); }
};
EvaluationSetProof proveIemocapSet(const LabelledCorpus& corpus);

}  // namespace undertone
