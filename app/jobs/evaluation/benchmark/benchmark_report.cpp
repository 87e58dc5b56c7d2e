// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/benchmark/benchmark_report.h"

#include "app/jobs/evaluation/benchmark/benchmark_tables.h"
#include "app/jobs/evaluation/interval_json.h"
#include "app/jobs/evaluation/svg_chart.h"
#include "engine/core/number_text.h"
#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace undertone {

namespace {

std::vector<std::size_t> methodsWhere(const BenchmarkScores& scores, const std::string& prefix)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < scores.methods.size(); ++i) {
        if (scores.methods[i].key.starts_with(prefix))
            found.push_back(i);
    }
    return found;
}

const MethodScore& reference(const BenchmarkScores& scores)
{
    return scores.methods[methodsWhere(scores, referenceMethod).front()];
}

/// What a difference to the reference means, in words.
std::string verdict(const LevelScore& level)
{
    if (level.onlyReferenceRight == 0 && level.onlyThisRight == 0)
        return "both are right on the same samples";
    const auto& difference = level.referenceMinusThis[0];
    if (difference.low > 0.0)
        return "the interval lies above 0, DPM is better on dialogues like these";
    if (difference.high < 0.0)
        return "the interval lies below 0, DPM is worse on dialogues like these";
    return "the interval holds 0, so these data do not tell the two apart";
}

std::string comparison(const BenchmarkScores& scores, LevelScore MethodScore::*member, const std::string& samples)
{
    const auto& dpm = reference(scores);
    std::string text = samples + " (" + std::to_string((dpm.*member).all.total()) + "): SLLM-DPM is right in "
        + shownInterval((dpm.*member).overDialogues[0], ColumnKind::Share) + " % (WA).";
    for (const auto index : methodsWhere(scores, memoryOffMethod)) {
        const auto& off = scores.methods[index];
        const auto& difference = (off.*member).referenceMinusThis[0];
        text += " Memory off, same window: " + shownNumber((off.*member).overDialogues[0].estimate, ColumnKind::Share)
            + " %; DPM minus memory off " + shownInterval(difference, ColumnKind::ShareDifference) + " points: " + verdict(off.*member)
            + '.';
        if (member == &MethodScore::complete)
            text += " McNemar p " + shownNumber(off.mcnemar, ColumnKind::Probability) + '.';
    }
    return text;
}

std::vector<std::string> findings(const BenchmarkScores& scores)
{
    std::vector<std::string> sentences{comparison(scores, &MethodScore::complete, "Complete dialogues"),
                                       comparison(scores, &MethodScore::allLengths, "All lengths")};
    const auto best = std::max_element(scores.methods.begin(), scores.methods.end(), [](const auto& a, const auto& b) {
        return a.allLengths.overDialogues[0].estimate < b.allLengths.overDialogues[0].estimate;
    });
    sentences.push_back("Most often right at all lengths: " + best->name + ", "
                        + shownInterval(best->allLengths.overDialogues[0], ColumnKind::Share) + " %.");
    const auto& calibration = scores.calibration[methodsWhere(scores, referenceMethod).front()];
    sentences.push_back("Calibration of SLLM-DPM: expected calibration error " + shownNumber(calibration.errorBefore, ColumnKind::Number)
                        + ", and " + shownNumber(calibration.errorAfter, ColumnKind::Number) + " at a temperature fitted on other "
                        + (scores.folds.empty() ? "dialogues." : "folds."));
    return sentences;
}

std::vector<std::string> remarks(const BenchmarkScores& scores, const ReportContext& context)
{
    auto sentences = context.remarks;
    const auto n = static_cast<double>(scores.dialogues);
    const double wa = reference(scores).complete.overDialogues[0].estimate;
    sentences.push_back(formatted(
        "%d dialogues, %d speakers, %d labelled sentences of %d. With %d complete dialogues one standard error of WA is %.1f points.",
        static_cast<int>(scores.dialogues), static_cast<int>(scores.speakers), static_cast<int>(scores.labelled),
        static_cast<int>(scores.sentences), static_cast<int>(scores.dialogues), 100.0 * std::sqrt(wa * (1.0 - wa) / n)));
    for (const auto limit : context.onePassTokens) {
        if (limit > context.maxPositions && scores.longestTokens > context.maxPositions)
            sentences.push_back(formatted("One pass over %lld tokens reads beyond the %lld positions the model was made for.",
                                          static_cast<long long>(limit), static_cast<long long>(context.maxPositions)));
        if (limit >= scores.longestTokens)
            sentences.push_back(formatted("The longest dialogue has %lld tokens, so a window of %lld cuts nothing.",
                                          static_cast<long long>(scores.longestTokens), static_cast<long long>(limit)));
    }
    if (scores.longestTokens > context.trainedWindow)
        sentences.push_back(formatted("This SLLM was trained on at most %lld tokens at once. One pass over more is outside of what it was "
                                      "trained for and so a weak opponent; "
                                      "a model trained on packed dialogues of that length would be the fair one.",
                                      static_cast<long long>(context.trainedWindow)));
    return sentences;
}

