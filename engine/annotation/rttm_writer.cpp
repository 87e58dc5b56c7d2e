// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/number_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace undertone {
namespace {

// A field without blanks, as RTTM parts its fields by them.
std::string field(const std::string& text)
{
    std::string one = printableText(text);
    std::replace_if(
        one.begin(), one.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; }, '_');
    return one.empty() ? std::string(unknownSpeaker) : one;
}

// Two speakers stay two, whatever becomes of their blanks.
class SpeakerNames {
public:
    const std::string& of(const std::string& speaker)
    {
        const auto [found, isNew] = m_names.try_emplace(speaker, field(speaker));
        while (isNew && !m_taken.insert(found->second).second)
            found->second += '_';
        return found->second;
    }

private:
    std::map<std::string, std::string> m_names;
    std::set<std::string> m_taken;
};

std::string seconds(double milliseconds)
{
    return formatted("%.3f", milliseconds / 1000.0);
}

}  // namespace

std::string timelineToRttm(const TimelineExport& what)
{
    const std::string recording = field(what.audio.stem().string());
    SpeakerNames names;
    std::string text;
    for (const TierEntry& entry : entriesInMilliseconds(*what.timeline))
        text += "SPEAKER " + recording + " 1 " + seconds(entry.start) + " " + seconds(entry.end - entry.start) + " <NA> <NA> "
            + names.of(entry.utterance->speaker) + " <NA> <NA>\n";
    return text;
}

}  // namespace undertone
