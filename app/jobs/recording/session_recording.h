// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/recording/live_analysis.h"
#include "app/jobs/recording/live_waveform.h"
#include "audio/capture/recorder.h"
#include "engine/consent/consent_watch.h"
#include "engine/consent/session.h"

#include <filesystem>
#include <memory>
#include <string>

namespace undertone {

/// A session to be recorded: who agreed, and on which device.
struct SessionRecordingRequest {
    std::filesystem::path folder;  ///< new, in the folder of the vault
    ConsentFile consent;
    std::shared_ptr<CaptureHost> host;
    std::string device;                            ///< as the host names it; empty: the default one
    std::string deviceName;                        ///< as the log of the session names it
    int sampleRate = 0;                            ///< Hz; 0: the device's own
    std::optional<AnalysisJobRequest> analysis{};  ///< while it is recorded: options and engine; none: it is not analysed then
};

/// A session that is recorded: from what each speaker agreed to, to the last entry in its log. There is no other way to the recorder: it
/// needs the grant that the session's consent book makes. Holds what it needs of the vault, which may be closed meanwhile. Any thread may
/// call; the destructor stops it and waits for what was heard to be written.
class SessionRecording {
public:
    /// Makes the session; where there is an error none is left. Errors: of consent (NotAuthorised, InvalidArgument; also to be analysed,
    /// where that was asked for; a retention that is over), of the keyring, FileNotWritable.
    static Result<std::unique_ptr<SessionRecording>> start(Keyring& keyring, const SessionRecordingRequest& request);

    [[nodiscard]] Recorder& recorder() { return *m_recorder; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_session.folder(); }
    [[nodiscard]] const SealId& id() const { return m_session.id(); }
    /// Null: it is not analysed while it is recorded. It may go on after the recording.
    [[nodiscard]] LiveAnalysis* analysis() const { return m_analysis.get(); }
    /// What is drawn of it while it goes on.
    [[nodiscard]] LivePeaks peaks() const { return m_waveform->peaks(); }
    /// Marks this place in the log. Waits for the disk. Errors: of the log.
    Status mark(double seconds);
    /// The head of the session's log as it is now. Errors: of the log.
    Result<std::string> logHead();

private:
    static Result<std::unique_ptr<SessionRecording>> begin(Keyring& keyring, const SessionRecordingRequest& request, Session session);
    SessionRecording(Session session, std::unique_ptr<ConsentWatch> watch, AuditLog log);

    Session m_session;  ///< the recorder's, while there is one
    std::unique_ptr<ConsentWatch> m_watch;
    std::mutex m_mutex;  ///< guards m_log
    AuditLog m_log;      ///< for other threads than the recorder's
    std::shared_ptr<LiveWaveform> m_waveform;
    std::shared_ptr<CaptureProgress> m_progress = std::make_shared<CaptureProgress>();
    std::unique_ptr<LiveAnalysis> m_analysis;
    std::unique_ptr<Recorder> m_recorder;  ///< goes first
};

/// Whether a recording ended before anything was heard: no device could be opened, it gave nothing, or it was stopped until then.
bool neverBegan(const RecorderStatus& status);
/// Removes the session of such a recording, once that is gone: the same folder and the same consent serve again. Errors:
/// Session::removeUnheard's, of opening it.
Status discardUnheard(const std::filesystem::path& folder, Keyring& keyring);

}  // namespace undertone
