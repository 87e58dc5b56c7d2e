// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/judgement_columns.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace undertone {

/// What one person said of a turn, a line below its head in an EmoEvaluation file of IEMOCAP: "C-E2:<TAB>Anger; Disgust;<TAB>()" or
/// "A-E2:<TAB>val 2; act 3; dom  3;<TAB>()".
struct EmoEvaluationJudgement {
    enum class Kind { Categories, Dimensions };
    Kind kind = Kind::Categories;
    std::string rater;                    ///< "E2" is a listener; "F1" and "M1" are the speakers themselves
    std::vector<std::string> categories;  ///< as written: "Neutral state"
    std::optional<double> valence;        ///< 1 to 5, as the next two
    std::optional<double> activation;
    std::optional<double> dominance;
    std::string remark;  ///< may hold any character but a line end
    friend bool operator==(const EmoEvaluationJudgement&, const EmoEvaluationJudgement&) = default;
};

/// Nothing where the line is none: another begin, a rater without a name or of a letter that IEMOCAP does not have before a number ("X1"),
/// a value that is not within 1 to 5.
std::optional<EmoEvaluationJudgement> parseEmoEvaluationJudgement(std::string_view line);

/// The line, without its end. parseEmoEvaluationJudgement() reads it back equal where emoEvaluationRater() names the rater and the remark
/// has no line end.
std::string emoEvaluationLine(const EmoEvaluationJudgement& judgement);

/// Whether the rater is a speaker of the dialogue.
bool isSelfRater(std::string_view rater);

/// A person's name as such a line can hold it: without blanks and colons, "rater_" before what could be taken for something else,
/// "annotator" of nobody.
std::string emoEvaluationRater(std::string_view name);

/// What IEMOCAP's raters call an emotion: "Neutral state" of "neutral"; "Other" of one that they had no word for.
std::string emoEvaluationCategory(std::string_view label);

/// The line as a column of a sentence, "C-E2" and what stands behind the colon with blanks for tabs.
std::pair<std::string, std::string> judgementColumn(const EmoEvaluationJudgement& judgement);

/// What a person of that name said, as such columns: one of categories, one of dimensions, as far as there are any. Values off the scale of
/// 1 to 5 are left out. `labels`: names of any set, written as IEMOCAP calls them.
std::vector<std::pair<std::string, std::string>> judgementColumnsOf(const std::string& annotator, const std::vector<std::string>& labels,
                                                                    const WrittenJudgement& judgement);

/// The judgement of such a column; nothing where it is another.
std::optional<EmoEvaluationJudgement> judgementOfColumn(std::string_view name, std::string_view value);

}  // namespace undertone
