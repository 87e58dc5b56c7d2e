// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/card/evaluation_job.h"

#include <filesystem>
#include <string>

namespace undertone {

/// The figures as a person reads them in a terminal, or in a model card: Markdown tables, figures as they fell.
std::string evaluationMarkdown(const EvaluationResult& result);

/// Every figure, for programs.
std::string evaluationJson(const EvaluationResult& result);

/// Puts the Markdown between the lines `<!-- figures: begin -->` and `<!-- figures: end -->` of a card, or at its end where
/// it has none, and the JSON beside it as evaluation.json. A card that is not there is begun. Errors: FileUnreadable, FileNotWritable.
Status writeFiguresToCard(const std::filesystem::path& card, const EvaluationResult& result);

}  // namespace undertone
