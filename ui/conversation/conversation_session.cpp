// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversation_session.h"

#include "ui/conversation/kept_sentences.h"
#include "ui/file_path.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace undertone {

ConversationSession::ConversationSession(ConversationDocument& document, AnalysisService& analysis, RecordingService& recordings,
                                         Playback& playback, QObject* parent)
    : QObject(parent), m_document(document), m_analysis(analysis), m_recordings(recordings), m_playback(playback)
{
    connectServices();
}

void ConversationSession::connectServices()
{
    connect(&m_analysis, &AnalysisService::eventArrived, this, &ConversationSession::takeEvent);
    connect(&m_analysis, &AnalysisService::modelLoaded, this, [this](const ModelInfo& info) {
        m_model = info;
        m_modelState = ModelState::Loaded;
        m_modelError.reset();
        Q_EMIT modelChanged();
        startWaitingRun();
        Q_EMIT stateChanged();
    });
    connect(&m_analysis, &AnalysisService::modelUnavailable, this, [this](const Error& error) {
        const bool usual = m_modelDirectory.isEmpty() && m_settings.device == "auto" && m_settings.dtype == "auto";
        if (m_whenMissing == WhenMissing::UseShipped && !usual) {
            m_settings.device = m_settings.dtype = "auto";  // for this time: what was remembered may be there again
            loadModel({});
            Q_EMIT mishap(error);
            return;
        }
        m_modelState = ModelState::Missing;
        m_modelError = error;
        Q_EMIT modelChanged();
        Q_EMIT stateChanged();
    });
    connectRecordings();
    connectPlayback();
    connect(&m_document, &ConversationDocument::runStateChanged, this, &ConversationSession::stateChanged);
}

void ConversationSession::connectRecordings()
{
    // An answer to a request that was replaced or given up is dropped, whenever it arrives.
    connect(&m_recordings, &RecordingService::recordingOpened, this, [this](RequestId request, const RecordingInfo& info) {
        if (request == m_recordingRequest)
            takeRecording(info);
    });
    connect(&m_recordings, &RecordingService::recordingFailed, this, [this](RequestId request, const Error& error) {
        if (request != m_recordingRequest)
            return;
        m_openingPath.clear();
        m_openingSegments.clear();
        m_openingOfProject = false;
        m_analyseWhenReady = false;
        if (m_recording)
            Q_EMIT mishap(error);  // what was open stays
        else
            m_openError = error;
        Q_EMIT stateChanged();
    });
    connect(&m_recordings, &RecordingService::peaksReady, this,
            [this](RequestId request, const std::shared_ptr<const WaveformPeaks>& peaks) {
                if (request == m_shownRequest)
                    m_document.setPeaks(peaks);
            });
    connect(&m_recordings, &RecordingService::resultsRead, this, [this](RequestId request, const std::shared_ptr<const Timeline>& results) {
        if (request == m_shownRequest && !isBusy() && !m_ofProject)
            showResults(*results);
    });
    connect(&m_recordings, &RecordingService::segmentsRead, this,
            [this](RequestId request, const Conversation& conversation, const std::vector<SegmentsTier>& tiers) {
                if (request == m_segmentsRequest)
                    takeSegments(conversation, tiers);
            });
    connect(&m_recordings, &RecordingService::segmentsFailed, this,
            [this](RequestId request, const Error& error, const std::vector<SegmentsTier>& tiers) {
                if (request == m_segmentsRequest)
                    takeSegmentsFailure(error, tiers);
            });
}

void ConversationSession::connectPlayback()
{
    connect(&m_playback, &Playback::stateChanged, this,
            [this](PlaybackState state) { m_document.setPlaying(state == PlaybackState::Playing); });
    connect(&m_playback, &Playback::positionChanged, &m_document, &ConversationDocument::setPlayheadSeconds);
    connect(&m_playback, &Playback::failed, this, &ConversationSession::mishap);
    connect(&m_document, &ConversationDocument::seekRequested, &m_playback, &Playback::seek);
}

void ConversationSession::open(const QString& audio, const QString& segments, OpenMode mode)
{
    m_openingOfProject = false;
    m_openingSegments = segments;
    m_analyseWhenReady = mode == OpenMode::Analyse;
    request(audio);
}

