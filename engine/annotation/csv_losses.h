// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the writers of this room only.

#include "engine/core/timeline_export.h"

namespace undertone {

/// Whether a table has no room for a column that came in with the sentences: its name is one of the table's own, and so is the one that it
/// would get in its place (sourceColumn).
bool csvLosesColumns(const TimelineExport& what);

}  // namespace undertone
