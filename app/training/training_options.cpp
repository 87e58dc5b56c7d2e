// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_options.h"

#include "engine/config/llm_training_config.h"

#include <algorithm>
#include <array>

namespace undertone {
namespace {

using Options = std::vector<TrainingOption>;

/// What the wizard shows first, in its order; all other fields of the tables stand behind "Advanced", in theirs.
constexpr std::array usual{"steps",     "epochs",         "batch",        "learning-rate", "schedule", "n-o",    "n-p",   "packed-tokens",
                           "readouts",  "evaluate-every", "validate",     "patience",      "hidden",   "layers", "heads", "feed-forward",
                           "lora-rank", "lora-alpha",     "memory-aware", "seed",          "device",   "dtype"};
constexpr double largestSeed = 100'000'000.0;  // of a spin box

LlmTrainingConfig configOf(LlmStage stage, const std::string& preset)
{
    const auto defaults = stage == LlmStage::Base ? baseTrainingDefaults() : sllmTrainingDefaults();
    if (preset == "packed")
        return packedTraining(defaults);
    auto named = trainingPreset(preset, stage);
    return named ? *named : defaults;
}

TrainingOption::Kind kindOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Count:
    case FieldKind::Seed: return TrainingOption::Kind::Count;
    case FieldKind::Real: return TrainingOption::Kind::Real;
    default: return TrainingOption::Kind::Choice;
    }
}

template <typename Config> void addFields(Options& options, const std::vector<ConfigField<Config>>& fields, const Config& config)
{
    for (const auto& field : fields) {
        const bool offered = !field.option.empty() && field.place != FieldPlace::Preset && field.belongs(config) && field.counts(config);
        if (offered)
            options.push_back({field.option, kindOf(field.kind), field.bounds.low,
                               field.kind == FieldKind::Seed ? largestSeed : field.bounds.high, field.words, field.text(config), true});
    }
}

/// Where an option stands among the usual ones; behind them all: it is none.
std::size_t placeOf(const TrainingOption& option)
{
    return static_cast<std::size_t>(std::find(usual.begin(), usual.end(), option.name) - usual.begin());
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
    Options options;
    addFields(options, llmTrainingFields(), configOf(kind, preset));
    if (kind == LlmStage::Base)
        addFields(options, smallBodyFields(), SmallBodyConfig());
    options.push_back({"device", TrainingOption::Kind::Choice, 0.0, 0.0, {"auto", "cpu", "cuda:0"}, "auto", true});
    for (auto& option : options)
        option.advanced = placeOf(option) == usual.size();
    std::stable_sort(options.begin(), options.end(), [](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
    return options;
}

}  // namespace undertone
