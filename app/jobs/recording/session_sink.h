// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"
#include "engine/consent/session.h"

#include <filesystem>
#include <set>

namespace undertone {

/// Writes what a recorder hears into the sealed tracks of a session, and into its log that it began and ended. A thread of its own makes
/// it survive a power cut, about once a second. The session and its keyring must outlive it.
class SessionSink final : public CaptureSink {
public:
    /// Errors: NotAuthorised (a track's key was destroyed), FileNotWritable (something is recorded there already, or is being).
    /// `segmentSeconds`: as TrackWriter::create has it.
    static Result<std::unique_ptr<SessionSink>> create(Session& session, const Keyring& keyring, const std::string& device,
                                                       double segmentSeconds = TrackWriter::secondsPerSegment);
    ~SessionSink() override;

    Status begin(int sampleRate) override;
    Status append(std::size_t channel, std::span<const float> samples) override;
    Status gap(std::uint64_t frames, CaptureGap reason) override;
    Status finish() override;

private:
    SessionSink(Session& session, std::string device, double segmentSeconds)
        : m_session(session), m_device(std::move(device)), m_segmentSeconds(segmentSeconds)
    {
    }
    Status handToSync();
    void syncAgain();
    void stopSyncing();

    Session& m_session;
    std::string m_device;
    double m_segmentSeconds;
    std::optional<FolderLock> m_lock;
    std::vector<SecretBytes> m_keys;
    std::vector<TrackWriter> m_tracks;
    int m_sampleRate = 0;
    std::uint64_t m_unsyncedFrames = 0;
    std::uint64_t m_missing = 0;
    int m_gaps = 0;

    std::mutex m_mutex;  ///< guards all below
    std::condition_variable m_changed;
    std::set<std::filesystem::path> m_files;
    std::optional<Error> m_failure;
    bool m_stop = false;
    std::thread m_syncing;
};

}  // namespace undertone
