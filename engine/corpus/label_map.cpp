// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/label_map.h"

#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <set>

namespace undertone {
namespace {

// What evaluations on a corpus merge as a rule.
struct UsualMerge {
    CorpusFormat format;
    const char* from;
    const char* to;
};
constexpr std::array<UsualMerge, 2> usualMerges{{{CorpusFormat::Iemocap, "exc", "hap"}, {CorpusFormat::Meld, "joy", "hap"}}};

bool contains(const std::vector<std::string>& labels, const std::string& label)
{
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

}  // namespace

std::optional<int> labelOf(const std::string& emotion, const std::vector<std::string>& labels)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!labels[i].empty() && emotion.starts_with(labels[i]))
            return static_cast<int>(i);
    }
    return std::nullopt;
}

Result<LabelMap> LabelMap::create(CorpusFormat format, std::vector<std::string> labels, std::map<std::string, std::string> changes)
{
    std::set<std::string> seen;
    for (const auto& label : labels) {
        if (label.empty() || !seen.insert(label).second)
            return Error{ErrorCode::InvalidArgument, label.empty() ? message("labels.no-name") : message("labels.twice", label)};
    }
    if (labels.empty())
        return Error{ErrorCode::InvalidArgument, message("labels.none")};
    for (const auto& [from, to] : changes) {
        if (!to.empty() && !contains(labels, to))
            return Error{ErrorCode::InvalidArgument, message("labels.change-to", from, to)};
    }
    for (const auto& merge : usualMerges) {
        // A model that knows the label itself gets it.
        if (merge.format == format && contains(labels, merge.to) && !contains(labels, merge.from))
            changes.emplace(merge.from, merge.to);
    }
    return LabelMap(std::move(labels), std::move(changes));
}

std::optional<int> LabelMap::indexOf(const std::string& corpusLabel) const
{
    const auto change = m_changes.find(corpusLabel);
    const std::string& wanted = change == m_changes.end() ? corpusLabel : change->second;
    const auto same = std::find(m_labels.begin(), m_labels.end(), wanted);
    if (same != m_labels.end())
        return static_cast<int>(same - m_labels.begin());
    return labelOf(wanted, m_labels);
}

Result<std::map<std::string, std::string>> parseLabelChanges(const std::string& text)
{
    std::map<std::string, std::string> changes;
    if (text.empty())
        return changes;
    for (const auto& part : parseLabels(text)) {
        const auto equals = part.find('=');
        if (equals == std::string::npos || equals == 0)
            return Error{ErrorCode::InvalidArgument, message("labels.change", part)};
        changes[std::string(trimmed(part.substr(0, equals)))] = trimmed(part.substr(equals + 1));
    }
    return changes;
}

std::vector<std::string> parseLabels(const std::string& text)
{
    std::vector<std::string> labels;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        labels.emplace_back(trimmed(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return labels;
}

}  // namespace undertone
