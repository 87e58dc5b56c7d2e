// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_recording.h"

#include "app/jobs/recording/session_sink.h"
#include "engine/core/time_text.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace undertone {
namespace {

/// Before anything is made. Errors: NotAuthorised.
Status checkAnalysis(const ConsentFile& consent)
{
    if (consent.terms.inference() == EmotionInference::Prohibited)
        return Error{ErrorCode::NotAuthorised, message("consent.prohibited"), {}};
    for (const auto& speaker : consent.speakers) {
        if (!speaker.record.purposes.contains(Purpose::Analyse))
            return Error{ErrorCode::NotAuthorised, message("consent.not-given", speaker.record.speaker, purposeName(Purpose::Analyse)), {}};
    }
    return {};
}

}  // namespace

SessionRecording::SessionRecording(Session session, std::unique_ptr<ConsentWatch> watch, AuditLog log)
    : m_session(std::move(session)), m_watch(std::move(watch)), m_log(std::move(log)), m_waveform(std::make_shared<LiveWaveform>())
{
}

Result<std::unique_ptr<SessionRecording>> SessionRecording::start(Keyring& keyring, const SessionRecordingRequest& request)
{
    TRY(checkConsent(request.consent));
    if (request.analysis)
        TRY(checkAnalysis(request.consent));
    if (nowIso8601() >= request.consent.terms.retentionUntil)
        return Error{ErrorCode::InvalidArgument, message("consent.retention-over"), {}};
    auto recording = begin(keyring, request, TRY(Session::create(request.folder, keyring, request.consent)));
    if (!recording)
        static_cast<void>(discardUnheard(request.folder, keyring));  // the folder and the consent serve again
    return recording;
}

Result<std::unique_ptr<SessionRecording>> SessionRecording::begin(Keyring& keyring, const SessionRecordingRequest& request, Session session)
{
    auto watch = TRY(ConsentWatch::start(session));
    const auto authorisation = TRY(watch->authorise(Purpose::Record));
    auto log = TRY(session.openLog());
    std::unique_ptr<SessionRecording> recording(new SessionRecording(std::move(session), std::move(watch), std::move(log)));
    if (request.analysis) {
        auto analysis = TRY(SessionAnalysis::beginWhileRecording(TRY(Session::open(request.folder, keyring)), keyring));
        recording->m_analysis = TRY(LiveAnalysis::start(std::move(analysis), keyring, *request.analysis, recording->m_progress));
    }
    RecorderRequest wanted{request.device, {}, request.sampleRate};
    for (const auto& track : recording->m_session.tracks())
        wanted.channels.push_back(track.channel);
    auto sink = watchedSink(TRY(SessionSink::create(recording->m_session, keyring, request.deviceName)), recording->m_waveform,
                            wanted.channels.size());
    sink = countedSink(std::move(sink), recording->m_progress, wanted.channels.size());
    recording->m_recorder = TRY(Recorder::start(authorisation, request.host, wanted, std::move(sink)));
    return recording;
}

Status SessionRecording::mark(double seconds)
{
    const std::scoped_lock lock(m_mutex);
    return m_log.append(recordingMarkedEvent, {{"seconds", seconds}});
}

Result<std::string> SessionRecording::logHead()
{
    const std::scoped_lock lock(m_mutex);
    TRY(m_log.refresh());
    return m_log.head();
}

bool neverBegan(const RecorderStatus& status)
{
    return status.state == RecorderState::Stopped && status.sampleRate == 0 && status.frames == 0
        && (!status.error || status.error->code == ErrorCode::DeviceUnavailable);
}

Status discardUnheard(const std::filesystem::path& folder, Keyring& keyring)
{
    return TRY(Session::openToDestroy(folder, keyring)).removeUnheard(keyring);
}

}  // namespace undertone
