// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/speech_tokenizer_config.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <cmath>

namespace undertone {

namespace {

constexpr const char* architectureName = "s3-tokenizer-v2";

Error invalid(const Message& what)
{
    return Error{ErrorCode::InvalidModel, message("tokenizer-config.invalid", what)};
}

nlohmann::json toJsonValue(const RecordingNormalisationConfig& config)
{
    return {{"prior_seconds", config.priorSeconds},       {"dynamic_range_decades", config.dynamicRange},
            {"speech_range_decades", config.speechRange}, {"largest_gain", config.largestGain},
            {"corpus_level", config.corpusLevel},         {"corpus_mean", config.corpusMean},
            {"corpus_deviation", config.corpusDeviation}};
}

RecordingNormalisationConfig normalisationFromJson(const nlohmann::json& object)
{
    RecordingNormalisationConfig config;
    object.at("prior_seconds").get_to(config.priorSeconds);
    object.at("dynamic_range_decades").get_to(config.dynamicRange);
    object.at("speech_range_decades").get_to(config.speechRange);
    object.at("largest_gain").get_to(config.largestGain);
    object.at("corpus_level").get_to(config.corpusLevel);
    object.at("corpus_mean").get_to(config.corpusMean);
    object.at("corpus_deviation").get_to(config.corpusDeviation);
    return config;
}

Status validate(const RecordingNormalisationConfig& config, int bands)
{
    const auto size = static_cast<std::size_t>(bands);
    if (config.corpusMean.size() != size || config.corpusDeviation.size() != size)
        return invalid(message("tokenizer-config.statistics"));
    const bool positive = config.priorSeconds > 0.0 && config.dynamicRange > 0.0 && config.speechRange > 0.0 && config.largestGain >= 1.0;
    if (!positive || !std::isfinite(config.priorSeconds + config.dynamicRange + config.largestGain + config.corpusLevel))
        return invalid(message("tokenizer-config.normalisation"));
    for (std::size_t band = 0; band < size; ++band) {
        if (!std::isfinite(config.corpusMean[band]) || !std::isfinite(config.corpusDeviation[band]) || config.corpusDeviation[band] <= 0.0F)
            return invalid(message("tokenizer-config.band"));
    }
    return {};
}

}  // namespace

int SpeechTokenizerConfig::codebookSize() const
{
    int size = 1;
    for (int digit = 0; digit < codebookDigits; ++digit)
        size *= 3;
    return size;
}

Status validate(const SpeechTokenizerConfig& config)
{
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    if (!within(config.melBands, 1, 512) || !within(config.hiddenSize, 2, 16384) || !within(config.layers, 0, 256))
        return invalid(message("tokenizer-config.sizes"));
    if (!within(config.attentionHeads, 1, config.hiddenSize) || config.hiddenSize % config.attentionHeads != 0
        || config.headSize() % 2 != 0)
        return invalid(message("tokenizer-config.heads"));
    if (!within(config.feedForwardMultiple, 1, 64) || !within(config.fsmnKernel, 1, 1023) || config.fsmnKernel % 2 == 0)
        return invalid(message("tokenizer-config.feed-forward"));
    if (!within(config.codebookDigits, 1, 12))
        return invalid(message("tokenizer-config.digits"));
    if (!(config.attentionNormEpsilon > 0.0) || !(config.feedForwardNormEpsilon > 0.0) || !(config.rotaryTheta > 1.0))
        return invalid(message("tokenizer-config.range"));
    if (config.recordingNormalisation)
        return validate(*config.recordingNormalisation, config.melBands);
    return {};
}

Result<SpeechTokenizerConfig> speechTokenizerConfigFromJson(const std::string& text)
{
    auto json = parseStrictJson(text, message("tokenizer.config"));
    if (!json)
        return json.error();
    SpeechTokenizerConfig config;
    try {
        if (json->at("architecture").get<std::string>() != architectureName)
            return invalid(message("tokenizer-config.architecture", architectureName));
        takeWholeNumber(json->at("n_mels"), config.melBands);
        takeWholeNumber(json->at("hidden_size"), config.hiddenSize);
        takeWholeNumber(json->at("attention_heads"), config.attentionHeads);
        takeWholeNumber(json->at("layers"), config.layers);
        takeWholeNumber(json->at("feed_forward_multiple"), config.feedForwardMultiple);
        takeWholeNumber(json->at("fsmn_kernel"), config.fsmnKernel);
        json->at("rotary_theta").get_to(config.rotaryTheta);
        json->at("attention_norm_epsilon").get_to(config.attentionNormEpsilon);
        json->at("feed_forward_norm_epsilon").get_to(config.feedForwardNormEpsilon);
        takeWholeNumber(json->at("codebook_digits"), config.codebookDigits);
        const auto normalisation = json->find("recording_normalisation");
        if (normalisation != json->end() && !normalisation->is_null())
            config.recordingNormalisation = normalisationFromJson(*normalisation);
    } catch (const nlohmann::json::exception& error) {
        return invalid(message("tokenizer-config.unusable", error.what()));
    }
    TRY(validate(config));
    return config;
}

Result<SpeechTokenizerConfig> readSpeechTokenizerConfig(const std::filesystem::path& configFile)
{
    constexpr std::size_t bytesLimit = 1U << 20;
    const auto text = TRY(readTextFile(configFile, bytesLimit));
    auto config = speechTokenizerConfigFromJson(text);
    if (config)
        return config;
    Error error = config.error();
    error.path = configFile;
    return error;
}

std::string toJson(const SpeechTokenizerConfig& config)
{
    nlohmann::ordered_json json = {{"architecture", architectureName},
                                   {"n_mels", config.melBands},
                                   {"hidden_size", config.hiddenSize},
                                   {"attention_heads", config.attentionHeads},
                                   {"layers", config.layers},
                                   {"feed_forward_multiple", config.feedForwardMultiple},
                                   {"fsmn_kernel", config.fsmnKernel},
                                   {"rotary_theta", config.rotaryTheta},
                                   {"attention_norm_epsilon", config.attentionNormEpsilon},
                                   {"feed_forward_norm_epsilon", config.feedForwardNormEpsilon},
                                   {"codebook_digits", config.codebookDigits},
                                   {"recording_normalisation", nullptr}};
    if (config.recordingNormalisation)
        json["recording_normalisation"] = toJsonValue(*config.recordingNormalisation);
    return jsonText(json, 2) + "\n";
}

}  // namespace undertone
