// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/memory_plan.h"
#include "engine/core/result.h"
#include "engine/core/run_parent.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace undertone {

// What a run did beside Algorithm 1, and which run it goes on from, as the timeline JSON holds it (contracts.md). Errors of the readers:
// CorruptFile; `what` names the file in them.

/// `[{"index":12,"action":"freeze"},{"index":20,"action":"label","label":"ang"}]`
nlohmann::ordered_json memoryPlanToJsonValue(const MemoryPlan& plan);
Result<MemoryPlan> memoryPlanFromJsonValue(const nlohmann::json& value, const Message& what);
/// On one line, for keys.
std::string memoryPlanToJson(const MemoryPlan& plan);

/// `{"run_id":"...","branch":"replay","index":12,"flipped":[{"index":14,"index_before":13,"before":"neu","after":"ang"}]}`
nlohmann::ordered_json runParentToJsonValue(const RunParent& parent);
Result<RunParent> runParentFromJsonValue(const nlohmann::json& value, const Message& what);

}  // namespace undertone
