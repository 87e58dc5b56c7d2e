// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/analysis_worker.h"

namespace undertone {

AnalysisWorker::AnalysisWorker(EngineOptions engine, std::string model) : m_engine(std::move(engine)), m_model(std::move(model)) {}

AnalysisWorker::~AnalysisWorker()
{
    forgetCompleteRuns();
}

void AnalysisWorker::forgetCompleteRuns()
{
    for (const auto& [run, context] : m_completeRuns)
        AnalysisJob::forgetCompleteRun(context, run);
    m_completeRuns.clear();
}

Result<ModelInfo> AnalysisWorker::loadModel(const std::filesystem::path& directory, const CancellationToken& cancel)
{
    EngineOptions options = m_engine;
    options.modelDirectory = directory.empty() ? std::filesystem::path(m_model) : directory;
    Result<ModelInfo> model = m_job.loadModel(options, cancel);
    if (model)
        m_engine = options;
    return model;
}

void AnalysisWorker::analyse(const AnalysisRequest& request, RunId runId, const RunControl& control, const EventSink& emit)
{
    if (request.audio != m_audio)
        forgetCompleteRuns();
    m_audio = request.audio;

    AnalysisJobRequest job;
    job.audio = request.audio;
    job.segments = request.segments;
    job.selection = request.selection;
    job.sentences = request.sentences;
    job.engine = m_engine;
    job.analysis.memory = request.memory;
    job.analysis.lossAfter = request.memory == MemoryMode::Dpm ? request.lossAfter : LossAfter::Skip;
    job.unfinished = request.unfinished;
    const auto context = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(request.attestation)});
    const AnalysisOutcome outcome = m_job.run(runId, job, context, emit, control.cancellation(), [&control] { control.waitWhilePaused(); });
    m_completeRuns.erase(outcome.runKey);
    if (!outcome.error && !outcome.runKey.empty() && !control.cancellation().isCancelled())
        m_completeRuns.insert_or_assign(outcome.runKey, context);
}

}  // namespace undertone
