// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "app/jobs/analysis/speaker_search.h"
#include "app/window/engine_worker.h"
#include "app/window/open_vaults.h"

#include <map>
#include <string>

namespace undertone {

/// The engine thread's work: AnalysisJob, with one model kept between runs. Journals of complete runs, which the document shows, are
/// removed when the recording changes or the program ends. A run that was cut short, or given up before its result was shown, keeps its
/// journal whatever happens to other runs. What memory was after some sentences of a recording is kept for replays, in this program's
/// memory alone, until another recording is analysed; of recorded sessions nothing is.
class AnalysisWorker : public EngineWorker {
public:
    /// `model`: the one that is used where none is chosen; a folder or a name, empty for the one that ships. `engine`: but for what a
    /// ModelChoice says. `vaults`: where recorded sessions are looked for; null: nowhere.
    explicit AnalysisWorker(std::string model, EngineOptions engine = {}, std::shared_ptr<const OpenVaults> vaults = nullptr);
    ~AnalysisWorker() override;

    Result<ModelInfo> loadModel(const ModelChoice& choice, const CancellationToken& cancel) override;
    void analyse(const AnalysisRequest& request, RunId runId, const RunControl& control, const EventSink& emit) override;
    Result<Conversation> findSpeakers(const SpeakerRequest& request, const std::function<void(double fraction)>& progress,
                                      const CancellationToken& cancel) override;

private:
    void forgetCompleteRuns();
    void forgetMemory();
    Status analyseSession(const AnalysisRequest& request, const AnalysisJobRequest& job, RunId runId, const RunControl& control,
                          const EventSink& emit);

    AnalysisJob m_job;
    SpeakerSearch m_speakers;
    EngineOptions m_engine;
    std::string m_model;
    std::shared_ptr<const OpenVaults> m_vaults;
    std::filesystem::path m_audio;                     ///< of m_completeRuns and m_points
    std::shared_ptr<BlobStore> m_points;               ///< what memory was
    std::map<std::string, JobContext> m_completeRuns;  ///< by key; runs whose results the document has
};

}  // namespace undertone
