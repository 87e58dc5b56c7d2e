// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/distributed_training.h"
#include "app/jobs/corpus/labelled_clips.h"
#include "engine/api/tokenizer_training.h"
#include "engine/corpus/manifest.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <memory>

namespace undertone {

namespace {

struct TrainTokenizerOptions {
    std::string dataFolder;
    std::vector<std::string> extraFolders;
    std::string encoderFolder;  ///< empty: nothing is pre-trained
    TokenizerTrainingConfig config;
    int threads = 0;
    bool resume = false;
    bool keepHeads = false;
    bool overwrite = false;  ///< whether a finished training in the folder is replaced
    DistributedTraining distributed;
    std::string attestation;
};

// Decodes all clips on all cores; their log-mel stays in memory, the audio does not. Clips that cannot be read are named and left out.
// `before` clips were read of other folders. Of several processes each reads all, and one `speaks`.
Status addClips(const std::filesystem::path& folder, const std::vector<LabelledClip>& clips, std::size_t before, bool speaks, bool isShared,
                TokenizerTraining& training, CommandContext& context)
{
    const auto take = [&](std::size_t place, std::span<const float> pcm) { return training.addClip(before + place, clips[place], pcm); };
    const auto report = [&](std::size_t done) {
        if (speaks && done % 100 == 0)
            context.progress.update("reading clips: " + std::to_string(done) + " of " + std::to_string(clips.size()));
    };
    const auto leftOut = [&](const Error& why) {
        if (speaks)
            context.progress.note(englishSentence(message("tokenizing.unheard", why.path, why.message)));
    };
    // A process that left here alone would leave the others waiting: several of them stop by agreement, at the first step.
    return readLabelledClips(folder, clips, 0, take, report, isShared ? CancellationToken() : context.cancel, leftOut);
}

std::string tokenizerProgressText(const TokenizerProgress& progress)
{
    char text[256];
    std::snprintf(text, sizeof text,
                  "step %lld  %3.0f %%  emotion %.3f (before %.3f)  right %.2f  sentence %.3f  sound %.3f  spread %.3f  rate %.1e",
                  static_cast<long long>(progress.step), 100.0 * progress.fraction, progress.emotionLoss, progress.emotionBeforeLoss,
                  progress.trainAccuracy, progress.sentenceLoss, progress.reconstructionLoss, progress.spreadLoss, progress.learningRate);
    return std::string(text) + "  left " + durationText(progress.secondsLeft);
}

TokenizerTrainingReporter makeReporter(const TokenizerTraining& training, CommandContext& context)
{
    TokenizerTrainingReporter reporter;
    reporter.progress = [&context](const TokenizerProgress& progress) { context.progress.update(tokenizerProgressText(progress)); };
    reporter.scores = [&context, &training](const TokenizerScores& scores) { context.progress.note("dev " + training.toJson(scores)); };
    reporter.note = [&context](const Message& text) { context.progress.note(englishSentence(text)); };
    return reporter;
}

struct ClipFolder {
    std::filesystem::path path;
    std::vector<LabelledClip> clips;
};

/// Clips of train and dev; those of any other split are kept aside to test on. `note` takes how many these are.
Result<std::vector<ClipFolder>> clipFolders(const TrainTokenizerOptions& options, const std::function<void(const Message&)>& note)
{
    std::vector<ClipFolder> folders{{TRY(dataFolder(options.dataFolder)), {}}};
    for (const auto& extra : options.extraFolders)
        folders.push_back({extra, {}});
    for (auto& folder : folders) {
        folder.clips = TRY(readManifest(folder.path));
        const auto aside = std::erase_if(folder.clips, [](const auto& clip) { return clip.split != "train" && clip.split != "dev"; });
        if (aside > 0)
            note(message("tokenizer-training.kept-aside", folder.path, aside));
    }
    return folders;
}

Status trainOnClips(const TrainTokenizerOptions& options, CommandContext& context)
{
    const bool speaks = options.distributed.isSpeaking();
    const auto folders = TRY(clipFolders(options, [&](const Message& text) {
        if (speaks)
            context.progress.note(englishSentence(text));
    }));
    auto config = options.config;
    config.seed = context.common.seed;
    config.dtype = context.common.dtype;
    TokenizerTraining training(config, options.threads);
    if (!options.encoderFolder.empty())
        TRY(training.beginWith(options.encoderFolder));
    std::size_t before = 0;
    for (const auto& folder : folders) {
        TRY(addClips(folder.path, folder.clips, before, speaks, sizeOf(options.distributed.processes()) > 1, training, context));
        before += folder.clips.size();
    }
    training.finishClips();
    if (speaks)
        context.progress.note(std::to_string(training.clipCount()) + " clips read");
    const Authorisation authorisation(Purpose::Train, LicenceAttestation::stated(options.attestation));
    return training.run(context.common.outputFile, authorisation, options.resume ? Unfinished::TakeUp : Unfinished::StartAfresh,
                        options.keepHeads ? TokenizerHeadsFile::Kept : TokenizerHeadsFile::Discarded,
                        speaks ? makeReporter(training, context) : TokenizerTrainingReporter(), context.cancel,
                        options.overwrite ? ExistingResult::Overwrite : ExistingResult::Keep, options.distributed.processes());
}

int trainTokenizerAction(TrainTokenizerOptions& options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.tokenizer-folder")});
    if (const auto joined = options.distributed.join(); !joined)
        return reportError(context, joined.error());
    const auto status = trainOnClips(options, context);
    context.progress.finish();
    return status ? ExitSuccess : options.distributed.end(context, status.error());
}

}  // namespace

void addTrainTokenizerCommand(CLI::App& train, CommandContext& context)
{
    auto options = std::make_shared<TrainTokenizerOptions>();
    options->config.shape = smallTokenizerShape();
    auto* command = train.add_subcommand(
        "tokenizer",
        "Train a speech tokenizer on labelled clips. Writes to the folder given with -o; --resume continues an interrupted training");
    addCommonOptions(*command, context);
    command->add_option("--data", options->dataFolder, "Folder with manifest.csv (default: $UNDERTONE_DATA)");
    command->add_option("--extra-data", options->extraFolders, "Additional folders with manifest.csv");
    // CLI11 runs what an option does in the order in which options were added, so the encoder's recipe comes before what changes it.
    command->add_option_function<std::string>(
        "--encoder",
        [options](const std::string& folder) {
            options->encoderFolder = folder;
            useEncoderRecipe(options->config);
        },
        "Initialise with the encoder of a Whisper model: a folder in Hugging Face layout, or one with CTranslate2's model.bin");
    addFields(*command, tokenizerTrainingFields(), options->config, {FieldPlace::Training});
    command->add_option("--attest", options->attestation, "Statement about the clips and their licence, stored in training.json");
    command->add_flag("--resume", options->resume, "Resume from the checkpoint in the output folder, if there is one");
    command->add_flag("--overwrite", options->overwrite, "Overwrite a finished training in the output folder");
    command->add_flag("--keep-heads", options->keepHeads, "Also save the heads used in training");
    command->add_option("--threads", options->threads, "Number of CPU threads (default: all cores)");
    options->distributed.addOption(
        *command,
        "the simulated recordings of each step among the processes started by mpirun or srun; --groups must be at least their number");
    command->callback([options, &context] { context.action = [options, &context] { return trainTokenizerAction(*options, context); }; });
}

}  // namespace undertone
