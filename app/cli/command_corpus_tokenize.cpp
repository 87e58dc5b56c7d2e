// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/corpus/corpus_tokenizing.h"
#include "app/jobs/corpus/tokenizing_record.h"
#include "app/jobs/shard.h"
#include "engine/corpus/corpus_reader.h"
#include "engine/io/folder_lock.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

namespace undertone {

namespace {

constexpr std::size_t warningsShown = 10;

struct TokenizeCorpusOptions {
    std::string folder;
    std::string labels = "ang,hap,sad,neu";
    std::string changes;
    std::string mode = "utterance";
    std::string channels = "own";
    std::string attestation;
    std::string split;
    std::string record;
    std::string shard;
    bool noCache = false;
    bool overwrite = false;  ///< whether tokens of another corpus, tokenizer or options are replaced
    CorpusTokenizingOptions job;
};

void printCounts(const CorpusTokens& made, bool json)
{
    const auto& tokens = made.tokens;
    std::size_t labelled = 0;
    for (const auto& dialogue : tokens.dialogues)
        labelled += static_cast<std::size_t>(std::count_if(dialogue.sentences.begin(), dialogue.sentences.end(),
                                                           [](const auto& sentence) { return sentence.label.has_value(); }));
    if (!json) {
        std::printf("%zu dialogues (%zu were tokenized before), %lld sentences, %zu of them with a label, %lld tokens; %zu left out\n",
                    tokens.dialogues.size(), made.fromCache, static_cast<long long>(tokens.sentenceCount()), labelled,
                    static_cast<long long>(tokens.tokenCount()), made.leftOut);
        return;
    }
    const nlohmann::ordered_json object{{"dialogues", tokens.dialogues.size()},
                                        {"from_cache", made.fromCache},
                                        {"on_own_channels", made.onOwnChannels},
                                        {"sentences", tokens.sentenceCount()},
                                        {"labelled", labelled},
                                        {"tokens", tokens.tokenCount()},
                                        {"left_out", made.leftOut},
                                        {"warnings", englishSentences(made.warnings)}};
    std::printf("%s\n", jsonText(object).c_str());
}

/// Leaves the dialogues of this process's share.
void keepShard(LabelledCorpus& corpus, const Shard& shard)
{
    std::size_t at = 0;
    std::erase_if(corpus.dialogues, [&](const auto&) { return !shard.has(at++); });
}

/// From the corpus to the written token file, or for a shard to the codes in the cache; `record` may be null.
Result<CorpusTokens> tokenizeIntoFile(const TokenizeCorpusOptions& options, CommandContext& context, TokenizingRecorder* record)
{
    const auto shard = TRY(parseShard(options.shard));
    const bool all = shard.isAll();
    auto changes = parseLabelChanges(options.changes);
    if (!changes)
        return changes.error();
    std::error_code ignored;
    if (const auto folder = std::filesystem::path(context.common.outputFile).parent_path(); !folder.empty())
        std::filesystem::create_directories(folder, ignored);  // where that fails, checkOutput says so
    TRY(checkOutput(context.common));
    std::optional<FolderLock> lock;
    if (all)  // a shard writes to the cache alone
        lock = TRY(FolderLock::takeFile(context.common.outputFile));
    auto corpus = readCorpus(options.folder);
    if (!corpus)
        return corpus.error();
    if (!options.split.empty()) {
        std::erase_if(corpus->dialogues, [&options](const auto& dialogue) { return dialogue.split != options.split; });
        if (corpus->dialogues.empty())
            return Error{ErrorCode::InvalidArgument, message("cli.no-split", options.split)};
    }
    keepShard(*corpus, shard);
    if (corpus->dialogues.empty())
        return CorpusTokens{};  // more shards than dialogues
    auto map = LabelMap::create(corpus->format, parseLabels(options.labels), std::move(*changes));
    if (!map)
        return map.error();
    auto job = options.job;
    job.mode = options.mode == "whole" ? TokenizeMode::Whole : TokenizeMode::Utterance;
    job.channels = options.channels == "mean" ? ChannelRule::Mean : ChannelRule::SpeakersOwn;
    job.useCache = !options.noCache;
    job.device = context.common.device;
    job.isShare = !all;
    if (!options.overwrite && all)
        TRY(checkReplacesOnlyItself(context.common.outputFile, *corpus, *map, job, context.cancel));
    const auto count = corpus->dialogues.size();
    const auto report = [&](std::size_t done) {
        context.progress.update("dialogue " + std::to_string(done) + " of " + std::to_string(count));
        if (record != nullptr)
            record->report(static_cast<std::int64_t>(done), static_cast<std::int64_t>(count));
    };
    const auto jobContext = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::stated(options.attestation)});
    auto made = tokenizeCorpus(*corpus, *map, job, jobContext, report, context.cancel);
    context.progress.finish();
    if (!made)
        return made;
    if (all)
        TRY(writeDialogueTokens(context.common.outputFile, made->tokens));
    return made;
}

