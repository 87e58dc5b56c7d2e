// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/wav_writer.h"
#include "engine/consent/consent_watch.h"
#include "engine/consent/session.h"
#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"

#include <functional>
#include <memory>
#include <optional>

namespace undertone {

/// The sound of a session as a file in clear.
struct SoundExportRequest {
    std::filesystem::path path;  ///< replaced once the file is whole
    SoundContainer container = SoundContainer::Wav;
    std::optional<std::uint32_t> track{};  ///< none: all that can be heard, side by side
};

/// Writes the sound of a session in clear, for as long as everyone agrees to share it: WAV and RF64 hold every sample as it was recorded,
/// FLAC 24 bits of it. Holds what it needs of the session, so that the vault can be closed meanwhile. One thread.
class SoundExport {
public:
    /// Errors: NotAuthorised (somebody does not share, or the channel's key was destroyed), InvalidArgument (no such channel), of opening.
    static Result<SoundExport> begin(Session session, const Keyring& keyring, const SoundExportRequest& request);

    /// Says so in the session's log, too. Errors: NotAuthorised (withdrawn meanwhile: nothing is left then), InvalidArgument (more channels
    /// than FLAC has), FileNotWritable, CorruptFile, Cancelled.
    Status write(const std::function<void(double fraction)>& progress, const CancellationToken& cancel);

    /// The head of the session's log, with the entry of this export once it was written.
    [[nodiscard]] std::string logHead() const { return m_session.log().head(); }

private:
    SoundExport(Session session, std::unique_ptr<ConsentWatch> watch, Authorisation authorisation, SoundExportRequest request)
        : m_session(std::move(session)), m_watch(std::move(watch)), m_authorisation(std::move(authorisation)), m_request(std::move(request))
    {
    }
    Status copy(WavWriter& writer, const std::function<void(double fraction)>& progress, const CancellationToken& stop);

    Session m_session;
    std::unique_ptr<ConsentWatch> m_watch;
    Authorisation m_authorisation;
    SoundExportRequest m_request;
    std::unique_ptr<AudioSource> m_source;
};

}  // namespace undertone
