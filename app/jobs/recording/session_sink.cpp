// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_sink.h"

#include "engine/io/atomic_file.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace undertone {
namespace {

GapReason gapReasonOf(CaptureGap reason)
{
    switch (reason) {
    case CaptureGap::Dropped: return GapReason::Dropped;
    case CaptureGap::Unplugged: return GapReason::Unplugged;
    case CaptureGap::Hanging: return GapReason::Hanging;
    case CaptureGap::Paused: return GapReason::Paused;
    }
    return GapReason::Dropped;
}

}  // namespace

Result<std::unique_ptr<SessionSink>> SessionSink::create(Session& session, const Keyring& keyring, const std::string& device,
                                                         double segmentSeconds)
{
    if (session.hasRecording())
        return Error{ErrorCode::FileNotWritable, message("vault.session-exists", session.folder()), session.folder()};
    std::unique_ptr<SessionSink> sink(new SessionSink(session, device, segmentSeconds));
    sink->m_lock = TRY(session.lockForRecording());
    for (const auto& track : session.tracks())
        sink->m_keys.push_back(TRY(keyring.key(track.key)));
    // Now, while no device waits: an entry takes as long as the disk takes to sync.
    TRY(session.log().append(recordingStartedEvent, {{"device", sink->m_device}}));
    return sink;
}

SessionSink::~SessionSink()
{
    stopSyncing();
}

Status SessionSink::begin(int sampleRate)
{
    m_sampleRate = sampleRate;
    for (std::size_t i = 0; i < m_session.tracks().size(); ++i)
        m_tracks.push_back(TRY(TrackWriter::create(m_session.placeOf(m_session.tracks()[i]), m_keys[i],
                                                   static_cast<std::uint32_t>(sampleRate), m_segmentSeconds)));
    m_syncing = std::thread([this] { syncAgain(); });
    return {};
}

Status SessionSink::append(std::size_t channel, std::span<const float> samples)
{
    TRY(m_tracks[channel].append(samples));
    m_unsyncedFrames += channel == 0 ? samples.size() : 0;
    return m_unsyncedFrames < static_cast<std::uint64_t>(m_sampleRate) ? Status() : handToSync();
}

Status SessionSink::gap(std::uint64_t frames, CaptureGap reason)
{
    m_missing += frames;
    ++m_gaps;
    for (auto& track : m_tracks)
        TRY(track.gap(frames, gapReasonOf(reason)));
    return {};
}

Status SessionSink::handToSync()
{
    m_unsyncedFrames = 0;
    const std::scoped_lock lock(m_mutex);
    for (auto& track : m_tracks) {
        for (auto& file : track.takeUnsynced())
            m_files.insert(std::move(file));
    }
    m_changed.notify_all();
    return m_failure ? Status(*m_failure) : Status();
}

void SessionSink::syncAgain()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_files.empty(); });
        const auto files = std::exchange(m_files, {});
        if (files.empty())
            return;
        lock.unlock();
        std::optional<Error> failure;
        for (const auto& file : files) {
            std::error_code unknown;
            if (const auto synced = syncFile(file); !synced && (std::filesystem::exists(file, unknown) || unknown))
                failure = synced.error();  // gone is no failure: its speaker withdrew
        }
        syncFolder(files.begin()->parent_path());  // where new segments have their names
        lock.lock();
        m_failure = m_failure ? m_failure : failure;
    }
}

void SessionSink::stopSyncing()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    if (m_syncing.joinable())
        m_syncing.join();
}

Status SessionSink::finish()
{
    // A track that could not be begun: the log is not told of an end of the others alone.
    if (m_tracks.size() < m_session.tracks().size())
        return Error{ErrorCode::FileNotWritable, message("vault.no-audio", m_session.folder()), m_session.folder()};
    auto tracks = nlohmann::json::array();
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        const auto extent = TRY(m_tracks[i].finish());
        tracks.push_back({{"track", m_session.tracks()[i].number}, {"segments", extent.segments}, {"frames", extent.frames}});
    }
    TRY(handToSync());
    stopSyncing();
    if (m_failure)
        return *m_failure;
    return m_session.log().append(recordingStoppedEvent,
                                  {{"tracks", tracks}, {"sample_rate", m_sampleRate}, {"gaps", m_gaps}, {"missing_frames", m_missing}});
}

}  // namespace undertone
