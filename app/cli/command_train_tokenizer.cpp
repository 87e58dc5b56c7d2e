// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/jobs/corpus/labelled_clips.h"
#include "engine/corpus/manifest.h"
#include "engine/model/training/tokenizer/tokenizer_training.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct TrainTokenizerOptions {
    std::string dataFolder;
    TokenizerTrainingConfig config;
    bool resume = false;
    bool keepHeads = false;
};

// Decodes all clips on all cores; their log-mel stays in memory, the audio does not.
Status loadCorpus(const std::filesystem::path& folder, const std::vector<LabelledClip>& clips, TokenizerCorpus& corpus,
                  CommandContext& context)
{
    const auto take = [&](std::size_t place, std::span<const float> pcm) { return corpus.add(place, clips[place], pcm); };
    const auto report = [&](std::size_t done) {
        if (done % 100 == 0)
            context.progress.update("reading clips: " + std::to_string(done) + " of " + std::to_string(clips.size()));
    };
    return readLabelledClips(folder, clips, 0, take, report, context.cancel);
}

std::string progressText(const TokenizerProgress& progress)
{
    char text[256];
    std::snprintf(text, sizeof text,
                  "step %lld  %3.0f %%  emotion %.3f (before %.3f)  right %.2f  sentence %.3f  sound %.3f  spread %.3f  rate %.1e",
                  static_cast<long long>(progress.step), 100.0 * progress.fraction, progress.emotionLoss, progress.emotionBeforeLoss,
                  progress.trainAccuracy, progress.sentenceLoss, progress.reconstructionLoss, progress.spreadLoss, progress.learningRate);
    return std::string(text) + "  left " + durationText(progress.secondsLeft);
}

TokenizerTrainingReporter makeReporter(const TokenizerCorpus& corpus, CommandContext& context)
{
    TokenizerTrainingReporter reporter;
    reporter.progress = [&context](const TokenizerProgress& progress) { context.progress.update(progressText(progress)); };
    reporter.scores = [&context, &corpus](const TokenizerScores& scores) { context.progress.note("dev " + toJson(scores, corpus)); };
    reporter.note = [&context](const std::string& text) { context.progress.note(text); };
    return reporter;
}

int trainTokenizerAction(const TrainTokenizerOptions& options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, "Name the folder for the tokenizer with -o."});
    auto folder = dataFolder(options.dataFolder);
    if (!folder)
        return reportError(context, folder.error());
    auto clips = readManifest(*folder);
    if (!clips)
        return reportError(context, clips.error());

    auto config = options.config;
    config.seed = context.common.seed;
    config.dtype = context.common.dtype;
    TokenizerCorpus corpus(config.shape.melBands);
    auto status = loadCorpus(*folder, *clips, corpus, context);
    if (!status)
        return reportError(context, status.error());
    corpus.finish(config.excludedCorpus);
    context.progress.note(std::to_string(corpus.clips().size()) + " clips read");
    status = trainTokenizer(
        corpus, config, context.common.outputFile, options.resume ? TokenizerResume::GoOn : TokenizerResume::StartAfresh,
        options.keepHeads ? TokenizerHeadsFile::Kept : TokenizerHeadsFile::Discarded, makeReporter(corpus, context), context.cancel);
    context.progress.finish();
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addTrainTokenizerCommand(CLI::App& train, CommandContext& context)
{
    auto options = std::make_shared<TrainTokenizerOptions>();
    options->config.shape = smallTokenizerShape();
    auto* command = train.add_subcommand("tokenizer", "Train a speech tokenizer on labelled clips; -o names its folder");
    addCommonOptions(*command, context);
    command->add_option("--data", options->dataFolder, "Folder with manifest.csv (default: $UNDERTONE_DATA)");
    command->add_option("--minutes", options->config.minutes, "Length of the training in minutes")->capture_default_str();
    command->add_option("--steps", options->config.steps, "Length in steps instead; then the same seed gives the same result");
    command->add_option("--exclude-corpus", options->config.excludedCorpus, "Do not train on this corpus; judge on all of it");
    command->add_flag("--resume", options->resume, "Go on from the checkpoint in the folder, where there is one");
    command->add_flag("--keep-heads", options->keepHeads, "Also write the heads used in training");
    command->callback([options, &context] { context.action = [options, &context] { return trainTokenizerAction(*options, context); }; });
}

}  // namespace undertone
