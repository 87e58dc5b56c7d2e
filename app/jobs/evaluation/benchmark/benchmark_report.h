// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/benchmark/benchmark_scores.h"
#include "app/jobs/evaluation/report_page.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// What a report says beside its figures.
struct ReportContext {
    std::string title;
    std::string subtitle;
    std::int64_t trainedWindow = 0;  ///< tokens that training showed at once: n_q, or a packed stretch
    std::int64_t maxPositions = 0;
    std::vector<std::int64_t> onePassTokens;
    std::vector<std::string> remarks;  ///< of the fold auditor, of the command
    std::vector<std::pair<std::string, std::string>> head;
};

/// The page of a benchmark: findings in words, figures as they fell, published figures marked as quoted.
ReportPage benchmarkPage(const BenchmarkScores& scores, const ReportContext& context, const DialogueTokens& tokens,
                         const std::vector<MethodPredictions>& predictions);

/// The same in a few lines, for a terminal: Markdown.
std::string benchmarkMarkdown(const BenchmarkScores& scores);

/// The same for programs.
std::string benchmarkJson(const BenchmarkScores& scores);

}  // namespace undertone
