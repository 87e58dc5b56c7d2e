// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace undertone {

// A sentence's row in the timeline JSON (contracts.md): the timeline is a list of them, and the journal of a run is written row by row.

/// What belongs to no step is null: losses and norm of row 0, and with memory off loss_after and update_norm; so is an unknown speaker.
nlohmann::ordered_json utteranceToJsonValue(const UtteranceAnalysis& row, const std::vector<std::string>& labels, MemoryMode memory);

/// Reads such a row; `what` names it in errors. Errors: CorruptFile (a field missing or of another type, probabilities that are not one for
/// each label).
Result<UtteranceAnalysis> utteranceFromJsonValue(const nlohmann::json& value, const std::vector<std::string>& labels, const Message& what);

/// The same, on one line.
std::string utteranceToJson(const UtteranceAnalysis& utterance, const std::vector<std::string>& labels, MemoryMode memory);
Result<UtteranceAnalysis> utteranceFromJson(std::string_view line, const std::vector<std::string>& labels);

}  // namespace undertone