/// tokenizeIntoFile with its record in the file of --record.
Result<CorpusTokens> tokenizeOnRecord(const TokenizeCorpusOptions& options, CommandContext& context)
{
    const auto whole = [](const std::filesystem::path& path) { return std::filesystem::absolute(path).lexically_normal(); };
    auto record = TokenizingRecorder::open(
        options.record,
        {whole(options.folder), whole(options.job.tokenizer), whole(context.common.outputFile), options.split, options.attestation});
    if (!record)
        return record.error();
    auto made = tokenizeIntoFile(options, context, &*record);
    const auto written = made ? record->finish(made->warnings) : record->end(made.error());
    return written || !made ? std::move(made) : Result<CorpusTokens>(written.error());
}

int tokenizeAction(const TokenizeCorpusOptions& options, CommandContext& context)
{
    if (!writesFile(context.common))
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.tokens-file")});
    if (!options.shard.empty() && options.noCache)
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.shard-cache")});
    const auto made = options.record.empty() ? tokenizeIntoFile(options, context, nullptr) : tokenizeOnRecord(options, context);
    if (!made)
        return reportError(context, made.error());
    for (std::size_t i = 0; i < std::min(made->warnings.size(), warningsShown); ++i)
        context.progress.note("undertone-cli: " + englishSentence(made->warnings[i]));
    if (made->warnings.size() > warningsShown)
        context.progress.note("undertone-cli: ... and " + std::to_string(made->warnings.size() - warningsShown) + " more warnings.");
    printCounts(*made, context.common.json);
    return ExitSuccess;
}

}  // namespace

void addCorpusTokenizeCommand(CLI::App& corpus, CommandContext& context)
{
    auto options = std::make_shared<TokenizeCorpusOptions>();
    auto* command = corpus.add_subcommand(
        "tokenize", "Convert a corpus to speech codes once, so that training needs no audio. Run the same command again to resume");
    addCommonOptions(*command, context);
    command->add_option("DIR", options->folder, "Corpus folder: IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB, or a folder with manifest.csv")
        ->required();
    command->add_option("--tokenizer", options->job.tokenizer, "Folder of the speech tokenizer")->required();
    command->add_option("--split", options->split, "Use only dialogues of this split, if the corpus has splits");
    command->add_option("--labels", options->labels, "Labels of the model, in order")->capture_default_str();
    command->add_option("--map", options->changes,
                        "Labels to rename or drop, e.g. exc=hap,fru=ang; an empty right-hand side drops the label");
    command
        ->add_option(
            "--tokenize", options->mode,
            "utterance: each sentence separately; whole: the dialogue in windows of 30 s, so that codes also depend on later audio")
        ->check(CLI::IsMember({"utterance", "whole"}))
        ->capture_default_str();
    command
        ->add_option("--channels", options->channels,
                     "own: each sentence from its speaker's microphone (IEMOCAP); mean: the mean of all channels")
        ->check(CLI::IsMember({"own", "mean"}))
        ->capture_default_str();
    command->add_flag("--overwrite", options->overwrite,
                      "Overwrite an output file that was made from another corpus, with another tokenizer or with other options");
    command->add_flag("--no-cache", options->noCache, "Do not read or write the cache of speech codes");
    command->add_option("--attest", options->attestation, "Statement about the corpus and its licence, stored in the token file");
    command->add_option("--record", options->record, "Write progress and result to this JSON file")->type_name("FILE");
    command
        ->add_option("--shard", options->shard,
                     "Share of the dialogues that this process tokenizes into the cache: 2/4 is the second of four shares, slurm the share "
                     "of this task of a Slurm job array. Afterwards run the command without --shard to write the file")
        ->take_last()
        ->type_name("I/N");
    command->add_option("--workers", options->job.workers, "Number of threads (default: one per core)");
    command->callback([options, &context] { context.action = [options, &context] { return tokenizeAction(*options, context); }; });
}

}  // namespace undertone
