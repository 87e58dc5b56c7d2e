// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/engine_speakers.h"
#include "app/window/engine_worker.h"
#include "app/window/job_queue.h"
#include "ui/services/analysis_service.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <variant>

namespace undertone {

/// The end of a model's loading.
struct ModelAnswer {
    std::uint64_t request = 0;
    Result<ModelInfo> model;
};

/// What the engine thread sends to the GUI thread.
using EngineMessage = std::variant<EngineEvent, ModelAnswer>;

/// Qt's side of the engine. One engine thread owns the worker; jobs go in by a queue, everything comes out by
/// one queued signal. Events of given-up runs and answers to replaced loads are dropped here; the worker thins out progress. The
/// destructor cancels, then joins: the flag is read between transformer blocks and while weights are hashed and loaded, so it is brief.
class EngineBridge : public AnalysisService {
    Q_OBJECT
public:
    using WorkerFactory = std::function<std::unique_ptr<EngineWorker>()>;

    /// `makeWorker` is called once, on the engine thread.
    explicit EngineBridge(WorkerFactory makeWorker, QObject* parent = nullptr);
    ~EngineBridge() override;

    RunId start(const AnalysisRequest& request) override;
    void pause() override;
    void resume() override;
    void cancel() override;
    void abandon() override;
    void loadModel(const ModelChoice& choice) override;
    /// Searches for speakers on the same thread.
    [[nodiscard]] SpeakerService& speakers() { return m_speakers; }

Q_SIGNALS:
    void messagePosted(const undertone::EngineMessage& message);

private:
    void deliver(const EngineMessage& message);
    void post(const EngineMessage& message) { Q_EMIT messagePosted(message); }

    /// Engine thread. Errors: why there is no worker.
    Result<EngineWorker*> worker();

    JobQueue m_queue;
    EngineSpeakers m_speakers;
    std::unique_ptr<EngineWorker> m_worker;  ///< engine thread only
    std::optional<Error> m_unmade;           ///< engine thread only: why there is no worker
    std::optional<RunControl> m_control;     ///< of the run in progress or queued
    RunId m_lastRun = 0;
    RunId m_currentRun = 0;            ///< 0: none; GUI thread only
    std::uint64_t m_modelRequest = 0;  ///< of the latest load; GUI thread only
    CancellationToken m_modelCancel;
    std::thread m_thread;
};

}  // namespace undertone

Q_DECLARE_METATYPE(undertone::EngineMessage)
