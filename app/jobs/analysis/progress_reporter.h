// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"

#include <chrono>
#include <optional>

namespace undertone {

/// Progress events of one run, at most one every progressInterval for each stage.
class ProgressReporter {
public:
    ProgressReporter(RunId id, const AnalysisJob::EventSink& emit) : m_id(id), m_emit(emit) {}

    void report(AnalysisStage stage, double fraction, double secondsLeft = -1.0)
    {
        const auto now = std::chrono::steady_clock::now();
        if (stage == m_stage && now - m_last < progressInterval)
            return;
        m_stage = stage;
        m_last = now;
        m_emit(RunProgress{m_id, stage, fraction, secondsLeft});
    }
    ProgressCallback stage(AnalysisStage stage)
    {
        return [this, stage](double fraction) { report(stage, fraction); };
    }

private:
    RunId m_id;
    const AnalysisJob::EventSink& m_emit;
    std::optional<AnalysisStage> m_stage;
    std::chrono::steady_clock::time_point m_last{};
};

}  // namespace undertone
