// SPDX-License-Identifier: GPL-3.0-or-later
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

/// The name in a voice tag, which ends it and its line.
std::string voice(const std::string& speaker)
{
    std::string name = cueText(speaker);
    std::ranges::replace(name, '\n', ' ');
    return name.empty() ? std::string() : "<v " + name + ">";
}

std::string provenance(const Timeline& timeline)
{
    std::string note = "NOTE\nUndertone";
    if (timeline.annotator)
        note += ", labels of " + (timeline.annotator->empty() ? "an annotator" : cueText(*timeline.annotator));
    else if (!timeline.model.empty())
        note += ", " + timeline.model;
    for (const auto& sentence : {timeline.notice, timeline.attestation})
        note += sentence.empty() ? "" : "\n" + cueText(sentence);
    return note + "\n\n";
}

}  // namespace

std::string timelineToWebVtt(const TimelineExport& what)
{
    std::string text = "WEBVTT\n\n" + provenance(*what.timeline);
    for (const TierEntry& entry : entriesInMilliseconds(*what.timeline)) {
        const std::string spoken = spokenText(*entry.utterance);
        const std::string emotion = cueText(emotionLabel(*what.timeline, *entry.utterance));
        text += cueTime(entry.start) + " --> " + cueTime(entry.end) + "\n" + voice(entry.utterance->speaker)
            + (spoken.empty() ? emotion : cueText(spoken) + " [" + emotion + "]") + "\n\n";
    }
    return text;
}

}  // namespace undertone
