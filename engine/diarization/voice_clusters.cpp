// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diarization/voice_clusters.h"

#include "engine/diarization/average_linkage.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

Voice unitVoice(Voice voice)
{
    double power = 0.0;
    for (const float value : voice)
        power += static_cast<double>(value) * static_cast<double>(value);
    if (power > 0.0) {
        for (float& value : voice)
            value = static_cast<float>(static_cast<double>(value) / std::sqrt(power));
    }
    return voice;
}

std::vector<std::size_t> countsOf(std::span<const int> clusters)
{
    std::vector<std::size_t> counts;
    for (const int cluster : clusters) {
        counts.resize(std::max(counts.size(), static_cast<std::size_t>(cluster) + 1));
        ++counts[static_cast<std::size_t>(cluster)];
    }
    return counts;
}

/// The speaker whose voice it is most like, but for `excepted`.
int mostLike(const Voice& voice, std::span<const Voice> speakers, int excepted = -1)
{
    int best = -1;
    double most = 0.0;
    for (int speaker = 0; speaker < static_cast<int>(speakers.size()); ++speaker) {
        const double like = likeness(voice, speakers[static_cast<std::size_t>(speaker)]);
        if (speaker != excepted && (best < 0 || like > most)) {
            best = speaker;
            most = like;
        }
    }
    return best;
}

/// Numbers that are used become 0, 1, ... in their order of appearance.
void renumber(std::vector<int>& clusters)
{
    std::vector<int> order;
    for (int& cluster : clusters) {
        const auto known = std::ranges::find(order, cluster);
        const auto place = static_cast<int>(known - order.begin());
        if (known == order.end())
            order.push_back(cluster);
        cluster = place;
    }
}

/// Gives the voices of the smallest cluster to those they are most like, until none is smaller than `least`.
void dissolveSmall(std::span<const Voice> voices, std::vector<int>& clusters, double least)
{
    for (;;) {
        const auto counts = countsOf(clusters);
        const auto smallest = static_cast<int>(std::ranges::min_element(counts) - counts.begin());
        if (counts.size() < 2 || static_cast<double>(counts[static_cast<std::size_t>(smallest)]) >= least)
            return;
        const auto speakers = speakerVoices(voices, clusters);
        for (std::size_t i = 0; i < voices.size(); ++i) {
            if (clusters[i] == smallest)
                clusters[i] = mostLike(voices[i], speakers, smallest);
        }
        renumber(clusters);
    }
}

/// Into so many clusters that `wanted` of them are large enough to be someone; voices of the others go to those.
std::vector<int> cutIntoSpeakers(const std::vector<ClusterMerge>& merges, std::span<const Voice> voices, std::size_t wanted, double least)
{
    for (std::size_t count = wanted; count <= voices.size(); ++count) {
        auto clusters = cutIntoClusters(merges, voices.size(), count);
        auto counts = countsOf(clusters);
        std::ranges::sort(counts, std::greater());
        if (static_cast<double>(counts[wanted - 1]) < least)
            continue;
        dissolveSmall(voices, clusters, static_cast<double>(counts[wanted - 1]));
        if (countsOf(clusters).size() == wanted)
            return clusters;
    }
    return cutIntoClusters(merges, voices.size(), wanted);
}

}  // namespace

double likeness(const Voice& a, const Voice& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

std::vector<Voice> distinctVoices(std::span<const VoiceWindow> windows, double meanShare)
{
    std::vector<double> mean(windows.empty() ? 0 : windows.front().voice.size(), 0.0);
    for (const auto& window : windows) {
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += static_cast<double>(window.voice[i]) / static_cast<double>(windows.size());
    }
    std::vector<Voice> voices;
    voices.reserve(windows.size());
    for (const auto& window : windows) {
        Voice voice = window.voice;
        for (std::size_t i = 0; i < mean.size(); ++i)
            voice[i] = static_cast<float>(static_cast<double>(voice[i]) - meanShare * mean[i]);
        voices.push_back(unitVoice(std::move(voice)));
    }
    return voices;
}

std::vector<Voice> speakerVoices(std::span<const Voice> voices, std::span<const int> speakers)
{
    std::vector<Voice> means(countsOf(speakers).size(), Voice(voices.empty() ? 0 : voices.front().size(), 0.0F));
    for (std::size_t i = 0; i < voices.size(); ++i) {
        auto& mean = means[static_cast<std::size_t>(speakers[i])];
        for (std::size_t k = 0; k < mean.size(); ++k)
            mean[k] += voices[i][k];
    }
    for (auto& mean : means)
        mean = unitVoice(std::move(mean));
    return means;
}

std::vector<int> clusterVoices(std::span<const Voice> voices, const DiarizationConfig& config)
{
    if (voices.empty())
        return {};
    const auto stride = (voices.size() + config.mostClustered - 1) / config.mostClustered;
    std::vector<Voice> some;
    for (std::size_t i = 0; i < voices.size(); i += stride)
        some.push_back(voices[i]);
    std::vector<float> distances(some.size() * some.size());
    for (std::size_t a = 0; a < some.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b)
            distances[a * some.size() + b] = distances[b * some.size() + a] =
                static_cast<float>(std::max(0.0, 1.0 - likeness(some[a], some[b])));
    }
    const auto merges = averageLinkage(std::move(distances), some.size());
    const double speech = static_cast<double>(voices.size()) * config.stepSeconds;
    const double seconds = std::clamp(config.leastShare * speech, config.leastSeconds, config.enoughSeconds);
    const double least = seconds / config.stepSeconds / static_cast<double>(stride);
    std::vector<int> clusters;
    if (config.speakers) {
        const auto wanted = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, *config.speakers)), 1, some.size());
        clusters = cutIntoSpeakers(merges, some, wanted, least);
    } else {
        clusters = cutAtDistance(merges, some.size(), config.mergeDistance);
        dissolveSmall(some, clusters, least);
    }
    if (stride == 1)
        return clusters;
    const auto speakers = speakerVoices(some, clusters);
    std::vector<int> all;
    for (const auto& voice : voices)
        all.push_back(mostLike(voice, speakers));
    renumber(all);
    return all;
}

}  // namespace undertone
