// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/analysis_worker.h"

#include "app/jobs/analysis/memory_points.h"
#include "app/jobs/recording/session_analysis.h"
#include "app/jobs/recording/session_speakers.h"

#include <utility>

namespace undertone {
namespace {

/// Of all runs over one recording together; twice what one run may keep.
constexpr std::size_t mostPointBytes = 2 * static_cast<std::size_t>(MemoryPoints::defaultBudget);

}  // namespace

AnalysisWorker::AnalysisWorker(std::string model, EngineOptions engine, std::shared_ptr<const OpenVaults> vaults)
    : m_speakers(engine.device), m_engine(std::move(engine)), m_model(std::move(model)), m_vaults(std::move(vaults))
{
    forgetMemory();
}

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

void AnalysisWorker::forgetMemory()
{
    m_points = std::make_shared<TransientBlobStore>(mostPointBytes);
}

Result<ModelInfo> AnalysisWorker::loadModel(const ModelChoice& choice, const CancellationToken& cancel)
{
    EngineOptions options = m_engine;
    options.modelDirectory = choice.directory.empty() ? std::filesystem::path(m_model) : choice.directory;
    options.device = choice.device;
    options.dtype = choice.dtype;
    Result<ModelInfo> model = m_job.loadModel(options, cancel);
    if (model)
        m_engine = std::move(options);
    return model;
}

/// Fails where it cannot begin: after that the end is among the events.
Status AnalysisWorker::analyseSession(const AnalysisRequest& request, const AnalysisJobRequest& job, RunId runId, const RunControl& control,
                                      const EventSink& emit)
{
    auto analysis = TRY(m_vaults->withKeyringOf(request.audio, [&](Keyring& keyring) -> Result<SessionAnalysis> {
        return SessionAnalysis::begin(TRY(Session::open(request.audio, keyring)), keyring);
    }));
    if (request.sessionResults == SessionResults::Show)
        analysis.keepNoResults();
    analysis.run(m_job, runId, job, emit, control.cancellation(), [&control] { control.waitWhilePaused(); });
    return {};
}

Result<Conversation> AnalysisWorker::findSpeakers(const SpeakerRequest& request, const std::function<void(double fraction)>& progress,
                                                  const CancellationToken& cancel)
{
    if (m_vaults != nullptr && m_vaults->isSession(request.audio)) {
        auto session = TRY(m_vaults->withKeyringOf(request.audio, [&](Keyring& keyring) -> Result<SessionSpeakers> {
            return SessionSpeakers::begin(TRY(Session::open(request.audio, keyring)), keyring);
        }));
        return session.search(m_speakers, request.sentences.get(), request.count, progress, cancel);
    }
    SpeakerSearchRequest search;
    search.audio = request.audio;
    search.sentences = request.sentences;
    search.count = request.count;
    return m_speakers.search(search, {Purpose::Analyse, LicenceAttestation::stated(request.attestation)}, progress, cancel);
}

void AnalysisWorker::analyse(const AnalysisRequest& request, RunId runId, const RunControl& control, const EventSink& emit)
{
    if (request.audio != m_audio) {
        forgetCompleteRuns();
        forgetMemory();
    }
    m_audio = request.audio;

    AnalysisJobRequest job;
    job.audio = request.audio;
    job.segments = request.segments;
    job.selection = request.selection;
    job.sentences = request.sentences;
    job.engine = m_engine;
    job.analysis.memory = request.memory;
    job.analysis.lossAfter = request.memory == MemoryMode::Dpm ? request.lossAfter : LossAfter::Skip;
    job.analysis.tokenize = request.tokenize;
    job.unfinished = request.unfinished;
    const auto stepping = parseStepping(request.stepping);
    if (!stepping) {
        emit(RunEnded{runId, false, 0.0, stepping.error()});
        return;
    }
    job.analysis.stepping = *stepping;
    job.interventions = request.interventions;
    if (request.replayOf != nullptr) {
        job.replay = ReplayOf{request.replayOf, request.branch, request.forkedAt};
        job.keptMemory = KeptMemory::GoOn;
    }
    if (m_vaults != nullptr && m_vaults->isSession(request.audio)) {
        if (const auto analysed = analyseSession(request, job, runId, control, emit); !analysed)
            emit(RunEnded{runId, false, 0.0, analysed.error()});
        return;
    }
    auto context = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(request.attestation)});
    context.memoryPoints = m_points;
    const AnalysisOutcome outcome = m_job.run(runId, job, context, emit, control.cancellation(), [&control] { control.waitWhilePaused(); });
    m_completeRuns.erase(outcome.runKey);
    if (!outcome.error && !outcome.runKey.empty() && !control.cancellation().isCancelled())
        m_completeRuns.insert_or_assign(outcome.runKey, context);
}

}  // namespace undertone
