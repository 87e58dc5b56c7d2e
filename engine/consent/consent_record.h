// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace undertone {

using Purposes = std::set<Purpose>;

/// All four, in their order.
Purposes allPurposes();
std::optional<Purpose> purposeOfName(std::string_view name);

/// What one speaker agreed to, and how (the fields of ISO/IEC TS 27560; where and how long the data is stored is the session's).
struct ConsentRecord {
    std::string speaker;  ///< id in the session: up to 32 letters, digits, - and _
    std::string name;
    std::string language;  ///< of the notice: "en", "de", "zh"
    Purposes purposes;
    std::string noticeSha256;
    std::string expressed;       ///< "spoken", "signature" or "form"
    std::string evidenceSha256;  ///< of the clip, drawing or scan that is sealed in the session; may be empty
    std::string when;            ///< ISO 8601, UTC: "2026-03-01T14:05:09Z"
    std::string until;           ///< likewise
};

nlohmann::json toJson(const ConsentRecord& record);
/// Errors: CorruptFile.
Result<ConsentRecord> consentRecordOf(const nlohmann::json& json);

/// Whether a text is a time as records hold it, on a day that there is; such texts order as their times do.
bool isUtcTime(std::string_view text);

}  // namespace undertone
