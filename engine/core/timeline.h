// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/identifier.h"
#include "engine/core/run_parent.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// How a run remembers (method.md 3): `Dpm` trains a temporary LoRA by one step per sentence, `Off` never does.
enum class MemoryMode { Dpm, Off };

/// How audio becomes tokens (method.md 3, "tokenizing"): each sentence alone, or the whole dialogue in 30 s windows.
enum class TokenizeMode { Utterance, Whole };

/// Whether a run spends one more forward per sentence to measure its loss after the step (method.md 3).
enum class LossAfter { Skip, Measure };

/// Whether an interrupted run of the same input and options is taken up where it stopped.
enum class Unfinished { TakeUp, StartAfresh };

/// Why a sentence has no emotion, as files say it.
inline constexpr const char* silenceReason = "silence";
inline constexpr const char* noSpeechReason = "no speech";
/// Why a sentence of an export has no result: it is new or was changed since the run, or was not reached; or a blind review hides the
/// result.
inline constexpr const char* notAnalysedReason = "not analysed";
inline constexpr const char* withheldReason = "withheld in a blind review";

/// What the engine says of one sentence. One row of the timeline JSON (contracts.md, schema 1).
struct UtteranceAnalysis {
    SegmentId segment;  ///< what it is the result of, in the run's conversation; files of timelines do not hold it
    int index = 0;      ///< in the order of reading
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::string speaker;                          ///< name, as in files; empty: not known
    std::vector<double> probabilities;            ///< over Timeline::labels, sum 1; empty: no emotion was read
    std::string unlabelledReason;                 ///< why no emotion was read: silenceReason, noSpeechReason; empty: one was
    std::optional<double> familiarity;            ///< how near the sound lies to what the model was trained on, 0 to 1; none: not measured
    std::optional<double> lossBefore;             ///< nats per token of this sentence, before the step that wrote it; none in row 0
    std::optional<double> lossAfter;              ///< the same after that step, on request
    std::optional<double> updateNorm;             ///< L2 norm of that step's change of the temporary LoRA
    int tokens = 0;                               ///< with <audio_end>
    std::array<std::int64_t, 2> tokenSpan{0, 0};  ///< [first, last + 1) in the token stream of the dialogue
    std::string device;                           ///< "cpu", "cuda:0"
    std::vector<std::pair<std::string, std::string>> columns;  ///< more columns of the segments file, as Segment has them
    int givenLabel = -1;  ///< what an annotator said, in a timeline of no run: place in Timeline::labels; -1: nothing

    /// Index of the largest probability, or what an annotator said; -1 when there is neither.
    [[nodiscard]] int emotion() const
    {
        int best = givenLabel;
        for (int i = 0; i < static_cast<int>(probabilities.size()); ++i) {
            if (best < 0 || probabilities[static_cast<std::size_t>(i)] > probabilities[static_cast<std::size_t>(best)])
                best = i;
        }
        return best;
    }
};

/// Whether a row stands for a sentence that has no current result.
inline bool hasNoResult(const UtteranceAnalysis& row)
{
    return row.unlabelledReason == notAnalysedReason || row.unlabelledReason == withheldReason;
}

/// A run and its results: the timeline JSON as a value.
struct Timeline {
    std::string runId;
    std::string audio;  ///< path as given
    std::string audioSha256;
    std::string model;  ///< the model's name
    std::string modelSha256;
    std::string device;
    std::string dtype;  ///< "fp32", "bf16"
    MemoryMode memory = MemoryMode::Dpm;
    std::string stepping = "sentence";  ///< when memory was written: "sentence", "stride:1024", "adaptive", "adaptive:1.1"
    TokenizeMode tokenize = TokenizeMode::Utterance;
    std::string segmentsSource;  ///< "vad", "diarization", "rttm", "csv", "textgrid", "eaf"
    std::vector<std::string> labels;
    bool complete = false;
    std::string attestation;  ///< what the user stated about the recording; empty: nothing
    std::string notice;       ///< what the labels are worth, and what must not be done with them
    double elapsedSeconds = 0.0;
    std::shared_ptr<const MemoryPlan> plan;  ///< what was done to memory beside Algorithm 1; null: nothing
    std::optional<RunParent> parent;         ///< the run that this one goes on from
    std::optional<std::string> annotator;    ///< whose labels these are in place of a run's; empty: no name was given; none: a run's
    std::vector<UtteranceAnalysis> utterances;
};

}  // namespace undertone
