// SPDX-License-Identifier: GPL-3.0-or-later
// `diarize`, and `analyze --speakers`, as programs.
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/synthetic_speech.h"

#include <QtTest>

using namespace undertone::test;

class DiarizeCliTest : public QObject {
    Q_OBJECT

    CliFixture m_cli;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        if (!QFile::exists(UNDERTONE_BIN_DIR "/../share/undertone/speaker_encoder/speaker_encoder.safetensors"))
            QSKIP("The speaker encoder is not installed: ./dev setup fetches it.");
        m_cli.writeWave("talk.wav", syntheticSpeech(8));
        m_cli.writeWave("nothing.wav", std::vector<float>(32000, 0.0F));
        m_cli.write("talk.csv", "start,end,speaker,text\n0.0,1.5,,one\n2.0,3.5,,two\n4.0,5.5,,three\n");
    }

    void turnsAreRttm()
    {
        const auto result = m_cli.run({"diarize", "talk.wav", "-o", "talk.rttm"});
        QVERIFY2(result.exitCode == 0, result.err);
        const auto lines = m_cli.read("talk.rttm").trimmed().split('\n');
        QVERIFY(lines.size() >= 4);  // a pause every two seconds
        for (const auto& line : lines) {
            const auto fields = line.split(' ');
            QCOMPARE(fields.size(), 10);
            QCOMPARE(fields[0], QByteArray("SPEAKER"));
            QCOMPARE(fields[1], QByteArray("talk"));
            QCOMPARE(fields[7], QByteArray("S1"));
        }
        QCOMPARE(m_cli.run({"diarize", "talk.wav"}).out, m_cli.read("talk.rttm"));
    }

    void turnsAreJson()
    {
        const auto json = m_cli.run({"diarize", "talk.wav", "--json", "--attest", "made up"}).json();
        QCOMPARE(json["schema"].toInt(), 1);
        QCOMPARE(json["attestation"].toString(), QString("made up"));
        QCOMPARE(json["speakers"].toArray(), QJsonArray{"S1"});
        double last = 0.0;
        for (const auto& value : json["turns"].toArray()) {
            const auto turn = value.toObject();
            QVERIFY(turn["start"].toDouble() >= last);
            QVERIFY(turn["end"].toDouble() > turn["start"].toDouble());
            QVERIFY(turn["maybe_overlapped"].isBool());
            last = turn["end"].toDouble();
        }
        QVERIFY(last > 7.0 && last <= 8.0);
    }

    void sentencesThatAreGivenAreKept()
    {
        const auto turns = m_cli.run({"diarize", "talk.wav", "--segments", "talk.csv", "--json"}).json()["turns"].toArray();
        QCOMPARE(turns.size(), 3);
        QCOMPARE(turns[1].toObject()["start"].toDouble(), 2.0);
        QCOMPARE(turns[1].toObject()["end"].toDouble(), 3.5);
        QCOMPARE(turns[1].toObject()["speaker"].toString(), QString("S1"));
    }

    void aRecordingWithoutSpeechHasNoTurns()
    {
        const auto result = m_cli.run({"diarize", "nothing.wav"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains("No speech"), result.err);
    }

    void aCountThatIsNoneIsRefused()
    {
        for (const char* count : {"0", "-1", "many", "2x", "1000"}) {
            const auto result = m_cli.run({"diarize", "talk.wav", QString("--speakers=%1").arg(count)});
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.contains(count) && result.err.contains("auto"), result.err);
        }
    }

    void anAnalysisReadsTheTurns()
    {
        const auto turns = m_cli.run({"diarize", "talk.wav", "--speakers", "1", "--json"}).json()["turns"].toArray();
        const auto result = m_cli.run({"analyze", "talk.wav", "--speakers", "1", "--model", "model", "--json"});
        QVERIFY2(result.exitCode == 0, result.err);
        QCOMPARE(result.json()["segments_source"].toString(), QString("diarization"));
        const auto rows = result.json()["utterances"].toArray();
        QCOMPARE(rows.size(), turns.size());
        for (int i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].toObject()["speaker"].toString(), QString("S1"));
            QCOMPARE(rows[i].toObject()["start"].toDouble(), turns[i].toObject()["start"].toDouble());
        }
    }

    void speakersAndSegmentsDoNotGoTogether()
    {
        const auto result = m_cli.run({"analyze", "talk.wav", "--segments", "talk.csv", "--speakers", "auto", "--model", "model"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("diarize"), result.err);
    }
};

QTEST_GUILESS_MAIN(DiarizeCliTest)
#include "diarize_cli_test.moc"
