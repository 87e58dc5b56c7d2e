// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is read again as what it was, or said to be lost.
#include "engine/annotation/licence_note.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/judgement_columns.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/named_segments.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace undertone;
using test::mayShare;
using Columns = std::vector<std::pair<std::string, std::string>>;

namespace {

bool has(const std::vector<ExportLoss>& losses, ExportLoss loss)
{
    return std::find(losses.begin(), losses.end(), loss) != losses.end();
}

/// A second each, one after the other.
Timeline labelled(const std::vector<std::string>& labels, const std::vector<int>& emotions, const std::vector<std::string>& speakers)
{
    Timeline timeline;
    timeline.annotator = "Ada";
    timeline.complete = true;
    timeline.labels = labels;
    for (std::size_t i = 0; i < emotions.size(); ++i) {
        UtteranceAnalysis row;
        row.index = static_cast<int>(i);
        row.startSeconds = static_cast<double>(i);
        row.endSeconds = static_cast<double>(i) + 1.0;
        row.speaker = speakers[i % speakers.size()];
        row.givenLabel = emotions[i];
        timeline.utterances.push_back(row);
    }
    return timeline;
}

std::string written(const Timeline& timeline, TimelineFormat format)
{
    TimelineExport what{&timeline};
    what.audio = "/data/Ses01F_impro01.wav";
    const auto text = writtenTimeline(what, format, mayShare);
    if (!text)
        qFatal("%s", englishSentence(text.error()).c_str());
    return *text;
}

QStringList turnsOf(const std::string& text)
{
    QStringList turns;
    for (const QString& line : QString::fromStdString(text).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1Char('[')))
            turns << line.split(QLatin1Char('\t'))[1] + QLatin1Char(' ') + line.split(QLatin1Char('\t'))[2];
    }
    return turns;
}

}  // namespace

class TimelineRoundTripTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] Conversation read(const std::string& text, const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the test's file");
        file.write(text.data(), static_cast<qint64>(text.size()));
        file.close();
        auto conversation = readSegments(file.fileName().toStdString(), 1000.0);
        if (!conversation)
            qFatal("%s", englishSentence(conversation.error()).c_str());
        return *conversation;
    }

