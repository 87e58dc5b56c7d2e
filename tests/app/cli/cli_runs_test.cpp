// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-cli as a process, with a tiny model of random weights: what it writes, and that interrupted runs are taken up.
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/synthetic_speech.h"

#include <QDirIterator>
#include <QtTest>

#include <csignal>

using namespace undertone::test;

class CliRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        m_cli.writeWave("talk.wav", syntheticSpeech(12));
        m_cli.write("talk.csv", "start,end,speaker\n0.2,1.4,A\n1.5,3.0,B\n3.1,3.12,A\n3.5,6.0,B\n6.0,11.9,A\n");
        m_cli.write("talk.rttm", "SPEAKER talk 1 0.2 1.2 <NA> <NA> A <NA> <NA>\nSPEAKER talk 1 1.5 1.5 <NA> <NA> B <NA> <NA>\n");
        QByteArray many = "start,end,speaker\n";
        for (int i = 0; i < longRunSentences; ++i)
            many += QByteArray::number(0.02 * i, 'f', 2) + "," + QByteArray::number(0.02 * i + 1.5, 'f', 2) + ",A\n";
        m_cli.write("many.csv", many);
    }

    void timelineKeepsItsContract()
    {
        const auto result = m_cli.run(analysis({"--json", "--dtype", "fp32", "--loss-after", "--attest", "my own voice"}));
        QVERIFY2(result.exitCode == 0, result.err);
        const auto timeline = result.json();
        QCOMPARE(timeline["schema"].toInt(), 1);
        QCOMPARE(timeline["audio"].toString(), "talk.wav");
        QCOMPARE(timeline["memory"].toString(), "dpm");
        QCOMPARE(timeline["stepping"].toString(), "sentence");
        QCOMPARE(timeline["tokenize"].toString(), "utterance");
        QCOMPARE(timeline["segments_source"].toString(), "csv");
        QCOMPARE(timeline["device"].toString(), "cpu");
        QCOMPARE(timeline["dtype"].toString(), "fp32");
        QCOMPARE(timeline["complete"].toBool(), true);
        QCOMPARE(timeline["attestation"].toString(), "my own voice");
        QVERIFY(timeline["notice"].toString().contains("5(1)(f)"));
        QCOMPARE(timeline["labels"].toArray(), (QJsonArray{"ang", "hap", "sad", "neu"}));
        for (const char* key : {"run_id", "audio_sha256", "model", "model_sha256", "elapsed_seconds"})
            QVERIFY2(!timeline[key].isNull() && !timeline[key].isUndefined(), key);
        const auto rows = timeline["utterances"].toArray();
        QCOMPARE(rows.size(), 5);
        std::int64_t token = 0;
        for (int i = 0; i < rows.size(); ++i) {
            const auto row = rows[i].toObject();
            QCOMPARE(row["index"].toInt(), i);
            double sum = 0.0;
            double largest = 0.0;
            for (const auto& value : row["probabilities"].toObject()) {
                sum += value.toDouble();
                largest = std::max(largest, value.toDouble());
            }
            // 20 ms are too short to be told from a click.
            QCOMPARE(row["unlabelled_reason"].toString(), i == 2 ? "no speech" : "");
            QCOMPARE(row["emotion"].isNull(), i == 2);
            QVERIFY(i == 2 || std::abs(sum - 1.0) < 1e-9);
            QCOMPARE(row["probabilities"].toObject()[row["emotion"].toString()].toDouble(), largest);
            for (const char* key : {"loss_before", "loss_after", "update_norm"})
                QVERIFY2(row[key].isNull() == (i == 0), key);
            QCOMPARE(row["token_span"].toArray()[0].toInteger(), token);
            token += row["tokens"].toInt();
            QCOMPARE(row["token_span"].toArray()[1].toInteger(), token);
        }
        // 20 ms of speech are padded with silence to one token, with its <audio_end>.
        QCOMPARE(rows[2].toObject()["tokens"].toInt(), 2);
        QCOMPARE(rows[2].toObject()["end"].toDouble(), 3.12);
    }

    void anotherSteppingIsRecorded()
    {
        QCOMPARE(m_cli.run(analysis({"--json", "--stepping", "stride:24"})).json()["stepping"].toString(), "stride:24");
        const auto table = m_cli.run(analysis({"--stepping", "adaptive:1.1"}));
        QVERIFY2(table.out.contains("memory dpm written by adaptive:1.1"), table.out);
    }

    void memoryOffNeitherStepsNorForgetsTheLoss()
    {
        const auto rows = m_cli.run(analysis({"--json", "--memory", "off", "--loss-after"})).json()["utterances"].toArray();
        QCOMPARE(rows.size(), 5);
        for (int i = 0; i < rows.size(); ++i) {
            QVERIFY(rows[i].toObject()["loss_after"].isNull());
            QVERIFY(rows[i].toObject()["update_norm"].isNull());
            QCOMPARE(rows[i].toObject()["loss_before"].isNull(), i == 0);
        }
    }

    void segmentsFromRttm()
    {
        const auto timeline = m_cli.run({"analyze", "talk.wav", "--segments", "talk.rttm", "--model", "model", "--json"}).json();
        QCOMPARE(timeline["segments_source"].toString(), "rttm");
        QCOMPARE(timeline["utterances"].toArray()[1].toObject()["speaker"].toString(), "B");
    }

    void tiersAndRecordingsAreChosen()
    {
        m_cli.write("tiers.TextGrid",
                    "File type = \"ooTextFile\"\n\"TextGrid\" 0 12 <exists> 2 \"IntervalTier\" \"Ann\" 0 12 1 0.5 3 \"x\"\n"
                    "\"IntervalTier\" \"Bo\" 0 12 1 4 6 \"x\"\n");
        const auto tokenized = m_cli.run({"tokenize", "talk.wav", "--segments", "tiers.TextGrid", "--tier", "b*", "--model", "model"});
        QVERIFY2(tokenized.exitCode == 0, tokenized.err);
        QCOMPARE(tokenized.json()["segments_source"].toString(), "textgrid");
        const auto sentences = tokenized.json()["sentences"].toArray();
        QCOMPARE(sentences.size(), 1);
        QCOMPARE(sentences[0].toObject()["speaker"].toString(), "Bo");

        m_cli.write("all.rttm", "SPEAKER talk 1 1.0 2.0 <NA> <NA> A <NA> <NA>\nSPEAKER other 1 3.0 2.0 <NA> <NA> B <NA> <NA>\n");
        const QStringList all{"analyze", "talk.wav", "--segments", "all.rttm", "--model", "model", "--memory", "off", "--json"};
        const auto byAudio = m_cli.run(all);
        QCOMPARE(byAudio.json()["utterances"].toArray()[0].toObject()["speaker"].toString(), "A");
        QVERIFY2(byAudio.err.contains("one of the 2 recordings"), byAudio.err);
        const auto byName = m_cli.run(all + QStringList{"--recording", "other"});
        QCOMPARE(byName.json()["utterances"].toArray()[0].toObject()["speaker"].toString(), "B");
        const auto missing = m_cli.run(all + QStringList{"--recording", "third"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains("talk, other"), missing.err);
        QCOMPARE(m_cli.run({"analyze", "talk.wav", "--tier", "Bo", "--model", "model"}).exitCode, 2);
    }

    void aSegmentsFileBesideTheRecordingIsNamedAndNotRead()
    {
        const auto result = m_cli.run({"tokenize", "nowhere/talk.wav", "talk.wav", "--model", "nowhere"});
        QVERIFY2(result.err.contains("talk.rttm lies beside talk.wav and is not read"), result.err);
    }

    void wholeRecordingIsStampedLookahead()
    {
        const auto timeline = m_cli.run(analysis({"--json", "--tokenize", "whole"})).json();
        QCOMPARE(timeline["tokenize"].toString(), "whole");
        QVERIFY(timeline["notice"].toString().contains("lookahead"));
        QCOMPARE(timeline["utterances"].toArray().size(), 5);
    }

    void tableForPeople()
    {
        const auto result = m_cli.run(analysis({}));
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.contains("emotion") && result.out.contains("0:01.5"));
        QVERIFY(!result.out.contains('\033') && !result.err.contains('\033'));
    }

    void standardInput()
    {
        const auto fromFile = m_cli.run(analysis({"--json"})).json();
        const auto fromInput =
            m_cli.run({"analyze", "-", "--segments", "talk.csv", "--model", "model", "--json"}, m_cli.read("talk.wav")).json();
        QCOMPARE(fromInput["audio"].toString(), "-");
        QCOMPARE(fromInput["utterances"], fromFile["utterances"]);
    }

    void severalFilesOnePerLine()
    {
        if (!QFile::exists(UNDERTONE_BIN_DIR "/../share/undertone/voice_activity/silero_vad_16k.safetensors"))
            QSKIP("The voice activity weights are not here: ./dev setup fetches them.");
        m_cli.writeWave("second.wav", buzz(2.0));
        const auto result = m_cli.run({"analyze", "second.wav", "nowhere.wav", "talk.wav", "--model", "model", "--json"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("nowhere.wav"));
        const auto lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines[0]).object()["audio"].toString(), "second.wav");
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object()["segments_source"].toString(), "vad");
    }

    void recordingsInStepAreReadAsEachAlone()
    {
        m_cli.write("other.csv", "start,end,speaker\n0.3,2.2,C\n2.4,3.3,D\n3.5,7.4,C\n");
        m_cli.write("third.csv", "start,end,speaker\n1.0,4.0,E\n");
        const QStringList recordings{"talk.wav", "talk.wav", "nowhere.wav", "talk.wav"};
        const QStringList segments{"talk.csv", "other.csv", "talk.csv", "third.csv"};
        QStringList arguments{"analyze"};
        for (int i = 0; i < recordings.size(); ++i)
            arguments << recordings[i] << "--segments" << segments[i];
        const auto result =
            m_cli.run(arguments + QStringList{"--model", "model", "--dtype", "fp32", "--no-cache", "--together", "3", "--json"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("nowhere.wav"), result.err);
        const auto lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QStringList read{"talk.csv", "other.csv", "third.csv"};
        for (int i = 0; i < read.size(); ++i) {
            const auto alone =
                m_cli.run({"analyze", "talk.wav", "--segments", read[i], "--model", "model", "--dtype", "fp32", "--no-cache", "--json"})
                    .json()["utterances"]
                    .toArray();
            const auto inStep = QJsonDocument::fromJson(lines[i]).object()["utterances"].toArray();
            QCOMPARE(inStep.size(), alone.size());
            for (int row = 0; row < alone.size(); ++row) {
                QCOMPARE(inStep[row].toObject()["emotion"], alone[row].toObject()["emotion"]);
                // The first sentence follows nothing and has no loss.
                QVERIFY2(qAbs(inStep[row].toObject()["loss_before"].toDouble() - alone[row].toObject()["loss_before"].toDouble()) < 1e-4,
                         lines[i]);
                QVERIFY(qAbs(inStep[row].toObject()["update_norm"].toDouble() - alone[row].toObject()["update_norm"].toDouble()) < 1e-4);
            }
        }
    }

    void tokens()
    {
        const auto json = m_cli.run({"tokenize", "talk.wav", "--segments", "talk.csv", "--model", "model"}).json();
        const auto sentences = json["sentences"].toArray();
        QCOMPARE(sentences.size(), 5);
        QCOMPARE(sentences[0].toObject()["codes"].toArray().size(), 30);
        const auto written = m_cli.run({"tokenize", "talk.wav", "--segments", "talk.csv", "--model", "model", "-o", "codes.safetensors"});
        QVERIFY2(written.exitCode == 0 && written.out.isEmpty(), written.err);
        QVERIFY(m_cli.read("codes.safetensors").size() > 100);
    }

    void modelInfoAndSelfcheck()
    {
        const auto info = m_cli.run({"model", "info", "model", "--json"});
        QCOMPARE(info.json()["name"].toString(), "tiny-random");
        const auto check = m_cli.run({"selfcheck", "--model", "model", "--json"});
        QVERIFY2(check.exitCode == 0, check.out + check.err);
        QCOMPARE(check.json()["passed"].toBool(), true);
    }

    void moreColumnsOfTheSegmentsAreKept()
    {
        m_cli.write("more.csv", "gold,start,end,speaker,\"note, free\"\nang,0.2,1.4,A,\"said \"\"no\"\"\"\n,1.5,3.0,B,\n");
        const auto rows =
            m_cli.run({"analyze", "talk.wav", "--segments", "more.csv", "--model", "model", "--json"}).json()["utterances"].toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject()["columns"].toObject(), (QJsonObject{{"gold", "ang"}, {"note, free", "said \"no\""}}));
        QCOMPARE(rows[1].toObject()["columns"].toObject(), (QJsonObject{{"gold", ""}, {"note, free", ""}}));
        QVERIFY(!m_cli.run(analysis({"--json"})).json()["utterances"].toArray()[0].toObject().contains("columns"));
    }

    void aRecordingIsTokenizedOnce_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("each sentence alone") << "utterance";
        QTest::newRow("the whole recording") << "whole";
    }

    void aRecordingIsTokenizedOnce()
    {
        QFETCH(const QString, mode);
        const auto rowsOf = [&](const QString& audio, const QStringList& more = {}) {
            const auto result =
                m_cli.run(QStringList{"analyze", audio, "--segments", "talk.csv", "--model", "model", "--json", "--tokenize", mode} + more);
            m_said = result.err;
            return result.json()["utterances"].toArray();
        };
        m_cli.writeWave("another.wav", syntheticSpeech(12, 30));
        QDir(m_cli.path("cache")).removeRecursively();
        const auto uncached = rowsOf("talk.wav", {"--no-cache"});
        QCOMPARE(uncached.size(), 5);
        QVERIFY(keptTokens().isEmpty());
        const auto first = rowsOf("talk.wav");
        QCOMPARE(first, uncached);
        QCOMPARE(keptTokens().size(), 1);
        const auto entry = keptTokens().first();
        const auto bytes = m_cli.read(entry);
        QCOMPARE(rowsOf("talk.wav"), uncached);
        QCOMPARE(rowsOf("talk.wav", {"--seed", "7"}).size(), 5);
        QCOMPARE(keptTokens(), QStringList{entry});

        // Under another recording's entry the rows are that one's: what is kept is read, and nothing is tokenized.
        const auto another = rowsOf("another.wav");
        QVERIFY(another != uncached);
        auto kept = keptTokens();
        QCOMPARE(kept.size(), 2);
        kept.removeOne(entry);
        m_cli.write(entry, m_cli.read(kept.first()));
        QCOMPARE(rowsOf("talk.wav"), another);
        QCOMPARE(rowsOf("talk.wav", {"--no-cache"}), uncached);

        // One bit of a code, and half of the file.
        auto damaged = bytes;
        damaged[damaged.size() - 4] = static_cast<char>(damaged[damaged.size() - 4] ^ 1);
        for (const auto& broken : {damaged, bytes.left(bytes.size() / 2)}) {
            m_cli.write(entry, broken);
            QCOMPARE(rowsOf("talk.wav"), uncached);
            QVERIFY2(m_said.contains("damaged"), m_said);
            QCOMPARE(m_cli.read(entry), bytes);
            QCOMPARE(rowsOf("talk.wav"), uncached);
            QVERIFY2(!m_said.contains("damaged"), m_said);
        }
    }

    void killedRunIsTakenUp()
    {
        QVERIFY(QDir(m_cli.path("state")).removeRecursively());
        const auto command = longAnalysis("killed.json");
        const auto killed = m_cli.runUntil(20, command, [](QProcess& process) { process.kill(); });
        QCOMPARE(killed.exitCode, -1);
        QVERIFY(m_cli.read("killed.json").isEmpty());
        expectSameAsUninterrupted(command, "killed.json");
    }

    void interruptedRunKeepsWhatItHasAndIsTakenUp()
    {
        const auto command = longAnalysis("stopped.json");
        const auto stopped =
            m_cli.runUntil(20, command, [](QProcess& process) { ::kill(static_cast<pid_t>(process.processId()), SIGINT); });
        QVERIFY2(stopped.exitCode == 130, stopped.err);
        const auto partial = QJsonDocument::fromJson(m_cli.read("stopped.json")).object();
        QCOMPARE(partial["complete"].toBool(true), false);
        QVERIFY(partial["utterances"].toArray().size() >= 20);
        QVERIFY(partial["utterances"].toArray().size() < longRunSentences);
        expectSameAsUninterrupted(command, "stopped.json");
    }

    /// The same command goes on: what is complete of it is not read again, and no memory of a voice waits for that.
    void aFailingRecordingKeepsWhatIsCompleteOfTheOthers()
    {
        QVERIFY(QDir(m_cli.path("state")).removeRecursively());
        const QStringList command{"analyze", "talk.wav", "--segments", "talk.csv", "late.wav", "--segments", "talk.csv",
                                  "--model", "model",    "--seed",     "77",       "-o",       "both.json"};
        QVERIFY(!QFile::exists(m_cli.path("late.wav")));
        QCOMPARE(m_cli.run(command).exitCode, 1);
        QCOMPARE(m_cli.journalledRows(), 5);
        m_cli.writeWave("late.wav", std::vector<float>(16000 * 12, 0.01F));
        const auto again = m_cli.run(command);
        QVERIFY2(again.exitCode == 0, again.err);
        QVERIFY2(again.err.contains("talk.wav: taking up"), again.err);
        QCOMPARE(m_cli.journalledRows(), 0);
        QCOMPARE(m_cli.read("both.json").trimmed().count('\n'), 1);
    }

    void aRunThatCompletesLeavesAnInterruptedOneAlone()
    {
        QVERIFY(QDir(m_cli.path("state")).removeRecursively());
        const auto stopped = m_cli.runUntil(20, longAnalysis("kept.json"),
                                            [](QProcess& process) { ::kill(static_cast<pid_t>(process.processId()), SIGINT); });
        QCOMPARE(stopped.exitCode, 130);
        const int rows = m_cli.journalledRows();
        QVERIFY(rows >= 20);
        for (const char* seed : {"5", "6"})
            QCOMPARE(m_cli.run(analysis({"--seed", seed})).exitCode, 0);
        QCOMPARE(m_cli.journalledRows(), rows);
        expectSameAsUninterrupted(longAnalysis("kept.json"), "kept.json");
    }

    /// No file may grow past a kilobyte or so: the journal is full in the middle of a row.
    void aFullDiskIsSaidAtOnceAndEndsNothing()
    {
        QVERIFY(QDir(m_cli.path("state")).removeRecursively());
        QProcess process;
        m_cli.prepare(process, {});
        process.setProgram("/bin/sh");
        process.setArguments({"-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh", UNDERTONE_BIN_DIR "/undertone-cli", "analyze",
                              "talk.wav", "--segments", "many.csv", "--model", "model", "--json", "--no-cache"});
        process.start();
        QVERIFY(process.waitForFinished(120000));
        const auto said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0, said);
        const auto rows = QJsonDocument::fromJson(process.readAllStandardOutput()).object()["utterances"].toArray();
        QCOMPARE(rows.size(), longRunSentences);
        QVERIFY2(said.count("The run goes on, and each sentence tries again") == 1, said);
        const int journalled = m_cli.journalledRows();
        QVERIFY2(journalled > 3 && journalled < longRunSentences, qPrintable(QString::number(journalled)));
        const auto again = m_cli.run({"analyze", "talk.wav", "--segments", "many.csv", "--model", "model", "--json", "--no-cache"});
        QVERIFY2(again.exitCode == 0 && again.err.contains("taking up"), again.err);
        QCOMPARE(again.json()["utterances"].toArray(), rows);
        QCOMPARE(m_cli.journalledRows(), 0);
    }

    void interruptedRunLeavesAnOlderResultAlone()
    {
        const auto done = m_cli.run(analysis({"-o", "older.json"}));
        QCOMPARE(done.exitCode, 0);
        const auto before = m_cli.read("older.json");
        const auto stopped = m_cli.runUntil(20, longAnalysis("older.json"),
                                            [](QProcess& process) { ::kill(static_cast<pid_t>(process.processId()), SIGINT); });
        QCOMPARE(stopped.exitCode, 130);
        QCOMPARE(m_cli.read("older.json"), before);
    }

