// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/sound_export.h"

#include "app/jobs/recording/session_sound.h"
#include "audio/session_mark.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

const char* containerName(SoundContainer container)
{
    switch (container) {
    case SoundContainer::Rf64: return "rf64";
    case SoundContainer::Flac: return "flac";
    case SoundContainer::Wav: break;
    }
    return "wav";
}

Result<std::unique_ptr<AudioSource>> openSound(const Session& session, const Keyring& keyring, const std::optional<std::uint32_t>& number)
{
    if (!number)
        return TRY(SessionSound::of(session, keyring)).open();
    const auto track = std::ranges::find(session.tracks(), *number, &SessionTrack::number);
    if (track == session.tracks().end())
        return Error{ErrorCode::InvalidArgument, message("vault.no-track", *number, session.tracks().size()), {}};
    return std::unique_ptr<AudioSource>(TRY(session.openTrack(*track, keyring)));
}

}  // namespace

Result<SoundExport> SoundExport::begin(Session session, const Keyring& keyring, const SoundExportRequest& request)
{
    auto watch = TRY(ConsentWatch::start(session));
    auto authorisation = TRY(watch->authorise(Purpose::Share));
    TRY(session.recoverToRead(keyring));
    SoundExport sound(std::move(session), std::move(watch), std::move(authorisation), request);
    sound.m_source = TRY(openSound(sound.m_session, keyring, request.track));
    return sound;
}

Status SoundExport::copy(WavWriter& writer, const std::function<void(double fraction)>& progress, const CancellationToken& stop)
{
    const auto channels = static_cast<std::size_t>(m_source->channelCount());
    std::vector<float> samples(static_cast<std::size_t>(m_source->sampleRate()) * channels);
    for (SampleIndex first = 0; first < m_source->frameCount();) {
        if (stop.isCancelled())
            return Error{ErrorCode::Cancelled, message("core.cancelled"), {}};
        const auto count = TRY(m_source->read(first, samples));
        if (count == 0)
            break;
        TRY(writer.write(std::span(samples).first(count * channels)));
        first += static_cast<SampleIndex>(count);
        if (progress)
            progress(static_cast<double>(first) / static_cast<double>(m_source->frameCount()));
    }
    return {};
}

Status SoundExport::write(const std::function<void(double fraction)>& progress, const CancellationToken& cancel)
{
    return m_authorisation.during({Purpose::Share}, cancel, [&](const CancellationToken& stop) -> Status {
        const auto use = m_watch->authorise(Purpose::Analyse) ? ExportedFor::Analysis : ExportedFor::Hearing;
        const WavFormat format{m_source->sampleRate(), m_source->channelCount(), WavEncoding::Float32, m_request.container,
                               sessionMark(m_session.id().hex(), use)};
        const auto writer = TRY(WavWriter::create(m_request.path, format, ExistingFile::Replace));
        TRY(copy(*writer, progress, stop));
        nlohmann::json details{{"format", containerName(m_request.container)}};
        if (m_request.track)
            details["track"] = *m_request.track;
        // First: what has left the vault is in its log.
        TRY(m_session.log().refresh());
        TRY(m_session.log().append("sound.exported", details));
        return writer->finish();
    });
}

}  // namespace undertone
