// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/distributed_training.h"

#include "engine/api/classifier_training.h"
#include "engine/io/installed_models.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct TrainClassifierOptions {
    ClassifierTrainingConfig config = classifierDefaults();
    std::string tokens;
    std::string devTokens;
    std::string model;
    int threads = 0;
    bool overwrite = false;  ///< whether a finished training in the folder is replaced
    DistributedTraining distributed;
};

std::string classifierProgressText(const LlmTrainingProgress& progress)
{
    char text[160];
    std::snprintf(text, sizeof text, "step %d of %d  loss %.3f", progress.step, progress.steps, progress.loss);
    std::string line = text;
    if (progress.devUnweightedRecall) {
        std::snprintf(text, sizeof text, "  dev UA %.1f %%", 100.0 * *progress.devUnweightedRecall);
        line += text;
    }
    return line + "  left " + durationText(progress.secondsLeft);
}

int trainClassifierAction(TrainClassifierOptions& options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.name-folder")});
    if (const auto joined = options.distributed.join(); !joined)
        return reportError(context, joined.error());
    const bool isSpeaking = options.distributed.isSpeaking();
    const auto train = readDialogueTokens(options.tokens);
    if (!train)
        return options.distributed.end(context, train.error());
    std::optional<DialogueTokens> dev;
    if (!options.devTokens.empty()) {
        auto read = readDialogueTokens(options.devTokens);
        if (!read)
            return options.distributed.end(context, read.error());
        dev = std::move(*read);
    }
    const auto model = findModelDirectory(options.model);
    if (!model)
        return options.distributed.end(context, model.error());
    ClassifierTrainingRequest request{.authorisation = {Purpose::Train, attestationOf(*train)}};
    request.config = options.config;
    request.config.seed = context.common.seed;
    request.config.dtype = context.common.dtype;
    request.train = &*train;
    request.dev = dev ? &*dev : nullptr;
    request.model = *model;
    request.output = context.common.outputFile;
    request.device = context.common.device;
    request.threads = options.threads;
    request.processes = options.distributed.processes();
    request.earlier.existing = options.overwrite ? ExistingResult::Overwrite : ExistingResult::Keep;
    const auto summary = trainClassifier(
        request,
        [&](const LlmTrainingProgress& progress) {
            if (!isSpeaking)
                return;
            if (progress.warning)
                context.progress.note("undertone-cli: " + englishSentence(*progress.warning));
            context.progress.update(classifierProgressText(progress));
        },
        context.cancel);
    context.progress.finish();
    if (!summary)
        return options.distributed.end(context, summary.error());
    if (!isSpeaking)
        return ExitSuccess;
    if (summary->wasFinished)
        context.progress.note("undertone-cli: " + context.common.outputFile
                              + " holds this training, finished: nothing was trained. --overwrite trains it anew.");
    if (context.common.json)
        std::printf("%s\n", summary->json.c_str());
    else
        std::printf("%d steps in %s: loss %.3f%s\n", summary->steps, durationText(summary->seconds).c_str(),
                    summary->emotionLoss.value_or(0.0),
                    summary->devUnweightedRecall ? (", dev UA " + std::to_string(*summary->devUnweightedRecall)).c_str() : "");
    return ExitSuccess;
}

// CLI11 runs what an option does in the order in which options were added, so the preset comes first.
void addTrainingOptions(CLI::App& command, ClassifierTrainingConfig& config)
{
    command.add_option_function<std::string>(
        "--preset",
        [&config](const std::string& name) {
            const auto preset = classifierPreset(name);
            if (!preset)
                throw CLI::ValidationError("--preset", englishSentence(preset.error()));
            config = *preset;
        },
        "Preset: paper (section 4.2) or quick; other options override its values");
    addFields(command, classifierTrainingFields(), config, {FieldPlace::Training});
}

}  // namespace

void addTrainClassifierCommand(CLI::App& train, CommandContext& context)
{
    auto options = std::make_shared<TrainClassifierOptions>();
    auto* command = train.add_subcommand("classifier",
                                         "Train the classifier baseline on the code embedding of a model. Writes to the folder given with "
                                         "-o. Run the same command again to resume");
    addCommonOptions(*command, context);
    command->add_option("--tokens", options->tokens, "Token file with the training dialogues (from corpus simulate or corpus tokenize)")
        ->required();
    command->add_option("--dev-tokens", options->devTokens, "Token file with dialogues of other speakers, evaluated during training");
    command->add_option("--model", options->model, "Model whose code embedding is used: a directory, or the name of an installed model")
        ->required();
    addTrainingOptions(*command, options->config);
    command->add_flag("--overwrite", options->overwrite, "Overwrite a finished training in the output folder");
    command->add_option("--threads", options->threads, "Number of CPU threads (default: all cores)");
    options->distributed.addOption(
        *command,
        "the batches of each step among the processes started by mpirun or srun; --accumulate must be a multiple of their number");
    command->callback([options, &context] { context.action = [options, &context] { return trainClassifierAction(*options, context); }; });
}

}  // namespace undertone
