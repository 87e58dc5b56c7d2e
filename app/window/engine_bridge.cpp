// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/engine_bridge.h"

#include "engine/core/catch_all.h"

namespace undertone {

void RunControl::cancel() const
{
    m_cancel.cancel();
    // The lock orders the flag before the wake-up: a waiter that has just looked cannot miss it.
    const std::lock_guard lock(m_gate->mutex);
    m_gate->changed.notify_all();
}

void RunControl::setPaused(bool paused) const
{
    const std::lock_guard lock(m_gate->mutex);
    m_gate->paused = paused;
    m_gate->changed.notify_all();
}

void RunControl::waitWhilePaused() const
{
    std::unique_lock lock(m_gate->mutex);
    m_gate->changed.wait(lock, [this] { return !m_gate->paused || m_cancel.isCancelled(); });
}

namespace {

RunId runIdOf(const EngineEvent& event)
{
    return std::visit([](const auto& concrete) { return concrete.runId; }, event);
}

}  // namespace

EngineBridge::EngineBridge(WorkerFactory makeWorker, QObject* parent)
    : AnalysisService(parent), m_speakers(m_queue, [this] { return worker(); })
{
    qRegisterMetaType<EngineMessage>();
    connect(this, &EngineBridge::messagePosted, this, &EngineBridge::deliver, Qt::QueuedConnection);
    m_thread = std::thread([this, factory = std::move(makeWorker)] {
        const auto made = catchAll([&] { m_worker = factory(); });
        if (!made)
            m_unmade = made.error();
        m_queue.runUntilClosed();
        m_worker.reset();
    });
}

EngineBridge::~EngineBridge()
{
    disconnect(this, &EngineBridge::messagePosted, nullptr, nullptr);
    if (m_control)
        m_control->cancel();
    m_modelCancel.cancel();
    m_speakers.cancel();
    m_queue.close();
    m_thread.join();
}

Result<EngineWorker*> EngineBridge::worker()
{
    if (m_unmade)
        return *m_unmade;
    return m_worker.get();
}

RunId EngineBridge::start(const AnalysisRequest& request)
{
    abandon();
    const RunId runId = ++m_lastRun;
    m_currentRun = runId;
    m_control.emplace();
    m_queue.push([this, request, runId, control = *m_control] {
        if (control.cancellation().isCancelled()) {
            post(EngineEvent(RunEnded{runId, false, 0.0, {}}));
            return;
        }
        const auto run = catchAll([&]() -> Status {
            if (m_unmade)
                return *m_unmade;
            m_worker->analyse(request, runId, control, [this](const EngineEvent& event) { post(event); });
            return {};
        });
        if (!run)
            post(EngineEvent(RunEnded{runId, false, 0.0, run.error()}));
    });
    return runId;
}

void EngineBridge::pause()
{
    if (m_control)
        m_control->setPaused(true);
}

void EngineBridge::resume()
{
    if (m_control)
        m_control->setPaused(false);
}

void EngineBridge::cancel()
{
    if (m_control)
        m_control->cancel();
}

void EngineBridge::abandon()
{
    cancel();
    m_control.reset();
    m_currentRun = 0;
}

void EngineBridge::loadModel(const ModelChoice& choice)
{
    m_modelCancel.cancel();
    m_modelCancel = CancellationToken();
    m_queue.push([this, choice, request = ++m_modelRequest, cancel = m_modelCancel] {
        if (cancel.isCancelled())
            return;
        auto model = catchAll([&] { return m_unmade ? Result<ModelInfo>(*m_unmade) : m_worker->loadModel(choice, cancel); });
        post(ModelAnswer{request, std::move(model)});
    });
}

void EngineBridge::deliver(const EngineMessage& message)
{
    if (const auto* answer = std::get_if<ModelAnswer>(&message)) {
        // Posted before its load was replaced, it may arrive after.
        if (answer->request != m_modelRequest)
            return;
        if (answer->model)
            Q_EMIT modelLoaded(*answer->model);
        else
            Q_EMIT modelUnavailable(answer->model.error());
    } else if (const auto& event = std::get<EngineEvent>(message); runIdOf(event) == m_currentRun && m_currentRun != 0) {
        if (std::holds_alternative<RunEnded>(event)) {
            m_control.reset();
            m_currentRun = 0;
        }
        Q_EMIT eventArrived(event);
    }
}

}  // namespace undertone
