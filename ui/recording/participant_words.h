// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"

#include <QString>

namespace undertone {

/// What a participant reads besides the notice, in their language, which need not be the window's: so these are not among its translations.
struct ParticipantWords {
    const char* record;
    const char* analyse;
    const char* train;
    const char* share;
    const char* yes;
    const char* no;
    const char* receiptTitle;
    const char* receiptIntroduction;
    const char* certificateTitle;
    const char* certificateIntroduction;
    const char* certificateOfAll;  ///< the same where nobody withdrew: the session was deleted
    const char* session;
    const char* participant;
    const char* purpose;
    const char* responsible;
    const char* kept;
    const char* agreed;
    const char* until;
    const char* expressed;
    const char* spoken;
    const char* signature;
    const char* form;
    const char* withdrawHow;
    const char* withdrawn;
    const char* destroyedWhat;
    const char* keys;
    const char* models;
    const char* modelsNotBlocked;
    const char* sharedChannel;
    const char* onlyOthersKept;
    const char* sentencesDestroyed;
    const char* none;
    const char* head;
    const char* headWhy;
    const char* noHead;
    const char* notice;
    const char* sayThis;  ///< with their name
};

/// "en", "de", "zh"; English for another.
const ParticipantWords& participantWords(const QString& language);
/// What somebody agrees to by one purpose, as a sentence of theirs.
QString participantPurpose(Purpose purpose, const QString& language);

}  // namespace undertone
