// SPDX-License-Identifier: GPL-3.0-or-later
// Stand-ins for the engine, the files and the sound device, so that the window is tested and pictured without any.
#pragma once

#include "ui/services/analysis_service.h"
#include "ui/services/playback.h"
#include "ui/services/project_service.h"
#include "ui/services/recording_service.h"
#include "ui/services/speaker_service.h"

#include <optional>
#include <vector>

namespace undertone {

/// A made-up conversation of `sentences` sentences by three speakers, with overlaps and one very short sentence.
Conversation simulatedConversation(int sentences);
/// Deterministic results for it: plausible probabilities, a falling loss; memory off differs in a few labels.
UtteranceAnalysis simulatedAnalysis(const Conversation& conversation, int index, MemoryMode memory);
std::shared_ptr<const WaveformPeaks> simulatedPeaks(const Conversation& conversation, double durationSeconds);
/// Figures as the small model that ships has them.
MemoryEvaluation simulatedMemoryEvaluation();
ModelInfo simulatedModel();

enum class FromJournal { No, Yes };

/// Emits events only when told to: the test is the engine.
class SimulatedAnalysisService : public AnalysisService {
    Q_OBJECT
public:
    explicit SimulatedAnalysisService(Conversation conversation) : m_conversation(std::move(conversation)) {}

    RunId start(const AnalysisRequest& request) override;
    void pause() override { paused = true; }
    void resume() override { paused = false; }
    void cancel() override;
    void abandon() override { m_run = 0; }
    void loadModel(const ModelChoice& choice) override;

    void speak(Conversation conversation) { m_conversation = std::move(conversation); }  ///< what the next run reads
    void begin();                                                                        ///< RunStarted of the run in progress
    void analyse(int sentences, FromJournal fromJournal = FromJournal::No);              ///< that many more sentences, with progress
    void finish();                                                                       ///< the rest, then RunEnded
    void fail(const Error& error);

    bool paused = false;
    bool modelMissing = false;           ///< every one
    std::filesystem::path missingModel;  ///< this one
    std::string missingDevice;           ///< one that no model can be loaded for
    ModelChoice lastChoice;
    ModelInfo model = simulatedModel();  ///< what loadModel() finds
    int startCount = 0;
    std::optional<AnalysisRequest> lastRequest;

private:
    Conversation m_conversation;
    RunId m_lastRun = 0;
    RunId m_run = 0;
    int m_next = 0;
};

class SimulatedRecordingService : public RecordingService {
    Q_OBJECT
public:
    SimulatedRecordingService(Conversation conversation, double durationSeconds)
        : m_conversation(std::move(conversation)), m_durationSeconds(durationSeconds)
    {
    }
    void openRecording(RequestId request, const std::filesystem::path& path) override;
    void readSegments(RequestId request, const std::filesystem::path& path, const SegmentsSelection& selection,
                      double durationSeconds) override;
    void abandon() override {}

    /// What was asked and not answered yet, while `answersAtOnce` is false.
    struct Waiting {
        RequestId request = 0;
        std::filesystem::path path;
    };
    void answerRecording(const Waiting& waiting);
    void answerPeaks(const Waiting& waiting);
    void answerSegments(const Waiting& waiting, const Conversation& conversation);

    std::optional<Error> failure;
    std::optional<Error> segmentsFailure;
    std::filesystem::path lastSegments;
    SegmentsSelection lastSelection;
    std::vector<SegmentsTier> tiers;  ///< of every file
    bool answersAtOnce = true;
    RecordingOrigin origin = RecordingOrigin::File;  ///< of every recording
    std::vector<Waiting> recordingsAsked;
    std::vector<Waiting> segmentsAsked;

private:
    Conversation m_conversation;
    double m_durationSeconds;
};

/// Answers only when told to, by emitting its signals.
class SimulatedSpeakerService : public SpeakerService {
    Q_OBJECT
public:
    void find(RequestId request, const SpeakerRequest& what) override
    {
        asked = request;
        lastRequest = what;
    }
    void cancel() override { Q_EMIT failed(asked, Error{ErrorCode::Cancelled}); }

