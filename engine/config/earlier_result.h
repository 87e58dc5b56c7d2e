// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace undertone {

/// What a training does where its output folder holds a finished one: it keeps it (and says so where it is this very training, or refuses
/// where it is another), or trains anew and replaces it.
enum class ExistingResult { Keep, Overwrite };

/// What stands in the output folder of a training before it starts.
struct EarlierResult {
    ExistingResult existing = ExistingResult::Keep;
    std::string record{};  ///< training.json of a finished training, where it is kept elsewhere; empty: the output folder's
};

}  // namespace undertone
