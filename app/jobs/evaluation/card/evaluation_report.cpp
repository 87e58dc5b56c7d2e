// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/card/evaluation_report.h"

#include "app/jobs/evaluation/evaluation_scores.h"
#include "app/jobs/evaluation/interval_json.h"
#include "app/jobs/evaluation/report_table.h"
#include "engine/core/number_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/memory_evaluation_json.h"

#include <nlohmann/json.hpp>

namespace undertone {

namespace {

constexpr const char* figuresBegin = "<!-- figures: begin -->";
constexpr const char* figuresEnd = "<!-- figures: end -->";
constexpr std::size_t largestCard = 1U << 20;

std::string percent(double share)
{
    return shownNumber(share, ColumnKind::Share);
}

std::string percent(const Interval& interval)
{
    return shownInterval(interval, ColumnKind::Share);
}

std::string signedPercent(const Interval& interval)
{
    return formatted("%+.2f [%+.2f, %+.2f]", 100.0 * interval.estimate, 100.0 * interval.low, 100.0 * interval.high);
}

double shareOf(const ConfusionMatrix& matrix, int label)
{
    return matrix.total() > 0 ? static_cast<double>(matrix.predictions(label)) / static_cast<double>(matrix.total()) : 0.0;
}

/// "ang 31, hap 22, sad 25, neu 22": what the model says, in per cent.
std::string distribution(const ReadingScore& reading, const std::vector<std::string>& labels)
{
    std::string text;
    for (std::size_t label = 0; label < labels.size(); ++label)
        text += (label > 0 ? ", " : "") + labels[label] + formatted(" %.0f", 100.0 * shareOf(reading.all, static_cast<int>(label)));
    return text;
}

std::string readingTable(const std::vector<ReadingScore>& readings, const std::vector<std::string>& labels)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& reading : readings)
        rows.push_back({reading.name, std::to_string(reading.all.total()), percent(reading.weightedAccuracy),
                        percent(reading.unweightedRecall), percent(reading.weightedF1),
                        reading.audioLoss ? shownNumber(*reading.audioLoss, ColumnKind::Number) : "", distribution(reading, labels),
                        shownNumber(reading.calibrationError, ColumnKind::Number)});
    return markdownTable({"", "sentences", "WA", "UA", "WF1", "L_a", "predicted, %", "ECE"}, rows);
}

std::string confusionTable(const ReadingScore& reading, const std::vector<std::string>& labels)
{
    std::vector<std::string> header{"true \\ predicted"};
    header.insert(header.end(), labels.begin(), labels.end());
    header.emplace_back("recall");
    std::vector<std::vector<std::string>> rows;
    for (int truth = 0; truth < reading.all.classes(); ++truth) {
        std::vector<std::string> row{labels[static_cast<std::size_t>(truth)]};
        for (int predicted = 0; predicted < reading.all.classes(); ++predicted)
            row.push_back(std::to_string(reading.all.count(truth, predicted)));
        row.push_back(percent(recall(reading.all, truth)));
        rows.push_back(std::move(row));
    }
    return markdownTable(header, rows);
}

std::string memorySection(const EvaluationResult& result)
{
    std::string text = "Memory on minus memory off, the same model, paired, points: WA " + signedPercent(result.onMinusOffWeightedAccuracy)
        + ", UA " + signedPercent(result.onMinusOffUnweightedRecall)
        + formatted(". Sentences that only memory off gets right: %lld; only memory on: %lld. "
                    "Complete dialogues (last labelled sentence), McNemar exact: p = %.3f. %.0f ms a sentence and core with memory on.\n\n",
                    static_cast<long long>(result.onlyOffRight), static_cast<long long>(result.onlyOnRight), result.mcnemarComplete,
                    1000.0 * result.dpmSecondsPerSentence);
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : result.losses)
        rows.push_back({formatted("%d-%d", row.first, row.last), std::to_string(row.sentences), formatted("%.3f", row.memoryOff),
                        formatted("%.3f", row.memoryOn),
                        formatted("%+.4f [%+.4f, %+.4f]", row.difference.estimate, row.difference.low, row.difference.high)});
    return text + "Loss on the next sentence, nats a token, by its place in the dialogue:\n\n"
        + markdownTable({"sentences", "count", "memory off", "memory on", "on minus off"}, rows);
}

