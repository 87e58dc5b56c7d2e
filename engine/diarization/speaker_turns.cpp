// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diarization/speaker_turns.h"

#include "engine/diarization/voice_clusters.h"

#include <algorithm>
#include <limits>

namespace undertone {
namespace {

constexpr int resegmentations = 2;
/// A turn is marked where at least this share of its moments may hold two voices.
constexpr double overlappedShare = 0.5;
constexpr double edgeSeconds = 0.5;          // of a sentence, where windows hold what is said beside it, too
constexpr std::size_t leastOtherVoices = 2;  // one after the other

/// Likenesses of moments to speakers: (voices, speakers).
using Likenesses = std::vector<std::vector<double>>;

Likenesses likenessesOf(std::span<const Voice> voices, std::span<const Voice> speakers)
{
    Likenesses all;
    for (const auto& voice : voices) {
        auto& row = all.emplace_back();
        for (const auto& speaker : speakers)
            row.push_back(likeness(voice, speaker));
    }
    return all;
}

/// The path of largest likeness in which a change of speaker at a moment costs `penalties` of it (Viterbi).
std::vector<int> bestPath(const Likenesses& likenesses, std::span<const double> penalties)
{
    const auto speakers = likenesses.front().size();
    std::vector<std::vector<int>> from(likenesses.size(), std::vector<int>(speakers, 0));
    auto score = likenesses.front();
    for (std::size_t i = 1; i < likenesses.size(); ++i) {
        const auto best = static_cast<std::size_t>(std::ranges::max_element(score) - score.begin());
        const double changed = score[best] - penalties[i];
        for (std::size_t speaker = 0; speaker < speakers; ++speaker) {
            const bool stays = score[speaker] >= changed;
            from[i][speaker] = static_cast<int>(stays ? speaker : best);
            score[speaker] = (stays ? score[speaker] : changed) + likenesses[i][speaker];
        }
    }
    std::vector<int> path(likenesses.size());
    path.back() = static_cast<int>(std::ranges::max_element(score) - score.begin());
    for (std::size_t i = likenesses.size() - 1; i > 0; --i)
        path[i - 1] = from[i][static_cast<std::size_t>(path[i])];
    return path;
}

/// Speakers by the order in which they are first heard; who is heard no more is nobody.
void numberByAppearance(std::vector<int>& speakers)
{
    std::vector<int> order;
    for (int& speaker : speakers) {
        if (speaker < 0)
            continue;
        const auto known = std::ranges::find(order, speaker);
        const auto place = static_cast<int>(known - order.begin());
        if (known == order.end())
            order.push_back(speaker);
        speaker = place;
    }
}

/// Who is heard at each moment.
struct Attribution {
    std::vector<int> speakers;
    std::vector<bool> maybeTwo;
};

bool mayHoldTwo(std::vector<double> likenesses, double margin)
{
    if (likenesses.size() < 2)
        return false;
    std::ranges::partial_sort(likenesses, likenesses.begin() + 2, std::greater());
    return likenesses[0] - likenesses[1] < margin;
}

Attribution attribute(std::span<const VoiceWindow> windows, const DiarizationConfig& config)
{
    Attribution result;
    if (windows.empty())
        return result;
    const auto voices = distinctVoices(windows, config.meanShare);
    std::vector<double> penalties;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const bool pause = i > 0 && windows[i].atSeconds - windows[i - 1].atSeconds > 1.5 * config.stepSeconds;
        penalties.push_back(config.switchPenalty * (pause ? config.pausePenaltyShare : 1.0));
    }
    result.speakers = clusterVoices(voices, config);
    for (int round = 0; round < resegmentations; ++round) {
        const auto likenesses = likenessesOf(voices, speakerVoices(voices, result.speakers));
        result.speakers = bestPath(likenesses, penalties);
        numberByAppearance(result.speakers);
    }
    for (const auto& row : likenessesOf(voices, speakerVoices(voices, result.speakers)))
        result.maybeTwo.push_back(mayHoldTwo(row, config.overlapMargin));
    return result;
}

/// The voices [first, end) inside a stretch.
std::pair<std::size_t, std::size_t> within(const SpeechStretch& stretch, std::span<const VoiceWindow> voices)
{
    const auto first = std::ranges::lower_bound(voices, stretch.startSeconds, {}, &VoiceWindow::atSeconds);
    const auto end = std::ranges::upper_bound(voices, stretch.endSeconds, {}, &VoiceWindow::atSeconds);
    return {static_cast<std::size_t>(first - voices.begin()), static_cast<std::size_t>(std::max(first, end) - voices.begin())};
}

/// The turns of one stretch, of which at least one moment was heard.
void addTurns(const SpeechStretch& stretch, std::span<const VoiceWindow> voices, const Attribution& heard, std::size_t first,
              std::size_t end, std::vector<SpeakerTurn>& turns)
{
    double start = stretch.startSeconds;
    for (std::size_t i = first; i < end;) {
        std::size_t next = i;
        std::size_t maybeTwo = 0;
        for (; next < end && heard.speakers[next] == heard.speakers[i]; ++next)
            maybeTwo += heard.maybeTwo[next] ? 1 : 0;
        const double stop = next < end ? (voices[next - 1].atSeconds + voices[next].atSeconds) / 2.0 : stretch.endSeconds;
        turns.push_back({start, stop, heard.speakers[i], static_cast<double>(maybeTwo) >= overlappedShare * static_cast<double>(next - i)});
        start = stop;
        i = next;
    }
}

/// Whether somebody else is heard within a sentence of `speaker`, away from its edges.
bool holdsOther(const SpeechStretch& sentence, std::span<const VoiceWindow> voices, const Attribution& heard, std::size_t first,
                std::size_t end, int speaker)
{
    std::size_t run = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (voices[i].atSeconds < sentence.startSeconds + edgeSeconds || voices[i].atSeconds > sentence.endSeconds - edgeSeconds)
            continue;
        run = heard.speakers[i] == speaker ? 0 : run + 1;
        if (run >= leastOtherVoices)
            return true;
    }
    return false;
}

}  // namespace

