// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/run_parent.h"
#include "engine/core/timeline.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace undertone {

/// Numbers a run within one program, so that events of a run given up are told from those of the next.
using RunId = std::uint64_t;

/// Stages of an analysis, for progress text.
enum class AnalysisStage { LoadingModel, FindingSpeech, Tokenizing, Analysing };

/// As often as a person can follow.
inline constexpr std::chrono::milliseconds progressInterval{60};

/// The run knows its sentences, model and device: everything of `header` but its utterances is set.
struct RunStarted {
    RunId runId = 0;
    Timeline header;
    Conversation conversation;
};

/// Sent at most every progressInterval for each stage, by whoever runs the analysis. `secondsLeft` is negative while nothing can be said.
struct RunProgress {
    RunId runId = 0;
    AnalysisStage stage = AnalysisStage::LoadingModel;
    double fraction = 0.0;
    double secondsLeft = -1.0;
};

/// Where a row comes from: it was read, or taken over from an interrupted run, or from a run that began alike (a replay).
enum class RowOrigin : std::uint8_t { Read, Journal, Kept };

/// One sentence is read; never dropped, in order of index.
struct UtteranceAnalysed {
    RunId runId = 0;
    UtteranceAnalysis utterance;
    RowOrigin origin = RowOrigin::Read;
};

/// Something went less well than wished, such as a disk that is full; the run goes on.
struct RunWarned {
    RunId runId = 0;
    Error warning;
};

/// The run ended well, was cancelled (`complete` false, no error) or failed; what was analysed stands.
struct RunEnded {
    RunId runId = 0;
    bool complete = false;
    double elapsedSeconds = 0.0;
    std::optional<Error> error;
    std::vector<FlippedAnswer> flipped{};  ///< of a run that goes on from another
};

using EngineEvent = std::variant<RunStarted, RunProgress, UtteranceAnalysed, RunWarned, RunEnded>;

}  // namespace undertone
