// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_record.h"
#include "engine/vault/audit_log.h"

#include <map>
#include <vector>

namespace undertone {

/// Whether emotions may be inferred in this session at all: EU AI Act, Art. 5(1)(f).
enum class EmotionInference { Allowed, Prohibited };

/// Who in a session agreed to what, by the entries of its log; the only place that makes a ConsentGrant. One thread.
class ConsentBook {
public:
    struct Speaker {
        ConsentRecord record;  ///< the last one given
        Purposes withdrawn;
        std::string given;  ///< when the log was told of it
        /// What they agree to at that time.
        [[nodiscard]] Purposes held(const std::string& time) const;
    };

    /// `retentionUntil`: from then on nothing is granted, whatever was agreed to; everyone was told that it is deleted then. Empty: no end.
    explicit ConsentBook(EmotionInference inference, std::string retentionUntil = {})
        : m_inference(inference), m_retentionUntil(std::move(retentionUntil))
    {
    }

    /// Takes entries that it has not seen, and cancels every grant that does not hold any more: withdrawn by anybody, also where those who
    /// are left agree, or past its time. Whatever is withdrawn, what was computed is destroyed: what computes ends too, and can begin anew
    /// where all agree. Errors: CorruptFile.
    Status follow(const AuditLog& log);
    /// By id, in the order in which they agreed.
    [[nodiscard]] const std::vector<Speaker>& speakers() const { return m_speakers; }
    [[nodiscard]] const Speaker* find(const std::string& speaker) const;

    /// Consent of all who are left in the session: those who withdrew from being recorded are not heard any more. Errors: NotAuthorised
    /// (someone did not agree, by id; nobody is left; the use is prohibited; the end of retention has come).
    Result<ConsentGrant> grant(const std::string& session, Purpose purpose);

    /// Leave to record the clip in which a speaker says that they agree, and nothing else: what they chose before they speak is the
    /// record's. Errors: NotAuthorised (they did not choose to be recorded).
    static Result<ConsentGrant> grantToExpress(const ConsentRecord& record);

private:
    [[nodiscard]] Status allows(Purpose purpose) const;

    EmotionInference m_inference;
    std::string m_retentionUntil;
    std::vector<Speaker> m_speakers;
    std::size_t m_seen = 0;
    std::map<Purpose, CancellationToken> m_granted;
};

// The entries that a book is made of, and what they hold.
inline constexpr const char* consentGivenEvent = "consent.given";          ///< toJson(ConsentRecord)
inline constexpr const char* consentWithdrawnEvent = "consent.withdrawn";  ///< {"speaker", "purposes"}

}  // namespace undertone
