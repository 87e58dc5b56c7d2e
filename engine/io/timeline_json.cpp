// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/timeline_json.h"

#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <charconv>
#include <climits>
#include <cmath>

namespace undertone {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int timelineSchema = 1;
constexpr double sumTolerance = 1e-3;  // of probabilities that another program rounded
constexpr JsonLimits timelineLimits{std::size_t{1} << 30, 16, 50'000'000};

template <typename T> ordered_json orNull(const std::optional<T>& value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json textOrNull(const std::string& text)
{
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json rowToJson(const UtteranceAnalysis& row, const std::vector<std::string>& labels, MemoryMode memory)
{
    const bool wasWritten = row.index > 0;  // row 0 is read under theta_1, which no step made
    const bool wasAdapted = wasWritten && memory == MemoryMode::Dpm;
    ordered_json probabilities = ordered_json::object();
    for (std::size_t i = 0; i < labels.size() && i < row.probabilities.size(); ++i)
        probabilities[labels[i]] = row.probabilities[i];
    const auto emotion = static_cast<std::size_t>(row.emotion());
    ordered_json value;
    value["index"] = row.index;
    value["start"] = row.startSeconds;
    value["end"] = row.endSeconds;
    value["speaker"] = textOrNull(row.speaker);
    value["emotion"] = emotion < labels.size() ? ordered_json(labels[emotion]) : ordered_json(nullptr);
    value["probabilities"] = std::move(probabilities);
    value["loss_before"] = wasWritten ? orNull(row.lossBefore) : nullptr;
    value["loss_after"] = wasAdapted ? orNull(row.lossAfter) : nullptr;
    value["update_norm"] = wasAdapted ? orNull(row.updateNorm) : nullptr;
    value["tokens"] = row.tokens;
    value["token_span"] = {row.tokenSpan[0], row.tokenSpan[1]};
    value["device"] = row.device;
    for (const auto& [name, entry] : row.columns)
        value["columns"][name] = entry;
    return value;
}

std::string text(const ordered_json& value, JsonLayout layout)
{
    // A path may hold bytes that are no UTF-8; they must not cost the run its result.
    return jsonText(value, layout == JsonLayout::Indented ? 1 : -1);
}

Error corrupt(const Message& what, const Message& problem)
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
        const auto* end = number.data() + number.size();
        const auto read = std::from_chars(number.data(), end, value);
        return read.ec == std::errc() && read.ptr == end && value >= 0 && std::isfinite(static_cast<double>(value));
    };
    return (kind == "stride" && number != "0" && readsWhole(std::int64_t{0})) || (kind == "adaptive" && readsWhole(0.0));
}

// The object "columns", where there is one: texts by name.
Result<std::vector<std::pair<std::string, std::string>>> columnsFromJson(const json& row, const Message& what)
{
    std::vector<std::pair<std::string, std::string>> columns;
    const auto found = row.find("columns");
    if (found == row.end())
        return columns;
    if (!found->is_object())
        return corrupt(what, message("timeline.columns"));
    for (const auto& [name, entry] : found->items()) {
        if (!entry.is_string())
            return corrupt(what, message("timeline.column"));
        columns.emplace_back(name, entry.get<std::string>());
    }
    return columns;
}

Result<UtteranceAnalysis> rowFromJson(const json& value, const std::vector<std::string>& labels, const Message& what)
{
    JsonFields fields(value);
    UtteranceAnalysis row;
    row.index = static_cast<int>(fields.integerIn("index", 0, INT_MAX));
    row.startSeconds = fields.number("start");
    row.endSeconds = fields.number("end");
    row.speaker = fields.textOrNull("speaker");
    JsonFields probabilities = fields.object("probabilities");
    double sum = 0.0;
    for (const auto& label : labels) {
        const double probability = probabilities.number(label.c_str());
        if (probability < 0.0 || probability > 1.0)
            return corrupt(what, message("timeline.probability"));
        row.probabilities.push_back(probability);
        sum += probability;
    }
    row.lossBefore = fields.numberOrNull("loss_before");
    row.lossAfter = fields.numberOrNull("loss_after");
    row.updateNorm = fields.numberOrNull("update_norm");
    row.tokens = static_cast<int>(fields.integerIn("tokens", 0, INT_MAX));
    const auto span = fields.integers("token_span");
    row.device = fields.textOrNull("device");
    for (const JsonFields* one : {&fields, &probabilities}) {
        if (!one->problem().empty())
            return corrupt(what, one->problem());
    }
    if (sum < 1.0 - sumTolerance || sum > 1.0 + sumTolerance)
        return corrupt(what, message("timeline.sum"));
    if (row.startSeconds < 0.0 || row.endSeconds <= row.startSeconds)
        return corrupt(what, message("timeline.end"));
    if (span.size() != 2 || span[0] < 0 || span[1] < span[0])
        return corrupt(what, message("timeline.token-span"));
    row.tokenSpan = {span[0], span[1]};
    auto columns = columnsFromJson(value, what);
    if (!columns)
        return columns.error();
    row.columns = std::move(*columns);
    return row;
}

}  // namespace

std::string utteranceToJson(const UtteranceAnalysis& utterance, const std::vector<std::string>& labels, MemoryMode memory)
{
    return text(rowToJson(utterance, labels, memory), JsonLayout::OneLine);
}

Result<UtteranceAnalysis> utteranceFromJson(std::string_view line, const std::vector<std::string>& labels)
{
    auto parsed = parseStrictJson(line, message("io.row"));
    if (!parsed)
        return parsed.error();
    return rowFromJson(*parsed, labels, message("io.row"));
}

std::string timelineToJson(const Timeline& timeline, JsonLayout layout)
{
    ordered_json value;
    value["schema"] = timelineSchema;
    value["run_id"] = timeline.runId;
    value["audio"] = timeline.audio;
    value["audio_sha256"] = timeline.audioSha256;
    value["model"] = timeline.model;
    value["model_sha256"] = timeline.modelSha256;
    value["device"] = timeline.device;
    value["dtype"] = timeline.dtype;
    value["memory"] = timeline.memory == MemoryMode::Dpm ? "dpm" : "off";
    value["stepping"] = timeline.memory == MemoryMode::Dpm ? ordered_json(timeline.stepping) : ordered_json(nullptr);
    value["tokenize"] = timeline.tokenize == TokenizeMode::Whole ? "whole" : "utterance";
    value["segments_source"] = timeline.segmentsSource;
    value["labels"] = timeline.labels;
    value["complete"] = timeline.complete;
    value["attestation"] = textOrNull(timeline.attestation);
    value["notice"] = timeline.notice;
    value["elapsed_seconds"] = timeline.elapsedSeconds;
    value["utterances"] = ordered_json::array();
    for (const auto& row : timeline.utterances)
        value["utterances"].push_back(rowToJson(row, timeline.labels, timeline.memory));
    return text(value, layout);
}

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
    const json& rows = fields.array("utterances");
    if (!fields.problem().empty())
        return corrupt(what, fields.problem());
    if (!isStepping(timeline.stepping))
        return corrupt(what, message("timeline.stepping"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rowFromJson(rows[i], timeline.labels, message("io.timeline-row", i));
        if (!row)
            return row.error();
        timeline.utterances.push_back(std::move(*row));
    }
    return timeline;
}

}  // namespace undertone
