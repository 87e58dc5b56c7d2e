// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/tokenizer_training_config.h"

#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

namespace undertone {

namespace {

nlohmann::ordered_json toJsonValue(const TokenizerLossWeights& weights)
{
    return {{"emotion", weights.emotion},
            {"emotion_before", weights.emotionBefore},
            {"sentence", weights.sentence},
            {"reconstruction", weights.reconstruction},
            {"spread", weights.spread}};
}

nlohmann::ordered_json toJsonValue(const MelAugmentationConfig& ranges)
{
    return {{"speed", ranges.speed},
            {"band_scale", ranges.bandScale},
            {"band_shift", ranges.bandShift},
            {"speaker_decibels", ranges.speakerDecibels},
            {"clip_decibels", ranges.clipDecibels},
            {"level_decibels", ranges.levelDecibels},
            {"tilt_decibels", ranges.tiltDecibels},
            {"equaliser_decibels", ranges.equaliserDecibels},
            {"reverberation_probability", ranges.reverberationProbability},
            {"reverberation_seconds", ranges.reverberationSeconds},
            {"low_pass_probability", ranges.lowPassProbability},
            {"high_pass_probability", ranges.highPassProbability},
            {"codec_probability", ranges.codecProbability},
            {"noise_below_peak", {ranges.noiseBelowPeakLowest, ranges.noiseBelowPeakHighest}},
            {"clean_probability", ranges.cleanProbability},
            {"pause_seconds", ranges.pauseSeconds},
            {"time_masks", {ranges.timeMasks, ranges.timeMaskFrames}},
            {"band_masks", {ranges.bandMasks, ranges.bandMaskBands}}};
}

}  // namespace

SpeechTokenizerConfig smallTokenizerShape()
{
    SpeechTokenizerConfig shape;
    shape.hiddenSize = 192;
    shape.attentionHeads = 3;
    shape.layers = 3;
    shape.recordingNormalisation = RecordingNormalisationConfig{};
    return shape;
}

std::string toJson(const TokenizerTrainingConfig& config)
{
    const nlohmann::ordered_json json = {{"tokenizer", nlohmann::ordered_json::parse(toJson(config.shape))},
                                         {"augmentation", toJsonValue(config.augmentation)},
                                         {"early_weights", toJsonValue(config.early)},
                                         {"late_weights", toJsonValue(config.late)},
                                         {"late_from", config.lateFrom},
                                         {"groups_per_batch", config.groupsPerBatch},
                                         {"clips_per_group", config.clipsPerGroup},
                                         {"share_of_small_corpora", config.shareOfSmallCorpora},
                                         {"longest_clip_seconds", config.longestClipSeconds},
                                         {"decoder_layers", config.decoderLayers},
                                         {"reconstruction_bands", config.reconstructionBands},
                                         {"reconstruction_scale", config.reconstructionScale},
                                         {"digit_deviation", config.digitDeviation},
                                         {"label_smoothing", config.labelSmoothing},
                                         {"channel_dropout", config.channelDropout},
                                         {"learning_rate", config.learningRate},
                                         {"final_rate_fraction", config.finalRateFraction},
                                         {"warmup_steps", config.warmupSteps},
                                         {"beta1", config.beta1},
                                         {"beta2", config.beta2},
                                         {"epsilon", config.epsilon},
                                         {"weight_decay", config.weightDecay},
                                         {"clip_norm", config.clipNorm},
                                         {"averaging", config.averaging},
                                         {"steps", config.steps},
                                         {"minutes", config.steps > 0 ? 0.0 : config.minutes},
                                         {"seed", config.seed},
                                         {"dtype", config.dtype},
                                         {"excluded_corpus", config.excludedCorpus}};
    return jsonText(json, 2);
}

Status validate(const TokenizerTrainingConfig& config)
{
    const auto invalid = [](const std::string& detail) { return Error{ErrorCode::InvalidArgument, detail}; };
    if (config.steps < 0 || (config.steps == 0 && !(config.minutes > 0.0)))
        return invalid("The training needs a number of steps or of minutes above zero.");
    if (config.dtype != "auto" && config.dtype != "fp32" && config.dtype != "bf16")
        return invalid("The dtype \"" + config.dtype + "\" is not known: use auto, fp32 or bf16.");
    if (config.groupsPerBatch < 1 || config.clipsPerGroup < 1 || config.warmupSteps < 1)
        return invalid("The training needs at least one group, one clip in a group, and one step of warm-up.");
    if (config.reconstructionBands < 1 || config.shape.melBands % config.reconstructionBands != 0)
        return invalid("The bands to reconstruct must divide the tokenizer's mel bands.");
    if (!(config.learningRate > 0.0) || !(config.longestClipSeconds >= 0.5))
        return invalid("The learning rate must be above zero, and the longest clip at least half a second.");
    auto shape = config.shape;
    // The statistics are measured on the corpus before the first step; only the ranges are given.
    shape.recordingNormalisation.reset();
    return validate(shape);
}

}  // namespace undertone
