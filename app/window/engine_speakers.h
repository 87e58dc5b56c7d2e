// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/engine_worker.h"
#include "app/window/job_queue.h"
#include "ui/services/speaker_service.h"

#include <functional>

namespace undertone {

/// Searches for speakers as jobs of the engine's queue. Belongs to the bridge, which joins the engine's thread before it destroys this.
class EngineSpeakers final : public SpeakerService {
public:
    /// `worker` is called on the engine thread.
    EngineSpeakers(JobQueue& queue, std::function<Result<EngineWorker*>()> worker) : m_queue(queue), m_worker(std::move(worker)) {}

    void find(RequestId request, const SpeakerRequest& what) override;
    void cancel() override { m_cancel.cancel(); }

private:
    void answer(RequestId request, Result<Conversation> found);

    JobQueue& m_queue;
    std::function<Result<EngineWorker*>()> m_worker;
    CancellationToken m_cancel;  ///< of the search that was asked for last
};

}  // namespace undertone
