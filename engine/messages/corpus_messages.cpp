// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable corpusMessages()
{
    static constexpr MessageEntry entries[] = {
        {"corpus.cannot-list", QT_TRANSLATE_NOOP("Errors", "Cannot list the folder {0}: {1}.")},
        {"corpus.cannot-read-folder", QT_TRANSLATE_NOOP("Errors", "Cannot read the folder {0}: {1}.")},
        {"corpus.no-clip", QT_TRANSLATE_NOOP("Errors", "The folder {0} holds no clip named as {1} names them.")},
        {"corpus.no-file", QT_TRANSLATE_NOOP("Errors", "No sound file of this sentence is there.")},
        {"corpus.no-folder", QT_TRANSLATE_NOOP("Errors", "There is no folder {0}.")},
        {"corpus.no-folds",
         QT_TRANSLATE_NOOP("Errors",
                           "The corpus in {0} has neither sessions nor splits, so it names no folds: list its clips in a manifest.csv with "
                           "a column split.")},
        {"corpus.too-many-entries", QT_TRANSLATE_NOOP("Errors", "The folder {0} holds more than {1} entries.")},
        {"corpus.too-many-files", QT_TRANSLATE_NOOP("Errors", "The folder {0} holds more than {1} files.")},
        {"corpus.unknown",
         QT_TRANSLATE_NOOP("Errors",
                           "The folder {0} is no corpus that is known. Known are IEMOCAP (Session1 to Session5), MELD "
                           "(train_sent_emo.csv), clips named as in RAVDESS, CREMA-D or EmoDB, and any folder with a manifest.csv.")},
        {"csv.column", QT_TRANSLATE_NOOP("Errors", "the header lacks the column {0}")},
        {"folds.all-test", QT_TRANSLATE_NOOP("Errors", "No dialogue is of the split \"train\", so there is nothing to train on.")},
        {"folds.all-train", QT_TRANSLATE_NOOP("Errors", "All dialogues are of the split \"train\", so there is nothing to test on.")},
        {"folds.fold", QT_TRANSLATE_NOOP("Errors", "Fold {0}: {1}.")},
        {"folds.no-session",
         QT_TRANSLATE_NOOP("Errors",
                           "The dialogue \"{0}\" belongs to no session, so no session can be left out: use the splits of the corpus, or "
                           "data with sessions.")},
        {"folds.no-sessions", QT_TRANSLATE_NOOP("Errors", "Leaving one session out takes two sessions or more; there is none.")},
        {"folds.no-test", QT_TRANSLATE_NOOP("Errors", "it has nothing to test on")},
        {"folds.no-train", QT_TRANSLATE_NOOP("Errors", "it has nothing to train on")},
        {"folds.none", QT_TRANSLATE_NOOP("Errors", "There is no fold at all.")},
        {"folds.one-session", QT_TRANSLATE_NOOP("Errors", "Leaving one session out takes two sessions or more; there is only {0}.")},
        {"folds.shared-dialogue", QT_TRANSLATE_NOOP("Errors", "both train and test hold the dialogue {0}")},
        {"folds.shared-dialogues", QT_TRANSLATE_NOOP("Errors", "both train and test hold the dialogues {0}")},
        {"folds.shared-script",
         QT_TRANSLATE_NOOP("Errors",
                           "the same scripted lines are heard in train and test ({0}): a model may know the words, and figures on "
                           "improvised dialogues alone are the stricter ones")},
        {"folds.shared-speaker",
         QT_TRANSLATE_NOOP("Errors",
                           "the speaker {0} is in both train ({1}) and test ({2}): leave out all dialogues of a speaker together")},
        {"folds.split-count", QT_TRANSLATE_NOOP("Errors", "There must be one split for every dialogue.")},
        {"folds.unknown-dialogue", QT_TRANSLATE_NOOP("Errors", "it names a dialogue that is not there")},
        {"folds.unnamed-speaker",
         QT_TRANSLATE_NOOP("Errors",
                           "the speakers of {0} dialogue are not named, so nobody can say whether they are in both train and test")},
        {"folds.unnamed-speakers",
         QT_TRANSLATE_NOOP("Errors",
                           "the speakers of {0} dialogues are not named, so nobody can say whether they are in both train and test")},
        {"iemocap.dialogue-name", QT_TRANSLATE_NOOP("Errors", "\"{0}\" is no name of a dialogue of IEMOCAP, such as Ses01F_impro01.")},
        {"iemocap.missing", QT_TRANSLATE_NOOP("Errors", "{0} is missing.")},
        {"iemocap.no-evaluation",
         QT_TRANSLATE_NOOP("Errors",
                           "The folder {0} is not IEMOCAP as it is released: it has no Session1/dialog/EmoEvaluation. Name the folder that "
                           "holds Session1 to Session5.")},
        {"iemocap.no-recording", QT_TRANSLATE_NOOP("Errors", "{0} has no recording {1}.")},
        {"iemocap.no-transcription", QT_TRANSLATE_NOOP("Errors", "{0} has no transcription.")},
        {"iemocap.no-turn", QT_TRANSLATE_NOOP("Errors", "{0} holds no turn.")},
        {"iemocap.not-understood", QT_TRANSLATE_NOOP("Errors", "{0}: too much of this corpus is not understood; is it IEMOCAP?")},
        {"iemocap.turn-head",
         QT_TRANSLATE_NOOP("Errors",
                           "{0}: the turn {1} was left out: its head has times that run backwards or are no numbers, or lacks what it "
                           "should have: [6.2901 - 8.2357]<TAB>Ses01F_impro01_F000<TAB>neu<TAB>[2.5000, 2.5000, 2.5000].")},
        {"iemocap.turn-twice", QT_TRANSLATE_NOOP("Errors", "{0}: the turn {1} stands there twice; its first is read.")},
        {"iemocap.unreadable-transcription", QT_TRANSLATE_NOOP("Errors", "The transcription of {0} was left out: {1}")},
        {"iemocap.unreadable", QT_TRANSLATE_NOOP("Errors", "The dialogue {0} was left out: {1}")},
        {"labels.change", QT_TRANSLATE_NOOP("Errors", "\"{0}\" is no change of a label: write it as exc=hap, or fru= for none.")},
        {"labels.change-to", QT_TRANSLATE_NOOP("Errors", "\"{0}\" cannot become \"{1}\", which is none of the labels.")},
        {"labels.no-name", QT_TRANSLATE_NOOP("Errors", "A label has no name.")},
        {"labels.none", QT_TRANSLATE_NOOP("Errors", "There must be at least one label.")},
        {"labels.twice", QT_TRANSLATE_NOOP("Errors", "The label \"{0}\" is named twice.")},
        {"manifest.data-folder", QT_TRANSLATE_NOOP("Errors", "UNDERTONE_DATA names {0}, which is not a folder.")},
        {"manifest.duration", QT_TRANSLATE_NOOP("Errors", "duration_seconds is not a positive number of seconds: \"{0}\"")},
        {"manifest.empty", QT_TRANSLATE_NOOP("Errors", "the manifest is empty; its first line must name the columns")},
        {"manifest.empty-field", QT_TRANSLATE_NOOP("Errors", "the speaker or the emotion is empty")},
        {"manifest.no-data",
         QT_TRANSLATE_NOOP("Errors", "No folder of speech is known. Set UNDERTONE_DATA to a folder with a manifest.csv.")},
        {"manifest.path", QT_TRANSLATE_NOOP("Errors", "the path \"{0}\" is empty or leads out of the manifest's folder")},
        {"meld.empty", QT_TRANSLATE_NOOP("Errors", "the table is empty; its first line must name the columns")},
        {"meld.missing-table", QT_TRANSLATE_NOOP("Errors", "The table {0} is missing.")},
        {"meld.no-table", QT_TRANSLATE_NOOP("Errors", "The folder {0} holds none of MELD's tables, such as train_sent_emo.csv.")},
        {"meld.not-named", QT_TRANSLATE_NOOP("Errors", "the dialogue, the utterance or the speaker is not named")},
        {"meld.too-many-rows", QT_TRANSLATE_NOOP("Errors", "{0} has more than {1} rows.")},
        {"meld.twice", QT_TRANSLATE_NOOP("Errors", "utterance {0} of dialogue {1} stands there twice")},
        {"simulation.impossible",
         QT_TRANSLATE_NOOP("Errors",
                           "The dialogues asked for are impossible: probabilities lie in [0, 1], ranges rise, and a dialogue has at least "
                           "two speakers.")},
        {"simulation.no-corpus",
         QT_TRANSLATE_NOOP("Errors", "No corpus among the clips has two speakers, so no dialogue can be composed.")},
        {"simulation.pairs",
         QT_TRANSLATE_NOOP("Errors",
                           "Five sessions take five pairs of speakers, each pair of one corpus; among the clips there are only {0}.")},
        {"simulation.transition", QT_TRANSLATE_NOOP("Errors", "\"{0}\" is no transition between emotions: write it as angry>sad=3.")},
    };
    return entries;
}

}  // namespace undertone