private:
    static constexpr int longRunSentences = 400;

    static QStringList analysis(const QStringList& more)
    {
        return QStringList{"analyze", "talk.wav", "--segments", "talk.csv", "--model", "model"} + more;
    }
    static QStringList longAnalysis(const QString& output)
    {
        return {"analyze", "talk.wav", "--segments", "many.csv", "--model",
                "model",   "-o",       output,       "--seed",   QString::number(output.size())};
    }
    /// Files of the token cache, as names within the fixture's folder.
    QStringList keptTokens() const
    {
        QStringList files;
        for (QDirIterator entries(m_cli.path("cache/undertone/tokens"), QDir::Files, QDirIterator::Subdirectories); entries.hasNext();) {
            const QString file = QDir(m_cli.path(".")).relativeFilePath(entries.next());
            if (m_cli.read(file).contains("codes"))  // beside the hash of a recording's decoded audio
                files << file;
        }
        files.sort();
        return files;
    }
    void expectSameAsUninterrupted(const QStringList& command, const QString& output)
    {
        const auto resumed = m_cli.run(command);
        QVERIFY2(resumed.exitCode == 0, resumed.err);
        QVERIFY2(resumed.err.contains("taking up"), resumed.err);
        QCOMPARE(m_cli.journalledRows(), 0);
        auto fromInterrupted = QJsonDocument::fromJson(m_cli.read(output)).object();
        const auto fresh = m_cli.run(command + QStringList{"--no-cache"});
        QVERIFY2(fresh.exitCode == 0 && !fresh.err.contains("taking up"), fresh.err);
        auto uninterrupted = QJsonDocument::fromJson(m_cli.read(output)).object();
        fromInterrupted.remove("elapsed_seconds");
        uninterrupted.remove("elapsed_seconds");
        QCOMPARE(fromInterrupted, uninterrupted);
    }

    CliFixture m_cli;
    QByteArray m_said;  // on stderr, by the latest run of a test that asks
};

QTEST_GUILESS_MAIN(CliRunsTest)
#include "cli_runs_test.moc"
