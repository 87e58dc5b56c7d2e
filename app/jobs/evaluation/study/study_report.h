// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/benchmark/benchmark_run.h"
#include "app/jobs/evaluation/report_page.h"
#include "app/jobs/evaluation/study/study_scores.h"

#include <string>
#include <vector>

namespace undertone {

/// The page of a study: one finding a question, whichever way it fell, then every difference with its interval.
ReportPage studyPage(const std::vector<StudyScore>& scores, const std::vector<std::uint64_t>& seeds, const std::vector<StudyKind>& kinds,
                     const ReportHead& head);

/// The same in a few lines, for a terminal: Markdown.
std::string studyMarkdown(const std::vector<StudyScore>& scores);

/// The same for programs.
std::string studyJson(const std::vector<StudyScore>& scores, const std::vector<std::string>& findings);

}  // namespace undertone
