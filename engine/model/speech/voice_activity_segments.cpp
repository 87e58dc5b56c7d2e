// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/voice_activity_segments.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

/// A cut leaves at least this share of the longest sentence on its left, so that no crumbs are made.
constexpr double smallestShare = 1.0 / 3.0;

struct Stretch {
    SampleIndex begin = 0;
    SampleIndex end = 0;
};

SampleIndex inSamples(double seconds)
{
    return static_cast<SampleIndex>(std::llround(seconds * engineSampleRate));
}

std::vector<Stretch> findSpeech(std::span<const ActivityFrame> frames, SampleIndex sampleCount, const VoiceActivityConfig& config)
{
    const auto shortestSpeech = inSamples(config.shortestSpeechSeconds);
    const auto shortestPause = inSamples(config.shortestPauseSeconds);
    constexpr SampleIndex none = -1;
    std::vector<Stretch> speech;
    SampleIndex begin = none;
    SampleIndex silenceFrom = none;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto now = static_cast<SampleIndex>(i) * activityFrameSamples;
        const double probability = static_cast<double>(frames[i].speechProbability);
        if (probability >= config.speechThreshold) {
            silenceFrom = none;
            if (begin == none)
                begin = now;
        } else if (probability < config.silenceThreshold && begin != none) {
            if (silenceFrom == none)
                silenceFrom = now;
            if (now - silenceFrom >= shortestPause) {
                if (silenceFrom - begin > shortestSpeech)
                    speech.push_back({begin, silenceFrom});
                begin = silenceFrom = none;
            }
        }
    }
    // Unlike the package, a last pause that the recording's end cuts short is not counted as speech.
    const auto end = silenceFrom == none ? sampleCount : silenceFrom;
    if (begin != none && end - begin > shortestSpeech)
        speech.push_back({begin, end});
    return speech;
}

void pad(std::vector<Stretch>& speech, SampleIndex sampleCount, const VoiceActivityConfig& config)
{
    const auto padding = inSamples(config.paddingSeconds);
    for (std::size_t i = 0; i < speech.size(); ++i) {
        if (i == 0)
            speech[i].begin = std::max<SampleIndex>(0, speech[i].begin - padding);
        if (i + 1 == speech.size()) {
            speech[i].end = std::min(sampleCount, speech[i].end + padding);
            continue;
        }
        const auto pause = speech[i + 1].begin - speech[i].end;
        const auto share = std::min(padding, pause / 2);
        speech[i].end += share;
        speech[i + 1].begin -= share;
    }
}

/// The start of the frame with the least power over itself and its neighbours; the earliest of equals.
SampleIndex quietestPoint(std::span<const ActivityFrame> frames, SampleIndex from, SampleIndex to)
{
    const auto first = std::max<SampleIndex>(1, (from + activityFrameSamples - 1) / activityFrameSamples);
    const auto last = std::min(to / activityFrameSamples, static_cast<SampleIndex>(frames.size()) - 2);
    SampleIndex best = to;
    float least = std::numeric_limits<float>::infinity();
    for (auto i = first; i <= last; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const float power = frames[at - 1].power + 2 * frames[at].power + frames[at + 1].power;
        if (power < least) {
            least = power;
            best = i * activityFrameSamples + activityFrameSamples / 2;
        }
    }
    return std::clamp(best, from, to);
}

}  // namespace

std::vector<Segment> segmentsFromActivity(std::span<const ActivityFrame> frames, SampleIndex sampleCount, const VoiceActivityConfig& config)
{
    auto speech = findSpeech(frames, sampleCount, config);
    pad(speech, sampleCount, config);

    const auto longest = std::max<SampleIndex>(activityFrameSamples, inSamples(config.longestSentenceSeconds));
    const auto least = static_cast<SampleIndex>(static_cast<double>(longest) * smallestShare);
    std::vector<Segment> segments;
    IdSequence<SegmentId> ids;
    const auto add = [&segments, &ids](SampleIndex begin, SampleIndex end) {
        segments.push_back({.startSeconds = static_cast<double>(begin) / engineSampleRate,
                            .endSeconds = static_cast<double>(end) / engineSampleRate,
                            .id = ids.next()});
    };
    for (auto [begin, end] : speech) {
        while (end - begin > longest) {
            // The right-hand side, too, is to be more than a crumb.
            const auto cut = quietestPoint(frames, begin + least, std::min(begin + longest, end - std::min(least, (end - begin) / 2)));
            add(begin, cut);
            begin = cut;
        }
        add(begin, end);
    }
    return segments;
}

}  // namespace undertone