std::vector<ForestRow> forestRows(const BenchmarkScores& scores, LevelScore MethodScore::*member, const std::string& quotedSamples)
{
    std::vector<ForestRow> rows;
    for (std::size_t i = 0; i < scores.methods.size(); ++i)
        rows.push_back({scores.methods[i].name, (scores.methods[i].*member).overDialogues[0], static_cast<int>(i), false});
    for (const auto& figure : publishedFigures()) {
        if (figure.samples == quotedSamples && figure.source == publishedTableOne)
            rows.push_back({figure.method + ", published", {figure.weightedAccuracy, 0.0, 0.0}, 0, true});
    }
    return rows;
}

ReportPart tableOne(const BenchmarkScores& scores)
{
    ReportPart part{"Methods (as Table 1 of the paper)",
                    {"Complete dialogues: one sample a dialogue, read at its last labelled sentence. All lengths: every prefix that ends "
                     "at a labelled sentence. "
                     "Intervals: 95 % bootstrap over dialogues, and over speakers (a sample counts for whoever speaks its last sentence). "
                     "Differences are paired over dialogues.",
                     "Hollow diamonds are published figures, quoted and not measured here: IEMOCAP, a model of 7B."},
                    {},
                    {}};
    part.charts.push_back(forestChart({{"Complete dialogues", forestRows(scores, &MethodScore::complete, "complete dialogues")},
                                       {"All lengths", forestRows(scores, &MethodScore::allLengths, "all lengths")}},
                                      "WA, %"));
    part.tables = {
        levelTable(scores, &MethodScore::complete, "table1_complete.csv", "Complete dialogues: the label of the last labelled sentence."),
        levelTable(scores, &MethodScore::allLengths, "table1_all_lengths.csv",
                   "All lengths. Prefixes of a dialogue depend on each other, so there is no McNemar test."),
        levelTable(
            scores, &MethodScore::majority, "table1_majority.csv",
            "Complete dialogues, second figure: the label most sentences have, against the label predicted most often (of several, the "
            "later one)."),
        publishedTable()};
    return part;
}

LineChart accuracyChart(const BenchmarkScores& scores, const std::vector<BinScore>& bins, const std::vector<std::string>& names,
                        const std::string& axis)
{
    LineChart chart{names, {}, axis, "WA, %", AxisUnit::PerCent, false};
    for (std::size_t i = 0; i < scores.methods.size(); ++i) {
        LineSeries series{scores.methods[i].name, static_cast<int>(i), {}};
        for (const auto& bin : bins)
            series.points.emplace_back(bin.weightedAccuracy[i]);
        chart.series.push_back(std::move(series));
    }
    return chart;
}

ReportPart byLength(const BenchmarkScores& scores)
{
    std::vector<std::string> names;
    for (const auto& bin : scores.byLength)
        names.push_back(lengthName(bin));
    const auto windows = methodsWhere(scores, "one-pass");
    return {"Length of audio (as Table 3)",
            {"Every prefix that ends at a labelled sentence, by how much speech it holds. A window that is shorter than the prefix cuts "
             "it; DPM reads all of it, sentence by sentence."},
            {lineChart(accuracyChart(scores, scores.byLength, names, "speech heard so far"))},
            {binTable(scores, scores.byLength, names, windows, "table3_by_length.csv",
                      "Accuracy by length of audio, and DPM minus the window, paired over dialogues.", "speech")}};
}

ReportPart byPosition(const BenchmarkScores& scores)
{
    std::vector<std::string> names;
    for (const auto& bin : scores.byPosition)
        names.push_back(positionName(bin));
    return {"Place in the dialogue",
            {"If memory helps, DPM should gain on memory off the later a sentence comes."},
            {lineChart(accuracyChart(scores, scores.byPosition, names, "sentence of the dialogue"))},
            {binTable(scores, scores.byPosition, names, methodsWhere(scores, memoryOffMethod), "by_position.csv",
                      "Accuracy by place of the sentence in its dialogue.", "sentences")}};
}

ReportPart sweeps(const BenchmarkScores& scores)
{
    ReportPart part{"Settings of the memory",
                    {"What memory is worth at other prefixes (n_r), learning rates of the temporary LoRA and steppings: DPM minus memory "
                     "off with the same window, "
                     "the same model, paired over dialogues. Above 0 memory pays; a loss below 0 means that it predicts the next "
                     "sentence's codes better."},
                    {},
                    {sweepTable(scores)}};
    static const std::map<std::string, std::string> axes{
        {"n_r", "n_r, tokens"}, {"learning_rate", "learning rate of the temporary LoRA"}, {"stepping", "when memory is written"}};
    std::set<std::string> parameters;
    for (const auto& sweep : scores.sweeps)
        parameters.insert(sweep.point.parameter);
    for (const auto& parameter : parameters) {
        const auto axis = axes.find(parameter);
        LineChart chart{
            {},  {{"WA", 0, {}}, {"UA", 1, {}}, {"WF1", 2, {}}}, axis == axes.end() ? parameter : axis->second, "points", AxisUnit::PerCent,
            true};
        for (const auto& sweep : scores.sweeps) {
            if (sweep.point.parameter != parameter)
                continue;
            chart.categories.push_back(sweep.point.value);
            for (std::size_t figure = 0; figure < 3; ++figure)
                chart.series[figure].points.emplace_back(sweep.onMinusOff[figure]);
        }
        part.charts.push_back(lineChart(chart));
    }
    return part;
}

