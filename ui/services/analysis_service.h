// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/events.h"
#include "engine/core/model_info.h"
#include "engine/core/segment_intervention.h"
#include "engine/core/segments_selection.h"
#include "engine/core/timeline.h"

#include <QMetaType>
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Whether the results of a recorded session are kept in it, in place of those before.
enum class SessionResults { Keep, Show };

/// One run, as the window asks for it.
struct AnalysisRequest {
    std::filesystem::path audio;
    std::filesystem::path segments;                 ///< empty: sentences are found by voice activity
    SegmentsSelection selection;                    ///< which of them
    std::shared_ptr<const Conversation> sentences;  ///< those of a project, in place of a file; results name them by their ids
    std::string attestation;                        ///< what the user states about the recording; may be empty
    MemoryMode memory = MemoryMode::Dpm;
    LossAfter lossAfter = LossAfter::Measure;
    std::string stepping = "sentence";     ///< when memory is written; see AnalysisSettings
    std::optional<TokenizeMode> tokenize;  ///< none: as the model says
    Unfinished unfinished = Unfinished::TakeUp;
    SessionResults sessionResults = SessionResults::Keep;
    std::vector<SegmentIntervention> interventions;  ///< what is done to memory at sentences
    std::shared_ptr<const Timeline> replayOf;        ///< the run that this one goes on from, as far as what memory was is kept; null: none
    RunBranch branch = RunBranch::Replay;
    SegmentId forkedAt;  ///< a fork's place
};

/// Which model is loaded, and for what. Device and number type as AnalysisSettings has them.
struct ModelChoice {
    std::filesystem::path directory;  ///< empty: the one that is found by the usual search
    std::string device = "auto";
    std::string dtype = "auto";
};

/// The engine as the window sees it: requests in, events out, nothing ever waits. All of it belongs to the
/// GUI thread. Events of a run that was given up never arrive.
class AnalysisService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Gives up a run in progress and queues this one. Returns the id its events will carry.
    virtual RunId start(const AnalysisRequest& request) = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Asks the run in progress to end; its RunEnded arrives as an event.
    virtual void cancel() = 0;
    /// Gives up the run in progress without any further event.
    virtual void abandon() = 0;
    /// Analyses that start afterwards use it. Answered by modelLoaded or modelUnavailable.
    virtual void loadModel(const ModelChoice& choice) = 0;

Q_SIGNALS:
    void eventArrived(const undertone::EngineEvent& event);
    void modelLoaded(const undertone::ModelInfo& info);
    void modelUnavailable(const undertone::Error& error);
};

}  // namespace undertone

Q_DECLARE_METATYPE(undertone::EngineEvent)
Q_DECLARE_METATYPE(undertone::ModelInfo)
