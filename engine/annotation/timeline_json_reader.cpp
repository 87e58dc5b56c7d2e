// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_json_reader.h"

#include "engine/io/json_fields.h"
#include "engine/io/memory_plan_json.h"
#include "engine/io/strict_json.h"
#include "engine/io/utterance_json.h"

#include <charconv>
#include <cmath>
#include <memory>

namespace undertone {
namespace {

constexpr int timelineSchema = 1;
constexpr JsonLimits timelineLimits{std::size_t{1} << 30, 16, 50'000'000};

Error corruptTimeline(const Message& what, const Message& problem)
{
    return {ErrorCode::CorruptFile, message("io.phrase", what, problem), {}};
}

// "sentence", "stride:TOKENS", "adaptive" or "adaptive:THRESHOLD": what a run can be asked for.
bool isStepping(std::string_view text)
{
    if (text == "sentence" || text == "adaptive")
        return true;
    const auto colon = text.find(':');
    const auto kind = text.substr(0, colon);
    const auto number = text.substr(colon == std::string_view::npos ? text.size() : colon + 1);
    const auto readsWhole = [number](auto value) {
        const auto* end = std::to_address(number.end());
        const auto read = std::from_chars(std::to_address(number.begin()), end, value);
        return read.ec == std::errc() && read.ptr == end && value >= 0 && std::isfinite(static_cast<double>(value));
    };
    return (kind == "stride" && number != "0" && readsWhole(std::int64_t{0})) || (kind == "adaptive" && readsWhole(0.0));
}

/// What a run did beside Algorithm 1, and where it comes from: absent in a plain one.
Status readSteering(const nlohmann::json& value, const Message& what, Timeline& timeline)
{
    if (const auto plan = value.find("memory_plan"); plan != value.end()) {
        auto read = TRY(memoryPlanFromJsonValue(*plan, what));
        if (!read.empty())
            timeline.plan = std::make_shared<const MemoryPlan>(std::move(read));
    }
    if (const auto parent = value.find("goes_on_from"); parent != value.end())
        timeline.parent = TRY(runParentFromJsonValue(*parent, what));
    return {};
}

}  // namespace

Result<Timeline> timelineFromJson(std::string_view source)
{
    const auto what = message("io.timeline");
    auto parsed = parseStrictJson(source, what, timelineLimits);
    if (!parsed)
        return parsed.error();
    JsonFields fields(*parsed);
    const std::int64_t schema = fields.integer("schema");
    if (fields.problem().empty() && schema != timelineSchema)
        return Error{ErrorCode::UnsupportedFormat, message("io.schema", what, schema), {}};
    Timeline timeline;
    timeline.runId = fields.text("run_id");
    timeline.audio = fields.text("audio");
    timeline.audioSha256 = fields.text("audio_sha256");
    timeline.model = fields.text("model");
    timeline.modelSha256 = fields.text("model_sha256");
    timeline.device = fields.text("device");
    timeline.dtype = fields.text("dtype");
    timeline.memory = fields.oneOf("memory", {"dpm", "off"}) == "off" ? MemoryMode::Off : MemoryMode::Dpm;
    if (const auto stepping = fields.textOrNull("stepping"); !stepping.empty())  // files of before it was recorded: sentence by sentence
        timeline.stepping = stepping;
    timeline.tokenize = fields.oneOf("tokenize", {"utterance", "whole"}) == "whole" ? TokenizeMode::Whole : TokenizeMode::Utterance;
    timeline.segmentsSource = fields.text("segments_source");
    timeline.labels = fields.texts("labels");
    timeline.complete = fields.boolean("complete");
    timeline.attestation = fields.textOrNull("attestation");
    timeline.notice = fields.textOrNull("notice");
    timeline.elapsedSeconds = fields.number("elapsed_seconds");
    const nlohmann::json& rows = fields.array("utterances");
    if (!fields.problem().empty())
        return corruptTimeline(what, fields.problem());
    if (!isStepping(timeline.stepping))
        return corruptTimeline(what, message("timeline.stepping"));
    TRY(readSteering(*parsed, what, timeline));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = utteranceFromJsonValue(rows[i], timeline.labels, message("io.timeline-row", i));
        if (!row)
            return row.error();
        timeline.utterances.push_back(std::move(*row));
    }
    return timeline;
}

}  // namespace undertone
