// SPDX-License-Identifier: GPL-3.0-or-later
// The program `undertone` from outside, without a display: its answers to what it cannot do.
#include <QDir>
#include <QProcess>
#include <QtTest>

namespace {

struct Outcome {
    int exitCode = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(UNDERTONE_BIN_DIR "/undertone"), arguments);
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// One line, which says who speaks.
bool isOneSentence(const QString& text)
{
    return text.count('\n') == 1 && text.startsWith(QStringLiteral("undertone: "));
}

}  // namespace

class WindowProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionAndHelp()
    {
        const Outcome version = run({QStringLiteral("--version")});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith(QStringLiteral("undertone ")));
        const Outcome help = run({QStringLiteral("--help")});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains(QStringLiteral("--render")));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{"--loud"};
        QTest::newRow("nothing to draw") << QStringList{"--render", "out.png"};
        QTest::newRow("json without a picture") << QStringList{"--json", "out.json", "a.wav"};
        QTest::newRow("unknown memory") << QStringList{"--memory", "much", "a.wav"};
        QTest::newRow("segments of nothing") << QStringList{"--segments", "a.rttm"};
        QTest::newRow("tiers of nothing") << QStringList{"--tier", "Ann", "nowhere/a.wav"};
        QTest::newRow("a recording of nothing") << QStringList{"--recording", "a", "nowhere/a.wav"};
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(isOneSentence(outcome.err), qPrintable(outcome.err));
        QVERIFY(outcome.out.isEmpty());
    }

    void whatCannotBeReadIsOneSentenceAndWritesNothing()
    {
        QTemporaryDir folder;
        QFile(folder.filePath(QStringLiteral("empty.wav"))).open(QIODevice::WriteOnly);
        QFile notAudio(folder.filePath(QStringLiteral("notes.wav")));
        QVERIFY(notAudio.open(QIODevice::WriteOnly));
        notAudio.write("these are words, not sound");
        notAudio.close();
        for (const char* name : {"missing.wav", "empty.wav", "notes.wav"}) {
            const QString picture = folder.filePath(QStringLiteral("out.png"));
            const Outcome outcome = run({"--render", picture, folder.filePath(QLatin1String(name))});
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(isOneSentence(outcome.err), qPrintable(outcome.err));
            QVERIFY(!QFile::exists(picture));
        }
    }
};

QTEST_GUILESS_MAIN(WindowProgramTest)
#include "window_program_test.moc"
