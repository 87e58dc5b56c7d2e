// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/llm_training_config.h"

#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace undertone {

LlmTrainingConfig baseTrainingDefaults()
{
    LlmTrainingConfig config;
    config.stage = LlmStage::Base;
    config.order = WindowOrder::Tiled;
    config.targetTokens = 256;
    config.prefixTokens = 512;
    config.batchSize = 4;
    config.steps = 1000;
    config.warmupSteps = 40;
    config.learningRate = 2e-3;
    config.finalRateFraction = 0.02;
    config.beta1 = 0.9;
    config.beta2 = 0.95;
    config.weightDecay = 0.05;
    config.clipNorm = 1.0;
    config.labelSmoothing = 0.1;
    config.channelDropout = 0.1;
    config.jointCutProbability = 0.05;
    config.evaluateEverySteps = 100;
    config.checkpointSeconds = 60.0;
    return config;
}

LlmTrainingConfig sllmTrainingDefaults()
{
    LlmTrainingConfig config = baseTrainingDefaults();
    config.stage = LlmStage::Sllm;
    config.order = WindowOrder::Walk;
    config.targetTokens = 128;
    config.prefixTokens = 384;
    config.batchSize = 8;
    // Short and gentle: on dev dialogues 490 steps at 7e-4 lost 1.7 points of UA and 0.07 of L_a against the base.
    config.steps = 160;
    config.warmupSteps = 20;
    config.learningRate = 2e-4;
    config.loraRank = 64;
    config.loraAlpha = 64.0;
    return config;
}

LlmTrainingConfig packedTraining(LlmTrainingConfig config)
{
    config.mode = TrainingMode::Packed;
    config.order = WindowOrder::Tiled;
    config.readouts = ReadoutRows::AllSentences;
    config.batchSize = 1;
    config.jointCutProbability = 0.0;
    return config;
}

namespace {

LlmTrainingConfig paperPreset()
{
    LlmTrainingConfig config = sllmTrainingDefaults();
    config.readouts = ReadoutRows::LastSentence;
    config.order = WindowOrder::Walk;
    config.targetTokens = 256;
    config.prefixTokens = 512;
    config.batchSize = 1;
    config.epochs = 20;
    config.learningRate = 5e-5;
    config.schedule = RateSchedule::Constant;
    config.warmupSteps = 0;
    config.beta2 = 0.999;
    config.weightDecay = 0.01;
    config.clipNorm = 0.0;
    config.labelSmoothing = 0.0;
    config.channelDropout = 0.0;
    config.jointCutProbability = 0.0;
    config.loraRank = 64;
    config.loraAlpha = 64.0;
    config.evaluateEverySteps = 500;
    return config;
}

LlmTrainingConfig quickPreset(LlmStage stage)
{
    LlmTrainingConfig config = stage == LlmStage::Base ? baseTrainingDefaults() : sllmTrainingDefaults();
    config.steps = stage == LlmStage::Base ? 240 : 40;
    config.warmupSteps = stage == LlmStage::Base ? 20 : 5;
    config.batchSize = 4;
    config.evaluateEverySteps = config.steps / 8;
    return config;
}

Error invalid(const Message& detail)
{
    return {ErrorCode::InvalidArgument, detail};
}

Status validateStopping(const LlmTrainingConfig& config)
{
    if (config.patience > 0 && (config.validationShare == 0.0 || config.evaluateEverySteps == 0))
        return invalid(message("classifier.early-stop"));
    if (config.validationShare > 0.0 && config.objective == BaseObjective::NextToken && config.stopCriterion != StopCriterion::Loss)
        return invalid(message("training.stop-by-loss"));
    return {};
}

Status validateMemory(const LlmTrainingConfig& config)
{
    if (config.memory.following == MemoryFollowing::Off)
        return {};
    if (config.stage != LlmStage::Sllm || config.mode != TrainingMode::Window || config.order != WindowOrder::Walk)
        return invalid(message("training.memory"));
    if (!(config.memory.learningRate > 0.0))
        return invalid(message("training.followed-rate"));
    return {};
}

}  // namespace

