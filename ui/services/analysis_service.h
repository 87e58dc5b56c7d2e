// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/events.h"
#include "engine/core/model_info.h"
#include "engine/core/segments_selection.h"
#include "engine/core/timeline.h"

#include <QMetaType>
#include <QObject>

#include <filesystem>
#include <memory>
#include <string>

namespace undertone {

/// One run, as the window asks for it.
struct AnalysisRequest {
    std::filesystem::path audio;
    std::filesystem::path segments;                 ///< empty: sentences are found by voice activity
    SegmentsSelection selection;                    ///< which of them
    std::shared_ptr<const Conversation> sentences;  ///< those of a project, in place of a file; results name them by their ids
    std::string attestation;                        ///< what the user states about the recording; may be empty
    MemoryMode memory = MemoryMode::Dpm;
    LossAfter lossAfter = LossAfter::Measure;
    Unfinished unfinished = Unfinished::TakeUp;
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
    /// Loads a model directory; an empty path means the one that is found by the usual search.
    virtual void loadModel(const std::filesystem::path& directory) = 0;

Q_SIGNALS:
    void eventArrived(const undertone::EngineEvent& event);
    void modelLoaded(const undertone::ModelInfo& info);
    void modelUnavailable(const undertone::Error& error);
};

}  // namespace undertone

Q_DECLARE_METATYPE(undertone::EngineEvent)
Q_DECLARE_METATYPE(undertone::ModelInfo)
