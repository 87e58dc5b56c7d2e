// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "app/window/engine_worker.h"

#include <map>
#include <string>

namespace undertone {

/// The engine thread's work: AnalysisJob, with one model kept between runs. Journals of complete runs, which the document shows, are
/// removed when the recording changes or the program ends. A run that was cut short, or given up before its result was shown, keeps its
/// journal whatever happens to other runs.
class AnalysisWorker : public EngineWorker {
public:
    /// `model` is a folder or a name, empty for the one that ships; of `engine` all but the folder is used.
    AnalysisWorker(EngineOptions engine, std::string model);
    ~AnalysisWorker() override;

    Result<ModelInfo> loadModel(const std::filesystem::path& directory, const CancellationToken& cancel) override;
    void analyse(const AnalysisRequest& request, RunId runId, const RunControl& control, const EventSink& emit) override;

private:
    void forgetCompleteRuns();

    AnalysisJob m_job;
    EngineOptions m_engine;
    std::string m_model;
    std::filesystem::path m_audio;                     ///< of m_completeRuns
    std::map<std::string, JobContext> m_completeRuns;  ///< by key; runs whose results the document has
};

}  // namespace undertone
