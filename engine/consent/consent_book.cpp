// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_book.h"

#include "engine/core/time_text.h"
#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace undertone {

Purposes ConsentBook::Speaker::held(const std::string& time) const
{
    if (time < record.when || time >= record.until)
        return {};
    Purposes left;
    std::ranges::set_difference(record.purposes, withdrawn, std::inserter(left, left.end()));
    return left;
}

const ConsentBook::Speaker* ConsentBook::find(const std::string& speaker) const
{
    const auto found = std::ranges::find(m_speakers, speaker, [](const Speaker& s) { return s.record.speaker; });
    return found == m_speakers.end() ? nullptr : &*found;
}

Status ConsentBook::follow(const AuditLog& log)
{
    for (; m_seen < log.entries().size(); ++m_seen) {
        const auto& entry = log.entries()[m_seen];
        if (entry.what != consentGivenEvent && entry.what != consentWithdrawnEvent)
            continue;
        const auto json = TRY(parseStrictJson(entry.details, message("vault.entry")));
        if (entry.what == consentGivenEvent) {
            auto record = TRY(consentRecordOf(json));
            const auto known = std::ranges::find(m_speakers, record.speaker, [](const Speaker& s) { return s.record.speaker; });
            if (known == m_speakers.end())
                m_speakers.push_back({std::move(record), {}, entry.time});
            else
                *known = {std::move(record), {}, entry.time};
            continue;
        }
        JsonFields fields(json);
        const auto speaker = fields.text("speaker");
        const auto known = std::ranges::find(m_speakers, speaker, [](const Speaker& s) { return s.record.speaker; });
        Purposes withdrawn;
        for (const auto& name : fields.texts("purposes")) {
            if (const auto purpose = purposeOfName(name))
                withdrawn.insert(*purpose);
        }
        if (known != m_speakers.end())
            known->withdrawn.insert(withdrawn.begin(), withdrawn.end());
        // What goes on hears them, or reads them, until it ends: also where all who are left agree. It can begin anew without them.
        for (const auto& [purpose, token] : m_granted) {
            const bool computes = purpose == Purpose::Analyse || purpose == Purpose::Train;
            if (withdrawn.contains(purpose) || withdrawn.contains(Purpose::Record) || computes)
                token.cancel();
        }
        if (!fields.problem().empty())
            return Error{ErrorCode::CorruptFile, message("io.phrase", message("vault.entry"), fields.problem()), {}};
    }
    for (const auto& [purpose, token] : m_granted) {
        if (!allows(purpose))
            token.cancel();
    }
    return {};
}

Status ConsentBook::allows(Purpose purpose) const
{
    if (m_inference == EmotionInference::Prohibited && (purpose == Purpose::Analyse || purpose == Purpose::Train))
        return Error{ErrorCode::NotAuthorised, message("consent.prohibited"), {}};
    const auto now = nowIso8601();
    if (!m_retentionUntil.empty() && now >= m_retentionUntil)
        return Error{ErrorCode::NotAuthorised, message("consent.kept-too-long"), {}};
    bool anyone = false;
    for (const auto& speaker : m_speakers) {
        if (speaker.withdrawn.contains(Purpose::Record))
            continue;
        anyone = true;
        // A clock that is set back does not undo what the log was told.
        if (!speaker.held(std::max(now, speaker.given)).contains(purpose))
            return Error{ErrorCode::NotAuthorised, message("consent.not-given", speaker.record.speaker, purposeName(purpose)), {}};
    }
    return anyone ? Status() : Status(Error{ErrorCode::NotAuthorised, message("consent.nobody"), {}});
}

Result<ConsentGrant> ConsentBook::grantToExpress(const ConsentRecord& record)
{
    if (!record.purposes.contains(Purpose::Record) || record.expressed != "spoken")
        return Error{ErrorCode::NotAuthorised, message("consent.not-given", record.speaker, purposeName(Purpose::Record)), {}};
    return ConsentGrant("clip of " + record.speaker, Purpose::Record, CancellationToken());
}

Result<ConsentGrant> ConsentBook::grant(const std::string& session, Purpose purpose)
{
    TRY(allows(purpose));
    auto& token = m_granted[purpose];
    if (token.isCancelled())
        token = CancellationToken();  // agreed to anew since
    return ConsentGrant(session, purpose, token);
}

}  // namespace undertone
