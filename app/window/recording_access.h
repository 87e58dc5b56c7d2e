// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/core/timeline.h"
#include "engine/io/blob_store.h"
#include "engine/project/project.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What is known of a recorded session besides its sound and its results.
struct SessionFacts {
    std::vector<double> marks;   ///< places that somebody marked while it was recorded, in seconds
    std::size_t logEntries = 0;  ///< of its log
};

/// A waveform among what is computed from a session, whose key every withdrawal destroys.
struct SealedWaveform {
    std::shared_ptr<BlobStore> store;
    std::string sound;  ///< which one it is of
};

/// How the window reads recordings by their paths: files, unless a subclass knows others. Any thread may call.
class RecordingAccess {
public:
    virtual ~RecordingAccess() = default;
    /// Errors: AudioFileSource::open's.
    [[nodiscard]] virtual Result<std::unique_ptr<AudioSource>> open(const std::filesystem::path& path,
                                                                    const CancellationToken& cancel) const;
    /// Whether it is a recorded session, of which nothing may lie anywhere in clear.
    [[nodiscard]] virtual bool isSession(const std::filesystem::path&) const { return false; }
    /// Results that are kept with the recording itself; null: there are none.
    [[nodiscard]] virtual Result<std::shared_ptr<const Timeline>> results(const std::filesystem::path&) const
    {
        return std::shared_ptr<const Timeline>();
    }
    /// Of a file there are none.
    [[nodiscard]] virtual Result<SessionFacts> sessionFacts(const std::filesystem::path&) const { return SessionFacts(); }
    /// Where the waveform of a session is sealed; nothing of a file. Errors: of opening it.
    [[nodiscard]] virtual Result<std::optional<SealedWaveform>> sealedWaveform(const std::filesystem::path&) const
    {
        return std::optional<SealedWaveform>();
    }
    /// The project of a session, made where it has none. Errors: openSessionProject's; InvalidArgument (it is no session).
    [[nodiscard]] virtual Result<Project> projectOfSession(const std::filesystem::path& path) const
    {
        return Error{ErrorCode::InvalidArgument, message("consent.not-a-session", path), path};
    }
    static std::shared_ptr<const RecordingAccess> files() { return std::make_shared<const RecordingAccess>(); }
};

}  // namespace undertone
