// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_consent.h"

#include "engine/consent/consent_notice.h"
#include "engine/io/sha256.h"

namespace undertone {

Result<ConsentFile> consentOf(const NewSession& session)
{
    ConsentFile consent;
    auto& terms = consent.terms;
    terms.title = session.title.toStdString();
    terms.purpose = session.purpose.toStdString();
    terms.setting = session.setting.toStdString();
    if (!session.exceptionKind.isEmpty())
        terms.exception = ProhibitionException{session.exceptionKind.toStdString(), session.exceptionReason.toStdString(),
                                               session.exceptionClaimedBy.toStdString()};
    terms.controllerName = session.controllerName.toStdString();
    terms.controllerContact = session.controllerContact.toStdString();
    terms.retentionUntil = session.retentionUntil.toStdString();
    for (const NewSpeaker& from : session.speakers) {
        auto& speaker = consent.speakers.emplace_back();
        speaker.channel = from.channel;
        auto& record = speaker.record;
        record.speaker = from.id;
        record.name = from.name.toStdString();
        record.language = from.language.toStdString();
        record.purposes = from.purposes;
        record.noticeSha256 = consentNoticeSha256(record.language);
        record.expressed = from.expressed.toStdString();
        record.when = from.when.toStdString();
        record.until = from.until.toStdString();
        if (!from.evidence.isEmpty()) {
            speaker.drawn = from.evidence.toStdString();
            record.evidenceSha256 = sha256Hex(speaker.drawn);
        } else if (!from.evidenceFile.empty()) {
            speaker.evidence = from.evidenceFile;
            record.evidenceSha256 = TRY(evidenceSha256(speaker.evidence));
            if (record.evidenceSha256 != from.evidenceSha256.toStdString())  // it was changed since they were shown it
                return Error{ErrorCode::InvalidArgument, message("consent.evidence", record.speaker), {}};
        }
    }
    return consent;
}

}  // namespace undertone
