// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/catch_all.h"
#include "engine/core/result.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace undertone {

/// The number of workers asked for, or one per core where none was.
inline int workerCount(int wanted)
{
    return wanted > 0 ? wanted : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

/// Does `count` independent items on `workers` threads. `makeWorker(worker)` is called on each thread and gives what does
/// one item: it may own what a thread must not share. The first error ends all; `report(done)` is called under a lock.
/// Errors: of the items, what an exception of theirs became; Cancelled.
using WorkItem = std::function<Status(std::size_t item)>;
inline Status forEachItem(std::size_t count, int workers, const std::function<Result<WorkItem>(int worker)>& makeWorker,
                          const std::function<void(std::size_t done)>& report, const CancellationToken& cancel)
{
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::optional<Error> failure;
    std::size_t done = 0;
    const auto fail = [&](const Error& error) {
        const std::lock_guard lock(mutex);
        if (!failure)
            failure = error;
        next = count;
    };
    const auto workThrough = [&](int worker) -> Status {
        auto doItem = makeWorker(worker);
        if (!doItem)
            return doItem.error();
        for (auto item = next++; item < count; item = next++) {
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("jobs.cancelled")};
            TRY((*doItem)(item));
            const std::lock_guard lock(mutex);
            ++done;
            if (report)
                report(done);
        }
        return {};
    };
    const auto work = [&](int worker) {
        if (const auto status = catchAll([&] { return workThrough(worker); }); !status)
            fail(status.error());
    };
    std::vector<std::thread> threads;
    for (int worker = 0; worker < workers; ++worker) {
        try {
            threads.emplace_back(work, worker);
        } catch (const std::system_error&) {
            // No more threads to be had: those that run do the work, or this one.
            if (threads.empty())
                work(worker);
            break;
        }
    }
    for (auto& thread : threads)
        thread.join();
    if (failure)
        return *failure;
    return {};
}

}  // namespace undertone
