// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/speaker_channels.h"

#include "audio/audio_file_source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace undertone {

namespace {

constexpr std::size_t channels = 2;

using Energies = std::array<double, channels>;

Status addEnergies(AudioFileSource& source, const Segment& segment, Energies& energies, const CancellationToken& cancel)
{
    const auto rate = source.sampleRate();
    const auto last = std::min<SampleIndex>(source.frameCount(), std::llround(segment.endSeconds * rate));
    std::vector<float> block(channels * static_cast<std::size_t>(rate));
    for (auto at = static_cast<SampleIndex>(std::llround(segment.startSeconds * rate)); at < last;) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("jobs.cancelled")};
        const auto frames = static_cast<std::size_t>(std::min<SampleIndex>(rate, last - at));
        const auto got = source.read(at, std::span(block).first(channels * frames));
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        for (std::size_t i = 0; i < channels * *got; ++i)
            energies[i % channels] += static_cast<double>(block[i]) * static_cast<double>(block[i]);
        at += static_cast<SampleIndex>(*got);
    }
    return {};
}

double ratioDecibels(const Energies& energies)
{
    constexpr double silence = 1e-12;
    return 10.0 * std::log10((energies[0] + silence) / (energies[1] + silence));
}

}  // namespace

Result<std::map<SpeakerId, int>> measureSpeakerChannels(const std::filesystem::path& recording, std::span<const Segment> segments,
                                                        const CancellationToken& cancel)
{
    auto source = AudioFileSource::open(recording);
    if (!source)
        return source.error();
    std::map<SpeakerId, Energies> energies;
    for (const auto& segment : segments)
        energies[segment.speaker] = {};
    std::map<SpeakerId, int> map;
    if ((*source)->channelCount() != static_cast<int>(channels) || energies.size() != 2)
        return map;
    for (const auto& segment : segments) {
        TRY(addEnergies(**source, segment, energies[segment.speaker], cancel));
    }
    const auto& [one, energiesOfOne] = *energies.begin();
    const auto& [other, energiesOfOther] = *energies.rbegin();
    const double difference = ratioDecibels(energiesOfOne) - ratioDecibels(energiesOfOther);
    if (std::fabs(difference) < smallestChannelSeparationDecibels)
        return map;
    map[one] = difference > 0.0 ? 0 : 1;
    map[other] = difference > 0.0 ? 1 : 0;
    return map;
}

}  // namespace undertone