void ConversationSession::openOfProject(const QString& audio)
{
    m_openingOfProject = true;
    m_openingSegments.clear();
    m_analyseWhenReady = false;
    request(audio);
}

/// What is open stays until the file has turned out to be a recording.
void ConversationSession::request(const QString& audio)
{
    m_segmentsRequest = 0;
    m_openingSelection = {};
    m_openingAttestation.clear();
    m_openError.reset();
    m_openingPath = audio;
    m_recordingRequest = ++m_lastRequest;
    m_recordings.openRecording(m_recordingRequest, toPath(audio));
    Q_EMIT stateChanged();
}

void ConversationSession::enterProject()
{
    m_ofProject = true;
    forgetSegments();
    Q_EMIT stateChanged();
}

void ConversationSession::close()
{
    m_openingOfProject = false;
    leave();
    m_recordings.abandon();
    m_recordingRequest = 0;
    m_openError.reset();
    m_openingPath.clear();
    m_openingSegments.clear();
    m_openingSelection = {};
    m_analyseWhenReady = false;
    Q_EMIT stateChanged();
}

void ConversationSession::closeSealed(const std::filesystem::path& folder)
{
    const auto isOf = [&](const std::filesystem::path& path) { return path == folder || path.parent_path() == folder; };
    if (isSealed() && isOf(m_recording->path))
        return close();
    if (m_openingPath.isEmpty() || !isOf(toPath(m_openingPath)))
        return;
    m_recordingRequest = 0;  // whatever comes of it comes too late
    m_openingOfProject = false;
    m_openingPath.clear();
    m_openingSegments.clear();
    m_openingSelection = {};
    m_analyseWhenReady = false;
    Q_EMIT stateChanged();
}

void ConversationSession::closeWithdrawn(const std::filesystem::path& folder)
{
    closeSealed(folder);
    Q_EMIT mishap(Error{ErrorCode::NotAuthorised, message("consent.ended"), {}});
}

void ConversationSession::leave()
{
    m_analysis.abandon();
    m_segmentsRequest = 0;
    m_shownRequest = 0;
    m_playback.close();
    m_document.clear();
    m_recording.reset();
    m_ofProject = false;
    m_awaitsProject = false;
    m_segmentsPath.clear();
    m_projectSource.clear();
    m_selection = {};
    m_tiers.clear();
    m_tiersPath.clear();
    m_attestation.clear();
    m_resumedCount = 0;
    if (m_comparisonWanted) {
        m_comparisonWanted = false;
        Q_EMIT comparisonWantedChanged(false);
    }
    Q_EMIT closed();
}

void ConversationSession::takeRecording(const RecordingInfo& info)
{
    const QString attestation = std::exchange(m_openingAttestation, {});
    leave();
    m_attestation = attestation;
    m_openingPath.clear();
    m_openError.reset();
    m_shownRequest = m_recordingRequest;
    m_recording = info;
    m_ofProject = m_openingOfProject;
    m_document.setAudio(QString::fromStdString(info.path.string()), info.durationSeconds, info.marks);
    m_playback.open(info.path);
    if (!m_openingSegments.isEmpty())
        openingSegments(m_openingSegments);
    Q_EMIT recordingOpened();
    m_openingOfProject = false;
    startWaitingRun();
    Q_EMIT stateChanged();
}

/// Of a run that was kept with the recording: its sentences come with it.
void ConversationSession::showResults(const Timeline& results)
{
    auto shown = std::make_shared<Timeline>(results);
    m_document.setConversation(sentencesOf(*shown));
    m_document.showKeptRun(RunRole::Primary, std::move(shown));
    Q_EMIT stateChanged();
}

void ConversationSession::openingSegments(const QString& path)
{
    m_tiersFrom = TiersFrom::Nowhere;
    if (m_openingSelection.tiers.empty() && m_rememberedTiers) {
        for (const QString& tier : m_rememberedTiers(path))
            m_openingSelection.tiers.push_back(tier.toStdString());
        m_tiersFrom = m_openingSelection.tiers.empty() ? TiersFrom::Nowhere : TiersFrom::Memory;
    }
    requestSegments(path);
}

void ConversationSession::requestSegments(const QString& path)
{
    m_openingSegments = path;
    m_segmentsRequest = ++m_lastRequest;
    m_openingSelection.audio = m_recording->path;
    m_recordings.readSegments(m_segmentsRequest, toPath(path), m_openingSelection, m_recording->durationSeconds);
}

