// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_options.h"

#include "engine/config/llm_training_config.h"

#include <cstdio>

namespace undertone {
namespace {

using Options = std::vector<TrainingOption>;

// What a field lets in; what makes sense is said by validate(), in the estimate.
constexpr double most = 100'000'000.0;
constexpr double largestWindow = 65536.0;

std::string text(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%g", value);
    return buffer;
}

void addCount(Options& options, const char* name, int value, double low, double high)
{
    options.push_back({name, TrainingOption::Kind::Count, low, high, {}, std::to_string(value), false});
}

void addReal(Options& options, const char* name, double value, double low, double high)
{
    options.push_back({name, TrainingOption::Kind::Real, low, high, {}, text(value), false});
}

void addChoice(Options& options, const char* name, const std::string& value, std::vector<std::string> choices)
{
    options.push_back({name, TrainingOption::Kind::Choice, 0.0, 0.0, std::move(choices), value, false});
}

LlmTrainingConfig configOf(LlmStage stage, const std::string& preset)
{
    const auto defaults = stage == LlmStage::Base ? baseTrainingDefaults() : sllmTrainingDefaults();
    if (preset == "packed")
        return packedTraining(defaults);
    auto named = trainingPreset(preset, stage);
    return named ? *named : defaults;
}

std::string scheduleName(RateSchedule schedule)
{
    return schedule == RateSchedule::Cosine ? "cosine" : schedule == RateSchedule::Linear ? "linear" : "constant";
}

std::string criterionName(StopCriterion criterion)
{
    return criterion == StopCriterion::Loss ? "loss" : criterion == StopCriterion::EmotionLoss ? "emotion-loss" : "recall";
}

void addSteps(Options& options, const LlmTrainingConfig& config)
{
    addCount(options, "steps", config.steps, 1, most);
    addCount(options, "epochs", config.epochs, 0, 10000);
    addCount(options, "batch", config.batchSize, 1, 4096);
    addReal(options, "learning-rate", config.learningRate, 1e-10, 1.0);
    addChoice(options, "schedule", scheduleName(config.schedule), {"cosine", "linear", "constant"});
}

void addFineSteps(Options& options, const LlmTrainingConfig& config)
{
    addReal(options, "emotion-loss-weight", config.emotionLossWeight, 0.0, 1.0);
    addReal(options, "averaging", config.averaging, 0.0, 0.99999);
    addCount(options, "accumulate", config.accumulate, 1, 4096);
    addCount(options, "warm-up", config.warmupSteps, 0, most);
    addReal(options, "clip-norm", config.clipNorm, 0.0, 1e6);
    addReal(options, "weight-decay", config.weightDecay, 0.0, 1.0);
    addChoice(options, "stop-on", criterionName(config.stopCriterion), {"loss", "emotion-loss", "recall"});
}

void addWindows(Options& options, const LlmTrainingConfig& config)
{
    if (config.mode == TrainingMode::Packed) {
        addCount(options, "packed-tokens", config.packedTokens, 2, largestWindow);
        return;
    }
    addCount(options, "n-o", config.targetTokens, 1, largestWindow);
    addCount(options, "n-p", config.prefixTokens, 0, largestWindow);
    addChoice(options, "readouts", config.readouts == ReadoutRows::AllSentences ? "all" : "last", {"all", "last"});
}

void addStopping(Options& options, const LlmTrainingConfig& config)
{
    addCount(options, "evaluate-every", config.evaluateEverySteps, 0, most);
    addReal(options, "validate", config.validationShare, 0.0, 0.9);
    addCount(options, "patience", config.patience, 0, 100000);
}

void addBody(Options& options)
{
    const SmallBodyConfig body;
    addCount(options, "hidden", body.hiddenSize, 8, 16384);
    addCount(options, "layers", body.layers, 1, 256);
    addCount(options, "heads", body.heads, 1, 256);
    addCount(options, "feed-forward", body.feedForwardSize, 8, 65536);
}

void addLora(Options& options, const LlmTrainingConfig& config)
{
    addCount(options, "lora-rank", config.loraRank, 1, 4096);
    addReal(options, "lora-alpha", config.loraAlpha, 1e-3, 65536.0);
    if (config.mode == TrainingMode::Window)
        addChoice(options, "memory-aware", "off", {"off", "on"});
}

void addFineLora(Options& options, const LlmTrainingConfig& config)
{
    addChoice(options, "new-rows", config.newRows == NewRows::Trained ? "trained" : "frozen", {"trained", "frozen"});
    addCount(options, "temporary-rank", config.memory.rank, 1, 4096);
    addReal(options, "temporary-alpha", config.memory.alpha, 1e-3, 65536.0);
    addReal(options, "temporary-rate", config.memory.learningRate, 1e-10, 1.0);
}

}  // namespace

std::vector<std::string> trainingPresets(const std::string& stage)
{
    if (stage == "base")
        return {"quick", "small", "packed"};
    return {"quick", "paper", "small", "packed"};
}

std::vector<TrainingOption> trainingOptions(const std::string& stage, const std::string& preset)
{
    const LlmStage kind = stage == "base" ? LlmStage::Base : LlmStage::Sllm;
    const auto config = configOf(kind, preset);
    Options options;
    addSteps(options, config);
    addWindows(options, config);
    addStopping(options, config);
    if (kind == LlmStage::Base)
        addBody(options);
    else
        addLora(options, config);
    addCount(options, "seed", static_cast<int>(config.seed), 0, most);
    addChoice(options, "device", "auto", {"auto", "cpu", "cuda:0"});
    addChoice(options, "dtype", config.dtype, {"auto", "fp32", "bf16"});
    const std::size_t usual = options.size();
    addFineSteps(options, config);
    if (kind == LlmStage::Base)
        addChoice(options, "base-objective", config.objective == BaseObjective::NextToken ? "next-token" : "both", {"both", "next-token"});
    else
        addFineLora(options, config);
    for (std::size_t i = usual; i < options.size(); ++i)
        options[i].advanced = true;
    return options;
}

}  // namespace undertone