Result<LlmTrainingConfig> trainingPreset(const std::string& name, LlmStage stage)
{
    if (name == "quick")
        return quickPreset(stage);
    if (name == "paper" && stage == LlmStage::Sllm)
        return paperPreset();
    return invalid(stage == LlmStage::Sllm ? message("classifier.preset", name) : message("training.preset", name));
}

namespace {

using Config = LlmTrainingConfig;
using Field = ConfigField<Config>;
using Fields = std::vector<Field>;

// What a field lets in; what makes sense together is said by validate().
constexpr FieldBounds anyCount{0, 100'000'000};
constexpr FieldBounds window{1, 65536};
constexpr FieldBounds rate{1e-12, 1.0};
constexpr FieldBounds share{0.0, 0.99999};
constexpr FieldBounds rank{1, 4096};
constexpr FieldBounds alpha{1e-3, 65536.0};

bool isBase(const Config& config)
{
    return config.stage == LlmStage::Base;
}
bool isSllm(const Config& config)
{
    return config.stage == LlmStage::Sllm;
}
bool isPacked(const Config& config)
{
    return config.mode == TrainingMode::Packed;
}
bool isWindow(const Config& config)
{
    return config.mode == TrainingMode::Window;
}
bool followsMemory(const Config& config)
{
    return config.memory.following == MemoryFollowing::On;
}

Fields whatIsTrained()
{
    return {
        choiceField(&Config::stage, "stage", "", {{LlmStage::Base, "base", "base"}, {LlmStage::Sllm, "sllm", "sllm"}}, "What is trained"),
        choiceField(&Config::objective, "objective", "base-objective",
                    {{BaseObjective::AudioAndEmotion, "both", "audio-and-emotion"}, {BaseObjective::NextToken, "next-token", "next-token"}},
                    "Objective: both (L_a and L_e) or next-token (the paper's chain)")
            .belongsIf(isBase)
            .in(FieldPlace::Model),
        choiceField(&Config::readouts, "readouts", "readouts",
                    {{ReadoutRows::AllSentences, "all", "all-sentences"}, {ReadoutRows::LastSentence, "last", "last-sentence"}},
                    "Sentences of a window that contribute to L_e: all or last (Eq. 5)")
            .countsIf(isWindow),
        choiceField(&Config::order, "order", "", {{WindowOrder::Tiled, "tiled", "tiled"}, {WindowOrder::Walk, "walk", "walk"}},
                    "How windows are drawn"),
        choiceField(&Config::mode, "mode", "mode", {{TrainingMode::Window, "window", "window"}, {TrainingMode::Packed, "packed", "packed"}},
                    "Training samples: window (the n_q tokens up to the end of a sentence) or packed (long stretches of a dialogue, for "
                    "one-pass models)")
            .in(FieldPlace::Preset)
            .alsoSets([](Config& config) {
                if (isPacked(config))
                    config = packedTraining(config);
            }),
        choiceField(&Config::newRows, "new_rows", "new-rows",
                    {{NewRows::Trained, "trained", "trained"}, {NewRows::Frozen, "frozen", "frozen"}},
                    "Embedding rows of codes and emotions: trained or frozen")
            .belongsIf(isSllm)
            .in(FieldPlace::Model)};
}

Fields windows()
{
    return {
        countField(&Config::targetTokens, "n_o", "n-o", window, "Number of targets of L_a in a window (Eq. 3)").countsIf(isWindow),
        countField(&Config::prefixTokens, "n_p", "n-p", {0, window.high}, "Number of tokens before the targets (Eq. 3)").countsIf(isWindow),
        countField(&Config::packedTokens, "packed_tokens", "packed-tokens", {2, window.high},
                   "Length of a packed stretch in tokens, at most the context length of the model (n_limit)")
            .countsIf(isPacked)
            .inJsonIf(isPacked)};
}

Fields steps()
{
    return {countField(&Config::batchSize, "batch_size", "batch", {1, 4096}, "Batch size in windows (packed: 1)"),
            countField(&Config::accumulate, "accumulate", "accumulate", {1, 4096}, "Batches per optimizer step (gradient accumulation)"),
            countField(&Config::steps, "steps", "steps", {1, anyCount.high}, "Number of optimizer steps").alsoSets([](Config& config) {
                config.epochs = 0;
            }),
            countField(&Config::epochs, "epochs", "epochs", {0, 10000}, "Number of passes over the training dialogues, instead of --steps"),
            choiceField(&Config::schedule, "schedule", "schedule",
                        {{RateSchedule::Cosine, "cosine", "cosine"},
                         {RateSchedule::Linear, "linear", "linear"},
                         {RateSchedule::Constant, "constant", "constant"}},
                        "Learning rate schedule after warm-up: cosine, linear or constant"),
            countField(&Config::warmupSteps, "warmup_steps", "warm-up", anyCount, "Number of linear warm-up steps"),
            realField(&Config::learningRate, "learning_rate", "learning-rate", rate, "Peak learning rate, reached at the end of warm-up"),
            realField(&Config::finalRateFraction, "final_rate_fraction", "", {0.0, 1.0}, "Share of the largest rate at the last step"),
            realField(&Config::beta1, "betas/0", "", share, "First beta of AdamW"),
            realField(&Config::beta2, "betas/1", "", share, "Second beta of AdamW"),
            realField(&Config::epsilon, "epsilon", "", {1e-30, 1.0}, "Epsilon of AdamW"),
            realField(&Config::weightDecay, "weight_decay", "weight-decay", {0.0, 1.0}, "Weight decay of AdamW"),
            realField(&Config::clipNorm, "clip_norm", "clip-norm", {0.0, 1e6}, "Maximum norm of the gradient; 0: no clipping")};
}

Fields losses()
{
    // Where they are off the first two go unnamed, so that checkpoints and folds from before they were there are still these.
    return {realField(&Config::averaging, "averaging", "averaging", share,
                      "Decay of a moving average of the trained weights, such as 0.99, which is then evaluated and written; 0: off")
                .inJsonIf([](const Config& config) { return config.averaging > 0.0; }),
            realField(&Config::emotionLossWeight, "emotion_loss_weight", "emotion-loss-weight", {0.0, 1.0},
                      "Weight W in the loss (1 - W) L_a + W L_e; 0.5 is Eq. 7")
                .inJsonIf([](const Config& config) { return config.emotionLossWeight != 0.5; }),
            realField(&Config::labelSmoothing, "label_smoothing", "", share, "Label smoothing of L_e"),
            realField(&Config::channelDropout, "channel_dropout", "", share, "Share of input channels silenced, one mask per window"),
            realField(&Config::jointCutProbability, "joint_cut_probability", "", share, "Chance that a sentence joint ends the context")};
}

Fields loraAndStopping()
{
    return {
        countField(&Config::loraRank, "lora_rank", "lora-rank", rank, "Rank of the trained LoRA").belongsIf(isSllm).in(FieldPlace::Model),
        realField(&Config::loraAlpha, "lora_alpha", "lora-alpha", alpha, "Alpha of the trained LoRA")
            .belongsIf(isSllm)
            .in(FieldPlace::Model),
        countField(&Config::evaluateEverySteps, "evaluate_every_steps", "evaluate-every", anyCount,
                   "Steps between evaluations on dev and validation data; 0: only at the end"),
        realField(&Config::validationShare, "validation_share", "validate", {0.0, 0.9},
                  "Share of the training dialogues used for validation, split by session or speaker where possible; the weights that are "
                  "best on them are kept"),
        countField(&Config::patience, "patience", "patience", {0, 100000},
                   "Stop after this many evaluations without improvement; 0: never"),
        choiceField(&Config::stopCriterion, "stop_criterion", "stop-on",
                    {{StopCriterion::Loss, "loss", "loss"},
                     {StopCriterion::EmotionLoss, "emotion-loss", "emotion-loss"},
                     {StopCriterion::UnweightedRecall, "recall", "recall"}},
                    "Validation criterion: loss, emotion-loss or recall")};
}

/// A flag: JSON says null where memory is not followed, else the object of the fields behind it.
Field memoryAware()
{
    auto field = choiceFieldOf<Config>(
        [](auto& config) -> auto& { return config.memory.following; }, "memory_aware", "memory-aware",
        std::vector<FieldChoice<MemoryFollowing>>{{MemoryFollowing::Off, "off", "off"}, {MemoryFollowing::On, "on", "on"}},
        "Train with the temporary LoRA in place, updated along each dialogue as during analysis");
    field.kind = FieldKind::Flag;
    field.json = [](const Config&) { return nlohmann::ordered_json(nullptr); };
    return std::move(field).belongsIf(isSllm).countsIf(isWindow).in(FieldPlace::Model).inJsonIf([](const Config& config) {
        return !followsMemory(config);
    });
}

Fields followedMemory()
{
    Fields fields{memoryAware()};
    const auto memory = [](auto& config) -> auto& { return config.memory; };
    for (const auto& part : temporaryLoraFields()) {
        const auto isNamed = [ofPart = part.isInJson, memory](const Config& config) {
            return followsMemory(config) && ofPart(memory(config));
        };
        fields.push_back(fieldOfPart<Config>(part, memory, "memory_aware/").belongsIf(isSllm).in(FieldPlace::Model).inJsonIf(isNamed));
    }
    return fields;
}

}  // namespace

