// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/tokenizer_training_config.h"

#include "engine/config/corpus_weights.h"
#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

namespace undertone {

namespace {

using Config = TokenizerTrainingConfig;
using Fields = std::vector<ConfigField<Config>>;

constexpr FieldBounds share{0.0, 0.99999};
constexpr FieldBounds probability{0.0, 1.0};
constexpr FieldBounds lossWeight{0.0, 1000.0};
constexpr FieldBounds decibels{0.0, 120.0};

const std::vector<ConfigField<TokenizerLossWeights>>& lossWeightFields()
{
    using Weights = TokenizerLossWeights;
    static const std::vector<ConfigField<Weights>> all{
        realField(&Weights::emotion, "emotion", "", lossWeight, "Weight of the emotion from the quantised sequence"),
        realField(&Weights::emotionBefore, "emotion_before", "", lossWeight, "Weight of the emotion from the features before quantising"),
        realField(&Weights::sentence, "sentence", "", lossWeight, "Weight of which sentence was read"),
        realField(&Weights::reconstruction, "reconstruction", "", lossWeight, "Weight of the log-mel of the clean clip"),
        realField(&Weights::spread, "spread", "", lossWeight, "Weight of the use of all levels of all digits")};
    return all;
}

const std::vector<ConfigField<MelAugmentationConfig>>& augmentationFields()
{
    using Ranges = MelAugmentationConfig;
    static const std::vector<ConfigField<Ranges>> all{
        realField(&Ranges::speed, "speed", "", share, "Share by which speed varies"),
        realField(&Ranges::bandScale, "band_scale", "", share, "Share by which formants and pitch vary together"),
        realField(&Ranges::bandShift, "band_shift", "", {0.0, 128.0}, "Bands, of 128, by which a voice is shifted"),
        realField(&Ranges::speakerDecibels, "speaker_decibels", "", decibels, "Level of a speaker"),
        realField(&Ranges::clipDecibels, "clip_decibels", "", decibels, "Level from sentence to sentence"),
        realField(&Ranges::levelDecibels, "level_decibels", "", decibels, "Level of the whole recording"),
        realField(&Ranges::tiltDecibels, "tilt_decibels", "", decibels, "From the lowest to the highest band"),
        realField(&Ranges::equaliserDecibels, "equaliser_decibels", "", decibels, "Of each of five smooth curves"),
        realField(&Ranges::reverberationProbability, "reverberation_probability", "", probability, "Recordings in a room"),
        realField(&Ranges::reverberationSeconds, "reverberation_seconds", "", {0.0, 60.0}, "Longest T60"),
        realField(&Ranges::lowPassProbability, "low_pass_probability", "", probability, "Recordings without high bands"),
        realField(&Ranges::highPassProbability, "high_pass_probability", "", probability, "Recordings without low bands"),
        realField(&Ranges::codecProbability, "codec_probability", "", probability, "Recordings through a codec"),
        realField(&Ranges::noiseBelowPeakLowest, "noise_below_peak/0", "", decibels, "Loudest noise, below the peak"),
        realField(&Ranges::noiseBelowPeakHighest, "noise_below_peak/1", "", decibels, "Softest noise, below the peak"),
        realField(&Ranges::cleanProbability, "clean_probability", "", probability, "Recordings whose channel is left as it is"),
        realField(&Ranges::pauseSeconds, "pause_seconds", "", {0.0, 60.0}, "Longest silence before a sentence"),
        countField(&Ranges::timeMasks, "time_masks/0", "", {0, 1000}, "Stretches of time that are hidden"),
        countField(&Ranges::timeMaskFrames, "time_masks/1", "", {0, 100000}, "Frames of the longest"),
        countField(&Ranges::bandMasks, "band_masks/0", "", {0, 1000}, "Stretches of bands that are hidden"),
        countField(&Ranges::bandMaskBands, "band_masks/1", "", {0, 512}, "Bands, of 128, of the widest")};
    return all;
}

const std::vector<ConfigField<EncoderTuningConfig>>& encoderFields()
{
    using Tuning = EncoderTuningConfig;
    static const std::vector<ConfigField<Tuning>> all{
        textField(&Tuning::weightsSha256, "weights_sha256", "", "SHA-256 of the encoder that training begins with"),
        choiceField(&Tuning::convolutions, "convolutions", "encoder-convolutions",
                    {{ConvolutionTraining::Frozen, "frozen", "frozen"}, {ConvolutionTraining::Trained, "trained", "trained"}},
                    "With --encoder: convolutions of the encoder, frozen or trained"),
        countField(&Tuning::frozenBlocks, "frozen_blocks", "encoder-frozen-blocks", {0, 256},
                   "With --encoder: number of blocks, counted from the first, that stay frozen"),
        realField(&Tuning::learningRate, "learning_rate", "encoder-learning-rate", {1e-12, 1.0},
                  "With --encoder: peak learning rate of its trained part"),
        realField(&Tuning::weightDecay, "weight_decay", "encoder-weight-decay", {0.0, 1.0},
                  "With --encoder: weight decay of its trained part"),
        choiceField(
            &Tuning::voiceUnit, "voice_unit", "voice-normalisation",
            {{VoiceUnit::None, "off", "off"}, {VoiceUnit::Recording, "recording", "recording"}, {VoiceUnit::Speaker, "speaker", "speaker"}},
            "With --encoder: reference for normalising features: off, the recording so far, or the speaker so far"),
        realField(&Tuning::voicePriorSeconds, "voice_prior_seconds", "voice-prior", {0.1, 1e5},
                  "With --encoder: weight of the training corpus in that normalisation, in seconds of speech"),
        realField(&Tuning::inputRange, "input_range", "input-range", {10.0, 200.0},
                  "With --encoder: decibels below the peak of a sentence that the encoder hears; quieter parts are raised to that floor")
            .inJsonIf([](const Tuning& tuning) { return tuning.inputRange != Tuning().inputRange; }),
        choiceField(&Tuning::level, "level_normalisation", "level-normalisation",
                    {{LevelNormalisation::Off, "off", "off"}, {LevelNormalisation::Peak, "peak", "peak"}},
                    "With --encoder: level of sentences: off (as recorded), or peak (the same for the peak of every sentence)")
            .inJsonIf([](const Tuning& tuning) { return tuning.level != LevelNormalisation::Off; }),
        realField(&Tuning::pull, "pull", "encoder-pull", {0.0, 1e9},
                  "With --encoder: weight of the relative squared distance to its initial weights in the loss")};
    return all;
}

// Corpora and a number for each, checked when it is typed.
ConfigField<Config> corpusField(std::string Config::*member, ZeroWeights zeros, const char* key, const char* option, const char* help)
{
    auto field = textField(member, key, option, help);
    field.checkAs = [member, zeros](const Config& config, const std::string& name) -> Status {
        static_cast<void>(TRY(parseCorpusWeights(config.*member, name, zeros)));
        return {};
    };
    field.setAs = [member, zeros](Config& config, const std::string& typed, const std::string& name) -> Status {
        static_cast<void>(TRY(parseCorpusWeights(typed, name, zeros)));
        config.*member = typed;
        return {};
    };
    return std::move(field).inJsonIf([member](const Config& config) { return !(config.*member).empty(); });
}

Fields batches()
{
    return {realField(&Config::lateFrom, "late_from", "", probability, "Share of the run after which the late weights hold"),
            countField(&Config::groupsPerBatch, "groups_per_batch", "groups", {1, 4096}, "Number of simulated recordings per step"),
            countField(&Config::clipsPerGroup, "clips_per_group", "", {1, 4096}, "Clips in each"),
            realField(&Config::shareOfSmallCorpora, "share_of_small_corpora", "", probability,
                      "Share of groups, for each corpus but the largest"),
            corpusField(&Config::corpusShares, ZeroWeights::Refused, "corpus_shares", "corpus-shares",
                        "Sampling share of each corpus: cremad=1,emodb=0.5"),
            corpusField(&Config::weakCorpora, ZeroWeights::Allowed, "weak_corpora", "weak-corpora",
                        "Corpora whose emotions were not rated, and the weight of these in the loss, 0 for none: libri=0.5"),
            realField(&Config::weakSmoothing, "weak_smoothing", "weak-smoothing", share,
                      "With --weak-corpora: label smoothing of their emotions")
                .inJsonIf([](const Config& config) { return !config.weakCorpora.empty(); }),
            realField(&Config::longestClipSeconds, "longest_clip_seconds", "", {0.5, 600.0}, "Longer clips are cut at random"),
            countField(&Config::decoderLayers, "decoder_layers", "", {0, 64}, "Layers of the decoder of the clean clip"),
            countField(&Config::decoderWidth, "decoder_width", "", {2, 16384}, "Width of these layers").inJsonIf([](const Config& config) {
                return config.decoderWidth != config.shape.hiddenSize;
            }),
            countField(&Config::reconstructionBands, "reconstruction_bands", "", {1, 512}, "Bands to reconstruct"),
            realField(&Config::reconstructionScale, "reconstruction_scale", "", {1e-9, 1e9}, "What its squared error is divided by"),
            realField(&Config::digitDeviation, "digit_deviation", "", {1e-9, 1e9}, "Wanted deviation of values before squashing"),
            realField(&Config::labelSmoothing, "label_smoothing", "", share, "Label smoothing"),
            realField(&Config::channelDropout, "channel_dropout", "", share, "Share of channels silenced, one mask per utterance")};
}

Fields optimizer()
{
    return {realField(&Config::learningRate, "learning_rate", "", {1e-12, 1.0}, "Largest rate, reached by warm-up"),
            realField(&Config::finalRateFraction, "final_rate_fraction", "", probability, "Share of the largest rate at the last step"),
            countField(&Config::warmupSteps, "warmup_steps", "", {1, 100'000'000}, "Steps of linear warm-up"),
            realField(&Config::beta1, "beta1", "", share, "First beta of AdamW"),
            realField(&Config::beta2, "beta2", "", share, "Second beta of AdamW"),
            realField(&Config::epsilon, "epsilon", "", {1e-30, 1.0}, "Epsilon of AdamW"),
            realField(&Config::weightDecay, "weight_decay", "", {0.0, 1.0}, "Of AdamW, on matrices only"),
            realField(&Config::clipNorm, "clip_norm", "", {0.0, 1e6}, "Largest norm of the gradient; 0: not clipped"),
            realField(&Config::averaging, "averaging", "", share, "Decay of the average of the weights that are kept")};
}

Fields length()
{
    auto minutes = realField(&Config::minutes, "minutes", "minutes", {1e-6, 1e6}, "Length of the training in minutes");
    minutes.json = [](const Config& config) { return nlohmann::ordered_json(config.steps > 0 ? 0.0 : config.minutes); };
    return {countField(&Config::steps, "steps", "steps", {0, 100'000'000},
                       "Length of the training in steps instead of minutes; the same seed then gives the same result"),
            std::move(minutes).countsIf([](const Config& config) { return config.steps == 0; }),
            seedField(&Config::seed),
            dtypeField(&Config::dtype),
            textField(&Config::excludedCorpus, "excluded_corpus", "exclude-corpus",
                      "Exclude this corpus from training, and evaluate on all of it"),
            realField(&Config::evaluateMinutes, "", "", {1e-6, 1e6}, "Minutes between figures on dev clips"),
            realField(&Config::checkpointSeconds, "", "", {0.0, 1e6}, "Seconds between checkpoints")};
}

}  // namespace

void useEncoderRecipe(TokenizerTrainingConfig& config)
{
    config.groupsPerBatch = 2;
    config.learningRate = 1e-3;
    config.warmupSteps = 60;
    config.averaging = 0.997;
    // This encoder's codes are many and well spread from the first hundreds of steps on; what is left of the run is for emotion.
    config.late.sentence = 0.05;
    config.late.reconstruction = 0.1;
}

SpeechTokenizerConfig smallTokenizerShape()
{
    SpeechTokenizerConfig shape;
    shape.hiddenSize = 192;
    shape.attentionHeads = 3;
    shape.layers = 3;
    shape.recordingNormalisation = RecordingNormalisationConfig{};
    return shape;
}

const std::vector<ConfigField<TokenizerTrainingConfig>>& tokenizerTrainingFields()
{
    static const Fields all = [] {
        Fields fields;
        for (const auto& part : augmentationFields())
            fields.push_back(fieldOfPart<Config>(part, &Config::augmentation, "augmentation/"));
        for (const auto& part : lossWeightFields())
            fields.push_back(fieldOfPart<Config>(part, &Config::early, "early_weights/"));
        for (const auto& part : lossWeightFields())
            fields.push_back(fieldOfPart<Config>(part, &Config::late, "late_weights/"));
        for (auto part : {batches, optimizer, length}) {
            for (auto& field : part())
                fields.push_back(std::move(field));
        }
        const auto isFineTuned = [](const Config& config) { return !config.encoder.weightsSha256.empty(); };
        for (const auto& part : encoderFields())
            fields.push_back(fieldOfPart<Config>(part, &Config::encoder, "encoder/").countsIf(isFineTuned).inJsonIf(isFineTuned));
        return fields;
    }();
    return all;
}

std::string toJson(const TokenizerTrainingConfig& config)
{
    nlohmann::ordered_json json{{"tokenizer", nlohmann::ordered_json::parse(toJson(config.shape))}};
    putFields(json, tokenizerTrainingFields(), config);
    return jsonText(json, 2);
}

Status validate(const TokenizerTrainingConfig& config)
{
    TRY(checkFields(tokenizerTrainingFields(), config));
    if (config.reconstructionBands > config.shape.melBands)
        return Error{ErrorCode::InvalidArgument, message("tokenizer-training.bands")};
    if (config.decoderWidth % 2 != 0)
        return Error{ErrorCode::InvalidArgument, message("tokenizer-training.decoder-width")};
    if (!config.encoder.weightsSha256.empty() && config.encoder.frozenBlocks > config.shape.layers)
        return Error{ErrorCode::InvalidArgument, message("tokenizer-training.frozen-blocks", config.shape.layers)};
    auto shape = config.shape;
    // The statistics are measured on the corpus before the first step; only the ranges are given.
    shape.recordingNormalisation.reset();
    return validate(shape);
}

}  // namespace undertone
