// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/followed_sentences.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace undertone {
namespace {

/// Channels are heard by turns, so that none runs far ahead of the others.
constexpr SampleIndex samplesAtOnce = 4 * engineSampleRate;

}  // namespace

Result<FollowedSentences> FollowedSentences::create(EmotionEngine& engine, const std::vector<Channel>& channels,
                                                    const Authorisation& authorisation, Conversation& conversation)
{
    FollowedSentences sentences;
    for (const auto& channel : channels) {
        Follower follower;
        follower.source = channel.source;
        follower.speaker = channel.speaker.empty() ? SpeakerId() : addSpeaker(conversation, channel.speaker);
        follower.speech = TRY(engine.followSpeech(authorisation));
        sentences.m_followers.push_back(std::move(follower));
    }
    return sentences;
}

double FollowedSentences::heardSeconds() const
{
    SampleIndex least = std::numeric_limits<SampleIndex>::max();
    for (const auto& follower : m_followers)
        least = std::min(least, follower.heard);
    return m_followers.empty() ? 0.0 : static_cast<double>(least) / engineSampleRate;
}

void FollowedSentences::take(std::vector<Segment> found, std::size_t channel)
{
    for (auto& segment : found) {
        segment.speaker = m_followers[channel].speaker;
        m_waiting.push_back({std::move(segment), channel});
    }
}

Status FollowedSentences::hear(std::size_t channel, SampleIndex until, const CancellationToken& cancel)
{
    auto& follower = m_followers[channel];
    while (follower.heard < until) {
        m_samples.resize(static_cast<std::size_t>(std::min<SampleIndex>(engineSampleRate, until - follower.heard)));
        const auto count = TRY(follower.source->read(follower.heard, m_samples));
        if (count == 0)
            break;
        take(TRY(follower.speech->take(std::span(m_samples).first(count), cancel)), channel);
        follower.heard += static_cast<SampleIndex>(count);
    }
    return {};
}

std::vector<Segment> FollowedSentences::certain(Recording recording)
{
    double spoken = std::numeric_limits<double>::infinity();
    for (const auto& follower : m_followers) {
        if (recording == Recording::GoesOn)
            spoken = std::min(spoken, follower.speech->earliestStart());
    }
    std::ranges::sort(m_waiting, {}, [](const Waiting& waiting) {
        return std::tuple(waiting.segment.startSeconds, waiting.segment.endSeconds, waiting.channel);
    });
    std::vector<Segment> segments;
    for (const auto& waiting : m_waiting) {
        if (waiting.segment.startSeconds < spoken)
            segments.push_back(waiting.segment);
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(segments.size()));
    return segments;
}

Result<std::vector<Segment>> FollowedSentences::look(Recording recording, const ProgressCallback& progress, const CancellationToken& cancel)
{
    SampleIndex all = 0;
    for (const auto& follower : m_followers)
        all = std::max(all, follower.source->frameCount());
    for (SampleIndex until = m_followers.empty() ? 0 : m_followers.front().heard; until < all;) {
        until = std::min(all, until + samplesAtOnce);
        for (std::size_t i = 0; i < m_followers.size(); ++i)
            TRY(hear(i, std::min(until, m_followers[i].source->frameCount()), cancel));
        if (progress)
            progress(static_cast<double>(until) / static_cast<double>(all));
    }
    if (recording == Recording::Ended) {
        for (std::size_t i = 0; i < m_followers.size(); ++i)
            take(TRY(m_followers[i].speech->finish(cancel)), i);
    }
    return certain(recording);
}

}  // namespace undertone
