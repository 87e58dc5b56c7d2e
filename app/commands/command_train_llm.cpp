// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/commands/llm_training_options.h"
#include "app/jobs/model_assembly.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/model/training/llm_training.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <map>
#include <memory>

namespace undertone {

namespace {

struct TrainLlmOptions {
    LlmTrainingConfig config;
    SmallBodyConfig body;
    std::string tokens;
    std::string devTokens;
    std::string base;          ///< sllm
    std::string tokenizer;     ///< sllm
    std::string name = "undertone-small";
    std::string licence;
    SmallModelDpm dpm;
    int threads = 0;
    bool probe = false;
};

std::string progressText(const LlmTrainingProgress& progress)
{
    char text[200];
    int length = std::snprintf(text, sizeof text, "step %d of %d  loss %.3f  L_a %.3f", progress.step, progress.steps, progress.loss, progress.audioLoss);
    const auto append = [&](const char* format, double value) {
        length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), format, value);
    };
    if (progress.emotionLoss)
        append("  L_e %.3f", *progress.emotionLoss);
    if (progress.devAudioLoss)
        append("  dev L_a %.3f", *progress.devAudioLoss);
    if (progress.devMeanRecall)
        append("  dev UA %.1f %%", 100.0 * *progress.devMeanRecall);
    return std::string(text) + "  left " + durationText(progress.secondsLeft);
}

/// What both a run and a probe of it are asked for.
LlmTrainingRequest requestOf(const TrainLlmOptions& options, const DialogueTokens& train, const CommandContext& context)
{
    LlmTrainingRequest request;
    request.config = options.config;
    request.config.seed = context.common.seed;
    request.config.dtype = context.common.dtype;
    request.config.memory.rank = options.dpm.rank;
    request.config.memory.alpha = options.dpm.alpha;
    request.config.memory.learningRate = options.dpm.learningRate;
    request.body = options.body;
    request.train = &train;
    request.base = options.base;
    request.device = context.common.device;
    request.threads = options.threads;
    return request;
}

int probeAction(const TrainLlmOptions& options, const DialogueTokens& train, CommandContext& context)
{
    const auto estimate = probeLlmTraining(requestOf(options, train, context));
    if (!estimate)
        return reportError(context, estimate.error());
    const nlohmann::ordered_json json{{"seconds_per_step", estimate->secondsPerStep}, {"steps", estimate->steps}, {"estimated_seconds", estimate->estimatedSeconds},
                                      {"peak_bytes", estimate->peakBytes}, {"device", estimate->device}, {"dtype", estimate->dtype}};
    std::printf("%s\n", json.dump().c_str());  // -o names the folder of the training
    return ExitSuccess;
}

/// Reads the token files and runs the stage into `output`.
Result<LlmTrainingSummary> runStage(const TrainLlmOptions& options, const std::filesystem::path& output, const DialogueTokens& train,
                                    CommandContext& context)
{
    std::optional<DialogueTokens> dev;
    if (!options.devTokens.empty()) {
        auto read = readDialogueTokens(options.devTokens);
        if (!read)
            return read.error();
        dev = std::move(*read);
    }
    auto request = requestOf(options, train, context);
    request.dev = dev ? &*dev : nullptr;
    request.output = output;
    auto summary = trainLlm(request, [&](const LlmTrainingProgress& progress) { context.progress.update(progressText(progress)); }, context.cancel);
    context.progress.finish();
    return summary;
}

int trainAction(const TrainLlmOptions& options, CommandContext& context)
{
    if (!options.probe && (context.common.outputFile.empty() || context.common.outputFile == "-"))
        return reportError(context, {ErrorCode::InvalidArgument, "Name the folder to write with -o."});
    auto train = readDialogueTokens(options.tokens);
    if (!train)
        return reportError(context, train.error());
    if (options.probe)
        return probeAction(options, *train, context);
    const std::filesystem::path directory = context.common.outputFile;
    const bool base = options.config.stage == LlmStage::Base;
    auto summary = runStage(options, base ? directory : directory / "adapter", *train, context);
    if (!summary)
        return reportError(context, summary.error());
    if (!base) {
        ModelParts parts;
        parts.name = options.name;
        parts.licence = options.licence;
        parts.tokenizer = options.tokenizer;
        parts.base = options.base;
        parts.tokens = &*train;
        parts.targetTokens = options.config.targetTokens;
        parts.prefixTokens = options.config.prefixTokens;
        parts.command = "undertone-cli train sllm --seed " + std::to_string(context.common.seed);
        if (const auto status = assembleModelDirectory(directory, parts, options.dpm); !status)
            return reportError(context, status.error());
    }
    if (context.common.json)
        std::printf("%s\n", summary->json.c_str());
    else
        std::printf("%d steps in %s: L_a %.3f%s\n", summary->steps, durationText(summary->seconds).c_str(), summary->audioLoss,
                    summary->devMeanRecall ? (", dev UA " + std::to_string(*summary->devMeanRecall)).c_str() : "");
    return ExitSuccess;
}

