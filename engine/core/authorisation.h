// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace undertone {

/// What speech is used for. Whoever consents does so for each of them by itself.
enum class Purpose { Record, Analyse, Train, Share };

/// "record", "analyse", "train", "share".
std::string_view purposeName(Purpose purpose);

/// What sentences are read for: to analyse them, or to train on them.
inline constexpr std::initializer_list<Purpose> readingPurposes{Purpose::Analyse, Purpose::Train};

/// What the user states about a file or corpus they loaded (its licence, who agreed to what): their word, written into results, and
/// never called consent.
class LicenceAttestation {
public:
    /// A text of blanks alone states nothing.
    static LicenceAttestation stated(std::string text);
    /// The user was asked and states nothing.
    static LicenceAttestation nothingStated() { return LicenceAttestation({}); }
    [[nodiscard]] const std::string& text() const { return m_text; }  ///< empty: nothing was stated

private:
    explicit LicenceAttestation(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// Consent of those who speak in a recorded session, for one purpose. The consent book alone makes one, and cancels `withdrawn` when they
/// withdraw it.
class ConsentGrant {
public:
    [[nodiscard]] const std::string& session() const { return m_session; }
    [[nodiscard]] Purpose purpose() const { return m_purpose; }

private:
    friend class ConsentBook;
    friend class Authorisation;
    ConsentGrant(std::string session, Purpose purpose, CancellationToken withdrawn)
        : m_session(std::move(session)), m_purpose(purpose), m_withdrawn(std::move(withdrawn))
    {
    }

    std::string m_session;
    Purpose m_purpose;
    CancellationToken m_withdrawn;
};

/// Leave to use speech for one purpose; nothing that records, analyses, trains on or exports speech works without one. Copies share the
/// revocation, which any thread may set; work that runs under it reads that wherever it reads its cancellation.
class Authorisation {
public:
    /// By the user's word on what they loaded. Nobody's word allows recording others: for that purpose it is refused when it is used.
    Authorisation(Purpose purpose, LicenceAttestation attestation) : m_purpose(purpose), m_attestation(std::move(attestation)) {}
    /// By consent, for the purpose of the grant.
    explicit Authorisation(const ConsentGrant& grant);

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] const LicenceAttestation& attestation() const { return m_attestation; }  ///< nothing stated where there is consent alone
    [[nodiscard]] const std::string& session() const
    {
        return m_session;
    }  ///< whose speakers consented, the first of several; empty: a loaded file
    /// Leave for the same purpose that holds as long as both do, for speech that is taken from several places. Errors: NotAuthorised (one
    /// of them does not allow it, or the other is for another purpose).
    [[nodiscard]] Result<Authorisation> with(const Authorisation& other) const;
    void revoke() const { m_revoked.cancel(); }
    [[nodiscard]] bool isRevoked() const { return m_revoked.isCancelled(); }

    /// Whether it allows work for one of `purposes`. Errors: NotAuthorised (another purpose, revoked).
    [[nodiscard]] Status allows(std::initializer_list<Purpose> purposes) const;

    /// Does `work(cancel)`, which gives a Result, under this authorisation: not where it does not allow it, and a revocation cancels it.
    /// Errors: NotAuthorised (also: revoked meanwhile), those of `work`.
    template <typename Work>
    auto during(std::initializer_list<Purpose> purposes, const CancellationToken& cancel, Work&& work) const
        -> decltype(work(std::declval<const CancellationToken&>()))
    {
        if (auto allowed = allows(purposes); !allowed)
            return allowed.error();
        auto result = work(cancel.joined(m_revoked));
        if (!result && result.error().code == ErrorCode::Cancelled && isRevoked())
            return revokedError();
        return result;
    }

private:
    [[nodiscard]] static Error revokedError();

    Purpose m_purpose;
    LicenceAttestation m_attestation;
    std::string m_session;
    CancellationToken m_revoked;
};

}  // namespace undertone
