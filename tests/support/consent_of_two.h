// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_file.h"
#include "engine/consent/consent_notice.h"
#include "engine/io/sha256.h"

#include <optional>
#include <string>

namespace undertone::test {

/// Two speakers, A and B on a channel each, who signed until 2099: A agreed to everything, B to `ofSecond`. Its names are to be found
/// nowhere in clear.
inline ConsentFile consentOfTwo(const Purposes& ofSecond = allPurposes())
{
    ConsentFile consent;
    consent.terms = {"Kuehlschrank", "Zitronenfalter", "private", std::nullopt, "Eulenspiegel", "", "2099-01-01T00:00:00Z"};
    for (const char* id : {"A", "B"}) {
        auto& speaker = consent.speakers.emplace_back();
        speaker.channel = id[0] - 'A';
        speaker.record = {id,
                          "Annegret",
                          "de",
                          id[0] == 'A' ? allPurposes() : ofSecond,
                          consentNoticeSha256("de"),
                          "signature",
                          "",
                          "2026-01-01T00:00:00Z",
                          "2099-01-01T00:00:00Z"};
        speaker.drawn = std::string("a drawing by ") + id;
        speaker.record.evidenceSha256 = sha256Hex(speaker.drawn);
    }
    return consent;
}

}  // namespace undertone::test
