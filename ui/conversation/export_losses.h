// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline_export.h"
#include "ui/conversation/timeline_export.h"
#include "ui/error_text.h"

#include <cstddef>
#include <vector>

namespace undertone {

/// That a file is written, and what it does not hold, for the banner; of a run also which file holds it all. `unanalysed`: how many
/// sentences have no current result.
ErrorText exportLossesText(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels = ExportedLabels::OfRun,
                           std::size_t unanalysed = 0);

/// What a file does not hold, in a sentence; empty: nothing is lost.
QString exportLossesSentence(const std::vector<ExportLoss>& losses, std::size_t unanalysed = 0);

}  // namespace undertone
