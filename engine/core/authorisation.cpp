// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/authorisation.h"

#include <algorithm>

namespace undertone {

std::string_view purposeName(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Record: return "record";
    case Purpose::Analyse: return "analyse";
    case Purpose::Train: return "train";
    case Purpose::Share: return "share";
    }
    return {};
}

LicenceAttestation LicenceAttestation::stated(std::string text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos ? nothingStated() : LicenceAttestation(std::move(text));
}

Authorisation::Authorisation(const ConsentGrant& grant)
    : m_purpose(grant.m_purpose), m_attestation(LicenceAttestation::nothingStated()), m_session(grant.m_session),
      m_revoked(grant.m_withdrawn)
{
}

Status Authorisation::allows(std::initializer_list<Purpose> purposes) const
{
    if (isRevoked())
        return revokedError();
    if (std::ranges::find(purposes, m_purpose) == purposes.end()) {
        std::string wanted;
        for (const Purpose purpose : purposes)
            wanted.append(wanted.empty() ? "" : " or ").append(purposeName(purpose));
        return Error{ErrorCode::NotAuthorised, message("authorisation.other-purpose", purposeName(m_purpose), wanted), {}};
    }
    if (m_purpose == Purpose::Record && m_session.empty())
        return Error{ErrorCode::NotAuthorised, message("authorisation.recording"), {}};
    return {};
}

Result<Authorisation> Authorisation::with(const Authorisation& other) const
{
    TRY(allows({m_purpose}));
    TRY(other.allows({m_purpose}));
    Authorisation both = *this;
    both.m_revoked = m_revoked.joined(other.m_revoked);
    if (both.m_attestation.text().empty())
        both.m_attestation = other.m_attestation;
    if (both.m_session.empty())
        both.m_session = other.m_session;
    return both;
}

Error Authorisation::revokedError()
{
    return {ErrorCode::NotAuthorised, message("authorisation.revoked"), {}};
}

}  // namespace undertone
