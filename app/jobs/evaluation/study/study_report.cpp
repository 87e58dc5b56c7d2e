// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/study/study_report.h"

#include "app/jobs/evaluation/interval_json.h"
#include "app/jobs/evaluation/svg_chart.h"
#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace undertone {

namespace {

using Scores = std::vector<StudyScore>;

Scores scoresOf(const Scores& scores, const std::string& question)
{
    Scores found;
    std::copy_if(scores.begin(), scores.end(), std::back_inserter(found),
                 [&](const auto& score) { return score.comparison.question == question; });
    return found;
}

bool excludesNothing(const Interval& interval)
{
    return interval.low <= 0.0 && interval.high >= 0.0;
}

std::string verdict(const Interval& interval)
{
    return excludesNothing(interval) ? "no difference shown" : interval.estimate > 0.0 ? "better" : "worse";
}

std::string points(const Interval& interval)
{
    return shownInterval(interval, ColumnKind::ShareDifference) + " points";
}

std::string plainSentence(const StudyScore& score)
{
    auto text = score.comparison.name + ": WA " + points(score.weightedAccuracy) + " (" + verdict(score.weightedAccuracy) + ")";
    if (score.loss)
        text += ", loss on the next sentence " + shownInterval(*score.loss, ColumnKind::Difference) + " nats a token";
    return text;
}

/// How much of what the running normalisation is worth memory gives back; in words, as a share of nothing means nothing.
std::string recoverySentence(const Scores& scores)
{
    if (scores.size() < 2)
        return {};
    const auto& worth = scores[0].weightedAccuracy;
    const auto& back = scores[1].weightedAccuracy;
    if (excludesNothing(worth) || worth.estimate < 0.0)
        return " On these dialogues the running normalisation itself is worth nothing that could be shown, so there is nothing to give "
               "back.";
    return " Of " + shownNumber(worth.estimate, ColumnKind::ShareDifference) + " points that it is worth, memory gives back "
        + shownNumber(back.estimate, ColumnKind::ShareDifference)
        + (excludesNothing(back) ? ", which is not told apart from nothing." : ".");
}

std::string settingsSentence(const Scores& scores)
{
    const auto best = std::max_element(scores.begin(), scores.end(), [](const auto& left, const auto& right) {
        return left.weightedAccuracy.estimate < right.weightedAccuracy.estimate;
    });
    const auto better = std::count_if(scores.begin(), scores.end(), [](const auto& score) { return score.weightedAccuracy.low > 0.0; });
    const auto worse = std::count_if(scores.begin(), scores.end(), [](const auto& score) { return score.weightedAccuracy.high < 0.0; });
    return "of " + std::to_string(scores.size()) + " settings " + std::to_string(better) + " read better than memory off and "
        + std::to_string(worse) + " worse; the best, " + best->comparison.name + ", by WA " + points(best->weightedAccuracy)
        + ". Of twenty intervals around nothing one leaves out 0 by chance.";
}

std::string finding(const StudyQuestion& question, const Scores& scores)
{
    if (question.key == "settings")
        return question.title + ' ' + settingsSentence(scores);
    std::string text = question.title;
    for (const auto& score : scores)
        text += (&score == &scores.front() ? " " : "; ") + plainSentence(score);
    text += '.';
    return question.key == "normalisation" ? text + recoverySentence(scores) : text;
}

std::string bySeedText(const StudyScore& score)
{
    std::string text;
    for (const double wa : score.waBySeed)
        text += (text.empty() ? "" : ", ") + shownNumber(wa, ColumnKind::ShareDifference);
    return text;
}

ReportTable table(const StudyQuestion& question, const Scores& scores)
{
    ReportTable table{
        "memory_" + question.key + ".csv",
        "First minus second: points of WA and UA, of WA from the 21st sentence on, and the loss on the next sentence in nats a token.",
        {{"comparison", "first minus second", ColumnKind::Text},
         {"first_wa", "first, WA", ColumnKind::Share},
         {"second_wa", "second, WA", ColumnKind::Share},
         {"wa", "WA", ColumnKind::ShareDifference, true},
         {"ua", "UA", ColumnKind::ShareDifference, true},
         {"late_wa", "WA, late", ColumnKind::ShareDifference, true},
         {"loss", "loss", ColumnKind::Difference, true},
         {"wa_by_seed", "WA by seed, points", ColumnKind::Text}},
        {},
        false};
    const auto optional = [](const std::optional<Interval>& interval) {
        return interval ? ReportCell(*interval) : ReportCell(std::monostate{});
    };
    for (const auto& score : scores)
        table.rows.push_back({score.comparison.name, score.firstWa, score.secondWa, score.weightedAccuracy, score.unweightedRecall,
                              optional(score.lateWa), optional(score.loss), bySeedText(score)});
    return table;
}

}  // namespace