std::shared_ptr<TrainLlmOptions> addStage(CLI::App& train, CommandContext& context, const char* name, const char* help, const LlmTrainingConfig& defaults)
{
    auto options = std::make_shared<TrainLlmOptions>();
    options->config = defaults;
    auto* command = train.add_subcommand(name, help);
    addCommonOptions(*command, context);
    command->add_option("--tokens", options->tokens, "Dialogues to train on, as corpus simulate writes them")->required();
    command->add_option("--dev-tokens", options->devTokens, "Dialogues of other speakers, to measure on the way");
    addLlmTrainingOptions(*command, options->config);
    command->add_flag("--probe", options->probe, "Take two steps, write nothing, and say how long the training would take and in how much memory (JSON)");
    command->add_option("--threads", options->threads, "Threads of matrix products (default: all cores)");
    command->callback([options, &context] {
        context.action = [options, &context] { return trainAction(*options, context); };
    });
    return options;
}

}  // namespace

void addTrainBaseCommand(CLI::App& train, CommandContext& context)
{
    auto options = addStage(train, context, "base", "Train a small base model on dialogues, from nothing; -o names its folder. Repeated, it goes on",
                            baseTrainingDefaults());
    auto* command = train.get_subcommand("base");
    command->add_option("--base-objective", options->config.objective, "both (L_a and L_e) or next-token (the paper's chain)")
        ->transform(CLI::CheckedTransformer(std::map<std::string, BaseObjective>{{"both", BaseObjective::AudioAndEmotion}, {"next-token", BaseObjective::NextToken}}))
        ->default_str("both");
    command->add_option("--hidden", options->body.hiddenSize, "Width")->capture_default_str();
    command->add_option("--layers", options->body.layers, "Blocks")->capture_default_str();
    command->add_option("--heads", options->body.heads, "Attention heads")->capture_default_str();
    command->add_option("--feed-forward", options->body.feedForwardSize, "Width of the feed-forward")->capture_default_str();
}

void addTrainSllmCommand(CLI::App& train, CommandContext& context)
{
    auto options = addStage(train, context, "sllm", "Train LoRA and new rows on a frozen base and write a model directory; -o names it. Repeated, it goes on",
                            sllmTrainingDefaults());
    auto* command = train.get_subcommand("sllm");
    command->add_option("--base", options->base, "Folder of the base model, in Hugging Face's layout")->required();
    command->add_option("--tokenizer", options->tokenizer, "Folder of the speech tokenizer that made the tokens")->required();
    command->add_option("--name", options->name, "Name of the model")->capture_default_str();
    command->add_option("--licence", options->licence, "Licence note of the weights, for undertone.json");
    command->add_option("--lora-rank", options->config.loraRank, "Rank of the trained LoRA")->capture_default_str();
    command->add_option("--lora-alpha", options->config.loraAlpha, "Alpha of the trained LoRA")->capture_default_str();
    command->add_option("--new-rows", options->config.newRows, "Rows of codes and emotions: trained or frozen")
        ->transform(CLI::CheckedTransformer(std::map<std::string, NewRows>{{"trained", NewRows::Trained}, {"frozen", NewRows::Frozen}}))
        ->default_str("trained");
    command->add_flag_callback("--memory-aware", [options] { options->config.memory.following = MemoryFollowing::On; },
                               "Let the temporary LoRA follow each dialogue while training on it, as it will when the model is used");
    command->add_option("--temporary-rank", options->dpm.rank, "Rank of the temporary LoRA, for undertone.json")->capture_default_str();
    command->add_option("--temporary-alpha", options->dpm.alpha, "Its alpha")->capture_default_str();
    command->add_option("--temporary-rate", options->dpm.learningRate, "Its learning rate")->capture_default_str();
}

}  // namespace undertone
