// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable cliMessages()
{
    static constexpr MessageEntry entries[] = {
        {"cli.audformat-folder", QT_TRANSLATE_NOOP("Errors", "A database of audformat is a folder of two files: name the folder with -o.")},
        {"cli.corpus-output", QT_TRANSLATE_NOOP("Errors", "Name with -o the file for the tokens, or the folder for the layout.")},
        {"cli.export-format",
         QT_TRANSLATE_NOOP("Errors", "Name a format with --format, or a file with -o that ends in .TextGrid, .eaf, .csv or .rttm.")},
        {"cli.export-needs-file", QT_TRANSLATE_NOOP("Errors", "Name the file to write with -o.")},
        {"cli.fold-methods",
         QT_TRANSLATE_NOOP("Errors",
                           "--classifier and --packed-model were trained before, with speakers of any fold: with --folds they are trained "
                           "in each, by --fold-classifier and --fold-packed.")},
        {"cli.fold-models", QT_TRANSLATE_NOOP("Errors", "Name the folder for the folds' models with -o.")},
        {"cli.fold-parts",
         QT_TRANSLATE_NOOP("Errors",
                           "Folds are trained: name the base model with --base and the tokenizer of the tokens with --tokenizer.")},
        {"cli.keep-itself",
         QT_TRANSLATE_NOOP("Errors", "{0} is the file whose tiers are kept, and is not written over: name another with -o.")},
        {"cli.list-alone",
         QT_TRANSLATE_NOOP(
             "Errors", "With --list recordings and their segments stand in the list: name no AUDIO, no --segments and no --recording.")},
        {"cli.list-folder", QT_TRANSLATE_NOOP("Errors", "Name the folder for the results of the list with -o.")},
        {"cli.label-at",
         QT_TRANSLATE_NOOP("Errors", "--label-at takes the number of a sentence and a label, such as 12=ang; \"{0}\" is none.")},
        {"cli.list-missing", QT_TRANSLATE_NOOP("Errors", "--shard and --collect belong to a list of recordings: name it with --list.")},
        {"cli.name-tokens", QT_TRANSLATE_NOOP("Errors", "Name the dialogues to judge with --tokens.")},
        {"cli.no-audio", QT_TRANSLATE_NOOP("Errors", "Name recordings, or a list of them with --list.")},
        {"cli.no-input", QT_TRANSLATE_NOOP("Errors", "There is no device {0}: --list-inputs names those that there are.")},
        {"cli.no-passphrase",
         QT_TRANSLATE_NOOP("Errors", "No passphrase was given: use --passphrase-fd, the variable UNDERTONE_PASSPHRASE, or a terminal.")},
        {"cli.no-split", QT_TRANSLATE_NOOP("Errors", "No dialogue of the corpus is of the split \"{0}\".")},
        {"cli.no-results", QT_TRANSLATE_NOOP("Errors", "This session has no results: analyse it first; a withdrawal destroys them.")},
        {"cli.one-recording", QT_TRANSLATE_NOOP("Errors", "A safetensors file holds one recording: name one, or write JSON.")},
        {"cli.one-recording-for-plan",
         QT_TRANSLATE_NOOP(
             "Errors", "What is done to memory at sentences, --checkpoints and --replay are about one recording: name that one alone.")},
        {"cli.session-speakers",
         QT_TRANSLATE_NOOP("Errors", "Who speaks in a recorded session is said by its channels: leave --speakers out.")},
        {"cli.one-session",
         QT_TRANSLATE_NOOP("Errors",
                           "A recorded session is analysed alone, and its sentences are found in it: name no other recording, no segments "
                           "and nothing that is done at sentences.")},
        {"cli.output-folder", QT_TRANSLATE_NOOP("Errors", "{0} is a folder: name a file with -o.")},
        {"cli.passphrase-differs", QT_TRANSLATE_NOOP("Errors", "These were two different passphrases: nothing was changed.")},
        {"cli.passphrase-long", QT_TRANSLATE_NOOP("Errors", "A passphrase is at most {0} bytes long.")},
        {"cli.project-output", QT_TRANSLATE_NOOP("Errors", "Name the project with -o FILE.undertone.")},
        {"cli.destroyed-without-log",
         QT_TRANSLATE_NOOP("Errors", "The keys were destroyed; the log of the session does not say so, as it is damaged. {0}")},
        {"cli.log-head", QT_TRANSLATE_NOOP("Errors", "The head of the session's log, which tells of this export: {0}")},
        {"cli.model-not-blocked",
         QT_TRANSLATE_NOOP("Errors", "The model {0} was trained on this session and is not blocked: delete it. {1}")},
        {"cli.models-not-read",
         QT_TRANSLATE_NOOP("Errors", "The folder {0} cannot be looked through for models: one that lies there is not blocked. {1}")},
        {"cli.not-expired", QT_TRANSLATE_NOOP("Errors", "The session {0} was passed over. {1}")},
        {"cli.live-analysis-behind",
         QT_TRANSLATE_NOOP(
             "Errors",
             "The analysis cannot keep up; nothing of the recording is lost by that, and what is left is analysed when it has "
             "ended.")},
        {"cli.live-analysis-ended", QT_TRANSLATE_NOOP("Errors", "The recording goes on without its analysis. {0}")},
        {"cli.live-analysis-finishes",
         QT_TRANSLATE_NOOP("Errors",
                           "The recording is saved. The analysis of what was said last goes on; Ctrl-C leaves it to undertone-cli analyze, "
                           "which takes it up.")},
        {"cli.model-without-analyse", QT_TRANSLATE_NOOP("Errors", "--model names a model for --analyse, which was not given.")},
        {"cli.record-needs", QT_TRANSLATE_NOOP("Errors", "Recording needs --session and --consent.")},
        {"cli.recording", QT_TRANSLATE_NOOP("Errors", "Recording into {0}. Ctrl-C ends it.")},
        {"cli.recording-of-many", QT_TRANSLATE_NOOP("Errors", "--recording chooses one recording, and several were named.")},
        {"cli.report-folder", QT_TRANSLATE_NOOP("Errors", "Name the folder of the report with --report.")},
        {"cli.results-sealed",
         QT_TRANSLATE_NOOP("Errors",
                           "{0} sentences were analysed; the results are sealed in the session. They leave it only where everyone consents "
                           "to share them.")},
        {"cli.segments-beside",
         QT_TRANSLATE_NOOP(
             "Errors",
             "{0} lies beside {1} and is not read: sentences are found by voice activity. Name it with --segments to take its own.")},
        {"cli.segments-count",
         QT_TRANSLATE_NOOP(
             "Errors",
             "--segments belongs to one recording: give it once for each of the {0} recordings, in their order, or leave it out.")},
        {"cli.selection-alone", QT_TRANSLATE_NOOP("Errors", "--tier and --recording choose from the files that --segments names.")},
        {"cli.session-recovered",
         QT_TRANSLATE_NOOP("Errors", "The recording had been interrupted: what was written until then is the session now.")},
        {"cli.several-timelines",
         QT_TRANSLATE_NOOP("Errors", "There are several timelines, one a line, and an export is of one: give it one of the lines.")},
        {"cli.shard-cache",
         QT_TRANSLATE_NOOP("Errors", "A shard leaves its codes in the cache: --shard and --no-cache exclude each other.")},
        {"cli.sentence-number", QT_TRANSLATE_NOOP("Errors", "Sentences are numbered from 1, as in the table; {0} is none.")},
        {"cli.speakers-and-segments",
         QT_TRANSLATE_NOOP("Errors",
                           "--speakers cuts a recording where no segments are named. To find who speaks in given sentences, run "
                           "undertone-cli diarize with --segments, and analyse what it writes.")},
        {"cli.spool", QT_TRANSLATE_NOOP("Errors", "The audio on stdin could not be copied to a temporary file in {0}: is there room?")},
        {"cli.spool-cancelled", QT_TRANSLATE_NOOP("Errors", "Reading the audio from stdin was cancelled.")},
        {"cli.stdin-larger", QT_TRANSLATE_NOOP("Errors", "The timeline on stdin is larger than {0} MiB.")},
        {"cli.stdin-twice", QT_TRANSLATE_NOOP("Errors", "The recording on stdin can be read only once: name - once.")},
        {"cli.stdin-unreadable", QT_TRANSLATE_NOOP("Errors", "The timeline on stdin cannot be read.")},
        {"cli.study-folder",
         QT_TRANSLATE_NOOP(
             "Errors",
             "Name with -o the folder of the study: models and dialogues are kept there, so that a run that was stopped goes on.")},
        {"cli.swap",
         QT_TRANSLATE_NOOP("Errors",
                           "This system does not let keys be kept off the swap disk: raise the limit of locked memory (ulimit -l), or "
                           "encrypt the swap disk.")},
        {"cli.tokenizer", QT_TRANSLATE_NOOP("Errors", "Name the folder of the speech tokenizer with --tokenizer.")},
        {"cli.tokenizer-folder", QT_TRANSLATE_NOOP("Errors", "Name the folder for the tokenizer with -o.")},
        {"cli.tokens-file", QT_TRANSLATE_NOOP("Errors", "Name the file for the tokens with -o FILE.safetensors.")},
        {"cli.windows-report",
         QT_TRANSLATE_NOOP("Errors", "Several windows of one pass are compared in a report: name its folder with --report.")},
        {"engine-cli.command", QT_TRANSLATE_NOOP("Errors", "The command {0} is not known.")},
        {"engine-cli.evaluate", QT_TRANSLATE_NOOP("Errors", "evaluate needs --tokens.")},
        {"engine-cli.no-command", QT_TRANSLATE_NOOP("Errors", "A command is required.")},
        {"engine-cli.one-command", QT_TRANSLATE_NOOP("Errors", "One command at a time: {0} or {1}.")},
        {"engine-cli.option", QT_TRANSLATE_NOOP("Errors", "The option {0} is not known.")},
        {"engine-cli.other-tokens",
         QT_TRANSLATE_NOOP("Errors",
                           "The tokens in {0} have other labels or another codebook than the model: name tokens made with its tokenizer.")},
        {"engine-cli.stage", QT_TRANSLATE_NOOP("Errors", "train needs a stage: base or sllm.")},
        {"engine-cli.train", QT_TRANSLATE_NOOP("Errors", "train {0} needs --tokens and --output.")},
        {"engine-cli.train-base", QT_TRANSLATE_NOOP("Errors", "train {0} needs --tokens and --output, and --base.")},
        {"engine-cli.usage", QT_TRANSLATE_NOOP("Errors", "{0} Run undertone-engine --help for a list of commands and options.")},
        {"engine-cli.value", QT_TRANSLATE_NOOP("Errors", "The option {0} needs a value that makes sense.")},
    };
    return entries;
}

}  // namespace undertone
