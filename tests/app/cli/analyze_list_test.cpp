// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-cli analyze --list: many recordings, shared out among processes.
#include "tests/app/cli/cli_fixture.h"

#include "engine/io/folder_lock.h"
#include "engine/io/sha256.h"
#include "tests/support/synthetic_speech.h"

#include <QtTest>

#include <csignal>

using namespace undertone::test;

class AnalyzeListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        QByteArray list = "# recordings\n\n";
        for (int i = 0; i < 5; ++i) {
            const auto name = QString("talk-%1").arg(i);
            m_cli.writeWave(name + ".wav", buzz(3.0 + i));
            m_cli.write(name + ".csv", "start,end,speaker\n0.2,1.1,A\n1.2,2.4,B\n2.4,2.9,A\n");
            list += (name + ".wav\t" + name + ".csv\n").toLocal8Bit();
        }
        QDir().mkpath(m_cli.path("other"));
        m_cli.writeWave("other/talk-1.wav", buzz(2.5));
        m_cli.write("broken.wav", "this is no recording");
        list += "other/talk-1.wav\ttalk-1.csv\nbroken.wav\ttalk-0.csv\n";
        m_cli.write("list.txt", list);
    }

    void init()
    {
        for (const char* variable : {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX"})
            qunsetenv(variable);
    }

    void anArrayOfFourWritesTheSameBytesAsOneProcess()
    {
        const auto one = m_cli.run(analysis("list.txt", "one", {"--json"}));
        QVERIFY2(one.exitCode == 0, one.err);
        QCOMPARE(one.json()["finished"].toInt(), 6);
        QCOMPARE(one.json()["failed"].toInt(), 1);
        QVERIFY2(one.err.contains("broken.wav failed"), one.err);
        int finished = 0;
        for (int task = 3; task < 7; ++task) {
            qputenv("SLURM_ARRAY_TASK_ID", QByteArray::number(task));
            qputenv("SLURM_ARRAY_TASK_COUNT", "4");
            qputenv("SLURM_ARRAY_TASK_MIN", "3");
            const auto part = m_cli.run(analysis("list.txt", "four", {"--json"}));
            QVERIFY2(part.exitCode == 0, part.err);
            QVERIFY(part.json()["finished"].toInt() <= 2);
            finished += part.json()["finished"].toInt();
        }
        QCOMPARE(finished, 6);
        sameFolders("one", "four");
        QCOMPARE(files("one").size(), 8);  // with settings.txt and one error
        QCOMPARE(timeline("one/talk-0.json")["audio"].toString(), "talk-0.wav");
        QCOMPARE(timeline("one/talk-0.json")["elapsed_seconds"].toDouble(), 0.0);
        QVERIFY(QJsonDocument::fromJson(m_cli.read("one/broken.error.json")).object()["error"].toObject()["sentence"].toString().size()
                > 10);
    }

    void whatIsFinishedIsSkippedAndWhatFailedIsTriedAgain()
    {
        QVERIFY(m_cli.run(analysis("list.txt", "again", {"--shard", "1/2"})).exitCode == 0);
        const auto before = m_cli.read("again/talk-0.json");
        m_cli.write("again/talk-2.json", before.left(before.size() / 2));  // of no use: it is made again
        const auto second = m_cli.run(analysis("list.txt", "again", {"--json"}));
        QVERIFY2(second.exitCode == 0, second.err);
        QCOMPARE(second.json()["finished_before"].toInt(), 2);
        QCOMPARE(second.json()["finished"].toInt(), 4);
        QCOMPARE(second.json()["failed"].toInt(), 1);
        QVERIFY(timeline("again/talk-2.json")["complete"].toBool());
    }

    void collectJoinsAndReports()
    {
        QVERIFY(m_cli.run(analysis("list.txt", "collected", {"--shard", "1/2"})).exitCode == 0);
        const auto partly = m_cli.run({"analyze", "--list", "list.txt", "--collect", "--json", "-o", "collected"});
        QCOMPARE(partly.exitCode, 1);
        QCOMPARE(partly.json()["missing"].toArray().size(), 3);
        QCOMPARE(partly.json()["failed"].toArray()[0].toObject()["audio"].toString(), "broken.wav");
        QVERIFY(m_cli.run(analysis("list.txt", "collected", {})).exitCode == 0);
        m_cli.write("good.txt", m_cli.read("list.txt").replace("broken.wav\ttalk-0.csv\n", ""));
        const auto all = m_cli.run({"analyze", "--list", "good.txt", "--collect", "--json", "-o", "collected"});
        QVERIFY2(all.exitCode == 0, all.err);
        QCOMPARE(all.json()["complete"].toInt(), 6);
        QCOMPARE(all.json()["sentences"].toInt(), 18);
        const auto lines = m_cli.read("collected/timelines.jsonl").trimmed().split('\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(QJsonDocument::fromJson(lines[5]).object()["audio"].toString(), "other/talk-1.wav");
        const auto text = m_cli.run({"analyze", "--list", "list.txt", "--collect", "-o", "collected"});
        QVERIFY2(text.out.startsWith("6 of 7 recordings are complete"), text.out);
        QVERIFY2(text.out.contains("failed   broken.wav: "), text.out);
    }

    void whatAnotherProcessIsAtWorkOnIsLeftOut()
    {
        QDir().mkpath(m_cli.path("shared"));
        const auto lock = undertone::FolderLock::takeFile(m_cli.path("shared/talk-1.json").toStdString());
        QVERIFY(bool(lock));
        m_cli.write("two.txt", "talk-0.wav\ttalk-0.csv\ntalk-1.wav\ttalk-1.csv\n");
        const auto result = m_cli.run(analysis("two.txt", "shared", {"--json"}));
        QVERIFY2(result.exitCode == 0, result.err);
        QCOMPARE(result.json()["finished"].toInt(), 1);
        QCOMPARE(result.json()["elsewhere"].toInt(), 1);
        QVERIFY2(result.err.contains("talk-1.wav is left out"), result.err);
        QVERIFY(!QFile::exists(m_cli.path("shared/talk-1.json")));
    }

    void aKilledTaskEndsTheSame()
    {
        QByteArray many = "start,end,speaker\n";
        for (int i = 0; i < 300; ++i)
            many += QByteArray::number(0.01 * i, 'f', 2) + "," + QByteArray::number(0.01 * i + 1.5, 'f', 2) + ",A\n";
        m_cli.write("many.csv", many);
        m_cli.write("long.txt", "talk-4.wav\tmany.csv\ntalk-0.wav\ttalk-0.csv\n");
        const auto killed = m_cli.runUntil(5, analysis("long.txt", "killed", {}),
                                           [](QProcess& process) { ::kill(static_cast<pid_t>(process.processId()), SIGKILL); });
        QCOMPARE(killed.exitCode, -1);
        QVERIFY(!QFile::exists(m_cli.path("killed/talk-4.json")));
        const auto again = m_cli.run(analysis("long.txt", "killed", {"--json"}));
        QVERIFY2(again.exitCode == 0, again.err);
        QCOMPARE(again.json()["finished"].toInt(), 2);
        QVERIFY(m_cli.run(analysis("long.txt", "straight", {"--no-cache"})).exitCode == 0);
        sameFolders("killed", "straight");
    }

    void otherSettingsAreRefused()
    {
        m_cli.write("one.txt", "talk-0.wav\ttalk-0.csv\n");
        QVERIFY(m_cli.run(analysis("one.txt", "settled", {})).exitCode == 0);
        for (const auto& other : {QStringList{"--memory", "off"}, {"--tier", "A"}, {"--together", "2"}, {"--attest", "something else"}}) {
            const auto result = m_cli.run(analysis("one.txt", "settled", other));
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.contains("results computed with other settings"), result.err);
        }
        // The same names in the list of another folder are other recordings.
        m_cli.write("other/one.txt", "talk-1.wav\n");
        QCOMPARE(m_cli.run(analysis("other/one.txt", "settled", {})).exitCode, 2);
    }

    /// Two lists that name different recordings of one name, one after the other into one folder.
    void theResultOfAnotherRecordingIsNoneOfThisOne()
    {
        m_cli.write("first.txt", "talk-1.wav\ttalk-1.csv\n");
        m_cli.write("second.txt", "other/talk-1.wav\ttalk-1.csv\n");
        QVERIFY(m_cli.run(analysis("first.txt", "mixed", {})).exitCode == 0);
        const auto before = m_cli.read("mixed/talk-1.json");
        const auto second = m_cli.run(analysis("second.txt", "mixed", {}));
        QCOMPARE(second.exitCode, 2);
        QVERIFY2(second.err.contains("talk-1.json contains the result of another recording"), second.err);
        const auto joined = m_cli.run({"analyze", "--list", "second.txt", "--collect", "-o", "mixed"});
        QVERIFY2(joined.exitCode != 0 && joined.err.contains("another recording"), joined.err);
        QCOMPARE(m_cli.read("mixed/talk-1.json"), before);
    }

    /// A recording whose name is that of another one's error, or has a piece of another one's hash.
    void noRecordingOverwritesWhatComesOfAnother()
    {
        for (const char* folder : {"x", "y"}) {
            QDir().mkpath(m_cli.path(folder));
            m_cli.writeWave(QString(folder) + "/a.wav", buzz(2.0));
        }
        const auto piece = QString::fromStdString(undertone::sha256Hex(std::string_view("x/a.wav")).substr(0, 8));
        m_cli.writeWave("a-" + piece + ".wav", buzz(2.0));
        m_cli.write("pieces.txt", ("x/a.wav\ny/a.wav\na-" + piece + ".wav\n").toUtf8());
        QCOMPARE(m_cli.run(analysis("pieces.txt", "pieces", {"--json"})).json()["finished"].toInt(), 3);
        QCOMPARE(QDir(m_cli.path("pieces")).entryList({"*.json"}, QDir::Files).size(), 3);
        m_cli.writeWave("broken.error.wav", buzz(2.0));
        m_cli.write("names.txt", "broken.error.wav\nbroken.wav\n");
        const auto result = m_cli.run(analysis("names.txt", "names", {"--json"}));
        QCOMPARE(result.json()["finished"].toInt(), 1);
        QCOMPARE(result.json()["failed"].toInt(), 1);
        const auto all = m_cli.run({"analyze", "--list", "names.txt", "--collect", "--json", "-o", "names"});
        QCOMPARE(all.json()["complete"].toInt(), 1);
        QCOMPARE(all.json()["failed"].toArray().size(), 1);
    }

    /// A model that was trained again under its name, and a result that was cut off.
    void resultsOfAnotherModelAndPartsOfResultsAreSeen()
    {
        m_cli.write("pair.txt", "talk-0.wav\ttalk-0.csv\ntalk-2.wav\ttalk-2.csv\n");
        m_cli.write("one.txt", "talk-0.wav\ttalk-0.csv\n");
        QVERIFY(m_cli.run(analysis("one.txt", "remodelled", {})).exitCode == 0);
        const auto kept = m_cli.read("remodelled/talk-0.json");
        const auto sha256 = timeline("remodelled/talk-0.json")["model_sha256"].toString().toUtf8();
        m_cli.write("remodelled/talk-0.json", QByteArray(kept).replace(sha256, QByteArray(64, 'a')));
        const auto other = m_cli.run(analysis("pair.txt", "remodelled", {}));
        QCOMPARE(other.exitCode, 2);
        QVERIFY2(other.err.contains("computed with another model"), other.err);
        m_cli.write("remodelled/talk-0.json", QByteArray(kept).replace("\"complete\": true", "\"complete\": false"));
        const auto partly = m_cli.run({"analyze", "--list", "one.txt", "--collect", "--json", "-o", "remodelled"});
        QCOMPARE(partly.exitCode, 1);
        QCOMPARE(partly.json()["missing"].toArray().size(), 1);
    }

    /// A folder that takes no lock is no sign of another task.
    void aFolderThatCannotBeWrittenEndsTheTask()
    {
        m_cli.write("one.txt", "talk-0.wav\ttalk-0.csv\n");
        QVERIFY(m_cli.run(analysis("one.txt", "shut", {})).exitCode == 0);
        QVERIFY(QFile::remove(m_cli.path("shut/talk-0.json")));
        QVERIFY(QDir().mkpath(m_cli.path("shut/.talk-0.json.lock")));  // in the way, also of root
        const auto result = m_cli.run(analysis("one.txt", "shut", {}));
        QVERIFY2(result.exitCode == 1 && result.out.isEmpty(), result.out + result.err);
    }

    /// In one list, those with sentences keep them, and the others get speakers.
    void speakersAreFoundWhereNoSegmentsAreNamed()
    {
        if (!QFile::exists(UNDERTONE_BIN_DIR "/../share/undertone/speaker_encoder/speaker_encoder.safetensors"))
            QSKIP("The speaker encoder is not installed: ./dev setup fetches it.");
        m_cli.writeWave("voice.wav", syntheticSpeech(6));
        m_cli.write("both.txt", "talk-0.wav\ttalk-0.csv\nvoice.wav\ntalk-1.wav\tmissing.csv\n");
        const auto result = m_cli.run(analysis("both.txt", "both", {"--speakers", "1", "--json"}));
        QVERIFY2(result.exitCode == 0, result.err);
        QVERIFY2(result.json()["finished"].toInt() == 2, result.err);
        QCOMPARE(result.json()["failed"].toInt(), 1);
        QCOMPARE(timeline("both/talk-0.json")["segments_source"].toString(), "csv");
        QCOMPARE(timeline("both/voice.json")["segments_source"].toString(), "diarization");
    }

    void aModelThatCannotBeUsedIsSaidOnce()
    {
        m_cli.write("pair.txt", "talk-0.wav\ttalk-0.csv\ntalk-1.wav\ttalk-1.csv\n");
        const auto result = m_cli.run({"analyze", "--list", "pair.txt", "-o", "without", "--model", "no-such-model"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("no-such-model"), result.err);
        QVERIFY(!QFile::exists(m_cli.path("without/talk-0.error.json")));
    }

    void wrongUsageIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QStringList{"analyze"} << QByteArray("Name recordings, or a list");
        QTest::newRow("both") << QStringList{"analyze", "a.wav", "--list", "list.txt", "-o", "x"} << QByteArray("stand in the list");
        QTest::newRow("no folder") << QStringList{"analyze", "--list", "list.txt"} << QByteArray("Name the folder for the results");
        QTest::newRow("shard alone") << QStringList{"analyze", "a.wav", "--shard", "1/2"} << QByteArray("belong to a list");
        for (const char* shard : {"0/4", "5/4", "1", "1/0", "a/b", "1/2/3", "-1/4"})
            QTest::newRow(shard) << QStringList{"analyze", "--list", "list.txt", "-o", "x", "--shard", shard}
                                 << QByteArray("--shard is the part");
        QTest::newRow("twice") << QStringList{"analyze", "--list", "twice.txt", "-o", "x"}
                               << QByteArray("twice.txt, line 3: a.wav stands in line 1");
        QTest::newRow("empty") << QStringList{"analyze", "--list", "empty.txt", "-o", "x"} << QByteArray("names no recording");
    }

    void wrongUsageIsSaid()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, says);
        m_cli.write("twice.txt", "a.wav\nb.wav\na.wav\tb.csv\n");
        m_cli.write("empty.txt", "# nothing\n\n");
        const auto result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(says), result.err);
    }

    /// A task that is run again alone says so: as an array of one it would do what all the others did.
    void oneTaskOfALargerArrayIsNotAllOfIt()
    {
        qputenv("SLURM_ARRAY_TASK_ID", "7");
        qputenv("SLURM_ARRAY_TASK_COUNT", "1");
        qputenv("SLURM_ARRAY_TASK_MIN", "7");
        const auto alone = m_cli.run(analysis("list.txt", "alone", {}));
        QCOMPARE(alone.exitCode, 2);
        QVERIFY2(alone.err.contains("task 7 alone"), alone.err);
        QVERIFY(!QFile::exists(m_cli.path("alone")));
    }

    /// `--shard slurm` is for commands whose arrays may mean something else too.
    void theShareOfAnArrayIsAskedForByName()
    {
        const QStringList tokenize{"corpus",      "tokenize",        "corpus",  "-o",   "x.safetensors",
                                   "--tokenizer", "model/tokenizer", "--shard", "slurm"};
        const auto outside = m_cli.run(tokenize);
        QCOMPARE(outside.exitCode, 2);
        QVERIFY2(outside.err.contains("this is none"), outside.err);
    }

    void gapsInAnArrayAreSaid()
    {
        qputenv("SLURM_ARRAY_TASK_ID", "9");
        qputenv("SLURM_ARRAY_TASK_COUNT", "4");
        qputenv("SLURM_ARRAY_TASK_MIN", "3");
        const auto result = m_cli.run(analysis("list.txt", "gaps", {}));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("--array=3-6"), result.err);
        // --array=3-9:2 in its first task, whose number alone looks right.
        qputenv("SLURM_ARRAY_TASK_ID", "3");
        qputenv("SLURM_ARRAY_TASK_MAX", "9");
        QCOMPARE(m_cli.run(analysis("list.txt", "gaps", {})).exitCode, 2);
        QVERIFY(!QFile::exists(m_cli.path("gaps")));
    }

private:
    static QStringList analysis(const QString& list, const QString& folder, const QStringList& more)
    {
        return QStringList{"analyze", "--list", list, "-o", folder, "--model", "model", "--dtype", "fp32"} + more;
    }
    QStringList files(const QString& folder) const { return QDir(m_cli.path(folder)).entryList(QDir::Files, QDir::Name); }
    QJsonObject timeline(const QString& name) const { return QJsonDocument::fromJson(m_cli.read(name)).object(); }
    void sameFolders(const QString& one, const QString& other) const
    {
        QCOMPARE(files(one), files(other));
        for (const auto& name : files(one))
            QVERIFY2(m_cli.read(one + "/" + name) == m_cli.read(other + "/" + name), qPrintable(name));
    }

    CliFixture m_cli;
};

QTEST_GUILESS_MAIN(AnalyzeListTest)
#include "analyze_list_test.moc"
