// SPDX-License-Identifier: GPL-3.0-or-later
// Where undertone-cli's output goes wrong from outside: a reader that has enough, a full disk, and paths that are no UTF-8.
#include "tests/app/cli/cli_fixture.h"

#include <QtTest>

using namespace undertone::test;

class CliOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        m_cli.writeWave("good.wav", buzz(3.0));
        m_cli.write("good.csv", "start,end,speaker\n0.2,1.0,A\n1.2,2.5,B\n");
        QVERIFY(QDir(m_cli.path(".")).mkpath("clips"));
        QByteArray manifest = "path,corpus,speaker,emotion,language,text,duration_seconds,split\n";
        for (int clip = 0; clip < 8; ++clip) {
            m_cli.writeWave(QString("clips/%1.wav").arg(clip), buzz(0.4 + 0.05 * clip));
            manifest +=
                QString("%1.wav,made-up,s%2,%3,en,buzz,0.5,train\n").arg(clip).arg(clip % 2).arg(clip < 4 ? "sad" : "happy").toUtf8();
        }
        m_cli.write("clips/manifest.csv", manifest);
        const auto made = shell("bad=$(printf 'b\\377d'); mkdir \"$bad\" && cp -r good.wav good.csv clips model \"$bad\" && "
                                "mv \"$bad/good.wav\" \"$bad/$bad.wav\"");
        QVERIFY2(made.exitCode == 0, made.err);
    }

    void readerThatHasEnough_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("help") << "--help";
        QTest::newRow("description") << "model info model --json";
        QTest::newRow("analysis") << "analyze good.wav --segments good.csv --model model --json";
        QTest::newRow("runs") << "train runs";
    }

    /// The pipe is closed before the program writes. Its work is done and nobody wants the output: no failure, and no word of it.
    void readerThatHasEnough()
    {
        QFETCH(QString, arguments);
        const auto result = shell("{ sleep 0.3; \"$cli\" " + arguments + "; echo \"code $?\" >&2; } | true");
        QCOMPARE(result.err, QByteArray("code 0\n"));
    }

    void aFailureIsStillOne()
    {
        const auto result = shell("{ sleep 0.3; \"$cli\" model info nowhere; echo \"code $?\" >&2; } | true");
        QVERIFY2(result.err.endsWith("code 1\n"), result.err);
    }

    void aFileIsWrittenThoughNobodyReads()
    {
        const auto result = shell("{ sleep 0.3; \"$cli\" analyze good.wav --segments good.csv --model model --json -o kept.json 2>&1; "
                                  "echo $? >code; } | true");
        QVERIFY2(result.exitCode == 0, result.err);
        QCOMPARE(m_cli.read("code"), QByteArray("0\n"));
        QCOMPARE(QJsonDocument::fromJson(m_cli.read("kept.json")).object()["utterances"].toArray().size(), 2);
    }

    void fullDiskIsSaidOnce_data() { readerThatHasEnough_data(); }

    void fullDiskIsSaidOnce()
    {
        QFETCH(QString, arguments);
        const auto result = shell("\"$cli\" " + arguments + " >/dev/full");
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.err, QByteArray("undertone-cli: The output could not be written to stdout: is the disk full?\n"));
    }

    void pathsThatAreNoText_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("leaves");
        QTest::newRow("analyze")
            << "analyze \"$bad/$bad.wav\" --segments \"$bad/good.csv\" --model \"$bad/model\" --json -o \"$bad/run.json\""
            << "run.json";
        QTest::newRow("tokenize") << "tokenize \"$bad/$bad.wav\" --segments \"$bad/good.csv\" --model \"$bad/model\" -o \"$bad/codes.json\""
                                  << "codes.json";
        QTest::newRow("export") << "export \"$bad/run.json\" --format textgrid -o \"$bad/run.TextGrid\""
                                << "run.TextGrid";
        QTest::newRow("model info") << "model info \"$bad/model\" --json"
                                    << "model/undertone.json";
        QTest::newRow("corpus tokenize") << "corpus tokenize \"$bad/clips\" --tokenizer \"$bad/model/tokenizer\" --attest \"$bad\" "
                                            "-o \"$bad/tokens.safetensors\" --json"
                                         << "tokens.safetensors";
        QTest::newRow("corpus report") << "corpus report \"$bad/clips\" --json -o \"$bad/report.json\""
                                       << "report.json";
        QTest::newRow("train base")
            << "train base --tokens \"$bad/tokens.safetensors\" --dev-tokens \"$bad/tokens.safetensors\" --hidden 32 "
               "--layers 2 --heads 2 --steps 2 -o \"$bad/base\" --run \"$bad\" --json"
            << "base/config.json";
        QTest::newRow("train runs") << "train runs --json"
                                    << "base/config.json";
    }

    void pathsThatAreNoText()
    {
        QFETCH(QString, command);
        QFETCH(QString, leaves);
        const auto result = shell("bad=$(printf 'b\\377d'); \"$cli\" " + command + " && test -s \"$bad/" + leaves + '"');
        QVERIFY2(result.exitCode == 0, result.err + result.out);
        QVERIFY2(!result.err.contains("unexpected"), result.err);
        if (command.contains("--json") && !command.contains(".json\""))
            QVERIFY2(!QJsonDocument::fromJson(result.out).isNull(), result.out);
    }

private:
    /// A shell script in the folder of the fixture; $cli is the program.
    CliResult shell(const QString& script) const
    {
        QProcess process;
        m_cli.prepare(process, {"-c", script});
        auto environment = process.processEnvironment();
        environment.insert("cli", process.program());
        process.setProcessEnvironment(environment);
        process.setProgram("/bin/sh");
        process.start();
        process.closeWriteChannel();
        if (!process.waitForFinished(120000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    CliFixture m_cli;
};

QTEST_GUILESS_MAIN(CliOutputTest)
#include "cli_output_test.moc"
