// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline_export.h"
#include "ui/error_text.h"

#include <vector>

namespace undertone {

/// What an exported file does not hold, for the banner.
ErrorText exportLossesText(const std::vector<ExportLoss>& losses, const QString& file);

}  // namespace undertone
