// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/speech_tokenizer_config.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <cmath>

namespace undertone {

namespace {

constexpr const char* s3Name = "s3-tokenizer-v2";
constexpr const char* generalName = "speech-encoder-fsq";  // whose config.json says what S3's leaves unsaid
constexpr int framesPerToken = 4;

Error invalid(const Message& what)
{
    return Error{ErrorCode::InvalidModel, message("tokenizer-config.invalid", what)};
}

const char* wordOf(EncoderPositions positions)
{
    return positions == EncoderPositions::Rotary ? "rotary" : "sinusoidal";
}

// What S3's architecture settles by its name.
Status takeEncoderParts(const nlohmann::json& json, SpeechTokenizerConfig& config)
{
    const auto& strides = json.at("convolution_strides");
    if (!strides.is_array() || strides.size() != 2)
        return invalid(message("tokenizer-config.strides"));
    takeWholeNumber(strides.at(0), config.firstStride);
    takeWholeNumber(strides.at(1), config.secondStride);
    const auto positions = json.at("positions").get<std::string>();
    config.positions = positions == wordOf(EncoderPositions::Sinusoidal) ? EncoderPositions::Sinusoidal : EncoderPositions::Rotary;
    if (positions != wordOf(config.positions))
        return invalid(message("tokenizer-config.positions"));
    json.at("final_norm").get_to(config.finalNorm);
    json.at("average_pairs").get_to(config.averagePairs);
    json.at("quantizer_norm").get_to(config.quantizerNorm);
    return {};
}

nlohmann::json toJsonValue(const RecordingNormalisationConfig& config)
{
    return {{"prior_seconds", config.priorSeconds},       {"dynamic_range_decades", config.dynamicRange},
            {"speech_range_decades", config.speechRange}, {"largest_gain", config.largestGain},
            {"corpus_level", config.corpusLevel},         {"corpus_mean", config.corpusMean},
            {"corpus_deviation", config.corpusDeviation}};
}

const char* wordOf(VoiceUnit unit)
{
    return unit == VoiceUnit::Speaker ? "speaker" : "recording";
}

Status takeVoiceNormalisation(const nlohmann::json& object, SpeechTokenizerConfig& config)
{
    VoiceNormalisationConfig voice;
    const auto unit = object.at("unit").get<std::string>();
    voice.unit = unit == wordOf(VoiceUnit::Recording) ? VoiceUnit::Recording : VoiceUnit::Speaker;
    if (unit != wordOf(voice.unit))
        return invalid(message("tokenizer-config.voice-unit"));
    object.at("prior_seconds").get_to(voice.priorSeconds);
    config.voiceNormalisation = voice;
    return {};
}

void takeInputScaling(const nlohmann::json& object, InputScalingConfig& config)
{
    object.at("dynamic_range_decades").get_to(config.dynamicRange);
    const auto peak = object.find("peak_level_decades");
    if (peak != object.end() && !peak->is_null())
        config.peakLevel = peak->get<double>();
}

nlohmann::ordered_json toJsonValue(const InputScalingConfig& config)
{
    nlohmann::ordered_json json = {{"dynamic_range_decades", config.dynamicRange}, {"peak_level_decades", nullptr}};
    if (config.peakLevel)
        json["peak_level_decades"] = *config.peakLevel;
    return json;
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

bool SpeechTokenizerConfig::isS3() const
{
    return firstStride == 2 && secondStride == 2 && positions == EncoderPositions::Rotary && fsmnKernel > 0 && !finalNorm && !averagePairs
        && !quantizerNorm && !voiceNormalisation && inputScaling == InputScalingConfig();
}

Status validate(const SpeechTokenizerConfig& config)
{
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    if (!within(config.melBands, 1, 512) || !within(config.hiddenSize, 2, 16384) || !within(config.layers, 0, 256))
        return invalid(message("tokenizer-config.sizes"));
    if (!within(config.attentionHeads, 1, config.hiddenSize) || config.hiddenSize % config.attentionHeads != 0
        || config.headSize() % 2 != 0)
        return invalid(message("tokenizer-config.heads"));
    if (!within(config.firstStride, 1, 2) || !within(config.secondStride, 1, 2)
        || config.firstStride * config.secondStride * (config.averagePairs ? 2 : 1) != framesPerToken)
        return invalid(message("tokenizer-config.strides"));
    // The table's wavelengths lie between the first and the last of the sines.
    if (config.positions == EncoderPositions::Sinusoidal && (config.hiddenSize % 2 != 0 || config.hiddenSize < 4))
        return invalid(message("tokenizer-config.positions"));
    const bool isOdd = config.fsmnKernel % 2 == 1;
    if (!within(config.feedForwardMultiple, 1, 64) || !within(config.fsmnKernel, 0, 1023) || (config.fsmnKernel != 0 && !isOdd))
        return invalid(message("tokenizer-config.feed-forward"));
    if (!within(config.codebookDigits, 1, 12))
        return invalid(message("tokenizer-config.digits"));
    if (!(config.attentionNormEpsilon > 0.0) || !(config.feedForwardNormEpsilon > 0.0) || !(config.rotaryTheta > 1.0))
        return invalid(message("tokenizer-config.range"));
    if (!(config.inputScaling.dynamicRange >= 1.0 && config.inputScaling.dynamicRange <= 20.0)
        || !(std::abs(config.inputScaling.peakLevel.value_or(0.0)) <= 20.0))
        return invalid(message("tokenizer-config.input-scaling"));
    if (config.voiceNormalisation && !(config.voiceNormalisation->priorSeconds > 0.0 && config.voiceNormalisation->priorSeconds < 1e6))
        return invalid(message("tokenizer-config.voice-prior"));
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
        const auto architecture = json->at("architecture").get<std::string>();
        if (architecture != s3Name && architecture != generalName)
            return invalid(message("tokenizer-config.architecture", s3Name, generalName));
        if (architecture == generalName)
            TRY(takeEncoderParts(*json, config));
        takeWholeNumber(json->at("n_mels"), config.melBands);
        takeWholeNumber(json->at("hidden_size"), config.hiddenSize);
        takeWholeNumber(json->at("attention_heads"), config.attentionHeads);
        takeWholeNumber(json->at("layers"), config.layers);
        takeWholeNumber(json->at("feed_forward_multiple"), config.feedForwardMultiple);
        takeWholeNumber(json->at("fsmn_kernel"), config.fsmnKernel);
        if (architecture == s3Name && config.fsmnKernel == 0)
            return invalid(message("tokenizer-config.feed-forward"));
        json->at("rotary_theta").get_to(config.rotaryTheta);
        json->at("attention_norm_epsilon").get_to(config.attentionNormEpsilon);
        json->at("feed_forward_norm_epsilon").get_to(config.feedForwardNormEpsilon);
        takeWholeNumber(json->at("codebook_digits"), config.codebookDigits);
        const auto scaling = json->find("input_scaling");
        if (scaling != json->end() && !scaling->is_null())
            takeInputScaling(*scaling, config.inputScaling);
        const auto normalisation = json->find("recording_normalisation");
        if (normalisation != json->end() && !normalisation->is_null())
            config.recordingNormalisation = normalisationFromJson(*normalisation);
        const auto voice = json->find("voice_normalisation");
        if (voice != json->end() && !voice->is_null())
            TRY(takeVoiceNormalisation(*voice, config));
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
    nlohmann::ordered_json json = {{"architecture", config.isS3() ? s3Name : generalName},
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
    // An S3 tokenizer's text stays what it was: token caches and trainings know it by its hash.
    if (!config.isS3()) {
        json["convolution_strides"] = {config.firstStride, config.secondStride};
        json["positions"] = wordOf(config.positions);
        json["final_norm"] = config.finalNorm;
        json["average_pairs"] = config.averagePairs;
        json["quantizer_norm"] = config.quantizerNorm;
        if (config.inputScaling != InputScalingConfig())
            json["input_scaling"] = toJsonValue(config.inputScaling);
        if (config.voiceNormalisation)
            json["voice_normalisation"] = {{"unit", wordOf(config.voiceNormalisation->unit)},
                                           {"prior_seconds", config.voiceNormalisation->priorSeconds}};
    }
    return jsonText(json, 2) + "\n";
}

}  // namespace undertone