ReportPage studyPage(const Scores& scores, const std::vector<std::uint64_t>& seeds, const std::vector<StudyKind>& kinds,
                     const ReportHead& head)
{
    ReportPage page{
        "Does memory pay?",
        "What the temporary LoRA is worth, and what it can be made to pay for: models that differ in one thing each, at matched steps.",
        {},
        {},
        {},
        head};
    for (const auto& question : studyQuestions()) {
        const auto found = scoresOf(scores, question.key);
        if (found.empty())
            continue;
        page.findings.push_back(finding(question, found));
        std::vector<ForestRow> rows;
        for (const auto& score : found)
            rows.push_back({score.comparison.name, score.weightedAccuracy, 0, false});
        page.parts.push_back({question.title,
                              {question.text},
                              {forestChart({{"WA", rows}}, "first minus second, points of WA", ForestValues::Differences)},
                              {table(question, found)}});
    }
    page.remarks.push_back(std::to_string(scores.front().dialogues) + " dialogues with " + std::to_string(scores.front().sentences)
                           + " labelled sentences, read by models of " + std::to_string(seeds.size())
                           + (seeds.size() == 1 ? " seed" : " seeds")
                           + ". Intervals are over dialogues: they do not tell how much another seed would differ, "
                             "so the difference under each seed stands beside.");
    page.remarks.push_back("Emotions are acted and dialogues are simulated: what memory is worth in life is not measured here.");
    for (const auto& kind : kinds)
        page.remarks.push_back("Dialogues \"" + kind.key + "\": " + kind.what + '.');
    return page;
}

std::string studyMarkdown(const Scores& scores)
{
    std::string text;
    for (const auto& question : studyQuestions()) {
        const auto found = scoresOf(scores, question.key);
        if (found.empty())
            continue;
        std::vector<std::vector<std::string>> rows;
        for (const auto& score : found)
            rows.push_back({score.comparison.name, shownInterval(score.weightedAccuracy, ColumnKind::ShareDifference),
                            shownInterval(score.unweightedRecall, ColumnKind::ShareDifference),
                            score.loss ? shownInterval(*score.loss, ColumnKind::Difference) : "", bySeedText(score)});
        text += "### " + question.title + "\n\n"
            + markdownTable({"first minus second", "WA, points", "UA, points", "loss, nats a token", "WA by seed"}, rows);
        text += '\n';
    }
    return text;
}

std::string studyJson(const Scores& scores, const std::vector<std::string>& findings)
{
    nlohmann::ordered_json json{{"schema", 1}, {"findings", findings}, {"comparisons", nlohmann::ordered_json::array()}};
    for (const auto& score : scores) {
        nlohmann::ordered_json row{{"question", score.comparison.question},
                                   {"name", score.comparison.name},
                                   {"first_wa", score.firstWa},
                                   {"second_wa", score.secondWa},
                                   {"wa", intervalJson(score.weightedAccuracy)},
                                   {"ua", intervalJson(score.unweightedRecall)},
                                   {"wa_by_seed", score.waBySeed},
                                   {"sentences", score.sentences},
                                   {"dialogues", score.dialogues}};
        row["late_wa"] = score.lateWa ? intervalJson(*score.lateWa) : nlohmann::ordered_json();
        row["loss"] = score.loss ? intervalJson(*score.loss) : nlohmann::ordered_json();
        json["comparisons"].push_back(std::move(row));
    }
    return jsonText(json, 1) + '\n';
}

}  // namespace undertone
