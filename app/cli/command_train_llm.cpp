// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/config_options.h"
#include "app/cli/distributed_training.h"
#include "app/cli/llm_training_options.h"
#include "app/cli/training_data.h"
#include "app/jobs/model/model_training.h"
#include "app/jobs/training/training_run_folder.h"
#include "app/jobs/training/training_run_writer.h"
#include "engine/api/llm_training.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/json_text.h"
#include "engine/io/process_command.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct TrainLlmOptions {
    LlmTrainingConfig config;
    SmallBodyConfig body;
    TrainingDataOptions data;
    std::string devTokens;
    std::string base;       ///< sllm
    std::string tokenizer;  ///< sllm
    std::string name = "undertone-small";
    std::string licence;
    int threads = 0;
    bool probe = false;
    std::string run;         ///< folder or name of the run's record; empty: none is kept
    bool overwrite = false;  ///< whether a finished training in the folder is replaced
    DistributedTraining distributed;
};

std::string llmProgressText(const LlmTrainingProgress& progress)
{
    char text[200];
    int length = std::snprintf(text, sizeof text, "step %d of %d  loss %.3f  L_a %.3f", progress.step, progress.steps, progress.loss,
                               progress.audioLoss);
    const auto append = [&](const char* format, double value) {
        length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), format, value);
    };
    if (progress.emotionLoss)
        append("  L_e %.3f", *progress.emotionLoss);
    if (progress.devAudioLoss)
        append("  dev L_a %.3f", *progress.devAudioLoss);
    if (progress.devUnweightedRecall)
        append("  dev UA %.1f %%", 100.0 * *progress.devUnweightedRecall);
    return std::string(text) + "  left " + durationText(progress.secondsLeft);
}

/// What both a run and a probe of it are asked for.
LlmTrainingRequest requestOf(const TrainLlmOptions& options, const TrainingData& data, const CommandContext& context)
{
    LlmTrainingRequest request{.authorisation = data.authorisation};
    request.config = options.config;
    request.config.seed = context.common.seed;
    request.config.dtype = context.common.dtype;
    request.body = options.body;
    request.train = &data.tokens;
    request.base = options.base;
    request.device = context.common.device;
    request.threads = options.threads;
    request.earlier.existing = options.overwrite ? ExistingResult::Overwrite : ExistingResult::Keep;
    request.processes = options.distributed.processes();
    return request;
}

int probeAction(const TrainLlmOptions& options, CommandContext& context)
{
    const auto data = readTrainingData(options.data, options.tokenizer, context);
    if (!data)
        return reportError(context, data.error());
    const auto estimate = probeLlmTraining(requestOf(options, *data, context));
    if (!estimate)
        return reportError(context, estimate.error());
    const nlohmann::ordered_json json{{"seconds_per_step", estimate->secondsPerStep},
                                      {"steps", estimate->steps},
                                      {"estimated_seconds", estimate->estimatedSeconds},
                                      {"peak_bytes", estimate->peakBytes},
                                      {"device", estimate->device},
                                      {"dtype", estimate->dtype}};
    std::printf("%s\n", jsonText(json).c_str());  // -o names the folder of the training
    return ExitSuccess;
}

/// What run.json says of it.
TrainingDescription descriptionOf(const TrainLlmOptions& options, const CommandContext& context)
{
    auto config = options.config;
    config.seed = context.common.seed;
    config.dtype = context.common.dtype;
    TrainingDescription description;
    description.stage = options.config.stage == LlmStage::Base ? "base" : "sllm";
    description.output = std::filesystem::absolute(context.common.outputFile).lexically_normal();
    description.name = description.stage == "base" ? description.output.filename().string() : options.name;
    description.command = commandLineOfProcess();
    description.workingDirectory = std::filesystem::current_path();
    description.version = programVersion();
    auto& settings = description.settings;
    settings = {{"tokens", options.data.tokens},
                {"dev_tokens", options.devTokens},
                {"base", options.base},
                {"tokenizer", options.tokenizer},
                {"device", context.common.device}};
    const auto hyperParameters = nlohmann::ordered_json::parse(toJson(config));
    for (const auto& [name, value] : hyperParameters.items())
        settings.emplace_back(name, value.is_string() ? value.get<std::string>() : jsonText(value));
    if (options.config.stage == LlmStage::Base) {
        for (const auto& field : smallBodyFields())
            settings.emplace_back(field.key, field.text(options.body));
    }
    return description;
}

/// From token files to the base folder, or to the whole model directory; `run` may be null.
Result<LlmTrainingSummary> trainWhole(const TrainLlmOptions& options, TrainingRunWriter* run, CommandContext& context)
{
    auto data = TRY(readTrainingData(options.data, options.tokenizer, context));
    std::optional<DialogueTokens> dev;
    if (!options.devTokens.empty())
        dev = TRY(readDialogueTokens(options.devTokens));
    const std::filesystem::path directory = context.common.outputFile;
    auto request = requestOf(options, data, context);
    request.dev = dev ? &*dev : nullptr;
    request.output = directory;
    const auto report = [&](const LlmTrainingProgress& progress) {
        if (!isFirst(request.processes))
            return;
        if (progress.warning)
            context.progress.note("undertone-cli: " + englishSentence(*progress.warning));
        context.progress.update(llmProgressText(progress));
        if (run != nullptr) {
            // A report that cannot be written ends nothing: where the disk is full, the next checkpoint says so.
            static_cast<void>(run->report(progress));
            run->obey(context.cancel, request.finishEarly);
        }
    };
    const auto runStage = [&]() -> Result<LlmTrainingSummary> {
        if (options.config.stage == LlmStage::Base)
            return trainLlm(request, report, context.cancel);
        ModelParts parts;
        parts.name = options.name;
        parts.licence = options.licence;
        parts.tokenizer = options.tokenizer;
        parts.base = options.base;
        parts.command = context.provenanceCommand;
        ModelTrainingRequest model{directory, request, parts, static_cast<const TemporaryLoraConfig&>(options.config.memory)};
        return data.sessions ? data.sessions->train(std::move(model), report, context.cancel)
                             : trainModelDirectory(model, report, context.cancel);
    };
    auto summary = runStage();
    context.progress.finish();
    if (summary && summary->wasFinished)
        context.progress.note("undertone-cli: " + directory.string()
                              + " holds this training, finished: nothing was trained. --overwrite trains it anew.");
    return summary;
}

