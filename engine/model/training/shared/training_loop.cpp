// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/training_loop.h"

#include "engine/io/folder_lock.h"
#include "engine/model/kernels/flat_adam_w.h"

#include <algorithm>

namespace undertone {

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Status TrainingLoop::run()
{
    // Before the model and the dialogues are read: another program at work there is said at once.
    const auto lock = FolderLock::take(m_output);
    if (!lock)
        return lock.error();
    m_plan = TRY(prepare());
    m_identity = TRY(identify());
    if (TRY(isFinished()))
        return {};
    TRY(resume());
    TRY(takeSteps());
    return write();
}

/// Whether this very training stands finished in the folder; then it has been read back.
Result<bool> TrainingLoop::isFinished()
{
    if (m_earlier.existing == ExistingResult::Overwrite)
        return false;
    const auto record = m_earlier.record.empty() ? TRY(readTrainingRecord(m_output)) : m_earlier.record;
    if (record.empty())
        return false;
    TRY(checkFinishedIdentity(m_identity, record, m_output));
    TRY(takeFinished(record));
    std::error_code ignored;
    std::filesystem::remove(checkpoint(), ignored);  // left where the program ended between writing the result and this
    return true;
}

Status TrainingLoop::resume()
{
    if (!std::filesystem::exists(checkpoint()))
        return {};
    const auto status = loadCheckpoint(checkpoint());
    const bool isOfAnother = !status && status.error().code == ErrorCode::InvalidArgument;
    if (!isOfAnother || m_earlier.existing == ExistingResult::Keep)
        return status;
    std::error_code failure;
    std::filesystem::remove(checkpoint(), failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("training.checkpoint-not-removed", checkpoint(), failure.message()), checkpoint()};
    return {};
}

Status TrainingLoop::takeSteps()
{
    m_start = Clock::now();
    m_lastMeasured = m_start;
    const int first = stepsDone();
    auto lastCheckpoint = m_start;
    measureIfDue();  // where a stop came in between
    while (!isOver()) {
        const Status taken = m_cancel.isCancelled() ? Status(stopped()) : stepOrSkip();
        if (!taken && taken.error().code == ErrorCode::Cancelled)
            return stop();
        TRY(taken);
        measureIfDue();
        report(secondsLeft(first));
        if (secondsSince(lastCheckpoint) >= m_plan.checkpointSeconds && fractionDone() < 1.0) {
            tryCheckpoint();
            lastCheckpoint = Clock::now();
        }
    }
    return {};
}

/// A disk that is full for a while does not end a training of hours.
void TrainingLoop::tryCheckpoint()
{
    const auto status = saveCheckpoint(checkpoint());
    if (!status && !m_checkpointFailed) {
        const auto& error = status.error();
        warn({error.code, message("training.checkpoint-failed", error.message), error.path});
    }
    m_checkpointFailed = !status;
}

/// The end by the user, with a checkpoint where one can be written.
Status TrainingLoop::stop()
{
    const auto status = saveCheckpoint(checkpoint());
    if (status)
        return stopped();
    const auto& error = status.error();
    return Error{error.code, message("training.stopped-without-checkpoint", error.message, stepsDone()), error.path};
}

/// One step that is not finite comes of a strange batch, several of weights that are on their way out.
Status TrainingLoop::stepOrSkip()
{
    const Status taken = step();
    if (taken || taken.error().code != ErrorCode::NotFinite) {
        m_notFinite = 0;
        return taken;
    }
    if (++m_notFinite < notFiniteInARowLimit)
        return {};
    TRY(saveCheckpoint(checkpoint()));
    return Error{ErrorCode::NotFinite, message("training.not-finite-in-a-row", notFiniteInARowLimit, taken.error().message), checkpoint()};
}

void TrainingLoop::measureIfDue()
{
    const int done = stepsDone();
    const bool isDueBySteps = m_plan.evaluateEverySteps > 0 && done % m_plan.evaluateEverySteps == 0 && measuredStep() != done;
    const bool isDueByTime = m_plan.evaluateSeconds > 0.0 && secondsSince(m_lastMeasured) >= m_plan.evaluateSeconds;
    if (done == 0 || fractionDone() >= 1.0 || !(isDueBySteps || isDueByTime))
        return;
    measure();
    m_lastMeasured = Clock::now();
}

double TrainingLoop::secondsLeft(int firstStep) const
{
    if (m_plan.steps == 0)
        return std::max(0.0, m_plan.seconds - seconds());
    const int done = stepsDone();
    return secondsSince(m_start) / (done - firstStep) * (m_plan.steps - done);
}

double TrainingLoop::fractionDone() const
{
    const double fraction = m_plan.steps > 0 ? static_cast<double>(stepsDone()) / m_plan.steps : seconds() / m_plan.seconds;
    return std::min(1.0, fraction);
}

bool TrainingLoop::isOver() const
{
    return fractionDone() >= 1.0 || (stepsDone() > 0 && (stopsEarly() || m_finishEarly.isCancelled()));
}

Error TrainingLoop::stopped() const
{
    return {ErrorCode::Cancelled,
            m_plan.steps > 0 ? message("training.stopped-of", stepsDone(), m_plan.steps, m_plan.resumption)
                             : message("training.stopped", stepsDone(), m_plan.resumption)};
}

Status TrainingLoop::write()
{
    // The last measuring can take long, and is stopped as any other part.
    tryCheckpoint();
    const auto description = finish();
    if (!description)
        return description.error().code == ErrorCode::Cancelled ? stopped() : description.error();
    // What says that the training ended stands before the checkpoint goes: a kill in between loses nothing.
    TRY(writeTrainingRecord(m_output, *description, m_identity));
    std::error_code ignored;
    std::filesystem::remove(checkpoint(), ignored);
    return {};
}

double TrainingLoop::seconds() const
{
    return m_secondsBefore + secondsSince(m_start);
}

std::filesystem::path TrainingLoop::checkpoint() const
{
    return m_output / "checkpoint.safetensors";
}

}  // namespace undertone