void ConversationSession::takeSegments(const Conversation& conversation, const std::vector<SegmentsTier>& tiers)
{
    m_segmentsRequest = 0;
    const QString path = std::exchange(m_openingSegments, {});
    m_tiers = tiers;
    m_tiersPath = path;
    if (m_ofProject) {
        Q_EMIT segmentsForProject(conversation, path);
    } else {
        m_segmentsPath = path;
        m_selection = m_openingSelection;
        m_document.setConversation(conversation);
    }
    if (m_tiersFrom == TiersFrom::User) {
        QStringList names;
        for (const auto& tier : m_openingSelection.tiers)
            names << QString::fromStdString(tier);
        Q_EMIT tiersChosen(path, names);
    }
    startWaitingRun();
    Q_EMIT stateChanged();
}

void ConversationSession::takeSegmentsFailure(const Error& error, const std::vector<SegmentsTier>& tiers)
{
    m_segmentsRequest = 0;
    const QString path = std::exchange(m_openingSegments, {});
    if (m_tiersFrom == TiersFrom::Memory) {  // what was chosen for another file of the folder need not be in this one
        m_tiersFrom = TiersFrom::Nowhere;
        m_openingSelection.tiers.clear();
        return requestSegments(path);
    }
    m_analyseWhenReady = false;
    m_tiers = tiers;
    m_tiersPath = path;
    Q_EMIT mishap(error);
    Q_EMIT stateChanged();
    if (!tiers.empty() && std::none_of(tiers.begin(), tiers.end(), [](const SegmentsTier& tier) { return tier.chosen; }))
        Q_EMIT tiersWanted();
}

void ConversationSession::openSegments(const QString& path)
{
    if (isBusy() || isSealed())
        return;
    m_openingSelection = {};
    if (!m_openingPath.isEmpty())
        m_openingSegments = path;
    else if (m_recording)
        openingSegments(path);
    Q_EMIT stateChanged();
}

void ConversationSession::chooseTiers(const QStringList& tiers)
{
    if (isBusy() || !m_recording || m_tiersPath.isEmpty())
        return;
    m_openingSelection.tiers.clear();
    for (const QString& tier : tiers)
        m_openingSelection.tiers.push_back(tier.toStdString());
    m_tiersFrom = TiersFrom::User;
    requestSegments(m_tiersPath);
    Q_EMIT stateChanged();
}

void ConversationSession::removeSegments()
{
    if (isBusy() || m_ofProject)
        return;
    m_segmentsRequest = 0;
    m_openingSegments.clear();
    forgetSegments();
    m_document.setConversation({});
    Q_EMIT stateChanged();
}

void ConversationSession::forgetSegments()
{
    m_segmentsPath.clear();
    m_selection = {};
    m_openingSelection = {};
    m_tiers.clear();
    m_tiersPath.clear();
}

bool ConversationSession::isBusy() const
{
    return m_document.run(RunRole::Primary).isActive() || m_document.run(RunRole::Comparison).isActive();
}

SessionState ConversationSession::state() const
{
    if (!m_openingPath.isEmpty() && !isBusy())
        return SessionState::Opening;
    if (!m_recording)
        return SessionState::Empty;
    const RunRecord& active =
        m_document.run(RunRole::Comparison).isActive() ? m_document.run(RunRole::Comparison) : m_document.run(RunRole::Primary);
    switch (active.state) {
    case RunState::None: return SessionState::Ready;
    case RunState::Starting:
    case RunState::Running: return SessionState::Running;
    case RunState::Paused: return SessionState::Paused;
    case RunState::Complete:
        return m_document.run(RunRole::Comparison).state == RunState::Failed ? SessionState::Failed : SessionState::Done;
    case RunState::Cancelled: return SessionState::Cancelled;
    case RunState::Failed: return SessionState::Failed;
    }
    return SessionState::Empty;
}

std::optional<Error> ConversationSession::error() const
{
    if (m_openError)
        return m_openError;
    for (RunRole role : {RunRole::Primary, RunRole::Comparison}) {
        if (m_document.run(role).error)
            return m_document.run(role).error;
    }
    return m_modelState == ModelState::Missing ? m_modelError : std::nullopt;
}

}  // namespace undertone
