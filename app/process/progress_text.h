// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/events.h"

#include <string>

namespace undertone {

/// "Analysing: 40 %, 2 min 10 s left".
std::string progressText(const RunProgress& progress);

}  // namespace undertone
