// SPDX-License-Identifier: GPL-3.0-or-later
// The outermost frame of programs and threads. Programs are forks of this one, as each ends.
#include "app/process/guarded_main.h"
#include "engine/core/catch_all.h"
#include "engine/messages/catalogue.h"

#include <QDirIterator>
#include <QFile>
#include <QtTest>

#include <csignal>
#include <functional>
#include <new>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

using namespace undertone;

namespace {

struct Ended {
    int exitCode = -1;  ///< -1: by a signal
    QByteArray err;
};

/// Runs `body` as main() of a program in a process of its own.
Ended program(const std::function<int()>& body)
{
    int ends[2];
    if (pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        _exit(guardedMain("program", body));
    }
    close(ends[1]);
    Ended ended;
    char block[4096];
    for (ssize_t count = 0; (count = read(ends[0], block, sizeof block)) > 0;)
        ended.err.append(block, static_cast<qsizetype>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ended.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

}  // namespace

class GuardedMainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anExceptionIsOneSentenceAndCodeOne_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("of the library") << 0
                                        << QByteArray(
                                               "program: Something unexpected ended the work: a map has no such key. Please report it "
                                               "with what you were doing.\n");
        QTest::newRow("memory") << 1 << QByteArray("program: There is too little memory: close other programs, or take a smaller model.\n");
        QTest::newRow("anything") << 2
                                  << QByteArray("program: Something unexpected ended the work: an exception that names no reason. Please "
                                                "report it with what you were doing.\n");
    }

    void anExceptionIsOneSentenceAndCodeOne()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, says);
        const auto ended = program([kind]() -> int {
            if (kind == 0)
                throw std::out_of_range("a map has no such key.\nFrom here\nand there");
            if (kind == 1)
                throw std::bad_alloc();
            throw 7;
        });
        QCOMPARE(ended.err, says);
        QCOMPARE(ended.exitCode, 1);
    }

    void exitCodesGoThrough()
    {
        QCOMPARE(program([] { return 0; }).exitCode, 0);
        QCOMPARE(program([] { return 130; }).exitCode, 130);
    }

    void aClosedPipeIsNoFailureAndAFullDiskIs()
    {
        const auto closed = program([] {
            int ends[2];
            if (pipe(ends) != 0)
                return 3;
            dup2(ends[1], STDOUT_FILENO);
            close(ends[0]);
            close(ends[1]);
            std::puts("nobody reads this");
            return 0;
        });
        QCOMPARE(closed.err, QByteArray());
        QCOMPARE(closed.exitCode, 0);
        const auto full = program([] {
            if (!std::freopen("/dev/full", "w", stdout))
                return 3;
            std::puts("there is no room for this");
            return 0;
        });
        QCOMPARE(full.err, QByteArray("program: The output could not be written to stdout: is the disk full?\n"));
        QCOMPARE(full.exitCode, 1);
    }

    void threadsGetAResult()
    {
        QVERIFY(catchAll([] {}).ok());
        QCOMPARE(*catchAll([] { return 7; }), 7);
        QCOMPARE(*catchAll([]() -> Result<int> { return 8; }), 8);
        QCOMPARE(catchAll([]() -> Result<int> { throw std::bad_alloc(); }).error().code, ErrorCode::OutOfMemory);
        QCOMPARE(catchAll([] { throw std::runtime_error("gone"); }).error().code, ErrorCode::Internal);
    }

    /// No program has a main() that is not guarded.
    void everyProgramIsGuarded()
    {
        int programs = 0;
        QDirIterator files(QStringLiteral(UNDERTONE_SOURCE_DIR "/app"), {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray source = file.readAll();
            if (!source.contains("\nint main("))
                continue;
            const QByteArray body = source.mid(source.indexOf("\nint main("));
            if (file.fileName().endsWith("/main_decode.cpp")) {  // what it prints is sound; its exit code says what went wrong
                QVERIFY(body.contains("catch (...)"));
                continue;
            }
            ++programs;
            // Where LibTorch runs, its threads are set up first.
            const auto statements = body.contains("ensurePassiveOpenMp(argv);") ? 3 : 2;
            QVERIFY2(body.contains("return undertone::guardedMain(\"") && body.count(';') == statements, body);
        }
        QCOMPARE(programs, 4);
    }
};

QTEST_APPLESS_MAIN(GuardedMainTest)
#include "guarded_main_test.moc"
