// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"

namespace undertone::test {

// What tests make up belongs to nobody.
inline const LicenceAttestation madeUp = LicenceAttestation::stated("made by a test");
inline const Authorisation mayAnalyse(Purpose::Analyse, madeUp);
inline const Authorisation mayTrain(Purpose::Train, madeUp);
inline const Authorisation mayShare(Purpose::Share, madeUp);

}  // namespace undertone::test
