// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_json_writer.h"

#include "engine/core/memory_plan.h"
#include "engine/io/json_text.h"
#include "engine/io/memory_plan_json.h"
#include "engine/io/utterance_json.h"

#include <nlohmann/json.hpp>

namespace undertone {

std::string timelineToJson(const Timeline& timeline, JsonLayout layout)
{
    using nlohmann::ordered_json;
    ordered_json value;
    value["schema"] = 1;
    value["run_id"] = timeline.runId;
    value["audio"] = timeline.audio;
    value["audio_sha256"] = timeline.audioSha256;
    value["model"] = timeline.model;
    value["model_sha256"] = timeline.modelSha256;
    value["device"] = timeline.device;
    value["dtype"] = timeline.dtype;
    value["memory"] = timeline.memory == MemoryMode::Dpm ? "dpm" : "off";
    value["stepping"] = timeline.memory == MemoryMode::Dpm ? ordered_json(timeline.stepping) : ordered_json(nullptr);
    if (timeline.plan && !timeline.plan->empty()) {
        value["memory_plan"] = memoryPlanToJsonValue(*timeline.plan);
        value["human_assisted"] = timeline.plan->hasLabels();
    }
    if (timeline.parent)
        value["goes_on_from"] = runParentToJsonValue(*timeline.parent);
    value["tokenize"] = timeline.tokenize == TokenizeMode::Whole ? "whole" : "utterance";
    value["segments_source"] = timeline.segmentsSource;
    value["labels"] = timeline.labels;
    value["complete"] = timeline.complete;
    value["attestation"] = timeline.attestation.empty() ? ordered_json(nullptr) : ordered_json(timeline.attestation);
    value["notice"] = timeline.notice;
    value["elapsed_seconds"] = timeline.elapsedSeconds;
    value["utterances"] = ordered_json::array();
    for (const auto& row : timeline.utterances)
        value["utterances"].push_back(utteranceToJsonValue(row, timeline.labels, timeline.memory));
    // A path may hold bytes that are no UTF-8; they must not cost the run its result.
    return jsonText(value, layout == JsonLayout::Indented ? 1 : -1);
}

}  // namespace undertone
