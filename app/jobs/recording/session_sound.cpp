// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_sound.h"

#include "engine/io/sha256.h"

#include <algorithm>
#include <map>

namespace undertone {
namespace {

/// Mono sources of the same rate side by side, the shorter ones silent at their end.
class SideBySideSource final : public AudioSource {
public:
    explicit SideBySideSource(std::vector<std::unique_ptr<AudioSource>> sources) : m_sources(std::move(sources)) {}
    [[nodiscard]] int sampleRate() const override { return m_sources.front()->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return static_cast<int>(m_sources.size()); }
    [[nodiscard]] SampleIndex frameCount() const override
    {
        SampleIndex most = 0;
        for (const auto& source : m_sources)
            most = std::max(most, source->frameCount());
        return most;
    }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto channels = m_sources.size();
        const auto left = static_cast<std::size_t>(std::max<SampleIndex>(0, frameCount() - first));
        const auto frames = std::min(out.size() / channels, left);
        m_one.resize(frames);
        for (std::size_t channel = 0; channel < channels; ++channel) {
            std::size_t got = 0;
            while (got < frames) {
                const auto more = TRY(m_sources[channel]->read(first + static_cast<SampleIndex>(got), std::span(m_one).subspan(got)));
                if (more == 0)
                    break;
                got += more;
            }
            std::fill(m_one.begin() + static_cast<std::ptrdiff_t>(got), m_one.end(), 0.0f);
            for (std::size_t i = 0; i < frames; ++i)
                out[i * channels + channel] = m_one[i];
        }
        return frames;
    }

private:
    std::vector<std::unique_ptr<AudioSource>> m_sources;
    std::vector<float> m_one;
};

}  // namespace

std::string SessionSound::sha256Of(const Session& session, const Keyring& keyring)
{
    // Not how long it is: a recording only grows until it ends, and never changes then.
    std::map<std::string, std::string> named{{"kind", "session sound 2"}, {"session", session.id().hex()}};
    for (const auto& track : session.tracks()) {
        if (session.canBeHeard(track, keyring))
            named["track " + std::to_string(track.number)] = track.key.hex();
    }
    return sha256OfNamedValues(named);
}

Result<SessionSound> SessionSound::of(const Session& session, const Keyring& keyring)
{
    SessionSound sound;
    const auto extents = session.extents();
    for (const auto& track : session.tracks()) {
        if (!session.canBeHeard(track, keyring))
            continue;
        const auto key = std::make_shared<const SecretBytes>(TRY(keyring.key(track.key)));
        const auto extent = extents ? std::optional((*extents)[track.number]) : std::nullopt;
        const auto open = [place = session.placeOf(track), key, extent]() -> Result<std::unique_ptr<AudioSource>> {
            return std::unique_ptr<AudioSource>(TRY(SealedTrackSource::open(place, *key, extent)));
        };
        TRY(open());
        sound.m_channels.push_back({track.speakers.size() == 1 ? track.speakers.front() : std::string(), open});
    }
    if (sound.m_channels.empty())
        return Error{ErrorCode::NotAuthorised, message("consent.nobody"), session.folder()};
    sound.m_sha256 = sha256Of(session, keyring);
    return sound;
}

Result<std::unique_ptr<AudioSource>> SessionSound::open() const
{
    std::vector<std::unique_ptr<AudioSource>> sources;
    sources.reserve(m_channels.size());
    for (const auto& channel : m_channels)
        sources.push_back(TRY(channel.open()));
    return std::unique_ptr<AudioSource>(std::make_unique<SideBySideSource>(std::move(sources)));
}

}  // namespace undertone