private Q_SLOTS:
    /// Of a corpus that was browsed, whose column is "utterance"; one sentence was split, one has no name.
    void turnsKeepTheNamesOfTheirCorpusAndHaveThemOnce()
    {
        Timeline timeline = labelled({"anger", "joy"}, {0, 1, 1, 0, 0}, {"Ses01_F"});
        timeline.utterances[0].columns = {{"utterance", "Ses01F_impro01_F003"}};
        timeline.utterances[1].columns = {{"utterance", "Ses01F_impro01_F007"}};
        timeline.utterances[2].columns = {{"utterance", "Ses01F_impro01_F007"}};
        timeline.utterances[4].columns = {{"utterance", "well"}};  // of another table: no name
        QCOMPARE(turnsOf(written(timeline, TimelineFormat::EmoEvaluation)),
                 QStringList({"Ses01F_impro01_F003 ang", "Ses01F_impro01_F007 hap", "Ses01F_impro01_F007b hap", "Ses01F_impro01_F004 ang",
                              "Ses01F_impro01_F005 ang"}));
        timeline.utterances[3].columns = {{"turn", "Ses01F_impro01_F007b"}};  // the name that the second half would get
        timeline.utterances[4].columns = {{"turn", "Ses01F_impro01_F000"}};
        timeline.utterances[0].columns.clear();
        const auto turns = turnsOf(written(timeline, TimelineFormat::EmoEvaluation));
        QCOMPARE(turns,
                 QStringList({"Ses01F_impro01_F001 ang", "Ses01F_impro01_F007 hap", "Ses01F_impro01_F007bb hap", "Ses01F_impro01_F007b ang",
                              "Ses01F_impro01_F000 ang"}));
    }

    void labelsAreWrittenByTheirCodesOrSaidToBeLost()
    {
        const std::vector<std::string> labels{"Anger", "joy", "Neutral", "calm", "boredom"};
        Timeline timeline = labelled(labels, {0, 1, 2}, {"Ses01_F"});
        QCOMPARE(turnsOf(written(timeline, TimelineFormat::EmoEvaluation)),
                 QStringList({"Ses01F_impro01_F000 ang", "Ses01F_impro01_F001 hap", "Ses01F_impro01_F002 neu"}));
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::EmoEvaluation), ExportLoss::OtherLabels));
        timeline = labelled(labels, {0, 3}, {"Ses01_F"});
        QCOMPARE(turnsOf(written(timeline, TimelineFormat::EmoEvaluation)).last(), QStringLiteral("Ses01F_impro01_F001 oth"));
        QVERIFY(has(exportLosses({&timeline}, TimelineFormat::EmoEvaluation), ExportLoss::OtherLabels));
    }

    void turnsSayTenthsOfMilliseconds()
    {
        Timeline timeline = labelled({"anger"}, {0}, {"Ses01_F"});
        timeline.utterances[0].endSeconds = 1.2345;
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::EmoEvaluation), ExportLoss::TenthMilliseconds));
        timeline.utterances[0].endSeconds = 1.23456;
        const auto losses = exportLosses({&timeline}, TimelineFormat::EmoEvaluation);
        QVERIFY(has(losses, ExportLoss::TenthMilliseconds) && !has(losses, ExportLoss::Milliseconds));
    }

    void anAnnotatorsJudgementStandsBeforeThatOfTheFile()
    {
        Columns columns{{"valence", "1"}, {"label", "sad"}, {"remark", "same"}, {"topic", "x"}};
        addJudgementColumns(columns, {"anger", {}, "same", 4.0, {}, {}});
        QCOMPARE(columns,
                 (Columns{{"source_valence", "1"},
                          {"source_label", "sad"},
                          {"topic", "x"},
                          {"label", "anger"},
                          {"remark", "same"},
                          {"valence", "4"}}));
        addJudgementColumns(columns, {"joy", {}, {}, {}, {}, {}});
        QCOMPARE(columns.back(), (std::pair<std::string, std::string>("label", "joy")));
        QCOMPARE(columns[1].second, std::string("sad"));  // what the file said is kept
        QCOMPARE(std::ranges::count(columns, "label", &std::pair<std::string, std::string>::first), 1);

        Timeline timeline = labelled({"anger"}, {0}, {"Ses01_F"});
        timeline.utterances[0].columns = {{"valence", "1.0000"}};
        addJudgementColumns(timeline.utterances[0].columns, {{}, {}, {}, 4.0, {}, {}});
        QVERIFY(written(timeline, TimelineFormat::EmoEvaluation).find("[4.0000, 0.0000, 0.0000]") != std::string::npos);
    }

    void aTableOfOursIsWrittenAgainWithoutColumnsTwice()
    {
        Timeline timeline = labelled({"anger", "joy"}, {0, 1}, {"Ann"});
        timeline.annotator.reset();
        for (auto& row : timeline.utterances) {
            row.givenLabel = -1;
            row.probabilities = {0.25, 0.75};
        }
        timeline.utterances[0].columns = {{"emotion", "sad"}, {"topic", "weather"}};
        const std::string first = written(timeline, TimelineFormat::Csv);
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::Csv), ExportLoss::Columns));
        QVERIFY(first.find(",source_emotion,topic\n") != std::string::npos);
        const Conversation again = read(first, "t.csv");
        Timeline second = timeline;
        for (std::size_t i = 0; i < second.utterances.size(); ++i)
            second.utterances[i].columns = again.segments[i].columns;
        QCOMPARE(QString::fromStdString(written(second, TimelineFormat::Csv)), QString::fromStdString(first));
        QVERIFY(!has(exportLosses({&second}, TimelineFormat::Csv), ExportLoss::Columns));
        second.utterances[0].probabilities = {0.5, 0.5};
        const auto third = QString::fromStdString(written(second, TimelineFormat::Csv));
        const auto header = third.section(QLatin1Char('\n'), 0, 0).split(QLatin1Char(','));
        QCOMPARE(QSet<QString>(header.begin(), header.end()).size(), header.size());
        QVERIFY(header.contains(QStringLiteral("source_probability_anger")));
        QVERIFY(
            has(exportLosses({&second}, TimelineFormat::Csv), ExportLoss::Columns));  // the emotion of the first table: there is a third
    }

    void aSentenceOfHalfAMillisecondIsRead_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("CSV") << static_cast<int>(TimelineFormat::Csv) << QStringLiteral("t.csv");
        QTest::newRow("IEMOCAP") << static_cast<int>(TimelineFormat::EmoEvaluation) << QStringLiteral("t.txt");
        QTest::newRow("Audacity") << static_cast<int>(TimelineFormat::Audacity) << QStringLiteral("t.txt");
    }
    void aSentenceOfHalfAMillisecondIsRead()
    {
        QFETCH(int, format);
        QFETCH(QString, name);
        Timeline timeline = labelled({"anger"}, {0, 0}, {"Ses01_F"});
        timeline.utterances[0].endSeconds = 4e-7;
        const Conversation conversation = read(written(timeline, static_cast<TimelineFormat>(format)), name);
        QCOMPARE(conversation.segments.size(), std::size_t{2});
        QVERIFY(conversation.segments[0].endSeconds > conversation.segments[0].startSeconds);
    }

    void subtitlesAreReadWithTheirMarkupAndEmotions()
    {
        Timeline timeline = labelled({"sad & <blue>", "joy"}, {0, 1, 1, -1, -1}, {"R&D <x>"});
        timeline.utterances[0].columns = {{"text", "1 < 2 && 3 > 2 [laughs]"}};
        timeline.utterances[2].columns = {{"text", "&amp; is written so"}};
        timeline.utterances[3].columns = {{"text", "so [joyless]"}};
        const std::string text = written(timeline, TimelineFormat::WebVtt);
        const Conversation conversation = read(text, "t.vtt");
        QCOMPARE(conversation.segments.size(), std::size_t{5});
        for (const Segment& segment : conversation.segments)
            QCOMPARE(std::string(speakerName(conversation.speakers, segment.speaker)), std::string("R&D <x>"));
        QCOMPARE(conversation.segments[0].columns, (Columns{{"text", "1 < 2 && 3 > 2 [laughs]"}, {"emotion", "sad & <blue>"}}));
        QCOMPARE(conversation.segments[1].columns, (Columns{{"emotion", "joy"}}));
        QCOMPARE(conversation.segments[2].columns, (Columns{{"text", "&amp; is written so"}, {"emotion", "joy"}}));
        QCOMPARE(conversation.segments[3].columns, (Columns{{"text", "so [joyless]"}}));
        QCOMPARE(conversation.segments[4].columns, Columns());
        const Conversation others =
            read("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Zo&#xeb;>A&nbsp;B &#39;c&#x27; &unknown; & d; &#0; [joy]\n", "o.vtt");
        QCOMPARE(QString::fromStdString(others.speakers[0].name), QStringLiteral("Zoë"));
        QCOMPARE(QString::fromStdString(others.segments[0].columns[0].second), QStringLiteral("A\u00a0B 'c' &unknown; & d; &#0; [joy]"));
    }

    void labelsOfAudacityAreReadWithTheirSpeakersAndEmotions()
    {
        std::vector<int> emotions;
        for (int i = 0; i < 20; ++i)
            emotions.push_back(i / 5);
        Timeline timeline = labelled({"happiness", "sadness", "anger", "neutral"}, emotions, {"Ann", "Bo"});
        Conversation conversation = read(written(timeline, TimelineFormat::Audacity), "t.txt");
        QCOMPARE(conversation.speakers.size(), std::size_t{2});
        QCOMPARE(conversation.speakers[0].name, std::string("Ann"));
        QCOMPARE(conversation.segments[0].columns, (Columns{{"emotion", "happiness"}}));
        for (auto& row : timeline.utterances)
            row.speaker.clear();
        timeline.utterances[7].columns = {{"text", "yes – and: no"}};
        conversation = read(written(timeline, TimelineFormat::Audacity), "t.txt");
        QCOMPARE(conversation.speakers.size(), std::size_t{0});
        QCOMPARE(conversation.segments[7].columns, (Columns{{"text", "yes – and: no"}, {"emotion", "sadness"}}));
        // Names as diarization writes them are speakers as before.
        conversation = read("0\t1\tSPEAKER_00\n1\t2\tSPEAKER_01\n2\t3\tSPEAKER_00\n3\t4\tSPEAKER_01\n", "t.txt");
        QCOMPARE(conversation.speakers.size(), std::size_t{2});
        // One who is called Joy, and kinds of sound, are not emotions.
        for (const char* text : {"0\t1\tAnn\n1\t2\tJoy\n2\t3\tAnn\n3\t4\tJoy\n", "0\t1\tmusic\n1\t2\tother\n2\t3\tmusic\n3\t4\tother\n"}) {
            conversation = read(text, "t.txt");
            QCOMPARE(conversation.speakers.size(), std::size_t{2});
            QVERIFY(conversation.segments[1].columns.empty());
        }
    }

    void whatWasStatedIsNamedWhereItHasNoPlace()
    {
        Timeline timeline = labelled({"anger"}, {0}, {"Ses01_F"});
        for (const auto format : {TimelineFormat::Csv, TimelineFormat::TextGrid, TimelineFormat::Rttm, TimelineFormat::Audacity,
                                  TimelineFormat::EmoEvaluation, TimelineFormat::Eaf, TimelineFormat::WebVtt, TimelineFormat::Audformat}) {
            timeline.attestation.clear();
            QVERIFY(!has(exportLosses({&timeline}, format), ExportLoss::Statement));
            timeline.attestation = "CC BY 4.0,\nall agreed";
            QCOMPARE(has(exportLosses({&timeline}, format), ExportLoss::Statement), !holdsStatement(format));
            if (holdsStatement(format) && format != TimelineFormat::Audformat)
                QVERIFY(written(timeline, format).find("all agreed") != std::string::npos);
        }
        QCOMPARE(licenceFile("/x/talk.csv"), std::filesystem::path("/x/talk.csv.licence.txt"));
        const std::string note = licenceNote("talk.csv", timeline.attestation, &timeline);
        QVERIFY(note.starts_with(licenceNoteHead));
        QVERIFY(note.find("talk.csv:\n\nCC BY 4.0,\nall agreed\n") != std::string::npos);
        QVERIFY(note.find("undertone.annotator: Ada\n") != std::string::npos);
        QCOMPARE(note.find("all agreed"), note.rfind("all agreed"));
    }

    /// Sentences that were changed since the run, or are new.
    void sentencesWithoutAResultAreThereWithoutALabel()
    {
        Timeline timeline = labelled({"anger", "joy"}, {0, 0, 0}, {"Ses01_F"});
        timeline.annotator.reset();
        for (auto& row : timeline.utterances) {
            row.givenLabel = -1;
            row.probabilities = {0.75, 0.25};
        }
        timeline.utterances[1].probabilities.clear();
        timeline.utterances[1].unlabelledReason = notAnalysedReason;
        timeline.utterances[1].columns = {{"text", "new"}};
        QCOMPARE(unanalysedCount(timeline), std::size_t{1});
        for (const auto format : {TimelineFormat::Csv, TimelineFormat::TextGrid, TimelineFormat::Rttm, TimelineFormat::Audacity,
                                  TimelineFormat::EmoEvaluation, TimelineFormat::Eaf, TimelineFormat::WebVtt, TimelineFormat::Audformat})
            QVERIFY(has(exportLosses({&timeline}, format), ExportLoss::Unanalysed)
                    && !has(exportLosses({&timeline}, format), ExportLoss::Incomplete));
        QVERIFY(written(timeline, TimelineFormat::Csv).find("2,1.000,2.000,Ses01_F,,,,,,,,new\n") != std::string::npos);
        QVERIFY(written(timeline, TimelineFormat::WebVtt).find("<v Ses01_F>new\n") != std::string::npos);
        QCOMPARE(turnsOf(written(timeline, TimelineFormat::EmoEvaluation))[1], QStringLiteral("Ses01F_impro01_F001 xxx"));
        timeline.runId = "r";
        const auto again = timelineFromJson(timelineToJson(timeline));
        QVERIFY2(again.ok(), again.ok() ? "" : englishSentence(again.error()).c_str());
        QCOMPARE(again->utterances.size(), std::size_t{3});
        QCOMPARE(unanalysedCount(*again), std::size_t{1});
    }

    void otherTiersOfTheFileOfTheSentencesAreSaidToBeLost()
    {
        Timeline timeline = labelled({"anger"}, {0}, {"Ann"});
        timeline.segmentsSource = "eaf";
        TimelineExport what{&timeline};
        QVERIFY(has(exportLosses(what, TimelineFormat::Eaf), ExportLoss::OtherTiers));
        QVERIFY(!has(exportLosses(what, TimelineFormat::TextGrid), ExportLoss::OtherTiers));
        what.keep = "talk.eaf";
        QVERIFY(!has(exportLosses(what, TimelineFormat::Eaf), ExportLoss::OtherTiers));
    }
};

QTEST_GUILESS_MAIN(TimelineRoundTripTest)
#include "timeline_round_trip_test.moc"
