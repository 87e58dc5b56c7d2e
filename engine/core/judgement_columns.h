// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// What an annotator said of a sentence, as a project and a window have it.
struct WrittenJudgement {
    std::string labels;  ///< names, the main one first, blanks between; empty: they stand elsewhere
    std::optional<double> confidence;
    std::string remark;
    std::optional<double> valence;
    std::optional<double> arousal;
    std::optional<double> dominance;
};

/// What there is of it as columns of a timeline: "label", "confidence", "remark", and as IEMOCAP calls them "valence", "activation" and
/// "dominance".
std::vector<std::pair<std::string, std::string>> judgementColumns(const WrittenJudgement& judgement);

/// What a column that came in is called where its name is taken: "source_valence".
std::string sourceColumn(const std::string& name);

/// Puts judgementColumns() behind the columns of a sentence. One of the sentence's that has the name of one of them is sourceColumn() from
/// then on, where there is none of that name yet, and goes where there is or where it says the same.
void addJudgementColumns(std::vector<std::pair<std::string, std::string>>& columns, const WrittenJudgement& judgement);

}  // namespace undertone
