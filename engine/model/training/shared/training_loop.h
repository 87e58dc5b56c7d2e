// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace undertone {

/// How far a training goes, and what lies between its steps.
struct LoopPlan {
    int steps = 0;                   ///< 0: as long as `seconds`
    int evaluateEverySteps = 0;      ///< steps between measurements on the way; 0: none by steps
    double checkpointSeconds = 0.0;  ///< between checkpoints on the way
    double seconds = 0.0;            ///< of training, interruptions left out; where `steps` is 0
    double evaluateSeconds = 0.0;    ///< between measurements on the way; 0: none by time
    /// What the end of the message says to somebody who stopped it.
    std::string resumption = "the same command goes on from there";
};

/// A training from its start, or from the checkpoint in its folder, to its end: what every training does in the same order. The parts
/// are the training's own; the caller guards them. A step that is not finite is skipped; three in a row end the training, and a
/// checkpoint keeps the weights of the last good step. One thread. Folder and tokens outlive it.
class TrainingLoop {
public:
    virtual ~TrainingLoop() = default;

    /// Errors: Cancelled and NotFinite (a checkpoint stands; the same run goes on from it), FileNotWritable, and what the parts say.
    Status run();

protected:
    using Clock = std::chrono::steady_clock;

    TrainingLoop(const std::filesystem::path& output, const CancellationToken& cancel, const CancellationToken& finishEarly)
        : m_output(output), m_cancel(cancel), m_finishEarly(finishEarly)
    {
    }

    /// All that the first step needs.
    virtual Result<LoopPlan> prepare() = 0;
    virtual Status loadCheckpoint(const std::filesystem::path& file) = 0;
    virtual Status saveCheckpoint(const std::filesystem::path& file) = 0;
    /// Steps taken and skipped.
    [[nodiscard]] virtual int stepsDone() const = 0;
    /// One optimizer step. Errors: NotFinite (weights stand, and stepsDone() has gone on: the step is skipped), Cancelled (all is as
    /// before it), others.
    virtual Status step() = 0;
    /// Figures on dev and validation dialogues on the way, none where it is cancelled; never after the last step, where finish() takes
    /// its own.
    virtual void measure() = 0;
    /// The value of stepsDone() that measure() gave figures for last, before an interruption too; 0: none.
    [[nodiscard]] virtual int measuredStep() const = 0;
    /// Whether these figures say that it is enough.
    [[nodiscard]] virtual bool stopsEarly() const = 0;
    /// After every step.
    virtual void report(double secondsLeft) = 0;
    /// Measures what is left to measure and writes what was trained; what training.json is to say. Errors: Cancelled, others.
    virtual Result<std::string> finish() = 0;

    /// For what takes long before the first step.
    [[nodiscard]] const CancellationToken& cancellation() const { return m_cancel; }
    /// Spent on the steps so far, before interruptions too.
    [[nodiscard]] double seconds() const;
    /// How much of the plan is done, in [0, 1].
    [[nodiscard]] double fractionDone() const;
    [[nodiscard]] const CancellationToken& cancelToken() const { return m_cancel; }
    /// What a checkpoint says was spent before it.
    void setSecondsBefore(double seconds) { m_secondsBefore = seconds; }

private:
    Status takeSteps();
    Status stepOrSkip();
    void measureIfDue();
    [[nodiscard]] double secondsLeft(int firstStep) const;
    [[nodiscard]] Error stopped() const;
    Status write();
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] std::filesystem::path checkpoint() const;

    const std::filesystem::path& m_output;
    const CancellationToken& m_cancel;
    const CancellationToken& m_finishEarly;
    LoopPlan m_plan;
    double m_secondsBefore = 0.0;
    int m_notFinite = 0;  ///< steps in a row
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_lastMeasured = m_start;
};

}  // namespace undertone
