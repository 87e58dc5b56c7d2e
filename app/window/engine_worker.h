// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/events.h"
#include "engine/core/model_info.h"
#include "ui/services/analysis_service.h"
#include "ui/services/speaker_service.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace undertone {

using EventSink = std::function<void(const EngineEvent& event)>;

/// The reins of one run, held by the GUI thread and read by the engine thread. Copies share them.
class RunControl {
public:
    [[nodiscard]] const CancellationToken& cancellation() const { return m_cancel; }
    void cancel() const;
    void setPaused(bool paused) const;
    /// Engine thread, between sentences: returns at once unless paused, else when resumed or cancelled.
    void waitWhilePaused() const;

private:
    struct Gate {
        std::mutex mutex;
        std::condition_variable changed;
        bool paused = false;
    };
    CancellationToken m_cancel;
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
};

/// What the engine thread does, apart from how it is reached. Made, used and destroyed on that thread.
class EngineWorker {
public:
    virtual ~EngineWorker() = default;
    /// `cancel` is read while weights are read and hashed. Errors: EmotionEngine::load's; Cancelled. Then the model in use stays.
    virtual Result<ModelInfo> loadModel(const ModelChoice& choice, const CancellationToken& cancel) = 0;
    /// Runs to its end; always emits RunEnded last, and RunProgress as seldom as events.h says.
    virtual void analyse(const AnalysisRequest& request, RunId runId, const RunControl& control, const EventSink& emit) = 0;
    /// Who speaks when: turns, or the sentences of the request with their speakers. Errors: SpeakerSearch's; Cancelled.
    virtual Result<Conversation> findSpeakers(const SpeakerRequest& request, const std::function<void(double fraction)>& progress,
                                              const CancellationToken& cancel) = 0;
};

}  // namespace undertone