ReportPart calibration(const BenchmarkScores& scores)
{
    const auto& dpm = scores.calibration[methodsWhere(scores, referenceMethod).front()];
    const std::string apart = scores.folds.empty() ? "four fifths of the dialogues and judged on the rest" : "the other folds";
    return {"Calibration",
            {"Is SLLM-DPM right eight times in ten where it says 0.8? On the dashed line it is. The temperature is fitted on " + apart
             + ", so that no sentence sets the temperature it is judged at. A mark is the larger the more sentences it stands for."},
            {reliabilityChart(dpm.before, dpm.after)},
            {calibrationTable(scores), reliabilityTable(scores)}};
}

ReportPart foldPart(const BenchmarkScores& scores)
{
    ReportPart part{"Folds",
                    {"Each fold is a model trained without the fold it is tested on, as its training ends; nothing is chosen by the tested "
                     "fold. Pooled figures with intervals stand above."},
                    {},
                    {foldMeanTable(scores), foldTable(scores)}};
    LineChart chart{scores.folds, {}, "fold tested", "WA at all lengths, %", AxisUnit::PerCent, false, Categories::Unordered};
    for (std::size_t i = 0; i < scores.methods.size(); ++i) {
        LineSeries series{scores.methods[i].name, static_cast<int>(i), {}};
        for (const auto& fold : scores.methods[i].allLengths.folds)
            series.points.emplace_back(Interval{fold[0], NAN, NAN});
        chart.series.push_back(std::move(series));
    }
    part.charts.push_back(lineChart(chart));
    return part;
}

ReportPart confusion(const BenchmarkScores& scores, const DialogueTokens& tokens, const std::vector<MethodPredictions>& predictions)
{
    return {"Predictions by true label",
            {"SLLM-DPM at all lengths; per cent of each true label."},
            {confusionChart(reference(scores).allLengths.all, scores.labels)},
            {confusionTable(scores), predictionTable(tokens, predictions)}};
}

}  // namespace

ReportPage benchmarkPage(const BenchmarkScores& scores, const ReportContext& context, const DialogueTokens& tokens,
                         const std::vector<MethodPredictions>& predictions)
{
    ReportPage page{context.title, context.subtitle, findings(scores), remarks(scores, context), {tableOne(scores)}, context.head};
    if (!scores.folds.empty())
        page.parts.push_back(foldPart(scores));
    page.parts.push_back(byLength(scores));
    page.parts.push_back(byPosition(scores));
    if (!scores.sweeps.empty())
        page.parts.push_back(sweeps(scores));
    page.parts.push_back(calibration(scores));
    page.parts.push_back(confusion(scores, tokens, predictions));
    return page;
}

std::string benchmarkMarkdown(const BenchmarkScores& scores)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& method : scores.methods) {
        std::vector<std::string> row{method.name};
        for (const auto* level : {&method.complete, &method.allLengths}) {
            for (const auto& interval : level->overDialogues)
                row.push_back(shownInterval(interval, ColumnKind::Share));
            if (level == &method.complete)
                row.push_back(method.key == referenceMethod ? "" : shownNumber(method.mcnemar, ColumnKind::Probability));
        }
        row.push_back(formatted("%.1f", 1000.0 * method.secondsPerSentence));
        rows.push_back(std::move(row));
    }
    std::string text = markdownTable({"", "complete: WA", "UA", "WF1", "p", "all lengths: WA", "UA", "WF1", "ms a sentence"}, rows);
    for (const auto& sweep : scores.sweeps)
        text += '\n' + sweep.point.parameter + ' ' + sweep.point.value + ", on minus off: WA "
            + shownInterval(sweep.onMinusOff[0], ColumnKind::ShareDifference) + ", UA "
            + shownInterval(sweep.onMinusOff[1], ColumnKind::ShareDifference);
    return text + (scores.sweeps.empty() ? "" : "\n");
}

std::string benchmarkJson(const BenchmarkScores& scores)
{
    const auto figures = [](const LevelScore& level) {
        nlohmann::ordered_json json{{"samples", level.all.total()}};
        constexpr const char* names[] = {"wa", "ua", "wf1"};
        for (std::size_t figure = 0; figure < 3; ++figure)
            json[names[figure]] = intervalJson(level.overDialogues[figure]);
        return json;
    };
    nlohmann::ordered_json json{
        {"schema", 1}, {"labels", scores.labels}, {"folds", scores.folds}, {"methods", nlohmann::ordered_json::array()}};
    for (const auto& method : scores.methods)
        json["methods"].push_back({{"key", method.key},
                                   {"name", method.name},
                                   {"complete", figures(method.complete)},
                                   {"majority", figures(method.majority)},
                                   {"all_lengths", figures(method.allLengths)},
                                   {"mcnemar_p", method.mcnemar}});
    return jsonText(json, 1) + '\n';
}

}  // namespace undertone
