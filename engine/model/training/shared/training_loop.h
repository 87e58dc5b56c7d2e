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
    int steps = 0;
    int evaluateEverySteps = 0;      ///< steps between measurements on the way; 0: none
    double checkpointSeconds = 0.0;  ///< between checkpoints on the way
};

/// A training from its start, or from the checkpoint in its folder, to its end: what every training does in the same order. The parts
/// are the training's own; the caller guards them. One thread. Folder and tokens outlive it.
class TrainingLoop {
public:
    virtual ~TrainingLoop() = default;

    /// Errors: Cancelled (a checkpoint stands; the same run goes on from it), FileNotWritable, and what the parts say.
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
    [[nodiscard]] virtual int stepsDone() const = 0;
    virtual Status step() = 0;
    /// Figures on dev and validation dialogues on the way; never after the last step, where finish() takes its own.
    virtual void measure() = 0;
    /// Whether these figures say that it is enough.
    [[nodiscard]] virtual bool stopsEarly() const = 0;
    /// After every step.
    virtual void report(double secondsLeft) = 0;
    /// Measures what is left to measure and writes what was trained; what training.json is to say.
    virtual Result<std::string> finish() = 0;

    /// For what takes long before the first step.
    [[nodiscard]] const CancellationToken& cancellation() const { return m_cancel; }
    /// Spent on the steps so far, before interruptions too.
    [[nodiscard]] double seconds() const;
    /// What a checkpoint says was spent before it.
    void setSecondsBefore(double seconds) { m_secondsBefore = seconds; }

private:
    Status resume();
    Status takeSteps();
    Status stopped();
    Status write();
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] std::filesystem::path checkpoint() const;

    const std::filesystem::path& m_output;
    const CancellationToken& m_cancel;
    const CancellationToken& m_finishEarly;
    LoopPlan m_plan;
    double m_secondsBefore = 0.0;
    Clock::time_point m_start;
};

}  // namespace undertone
