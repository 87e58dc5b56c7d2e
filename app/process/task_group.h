// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace undertone {

/// Counts the tasks that one object has given to a pool which others use too, so that it can wait for its own: whatever a task
/// borrows outlives it. The destructor waits; tasks must not need the thread that destroys it.
class TaskGroup {
public:
    TaskGroup() : m_state(std::make_shared<State>()) {}
    ~TaskGroup() { wait(); }
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;

    /// `task`, counted until it has run or the pool has thrown it away.
    template <typename Task> std::function<void()> counted(Task task)
    {
        {
            const std::lock_guard lock(m_state->mutex);
            ++m_state->count;
        }
        const std::shared_ptr<void> ticket(nullptr, [state = m_state](void*) {
            const std::lock_guard lock(state->mutex);
            --state->count;
            state->changed.notify_all();
        });
        return [ticket, task = std::move(task)]() mutable { task(); };
    }

    void wait()
    {
        std::unique_lock lock(m_state->mutex);
        m_state->changed.wait(lock, [this] { return m_state->count == 0; });
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        std::size_t count = 0;
    };
    std::shared_ptr<State> m_state;
};

}  // namespace undertone
