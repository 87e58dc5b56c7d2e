// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/analysis_group.h"

#include "app/jobs/worker_pool.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace undertone {

Status AnalysisGroup::makeJobs(std::size_t count, const EngineOptions& engine, const CancellationToken& cancel)
{
    if (m_jobs.size() >= count)
        return {};  // those of the run before, with the model that they have loaded
    m_jobs.clear();
    m_jobs.push_back(std::make_unique<AnalysisJob>());
    if (count < 2)
        return {};  // it loads the model with the first run, whose errors are then that recording's
    TRY(m_jobs.front()->loadModel(engine, cancel));
    while (m_jobs.size() < count) {
        auto companion = m_jobs.front()->companion();
        if (!companion)
            return companion.error();
        m_jobs.push_back(std::move(*companion));
    }
    return {};
}

Result<ModelInfo> AnalysisGroup::load(const EngineOptions& engine, const CancellationToken& cancel)
{
    TRY(makeJobs(static_cast<std::size_t>(m_together), engine, cancel));
    return m_jobs.front()->loadModel(engine, cancel);
}

Status AnalysisGroup::run(const std::vector<AnalysisJobRequest>& requests, const JobContext& context, const EventSink& emit,
                          const EndSink& ended, const CancellationToken& cancel)
{
    if (requests.empty())
        return {};
    const auto threads = std::min(requests.size(), static_cast<std::size_t>(m_together));
    TRY(makeJobs(threads, requests.front().engine, cancel));
    std::mutex sinks;
    const auto makeWorker = [&](int worker) -> Result<WorkItem> {
        auto& job = *m_jobs[static_cast<std::size_t>(worker)];
        return WorkItem([&](std::size_t item) -> Status {
            const auto tell = [&](const EngineEvent& event) {
                const std::lock_guard lock(sinks);
                emit(item, event);
            };
            auto outcome = job.run(static_cast<RunId>(item) + 1, requests[item], context, tell, cancel);
            const std::lock_guard lock(sinks);
            ended(item, std::move(outcome));
            return {};
        });
    };
    return forEachItem(requests.size(), static_cast<int>(threads), makeWorker, {}, cancel);
}

}  // namespace undertone
