// SPDX-License-Identifier: GPL-3.0-or-later
// Vaults and their sessions: keys, sealed files, consent.
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable vaultMessages()
{
    static constexpr MessageEntry entries[] = {
        {"audit.changed", QT_TRANSLATE_NOOP("Errors", "Entry {0} was changed: nothing from it on can be trusted.")},
        {"audit.end-removed", QT_TRANSLATE_NOOP("Errors", "Entries are missing at the end, from entry {0} on.")},
        {"audit.head-changed", QT_TRANSLATE_NOOP("Errors", "The file that says where the log ends was changed or removed.")},
        {"audit.head-unknown",
         QT_TRANSLATE_NOOP("Errors", "The printed head is in no entry: entries since are missing, or it is of another session.")},
        {"audit.removed", QT_TRANSLATE_NOOP("Errors", "Entry {0} is missing.")},
        {"audit.reordered", QT_TRANSLATE_NOOP("Errors", "Entry {0} does not lie where it belongs, but further on.")},
        {"audit.repeated", QT_TRANSLATE_NOOP("Errors", "Entry {0} is there a second time.")},
        {"consent.controller",
         QT_TRANSLATE_NOOP("Errors", "it names no purpose, or nobody who answers for the recording (\"controller\")")},
        {"consent.exception",
         QT_TRANSLATE_NOOP("Errors", "its \"exception\" needs a \"reason\" and \"claimed_by\": who claims it documents it")},
        {"consent.file-beside", QT_TRANSLATE_NOOP("Errors", "the file {0} is not there, or does not lie in its folder")},
        {"consent.kept-too-long",
         QT_TRANSLATE_NOOP("Errors", "The day until which this session is kept is over: nothing of it may be used any more. Delete it.")},
        {"consent.long", QT_TRANSLATE_NOOP("Errors", "one of its texts is longer than {0} bytes")},
        {"consent.left-meanwhile", QT_TRANSLATE_NOOP("Errors", "Somebody has withdrawn from this session just now: open it again.")},
        {"consent.model-moved",
         QT_TRANSLATE_NOOP(
             "Errors", "It is not there any more: if it was moved, delete it where it is now; if it was deleted, nothing is left to do.")},
        {"consent.no-speaker",
         QT_TRANSLATE_NOOP("Errors", "Nobody in this session has the id \"{0}\": undertone-cli consent show names all.")},
        {"consent.nobody", QT_TRANSLATE_NOOP("Errors", "Everyone in this session has withdrawn: nothing of it may be used.")},
        {"consent.not-a-session", QT_TRANSLATE_NOOP("Errors", "{0} holds no recorded session.")},
        {"consent.not-given", QT_TRANSLATE_NOOP("Errors", "Speaker {0} has not agreed to this use, or not any more: {1}.")},
        {"consent.channel-promised",
         QT_TRANSLATE_NOOP(
             "Errors",
             "{0} was told that a channel of several voices is destroyed as a whole when one of them withdraws, so nothing of "
             "it can be kept.")},
        {"consent.cut-invalid",
         QT_TRANSLATE_NOOP("Errors", "Of channel {0} nothing can be kept as asked: it is not shared, or not heard.")},
        {"consent.cut-while-recording",
         QT_TRANSLATE_NOOP("Errors",
                           "Sentences of a channel can be kept once its recording has ended; until then all of it is destroyed.")},
        {"consent.keep-needs-record",
         QT_TRANSLATE_NOOP("Errors",
                           "Sentences of others are kept only when somebody withdraws from being recorded; nothing was withdrawn.")},
        {"consent.no-room-to-keep",
         QT_TRANSLATE_NOOP("Errors",
                           "The disk has no room for the sentences that are to be kept: they need {0} MB. Make room and try again; nothing "
                           "was withdrawn yet.")},
        {"consent.withdrew-already",
         QT_TRANSLATE_NOOP(
             "Errors",
             "{0} has withdrawn from being recorded already. What was left to be destroyed then is destroyed when the session "
             "is opened.")},
        {"consent.who-speaks-at",
         QT_TRANSLATE_NOOP("Errors",
                           "It is not known who speaks the sentence at {0}. Open the session, give each sentence one of its speakers, and "
                           "try again; nothing was withdrawn yet.")},
        {"consent.no-sentence-of",
         QT_TRANSLATE_NOOP("Errors",
                           "No sentence of the session is given to {0}, so it is not known where they speak. Open the session, give each "
                           "sentence its speaker, and try again; nothing was withdrawn yet.")},
        {"consent.say-who-speaks",
         QT_TRANSLATE_NOOP("Errors",
                           "It is not known who speaks when. Open the session, give each sentence one of its speakers, and try again; "
                           "nothing was withdrawn yet.")},
        {"consent.ended",
         QT_TRANSLATE_NOOP(
             "Errors",
             "The session was closed: somebody withdrew their consent in another program, or it has run out. What is left of it "
             "can be opened again from the library of sessions.")},
        {"consent.evidence",
         QT_TRANSLATE_NOOP(
             "Errors",
             "The file that shows the consent of speaker {0} is not the one that was read with it: look at what it holds now, "
             "and choose it again.")},
        {"consent.notice",
         QT_TRANSLATE_NOOP("Errors",
                           "the notice that speaker {0} was shown is not this program's in that language: print it with undertone-cli "
                           "consent notice, or name the file of your own as \"notice_file\" with its SHA-256")},
        {"consent.prohibited",
         QT_TRANSLATE_NOOP("Errors",
                           "Emotions may not be inferred at workplaces or in education (EU AI Act, Art. 5(1)(f)), except for medical or "
                           "safety reasons that are documented in the session.")},
        {"consent.purpose", QT_TRANSLATE_NOOP("Errors", "\"{0}\" is no use: take record, analyse, train and share")},
        {"consent.retention", QT_TRANSLATE_NOOP("Errors", "\"retention_until\" is no time such as 2027-03-01T00:00:00Z")},
        {"consent.retention-over", QT_TRANSLATE_NOOP("Errors", "The day until which the session is kept is over: choose a later one.")},
        {"consent.schema", QT_TRANSLATE_NOOP("Errors", "this program reads schema 1")},
        {"consent.session-damaged", QT_TRANSLATE_NOOP("Errors", "{0} was changed or is damaged: put a copy of it in its place.")},
        {"consent.speaker-id", QT_TRANSLATE_NOOP("Errors", "\"{0}\" is no id of a speaker: take up to 32 letters, digits, - and _")},
        {"consent.speaker-twice", QT_TRANSLATE_NOOP("Errors", "the speaker {0} is there twice")},
        {"consent.speakers", QT_TRANSLATE_NOOP("Errors", "it needs 1 to {0} speakers")},
        {"consent.times",
         QT_TRANSLATE_NOOP("Errors",
                           "\"when\" and \"until\" of speaker {0} are not two times such as 2026-03-01T14:05:09Z, one after the other")},
        {"consent.tracks", QT_TRANSLATE_NOOP("Errors", "The channels of the session are numbered wrongly: put a copy of it in its place.")},
        {"consent.unfinished-withdrawal",
         QT_TRANSLATE_NOOP("Errors",
                           "Somebody withdrew, and not all of it is destroyed yet; the session opens once that can be done. What hindered "
                           "it: {0}")},
        {"consent.was-heard", QT_TRANSLATE_NOOP("Errors", "The session {0} contains recorded sound: delete it instead of discarding it.")},
        {"vault.blob-damaged",
         QT_TRANSLATE_NOOP("Errors", "{0} was changed, or sealed by another key: it is not used. What was computed is computed again.")},
        {"vault.entry", QT_TRANSLATE_NOOP("Errors", "The log's entry")},
        {"vault.entry-long", QT_TRANSLATE_NOOP("Errors", "An entry of a session's log is at most {0} bytes.")},
        {"vault.exists", QT_TRANSLATE_NOOP("Errors", "There is a vault in {0} already: open it, or name another folder.")},
        {"vault.key-destroyed",
         QT_TRANSLATE_NOOP("Errors", "The key of this was destroyed, or belongs to another vault: it cannot be read any more.")},
        {"vault.keyring-changed",
         QT_TRANSLATE_NOOP("Errors", "The passphrase was changed by another program meanwhile: open the vault again.")},
        {"vault.keyring-damaged",
         QT_TRANSLATE_NOOP("Errors", "The file of keys was changed or is damaged, and opens nothing: put a copy of it in its place.")},
        {"vault.keyring-unsettled",
         QT_TRANSLATE_NOOP("Errors", "Other programs change the file of keys again and again: try it again when they have ended.")},
        {"vault.locked", QT_TRANSLATE_NOOP("Errors", "The vault that this session lies in is locked: open it with its passphrase first.")},
        {"vault.log-damaged",
         QT_TRANSLATE_NOOP("Errors", "The log {0} was changed: undertone-cli audit verify says where. The session is not used.")},
        {"vault.no-audio", QT_TRANSLATE_NOOP("Errors", "No sound of this channel lies in {0}.")},
        {"vault.no-memory", QT_TRANSLATE_NOOP("Errors", "There is too little memory for keys: close other programs and try again.")},
        {"vault.no-track", QT_TRANSLATE_NOOP("Errors", "There is no channel {0}: this session has {1}, counted from 0.")},
        {"vault.none", QT_TRANSLATE_NOOP("Errors", "There is no vault in {0}: make one with undertone-cli vault create.")},
        {"vault.not-a-keyring", QT_TRANSLATE_NOOP("Errors", "This is no file of keys that this program reads.")},
        {"vault.not-a-segment", QT_TRANSLATE_NOOP("Errors", "{0} is no sealed sound that this program reads.")},
        {"vault.older-copy",
         QT_TRANSLATE_NOOP("Errors",
                           "The log, the session or the file of keys in {0} is an older copy: a withdrawal may be missing in it. The "
                           "session is not used; put the latest copies back, or delete it.")},
        {"vault.passphrase-short",
         QT_TRANSLATE_NOOP("Errors", "A passphrase needs at least {0} characters: take several words that nobody would guess.")},
        {"vault.rate", QT_TRANSLATE_NOOP("Errors", "A sample rate of {0} Hz cannot be recorded: take one from {1} to {2} Hz.")},
        {"vault.recovery-code",
         QT_TRANSLATE_NOOP("Errors", "This is not the code of a recovery sheet, or it is mistyped: compare it with the sheet.")},
        {"vault.segment-damaged",
         QT_TRANSLATE_NOOP(
             "Errors", "{0} was changed, cut or exchanged, or is missing: nothing of it is used. A copy made earlier can take its place.")},
        {"vault.session-exists", QT_TRANSLATE_NOOP("Errors", "There is a session in {0} already: name another folder.")},
        {"vault.wrong-passphrase",
         QT_TRANSLATE_NOOP("Errors", "This passphrase does not open the vault: type it again, or use the recovery sheet.")},
        {"vault.wrong-recovery-code",
         QT_TRANSLATE_NOOP("Errors", "This recovery code is of another vault, or was replaced by a later one.")},
    };
    return entries;
}

}  // namespace undertone
