// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "engine/io/token_cache.h"

namespace undertone {

/// What a job keeps between runs.
struct AnalysisJob::State {
    std::unique_ptr<EmotionEngine> engine;
    EngineOptions loaded;
    std::string tokenizerSha256;            ///< of the loaded model; empty until it is asked for
    std::optional<SpeakerSearch> speakers;  ///< none: nobody asked who speaks yet

    Status load(EngineOptions options, const CancellationToken& cancel);
    /// Gives `input` the turns of speakers as its sentences, where the request asks for that and there are no sentences yet.
    Status findSpeakers(RecordingInput& input, const AnalysisJobRequest& request, const Authorisation& authorisation,
                        const ProgressCallback& progress, const CancellationToken& cancel);
    /// Without the hash of the audio.
    Result<TokenCacheKey> cacheKey(const RecordingInput& input, TokenizeMode mode, const CancellationToken& cancel);
    /// Errors: of the source, of the store.
    static Status keepCodes(RecordingInput& input, TokenCacheKey& key, const SentenceCodes& codes, const JobContext& context,
                            const CancellationToken& cancel);
};

}  // namespace undertone
