// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/training_loop.h"

#include "engine/io/folder_lock.h"
#include "engine/model/kernels/flat_adam_w.h"

#include <algorithm>
#include <array>
#include <optional>

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
    std::optional<FolderLock> lock;
    if (isFirst(m_processes))
        lock.emplace(TRY(FolderLock::take(m_output)));
    m_plan = TRY(prepare());
    m_identity = TRY(identify());
    TRY(checkAgreement());
    if (TRY(asFirst(isFirst(m_processes) && TRY(isFinished()))))
        return {};
    TRY(resume());
    TRY(takeSteps());
    return isFirst(m_processes) ? write() : Status();
}

/// What the first process says, to all of them.
Result<bool> TrainingLoop::asFirst(bool value)
{
    std::array<std::int64_t, 1> said{isFirst(m_processes) && value ? 1 : 0};
    if (m_processes != nullptr)
        TRY(m_processes->largest(said));
    return said[0] != 0;
}

/// Two processes with other dialogues or settings would add up gradients of two trainings.
Status TrainingLoop::checkAgreement()
{
    if (m_processes == nullptr)
        return {};
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a: of texts that are equal or are not, by mistake and by nobody's intent
    for (const unsigned char character : m_identity.toJson())
        hash = (hash ^ character) * 1099511628211U;
    const auto value = static_cast<std::int64_t>(hash >> 1U);
    std::array<std::int64_t, 2> extremes{value, -value};
    TRY(m_processes->largest(extremes));
    if (extremes[0] != -extremes[1])
        return Error{ErrorCode::InvalidArgument, message("training.processes-differ")};
    return {};
}

/// They read the checkpoint from one folder, each by itself.
Status TrainingLoop::checkResumed()
{
    if (m_processes == nullptr)
        return {};
    std::array<std::int64_t, 2> extremes{stepsDone(), -stepsDone()};
    TRY(m_processes->largest(extremes));
    if (extremes[0] != -extremes[1])
        return Error{ErrorCode::InvalidArgument, message("training.processes-apart", extremes[0], -extremes[1], m_output), m_output};
    return {};
}

Status TrainingLoop::agreeOnSignals()
{
    const bool isEnough = m_finishEarly.isCancelled() || stopsEarly();
    const auto microseconds = isFirst(m_processes) ? static_cast<std::int64_t>(1e6 * seconds()) : 0;
    std::array<std::int64_t, 3> signals{m_cancel.isCancelled() ? 1 : 0, isEnough ? 1 : 0, microseconds};
    if (m_processes != nullptr) {
        TRY(m_processes->largest(signals));
        m_agreedSeconds = static_cast<double>(signals[2]) / 1e6;
    }
    m_isCancelled = signals[0] != 0;
    m_endsEarly = signals[1] != 0;
    return {};
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
    if (!TRY(asFirst(std::filesystem::exists(checkpoint()))))
        return checkResumed();
    auto status = loadCheckpoint(checkpoint());
    const bool isOfAnother = !status && status.error().code == ErrorCode::InvalidArgument;
    if (!isOfAnother || m_earlier.existing == ExistingResult::Keep)
        return status ? checkResumed() : status;
    TRY(checkResumed());  // all have seen it before the first takes it away
    if (!isFirst(m_processes))
        return {};
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
    TRY(agreeOnSignals());
    while (!isOver()) {
        const Status taken = m_isCancelled ? Status(stopped()) : stepOrSkip();
        if (!taken && taken.error().code == ErrorCode::Cancelled)
            return stop();
        TRY(taken);
        measureIfDue();
        report(secondsLeft(first));
        if (secondsSince(lastCheckpoint) >= m_plan.checkpointSeconds && fractionDone() < 1.0) {
            tryCheckpoint();
            lastCheckpoint = Clock::now();
        }
        TRY(agreeOnSignals());
    }
    return {};
}

/// A disk that is full for a while does not end a training of hours.
void TrainingLoop::tryCheckpoint()
{
    if (!isFirst(m_processes))
        return;
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
    const auto status = isFirst(m_processes) ? saveCheckpoint(checkpoint()) : Status();
    if (status)
        return stopped();
    const auto& error = status.error();
    return Error{error.code, message("training.stopped-without-checkpoint", error.message, stepsDone()), error.path};
}

/// One step that is not finite comes of a strange batch, several of weights that are on their way out.
Status TrainingLoop::stepOrSkip()
{
    Status taken = step();
    if (taken || taken.error().code != ErrorCode::NotFinite) {
        m_notFinite = 0;
        return taken;
    }
    if (++m_notFinite < notFiniteInARowLimit)
        return {};
    if (isFirst(m_processes))
        TRY(saveCheckpoint(checkpoint()));
    return Error{ErrorCode::NotFinite, message("training.not-finite-in-a-row", notFiniteInARowLimit, taken.error().message), checkpoint()};
}

/// What is measured decides about the end alone, and that they agree on.
void TrainingLoop::measureIfDue()
{
    if (!isFirst(m_processes))
        return;
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
    const double spent = m_processes != nullptr ? m_agreedSeconds : seconds();
    const double fraction = m_plan.steps > 0 ? static_cast<double>(stepsDone()) / m_plan.steps : spent / m_plan.seconds;
    return std::min(1.0, fraction);
}

bool TrainingLoop::isOver() const
{
    return fractionDone() >= 1.0 || (stepsDone() > 0 && m_endsEarly);
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
