// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/judgement_columns.h"

#include "engine/core/number_text.h"

#include <algorithm>

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

std::string sourceColumn(const std::string& name)
{
    return "source_" + name;
}

void addJudgementColumns(std::vector<std::pair<std::string, std::string>>& columns, const WrittenJudgement& judgement)
{
    using Column = std::pair<std::string, std::string>;
    for (auto& [name, value] : judgementColumns(judgement)) {
        const auto same = std::ranges::find(columns, name, &Column::first);
        if (same != columns.end() && same->second != value
            && std::ranges::find(columns, sourceColumn(name), &Column::first) == columns.end())
            same->first = sourceColumn(name);
        else if (same != columns.end())
            columns.erase(same);
        columns.emplace_back(std::move(name), std::move(value));
    }
}

}  // namespace undertone
