// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/labelled_corpus.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Index in `labels` of an emotion as a manifest names it ("angry" is "ang"): the label that is its name or begins
/// it; none where there is none.
std::optional<int> labelOf(const std::string& emotion, const std::vector<std::string>& labels);

/// How a corpus's own labels become a model's. First what the user says, then a label of the same name, then what the corpus
/// usually merges (IEMOCAP exc is hap, MELD joy is hap), then labelOf.
class LabelMap {
public:
    /// `changes`: own label to the model's, or to nothing where it shall have none. Errors: InvalidArgument (no label, one twice, a change
    /// to a label that is not there).
    static Result<LabelMap> create(CorpusFormat format, std::vector<std::string> labels, std::map<std::string, std::string> changes = {});

    /// Index in labels(); nothing where the corpus's label has no place in them.
    [[nodiscard]] std::optional<int> indexOf(const std::string& corpusLabel) const;
    [[nodiscard]] const std::vector<std::string>& labels() const { return m_labels; }

private:
    LabelMap(std::vector<std::string> labels, std::map<std::string, std::string> changes)
        : m_labels(std::move(labels)), m_changes(std::move(changes))
    {
    }

    std::vector<std::string> m_labels;
    std::map<std::string, std::string> m_changes;
};

/// "exc=hap,fru=": changes as a user writes them. Errors: InvalidArgument.
Result<std::map<std::string, std::string>> parseLabelChanges(const std::string& text);

/// "ang,hap,sad,neu" without blanks; empty parts are kept, for LabelMap to refuse.
std::vector<std::string> parseLabels(const std::string& text);

}  // namespace undertone