/// trainWhole with its record in the folder of --run.
Result<LlmTrainingSummary> trainOnRecord(const TrainLlmOptions& options, CommandContext& context)
{
    auto run = TrainingRunWriter::open(trainingRunFolder(options.run), descriptionOf(options, context));
    if (!run)
        return run.error();
    auto summary = trainWhole(options, &*run, context);
    const auto written = summary ? run->finish(summary->json) : run->end(summary.error());
    return written || !summary ? summary : Result<LlmTrainingSummary>(written.error());
}

int trainAction(TrainLlmOptions& options, CommandContext& context)
{
    if (!options.probe && (context.common.outputFile.empty() || context.common.outputFile == "-"))
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.name-folder")});
    if (options.probe)
        return probeAction(options, context);
    if (const auto joined = options.distributed.join(); !joined)
        return reportError(context, joined.error());
    if (!options.run.empty() && !options.data.sessions.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.sessions-unrecorded")});
    if (options.distributed.processes() != nullptr && !options.data.sessions.empty())
        return options.distributed.end(context, {ErrorCode::InvalidArgument, message("cli.sessions-alone")});
    const bool isSpeaking = options.distributed.isSpeaking();
    const auto summary = options.run.empty() || !isSpeaking ? trainWhole(options, nullptr, context) : trainOnRecord(options, context);
    if (!summary)
        return options.distributed.end(context, summary.error());
    if (!isSpeaking)
        return ExitSuccess;
    if (context.common.json)
        std::printf("%s\n", summary->json.c_str());
    else
        std::printf("%d steps in %s: L_a %.3f%s\n", summary->steps, durationText(summary->seconds).c_str(), summary->audioLoss,
                    summary->devUnweightedRecall ? (", dev UA " + std::to_string(*summary->devUnweightedRecall)).c_str() : "");
    return ExitSuccess;
}

std::shared_ptr<TrainLlmOptions> addStage(CLI::App& train, CommandContext& context, const char* name, const char* help,
                                          const LlmTrainingConfig& defaults)
{
    auto options = std::make_shared<TrainLlmOptions>();
    options->config = defaults;
    auto* command = train.add_subcommand(name, help);
    addCommonOptions(*command, context);
    command->add_option("--tokens", options->data.tokens,
                        "Token file with the training dialogues (from corpus simulate or corpus tokenize)");
    command->add_option("--dev-tokens", options->devTokens, "Token file with dialogues of other speakers, evaluated during training");
    addLlmTrainingOptions(*command, options->config, {FieldPlace::Training, FieldPlace::Model});
    command->add_flag("--probe", options->probe,
                      "Measure two steps and print the expected time and memory of the training (JSON); writes nothing");
    command
        ->add_option("--run", options->run,
                     "Keep a record of the training in this folder, by which it can be watched, paused and finished; a name without a path "
                     "is listed by train runs")
        ->type_name("FOLDER");
    command->add_flag("--overwrite", options->overwrite, "Overwrite a finished training in the output folder");
    command->add_option("--threads", options->threads, "Number of CPU threads (default: all cores)");
    options->distributed.addOption(
        *command,
        "the batches of each step among the processes started by mpirun or srun; --accumulate must be a multiple of their number");
    command->callback([options, &context] { context.action = [options, &context] { return trainAction(*options, context); }; });
    return options;
}

}  // namespace

void addTrainBaseCommand(CLI::App& train, CommandContext& context)
{
    auto options = addStage(
        train, context, "base",
        "Train a small base model on dialogues, from scratch. Writes to the folder given with -o. Run the same command again to resume",
        baseTrainingDefaults());
    auto* command = train.get_subcommand("base");
    command->get_option("--tokens")->required();
    addFields(*command, smallBodyFields(), options->body, {FieldPlace::Training});
}

void addTrainSllmCommand(CLI::App& train, CommandContext& context)
{
    auto options = addStage(train, context, "sllm",
                            "Train LoRA and the rows of new tokens on a frozen base, and write a model directory. Writes to the folder "
                            "given with -o. Run the same command again to resume",
                            sllmTrainingDefaults());
    auto* command = train.get_subcommand("sllm");
    command->add_option("--base", options->base, "Folder of the base model, in Hugging Face layout")->required();
    command->add_option("--tokenizer", options->tokenizer, "Folder of the speech tokenizer that the tokens were made with")->required();
    addSessionDataOptions(*command, options->data);
    command->add_option("--name", options->name, "Name of the model")->capture_default_str();
    command->add_option("--licence", options->licence, "Licence note for the weights, stored in undertone.json");
}

}  // namespace undertone
