// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable jobsMessages()
{
    static constexpr MessageEntry entries[] = {
        {"analysis.cancelled-resumable",
         QT_TRANSLATE_NOOP("Errors", "The analysis was cancelled; what was analysed stands, and the same command goes on from there.")},
        {"analysis.codes-damaged",
         QT_TRANSLATE_NOOP("Errors", "The speech codes kept of this recording are damaged; it is tokenized again.")},
        {"analysis.no-speech",
         QT_TRANSLATE_NOOP("Errors", "No speech was found in the recording; name the sentences with a segments file if there is some.")},
        {"analysis.nothing-to-share", QT_TRANSLATE_NOOP("Errors", "No model is loaded that another analysis could share.")},
        {"benchmark.no-label",
         QT_TRANSLATE_NOOP("Errors",
                           "None of these dialogues has a labelled sentence, so there is nothing to judge: give tokens with labels.")},
        {"classifier.config", QT_TRANSLATE_NOOP("Errors", "The classifier's config.json")},
        {"cli.name-folder", QT_TRANSLATE_NOOP("Errors", "Name the folder to write with -o.")},
        {"clips.too-long",
         QT_TRANSLATE_NOOP("Errors",
                           "The clip says that it lasts {0} seconds; a labelled clip is one sentence, of at most {1}: cut it, or take it "
                           "out of the manifest.")},
        {"dpm.not-finite-in-a-row", QT_TRANSLATE_NOOP("Errors", "{0} So it was for {1} sentences in a row; what was read before stands.")},
        {"evaluation.no-clip", QT_TRANSLATE_NOOP("Errors", "The manifest in {0} has no clip of the split \"{1}\" to judge on.")},
        {"evaluation.other-classifier",
         QT_TRANSLATE_NOOP("Errors", "The classifier in {0} was trained for other labels or speech codes than the model's.")},
        {"evaluation.other-dialogues",
         QT_TRANSLATE_NOOP(
             "Errors",
             "These dialogues were made for other labels or speech codes than the model's: make them with its tokenizer and labels.")},
        {"folder.cannot-move", QT_TRANSLATE_NOOP("Errors", "what stands there cannot be moved: {0}")},
        {"folder.cannot-write", QT_TRANSLATE_NOOP("Errors", "The folder {0} cannot be written: {1}.")},
        {"folder.link", QT_TRANSLATE_NOOP("Errors", "{0} is a link, and has to be a folder or not there")},
        {"folds.other-model",
         QT_TRANSLATE_NOOP("Errors",
                           "The folder {0} holds a model of other settings, tokens or parts: name another folder with -o, or remove it.")},
        {"folds.part-changed",
         QT_TRANSLATE_NOOP("Errors", "{0} has changed since this began: work on a copy that stays as it is, and repeat the command.")},
        {"folds.tied-groups",
         QT_TRANSLATE_NOOP("Errors",
                           "The dialogues tie their speakers into {0} groups that never talk to each other, so {1} folds cannot keep "
                           "speakers apart: ask for fewer folds.")},
        {"folds.tied-together",
         QT_TRANSLATE_NOOP("Errors",
                           "The dialogues tie all their speakers together, each talks to somebody who talks to the next, so {0} folds "
                           "cannot keep speakers apart: give tokens with sessions, or dialogues between fewer people.")},
        {"folds.unknown", QT_TRANSLATE_NOOP("Errors", "Folds are \"sessions\", or \"speakers:K\" with K from 2, not \"{0}\".")},
        {"jobs.cancelled", QT_TRANSLATE_NOOP("Errors", "The work was cancelled.")},
        {"jobs.codes-not-kept", QT_TRANSLATE_NOOP("Errors", "{0} The next analysis of this recording tokenizes it again.")},
        {"jobs.memory-not-saved",
         QT_TRANSLATE_NOOP("Errors", "{0} The run goes on; taken up after an interruption, it would read some sentences again.")},
        {"jobs.no-journal", QT_TRANSLATE_NOOP("Errors", "{0} The run goes on, but could not be taken up after an interruption.")},
        {"jobs.no-tokenizing-record", QT_TRANSLATE_NOOP("Errors", "The file {0} is no record of a tokenizing: it {1}.")},
        {"jobs.no-training-run", QT_TRANSLATE_NOOP("Errors", "The file {0} is no run of a training: it {1}.")},
        {"jobs.provenance", QT_TRANSLATE_NOOP("Errors", "The provenance")},
        {"jobs.rows-not-journalled",
         QT_TRANSLATE_NOOP("Errors",
                           "{0} The run goes on, and each sentence tries again; interrupted before one succeeds, it would be taken up from "
                           "where the journal ends.")},
        {"jobs.run-not-tidied", QT_TRANSLATE_NOOP("Errors", "{0} What the run saved for an interruption may still lie there.")},
        {"model-build.exists",
         QT_TRANSLATE_NOOP("Errors", "{0} exists already: name another folder, or say --force to replace a model that stands there.")},
        {"model-build.missing", QT_TRANSLATE_NOOP("Errors", "{0} does not exist.")},
        {"model-build.no-model", QT_TRANSLATE_NOOP("Errors", "{0} is not a model of Undertone, and is not replaced: name another folder.")},
        {"model-build.no-part", QT_TRANSLATE_NOOP("Errors", "{0} is no part of a model: it lacks config.json or weights.")},
        {"model-build.no-room",
         QT_TRANSLATE_NOOP("Errors", "There is too little room for the model in {0}: {1} MiB are needed, {2} MiB are free.")},
        {"model-build.no-vocabulary", QT_TRANSLATE_NOOP("Errors", "The config.json of the base model names no vocab_size.")},
        {"model-build.prefix",
         QT_TRANSLATE_NOOP(
             "Errors", "n_r is {0}, but the base sees {1} positions and needs room for a sentence too (Eq. 10): take a smaller --n-r.")},
        {"simulation.dialogues", QT_TRANSLATE_NOOP("Errors", "The names of IEMOCAP allow {0} dialogues, and no more.")},
        {"simulation.exists",
         QT_TRANSLATE_NOOP("Errors", "{0} is there already: name a folder that is not, so that nothing is written over.")},
        {"simulation.no-clip", QT_TRANSLATE_NOOP("Errors", "The manifest in {0} has no clip of the split \"{1}\".")},
        {"study.no-dialogues",
         QT_TRANSLATE_NOOP("Errors",
                           "The folder {0} has no dialogues that answer these questions: it should hold recording-train.safetensors and "
                           "recording-dev.safetensors, and the like for sentence, inertia and varied.")},
        {"study.no-reading", QT_TRANSLATE_NOOP("Errors", "A reading of \"{0}\" is missing.")},
        {"study.other-sentences",
         QT_TRANSLATE_NOOP("Errors",
                           "The dialogues of \"{0}\" and \"{1}\" hold other sentences, so the two cannot be compared: make both from the "
                           "same plan and seed.")},
        {"tokenizer.config", QT_TRANSLATE_NOOP("Errors", "The tokenizer's config.json")},
        {"tokenizing.corpus-silent", QT_TRANSLATE_NOOP("Errors", "No sentence of the corpus in {0} has sound.")},
        {"tokenizing.no-sound", QT_TRANSLATE_NOOP("Errors", "{0}: {1} sentences were left out, as they have no sound.")},
        {"tokenizing.not-kept", QT_TRANSLATE_NOOP("Errors", "{0} A run that is interrupted tokenizes this dialogue again.")},
        {"tokenizing.past-end", QT_TRANSLATE_NOOP("Errors", "{0} was left out: it reaches past the end of its recording.")},
        {"tokenizing.record-in-use",
         QT_TRANSLATE_NOOP("Errors", "The record {0} belongs to a run that is at work: wait for it, or name another file.")},
        {"tokenizing.silent-dialogues", QT_TRANSLATE_NOOP("Errors", "{0} dialogues were left out, as none of their sentences has sound.")},
        {"tokenizing.too-long", QT_TRANSLATE_NOOP("Errors", "{0} was left out: it is longer than the {1} s that a sentence may have.")},
        {"training.folder", QT_TRANSLATE_NOOP("Errors", "The folder {0} cannot be made: may you write there?")},
        {"training.not-finite-in-a-row",
         QT_TRANSLATE_NOOP(
             "Errors",
             "{0} steps in a row were not finite and were skipped. {1} The weights of the last good step stand in the checkpoint.")},
        {"training.other-tokenizer",
         QT_TRANSLATE_NOOP(
             "Errors",
             "The speech tokenizer in {0} is not the one that made these dialogues: name that one, or make the dialogues with this one.")},
        {"training.probe-answer", QT_TRANSLATE_NOOP("Errors", "The answer of --probe")},
        {"training.run-finished", QT_TRANSLATE_NOOP("Errors", "holds a finished training; name another one.")},
        {"training.run-folder", QT_TRANSLATE_NOOP("Errors", "The run folder {0} {1}")},
        {"training.run-folder-made", QT_TRANSLATE_NOOP("Errors", "The run folder {0} cannot be made: may you write there?")},
        {"training.run-other-settings", QT_TRANSLATE_NOOP("Errors", "holds a training with other settings; name another one.")},
        {"training.run-running", QT_TRANSLATE_NOOP("Errors", "belongs to a training that is running.")},
    };
    return entries;
}

}  // namespace undertone
