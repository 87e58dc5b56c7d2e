// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/training_loop.h"

#include "engine/io/atomic_file.h"

namespace undertone {

Status TrainingLoop::run()
{
    const auto plan = prepare();
    if (!plan)
        return plan.error();
    m_plan = *plan;
    for (const auto part : {&TrainingLoop::resume, &TrainingLoop::takeSteps, &TrainingLoop::write}) {
        TRY((this->*part)());
    }
    return {};
}

Status TrainingLoop::resume()
{
    std::error_code error;
    std::filesystem::create_directories(m_output, error);
    if (error)
        return Error{ErrorCode::FileNotWritable, "The folder " + m_output.string() + " cannot be made: may you write there?", m_output};
    return std::filesystem::exists(checkpoint()) ? loadCheckpoint(checkpoint()) : Status();
}

Status TrainingLoop::takeSteps()
{
    m_start = Clock::now();
    const int first = stepsDone();
    auto lastCheckpoint = m_start;
    while (!isOver()) {
        if (m_cancel.isCancelled())
            return stopped();
        TRY(step());
        const int done = stepsDone();
        if (m_plan.evaluateEverySteps > 0 && done % m_plan.evaluateEverySteps == 0 && done < m_plan.steps)
            measure();
        const auto now = Clock::now();
        report(std::chrono::duration<double>(now - m_start).count() / (done - first) * (m_plan.steps - done));
        if (std::chrono::duration<double>(now - lastCheckpoint).count() >= m_plan.checkpointSeconds && done < m_plan.steps) {
            TRY(saveCheckpoint(checkpoint()));
            lastCheckpoint = Clock::now();
        }
    }
    return {};
}

bool TrainingLoop::isOver() const
{
    const int done = stepsDone();
    return done >= m_plan.steps || (done > 0 && (stopsEarly() || m_finishEarly.isCancelled()));
}

Status TrainingLoop::stopped()
{
    TRY(saveCheckpoint(checkpoint()));
    return Error{ErrorCode::Cancelled,
                 "Training was stopped at step " + std::to_string(stepsDone()) + " of " + std::to_string(m_plan.steps)
                     + "; the same command goes on from there."};
}

Status TrainingLoop::write()
{
    const auto description = finish();
    if (!description)
        return description.error();
    std::error_code ignored;
    std::filesystem::remove(checkpoint(), ignored);
    return writeFileAtomically(m_output / "training.json", *description + "\n");
}

double TrainingLoop::seconds() const
{
    return m_secondsBefore + std::chrono::duration<double>(Clock::now() - m_start).count();
}

std::filesystem::path TrainingLoop::checkpoint() const
{
    return m_output / "checkpoint.safetensors";
}

}  // namespace undertone