std::string conditionSection(const EvaluationResult& result)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& condition : result.conditions)
        rows.push_back({condition.name, percent(condition.alone.weightedAccuracy.estimate),
                        percent(condition.alone.unweightedRecall.estimate), distribution(condition.alone, result.labels),
                        percent(condition.asRecording.weightedAccuracy.estimate), percent(condition.asRecording.unweightedRecall.estimate),
                        distribution(condition.asRecording, result.labels)});
    return markdownTable(
        {"recording", "clip alone: WA", "UA", "predicted, %", "speaker's clips as one recording: WA", "UA", "predicted, %"}, rows);
}

std::string probabilitiesText(const std::vector<double>& probabilities, const std::vector<std::string>& labels)
{
    const auto best = static_cast<std::size_t>(mostProbable(probabilities));
    return labels[best] + formatted(" %.2f", probabilities[best]);
}

std::string fixtureSection(const EvaluationResult& result)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& pair : result.fixtures)
        rows.push_back({pair.name, pair.truth, probabilitiesText(pair.real, result.labels), probabilitiesText(pair.twin, result.labels)});
    return markdownTable({"clip", "meant", "real recording", "resynthesised twin"}, rows);
}

nlohmann::ordered_json toJson(const ReadingScore& reading)
{
    nlohmann::ordered_json json{{"name", reading.name},
                                {"sentences", reading.all.total()},
                                {"wa", intervalJson(reading.weightedAccuracy)},
                                {"ua", intervalJson(reading.unweightedRecall)},
                                {"wf1", intervalJson(reading.weightedF1)}};
    json["audio_loss"] = reading.audioLoss ? nlohmann::ordered_json(*reading.audioLoss) : nlohmann::ordered_json(nullptr);
    json["expected_calibration_error"] = reading.calibrationError;
    json["confusion"] = nlohmann::ordered_json::array();
    for (int truth = 0; truth < reading.all.classes(); ++truth) {
        std::vector<std::int64_t> row;
        for (int predicted = 0; predicted < reading.all.classes(); ++predicted)
            row.push_back(reading.all.count(truth, predicted));
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
    nlohmann::ordered_json json{{"model_sha256", on.modelSha256},
                                {"tokens_sha256", textOrNull(on.tokensSha256)},
                                {"split", textOrNull(on.split)},
                                {"dialogue_seed", on.seed},
                                {"device", on.device},
                                {"dtype", on.dtype},
                                {"memory_overrides", on.memoryOverrides},
                                {"version", on.version},
                                {"date", on.date}};
    if (!on.attestation.empty())
        json["attestation"] = on.attestation;
    return json;
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
    if (!result.measuredOn.attestation.empty())
        text += "Stated about the speech: " + result.measuredOn.attestation + "\n\n";
    text += "### Single utterances\n\n" + readingTable(result.utterances, result.labels) + '\n'
        + confusionTable(result.utterances.front(), result.labels);
    text += formatted("\n### Simulated dialogues (%d)\n\n", result.dialogueCount) + readingTable(result.dialogues, result.labels) + '\n'
        + memorySection(result);
    text += "\nBy corpus:\n\n" + readingTable(result.dialoguesByCorpus, result.labels);
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
    json["memory_on_minus_off"] = {{"wa", intervalJson(result.onMinusOffWeightedAccuracy)},
                                   {"ua", intervalJson(result.onMinusOffUnweightedRecall)},
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
                                            {"difference", intervalJson(row.difference)}});
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
