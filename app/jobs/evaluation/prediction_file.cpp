// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/prediction_file.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

namespace undertone {

namespace {

constexpr int schemaVersion = 1;
constexpr std::size_t largestFile = std::size_t{1} << 30;

nlohmann::json toJson(const MethodPredictions& method)
{
    auto dialogues = nlohmann::json::array();
    for (const auto& dialogue : method.dialogues) {
        auto sentences = nlohmann::json::array();
        for (const auto& sentence : dialogue)
            sentences.push_back(
                {sentence.probabilities, sentence.audioLoss ? nlohmann::json(*sentence.audioLoss) : nlohmann::json(nullptr)});
        dialogues.push_back(std::move(sentences));
    }
    return {{"key", method.key}, {"name", method.name}, {"seconds", method.seconds}, {"dialogues", std::move(dialogues)}};
}

// Throws nlohmann's exceptions on a missing key or a wrong type.
MethodPredictions methodOf(const nlohmann::json& json)
{
    MethodPredictions method{json.at("key").get<std::string>(), json.at("name").get<std::string>(), {}, json.at("seconds").get<double>()};
    for (const auto& dialogue : json.at("dialogues")) {
        auto& sentences = method.dialogues.emplace_back();
        for (const auto& sentence : dialogue) {
            SentencePrediction prediction{sentence.at(0).get<std::vector<double>>(), std::nullopt};
            if (!sentence.at(1).is_null())
                prediction.audioLoss = sentence.at(1).get<double>();
            sentences.push_back(std::move(prediction));
        }
    }
    return method;
}

KeptPredictions keptOf(const nlohmann::json& json)
{
    KeptPredictions kept;
    kept.key = json.at("key").get<std::string>();
    kept.modelSha256 = json.at("model_sha256").get<std::string>();
    kept.facts.device = json.at("device").get<std::string>();
    kept.facts.dtype = json.at("dtype").get<std::string>();
    takeWholeNumber(json.at("max_positions"), kept.facts.maxPositions);
    takeWholeNumber(json.at("n_r"), kept.facts.prefixTokens);
    kept.facts.learningRate = json.at("learning_rate").get<double>();
    kept.dialogues = json.at("dialogues").get<std::vector<std::string>>();
    for (const auto& method : json.at("methods"))
        kept.methods.push_back(methodOf(method));
    return kept;
}

}  // namespace

Status writePredictions(const std::filesystem::path& file, const KeptPredictions& predictions)
{
    nlohmann::json json{{"schema", schemaVersion},
                        {"key", predictions.key},
                        {"model_sha256", predictions.modelSha256},
                        {"device", predictions.facts.device},
                        {"dtype", predictions.facts.dtype},
                        {"max_positions", predictions.facts.maxPositions},
                        {"n_r", predictions.facts.prefixTokens},
                        {"learning_rate", predictions.facts.learningRate},
                        {"dialogues", predictions.dialogues},
                        {"methods", nlohmann::json::array()}};
    for (const auto& method : predictions.methods)
        json["methods"].push_back(toJson(method));
    return writeFileAtomically(file, jsonText(json) + '\n');
}

std::optional<KeptPredictions> readPredictions(const std::filesystem::path& file, const std::string& key)
{
    const auto text = readTextFile(file, largestFile);
    const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    if (!json.is_object())
        return std::nullopt;
    try {
        if (json.at("schema") != schemaVersion || json.at("key") != key)
            return std::nullopt;
        return keptOf(json);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace undertone
