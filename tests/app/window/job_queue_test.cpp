// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/job_queue.h"

#include <QtTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace undertone;

class JobQueueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jobsOfManyThreadsRunOnceEachInTheirOrder()
    {
        static constexpr int pushers = 4, jobs = 500;
        JobQueue queue;
        std::vector<int> ran;  // of the running thread alone
        std::thread runner([&] { queue.runUntilClosed(); });
        std::vector<std::thread> threads;
        for (int pusher = 0; pusher < pushers; ++pusher) {
            threads.emplace_back([&, pusher] {
                for (int job = 0; job < jobs; ++job)
                    queue.push([&ran, pusher, job] { ran.push_back(pusher * jobs + job); });
            });
        }
        for (auto& thread : threads)
            thread.join();
        std::atomic<bool> allRan{false};
        queue.push([&] { allRan = true; });
        QTRY_VERIFY(allRan);
        queue.close();
        runner.join();
        QCOMPARE(ran.size(), std::size_t{pushers * jobs});
        std::vector<int> next(pushers, 0);
        for (const int job : ran)
            QCOMPARE(job % jobs, next[static_cast<std::size_t>(job / jobs)]++);
    }

    void closingEndsAfterTheJobInHandAndDropsTheRest()
    {
        JobQueue queue;
        std::atomic<bool> started{false}, goOn{false};
        std::atomic<int> ran{0};
        std::thread runner([&] { queue.runUntilClosed(); });
        queue.push([&] {
            started = true;
            while (!goOn)
                std::this_thread::yield();
            ++ran;
        });
        QTRY_VERIFY(started);
        queue.push([&] { ++ran; });
        queue.close();
        goOn = true;
        runner.join();
        QCOMPARE(ran.load(), 1);
    }
};

QTEST_GUILESS_MAIN(JobQueueTest)
#include "job_queue_test.moc"
