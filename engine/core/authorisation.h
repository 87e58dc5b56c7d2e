// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace undertone {

/// What the user states about a file or corpus they loaded (a licence, who agreed to what). It is their
/// word, written into results, and never called consent; an empty text means nothing was stated.
struct LicenceAttestation {
    std::string text;
};

/// Leave to analyse, train on or export speech; nothing that does so can be built without one. The consent
/// book of recorded sessions will add its ConsentGrant here.
class Authorisation {
public:
    explicit Authorisation(LicenceAttestation attestation) : m_attestation(std::move(attestation)) {}
    [[nodiscard]] const LicenceAttestation& attestation() const { return m_attestation; }

private:
    LicenceAttestation m_attestation;
};

}  // namespace undertone
