// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/formula_guard.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace undertone {
namespace {

std::string cell(const std::optional<double>& value)
{
    return value ? formatted("%.9g", *value) : std::string();
}

std::string quoted(const std::string& text)
{
    return quotedCsv(withFormulaGuard(printableText(text)));
}

std::string emotionOf(const Timeline& timeline, const UtteranceAnalysis& utterance)
{
    const auto emotion = static_cast<std::size_t>(utterance.emotion());
    return emotion < timeline.labels.size() ? quoted(timeline.labels[emotion]) : std::string();
}

/// Names of the columns that came in with the sentences, each once, but those that stand in the table already.
std::vector<std::string> keptColumns(const Timeline& timeline)
{
    constexpr std::array<std::string_view, 6> own{"number", "start_seconds", "end_seconds", "speaker", "emotion", "tokens"};
    std::vector<std::string> names;
    for (const auto& row : timeline.utterances) {
        for (const auto& [name, value] : row.columns) {
            if (std::ranges::find(names, name) == names.end() && std::ranges::find(own, name) == own.end())
                names.push_back(name);
        }
    }
    return names;
}

std::string valueOf(const UtteranceAnalysis& row, const std::string& column)
{
    const auto found = std::ranges::find(row.columns, column, &std::pair<std::string, std::string>::first);
    return found == row.columns.end() ? std::string() : quoted(found->second);
}

std::string header(const TimelineExport& what)
{
    std::string text = "number,start_seconds,end_seconds,speaker,emotion";
    if (!what.timeline->annotator) {
        for (const std::string& label : what.timeline->labels)
            text += "," + quoted("probability_" + label);
        text += ",loss_before_nats,loss_after_nats,update_norm,tokens";
    }
    if (what.memoryOff) {
        text += ",memory_off_emotion";
        for (const std::string& label : what.memoryOff->labels)
            text += "," + quoted("memory_off_probability_" + label);
        text += ",memory_off_loss_before_nats";
    }
    for (const std::string& column : keptColumns(*what.timeline))
        text += "," + quoted(column);
    return text + "\n";
}

std::string probabilities(const Timeline& timeline, const UtteranceAnalysis* utterance)
{
    std::string text;
    for (std::size_t i = 0; i < timeline.labels.size(); ++i)
        text += "," + (utterance && i < utterance->probabilities.size() ? formatted("%.6f", utterance->probabilities[i]) : std::string());
    return text;
}

/// What a run measured, which an annotator did not.
std::string measures(const Timeline& timeline, const UtteranceAnalysis& row)
{
    return probabilities(timeline, &row) + "," + cell(row.lossBefore) + "," + cell(row.lossAfter) + "," + cell(row.updateNorm) + ","
        + std::to_string(row.tokens);
}

}  // namespace

std::string timelineToCsv(const TimelineExport& what)
{
    std::unordered_map<int, const UtteranceAnalysis*> withMemoryOff;
    if (what.memoryOff) {
        for (const auto& utterance : what.memoryOff->utterances)
            withMemoryOff.emplace(utterance.index, &utterance);
    }
    std::string text = header(what);
    const auto columns = keptColumns(*what.timeline);
    for (const auto& row : what.timeline->utterances) {
        text += std::to_string(row.index + 1) + "," + formatted("%.3f", row.startSeconds) + "," + formatted("%.3f", row.endSeconds) + ","
            + quoted(row.speaker) + "," + emotionOf(*what.timeline, row)
            + (what.timeline->annotator ? std::string() : measures(*what.timeline, row));
        if (what.memoryOff) {
            const auto found = withMemoryOff.find(row.index);
            const UtteranceAnalysis* off = found == withMemoryOff.end() ? nullptr : found->second;
            text += "," + (off ? emotionOf(*what.memoryOff, *off) : std::string()) + probabilities(*what.memoryOff, off) + ","
                + (off ? cell(off->lossBefore) : std::string());
        }
        for (const std::string& column : columns)
            text += "," + valueOf(row, column);
        text += '\n';
    }
    return text;
}

}  // namespace undertone
