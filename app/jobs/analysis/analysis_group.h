// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace undertone {

/// Analyses of several recordings over one loaded model, so many at a time, each on a thread of its own. Those of a time go in step:
/// they share every product with the frozen weights and each has its own temporary LoRA (method.md 5, saving 7). Belongs to one thread,
/// which waits; the sinks are called from others, one call at a time.
class AnalysisGroup {
public:
    /// `request` is an index into the requests.
    using EventSink = std::function<void(std::size_t request, const EngineEvent& event)>;
    using EndSink = std::function<void(std::size_t request, AnalysisOutcome outcome)>;

    /// `together` of at least 1.
    explicit AnalysisGroup(int together) : m_together(together) {}

    /// Loads the model for runs to come, so that what is wrong with it is said once. Errors: AnalysisJob::loadModel's.
    Result<ModelInfo> load(const EngineOptions& engine, const CancellationToken& cancel);

    /// Runs all to their end, in their order, each as AnalysisJob::run; a recording that fails ends itself alone. All requests name the
    /// engine options of the first, those of a later run too: the model stays loaded. Errors: Cancelled, where some were not begun and so
    /// have no end; before anything runs, where more than one goes at a time, AnalysisJob::loadModel's.
    Status run(const std::vector<AnalysisJobRequest>& requests, const JobContext& context, const EventSink& emit, const EndSink& ended,
               const CancellationToken& cancel);

private:
    Status makeJobs(std::size_t count, const EngineOptions& engine, const CancellationToken& cancel);

    int m_together;
    std::vector<std::unique_ptr<AnalysisJob>> m_jobs;
};

}  // namespace undertone
