// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/conversation_mixer.h"

#include "audio/analysis_source.h"
#include "audio/channel_effects.h"
#include "audio/convolution.h"
#include "audio/file/quoted_name.h"
#include "audio/resampler.h"
#include "engine/core/audio_source.h"
#include "engine/core/seeded_random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

constexpr double tiltCentreHertz = 1000.0;
constexpr double closingSilenceSeconds = 0.3;
constexpr float loudestPeak = 0.99f;
constexpr double longestGapSeconds = 3600.0;
constexpr double smallestLeadSeconds = 0.1;  // of a turn before one that overlaps it
/// For a band limit's ringing after the last echo.
constexpr std::size_t filterTailFrames = 512;

/// Everything a voice goes through, as one impulse response; its time 0 lies `delay` frames in.
struct VoiceChannel {
    Convolver convolver;
    std::size_t delay = 0;
    std::size_t length = 0;
};

std::vector<float> voiceResponse(const PlannedVoice& voice, double lowPassHertz, std::uint64_t seed)
{
    std::array<EqualiserPoint, equaliserHertz.size()> points;
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {equaliserHertz[i],
                     voice.equaliserDecibels[i] + voice.tiltDecibelsPerOctave * std::log2(equaliserHertz[i] / tiltCentreHertz)};
    std::vector<float> response = equaliserResponse(points, engineSampleRate);
    if (voice.reverberationSeconds > 0.0) {
        const RoomParameters room{voice.reverberationSeconds, -voice.reverberationDecibels, seed};
        auto echoes = roomImpulseResponse(room, engineSampleRate);
        echoes.resize(echoes.size() + equaliserTaps);
        response = Convolver(response).process(echoes);
    }
    if (lowPassHertz > 0.0) {
        response.resize(response.size() + filterTailFrames);
        applyLowPass(response, lowPassHertz, engineSampleRate);
    }
    const auto level = static_cast<float>(std::pow(10.0, voice.levelDecibels / 20));
    for (auto& value : response)
        value *= level;
    return response;
}

/// What the voices go through from turn `firstTurn` on, until the next room.
struct Room {
    std::size_t firstTurn = 0;
    double gain = 1.0;
    std::vector<VoiceChannel> channels;
};

std::vector<Room> roomsOf(const ConversationPlan& plan)
{
    SplitMix64 seeds(plan.seed);
    std::vector<Room> rooms;
    const auto add = [&](std::size_t firstTurn, double decibels, const std::vector<PlannedVoice>& voices) {
        Room room{firstTurn, std::pow(10.0, decibels / 20), {}};
        for (const auto& voice : voices) {
            const auto response = voiceResponse(voice, plan.lowPassHertz, seeds.next());
            room.channels.push_back({Convolver(response), equaliserTaps / 2, response.size()});
        }
        rooms.push_back(std::move(room));
    };
    add(0, 0.0, plan.voices);
    for (const auto& change : plan.roomChanges)
        add(change.turn, change.levelDecibels, change.voices);
    return rooms;
}

/// Adds `sound` from frame `first` on; what lies before the recording's start is dropped.
void addAt(std::vector<float>& samples, std::ptrdiff_t first, std::span<const float> sound, float gain)
{
    const auto end = first + static_cast<std::ptrdiff_t>(sound.size());
    if (end > static_cast<std::ptrdiff_t>(samples.size()))
        samples.resize(static_cast<std::size_t>(end));
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, -first); i < static_cast<std::ptrdiff_t>(sound.size()); ++i)
        samples[static_cast<std::size_t>(first + i)] += gain * sound[static_cast<std::size_t>(i)];
}

double meanPower(std::span<const float> samples)
{
    double energy = 0.0;
    for (const auto sample : samples)
        energy += static_cast<double>(sample) * static_cast<double>(sample);
    return samples.empty() ? 0.0 : energy / static_cast<double>(samples.size());
}

void addNoise(std::vector<float>& samples, const ConversationPlan& plan, double loudestPower)
{
    if (plan.noiseDecibels <= ConversationPlan::silentDecibels || loudestPower <= 0.0)
        return;
    std::vector<float> noise(samples.size());
    addNoiseFloor(noise, 10 * std::log10(loudestPower) + plan.noiseDecibels, plan.seed ^ 0x6e6f697365u);
    if (plan.lowPassHertz > 0.0)
        applyLowPass(noise, plan.lowPassHertz, engineSampleRate);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += noise[i];
}

void setLevel(std::vector<float>& samples, double decibels)
{
    applyGain(samples, decibels);
    float peak = 0.0f;
    for (const auto sample : samples)
        peak = std::max(peak, std::fabs(sample));
    if (peak > loudestPeak)
        for (auto& sample : samples)
            sample *= loudestPeak / peak;
}

