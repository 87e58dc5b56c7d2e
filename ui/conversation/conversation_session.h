// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/model_info.h"
#include "ui/conversation/conversation_document.h"
#include "ui/services/analysis_service.h"
#include "ui/services/analysis_settings.h"
#include "ui/services/playback.h"
#include "ui/services/recording_service.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace undertone {

/// Where the window stands with its one recording.
enum class SessionState { Empty, Opening, Ready, Running, Paused, Done, Cancelled, Failed };

enum class ModelState { Loading, Loaded, Missing };

/// Whether an opened recording is analysed as soon as it is there, or waits for the user's word.
enum class OpenMode { Wait, Analyse };

/// What happens when a model cannot be loaded: it is said, or it is said and the model that ships is loaded.
enum class WhenMissing { Say, UseShipped };

/// What the user does with a recording, turned into requests to the services, and their answers into the
/// document. Holds no widget. GUI thread; nothing here waits.
class ConversationSession : public QObject {
    Q_OBJECT
public:
    ConversationSession(ConversationDocument& document, AnalysisService& analysis, RecordingService& recordings, Playback& playback,
                        QObject* parent = nullptr);

    void open(const QString& audio, const QString& segments = {}, OpenMode mode = OpenMode::Wait);
    /// Opens the recording of a project; its sentences come with it.
    void openOfProject(const QString& audio);
    /// The recording that is open is a project's from now on: its sentences are, and segments files are imported into it.
    void enterProject();
    void openSegments(const QString& path);  ///< not during a run: it reads the sentences that it began with
    void removeSegments();
    /// Of the segments file that is being opened, for this time; before its recording has opened.
    void setSegmentsSelection(const SegmentsSelection& selection) { m_openingSelection = selection; }
    /// Reads the segments file again, with these tiers. Not during a run.
    void chooseTiers(const QStringList& tiers);
    /// What gives the tiers chosen earlier for a segments file by its path; none: a guess.
    void setTierMemory(std::function<QStringList(const QString& segments)> remembered) { m_rememberedTiers = std::move(remembered); }
    void close();

    /// Closes what is open of a vault, or the session that this is, and gives up what is only being opened of it: its keys go.
    void closeSealed(const std::filesystem::path& folder);
    /// The same, where the user did not ask for it: a mishap says that consent has ended.
    void closeWithdrawn(const std::filesystem::path& folder);
    void analyse();  ///< starts the run, or starts it anew
    /// A run with memory that goes on from another, with what is done to memory at sentences.
    struct Replay {
        std::vector<SegmentIntervention> interventions;
        std::shared_ptr<const Timeline> of;
        RunBranch branch = RunBranch::Replay;
        SegmentId forkedAt;  ///< a fork's place
    };
    void replay(const Replay& replay);
    void pause();
    void resume();
    void cancel();
    /// Shows the same with memory off beside the run, or takes it away. Asked for during a run, it follows the run.
    void toggleComparison();
    /// Starts the comparison that waits for the run, where it can. Also what the project says once it has taken the sentences that a run
    /// found, or refused them.
    void startWaitingComparison();
    /// An empty directory: the model that ships.
    void loadModel(const QString& directory, WhenMissing whenMissing = WhenMissing::Say);

    [[nodiscard]] SessionState state() const;
    [[nodiscard]] bool isBusy() const;  ///< a run of either role is in progress
    [[nodiscard]] bool canAnalyse() const;
    [[nodiscard]] bool isComparisonWanted() const { return m_comparisonWanted; }
    [[nodiscard]] ModelState modelState() const { return m_modelState; }
    [[nodiscard]] const ModelInfo& model() const { return m_model; }
    [[nodiscard]] const QString& modelDirectory() const { return m_modelDirectory; }  ///< asked for last; empty: the one that ships
    [[nodiscard]] const std::optional<RecordingInfo>& recording() const { return m_recording; }
    [[nodiscard]] bool isOfProject() const { return m_ofProject; }
    /// What is open is a session of a vault: nothing of it leaves by this window.
    [[nodiscard]] bool isSealed() const { return m_recording && m_recording->origin == RecordingOrigin::Session; }
    [[nodiscard]] bool isOpeningOfProject() const { return m_openingOfProject; }
    [[nodiscard]] const QString& segmentsPath() const { return m_segmentsPath; }  ///< empty: voice activity
    /// The file that the sentences came from, those of a project too; empty: none, or it is not there.
    [[nodiscard]] const QString& sourcePath() const { return m_ofProject ? m_projectSource : m_segmentsPath; }
    void setProjectSource(const QString& path) { m_projectSource = path; }
    /// Of the segments file read last, also of one that could not be taken as none of its tiers looks like sentences.
    [[nodiscard]] const std::vector<SegmentsTier>& tiers() const { return m_tiers; }
    [[nodiscard]] const QString& tiersPath() const { return m_tiersPath; }
    /// What stands in the way: of opening, of the model, of the last run. None while all is well.
    [[nodiscard]] std::optional<Error> error() const;
    /// Sentences taken over from the journal of a run that this window did not show.
    [[nodiscard]] int resumedCount() const { return m_resumedCount; }

