// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/edits.h"

#include <string>
#include <vector>

namespace undertone {

/// Adds the lane of whoever has the project, over the sentences of `segmentation`, and its labels: the proposed emotions, with the keys
/// from 1 on. `colours`: of each of them, as #rrggbb; empty: none. Errors: addTrack's.
Result<TrackId> addOwnLane(EditDraft& draft, TrackId segmentation, const std::vector<std::string>& colours = {});

}  // namespace undertone