Status checkPlan(const ConversationPlan& plan, std::span<const LabelledClip> clips)
{
    for (const auto& turn : plan.turns) {
        if (turn.clip >= clips.size() || turn.voice >= plan.voices.size() || !(std::fabs(turn.gapSeconds) < longestGapSeconds))
            return Error{ErrorCode::InvalidArgument, message("mixer.other-clips", plan.name)};
        if (!(plan.voices[turn.voice].speed > 0.1))
            return Error{ErrorCode::InvalidArgument, message("mixer.speed", plan.name)};
    }
    for (const auto& change : plan.roomChanges) {
        if (change.voices.size() != plan.voices.size())
            return Error{ErrorCode::InvalidArgument, message("mixer.room", plan.name)};
    }
    return {};
}

/// Where a turn starts: after the gap, or, where that is below 0, while others still speak; never before an earlier turn has begun, nor
/// before its own voice has ended.
std::size_t startOfTurn(std::size_t end, double gapSeconds, std::size_t lastStart, std::size_t voiceEnd)
{
    const auto gap = std::llround(gapSeconds * engineSampleRate);
    if (gap >= 0)
        return end + static_cast<std::size_t>(gap);
    const auto overlap = static_cast<std::size_t>(-gap);
    const auto wanted = end > overlap ? end - overlap : 0;
    const auto earliest = std::max(lastStart + static_cast<std::size_t>(smallestLeadSeconds * engineSampleRate), voiceEnd);
    return std::min(end, std::max(wanted, earliest));
}

}  // namespace

ClipLoader clipsFromFolder(std::filesystem::path folder, std::span<const LabelledClip> clips)
{
    return [folder = std::move(folder), clips](std::size_t clip) -> Result<std::vector<float>> {
        const auto path = folder / clips[clip].path;
        auto source = openAnalysisSource(path, {.use = SoundUse::Train});
        if (!source)
            return source.error();
        if ((*source)->durationSeconds() > maximumClipSeconds)
            return Error{ErrorCode::LimitExceeded, message("mixer.clip-too-long", quotedName(path)), path};
        std::vector<float> samples(static_cast<std::size_t>((*source)->frameCount()));
        const auto got = (*source)->read(0, samples);
        if (!got)
            return got.error();
        samples.resize(*got);
        return samples;
    };
}

Result<MixedConversation> mixConversation(const ConversationPlan& plan, std::span<const LabelledClip> clips, const ClipLoader& loadClip)
{
    TRY(checkPlan(plan, clips));
    const auto rooms = roomsOf(plan);
    auto room = rooms.begin();
    MixedConversation mixed;
    SpeakersByName speakers(mixed.conversation);
    double loudestPower = 0.0;
    std::size_t now = 0;  // end of all turns so far
    std::size_t lastStart = 0;
    std::vector<std::size_t> voiceEnds(plan.voices.size(), 0);
    for (std::size_t i = 0; i < plan.turns.size(); ++i) {
        const auto& turn = plan.turns[i];
        while (std::next(room) != rooms.end() && std::next(room)->firstTurn <= i)
            ++room;
        auto loaded = loadClip(turn.clip);
        if (!loaded)
            return loaded.error();
        const auto& voice = plan.voices[turn.voice];
        auto dry = resample(*loaded, static_cast<int>(std::lround(engineSampleRate * voice.speed)), engineSampleRate);
        if (!dry)
            return dry.error();

        const auto start = startOfTurn(now, turn.gapSeconds, lastStart, voiceEnds[turn.voice]);
        const auto end = start + dry->size();
        const auto& channel = room->channels[turn.voice];
        dry->resize(dry->size() + channel.length);
        const auto heard = channel.convolver.process(*dry);
        const double gain = room->gain * std::pow(10.0, turn.gainDecibels / 20);
        addAt(mixed.samples, static_cast<std::ptrdiff_t>(start) - static_cast<std::ptrdiff_t>(channel.delay), heard,
              static_cast<float>(gain));
        loudestPower = std::max(loudestPower, gain * gain * meanPower(std::span(heard).first(end - start)));

        mixed.conversation.segments.push_back(
            {static_cast<double>(start) / engineSampleRate, static_cast<double>(end) / engineSampleRate, speakers.idOf(voice.speaker)});
        mixed.emotions.push_back(clips[turn.clip].emotion);
        voiceEnds[turn.voice] = end;
        lastStart = start;
        now = std::max(now, end);
    }
    numberSegments(mixed.conversation);
    mixed.samples.resize(now + static_cast<std::size_t>(closingSilenceSeconds * engineSampleRate));
    addNoise(mixed.samples, plan, loudestPower);
    setLevel(mixed.samples, plan.levelDecibels);
    return mixed;
}

}  // namespace undertone
