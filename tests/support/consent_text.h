// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_notice.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace undertone::test {

/// A speaker of a consent file, who agreed to everything until 2099.
inline nlohmann::json consentingSpeaker(const std::string& id, const std::string& name, int channel,
                                        const std::vector<std::string>& purposes = {"record", "analyse", "train", "share"})
{
    return {{"id", id},
            {"name", name},
            {"language", "de"},
            {"channel", channel},
            {"purposes", purposes},
            {"notice_sha256", consentNoticeSha256("de")},
            {"expressed", "spoken"},
            {"when", "2026-01-01T00:00:00Z"},
            {"until", "2099-01-01T00:00:00Z"}};
}

/// A consent file; its names are to be found nowhere in clear.
inline nlohmann::json consentText(const std::vector<nlohmann::json>& speakers)
{
    return {{"schema", 1},
            {"title", "Gespraech Kuehlschrank"},
            {"purpose", "Probeaufnahme Zitronenfalter"},
            {"setting", "private"},
            {"controller", {{"name", "Wolfhart Eulenspiegel"}, {"contact", "eulenspiegel@example.org"}}},
            {"retention_until", "2099-01-01T00:00:00Z"},
            {"speakers", speakers}};
}

/// What must not be found in any file of a vault that is made of it.
inline std::vector<std::string> wordsOfConsent()
{
    return {"Kuehlschrank", "Zitronenfalter", "Eulenspiegel", "eulenspiegel", "Annegret", "Balduin"};
}

}  // namespace undertone::test
