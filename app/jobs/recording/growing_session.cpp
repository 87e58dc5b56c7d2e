// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/growing_session.h"

#include "app/jobs/analysis/mean_source.h"
#include "app/jobs/analysis/recording_input.h"

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

/// A track as far as all of them were written.
class TrackView final : public AudioSource {
public:
    TrackView(GrowingTrackSource& track, const std::optional<SampleIndex>& frames) : m_track(track), m_frames(frames) {}
    [[nodiscard]] int sampleRate() const override { return m_track.sampleRate(); }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_frames.value_or(m_track.frameCount()); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto left = std::max<SampleIndex>(0, frameCount() - first);
        return m_track.read(first, out.first(static_cast<std::size_t>(std::min<SampleIndex>(left, static_cast<SampleIndex>(out.size())))));
    }

private:
    GrowingTrackSource& m_track;
    const std::optional<SampleIndex>& m_frames;
};

}  // namespace

Result<std::shared_ptr<GrowingSession>> GrowingSession::create(const Session& session, const Keyring& keyring,
                                                               std::shared_ptr<const CaptureProgress> progress, Tell tell, Keep keep)
{
    std::shared_ptr<GrowingSession> growing(new GrowingSession(std::move(progress), std::move(tell), std::move(keep)));
    for (const auto& track : session.tracks()) {
        const auto key = TRY(keyring.key(track.key));
        growing->m_tracks.push_back(TRY(GrowingTrackSource::create(session.placeOf(track), key)));
        growing->m_speakers.push_back(track.speakers.size() == 1 ? track.speakers.front() : std::string());
    }
    return growing;
}

Result<std::unique_ptr<AudioSource>> GrowingSession::heard(std::unique_ptr<AudioSource> source)
{
    if (source->sampleRate() == engineSampleRate)
        return source;
    auto resampled = TRY(ResampledSource::createGrowing(std::move(source), engineSampleRate, channelBlockSeconds));
    m_resampled.push_back(resampled.get());
    return std::unique_ptr<AudioSource>(std::move(resampled));
}

Status GrowingSession::begin()
{
    if (std::ranges::any_of(m_tracks, [](const auto& track) { return track->sampleRate() == 0; }))
        return {};
    std::vector<std::unique_ptr<AudioSource>> together;
    for (const auto& track : m_tracks) {
        m_channels.push_back(TRY(heard(std::make_unique<TrackView>(*track, m_frames))));
        together.push_back(std::make_unique<TrackView>(*track, m_frames));
    }
    m_mixed = TRY(heard(std::make_unique<MeanSource>(std::move(together))));
    return {};
}

Status GrowingSession::follow()
{
    const bool ended = m_progress->ended;  // first: what is there afterwards is all
    for (const auto& track : m_tracks)
        TRY(track->follow());
    m_frames = (*std::ranges::min_element(m_tracks, {}, [](const auto& track) { return track->frameCount(); }))->frameCount();
    if (ended)
        m_frames.reset();
    if (m_mixed == nullptr)
        TRY(begin());
    for (auto* source : m_resampled)
        source->lookAgain(ended ? ResampledSource::Source::IsWhole : ResampledSource::Source::Grows);
    return {};
}

}  // namespace undertone
