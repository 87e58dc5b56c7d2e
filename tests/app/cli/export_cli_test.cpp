// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-cli export as a process: the formats, what is said of their losses, and that a run over what was written has the same
// sentences.
#include "engine/annotation/timeline_json_writer.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/written_timeline.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

class ExportCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        m_cli.writeWave("a talk.wav", buzz(writtenSeconds));
        m_timeline = writtenTimelineFixture();
        m_timeline.audio = "a talk.wav";
        m_cli.write("talk.json", QByteArray::fromStdString(timelineToJson(m_timeline)));
    }

    void theFormatIsToldByTheFileOrByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("TextGrid") << "out.TextGrid"
                                  << "textgrid" << QByteArray("Object class = \"TextGrid\"");
        QTest::newRow("EAF") << "out.eaf"
                             << "eaf" << QByteArray("<ANNOTATION_DOCUMENT AUTHOR=\"Undertone\"");
        QTest::newRow("CSV") << "out.csv"
                             << "csv" << QByteArray("number,start_seconds");
        QTest::newRow("WebVTT") << "out.vtt"
                                << "vtt" << QByteArray("<v Ann>neu");
        QTest::newRow("RTTM") << "out.RTTM"
                              << "RTTM" << QByteArray("SPEAKER a_talk 1 0.000 1.250");
    }

    void theFormatIsToldByTheFileOrByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, format);
        QFETCH(QByteArray, holds);
        const auto toFile = m_cli.run({"export", "talk.json", "-o", name});
        QVERIFY2(toFile.exitCode == 0, toFile.err);
        QVERIFY(toFile.out.isEmpty());
        QVERIFY2(m_cli.read(name).contains(holds), m_cli.read(name));
        const auto toStream = m_cli.run({"export", "-", "--format", format}, m_cli.read("talk.json"));
        QVERIFY2(toStream.exitCode == 0, toStream.err);
        QVERIFY2(toStream.out.contains(holds), toStream.out);
        QCOMPARE(toStream.err, toFile.err);
    }

    void everyLossIsASentence()
    {
        const auto result = m_cli.run({"export", "talk.json", "--format", "rttm"});
        QCOMPARE(result.exitCode, 0);
        for (const char* loss :
             {"RTTM holds no emotions", "RTTM holds no probabilities", "RTTM holds no losses", "whole milliseconds", "by which model"})
            QVERIFY2(result.err.contains(loss), result.err);
        for (const QByteArray& line : result.err.trimmed().split('\n'))
            QVERIFY2(line.startsWith("undertone-cli: RTTM ") && line.endsWith('.'), line);
        QVERIFY(!result.err.contains("ended early"));
        Timeline partial = m_timeline;
        partial.complete = false;
        m_cli.write("partial.json", QByteArray::fromStdString(timelineToJson(partial)));
        QVERIFY(m_cli.run({"export", "partial.json", "--format", "csv"}).err.contains("ended early"));
    }

    void whatWasStatedStandsBesideFormatsWithoutAPlaceForIt()
    {
        Timeline stated = m_timeline;
        stated.attestation = "CC BY 4.0, all agreed";
        m_cli.write("stated.json", QByteArray::fromStdString(timelineToJson(stated)));
        for (const char* name : {"stated.csv", "stated.rttm", "stated.TextGrid"}) {
            const auto written = m_cli.run({"export", "stated.json", "-o", name});
            QVERIFY2(written.exitCode == 0, written.err);
            const QString note = QLatin1String(name) + QStringLiteral(".licence.txt");
            QVERIFY2(written.err.contains(note.toUtf8() + " beside it says so"), written.err);
            QVERIFY2(m_cli.read(note).contains("CC BY 4.0, all agreed") && m_cli.read(note).contains("undertone.model: tiny"),
                     m_cli.read(note));
        }
        QVERIFY(m_cli.run({"export", "stated.json", "-o", "stated.csv"}).exitCode == 0);  // it is replaced
        // What nothing is stated of any more keeps no statement of before.
        Timeline plain = m_timeline;
        plain.attestation.clear();
        m_cli.write("plain.json", QByteArray::fromStdString(timelineToJson(plain)));
        QVERIFY(m_cli.run({"export", "plain.json", "-o", "stated.csv"}).exitCode == 0);
        QVERIFY(!QFile::exists(m_cli.path("stated.csv.licence.txt")));
        QVERIFY(m_cli.run({"export", "stated.json", "-o", "stated.vtt"}).exitCode == 0);
        QVERIFY(m_cli.read("stated.vtt").contains("all agreed") && !QFile::exists(m_cli.path("stated.vtt.licence.txt")));
        QVERIFY(m_cli.run({"export", "stated.json", "--format", "csv"}).err.contains("CC BY 4.0, all agreed"));
        m_cli.write("mine.csv.licence.txt", "my own words");
        const auto refused = m_cli.run({"export", "stated.json", "-o", "mine.csv"});
        QVERIFY2(refused.exitCode != 0 && refused.err.contains("mine.csv.licence.txt"), refused.err);
        QCOMPARE(m_cli.read("mine.csv.licence.txt"), QByteArray("my own words"));
        QVERIFY(!QFile::exists(m_cli.path("mine.csv")));
    }

    void theRecordingTellsItsLengthAndIsLinked()
    {
        const auto without = m_cli.run({"export", "talk.json", "--format", "textgrid"});
        QVERIFY2(without.err.contains("--audio FILE"), without.err);
        m_cli.writeWave("longer one.wav", buzz(25.0));
        const auto grid = m_cli.run({"export", "talk.json", "--format", "textgrid", "--audio", "longer one.wav"});
        QVERIFY2(grid.exitCode == 0 && !grid.err.contains("--audio"), grid.err);
        QVERIFY(grid.out.contains("\nxmax = 25 \n"));
        QVERIFY(m_cli.run({"export", "talk.json", "--audio", "longer one.wav", "-o", "linked.eaf"}).exitCode == 0);
        const auto document = m_cli.read("linked.eaf");
        QVERIFY2(document.contains("RELATIVE_MEDIA_URL=\"./longer%20one.wav\""), document.left(900));
        QVERIFY(document.contains("MEDIA_URL=\"file:///"));
        QCOMPARE(m_cli.run({"export", "talk.json", "--format", "eaf", "--audio", "nowhere.wav"}).exitCode, 1);
    }

    void aRunOverWhatWasWrittenHasTheSameSentencesAndSpeakers_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"back.TextGrid", "back.eaf", "back.csv"})
            QTest::newRow(name) << name;
    }

    void aRunOverWhatWasWrittenHasTheSameSentencesAndSpeakers()
    {
        QFETCH(QString, name);
        QCOMPARE(m_cli.run({"export", "talk.json", "-o", name}).exitCode, 0);
        const auto result = m_cli.run({"analyze", "a talk.wav", "--segments", name, "--model", "model", "--json"});
        QVERIFY2(result.exitCode == 0, result.err);
        const auto timeline = result.json();
        QCOMPARE(timeline["segments_source"].toString(), name.section('.', 1).toLower());
        const auto rows = timeline["utterances"].toArray();
        const auto wanted = writtenSegments(m_timeline);
        QCOMPARE(rows.size(), static_cast<qsizetype>(wanted.size()));
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const auto row = rows[i].toObject();
            QCOMPARE(row["speaker"].toString().toStdString(), wanted[static_cast<std::size_t>(i)].speaker);
            QVERIFY(std::abs(row["start"].toDouble() - wanted[static_cast<std::size_t>(i)].startSeconds) < 0.00051);
            QVERIFY(std::abs(row["end"].toDouble() - wanted[static_cast<std::size_t>(i)].endSeconds) < 0.00051);
        }
    }

    void tiersOfAFileGoAlongIntoAnother()
    {
        QFile golden(UNDERTONE_TESTS_DIR "/golden/segments/short_utf16.TextGrid");
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray original = golden.readAll();
        m_cli.write("own.TextGrid", original);
        const auto kept = m_cli.run({"export", "talk.json", "--keep", "own.TextGrid", "-o", "kept.TextGrid"});
        QVERIFY2(kept.exitCode == 0, kept.err);
        QVERIFY(m_cli.read("kept.TextGrid").contains("name = \"bell\""));
        QVERIFY(m_cli.read("kept.TextGrid").contains("name = \"Ann emotion\""));
        for (const char* target : {"own.TextGrid", "table.csv", "document.eaf"}) {
            const auto refused = m_cli.run({"export", "talk.json", "--keep", "own.TextGrid", "-o", target});
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains("own.TextGrid"), refused.err);
        }
        QCOMPARE(m_cli.read("own.TextGrid"), original);
    }

    void whatAReaderLeavesOutIsSaidOnStderr()
    {
        QFile golden(UNDERTONE_TESTS_DIR "/golden/segments/short_utf16.TextGrid");
        QVERIFY(golden.open(QIODevice::ReadOnly));
        m_cli.write("praat.TextGrid", golden.readAll());
        const auto result = m_cli.run({"tokenize", "a talk.wav", "--segments", "praat.TextGrid", "--model", "model"});
        QVERIFY2(result.exitCode == 0, result.err);
        QVERIFY2(result.err.contains("undertone-cli: praat.TextGrid: 1 point tier (bell) was left out"), result.err);
        QCOMPARE(result.json()["sentences"].toArray().size(), 7);
    }

    void refusals_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no format") << QStringList{"export", "talk.json"} << 2;
        QTest::newRow("a file of no format") << QStringList{"export", "talk.json", "-o", "talk.doc"} << 2;
        QTest::newRow("an unknown format") << QStringList{"export", "talk.json", "--format", "doc"} << 2;
        QTest::newRow("no timeline") << QStringList{"export", "--format", "csv"} << 2;
        QTest::newRow("a missing timeline") << QStringList{"export", "nowhere.json", "-o", "kept.eaf"} << 1;
        QTest::newRow("no JSON") << QStringList{"export", "a talk.wav", "-o", "kept.eaf"} << 1;
        QTest::newRow("several timelines") << QStringList{"export", "several.jsonl", "-o", "kept.eaf"} << 1;
        QTest::newRow("an empty timeline") << QStringList{"export", "empty.json", "-o", "kept.eaf"} << 1;
        QTest::newRow("a folder that is not there") << QStringList{"export", "talk.json", "-o", "no/such/t.eaf"} << 1;
    }

    void refusals()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        Timeline empty = m_timeline;
        empty.utterances.clear();
        m_cli.write("empty.json", QByteArray::fromStdString(timelineToJson(empty)));
        const auto line = QByteArray::fromStdString(timelineToJson(m_timeline, JsonLayout::OneLine)) + '\n';
        m_cli.write("several.jsonl", line + line);
        m_cli.write("kept.eaf", "what stood here before\n");
        const auto result = m_cli.run(arguments);
        QVERIFY2(result.exitCode == exitCode, result.err);
        QVERIFY2(result.err.count('\n') == 1 && result.err.startsWith("undertone-cli: "), result.err);
        QVERIFY(result.out.isEmpty());
        QCOMPARE(m_cli.read("kept.eaf"), QByteArray("what stood here before\n"));
    }

private:
    CliFixture m_cli;
    Timeline m_timeline;
};

QTEST_GUILESS_MAIN(ExportCliTest)
#include "export_cli_test.moc"