const std::vector<ConfigField<LlmTrainingConfig>>& llmTrainingFields()
{
    static const Fields all = [] {
        Fields fields;
        for (auto part : {whatIsTrained, windows, steps, losses, loraAndStopping, followedMemory}) {
            for (auto& field : part())
                fields.push_back(std::move(field));
        }
        fields.push_back(seedField(&Config::seed));
        fields.push_back(dtypeField(&Config::dtype));
        return fields;
    }();
    return all;
}

const std::vector<ConfigField<SmallBodyConfig>>& smallBodyFields()
{
    static const std::vector<ConfigField<SmallBodyConfig>> all{
        countField(&SmallBodyConfig::hiddenSize, "hidden", "hidden", {8, 16384}, "Hidden size"),
        countField(&SmallBodyConfig::layers, "layers", "layers", {1, 256}, "Number of layers"),
        countField(&SmallBodyConfig::heads, "heads", "heads", {1, 256}, "Number of attention heads"),
        countField(&SmallBodyConfig::feedForwardSize, "feed_forward", "feed-forward", {8, 65536}, "Size of the feed-forward layers")};
    return all;
}

Status validate(const LlmTrainingConfig& config)
{
    TRY(checkFields(llmTrainingFields(), config));
    TRY(validateStopping(config));
    TRY(validateMemory(config));
    if (config.emotionLossWeight != 0.5 && config.objective == BaseObjective::NextToken)
        return invalid(message("training.no-emotion-loss"));
    return {};
}

Status validate(const SmallBodyConfig& config)
{
    TRY(checkFields(smallBodyFields(), config));
    if (config.hiddenSize % config.heads != 0)
        return invalid(message("training.width"));
    return {};
}

std::string toJson(const LlmTrainingConfig& config)
{
    nlohmann::ordered_json json;
    putFields(json, llmTrainingFields(), config);
    return jsonText(json);
}

double learningRateAt(const LlmTrainingConfig& config, int step)
{
    if (step < config.warmupSteps)
        return config.learningRate * (step + 1) / config.warmupSteps;
    if (config.schedule == RateSchedule::Constant)
        return config.learningRate;
    const int decaySteps = std::max(1, config.steps - config.warmupSteps);
    const double progress = std::min(1.0, static_cast<double>(step - config.warmupSteps) / decaySteps);
    const double left = config.schedule == RateSchedule::Linear ? 1.0 - progress : 0.5 * (1.0 + std::cos(std::numbers::pi * progress));
    return config.learningRate * (config.finalRateFraction + (1.0 - config.finalRateFraction) * left);
}

}  // namespace undertone
