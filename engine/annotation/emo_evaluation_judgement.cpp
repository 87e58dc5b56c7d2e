// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/emo_evaluation_judgement.h"

#include "engine/core/emotion_names.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace undertone {
namespace {

using Kind = EmoEvaluationJudgement::Kind;

constexpr double smallestRating = 1.0;
constexpr double largestRating = 5.0;
constexpr std::string_view notInNames = " \t:;()[]%";

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> categoryNames{{{"ang", "Anger"},
                                                                                       {"hap", "Happiness"},
                                                                                       {"exc", "Excited"},
                                                                                       {"sad", "Sadness"},
                                                                                       {"fru", "Frustration"},
                                                                                       {"fea", "Fear"},
                                                                                       {"sur", "Surprise"},
                                                                                       {"dis", "Disgust"},
                                                                                       {"neu", "Neutral state"},
                                                                                       {"oth", "Other"}}};

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "E2", "F1", "M1" as IEMOCAP has them, and names of other people, which are no letter before a number.
bool isRater(std::string_view name)
{
    if (name.size() < 2 || name.find_first_of(notInNames) != std::string_view::npos)
        return false;
    return !isDigits(name.substr(1)) || std::string_view("EFM").find(name.front()) != std::string_view::npos;
}

// The remark in its brackets.
std::string remarkOf(std::string_view rest)
{
    rest = trimmed(rest);
    if (rest.size() >= 2 && rest.front() == '(' && rest.back() == ')')
        rest = rest.substr(1, rest.size() - 2);
    return std::string(rest);
}

// Each part between semicolons that is not blank; false where `take` refuses one.
template <typename Take> bool eachField(std::string_view fields, const Take& take)
{
    while (!trimmed(fields).empty()) {
        const auto separator = std::min(fields.find(';'), fields.size());
        const auto field = trimmed(fields.substr(0, separator));
        fields.remove_prefix(std::min(separator + 1, fields.size()));
        if (!field.empty() && !take(field))
            return false;
    }
    return true;
}

// "val 2"; a value may be missing. False where the name is unknown or the value is none of 1 to 5.
bool takeDimension(std::string_view field, EmoEvaluationJudgement& judgement)
{
    const auto name = field.substr(0, 3);
    auto* target = name == "val" ? &judgement.valence
        : name == "act"          ? &judgement.activation
        : name == "dom"          ? &judgement.dominance
                                 : nullptr;
    if (target == nullptr)
        return false;
    const auto number = trimmed(field.substr(name.size()));
    if (number.empty())
        return true;
    *target = parseDecimal(number);
    return *target && **target >= smallestRating && **target <= largestRating;
}

std::string ratingText(const char* name, const std::optional<double>& value)
{
    return std::string(name) + " " + (value ? formatted("%g", *value) : "") + ";";
}

std::string fieldsOf(const EmoEvaluationJudgement& judgement)
{
    if (judgement.kind == Kind::Dimensions)
        return ratingText("val", judgement.valence) + ' ' + ratingText("act", judgement.activation) + ' '
            + ratingText("dom ", judgement.dominance);
    std::string text;
    for (const auto& category : judgement.categories)
        text += (text.empty() ? "" : " ") + category + ";";
    return text;
}

std::string nameOf(const EmoEvaluationJudgement& judgement)
{
    return (judgement.kind == Kind::Categories ? "C-" : "A-") + judgement.rater;
}

std::optional<EmoEvaluationJudgement> parsed(std::string_view name, std::string_view rest)
{
    const bool hasCategories = name.starts_with("C-");
    if ((!hasCategories && !name.starts_with("A-")) || !isRater(name.substr(2)))
        return std::nullopt;
    EmoEvaluationJudgement judgement;
    judgement.kind = hasCategories ? Kind::Categories : Kind::Dimensions;
    judgement.rater = name.substr(2);
    rest = trimmed(rest);
    // A remark may hold semicolons and tabs: it starts at the first bracket.
    const auto bracket = std::min(rest.find('('), rest.size());
    judgement.remark = remarkOf(rest.substr(bracket));
    const bool understood = eachField(trimmed(rest.substr(0, bracket)), [&](std::string_view field) {
        if (!hasCategories)
            return takeDimension(field, judgement);
        judgement.categories.emplace_back(field);
        return true;
    });
    return understood ? std::optional(judgement) : std::nullopt;
}

}  // namespace

std::optional<EmoEvaluationJudgement> parseEmoEvaluationJudgement(std::string_view line)
{
    const auto colon = line.find(':');
    return colon == std::string_view::npos ? std::nullopt : parsed(line.substr(0, colon), line.substr(colon + 1));
}

std::string emoEvaluationLine(const EmoEvaluationJudgement& judgement)
{
    return nameOf(judgement) + ":\t" + fieldsOf(judgement) + "\t(" + judgement.remark + ")";
}

bool isSelfRater(std::string_view rater)
{
    return rater.size() > 1 && (rater.front() == 'F' || rater.front() == 'M') && isDigits(rater.substr(1));
}

std::string emoEvaluationRater(std::string_view name)
{
    std::string rater(trimmed(name.empty() ? "annotator" : name));
    for (char& c : rater) {
        if (notInNames.find(c) != std::string_view::npos || static_cast<unsigned char>(c) < ' ')
            c = '_';
    }
    return isRater(rater) ? rater : "rater_" + rater;
}

std::string emoEvaluationCategory(std::string_view label)
{
    const std::string key = emotionKey(label);
    const auto* known = std::ranges::find(categoryNames, std::string_view(key), &std::pair<std::string_view, std::string_view>::first);
    return std::string(known == categoryNames.end() ? "Other" : known->second);
}

std::pair<std::string, std::string> judgementColumn(const EmoEvaluationJudgement& judgement)
{
    return {nameOf(judgement), fieldsOf(judgement) + " (" + judgement.remark + ")"};
}

std::vector<std::pair<std::string, std::string>> judgementColumnsOf(const std::string& annotator, const std::vector<std::string>& labels,
                                                                    const WrittenJudgement& judgement)
{
    const auto onScale = [](const std::optional<double>& value) {
        return value && *value >= smallestRating && *value <= largestRating ? value : std::nullopt;
    };
    const std::string rater = emoEvaluationRater(annotator);
    std::vector<std::pair<std::string, std::string>> columns;
    if (!labels.empty()) {
        EmoEvaluationJudgement said{Kind::Categories, rater, {}, {}, {}, {}, judgement.remark};
        for (const std::string& label : labels) {
            if (std::string category = emoEvaluationCategory(label); std::ranges::find(said.categories, category) == said.categories.end())
                said.categories.push_back(std::move(category));
        }
        columns.push_back(judgementColumn(said));
    }
    const EmoEvaluationJudgement placed{Kind::Dimensions,
                                        rater,
                                        {},
                                        onScale(judgement.valence),
                                        onScale(judgement.arousal),
                                        onScale(judgement.dominance),
                                        labels.empty() ? judgement.remark : std::string()};
    if (placed.valence || placed.activation || placed.dominance)
        columns.push_back(judgementColumn(placed));
    return columns;
}

std::optional<EmoEvaluationJudgement> judgementOfColumn(std::string_view name, std::string_view value)
{
    return parsed(name, value);
}

}  // namespace undertone
