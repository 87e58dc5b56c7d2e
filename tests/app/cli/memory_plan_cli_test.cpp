// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-cli as a process: memory that is frozen and reset at sentences, and replays of corrected sentences.
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/synthetic_speech.h"

#include <QtTest>

using namespace undertone::test;

class MemoryPlanCliTest : public QObject {
    Q_OBJECT

    CliFixture m_cli;

    static QByteArray segments(double endOfTenth)
    {
        QByteArray text = "start,end,speaker\n";
        for (int i = 0; i < 14; ++i)
            text += QByteArray::number(0.8 * i, 'f', 2) + "," + QByteArray::number(i == 9 ? endOfTenth : 0.8 * i + 0.7, 'f', 2)
                + (i % 2 == 0 ? ",Ann\n" : ",Bo\n");
        return text;
    }
    [[nodiscard]] CliResult analyze(const QStringList& more) const
    {
        return m_cli.run(QStringList{"analyze", "talk.wav", "--model", "model", "--device", "cpu", "--dtype", "fp32"} + more);
    }
    /// Rows without what the clock decides.
    static QJsonArray rows(const CliResult& result) { return result.json()["utterances"].toArray(); }

private Q_SLOTS:
    void initTestCase()
    {
        TinyModelOptions options;
        options.memoryRate = 0.3;
        QVERIFY(writeTinyModel(m_cli.path("model").toStdString(), options).ok());
        QVERIFY(enlivenTokenizer(m_cli.path("model").toStdString()).ok());
        options.keepsEmotions = true;
        QVERIFY(writeTinyModel(m_cli.path("kept").toStdString(), options).ok());
        m_cli.writeWave("talk.wav", syntheticSpeech(12));
        m_cli.write("before.csv", segments(7.9));
        m_cli.write("after.csv", segments(7.7));
    }

    void whatIsDoneToMemoryIsDoneAndSaid()
    {
        const QStringList file{"--segments", "before.csv", "--json"};
        const auto plain = analyze(file), steered = analyze(file + QStringList{"--freeze-at", "5", "--thaw-at", "8", "--reset-at", "10"});
        QVERIFY2(steered.exitCode == 0, steered.err);
        QVERIFY(!plain.json().contains("memory_plan"));
        const auto plan = steered.json()["memory_plan"].toArray();
        QCOMPARE(plan.size(), 3);
        QCOMPARE(plan[0].toObject()["index"].toInt(), 4);
        QCOMPARE(plan[0].toObject()["action"].toString(), "freeze");
        QVERIFY(!steered.json()["human_assisted"].toBool());
        QVERIFY(plain.json()["run_id"] != steered.json()["run_id"]);
        for (int i = 0; i < 14; ++i) {
            const bool frozen = i >= 4 && i < 7;
            QCOMPARE(rows(steered)[i].toObject()["update_norm"].isNull(), i == 0 || frozen);
            QCOMPARE(rows(steered)[i] == rows(plain)[i], i < 4);
        }
        const auto table = analyze({"--segments", "before.csv", "--freeze-at", "5"});
        QVERIFY2(table.out.contains("memory plan: freeze at 5"), table.out);
    }

    void aCorrectionIsReplayedFromTheLastCheckpoint()
    {
        const auto before = analyze({"--segments", "before.csv", "--checkpoints", "kept-memory", "-o", "before.json"});
        QVERIFY2(before.exitCode == 0, before.err);
        QCOMPARE(QFile::permissions(m_cli.path("kept-memory")) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QStringList corrected{"--segments", "after.csv", "--json"};
        const auto whole = analyze(corrected);
        const auto replay = analyze(corrected + QStringList{"--checkpoints", "kept-memory", "--replay", "before.json"});
        QVERIFY2(replay.exitCode == 0, replay.err);
        QVERIFY2(replay.err.contains("going on after sentence 8"), replay.err);
        QCOMPARE(rows(replay), rows(whole));
        const auto parent = replay.json()["goes_on_from"].toObject();
        QCOMPARE(parent["run_id"].toString(), QJsonDocument::fromJson(m_cli.read("before.json")).object()["run_id"].toString());
        QCOMPARE(parent["index"].toInt(), 9);
        const auto was = QJsonDocument::fromJson(m_cli.read("before.json")).object()["utterances"].toArray();
        int flipped = 0;
        for (int i = 0; i < 14; ++i)
            flipped += i != 9 && was[i].toObject()["emotion"] != rows(whole)[i].toObject()["emotion"] ? 1 : 0;
        QCOMPARE(parent["flipped"].toArray().size(), flipped);
        const auto table = analyze({"--segments", "after.csv", "--checkpoints", "kept-memory", "--replay", "before.json"});
        QVERIFY2(table.out.contains(QByteArray::number(flipped) + " of 14 answers are others than in run "), table.out);
        QVERIFY2(table.out.contains("read otherwise from sentence 10"), table.out);
    }

    void anAnnotatorsLabelIsTold()
    {
        const QStringList kept{"analyze", "talk.wav", "--model", "kept", "--segments", "before.csv", "--json", "--dtype", "fp32"};
        const auto plain = m_cli.run(kept);
        const QString was = rows(plain)[5].toObject()["emotion"].toString();
        const auto told = m_cli.run(kept + QStringList{"--label-at", "6=" + QString(was == "ang" ? "sad" : "ang")});
        QVERIFY2(told.exitCode == 0, told.err);
        QVERIFY(told.json()["human_assisted"].toBool());
        for (int i = 0; i < 14; ++i)
            QVERIFY(i >= 6 || rows(told)[i] == rows(plain)[i]);
        QVERIFY(rows(told) != rows(plain));
        const auto deaf = analyze({"--segments", "before.csv", "--label-at", "6=ang"});
        QCOMPARE(deaf.exitCode, 2);
        QVERIFY2(deaf.err.contains("prefix_emotions"), deaf.err);
    }

    void whatCannotBeDoneIsSaid_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("past the end") << QStringList{"--freeze-at", "15"} << "names sentence 15, but the recording has 14";
        QTest::newRow("before the start") << QStringList{"--reset-at", "0"} << "numbered from 1";
        QTest::newRow("both") << QStringList{"--freeze-at", "3", "--thaw-at", "3"} << "two things of sentence 3";
        QTest::newRow("memory off") << QStringList{"--memory", "off", "--reset-at", "3"} << "memory off";
        QTest::newRow("no label") << QStringList{"--label-at", "3"} << "such as 12=ang";
        QTest::newRow("two recordings") << QStringList{"talk.wav", "--reset-at", "3"} << "one recording";
    }
    void whatCannotBeDoneIsSaid()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, sentence);
        const bool two = options.contains("talk.wav");
        const auto result = analyze((two ? QStringList() : QStringList{"--segments", "before.csv"}) + options);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(sentence.toUtf8()), result.err);
    }

    void aReplayOfAnotherRecordingIsRefused()
    {
        m_cli.writeWave("other.wav", syntheticSpeech(12, 3));
        QVERIFY(analyze({"--segments", "before.csv", "-o", "talk.json"}).exitCode == 0);
        const auto other = m_cli.run({"analyze", "other.wav", "--model", "model", "--segments", "before.csv", "--replay", "talk.json"});
        QCOMPARE(other.exitCode, 2);
        QVERIFY2(other.err.contains("another recording"), other.err);
    }
};

QTEST_GUILESS_MAIN(MemoryPlanCliTest)
#include "memory_plan_cli_test.moc"
