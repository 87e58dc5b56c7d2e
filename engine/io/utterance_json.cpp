// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/utterance_json.h"

#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <climits>

namespace undertone {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr double sumTolerance = 1e-3;  // of probabilities that another program rounded

template <typename T> ordered_json orNull(const std::optional<T>& value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

Error corruptRow(const Message& what, const Message& problem)
{
    return {ErrorCode::CorruptFile, message("io.phrase", what, problem), {}};
}

// The object "columns", where there is one: texts by name.
Result<std::vector<std::pair<std::string, std::string>>> columnsFromJson(const json& row, const Message& what)
{
    std::vector<std::pair<std::string, std::string>> columns;
    const auto found = row.find("columns");
    if (found == row.end())
        return columns;
    if (!found->is_object())
        return corruptRow(what, message("timeline.columns"));
    for (const auto& [name, entry] : found->items()) {
        if (!entry.is_string())
            return corruptRow(what, message("timeline.column"));
        columns.emplace_back(name, entry.get<std::string>());
    }
    return columns;
}

Result<std::vector<double>> probabilitiesFromJson(JsonFields fields, const std::vector<std::string>& labels, const Message& what)
{
    std::vector<double> probabilities;
    double sum = 0.0;
    for (const auto& label : labels) {
        const double probability = fields.number(label.c_str());
        if (probability < 0.0 || probability > 1.0)
            return corruptRow(what, message("timeline.probability"));
        probabilities.push_back(probability);
        sum += probability;
    }
    if (!fields.problem().empty())
        return corruptRow(what, fields.problem());
    if (sum < 1.0 - sumTolerance || sum > 1.0 + sumTolerance)
        return corruptRow(what, message("timeline.sum"));
    return probabilities;
}

}  // namespace

nlohmann::ordered_json utteranceToJsonValue(const UtteranceAnalysis& row, const std::vector<std::string>& labels, MemoryMode memory)
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
    value["speaker"] = row.speaker.empty() ? ordered_json(nullptr) : ordered_json(row.speaker);
    value["emotion"] = emotion < labels.size() ? ordered_json(labels[emotion]) : ordered_json(nullptr);
    value["probabilities"] = row.probabilities.empty() ? ordered_json(nullptr) : std::move(probabilities);
    value["loss_before"] = wasWritten ? orNull(row.lossBefore) : nullptr;
    value["loss_after"] = wasAdapted ? orNull(row.lossAfter) : nullptr;
    value["update_norm"] = wasAdapted ? orNull(row.updateNorm) : nullptr;
    value["tokens"] = row.tokens;
    value["token_span"] = {row.tokenSpan[0], row.tokenSpan[1]};
    value["device"] = row.device;
    value["familiarity"] = orNull(row.familiarity);
    value["unlabelled_reason"] = row.unlabelledReason.empty() ? ordered_json(nullptr) : ordered_json(row.unlabelledReason);
    for (const auto& [name, entry] : row.columns)
        value["columns"][name] = entry;
    return value;
}

Result<UtteranceAnalysis> utteranceFromJsonValue(const json& value, const std::vector<std::string>& labels, const Message& what)
{
    JsonFields fields(value);
    UtteranceAnalysis row;
    row.index = static_cast<int>(fields.integerIn("index", 0, INT_MAX));
    row.startSeconds = fields.number("start");
    row.endSeconds = fields.number("end");
    row.speaker = fields.textOrNull("speaker");
    row.unlabelledReason = fields.textOrNull("unlabelled_reason");
    row.familiarity = fields.numberOrNull("familiarity");
    if (row.unlabelledReason.empty())
        row.probabilities = TRY(probabilitiesFromJson(fields.object("probabilities"), labels, what));
    row.lossBefore = fields.numberOrNull("loss_before");
    row.lossAfter = fields.numberOrNull("loss_after");
    row.updateNorm = fields.numberOrNull("update_norm");
    row.tokens = static_cast<int>(fields.integerIn("tokens", 0, INT_MAX));
    const auto span = fields.integers("token_span");
    row.device = fields.textOrNull("device");
    if (!fields.problem().empty())
        return corruptRow(what, fields.problem());
    if (row.familiarity && (*row.familiarity < 0.0 || *row.familiarity > 1.0))
        return corruptRow(what, message("timeline.familiarity"));
    if (row.startSeconds < 0.0 || row.endSeconds <= row.startSeconds)
        return corruptRow(what, message("timeline.end"));
    if (span.size() != 2 || span[0] < 0 || span[1] < span[0])
        return corruptRow(what, message("timeline.token-span"));
    row.tokenSpan = {span[0], span[1]};
    auto columns = columnsFromJson(value, what);
    if (!columns)
        return columns.error();
    row.columns = std::move(*columns);
    return row;
}

std::string utteranceToJson(const UtteranceAnalysis& utterance, const std::vector<std::string>& labels, MemoryMode memory)
{
    return jsonText(utteranceToJsonValue(utterance, labels, memory), -1);
}

Result<UtteranceAnalysis> utteranceFromJson(std::string_view line, const std::vector<std::string>& labels)
{
    auto parsed = parseStrictJson(line, message("io.row"));
    if (!parsed)
        return parsed.error();
    return utteranceFromJsonValue(*parsed, labels, message("io.row"));
}

}  // namespace undertone
