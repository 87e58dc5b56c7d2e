// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/timeline_table.h"

#include "app/cli/memory_plan_options.h"
#include "engine/core/memory_plan.h"
#include "engine/core/notice.h"
#include "engine/core/number_text.h"
#include "engine/core/time_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace undertone {

namespace {

std::string optionalNumber(const std::optional<double>& value, const char* format)
{
    return value ? formatted(format, *value) : "-";
}

std::string padLeft(const std::string& text, std::size_t width)
{
    return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string padRight(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string rowText(const UtteranceAnalysis& row, const Timeline& timeline, std::size_t speakerWidth)
{
    const int emotion = row.emotion();
    const auto index = static_cast<std::size_t>(std::max(0, emotion));
    const bool known = emotion >= 0 && index < timeline.labels.size();
    std::string line = padLeft(std::to_string(row.index + 1), 5) + padLeft(clockText(row.startSeconds, 1), 11)
        + padLeft(clockText(row.endSeconds, 1), 11) + "  ";
    line += padRight(row.speaker.empty() ? "-" : row.speaker, speakerWidth) + "  "
        + padRight(known                              ? timeline.labels[index]
                       : row.unlabelledReason.empty() ? "-"
                                                      : row.unlabelledReason,
                   7);
    line += padLeft(known ? formatted("%.1f %%%s", 100.0 * row.probabilities[index],
                                      isUnfamiliar(row)   ? "?"
                                          : isUnsure(row) ? "~"
                                                          : " ")
                          : "- ",
                    9);
    line += padLeft(optionalNumber(row.lossBefore, "%.3f"), 10) + padLeft(optionalNumber(row.lossAfter, "%.3f"), 10)
        + padLeft(optionalNumber(row.updateNorm, "%.4f"), 10);
    return line + "\n";
}

std::string memoryText(const Timeline& timeline)
{
    if (timeline.memory == MemoryMode::Off)
        return "off";
    return timeline.stepping == "sentence" ? "dpm" : "dpm written by " + timeline.stepping;
}

/// "freeze at 12, label ang at 14": sentences as the table numbers them.
std::string planText(const MemoryPlan& plan)
{
    std::string text;
    for (const MemoryIntervention& one : plan.interventions)
        text += (text.empty() ? "" : ", ") + std::string(memoryActionName(one.action)) + (one.label.empty() ? "" : " " + one.label) + " at "
            + std::to_string(one.sentence + 1);
    return text;
}

}  // namespace

std::string timelineTable(const Timeline& timeline)
{
    std::size_t speakerWidth = 7;
    for (const auto& row : timeline.utterances)
        speakerWidth = std::max(speakerWidth, row.speaker.size());
    std::string text = timeline.audio + "\nmodel " + timeline.model + " on " + timeline.device + " (" + timeline.dtype + "), memory "
        + memoryText(timeline) + ", sentences from " + timeline.segmentsSource + "\n";
    if (timeline.plan)
        text += "memory plan: " + planText(*timeline.plan) + (timeline.plan->hasLabels() ? " (human-assisted)" : "") + "\n";
    text += "\n";
    text += padLeft("no.", 5) + padLeft("start", 11) + padLeft("end", 11) + "  " + padRight("speaker", speakerWidth) + "  "
        + padRight("emotion", 7) + padLeft("", 9) + padLeft("loss", 10) + padLeft("after", 10) + padLeft("update", 10) + "\n";
    for (const auto& row : timeline.utterances)
        text += rowText(row, timeline, speakerWidth);
    if (timeline.utterances.empty())
        text += "    no sentences\n";
    if (std::any_of(timeline.utterances.begin(), timeline.utterances.end(), [](const auto& row) { return isUnfamiliar(row); }))
        text += "\n? sounds unlike what the model was trained on\n";
    if (std::any_of(timeline.utterances.begin(), timeline.utterances.end(), [](const auto& row) { return isUnsure(row); }))
        text += "\n~ no label stands out: the next one is less than 10 % behind\n";
    if (timeline.parent)
        text += "\n" + flippedText(timeline) + "\n";
    if (!timeline.complete)
        text += "\nNot complete: the run ended early.\n";
    return text + "\n" + timeline.notice + "\n";
}

}  // namespace undertone
