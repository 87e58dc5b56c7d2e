// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace undertone {

/// Jobs in order, from any thread to one that runs them. `push` never waits for a job.
class JobQueue {
public:
    using Job = std::function<void()>;

    void push(Job job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_ready.notify_one();
    }

    /// Ends `runUntilClosed` after the job in hand; jobs still waiting are dropped.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            m_jobs.clear();
        }
        m_ready.notify_all();
    }

    void runUntilClosed()
    {
        for (;;) {
            Job job;
            {
                std::unique_lock lock(m_mutex);
                m_ready.wait(lock, [this] { return m_closed || !m_jobs.empty(); });
                if (m_closed)
                    return;
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
            }
            job();
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::deque<Job> m_jobs;
    bool m_closed = false;
};

}  // namespace undertone
