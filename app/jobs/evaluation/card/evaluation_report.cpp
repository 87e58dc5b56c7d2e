// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/card/evaluation_report.h"

#include "app/jobs/evaluation/card/evaluation_scores.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/memory_evaluation_json.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace undertone {

namespace {

constexpr const char* figuresBegin = "<!-- figures: begin -->";
constexpr const char* figuresEnd = "<!-- figures: end -->";
constexpr std::size_t largestCard = 1U << 20;

template <typename... Values> std::string format(const char* pattern, Values... values)
{
    char text[512];
    std::snprintf(text, sizeof text, pattern, values...);
    return text;
}

std::string percent(double share)
{
    return format("%.1f", 100.0 * share);
}

std::string percent(const Interval& interval)
{
    return format("%.1f [%.1f, %.1f]", 100.0 * interval.estimate, 100.0 * interval.low, 100.0 * interval.high);
}

std::string signedPercent(const Interval& interval)
{
    return format("%+.2f [%+.2f, %+.2f]", 100.0 * interval.estimate, 100.0 * interval.low, 100.0 * interval.high);
}

double shareOf(const ConfusionMatrix& matrix, int label)
{
    return matrix.total() > 0 ? static_cast<double>(matrix.predictions(label)) / static_cast<double>(matrix.total()) : 0.0;
}

/// "ang 31, hap 22, sad 25, neu 22": what the model says, in per cent.
std::string distribution(const ScoredWay& way, const std::vector<std::string>& labels)
{
    std::string text;
    for (std::size_t label = 0; label < labels.size(); ++label)
        text += (label > 0 ? ", " : "") + labels[label] + format(" %.0f", 100.0 * shareOf(way.all, static_cast<int>(label)));
    return text;
}

std::string wayTable(const std::vector<ScoredWay>& ways, const std::vector<std::string>& labels)
{
    std::string text = "| | sentences | WA | UA | WF1 | L_a | said, % | ECE |\n|---|---|---|---|---|---|---|---|\n";
    for (const auto& way : ways)
        text += "| " + way.name + " | " + std::to_string(way.all.total()) + " | " + percent(way.wa) + " | " + percent(way.ua) + " | "
            + percent(way.wf1) + " | " + (way.audioLoss ? format("%.3f", *way.audioLoss) : "") + " | " + distribution(way, labels) + " | "
            + format("%.3f", way.calibrationError) + " |\n";
    return text;
}

std::string confusionTable(const ScoredWay& way, const std::vector<std::string>& labels)
{
    std::string text = "| true \\ said |";
    std::string rule = "|---|";
    for (const auto& label : labels) {
        text += ' ' + label + " |";
        rule += "---|";
    }
    text += " recall |\n" + rule + "---|\n";
    for (int truth = 0; truth < way.all.classes(); ++truth) {
        text += "| " + labels[static_cast<std::size_t>(truth)] + " |";
        for (int said = 0; said < way.all.classes(); ++said)
            text += ' ' + std::to_string(way.all.count(truth, said)) + " |";
        text += ' ' + percent(recall(way.all, truth)) + " |\n";
    }
    return text;
}

std::string memorySection(const EvaluationResult& result)
{
    std::string text = "Memory on minus memory off, the same model, paired, points: WA " + signedPercent(result.onMinusOffWa) + ", UA "
        + signedPercent(result.onMinusOffUa)
        + format(". Sentences that only memory off gets right: %lld; only memory on: %lld. "
                 "Complete dialogues (last labelled sentence), McNemar exact: p = %.3f. %.0f ms a sentence and core with memory on.\n\n",
                 static_cast<long long>(result.onlyOffRight), static_cast<long long>(result.onlyOnRight), result.mcnemarComplete,
                 1000.0 * result.dpmSecondsPerSentence);
    text += "Loss on the next sentence, nats a token, by its place in the dialogue:\n\n| sentences | count | memory off | memory on | on "
            "minus off |\n|---|---|---|---|---|\n";
    for (const auto& row : result.losses)
        text += format("| %d-%d | %d | %.3f | %.3f | %+.4f [%+.4f, %+.4f] |\n", row.first, row.last, row.sentences, row.memoryOff,
                       row.memoryOn, row.difference.estimate, row.difference.low, row.difference.high);
    return text;
}

std::string conditionSection(const EvaluationResult& result)
{
    std::string text = "| recording | clip alone: WA | UA | said, % | speaker's clips as one recording: WA | UA | said, % "
                       "|\n|---|---|---|---|---|---|---|\n";
    for (const auto& condition : result.conditions)
        text += "| " + condition.name + " | " + percent(condition.alone.wa.estimate) + " | " + percent(condition.alone.ua.estimate) + " | "
            + distribution(condition.alone, result.labels) + " | " + percent(condition.asRecording.wa.estimate) + " | "
            + percent(condition.asRecording.ua.estimate) + " | " + distribution(condition.asRecording, result.labels) + " |\n";
    return text;
}

std::string probabilitiesText(const std::vector<double>& probabilities, const std::vector<std::string>& labels)
{
    const auto best = static_cast<std::size_t>(mostProbable(probabilities));
    return labels[best] + format(" %.2f", probabilities[best]);
}

std::string fixtureSection(const EvaluationResult& result)
{
    std::string text = "| clip | meant | real recording | resynthesised twin |\n|---|---|---|---|\n";
    for (const auto& pair : result.fixtures)
        text += "| " + pair.name + " | " + pair.truth + " | " + probabilitiesText(pair.real, result.labels) + " | "
            + probabilitiesText(pair.twin, result.labels) + " |\n";
    return text;
}

nlohmann::ordered_json toJson(const Interval& interval)
{
    return {{"estimate", interval.estimate}, {"low", interval.low}, {"high", interval.high}};
}

nlohmann::ordered_json toJson(const ScoredWay& way)
{
    nlohmann::ordered_json json{
        {"name", way.name}, {"sentences", way.all.total()}, {"wa", toJson(way.wa)}, {"ua", toJson(way.ua)}, {"wf1", toJson(way.wf1)}};
    json["audio_loss"] = way.audioLoss ? nlohmann::ordered_json(*way.audioLoss) : nlohmann::ordered_json(nullptr);
    json["expected_calibration_error"] = way.calibrationError;
    json["confusion"] = nlohmann::ordered_json::array();
    for (int truth = 0; truth < way.all.classes(); ++truth) {
        std::vector<std::int64_t> row;
        for (int said = 0; said < way.all.classes(); ++said)
            row.push_back(way.all.count(truth, said));
        json["confusion"].push_back(row);
    }
    return json;
}

nlohmann::ordered_json textOrNull(const std::string& text)
{
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

nlohmann::ordered_json toJson(const MeasuredOn& on)
{
    return {{"model_sha256", on.modelSha256},
            {"tokens_sha256", textOrNull(on.tokensSha256)},
            {"split", textOrNull(on.split)},
            {"dialogue_seed", on.seed},
            {"device", on.device},
            {"dtype", on.dtype},
            {"memory_overrides", on.memoryOverrides},
            {"version", on.version},
            {"date", on.date}};
}

template <typename T> nlohmann::ordered_json allToJson(const std::vector<T>& values)
{
    auto json = nlohmann::ordered_json::array();
    for (const auto& value : values)
        json.push_back(toJson(value));
    return json;
}

}  // namespace

std::string evaluationMarkdown(const EvaluationResult& result)
{
    std::string text = "Split `" + result.split
        + "`: speakers that were never trained on. 95 % intervals by bootstrap over speakers (single utterances) or dialogues. "
          "L_a in nats a token; ECE: expected calibration error.\n\n";
    text += "### Single utterances\n\n" + wayTable(result.utterances, result.labels) + '\n'
        + confusionTable(result.utterances.front(), result.labels);
    text += format("\n### Simulated dialogues (%d)\n\n", result.dialogueCount) + wayTable(result.dialogues, result.labels) + '\n'
        + memorySection(result);
    text += "\nBy corpus:\n\n" + wayTable(result.dialoguesByCorpus, result.labels);
    if (result.conditions.size() > 1)
        text += "\n### Other recordings of the same utterances\n\n" + conditionSection(result);
    if (!result.fixtures.empty())
        text += "\n### Real recordings beside their resynthesised twins\n\n" + fixtureSection(result);
    return text;
}

std::string evaluationJson(const EvaluationResult& result)
{
    nlohmann::ordered_json json{
        {"schema", 1}, {"model", result.model}, {"split", result.split}, {"dtype", result.measuredOn.dtype}, {"labels", result.labels}};
    json["measured_on"] = toJson(result.measuredOn);
    json["utterances"] = allToJson(result.utterances);
    json["dialogue_count"] = result.dialogueCount;
    json["dialogues"] = allToJson(result.dialogues);
    json["dialogues_by_corpus"] = allToJson(result.dialoguesByCorpus);
    json["memory_on_minus_off"] = {{"wa", toJson(result.onMinusOffWa)},
                                   {"ua", toJson(result.onMinusOffUa)},
                                   {"only_off_right", result.onlyOffRight},
                                   {"only_on_right", result.onlyOnRight},
                                   {"mcnemar_p_complete_dialogues", result.mcnemarComplete}};
    json["loss_by_position"] = nlohmann::ordered_json::array();
    for (const auto& row : result.losses)
        json["loss_by_position"].push_back({{"first", row.first},
                                            {"last", row.last},
                                            {"sentences", row.sentences},
                                            {"memory_off", row.memoryOff},
                                            {"memory_on", row.memoryOn},
                                            {"difference", toJson(row.difference)}});
    json["conditions"] = nlohmann::ordered_json::array();
    for (const auto& condition : result.conditions)
        json["conditions"].push_back(
            {{"name", condition.name}, {"alone", toJson(condition.alone)}, {"as_recording", toJson(condition.asRecording)}});
    json["fixtures"] = nlohmann::ordered_json::array();
    for (const auto& pair : result.fixtures)
        json["fixtures"].push_back({{"name", pair.name}, {"truth", pair.truth}, {"real", pair.real}, {"twin", pair.twin}});
    json["dpm_seconds_per_sentence"] = result.dpmSecondsPerSentence;
    json["elapsed_seconds"] = result.elapsedSeconds;
    // A path or an option may hold bytes that are no UTF-8; they must not cost the figures.
    return jsonText(json, 1) + '\n';
}

Status writeFiguresToCard(const std::filesystem::path& card, const EvaluationResult& result)
{
    std::string text;
    if (std::filesystem::exists(card)) {
        auto read = readTextFile(card, largestCard);
        if (!read)
            return read.error();
        text = std::move(*read);
    } else {
        text = "# " + result.model + "\n";
    }
    const std::string section = std::string(figuresBegin) + "\n" + evaluationMarkdown(result) + figuresEnd + "\n";
    const auto begin = text.find(figuresBegin);
    const auto end = text.find(figuresEnd);
    if (begin == std::string::npos || end == std::string::npos || end < begin) {
        text += "\n" + section;
    } else {
        auto after = end + std::string(figuresEnd).size();
        after += after < text.size() && text[after] == '\n' ? 1 : 0;
        text = text.substr(0, begin) + section + text.substr(after);
    }
    TRY(writeFileAtomically(card, text));
    return writeFileAtomically(card.parent_path() / evaluationFileName, evaluationJson(result));
}

}  // namespace undertone
