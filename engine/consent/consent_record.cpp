// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_record.h"

#include "engine/io/json_fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace undertone {

Purposes allPurposes()
{
    return {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share};
}

std::optional<Purpose> purposeOfName(std::string_view name)
{
    for (const auto purpose : allPurposes()) {
        if (purposeName(purpose) == name)
            return purpose;
    }
    return std::nullopt;
}

bool isUtcTime(std::string_view text)
{
    constexpr std::string_view pattern = "0000-00-00T00:00:00Z";
    if (!std::ranges::equal(text, pattern, [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; }))
        return false;
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        for (const char digit : text.substr(at, digits))
            value = value * 10 + (digit - '0');
        return value;
    };
    using namespace std::chrono;
    const year_month_day day{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                             std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    return day.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60;
}

nlohmann::json toJson(const ConsentRecord& record)
{
    auto purposes = nlohmann::json::array();
    for (const auto purpose : record.purposes)
        purposes.push_back(std::string(purposeName(purpose)));
    return {{"speaker", record.speaker},     {"name", record.name},           {"language", record.language},       {"purposes", purposes},
            {"notice", record.noticeSha256}, {"expressed", record.expressed}, {"evidence", record.evidenceSha256}, {"when", record.when},
            {"until", record.until}};
}

Result<ConsentRecord> consentRecordOf(const nlohmann::json& json)
{
    JsonFields fields(json);
    ConsentRecord record;
    record.speaker = fields.text("speaker");
    record.name = fields.text("name");
    record.language = fields.text("language");
    const auto purposes = fields.texts("purposes");
    record.noticeSha256 = fields.text("notice");
    record.expressed = fields.text("expressed");
    record.evidenceSha256 = fields.text("evidence");
    record.when = fields.text("when");
    record.until = fields.text("until");
    for (const auto& name : purposes) {
        if (const auto purpose = purposeOfName(name))
            record.purposes.insert(*purpose);
    }
    if (!fields.problem().empty())
        return Error{ErrorCode::CorruptFile, message("io.phrase", message("vault.entry"), fields.problem()), {}};
    return record;
}

}  // namespace undertone
