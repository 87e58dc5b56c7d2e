// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/llm_training_options.h"

#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <map>

namespace undertone {

namespace {

template <typename Choice>
void addChoice(CLI::App& command, const char* name, Choice& value, const std::map<std::string, Choice>& choices, const char* shown,
               const char* help)
{
    command.add_option(name, value, help)->transform(CLI::CheckedTransformer(choices))->default_str(shown);
}

// CLI11 runs what an option does in the order in which options were added, so these two come before all others.
void addReplacingOptions(CLI::App& command, LlmTrainingConfig& config)
{
    const LlmStage stage = config.stage;
    const char* presets =
        stage == LlmStage::Sllm ? "paper (section 4.2) or quick; other options change it" : "quick; other options change it";
    command.add_option_function<std::string>(
        "--preset",
        [&config, stage](const std::string& name) {
            const auto preset = trainingPreset(name, stage);
            if (!preset)
                throw CLI::ValidationError("--preset", englishSentence(preset.error()));
            config = *preset;
        },
        presets);
    command
        .add_option_function<std::string>(
            "--mode",
            [&config](const std::string& mode) {
                if (mode == "packed")
                    config = packedTraining(config);
            },
            "window (the n_q tokens ending at a sentence) or packed (whole stretches of a dialogue, for reading in one pass)")
        ->check(CLI::IsMember({"window", "packed"}))
        ->default_str("window");
}

void addSteps(CLI::App& command, LlmTrainingConfig& config)
{
    command.add_option("--steps", config.steps, "Optimizer steps")->capture_default_str()->each([&config](const std::string&) {
        config.epochs = 0;
    });
    command.add_option("--epochs", config.epochs, "Passes over the training dialogues, instead of --steps");
    command.add_option("--batch", config.batchSize, "Windows side by side (packed: 1)")->capture_default_str();
    command.add_option("--accumulate", config.accumulate, "Batches per step: the gradient of a larger batch in less memory")
        ->capture_default_str();
    command.add_option("--learning-rate", config.learningRate, "Largest rate, reached by warm-up")->capture_default_str();
    addChoice<RateSchedule>(command, "--schedule", config.schedule,
                            {{"cosine", RateSchedule::Cosine}, {"linear", RateSchedule::Linear}, {"constant", RateSchedule::Constant}},
                            "cosine", "Rate after the warm-up: cosine, linear or constant");
    command.add_option("--warm-up", config.warmupSteps, "Steps of linear warm-up")->capture_default_str();
    command.add_option("--clip-norm", config.clipNorm, "Largest norm of the gradient; 0: not clipped")->capture_default_str();
    command.add_option("--weight-decay", config.weightDecay, "Of AdamW")->capture_default_str();
    command.add_option("--emotion-loss-weight", config.emotionLossWeight, "W of the loss (1 - W) L_a + W L_e; 0.5 is Eq. 7")
        ->capture_default_str();
    command
        .add_option("--averaging", config.averaging,
                    "Decay of a moving average of the trained weights, such as 0.99: dev and validation are measured with it, and it is "
                    "what is written; 0: off")
        ->capture_default_str();
}

void addWindows(CLI::App& command, LlmTrainingConfig& config)
{
    command.add_option("--n-o", config.targetTokens, "Targets of L_a in a window (Eq. 3)")->capture_default_str();
    command.add_option("--n-p", config.prefixTokens, "Tokens before them (Eq. 3)")->capture_default_str();
    command.add_option("--packed-tokens", config.packedTokens, "Tokens of a packed stretch, at most what the model sees (n_limit)")
        ->capture_default_str();
    addChoice<ReadoutRows>(command, "--readouts", config.readouts,
                           {{"all", ReadoutRows::AllSentences}, {"last", ReadoutRows::LastSentence}}, "all",
                           "Sentences of a window that give L_e: all or last (Eq. 5)");
}

void addStopping(CLI::App& command, LlmTrainingConfig& config)
{
    command.add_option("--evaluate-every", config.evaluateEverySteps, "Steps between dev and validation figures; 0: at the end only")
        ->capture_default_str();
    command
        .add_option("--validate", config.validationShare,
                    "Share of the training dialogues held back, by session or speaker where that can be; the best weights on them are kept")
        ->capture_default_str();
    command.add_option("--patience", config.patience, "Stop after so many measurements without a better one; 0: never")
        ->capture_default_str();
    addChoice<StopCriterion>(
        command, "--stop-on", config.stopCriterion,
        {{"loss", StopCriterion::Loss}, {"emotion-loss", StopCriterion::EmotionLoss}, {"recall", StopCriterion::MeanRecall}}, "loss",
        "What makes validation better: loss, emotion-loss or recall");
}

}  // namespace

void addLlmTrainingOptions(CLI::App& command, LlmTrainingConfig& config)
{
    addReplacingOptions(command, config);
    addSteps(command, config);
    addWindows(command, config);
    addStopping(command, config);
}

}  // namespace undertone
