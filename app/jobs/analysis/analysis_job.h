// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/recording_input.h"
#include "app/jobs/analysis/speaker_search.h"
#include "app/jobs/job_context.h"
#include "engine/api/emotion_engine.h"
#include "engine/core/cancellation.h"
#include "engine/core/events.h"
#include "engine/core/segment_intervention.h"
#include "engine/core/segments_selection.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Whether the speech codes of a recording are kept in the user's cache, and taken from there the next time.
enum class TokenCaching { Use, Off };

class GrowingRecording;

/// Whether a run goes on from the last state that a run which began alike has kept (JobContext::memoryPoints), or reads all of it.
enum class KeptMemory { ReadAll, GoOn };

/// The run that another goes on from.
struct ReplayOf {
    std::shared_ptr<const Timeline> run;
    RunBranch branch = RunBranch::Replay;
    SegmentId forkedAt;  ///< a fork's place; none: the first sentence that is read otherwise
};

/// One analysis, from a file to a timeline.
struct AnalysisJobRequest {
    std::filesystem::path audio;
    std::string audioName;                          ///< as results name it; empty: `audio`
    std::filesystem::path segments;                 ///< empty: sentences are found by voice activity
    std::vector<RecordedChannel> channels;          ///< of a recorded session, in place of `audio` and `segments`
    std::string channelsSha256;                     ///< which sound that is
    std::shared_ptr<GrowingRecording> growing;      ///< in place of `channels`, while they are being recorded
    SentenceCut cut = SentenceCut::ByPauses;        ///< of channels
    SegmentsSelection selection;                    ///< which of the segments; named after `audio` where it names no recording
    std::shared_ptr<const Conversation> sentences;  ///< those of a project, in place of a segments file; their ids are those of the results
    std::optional<SpeakerCount> findSpeakers;       ///< where there are no sentences yet, they are turns of speakers, so many or as found
    EngineOptions engine;                           ///< modelDirectory may be empty: the usual search finds one
    AnalysisOptions analysis;
    Unfinished unfinished = Unfinished::TakeUp;
    KeptMemory keptMemory = KeptMemory::ReadAll;     ///< changes no result
    std::vector<SegmentIntervention> interventions;  ///< the plan, by sentences, in place of analysis.plan
    std::optional<ReplayOf> replay;                  ///< results say which answers are others than that run's
    TokenCaching tokenCaching = TokenCaching::Use;   ///< changes no result
};

/// What of a run stands: the timeline with all sentences analysed, and why it ended early where it did.
struct AnalysisOutcome {
    Timeline timeline;
    Conversation conversation;
    std::optional<Error> error;     ///< none: complete; code Cancelled: the user stopped it
    std::string runKey;             ///< of the journal, for forgetCompleteRun(); empty where the run got none
    std::vector<Message> warnings;  ///< each was emitted as RunWarned; conversation.warnings are not among them
};

/// A recording as codes, without `<audio_end>`.
struct TokenizedRecording {
    std::string audioSha256;
    ModelInfo model;
    TokenizeMode mode = TokenizeMode::Utterance;
    Conversation conversation;
    std::vector<std::vector<std::int32_t>> codes;  ///< for each segment, in reading order
};

/// Runs analyses one after another and keeps the model between them. Everything the window and the command line do
/// with a recording goes through here. Belongs to one thread; token and pause hook may be used from others.
class AnalysisJob {
public:
    using EventSink = std::function<void(const EngineEvent& event)>;
    /// Called between sentences; it returns when the run may go on (at once, unless paused).
    using PauseHook = std::function<void()>;

    AnalysisJob();
    ~AnalysisJob();

    /// Loads the model unless it is the one in use. Errors: EmotionEngine::load's.
    Result<ModelInfo> loadModel(const EngineOptions& options, const CancellationToken& cancel);

    /// A job for another thread over the model that this one has loaded, as long as requests name the same engine options. Analyses of
    /// the two go in step from now on: see EmotionEngine::companion. Errors: InvalidArgument (nothing loaded), and its.
    Result<std::unique_ptr<AnalysisJob>> companion();

    /// Runs to its end. Emits RunStarted, progress, one UtteranceAnalysed per sentence, warnings, and always RunEnded last.
    /// Every sentence is journalled before it is emitted, and the memory saved every minute, so that a killed run is taken up by the same
    /// request; Unfinished::StartAfresh does a complete run anew. Once a run is complete its saved memory is removed; its journal stays
    /// until forgetCompleteRun(). `context`: to analyse.
    AnalysisOutcome run(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                        const CancellationToken& cancel, const PauseHook& waitWhilePaused = {});

    // With `request.growing` sentences are cut as they are spoken and read one after another, tokenized each by itself, until the recording
    // has ended and all are read; the same request with the channels, cut as they were spoken, gives the same rows.

    /// Codes of every sentence of a recording; analysis options but the mode do not count.
    Result<TokenizedRecording> tokenize(const AnalysisJobRequest& request, const JobContext& context, const ProgressCallback& progress,
                                        const CancellationToken& cancel);

    /// Removes the journal of one complete run, whose result is safe elsewhere: written, or in a document. Journals of other runs, and one
    /// whose run was interrupted since, are left alone.
    static void forgetCompleteRun(const JobContext& context, const std::string& runKey);

private:
    struct State;
    Status follow(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                  const CancellationToken& cancel, AnalysisOutcome& outcome);
    Status analyse(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                   const CancellationToken& cancel, const PauseHook& waitWhilePaused, AnalysisOutcome& outcome);

    std::unique_ptr<State> m_state;
};

}  // namespace undertone
