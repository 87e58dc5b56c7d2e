// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/benchmark/benchmark_scores.h"
#include "app/jobs/evaluation/report_table.h"

#include <string>
#include <vector>

namespace undertone {

/// Table 1 for one level: rows are methods. `member` names the level; `file` is "table1_complete.csv" or the like.
ReportTable levelTable(const BenchmarkScores& scores, LevelScore MethodScore::*member, const std::string& file, const std::string& caption);

/// Accuracy by method in bins; one more column for each method in `against`: the reference minus it, paired.
ReportTable binTable(const BenchmarkScores& scores, const std::vector<BinScore>& bins, const std::vector<std::string>& names,
                     const std::vector<std::size_t>& against, const std::string& file, const std::string& caption, const std::string& what);

/// "0-15 s", "over 960 s"; "2-5", "from 161".
std::string lengthName(const BinScore& bin);
std::string positionName(const BinScore& bin);

ReportTable sweepTable(const BenchmarkScores& scores);
ReportTable calibrationTable(const BenchmarkScores& scores);
ReportTable reliabilityTable(const BenchmarkScores& scores);
ReportTable confusionTable(const BenchmarkScores& scores);

/// Each fold's figures by method and level, and their mean and standard deviation (n - 1) over folds.
ReportTable foldTable(const BenchmarkScores& scores);
ReportTable foldMeanTable(const BenchmarkScores& scores);

/// Every prediction with its probabilities, a row for each sentence and method.
ReportTable predictionTable(const DialogueTokens& tokens, const std::vector<MethodPredictions>& predictions);

/// A figure from a publication.
struct PublishedFigure {
    std::string method;
    std::string samples;            ///< "complete dialogues", "all lengths", "utterances"
    double weightedAccuracy = 0.0;  ///< shares; NaN where none was published
    double unweightedRecall = 0.0;
    double wf1 = 0.0;
    std::string source;
};

/// The source of the paper's own rows.
inline constexpr const char* publishedTableOne = "Mai et al. 2025, Table 1";

/// Figures of method.md 3, on IEMOCAP with four classes.
const std::vector<PublishedFigure>& publishedFigures();
ReportTable publishedTable();

}  // namespace undertone
