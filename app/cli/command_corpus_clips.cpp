// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/corpus/clip_cutting.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

int clipsAction(ClipCuttingOptions options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.name-folder")});
    options.folder = context.common.outputFile;
    options.note = [&](const Message& text) { context.progress.note(englishSentence(text)); };
    const auto clips = cutClips(options, context.cancel);
    if (!clips)
        return reportError(context, clips.error());
    std::printf(context.common.json ? "{\"clips\":%zu}\n" : "%zu clips\n", *clips);
    return ExitSuccess;
}

}  // namespace

void addCorpusClipsCommand(CLI::App& corpus, CommandContext& context)
{
    auto options = std::make_shared<ClipCuttingOptions>();
    auto* command = corpus.add_subcommand(
        "clips", "Cut recordings into the sentences of their segments files and write a corpus of labelled clips; -o names its folder");
    addCommonOptions(*command, context);
    command->add_option("recordings", options->recordings, "Recordings, each with a segments file of the same name in the same folder")
        ->required();
    command->add_option("--corpus", options->corpus, "Name of the corpus")->required();
    command->add_option("--emotion", options->emotion, "Label given to every sentence, e.g. neutral")->required();
    command->add_option("--language", options->language, "Language spoken in the recordings");
    command->add_option("--split", options->split, "Split that the clips are assigned to")
        ->check(CLI::IsMember({"train", "dev"}))
        ->capture_default_str();
    command->add_option("--shortest", options->shortestSeconds, "Minimum length of a sentence in seconds; shorter ones are skipped")
        ->check(CLI::Range(0.2, 600.0))
        ->capture_default_str();
    command
        ->add_option("--longest", options->longestSeconds,
                     "Maximum length of a clip in seconds; longer sentences are divided into clips of equal length")
        ->check(CLI::Range(0.2, 600.0))
        ->capture_default_str();
    command->callback([options, &context] { context.action = [options, &context] { return clipsAction(*options, context); }; });
}

}  // namespace undertone
