// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/laboratory_scores.h"
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
    std::int64_t trainedWindow = 0;    ///< tokens that training showed at once: n_q, or a packed stretch
    std::int64_t maxPositions = 0;
    std::vector<std::int64_t> onePassTokens;
    std::vector<std::string> remarks;  ///< of the fold auditor, of the command
    std::vector<std::pair<std::string, std::string>> head;
};

/// The page of a laboratory: findings in words, figures as they fell, published figures marked as quoted.
ReportPage laboratoryPage(const LaboratoryScores& scores, const ReportContext& context, const DialogueTokens& tokens,
                          const std::vector<MethodPredictions>& predictions);

/// The same in a few lines, for a terminal: Markdown.
std::string laboratoryMarkdown(const LaboratoryScores& scores);

/// The same for programs.
std::string laboratoryJson(const LaboratoryScores& scores);

}  // namespace undertone