    /// For runs that start from now on. Another device or number type loads the model again. Not during a run.
    void setAnalysisSettings(const AnalysisSettings& settings);
    [[nodiscard]] const AnalysisSettings& analysisSettings() const { return m_settings; }
    void setMemory(MemoryMode mode);
    [[nodiscard]] MemoryMode memory() const { return m_settings.memory; }
    void setLossAfter(LossAfter lossAfter);
    [[nodiscard]] LossAfter lossAfter() const { return m_settings.lossAfter; }
    void setAttestation(const QString& text);  ///< of the recording that is open, else of the one that is being opened
    [[nodiscard]] const QString& attestation() const { return m_attestation; }

Q_SIGNALS:
    void stateChanged();
    /// What was open is no longer: another recording takes its place, or nothing.
    void closed();
    /// Another recording is open, without its sentences yet.
    void recordingOpened();
    /// A segments file was read for the open project.
    void segmentsForProject(const undertone::Conversation& conversation, const QString& path);
    /// A run went to its end. `foundSentences`: it found its sentences by itself.
    void runCompleted(undertone::RunRole role, bool foundSentences);
    void modelChanged();
    /// Of the recording that is open.
    void attestationChanged(const QString& text);
    void analysisSettingsChanged(const undertone::AnalysisSettings& before, const undertone::AnalysisSettings& settings);
    void comparisonWantedChanged(bool wanted);
    /// A segments file has tiers, none of which looks like sentences: one has to be chosen.
    void tiersWanted();
    /// The user's choice, once it was read.
    void tiersChosen(const QString& segments, const QStringList& tiers);
    /// Something failed that leaves the state as it is: a segments file, the sound device, the model used last.
    void mishap(const undertone::Error& error);
    /// Something in the run went less well than wished; it goes on.
    void runWarned(const undertone::Error& warning);

private:
    void connectServices();
    void takeEvent(const EngineEvent& event);
    void takeRecording(const RecordingInfo& info);
    void takeSegments(const Conversation& conversation, const std::vector<SegmentsTier>& tiers);
    void takeSegmentsFailure(const Error& error, const std::vector<SegmentsTier>& tiers);
    void openingSegments(const QString& path);
    void forgetSegments();
    void leave();
    void request(const QString& audio);
    void requestSegments(const QString& path);
    void connectRecordings();
    void connectPlayback();
    void start(RunRole role, Unfinished unfinished = Unfinished::TakeUp) { start(role, unfinished, Replay()); }
    void start(RunRole role, Unfinished unfinished, const Replay& replay);
    void startWaitingRun();
    void showResults(const Timeline& results);

    ConversationDocument& m_document;
    AnalysisService& m_analysis;
    RecordingService& m_recordings;
    Playback& m_playback;
    std::optional<RecordingInfo> m_recording;
    std::optional<Error> m_openError;
    std::optional<Error> m_modelError;
    ModelInfo m_model;
    ModelState m_modelState = ModelState::Loading;
    QString m_modelDirectory;
    WhenMissing m_whenMissing = WhenMissing::Say;
    RequestId m_lastRequest = 0;
    RequestId m_recordingRequest = 0;  ///< of the recording that was asked for last; 0: none
    RequestId m_shownRequest = 0;      ///< of the recording that is open
    RequestId m_segmentsRequest = 0;   ///< whose answer is waited for; 0: none
    QString m_openingPath;
    QString m_openingSegments;  ///< being read, or to be read once the recording is open
    QString m_segmentsPath;
    QString m_projectSource;
    /// Where the tiers of a selection come from.
    enum class TiersFrom { Nowhere, Memory, User };
    SegmentsSelection m_selection;         ///< of the file at m_segmentsPath
    SegmentsSelection m_openingSelection;  ///< of the file that was asked for last
    TiersFrom m_tiersFrom = TiersFrom::Nowhere;
    std::vector<SegmentsTier> m_tiers;
    QString m_tiersPath;  ///< of the file that `m_tiers` are of
    std::function<QStringList(const QString& segments)> m_rememberedTiers;
    bool m_ofProject = false;
    bool m_openingOfProject = false;
    bool m_sentencesGiven = false;  ///< to the run in progress
    bool m_awaitsProject = false;   ///< a run found its sentences, and the project has not given them its ids yet
    QString m_attestation;
    QString m_openingAttestation;
    AnalysisSettings m_settings;
    bool m_modelAsked = false;
    bool m_analyseWhenReady = false;
    bool m_comparisonWanted = false;
    int m_resumedCount = 0;
    int m_inView = 0;  ///< of the sentences that a run goes on from, those still to come that were in view when it was asked for
};

}  // namespace undertone
