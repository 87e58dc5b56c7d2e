// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/folder_lock.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <fstream>
#include <optional>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace undertone;
namespace fs = std::filesystem;

class IoFolderLockTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path folder() const { return fs::path(m_folder->path().toStdString()) / "model"; }

    /// A process that holds the folder until it is killed.
    pid_t startHolder() const
    {
        int ready[2];
        if (::pipe(ready) != 0)
            qFatal("no pipe");
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = FolderLock::take(folder());
            static_cast<void>(::write(ready[1], lock.ok() ? "y" : "n", 1) == 1);
            ::pause();
            ::_exit(0);
        }
        char answer = 'n';
        static_cast<void>(::read(ready[0], &answer, 1) == 1);
        ::close(ready[0]);
        ::close(ready[1]);
        if (answer != 'y')
            qFatal("not locked");
        return child;
    }
    static void kill(pid_t process)
    {
        ::kill(process, SIGKILL);
        int status = 0;
        ::waitpid(process, &status, 0);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anotherProgramIsNamed()
    {
        const pid_t holder = startHolder();
        const auto refused = FolderLock::take(folder());
        kill(holder);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
        const QString sentence = QString::fromStdString(englishSentence(refused.error()));
        QVERIFY2(sentence.contains(QStringLiteral("process %1").arg(holder)), qPrintable(sentence));
        QVERIFY2(sentence.contains("io_folder_lock_test") && sentence.contains(QString::fromStdString(folder().string())),
                 qPrintable(sentence));
    }

    /// Where a command line may name somebody, the file says no more than which program it is; also what a killed one leaves.
    void aHolderMayShowItsProgramAlone()
    {
        const auto shownBy = [&](LockHolder shown) {
            const auto lock = FolderLock::take(folder(), shown);
            std::ifstream file(folder() / FolderLock::fileName);
            return QString::fromStdString({std::istreambuf_iterator<char>(file), {}});
        };
        const auto whole = shownBy(LockHolder::CommandLine);
        const auto program = shownBy(LockHolder::Program);
        QCOMPARE(program, QStringLiteral("process %1, io_folder_lock_test\n").arg(::getpid()));
        QVERIFY2(whole.contains('/') && whole != program, qPrintable(whole));
    }

    void whatTakesNoLockIsNotHeldByOthers()
    {
        const auto lock = FolderLock::take(folder());
        QVERIFY(FolderLock::isHeldByOther(FolderLock::take(folder()).error()));
        std::ofstream(folder() / "file").put('x');
        QVERIFY(!FolderLock::isHeldByOther(FolderLock::takeFile(folder() / "file" / "base").error()));
    }

    void itDiesWithItsHolder()
    {
        kill(startHolder());
        QVERIFY(fs::exists(folder() / FolderLock::fileName));  // a killed program cannot tidy up
        auto lock = FolderLock::take(folder());
        QVERIFY2(lock.ok(), lock.ok() ? "" : englishSentence(lock.error()).c_str());
        QVERIFY(!FolderLock::take(folder()).ok());
    }

    void nothingIsLeftBehind()
    {
        {
            const auto lock = FolderLock::take(folder());
            QVERIFY(lock.ok() && fs::exists(folder() / FolderLock::fileName));
        }
        QVERIFY(fs::is_empty(folder()));
        {
            // Renamed while it is held, as a folder that is finished.
            const auto lock = FolderLock::take(folder());
            fs::rename(folder(), folder().string() + "-done");
        }
        QVERIFY(fs::is_empty(folder().string() + "-done"));
        {
            const auto lock = FolderLock::take(folder());
            fs::remove_all(folder());
        }
        QVERIFY(!fs::exists(folder()));
    }

    void itMovesWithItsOwner()
    {
        std::optional<FolderLock> owner;
        {
            auto lock = FolderLock::take(folder());
            owner.emplace(std::move(*lock));
        }
        QVERIFY(!FolderLock::take(folder()).ok());
        *owner = *FolderLock::take(folder() / "other");
        QVERIFY(FolderLock::take(folder()).ok());
        QVERIFY(!FolderLock::take(folder() / "other").ok());
    }

    void filesOfAFolderAreLockedApart()
    {
        const auto train = FolderLock::takeFile(folder() / "train.safetensors");
        QVERIFY(train.ok());
        QVERIFY(FolderLock::takeFile(folder() / "dev.safetensors").ok());
        QVERIFY(!FolderLock::takeFile(folder() / "train.safetensors").ok());
    }

    void whoWaitsGetsItAfterTheOther()
    {
        const auto file = folder() / "base";
        auto lock = FolderLock::takeFile(file);
        QVERIFY(lock.ok());
        std::optional<FolderLock> held(std::move(*lock));
        std::atomic<bool> isFree = false;
        std::atomic<bool> wasFree = false;
        std::thread waiting([&] {
            const auto next = FolderLock::waitForFile(file, {});
            wasFree = next.ok() && isFree;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        isFree = true;
        held.reset();
        waiting.join();
        QVERIFY(wasFree);
    }

    void waitingEnds()
    {
        const auto lock = FolderLock::takeFile(folder() / "base");
        QVERIFY(lock.ok());
        const CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(FolderLock::waitForFile(folder() / "base", cancel).error().code, ErrorCode::Cancelled);
        std::ofstream(folder() / "file").put('x');
        QCOMPARE(FolderLock::waitForFile(folder() / "file" / "base", {}).error().code, ErrorCode::FileNotWritable);
    }

    void whereNothingCanBeWrittenIsSaid()
    {
        QVERIFY(std::ofstream(folder().string()).put('x'));
        const auto refused = FolderLock::take(folder());
        QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
        QVERIFY2(englishSentence(refused.error()).find(folder().string()) != std::string::npos, englishSentence(refused.error()).c_str());
    }

    /// Two that want it at once, a thousand times over: never both have it, and none is refused for good by what the other removed.
    void neverTwoAtOnce()
    {
        const fs::path count = folder() / "count";
        fs::create_directories(folder());
        std::ofstream(count) << 0;
        pid_t children[2];
        for (pid_t& child : children) {
            child = ::fork();
            if (child == 0) {
                for (int i = 0; i < 500;) {
                    const auto lock = FolderLock::take(folder());
                    if (!lock)
                        continue;
                    int value = 0;
                    std::ifstream(count) >> value;
                    std::ofstream(count) << value + 1;
                    ++i;
                }
                ::_exit(0);
            }
        }
        for (const pid_t child : children) {
            int status = 1;
            ::waitpid(child, &status, 0);
            QCOMPARE(status, 0);
        }
        int value = 0;
        std::ifstream(count) >> value;
        QCOMPARE(value, 1000);
    }
};

QTEST_GUILESS_MAIN(IoFolderLockTest)
#include "io_folder_lock_test.moc"
