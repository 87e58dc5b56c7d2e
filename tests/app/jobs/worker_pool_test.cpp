// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/worker_pool.h"
#include "engine/messages/catalogue.h"

#include <QtTest>

#include <stdexcept>

using namespace undertone;

class WorkerPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyItemIsDoneOnce()
    {
        std::vector<std::atomic<int>> times(100);
        std::size_t last = 0;
        const auto makeWorker = [&](int) -> Result<WorkItem> {
            return WorkItem([&](std::size_t item) -> Status {
                ++times[item];
                return {};
            });
        };
        QVERIFY(forEachItem(times.size(), 3, makeWorker, [&](std::size_t done) { last = done; }, {}).ok());
        QVERIFY(std::all_of(times.begin(), times.end(), [](const auto& count) { return count == 1; }));
        QCOMPARE(last, times.size());
    }

    void anExceptionOfAnItemOrAWorkerIsAnError()
    {
        const auto items = [](int) -> Result<WorkItem> {
            return WorkItem([](std::size_t item) -> Status {
                if (item == 5)
                    throw std::runtime_error("the fifth broke");
                return {};
            });
        };
        const auto ofItem = forEachItem(100, 3, items, {}, {});
        QVERIFY(!ofItem.ok());
        QVERIFY(englishSentence(ofItem.error()).find("the fifth broke") != std::string::npos);
        const auto workers = [](int) -> Result<WorkItem> { throw std::bad_alloc(); };
        QCOMPARE(forEachItem(100, 3, workers, {}, {}).error().code, ErrorCode::OutOfMemory);
    }

    void cancellingEndsIt()
    {
        CancellationToken cancel;
        cancel.cancel();
        const auto makeWorker = [](int) -> Result<WorkItem> { return WorkItem([](std::size_t) { return Status(); }); };
        QCOMPARE(forEachItem(100, 3, makeWorker, {}, cancel).error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(WorkerPoolTest)
#include "worker_pool_test.moc"
