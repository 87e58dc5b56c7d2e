// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/benchmark/benchmark_tables.h"

#include "app/jobs/evaluation/evaluation_scores.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace undertone {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr const char* figureKeys[] = {"wa", "ua", "wf1"};
constexpr const char* figureNames[] = {"WA", "UA", "WF1"};

struct Level {
    const char* key;
    LevelScore MethodScore::*member;
};
constexpr Level levels[] = {
    {"complete", &MethodScore::complete}, {"majority", &MethodScore::majority}, {"all_lengths", &MethodScore::allLengths}};

ReportColumn text(const char* key, const char* title)
{
    return {key, title, ColumnKind::Text};
}

ReportColumn count(const char* key, const char* title)
{
    return {key, title, ColumnKind::Count};
}

ReportCell cellOf(const std::optional<Interval>& interval)
{
    ReportCell cell;
    if (interval)
        cell = *interval;
    return cell;
}

std::string wholeNumber(double value)
{
    return std::to_string(static_cast<long long>(std::llround(value)));
}

}  // namespace

ReportTable levelTable(const BenchmarkScores& scores, LevelScore MethodScore::*member, const std::string& file, const std::string& caption)
{
    ReportTable table{file, caption, {text("method", "method"), count("samples", "samples")}, {}};
    for (int figure = 0; figure < 3; ++figure) {
        const std::string key = figureKeys[figure];
        const std::string name = figureNames[figure];
        table.columns.push_back({key, name, ColumnKind::Share, true});
        table.columns.push_back({key + "_by_speaker", "by speaker", ColumnKind::Share, true, true});
    }
    table.columns.push_back({"dpm_minus_this_wa", "DPM minus this, WA", ColumnKind::ShareDifference, true});
    table.columns.push_back(count("only_dpm_right", "only DPM right"));
    table.columns.push_back(count("only_this_right", "only this right"));
    const bool complete = member == &MethodScore::complete;
    if (complete)
        table.columns.push_back({"mcnemar_p", "McNemar p", ColumnKind::Probability});
    for (const auto& method : scores.methods) {
        const auto& level = method.*member;
        std::vector<ReportCell> row{method.name, level.all.total()};
        for (std::size_t figure = 0; figure < 3; ++figure) {
            row.emplace_back(level.overDialogues[figure]);
            row.emplace_back(level.overSpeakers[figure]);
        }
        if (method.key == referenceMethod) {
            row.resize(row.size() + (complete ? 4 : 3));
        } else {
            row.emplace_back(level.referenceMinusThis[0]);
            row.emplace_back(level.onlyReferenceRight);
            row.emplace_back(level.onlyThisRight);
            if (complete)
                row.emplace_back(method.mcnemar);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string lengthName(const BinScore& bin)
{
    return std::isinf(bin.to) ? "over " + wholeNumber(bin.from) + " s" : wholeNumber(bin.from) + "-" + wholeNumber(bin.to) + " s";
}

std::string positionName(const BinScore& bin)
{
    const auto first = wholeNumber(bin.from + 1.0);
    if (std::isinf(bin.to))
        return "from " + first;
    return bin.to == bin.from + 1.0 ? first : first + "-" + wholeNumber(bin.to);
}

ReportTable binTable(const BenchmarkScores& scores, const std::vector<BinScore>& bins, const std::vector<std::string>& names,
                     const std::vector<std::size_t>& against, const std::string& file, const std::string& caption, const std::string& what)
{
    ReportTable table{file, caption, {{"bin", what, ColumnKind::Text}, count("samples", "samples"), count("dialogues", "dialogues")}, {}};
    for (const auto& method : scores.methods)
        table.columns.push_back({method.key + "_wa", method.name, ColumnKind::Share, true});
    for (const auto index : against)
        table.columns.push_back(
            {"dpm_minus_" + scores.methods[index].key, "DPM minus " + scores.methods[index].name, ColumnKind::ShareDifference, true});
    for (std::size_t i = 0; i < bins.size(); ++i) {
        std::vector<ReportCell> row{names[i], bins[i].samples, bins[i].dialogues};
        for (const auto& interval : bins[i].weightedAccuracy)
            row.emplace_back(interval);
        for (const auto index : against)
            row.emplace_back(bins[i].referenceMinus[index]);
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable sweepTable(const BenchmarkScores& scores)
{
    ReportTable table{"sweeps.csv",
                      "SLLM-DPM at other settings against memory off with the same window; all lengths, paired over dialogues.",
                      {text("parameter", "parameter"),
                       text("value", "value"),
                       {"off_wa", "memory off, WA", ColumnKind::Share, true},
                       {"on_wa", "DPM, WA", ColumnKind::Share, true},
                       {"wa_difference", "on minus off, WA", ColumnKind::ShareDifference, true},
                       {"ua_difference", "UA", ColumnKind::ShareDifference, true},
                       {"wf1_difference", "WF1", ColumnKind::ShareDifference, true},
                       {"loss_difference", "next sentence's loss", ColumnKind::Difference, true},
                       {"mcnemar_p", "McNemar p, complete", ColumnKind::Probability}},
                      {}};
    for (const auto& sweep : scores.sweeps) {
        table.rows.push_back({sweep.point.parameter, sweep.point.value, sweep.off[0], sweep.on[0], sweep.onMinusOff[0], sweep.onMinusOff[1],
                              sweep.onMinusOff[2], cellOf(sweep.lossOnMinusOff), sweep.mcnemar});
    }
    return table;
}

ReportTable calibrationTable(const BenchmarkScores& scores)
{
    ReportTable table{"calibration.csv",
                      "Expected calibration error (10 bins) and log loss, all lengths.",
                      {text("method", "method"),
                       {"temperature", "fitted temperature, mean", ColumnKind::Number},
                       {"ece_before", "ECE before", ColumnKind::Number},
                       {"ece_after", "ECE after", ColumnKind::Number},
                       {"nll_before", "log loss before", ColumnKind::Number},
                       {"nll_after", "log loss after", ColumnKind::Number}},
                      {}};
    for (const auto& one : scores.calibration) {
        const double sum = std::accumulate(one.temperatures.begin(), one.temperatures.end(), 0.0);
        table.rows.push_back(
            {one.name, sum / static_cast<double>(one.temperatures.size()), one.errorBefore, one.errorAfter, one.lossBefore, one.lossAfter});
    }
    return table;
}

ReportTable reliabilityTable(const BenchmarkScores& scores)
{
    ReportTable table{"reliability.csv",
                      "The bins of every method's reliability diagram:",
                      {text("method", "method"),
                       text("temperature", "temperature"),
                       {"confidence_from", "from", ColumnKind::Number},
                       {"confidence_to", "to", ColumnKind::Number},
                       count("sentences", "sentences"),
                       {"confidence", "confidence", ColumnKind::Share},
                       {"accuracy", "accuracy", ColumnKind::Share}},
                      {},
                      true};
    for (const auto& one : scores.calibration) {
        const auto add = [&](const char* name, const std::vector<ReliabilityBin>& bins) {
            for (const auto& bin : bins)
                table.rows.push_back({one.name, std::string(name), bin.low, bin.high, bin.count, bin.count > 0 ? bin.confidence : none,
                                      bin.count > 0 ? bin.accuracy : none});
        };
        add("1", one.before);
        add("fitted", one.after);
    }
    return table;
}

ReportTable confusionTable(const BenchmarkScores& scores)
{
    ReportTable table{"confusion.csv",
                      "What was predicted for each true label, by every method and on every kind of sample:",
                      {text("method", "method"), text("samples", "samples"), text("true", "true"), text("predicted", "predicted"),
                       count("count", "count")},
                      {},
                      true};
    for (const auto& method : scores.methods) {
        for (const auto& level : levels) {
            const auto& matrix = (method.*level.member).all;
            for (int truth = 0; truth < matrix.classes(); ++truth) {
                for (int predicted = 0; predicted < matrix.classes(); ++predicted)
                    table.rows.push_back({method.name, std::string(level.key), scores.labels[static_cast<std::size_t>(truth)],
                                          scores.labels[static_cast<std::size_t>(predicted)], matrix.count(truth, predicted)});
            }
        }
    }
    return table;
}

ReportTable foldTable(const BenchmarkScores& scores)
{
    ReportTable table{"folds.csv",
                      "Every fold, by method and kind of sample:",
                      {text("fold", "fold"), text("method", "method"), text("samples", "samples")},
                      {},
                      true};
    for (int figure = 0; figure < 3; ++figure)
        table.columns.push_back({figureKeys[figure], figureNames[figure], ColumnKind::Share});
    for (std::size_t fold = 0; fold < scores.folds.size(); ++fold) {
        for (const auto& method : scores.methods) {
            for (const auto& level : levels) {
                const auto& figures = (method.*level.member).folds[fold];
                table.rows.push_back({scores.folds[fold], method.name, std::string(level.key), figures[0], figures[1], figures[2]});
            }
        }
    }
    return table;
}

ReportTable foldMeanTable(const BenchmarkScores& scores)
{
    ReportTable table{
        "folds_mean.csv", "Mean and standard deviation over folds.", {text("method", "method"), text("samples", "samples")}, {}};
    for (int figure = 0; figure < 3; ++figure) {
        const std::string key = figureKeys[figure];
        table.columns.push_back({key + "_mean", figureNames[figure] + std::string(", mean"), ColumnKind::Share});
        table.columns.push_back({key + "_sd", "sd", ColumnKind::Share});
    }
    for (const auto& level : levels) {
        for (const auto& method : scores.methods) {
            std::vector<ReportCell> row{method.name, std::string(level.key)};
            for (std::size_t figure = 0; figure < 3; ++figure) {
                // A fold without a sample of this kind has no figure.
                std::vector<double> values;
                for (const auto& fold : (method.*level.member).folds) {
                    if (std::isfinite(fold[figure]))
                        values.push_back(fold[figure]);
                }
                const auto n = static_cast<double>(values.size());
                const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
                double squares = 0.0;
                for (const double value : values)
                    squares += (value - mean) * (value - mean);
                row.emplace_back(mean);
                row.emplace_back(values.size() > 1 ? std::sqrt(squares / (n - 1.0)) : none);
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

ReportTable predictionTable(const DialogueTokens& tokens, const std::vector<MethodPredictions>& predictions)
{
    ReportTable table{"predictions.csv",
                      "Every prediction:",
                      {text("method", "method"), text("dialogue", "dialogue"), count("sentence", "sentence"), text("speaker", "speaker"),
                       text("label", "label"), text("predicted", "predicted")},
                      {},
                      true};
    for (const auto& label : tokens.labels)
        table.columns.push_back({"p_" + label, label, ColumnKind::Number});
    table.columns.push_back({"audio_loss", "L_a", ColumnKind::Number});
    for (const auto& method : predictions) {
        for (std::size_t d = 0; d < tokens.dialogues.size(); ++d) {
            const auto& dialogue = tokens.dialogues[d];
            for (std::size_t s = 0; s < dialogue.sentences.size(); ++s) {
                const auto& predicted = method.dialogues[d][s];
                const auto& label = dialogue.sentences[s].label;
                std::vector<ReportCell> row{method.key,
                                            dialogue.name,
                                            static_cast<std::int64_t>(s + 1),
                                            dialogue.sentences[s].speaker,
                                            label ? tokens.labels[static_cast<std::size_t>(*label)] : std::string(),
                                            tokens.labels[static_cast<std::size_t>(mostProbable(predicted.probabilities))]};
                for (const double probability : predicted.probabilities)
                    row.emplace_back(probability);
                row.emplace_back(predicted.audioLoss.value_or(none));
                table.rows.push_back(std::move(row));
            }
        }
    }
    return table;
}

const std::vector<PublishedFigure>& publishedFigures()
{
    static const std::vector<PublishedFigure> figures{
        {"SLLM-DPM", "complete dialogues", 0.7938, 0.7962, 0.7934, publishedTableOne},
        {"SLLM", "complete dialogues", 0.7282, 0.7334, 0.7358, publishedTableOne},
        {"Classifier", "complete dialogues", 0.7096, 0.7051, 0.7064, publishedTableOne},
        {"SLLM-DPM", "all lengths", 0.7538, 0.7467, 0.7499, publishedTableOne},
        {"SLLM", "all lengths", 0.7315, 0.7198, 0.7312, publishedTableOne},
        {"Classifier", "all lengths", 0.6619, 0.6340, 0.6522, publishedTableOne},
        {"SLLM, 4k window", "complete dialogues", 0.6959, 0.7207, 0.6957, "Mai et al. 2025, Table 3"},
        {"SLLM, 32k window", "complete dialogues", 0.7285, 0.7334, 0.7558, "Mai et al. 2025, Table 3, which differs from its Table 1"},
        {"GMP-ATL", "utterances, speech only", 0.800, 0.820, none, "its authors' publication"},
        {"EmoDistill", "utterances, speech only", 0.7891, 0.7749, none, "its authors' publication"},
    };
    return figures;
}

ReportTable publishedTable()
{
    ReportTable table{"quoted.csv",
                      "Quoted, not measured here: IEMOCAP, four classes, a 7B model.",
                      {text("method", "method"),
                       text("samples", "samples"),
                       {"wa", "WA", ColumnKind::FineShare},
                       {"ua", "UA", ColumnKind::FineShare},
                       {"wf1", "WF1", ColumnKind::FineShare},
                       text("source", "quoted from")},
                      {}};
    for (const auto& figure : publishedFigures())
        table.rows.push_back({figure.method, figure.samples, figure.weightedAccuracy, figure.unweightedRecall, figure.wf1, figure.source});
    return table;
}

}  // namespace undertone
