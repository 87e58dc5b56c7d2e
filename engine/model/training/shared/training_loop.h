// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/earlier_result.h"
#include "engine/core/cancellation.h"
#include "engine/core/process_group.h"
#include "engine/core/result.h"
#include "engine/model/training/shared/run_identity.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

namespace undertone {

/// How far a training goes, and what lies between its steps.
struct LoopPlan {
    int steps = 0;                   ///< 0: as long as `seconds`
    int evaluateEverySteps = 0;      ///< steps between measurements on the way; 0: none by steps
    double checkpointSeconds = 0.0;  ///< between checkpoints on the way
    double seconds = 0.0;            ///< of training, interruptions left out; where `steps` is 0
    double evaluateSeconds = 0.0;    ///< between measurements on the way; 0: none by time
    /// What the end of the message says to somebody who stopped it.
    Message resumption = message("training.same-command");
};

/// A training from its start, or from the checkpoint in its folder, to its end: what every training does in the same order. It holds the
/// FolderLock of its output. The parts are the training's own; the caller guards them. A step that is not finite is skipped; three in a row
/// end the training, and a checkpoint keeps the weights of the last good step. One thread. Folder and tokens outlive it.
///
/// Several processes may take the steps together: each runs this with the same request over the same folder, the first writes there, and
/// whether to stop they agree on before every step. After an error other than Cancelled a process has to end its group
/// (ProcessGroup::abort): the others wait for it.
class TrainingLoop {
public:
    virtual ~TrainingLoop() = default;

    /// Where the folder holds this very training, finished, it is read back and nothing is trained. Errors: Cancelled and NotFinite (a
    /// checkpoint stands; the same run goes on from it), InvalidArgument (the folder holds the result or the checkpoint of another run),
    /// FileNotWritable (also: another program trains there), and what the parts say. Of several processes only the first reads a finished
    /// training back and writes the result.
    Status run();

protected:
    using Clock = std::chrono::steady_clock;

    TrainingLoop(const std::filesystem::path& output, const CancellationToken& cancel, const CancellationToken& finishEarly,
                 EarlierResult earlier = {}, ProcessGroup* processes = nullptr)
        : m_output(output), m_cancel(cancel), m_finishEarly(finishEarly), m_earlier(std::move(earlier)), m_processes(processes)
    {
    }

    /// All that the first step needs.
    virtual Result<LoopPlan> prepare() = 0;
    /// What the result depends on; after prepare(). Device and threads are not in it: a training may go on elsewhere.
    virtual Result<RunIdentity> identify() = 0;
    /// Reads back what finish() said, in place of training.
    virtual Status takeFinished(const std::string& description) = 0;
    virtual Status loadCheckpoint(const std::filesystem::path& file) = 0;
    virtual Status saveCheckpoint(const std::filesystem::path& file) = 0;
    /// Steps taken and skipped.
    [[nodiscard]] virtual int stepsDone() const = 0;
    /// One optimizer step. Errors: NotFinite (weights stand, and stepsDone() has gone on: the step is skipped), Cancelled (all is as
    /// before it), others.
    virtual Status step() = 0;
    /// Figures on dev and validation dialogues on the way, none where it is cancelled; never after the last step, where finish() takes
    /// its own. Of several processes only the first measures: it is the one that writes what is best.
    virtual void measure() = 0;
    /// The value of stepsDone() that measure() gave figures for last, before an interruption too; 0: none.
    [[nodiscard]] virtual int measuredStep() const = 0;
    /// Whether these figures say that it is enough.
    [[nodiscard]] virtual bool stopsEarly() const = 0;
    /// After every step.
    virtual void report(double secondsLeft) = 0;
    /// A checkpoint could not be written; the one before it stands, and training goes on.
    virtual void warn(const Error& warning) = 0;
    /// Measures what is left to measure and writes what was trained; what training.json is to say, as a JSON object. Errors: Cancelled,
    /// others.
    virtual Result<std::string> finish() = 0;

    /// For what takes long before the first step, and for the step. Never cancelled where several processes train: they stop between steps
    /// alone, when all have agreed to; within a part some would wait for those that left it.
    [[nodiscard]] const CancellationToken& cancellation() const { return m_processes == nullptr ? m_cancel : m_never; }
    [[nodiscard]] const RunIdentity& identity() const { return m_identity; }
    /// Spent on the steps so far, before interruptions too.
    [[nodiscard]] double seconds() const;
    /// How much of the plan is done, in [0, 1]; of several processes, all say the same during a step.
    [[nodiscard]] double fractionDone() const;
    /// For measuring, which waits for no other process.
    [[nodiscard]] const CancellationToken& cancelToken() const { return m_cancel; }
    /// What a checkpoint says was spent before it.
    void setSecondsBefore(double seconds) { m_secondsBefore = seconds; }

private:
    Result<bool> isFinished();
    Status resume();
    Status checkAgreement();
    Status checkResumed();
    Status agreeOnSignals();
    Result<bool> asFirst(bool value);
    Status takeSteps();
    void tryCheckpoint();
    Status stop();
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
    const EarlierResult m_earlier;
    ProcessGroup* const m_processes;  ///< those that share the steps; null: this one alone
    const CancellationToken m_never;
    bool m_isCancelled = false;  ///< any process was, before the step at hand
    bool m_endsEarly = false;    ///< likewise: it is enough
    LoopPlan m_plan;
    RunIdentity m_identity;
    bool m_checkpointFailed = false;  ///< the last one; said once
    double m_secondsBefore = 0.0;
    double m_agreedSeconds = 0.0;  ///< of several processes: the first's seconds() before the step at hand
    int m_notFinite = 0;           ///< steps in a row
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_lastMeasured = m_start;
};

}  // namespace undertone
