// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/speaker_tiers.h"

#include "engine/annotation/segment_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace undertone {

std::vector<SpeakerTier> speakerTiers(std::vector<TierEntry> entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const TierEntry& a, const TierEntry& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); });
    std::vector<std::vector<SpeakerTier>> bySpeaker;
    std::map<std::string, std::size_t> place;
    for (const TierEntry& entry : entries) {
        const std::string name = entry.utterance->speaker.empty() ? std::string(unknownSpeaker) : printableText(entry.utterance->speaker);
        const auto [found, isNew] = place.try_emplace(name, bySpeaker.size());
        if (isNew)
            bySpeaker.emplace_back();
        auto& tiers = bySpeaker[found->second];
        auto free =
            std::find_if(tiers.begin(), tiers.end(), [&](const SpeakerTier& tier) { return tier.entries.back().end <= entry.start; });
        if (free == tiers.end())
            free = tiers.insert(tiers.end(), SpeakerTier{name, static_cast<int>(tiers.size()) + 1, {}});
        free->entries.push_back(entry);
    }
    std::vector<SpeakerTier> all;
    for (auto& tiers : bySpeaker)
        std::move(tiers.begin(), tiers.end(), std::back_inserter(all));
    return all;
}

Status checkWritable(const Timeline& timeline)
{
    constexpr double longestSeconds = 1e9;  // three decades: beyond it milliseconds would not be exact
    if (timeline.utterances.empty())
        return Error{ErrorCode::UnsupportedFormat, message("annotation.no-sentences")};
    for (const auto& utterance : timeline.utterances) {
        if (!(utterance.endSeconds < longestSeconds))
            return Error{ErrorCode::LimitExceeded, message("annotation.ends-late", utterance.index + 1)};
    }
    return {};
}

double roundedMilliseconds(double seconds)
{
    return std::round(seconds * 1000.0);
}

std::vector<TierEntry> entriesInMilliseconds(const Timeline& timeline)
{
    std::vector<TierEntry> entries;
    entries.reserve(timeline.utterances.size());
    for (const auto& utterance : timeline.utterances) {
        const double start = roundedMilliseconds(utterance.startSeconds);
        entries.push_back({start, std::max(start + 1.0, roundedMilliseconds(utterance.endSeconds)), &utterance});
    }
    return entries;
}

double endAfterAtLeast(const UtteranceAnalysis& utterance, double seconds)
{
    return std::max(utterance.endSeconds, utterance.startSeconds + seconds);
}

std::string emotionLabel(const Timeline& timeline, const UtteranceAnalysis& utterance)
{
    const auto emotion = static_cast<std::size_t>(utterance.emotion());
    std::string label = emotion < timeline.labels.size() ? printableText(timeline.labels[emotion])
        : timeline.labels.empty()                        ? printableText(spokenText(utterance))
                                                         : std::string();
    return label.find_first_not_of(" \t\n") == std::string::npos ? "?" : label;
}

std::string spokenText(const UtteranceAnalysis& utterance)
{
    const auto found = std::ranges::find(utterance.columns, "text", &std::pair<std::string, std::string>::first);
    return found == utterance.columns.end() ? std::string() : found->second;
}

std::string printableText(std::string_view text)
{
    constexpr std::string_view replacement = "\xef\xbf\xbd";
    std::string printable;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto character = text.substr(at, 3);
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) {
            printable += replacement;
        } else if (character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf") {
            printable += replacement;
            at += 2;
        } else {
            printable += text[at];
        }
    }
    return printable;
}

std::string inQuotes(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

}  // namespace undertone