    RequestId asked = 0;
    SpeakerRequest lastRequest;
};

/// Remembers what was asked of it, and answers open() and create() with `next`, or with `failure`.
class SimulatedProjectService : public ProjectService {
    Q_OBJECT
public:
    void open(RequestId request, const std::filesystem::path& path) override;
    void create(RequestId request, const NewProjectRequest& what) override;
    /// Answers where `next` is of that session; else the session has none that is open yet.
    void openOfSession(RequestId request, const std::filesystem::path& session) override;
    void relink(RequestId request, const std::filesystem::path& audio) override;
    void cancel(RequestId request) override { Q_EMIT failed(request, Error{ErrorCode::Cancelled}); }
    void adopt(const std::filesystem::path&) override { ++adoptCount; }
    void close() override { ++closeCount; }
    void edit(const ProjectEdit& edit) override { edits.push_back(edit); }
    void review(const ReviewAction& action) override { reviews.push_back(action); }
    void setStatement(const std::string& statement) override { statements.push_back(statement); }
    void undo() override { ++undoCount; }
    void redo() override {}
    void keepRun(const Timeline& run, std::shared_ptr<const Conversation>) override { keptRuns.push_back(run); }
    void measureAgreement(RequestId request) override { agreementAsked = request; }
    void writeAgreement(std::shared_ptr<const AgreementStudy>, double, const std::filesystem::path&) override {}
    void saveCopy(const std::filesystem::path&) override {}
    void rememberRecording(const std::filesystem::path& audio) override { remembered.push_back(audio); }
    void rememberCorpus(const std::filesystem::path& /*folder*/) override {}
    void readRecent() override {}
    void clearRecent() override {}

    bool answersAtOnce = true;
    RequestId waiting = 0;  ///< what was asked for last
    std::shared_ptr<const ProjectSnapshot> next;
    std::optional<Error> failure;
    std::vector<ProjectEdit> edits;
    std::vector<ReviewAction> reviews;
    std::vector<std::string> statements;
    RequestId agreementAsked = 0;
    std::vector<Timeline> keptRuns;
    std::vector<std::filesystem::path> remembered;
    int adoptCount = 0;
    int closeCount = 0;
    int undoCount = 0;
    std::vector<RequestId> sessionsAsked;

private:
    void answer(RequestId request);
};

/// A project of that conversation as it is opened.
ProjectSnapshot simulatedProject(const Conversation& conversation);

class SimulatedPlayback : public Playback {
    Q_OBJECT
public:
    void open(const std::filesystem::path&) override {}
    void close() override { setState(PlaybackState::Stopped); }
    void play() override { setState(PlaybackState::Playing); }
    void playRange(double startSeconds, double endSeconds, double fromSeconds, Repeat repeat) override
    {
        range = {startSeconds, endSeconds};
        repeated = repeat;
        m_position = fromSeconds;
        play();
    }
    void setVolume(double set) override { volume = set; }
    void setTreatment(const PlaybackTreatment& set) override { treatment = set; }
    void setDevice(const QString& name) override { device = name; }
    void findDevices() override { Q_EMIT devicesFound(devices); }
    void pause() override { setState(PlaybackState::Paused); }
    void stop() override { setState(PlaybackState::Stopped); }
    void seek(double seconds) override { m_position = seconds; }
    [[nodiscard]] PlaybackState state() const override { return m_state; }
    [[nodiscard]] double positionSeconds() const override { return m_position; }

    std::pair<double, double> range;  ///< asked for last
    Repeat repeated = Repeat::Once;
    double volume = 1.0;
    PlaybackTreatment treatment;
    QString device;
    QStringList devices{QStringLiteral("ALSA: Headphones"), QStringLiteral("ALSA: Speakers")};

private:
    void setState(PlaybackState state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
    PlaybackState m_state = PlaybackState::Stopped;
    double m_position = 0.0;
};

}  // namespace undertone
