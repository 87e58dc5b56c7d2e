// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/cue_text.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/number_text.h"

#include <algorithm>

namespace undertone {
namespace {

std::string cueTime(double milliseconds)
{
    const auto all = static_cast<long long>(milliseconds);
    return formatted("%02lld:%02lld:%02lld.%03lld", all / 3'600'000, all / 60'000 % 60, all / 1000 % 60, all % 1000);
}

/// Text of a cue: markup is escaped, and an empty line or an arrow would end the cue.
std::string cueText(const std::string& text)
{
    std::string escaped;
    for (const char c : printableText(text)) {
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else if (c != '\n' || !escaped.ends_with('\n'))
            escaped += c;
    }
    return escaped;
}

std::string cueLine(const std::string& text)
{
    std::string line = cueText(text);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

/// The name in a voice tag, which ends it and its line.
std::string voice(const std::string& speaker)
{
    const std::string name = cueLine(speaker);
    return name.empty() ? std::string() : "<v " + name + ">";
}

/// What is said, with the emotion behind it; the emotion alone where nothing was written down, what is said alone where there is none.
std::string bodyOf(const Timeline& timeline, const UtteranceAnalysis& row)
{
    const std::string spoken = cueText(spokenText(row));
    const bool labelled = static_cast<std::size_t>(row.emotion()) < timeline.labels.size();
    if (spoken.empty() || !labelled)
        return spoken.empty() ? cueLine(emotionLabel(timeline, row)) : spoken;
    return spoken + " [" + cueLine(emotionLabel(timeline, row)) + "]";
}

std::string provenance(const Timeline& timeline)
{
    std::string note = "NOTE\nUndertone";
    if (timeline.annotator && !timeline.labels.empty())
        note += ", labels of " + (timeline.annotator->empty() ? "an annotator" : cueText(*timeline.annotator));
    else if (!timeline.model.empty())
        note += ", " + timeline.model;
    if (!timeline.labels.empty())
        note += "\n" + std::string(cueLabelsHead);
    for (const std::string& label : timeline.labels)
        note += " [" + cueLine(label) + "]";
    for (const auto& sentence : {timeline.notice, timeline.attestation})
        note += sentence.empty() ? "" : "\n" + cueText(sentence);
    return note + "\n\n";
}

}  // namespace

std::string timelineToWebVtt(const TimelineExport& what)
{
    std::string text = "WEBVTT\n\n" + provenance(*what.timeline);
    for (const TierEntry& entry : entriesInMilliseconds(*what.timeline))
        text += cueTime(entry.start) + " --> " + cueTime(entry.end) + "\n" + voice(entry.utterance->speaker)
            + bodyOf(*what.timeline, *entry.utterance) + "\n\n";
    return text;
}

}  // namespace undertone
