// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/card/evaluation_conditions.h"

#include "audio/channel_effects.h"
#include "engine/core/audio_source.h"

#include <algorithm>

namespace undertone {

namespace {

using Samples = std::vector<float>;

constexpr double telephoneHertz = 3400.0;
constexpr double levelDecibels = 20.0;
constexpr double opusKilobits = 12.0;
constexpr double noiseRatioDecibels = 15.0;
constexpr double roomSeconds = 0.5;
constexpr double roomRatioDecibels = 3.0;

RecordingCondition level(const std::string& name, double decibels)
{
    return {name, [decibels](Samples samples, std::uint64_t) -> Result<Samples> {
                applyGain(samples, decibels);
                // As a recorder does: what is too loud is cut off.
                for (auto& sample : samples)
                    sample = std::clamp(sample, -1.0F, 1.0F);
                return samples;
            }};
}

RecordingCondition codec(const std::string& name, Codec which, double kilobits)
{
    return {name,
            [=](Samples samples, std::uint64_t) -> Result<Samples> { return codecRoundTrip(samples, engineSampleRate, which, kilobits); }};
}

}  // namespace

std::vector<RecordingCondition> recordingConditions()
{
    return {
        {"as recorded", [](Samples samples, std::uint64_t) -> Result<Samples> { return samples; }},
        level("20 dB quieter", -levelDecibels),
        level("20 dB louder, clipped", levelDecibels),
        {"low-pass 3.4 kHz",
         [](Samples samples, std::uint64_t) -> Result<Samples> {
             applyLowPass(samples, telephoneHertz, engineSampleRate);
             return samples;
         }},
        codec("Opus 12 kbit/s", Codec::Opus, opusKilobits),
        codec("Vorbis, lowest quality", Codec::Vorbis, opusKilobits),
        {"room, T60 0.5 s",
         [](Samples samples, std::uint64_t seed) -> Result<Samples> {
             return applyRoom(samples, {roomSeconds, roomRatioDecibels, seed}, engineSampleRate);
         }},
        {"noise, 15 dB below",
         [](Samples samples, std::uint64_t seed) -> Result<Samples> {
             addNoiseAtRatio(samples, noiseRatioDecibels, seed);
             return samples;
         }},
    };
}

}  // namespace undertone
