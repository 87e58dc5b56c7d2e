// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/io/dialogue_tokens.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

namespace {

struct MergeArguments {
    std::vector<std::string> files, unlabelled;
};

int mergeAction(const MergeArguments& arguments, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.tokens-file")});
    std::vector<DialogueTokens> sets;
    for (const auto& file : arguments.files) {
        auto tokens = readDialogueTokens(file);
        if (!tokens)
            return reportError(context, tokens.error());
        sets.push_back(std::move(*tokens));
    }
    const auto merged = mergeDialogueTokens(std::move(sets), {arguments.unlabelled.begin(), arguments.unlabelled.end()});
    if (!merged)
        return reportError(context, merged.error());
    if (const auto status = writeDialogueTokens(context.common.outputFile, *merged); !status)
        return reportError(context, status.error());
    std::printf(context.common.json ? "{\"dialogues\":%zu,\"sentences\":%lld,\"tokens\":%lld}\n"
                                    : "%zu dialogues, %lld sentences, %lld tokens\n",
                merged->dialogues.size(), static_cast<long long>(merged->sentenceCount()), static_cast<long long>(merged->tokenCount()));
    return ExitSuccess;
}

}  // namespace

void addCorpusMergeCommand(CLI::App& corpus, CommandContext& context)
{
    auto arguments = std::make_shared<MergeArguments>();
    auto* command = corpus.add_subcommand("merge", "Merge several token files into one; -o names it");
    command->add_option("files", arguments->files, "Token files made with the same tokenizer")->required();
    command
        ->add_option("--unlabelled", arguments->unlabelled,
                     "Leave out the labels of these corpora, comma-separated, e.g. where nobody rated them")
        ->delimiter(',')
        ->allow_extra_args(false);
    addCommonOptions(*command, context);
    command->callback([arguments, &context] { context.action = [arguments, &context] { return mergeAction(*arguments, context); }; });
}

}  // namespace undertone
