// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/judgement_columns.h"

#include "engine/core/number_text.h"

namespace undertone {

std::vector<std::pair<std::string, std::string>> judgementColumns(const WrittenJudgement& judgement)
{
    std::vector<std::pair<std::string, std::string>> columns;
    const auto add = [&columns](const char* name, const std::string& value) {
        if (!value.empty())
            columns.emplace_back(name, value);
    };
    const auto number = [](const std::optional<double>& value) { return value ? formatted("%g", *value) : std::string(); };
    add("label", judgement.labels);
    add("confidence", number(judgement.confidence));
    add("remark", judgement.remark);
    add("valence", number(judgement.valence));
    add("activation", number(judgement.arousal));
    add("dominance", number(judgement.dominance));
    return columns;
}

}  // namespace undertone
