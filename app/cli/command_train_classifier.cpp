// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/api/classifier_training.h"
#include "engine/messages/catalogue.h"
#include "engine/model/training/classifier/classifier_training.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <memory>

namespace undertone {

namespace {

struct TrainClassifierOptions {
    ClassifierTrainingConfig config = classifierDefaults();
    std::string tokens;
    std::string devTokens;
    std::string model;
    int threads = 0;
};

std::string progressText(const LlmTrainingProgress& progress)
{
    char text[160];
    std::snprintf(text, sizeof text, "step %d of %d  loss %.3f", progress.step, progress.steps, progress.loss);
    std::string line = text;
    if (progress.devMeanRecall) {
        std::snprintf(text, sizeof text, "  dev UA %.1f %%", 100.0 * *progress.devMeanRecall);
        line += text;
    }
    return line + "  left " + durationText(progress.secondsLeft);
}

int trainClassifierAction(const TrainClassifierOptions& options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, "Name the folder to write with -o."});
    const auto train = readDialogueTokens(options.tokens);
    if (!train)
        return reportError(context, train.error());
    std::optional<DialogueTokens> dev;
    if (!options.devTokens.empty()) {
        auto read = readDialogueTokens(options.devTokens);
        if (!read)
            return reportError(context, read.error());
        dev = std::move(*read);
    }
    ClassifierTrainingRequest request;
    request.config = options.config;
    request.config.seed = context.common.seed;
    request.config.dtype = context.common.dtype;
    request.train = &*train;
    request.dev = dev ? &*dev : nullptr;
    request.model = options.model;
    request.output = context.common.outputFile;
    request.device = context.common.device;
    request.threads = options.threads;
    const auto summary = trainClassifier(
        request, [&](const LlmTrainingProgress& progress) { context.progress.update(progressText(progress)); }, context.cancel);
    context.progress.finish();
    if (!summary)
        return reportError(context, summary.error());
    if (context.common.json)
        std::printf("%s\n", summary->json.c_str());
    else
        std::printf("%d steps in %s: loss %.3f%s\n", summary->steps, durationText(summary->seconds).c_str(),
                    summary->emotionLoss.value_or(0.0),
                    summary->devMeanRecall ? (", dev UA " + std::to_string(*summary->devMeanRecall)).c_str() : "");
    return ExitSuccess;
}

// CLI11 runs what an option does in the order in which options were added, so the preset comes first.
void addShapeOptions(CLI::App& command, ClassifierTrainingConfig& config)
{
    command.add_option_function<std::string>(
        "--preset",
        [&config](const std::string& name) {
            const auto preset = classifierPreset(name);
            if (!preset)
                throw CLI::ValidationError("--preset", englishSentence(preset.error()));
            config = *preset;
        },
        "paper (section 4.2) or quick; other options change it");
    command.add_option("--hidden", config.hiddenSize, "Width behind the projection")->capture_default_str();
    command.add_option("--layers", config.layers, "Transformer encoder layers")->capture_default_str();
    command.add_option("--heads", config.heads, "Attention heads")->capture_default_str();
    command.add_option("--feed-forward", config.feedForwardSize, "Width of the feed-forward")->capture_default_str();
    command.add_option("--positions", config.positions, "Whether the encoder is told where a code stands: sinusoidal or none")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, CodePositions>{{"sinusoidal", CodePositions::Sinusoidal}, {"none", CodePositions::None}}))
        ->default_str("sinusoidal");
    command.add_option("--context-tokens", config.contextTokens, "Codes up to a sentence's end that are read; 0: the sentence alone")
        ->capture_default_str();
}

void addTrainingOptions(CLI::App& command, ClassifierTrainingConfig& config)
{
    command.add_option("--steps", config.steps, "Optimizer steps")->capture_default_str()->each([&config](const std::string&) {
        config.epochs = 0;
    });
    command.add_option("--epochs", config.epochs, "Passes over the labelled sentences, instead of --steps");
    command.add_option("--batch", config.batchSize, "Sentences per step")->capture_default_str();
    command.add_option("--learning-rate", config.learningRate, "Rate after the warm-up")->capture_default_str();
    command.add_option("--warm-up", config.warmupSteps, "Steps of linear warm-up")->capture_default_str();
    command.add_option("--weight-decay", config.weightDecay, "Of AdamW")->capture_default_str();
    command.add_option("--dropout", config.dropout, "In the encoder")->capture_default_str();
    command.add_option("--evaluate-every", config.evaluateEverySteps, "Steps between dev and validation figures; 0: at the end only")
        ->capture_default_str();
    command
        .add_option("--validate", config.validationShare, "Share of the training dialogues held back; the best weights on them are kept")
        ->capture_default_str();
    command.add_option("--patience", config.patience, "Stop after so many measurements without a better one; 0: never")
        ->capture_default_str();
}

}  // namespace

void addTrainClassifierCommand(CLI::App& train, CommandContext& context)
{
    auto options = std::make_shared<TrainClassifierOptions>();
    auto* command = train.add_subcommand(
        "classifier", "Train the classifier baseline on a model's own code embedding; -o names its folder. Repeated, it goes on");
    addCommonOptions(*command, context);
    command->add_option("--tokens", options->tokens, "Dialogues to train on, as corpus simulate writes them")->required();
    command->add_option("--dev-tokens", options->devTokens, "Dialogues of other speakers, to measure on the way");
    command->add_option("--model", options->model, "Directory of the model whose embedding it stands on")->required();
    addShapeOptions(*command, options->config);
    addTrainingOptions(*command, options->config);
    command->add_option("--threads", options->threads, "Threads of matrix products (default: all cores)");
    command->callback([options, &context] { context.action = [options, &context] { return trainClassifierAction(*options, context); }; });
}

}  // namespace undertone
