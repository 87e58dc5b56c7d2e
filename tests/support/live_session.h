// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/simulated_host.h"
#include "audio/resampler.h"
#include "engine/core/timeline.h"
#include "tests/support/synthetic_speech.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace undertone::test {

/// What live_session_recorder records.
inline constexpr int liveKillRate = 16000;
inline constexpr int liveKillSeconds = 120;

/// A device of two microphones at 16 kHz, and what each of them hears.
inline SimulatedSound soundOf(std::vector<float> first, std::vector<float> second)
{
    using Samples = std::shared_ptr<const std::vector<float>>;
    const std::pair<Samples, Samples> heard{std::make_shared<const std::vector<float>>(std::move(first)),
                                            std::make_shared<const std::vector<float>>(std::move(second))};
    SimulatedSound sound;
    sound.channels = 2;
    sound.sampleRate = engineSampleRate;
    sound.frames = std::min(heard.first->size(), heard.second->size());
    sound.signal = [heard](std::uint64_t frame, int channel) {
        return (*(channel == 0 ? heard.first : heard.second))[static_cast<std::size_t>(frame)];
    };
    return sound;
}

/// Two voices that speak across each other, each for so many seconds.
inline SimulatedSound twoVoices(int rate, int seconds)
{
    const auto speech = std::make_shared<const std::vector<float>>(*resample(syntheticSpeech(seconds + 1), engineSampleRate, rate));
    SimulatedSound sound;
    sound.channels = 2;
    sound.sampleRate = rate;
    sound.frames = static_cast<std::uint64_t>(seconds) * static_cast<std::uint64_t>(rate);
    sound.signal = [speech, rate](std::uint64_t frame, int channel) {
        return (*speech)[static_cast<std::size_t>(frame) + static_cast<std::size_t>(channel * rate) * 7 / 10];
    };
    return sound;
}

/// What two analyses of the same sentences must have in common; empty, or what differs.
inline std::string differenceOf(const std::vector<UtteranceAnalysis>& live, const std::vector<UtteranceAnalysis>& after)
{
    if (live.size() != after.size())
        return std::to_string(live.size()) + " sentences and " + std::to_string(after.size());
    for (std::size_t i = 0; i < live.size(); ++i) {
        const auto& a = live[i];
        const auto& b = after[i];
        if (a.startSeconds != b.startSeconds || a.endSeconds != b.endSeconds || a.speaker != b.speaker || a.segment != b.segment)
            return "sentence " + std::to_string(i) + " lies elsewhere";
        if (a.emotion() != b.emotion() || a.probabilities != b.probabilities)
            return "sentence " + std::to_string(i) + " has other probabilities";
        if (a.lossBefore != b.lossBefore || a.tokens != b.tokens || a.tokenSpan != b.tokenSpan)
            return "sentence " + std::to_string(i) + " has another loss";
    }
    return {};
}

}  // namespace undertone::test
