// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/emo_evaluation_head.h"

#include "engine/io/text_input.h"

namespace undertone {
namespace {

// What stands before `separator`, taken off together with it; nothing where it is not there.
std::optional<std::string_view> takeUntil(std::string_view& text, std::string_view separator)
{
    const auto at = text.find(separator);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto taken = text.substr(0, at);
    text.remove_prefix(at + separator.size());
    return taken;
}

}  // namespace

std::optional<EmoEvaluationHead> parseEmoEvaluationHead(std::string_view line)
{
    if (!line.starts_with('['))
        return std::nullopt;
    line.remove_prefix(1);
    EmoEvaluationHead head;
    const auto start = takeUntil(line, " - ");
    const auto end = start ? takeUntil(line, "]") : std::nullopt;
    const auto startSeconds = end ? parseDecimal(*start) : std::nullopt;
    const auto endSeconds = end ? parseDecimal(*end) : std::nullopt;
    if (!startSeconds || !endSeconds)
        return std::nullopt;
    head.startSeconds = *startSeconds;
    head.endSeconds = *endSeconds;
    line = trimmed(line);
    const auto turn = takeUntil(line, "\t");
    const auto label = turn ? takeUntil(line, "\t") : std::nullopt;
    const auto before = label ? takeUntil(line, "[") : std::nullopt;
    if (!before || !trimmed(*before).empty() || trimmed(*turn).empty() || trimmed(*label).empty())
        return std::nullopt;
    head.turn = trimmed(*turn);
    head.label = trimmed(*label);
    for (std::size_t i = 0; i < head.dimensions.size(); ++i) {
        const auto field = takeUntil(line, i + 1 < head.dimensions.size() ? "," : "]");
        const auto value = field ? parseDecimal(*field) : std::nullopt;
        if (!value)
            return std::nullopt;
        head.dimensions[i] = *value;
    }
    return trimmed(line).empty() ? std::optional(head) : std::nullopt;
}

std::string emoEvaluationSpeaker(std::string_view session, char letter)
{
    return std::string(session) + '_' + letter;
}

}  // namespace undertone