std::vector<SpeakerTurn> findSpeakerTurns(std::span<const SpeechStretch> speech, std::span<const VoiceWindow> voices,
                                          const DiarizationConfig& config)
{
    const auto heard = attribute(voices, config);
    std::vector<SpeakerTurn> turns;
    for (const auto& stretch : speech) {
        const auto [first, end] = within(stretch, voices);
        if (first == end)
            turns.push_back({stretch.startSeconds, stretch.endSeconds, turns.empty() ? 0 : turns.back().speaker, false});
        else
            addTurns(stretch, voices, heard, first, end, turns);
    }
    return turns;
}

std::vector<SentenceSpeaker> speakersOfSentences(std::span<const SpeechStretch> sentences, std::span<const VoiceWindow> voices,
                                                 const DiarizationConfig& config)
{
    const auto heard = attribute(voices, config);
    std::vector<int> speakers;
    std::vector<SentenceSpeaker> found;
    for (const auto& sentence : sentences) {
        const auto [first, end] = within(sentence, voices);
        std::vector<std::size_t> counts;
        std::size_t maybeTwo = 0;
        for (std::size_t i = first; i < end; ++i) {
            counts.resize(std::max(counts.size(), static_cast<std::size_t>(heard.speakers[i]) + 1));
            ++counts[static_cast<std::size_t>(heard.speakers[i])];
            maybeTwo += heard.maybeTwo[i] ? 1 : 0;
        }
        const auto most = std::ranges::max_element(counts);
        const std::size_t all = end - first;
        speakers.push_back(counts.empty() ? -1 : static_cast<int>(most - counts.begin()));
        found.push_back({-1,
                         holdsOther(sentence, voices, heard, first, end, speakers.back())
                             || (all > 0 && static_cast<double>(maybeTwo) >= overlappedShare * static_cast<double>(all))});
    }
    numberByAppearance(speakers);
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i].speaker = speakers[i];
    return found;
}

}  // namespace undertone
