// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/memory_plan_json.h"

#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"

#include <climits>
#include <utility>

namespace undertone {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

Error corruptSteering(const Message& what, const Message& problem)
{
    return {ErrorCode::CorruptFile, message("io.phrase", what, problem), {}};
}

int sentenceIndex(JsonFields& fields, const char* key)
{
    return static_cast<int>(fields.integerIn(key, 0, INT_MAX - 1));
}

ordered_json answerValue(const std::string& label)
{
    return label.empty() ? ordered_json(nullptr) : ordered_json(label);
}

}  // namespace

ordered_json memoryPlanToJsonValue(const MemoryPlan& plan)
{
    ordered_json value = ordered_json::array();
    for (const MemoryIntervention& one : plan.interventions) {
        ordered_json entry;
        entry["index"] = one.sentence;
        entry["action"] = memoryActionName(one.action);
        if (one.action == MemoryAction::Label)
            entry["label"] = one.label;
        value.push_back(std::move(entry));
    }
    return value;
}

std::string memoryPlanToJson(const MemoryPlan& plan)
{
    return jsonText(memoryPlanToJsonValue(plan));
}

Result<MemoryPlan> memoryPlanFromJsonValue(const json& value, const Message& what)
{
    if (!value.is_array())
        return corruptSteering(what, message("memory-plan.no-list"));
    MemoryPlan plan;
    for (const json& entry : value) {
        JsonFields fields(entry);
        MemoryIntervention one;
        one.sentence = sentenceIndex(fields, "index");
        const auto action = memoryActionOfName(fields.oneOf("action", {"freeze", "thaw", "reset", "label"}));
        if (action == MemoryAction::Label)
            one.label = fields.text("label");
        if (!fields.problem().empty())
            return corruptSteering(what, fields.problem());
        one.action = *action;
        const auto before = plan.interventions.size();
        plan.add(std::move(one));
        if (plan.interventions.size() == before)  // it took the place of another
            return corruptSteering(what, message("memory-plan.twice", plan.interventions.back().sentence + 1));
    }
    return plan;
}

ordered_json runParentToJsonValue(const RunParent& parent)
{
    ordered_json value;
    value["run_id"] = parent.runId;
    value["branch"] = parent.branch == RunBranch::Fork ? "fork" : "replay";
    value["index"] = parent.sentence;
    value["flipped"] = ordered_json::array();
    for (const FlippedAnswer& flipped : parent.flipped) {
        ordered_json entry;
        entry["index"] = flipped.index;
        entry["index_before"] = flipped.indexBefore;
        entry["before"] = answerValue(flipped.before);
        entry["after"] = answerValue(flipped.after);
        value["flipped"].push_back(std::move(entry));
    }
    return value;
}

Result<RunParent> runParentFromJsonValue(const json& value, const Message& what)
{
    JsonFields fields(value);
    RunParent parent;
    parent.runId = fields.text("run_id");
    parent.branch = fields.oneOf("branch", {"replay", "fork"}) == "fork" ? RunBranch::Fork : RunBranch::Replay;
    parent.sentence = sentenceIndex(fields, "index");
    for (const json& entry : fields.array("flipped")) {
        JsonFields each(entry);
        parent.flipped.push_back(
            {sentenceIndex(each, "index"), sentenceIndex(each, "index_before"), each.textOrNull("before"), each.textOrNull("after")});
        if (!each.problem().empty())
            return corruptSteering(what, each.problem());
    }
    if (!fields.problem().empty())
        return corruptSteering(what, fields.problem());
    return parent;
}

}  // namespace undertone
