// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memory_worth.h"

#include "app/jobs/evaluation/report_table.h"
#include "engine/core/shell_words.h"
#include "engine/messages/catalogue.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace undertone {

namespace {

using Json = nlohmann::ordered_json;

std::string verdictText(const MemoryDifference& difference, int dialogues, DifferenceVerdict better)
{
    const auto verdict = verdictOf(difference, dialogues);
    switch (verdict) {
    case DifferenceVerdict::TooFewDialogues: return "too few dialogues to tell";
    case DifferenceVerdict::NoneShown: return "no difference shown";
    default: return verdict == better ? "better" : "worse";
    }
}

std::string figures(const MemoryDifference& difference, double scale, int decimals)
{
    return signedNumber(scale * difference.estimate, decimals) + " [" + signedNumber(scale * difference.low, decimals) + ", "
        + signedNumber(scale * difference.high, decimals) + ']';
}

std::vector<std::string> measuredLines(const MemoryEvaluation& memory)
{
    const auto points = [&](const char* metric, const MemoryDifference& difference) {
        return std::string(metric) + ' ' + figures(difference, 100.0, 2)
            + " points: " + verdictText(difference, memory.dialogues, DifferenceVerdict::Higher);
    };
    std::vector<std::string> lines{(memory.split.empty() ? std::string() : "split " + memory.split + ", ")
                                       + std::to_string(memory.dialogues) + " dialogues, " + std::to_string(memory.sentences)
                                       + " sentences; memory on minus memory off, 95 % intervals over dialogues",
                                   points("WA", memory.weightedAccuracy), points("UA", memory.unweightedRecall),
                                   "loss on the next sentence " + figures(memory.loss, 1.0, 4)
                                       + " nats a token: " + verdictText(memory.loss, memory.dialogues, DifferenceVerdict::Lower)};
    if (memory.lateLoss)
        lines.push_back("from sentence " + std::to_string(memory.lateSentence) + " on " + figures(*memory.lateLoss, 1.0, 4)
                        + " nats a token");
    char means[160];
    std::snprintf(means, sizeof means, "L_a %.3f off, %.3f on; expected calibration error %.3f off, %.3f on", memory.lossOff, memory.lossOn,
                  memory.calibrationErrorOff, memory.calibrationErrorOn);
    lines.emplace_back(means);
    if (!memory.overrides.empty()) {
        std::string given;
        for (const auto& one : memory.overrides)
            given += (given.empty() ? "" : " ") + one;
        lines.push_back("not with the model's own memory settings, but with " + given);
    }
    lines.push_back("measured " + memory.date + " by Undertone " + memory.version + ", " + memory.device + ", " + memory.dtype);
    return lines;
}

std::vector<std::string> missingLines(const ModelInfo& model)
{
    const auto& memory = model.memory;
    std::string why = "not measured";
    if (memory.state == MemoryEvaluationState::OtherWeights)
        why = "measured on other weights (" + memory.measuredSha256.substr(0, 12) + "...), so not shown";
    else if (memory.state == MemoryEvaluationState::Unreadable)
        why = englishSentence(memory.problem);
    return {why,
            "undertone-cli evaluate --model " + shellWord(model.directory) + " --card " + shellWord(model.directory + "/card.md")
                + " measures it"};
}

Json toJson(const MemoryDifference& difference)
{
    return {{"estimate", difference.estimate}, {"low", difference.low}, {"high", difference.high}};
}

}  // namespace

std::string memoryWorthText(const ModelInfo& model, std::size_t indent)
{
    std::string text;
    const std::string name = "its worth";
    for (const auto& line : model.memory.state == MemoryEvaluationState::Measured ? measuredLines(model.memory) : missingLines(model))
        text += (text.empty() ? name + std::string(indent - name.size(), ' ') : std::string(indent, ' ')) + line + '\n';
    return text;
}

Json memoryWorthJson(const MemoryEvaluation& memory)
{
    switch (memory.state) {
    case MemoryEvaluationState::NotMeasured: return {{"state", "not measured"}};
    case MemoryEvaluationState::Unreadable: return {{"state", "unreadable"}, {"problem", englishSentence(memory.problem)}};
    case MemoryEvaluationState::OtherWeights: return {{"state", "other weights"}, {"model_sha256", memory.measuredSha256}};
    case MemoryEvaluationState::Measured: break;
    }
    Json json{{"state", "measured"},
              {"split", memory.split},
              {"dialogues", memory.dialogues},
              {"sentences", memory.sentences},
              {"wa", toJson(memory.weightedAccuracy)},
              {"ua", toJson(memory.unweightedRecall)},
              {"loss", toJson(memory.loss)},
              {"loss_off", memory.lossOff},
              {"loss_on", memory.lossOn}};
    json["late_loss"] = memory.lateLoss ? toJson(*memory.lateLoss) : Json(nullptr);
    json["late_sentence"] = memory.lateLoss ? Json(memory.lateSentence) : Json(nullptr);
    json["calibration_error_off"] = memory.calibrationErrorOff;
    json["calibration_error_on"] = memory.calibrationErrorOn;
    json["memory_overrides"] = memory.overrides;
    for (const auto& [key, value] : {std::pair("device", memory.device), std::pair("dtype", memory.dtype),
                                     std::pair("version", memory.version), std::pair("date", memory.date)})
        json[key] = value;
    return json;
}

}  // namespace undertone
