// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/process_group.h"

#include <algorithm>
#include <barrier>
#include <cstdlib>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace undertone::test {

/// Threads that stand for the processes of a group: the same interface, in one address space.
class ThreadedProcesses {
public:
    explicit ThreadedProcesses(int count) : m_count(count), m_meeting(count), m_given(static_cast<std::size_t>(count))
    {
        for (int rank = 0; rank < count; ++rank)
            m_members.push_back(std::make_unique<Member>(*this, rank));
    }

    /// The group as one of the processes sees it.
    [[nodiscard]] ProcessGroup& seenBy(int rank) { return *m_members[static_cast<std::size_t>(rank)]; }
    /// Runs `work` once a process, all at a time.
    void run(const std::function<void(ProcessGroup&)>& work)
    {
        std::vector<std::jthread> threads;
        for (const auto& member : m_members)
            threads.emplace_back([&work, &member] { work(*member); });
    }

private:
    class Member final : public ProcessGroup {
    public:
        Member(ThreadedProcesses& all, int rank) : m_all(all), m_rank(rank) {}
        int rank() const override { return m_rank; }
        int size() const override { return m_all.m_count; }
        Status sum(std::span<float> values) override
        {
            return together(values, [](float a, float b) { return a + b; });
        }
        Status sum(std::span<double> values) override
        {
            return together(values, [](double a, double b) { return a + b; });
        }
        Status largest(std::span<std::int64_t> values) override
        {
            return together(values, [](std::int64_t a, std::int64_t b) { return std::max(a, b); });
        }
        [[noreturn]] void abort(int exitCode) override { std::_Exit(exitCode); }

    private:
        template <class T, class Merge> Status together(std::span<T> values, Merge merge)
        {
            m_all.m_given[static_cast<std::size_t>(m_rank)] = values.data();
            m_all.m_meeting.arrive_and_wait();
            std::vector<T> merged(static_cast<const T*>(m_all.m_given[0]), static_cast<const T*>(m_all.m_given[0]) + values.size());
            for (std::size_t other = 1; other < m_all.m_given.size(); ++other) {
                const T* const theirs = static_cast<const T*>(m_all.m_given[other]);
                for (std::size_t i = 0; i < values.size(); ++i)
                    merged[i] = merge(merged[i], theirs[i]);
            }
            m_all.m_meeting.arrive_and_wait();  // all have read before any is overwritten
            std::ranges::copy(merged, values.begin());
            return {};
        }

        ThreadedProcesses& m_all;
        int m_rank;
    };

    int m_count;
    std::barrier<> m_meeting;
    std::vector<const void*> m_given;
    std::vector<std::unique_ptr<Member>> m_members;
};

}  // namespace undertone::test
