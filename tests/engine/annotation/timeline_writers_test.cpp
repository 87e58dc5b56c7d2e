// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/audformat_writer.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/written_timeline.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace undertone;
using test::mayShare;
using test::writtenSeconds;

namespace {

const std::pair<TimelineFormat, const char*> allFormats[] = {{TimelineFormat::TextGrid, "t.TextGrid"},
                                                             {TimelineFormat::Eaf, "t.eaf"},
                                                             {TimelineFormat::Csv, "t.csv"},
                                                             {TimelineFormat::Rttm, "t.rttm"}};

bool has(const std::vector<ExportLoss>& losses, ExportLoss loss)
{
    return std::find(losses.begin(), losses.end(), loss) != losses.end();
}

}  // namespace

class CorpusTimelineWritersTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] static TimelineExport exported(const Timeline& timeline)
    {
        TimelineExport what{&timeline};
        what.durationSeconds = writtenSeconds;
        return what;
    }
    [[nodiscard]] Result<Conversation> readBack(const Timeline& timeline, TimelineFormat format, const QString& name) const
    {
        const auto text = writtenTimeline(exported(timeline), format, mayShare);
        if (!text)
            return text.error();
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the test's file");
        file.write(text->data(), static_cast<qint64>(text->size()));
        file.close();
        return readSegments(file.fileName().toStdString(), writtenSeconds);
    }

private Q_SLOTS:
    void whatIsWrittenIsReadAsTheSameSentencesAndSpeakers_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("name");
        for (const auto& [format, name] : allFormats)
            QTest::newRow(name) << static_cast<int>(format) << QString::fromLatin1(name);
    }

    void whatIsWrittenIsReadAsTheSameSentencesAndSpeakers()
    {
        QFETCH(int, format);
        QFETCH(QString, name);
        auto timeline = test::writtenTimelineFixture();
        if (format == static_cast<int>(TimelineFormat::Rttm)) {
            for (auto& row : timeline.utterances)
                std::replace(row.speaker.begin(), row.speaker.end(), ' ', '-');
        }
        const auto read = readBack(timeline, static_cast<TimelineFormat>(format), name);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        QVERIFY(read->warnings.empty());
        const auto wanted = test::writtenSegments(timeline);
        QCOMPARE(read->segments.size(), wanted.size());
        const double tolerance = format == static_cast<int>(TimelineFormat::TextGrid) ? 0.0 : 0.0005 + 1e-9;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE(QString::fromStdString(test::namedSegments(*read)[i].speaker), QString::fromStdString(wanted[i].speaker));
            QVERIFY(std::abs(read->segments[i].startSeconds - wanted[i].startSeconds) <= tolerance);
            QVERIFY(std::abs(read->segments[i].endSeconds - wanted[i].endSeconds) <= tolerance);
        }
    }

    void namesThatAnyFormatFindsHardStaySpeakersOfTheirOwn()
    {
        Timeline timeline = test::writtenTimelineFixture();
        const std::string names[] = {"a b", "a_b", "a  b", "=sum", "x (2)", "x", "new\nline", "\x01"};
        for (std::size_t i = 0; i < std::size(names); ++i)
            timeline.utterances[i].speaker = names[i];
        for (const auto& [format, name] : allFormats) {
            const auto read = readBack(timeline, format, QString::fromLatin1(name));
            QVERIFY2(read.ok(), read.ok() ? name : englishSentence(read.error()).c_str());
            std::set<std::string> speakers;
            for (const auto& segment : test::namedSegments(*read))
                speakers.insert(segment.speaker);
            QCOMPARE(speakers.size(), std::size_t{9});
            QVERIFY(has(exportLosses(exported(timeline), format), ExportLoss::Characters));
        }
    }

    void nothingIsWrittenWithoutLeaveToShare()
    {
        const auto timeline = test::writtenTimelineFixture();
        for (const auto& [format, name] : allFormats)
            QCOMPARE(writtenTimeline(exported(timeline), format, test::mayAnalyse).error().code, ErrorCode::NotAuthorised);
    }

    void aSentenceOfLessThanAMillisecondKeepsOne()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.utterances.resize(1);
        timeline.utterances[0].startSeconds = 3.0;
        timeline.utterances[0].endSeconds = 3.0001;
        for (const auto& [format, name] : {allFormats[1], allFormats[3]}) {
            const auto read = readBack(timeline, format, QString::fromLatin1(name));
            QVERIFY2(read.ok(), read.ok() ? name : englishSentence(read.error()).c_str());
            QCOMPARE(read->segments[0].endSeconds, 3.001);
        }
    }

    void lossesAreThoseThatTheTimelineHasToLose()
    {
        Timeline timeline = test::writtenTimelineFixture();
        for (const auto& [format, name] : allFormats) {
            const auto losses = exportLosses(exported(timeline), format);
            QCOMPARE(has(losses, ExportLoss::Emotions), format == TimelineFormat::Rttm);
            QCOMPARE(has(losses, ExportLoss::Probabilities), format != TimelineFormat::Csv);
            QCOMPARE(has(losses, ExportLoss::Milliseconds), format != TimelineFormat::TextGrid);
            QCOMPARE(has(losses, ExportLoss::Provenance), format != TimelineFormat::Eaf);
            QVERIFY(!has(losses, ExportLoss::Incomplete) && !has(losses, ExportLoss::Length) && !has(losses, ExportLoss::Columns));
        }
        timeline.utterances.resize(1);  // 0 to 1.25 s, no loss measured
        timeline.complete = false;
        timeline.utterances[0].columns = {{"text", "hello"}};
        const auto losses = exportLosses({&timeline}, TimelineFormat::TextGrid);
        QVERIFY(has(losses, ExportLoss::Incomplete) && has(losses, ExportLoss::Length) && has(losses, ExportLoss::Texts));
        QVERIFY(!has(losses, ExportLoss::Measures) && !has(losses, ExportLoss::Columns));
        for (const auto format : {TimelineFormat::Csv, TimelineFormat::WebVtt, TimelineFormat::Audacity})
            QVERIFY(!has(exportLosses({&timeline}, format), ExportLoss::Texts));
        TimelineExport kept{&timeline};
        kept.keep = "talk.eaf";
        QVERIFY(!has(exportLosses(kept, TimelineFormat::Eaf), ExportLoss::Texts));
        timeline.utterances[0].columns.emplace_back("topic", "weather");
        QVERIFY(has(exportLosses({&timeline}, TimelineFormat::WebVtt), ExportLoss::Columns));
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::Csv), ExportLoss::Columns));
        QVERIFY(has(exportLosses({&timeline}, TimelineFormat::EmoEvaluation), ExportLoss::Dimensions));
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::Eaf), ExportLoss::Milliseconds));
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::Eaf), ExportLoss::Incomplete));
        QVERIFY(exportLosses({&timeline}, TimelineFormat::Json).empty());
    }

    /// What came in with the sentences goes out again.
    void aTableHasTheColumnsThatCameIn()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.utterances[0].columns = {{"text", "yes, \"you\""}, {"topic", "=1+1"}};
        timeline.utterances[2].columns = {{"topic", "weather"}};
        const auto read = readBack(timeline, TimelineFormat::Csv, "columns.csv");
        QVERIFY(read.ok());
        const auto valueOf = [&](double start, const std::string& name) {
            for (const auto& segment : read->segments) {
                for (const auto& [key, value] : segment.columns) {
                    if (std::fabs(segment.startSeconds - start) < 1e-9 && key == name)
                        return value;
                }
            }
            return std::string();
        };
        QCOMPARE(valueOf(0.0, "text"), std::string("yes, \"you\""));
        QCOMPARE(valueOf(0.0, "topic"), std::string("=1+1"));
        QCOMPARE(valueOf(1.25, "topic"), std::string("weather"));
    }

    void subtitlesSayWhoSpeaksWhatAndHow()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.utterances.resize(3);
        timeline.utterances[0].columns = {{"text", "1 < 2 & so on\n\n--> end"}};
        timeline.utterances[1].speaker = "Zoë <x>";
        timeline.utterances[2].speaker.clear();
        const auto text = writtenTimeline(exported(timeline), TimelineFormat::WebVtt, mayShare);
        QVERIFY(text.ok());
        QCOMPARE(QString::fromStdString(*text),
                 QStringLiteral("WEBVTT\n\nNOTE\nUndertone, tiny <model>\nEmotions: [ang] [h\"a\"p &amp; &lt;y&gt;] [sad] [neu]\nLabels "
                                "are \"estimates\" &amp; often wrong.\n\n"
                                "00:00:00.000 --> 00:00:01.250\n<v Ann>1 &lt; 2 &amp; so on\n--&gt; end [neu]\n\n"
                                "00:00:00.500 --> 00:00:02.000\n<v Zoë &lt;x&gt;>h\"a\"p &amp; &lt;y&gt;\n\n"
                                "00:00:01.250 --> 00:00:03.000\nang\n\n"));
        const auto read = readBack(timeline, TimelineFormat::WebVtt, "t.vtt");
        QVERIFY(read.ok());
        QCOMPARE(read->segments.size(), std::size_t{3});
        QCOMPARE(std::string(speakerName(read->speakers, read->segments[0].speaker)), std::string("Ann"));
        QCOMPARE(std::string(speakerName(read->speakers, read->segments[1].speaker)), std::string("Zoë <x>"));
        QVERIFY(read->segments[2].speaker.isNone());
    }

    void labelsOfAudacityAreReadAsTheirSpeakers()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.utterances[0].columns = {{"text", "tab\there"}};
        for (auto& row : timeline.utterances) {
            if (row.speaker.empty())
                row.speaker = "Bo";
        }
        const auto read = readBack(timeline, TimelineFormat::Audacity, "labels.txt");
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        const auto wanted = test::writtenSegments(timeline);
        QCOMPARE(read->segments.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY(std::fabs(read->segments[i].startSeconds - wanted[i].startSeconds) < 1e-6);
            const auto& speaker = wanted[i].speaker;  // quotes are no part of a name before a colon
            QCOMPARE(std::string(speakerName(read->speakers, read->segments[i].speaker)),
                     speaker.starts_with('B') && speaker != "Bo" ? "" : speaker);
        }
        const std::vector<std::pair<std::string, std::string>> wantedColumns{
            {"text", "neu – tab here"}};  // the names with quotes stay in their texts
        QCOMPARE(read->segments[0].columns, wantedColumns);
    }

    void tablesOfAudformatAreReadAgain()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.utterances[0].columns = {{"text", "yes, \"you\""}};
        const auto wanted = test::writtenSegments(timeline);
        timeline.utterances[1].probabilities.clear();
        TimelineExport what = exported(timeline);
        what.audio = "/data/a talk.wav";
        const auto database = timelineToAudformat(what, mayShare);
        QVERIFY(database.ok());
        QVERIFY(QString::fromStdString(database->header).contains("    - \"h\\\"a\\\"p & <y>\"\n"));
        QVERIFY(!QString::fromStdString(database->header).contains("/data"));
        QVERIFY(
            QString::fromStdString(database->table).contains("a talk.wav,0 days 00:00:00.000000,0 days 00:00:01.250000,neu,0.700000,Ann,"));
        for (const bool several : {false, true}) {
            QFile file(m_folder.filePath("db.emotion.csv"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(database->table));
            if (several)
                file.write("x/other.wav,0 days 00:00:01,0 days 00:00:02,neu,0.5,Bo,\n");
            file.close();
            SegmentsSelection selection;
            selection.audio = "/elsewhere/a talk.wav";
            const auto read = readSegments(file.fileName().toStdString(), writtenSeconds, TokenizeMode::Utterance, selection);
            QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
            QCOMPARE(read->segments.size(), wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                QVERIFY(std::fabs(read->segments[i].startSeconds - wanted[i].startSeconds) < 1e-6);
                QCOMPARE(std::string(speakerName(read->speakers, read->segments[i].speaker)), wanted[i].speaker);
            }
        }
        QVERIFY(!timelineToAudformat(what, test::mayAnalyse));
        const auto losses = exportLosses(what, TimelineFormat::Audformat);
        QVERIFY(losses == (std::vector{ExportLoss::OtherProbabilities, ExportLoss::Measures}));
        Timeline late = timeline;
        late.utterances[3].endSeconds = 1e300;
        QCOMPARE(timelineToAudformat(exported(late), mayShare).error().code, ErrorCode::LimitExceeded);
        timeline.utterances.resize(1);
        timeline.utterances[0].startSeconds = 3725.5;
        timeline.utterances[0].endSeconds = 90061.25;
        const auto later = timelineToAudformat(what, mayShare);
        QVERIFY(QString::fromStdString(later->table).contains("a talk.wav,0 days 01:02:05.500000,1 days 01:01:01.250000,"));
    }

    /// In a project that was labelled and never analysed.
    void labelsOfAnAnnotatorAreWrittenAsAModelsAre()
    {
        Timeline timeline = test::writtenTimelineFixture();
        const Timeline ofModel = timeline;
        timeline.annotator = "Ada";
        timeline.model.clear();
        timeline.notice.clear();
        for (auto& row : timeline.utterances) {
            row.givenLabel = row.emotion();
            row.probabilities.clear();
            row.lossBefore.reset();
        }
        for (const auto format : {TimelineFormat::TextGrid, TimelineFormat::Audacity})
            QCOMPARE(*writtenTimeline(exported(timeline), format, mayShare), *writtenTimeline(exported(ofModel), format, mayShare));
        const auto eaf = QString::fromStdString(*writtenTimeline(exported(timeline), TimelineFormat::Eaf, mayShare));
        QVERIFY(eaf.contains("<PROPERTY NAME=\"undertone.annotator\">Ada</PROPERTY>"));
        QVERIFY(!eaf.contains("undertone.memory") && !eaf.contains("of the model"));
        QVERIFY(eaf.contains("CVE_REF=\"cveid3\""));
        const auto table = QString::fromStdString(*writtenTimeline(exported(timeline), TimelineFormat::Csv, mayShare));
        QVERIFY(table.startsWith("number,start_seconds,end_seconds,speaker,emotion\n1,0.000,1.250,Ann,neu\n"));
        const auto cues = QString::fromStdString(*writtenTimeline(exported(timeline), TimelineFormat::WebVtt, mayShare));
        QVERIFY(cues.startsWith("WEBVTT\n\nNOTE\nUndertone, labels of Ada\nEmotions: [ang]"));
        for (const auto format : {TimelineFormat::TextGrid, TimelineFormat::Csv, TimelineFormat::Audacity, TimelineFormat::Eaf}) {
            const auto losses = exportLosses(exported(timeline), format);
            QVERIFY(!has(losses, ExportLoss::Probabilities) && !has(losses, ExportLoss::Measures) && !has(losses, ExportLoss::Provenance));
            QCOMPARE(has(losses, ExportLoss::Annotator), format != TimelineFormat::Eaf);
        }
        timeline.utterances[0].givenLabel = -1;
        QVERIFY(writtenTimeline(exported(timeline), TimelineFormat::Csv, mayShare)->find("1,0.000,1.250,Ann,\n") != std::string::npos);
        QVERIFY(writtenTimeline(exported(timeline), TimelineFormat::TextGrid, mayShare)->find("text = \"?\"") != std::string::npos);
    }

    void turnsOfIemocapAreReadAsTheyWere()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.labels = {"anger", "happiness", "boredom", "neutral"};
        timeline.utterances.resize(4);
        for (std::size_t i = 0; i < 4; ++i)
            timeline.utterances[i].speaker = i % 2 == 0 ? "Ses01_F" : "M";
        timeline.utterances[1].columns = {
            {"turn", "Ses01F_impro01_M007"}, {"valence", "3.5000"}, {"activation", "2.0000"}, {"dominance", "4.0000"}};
        timeline.utterances[3].probabilities.clear();
        TimelineExport what = exported(timeline);
        what.audio = "/data/Ses01F_impro01.wav";
        const auto text = writtenTimeline(what, TimelineFormat::EmoEvaluation, mayShare);
        QVERIFY(text.ok());
        QCOMPARE(QString::fromStdString(*text),
                 QStringLiteral("% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
                                "[0.0000 - 1.2500]\tSes01F_impro01_F000\tneu\t[0.0000, 0.0000, 0.0000]\n\n"
                                "[0.5000 - 2.0000]\tSes01F_impro01_M007\thap\t[3.5000, 2.0000, 4.0000]\n\n"
                                "[1.2500 - 3.0000]\tSes01F_impro01_F001\tang\t[0.0000, 0.0000, 0.0000]\n\n"
                                "[0.3333 - 0.6667]\tSes01F_impro01_M001\txxx\t[0.0000, 0.0000, 0.0000]\n\n"));
        timeline.utterances[2].speaker = "Ann";
        const auto refused = writtenTimeline(what, TimelineFormat::EmoEvaluation, mayShare);
        QVERIFY(!refused);
        QVERIFY(QString::fromStdString(englishSentence(refused.error())).contains("Ann"));
    }

    void aTableHasTheRunWithMemoryOffBeside()
    {
        const Timeline timeline = test::writtenTimelineFixture();
        Timeline off = timeline;
        off.utterances.pop_back();
        TimelineExport what = exported(timeline);
        what.memoryOff = &off;
        const QByteArray table = QByteArray::fromStdString(*writtenTimeline(what, TimelineFormat::Csv, mayShare));
        const auto lines = table.trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype{10});
        QVERIFY(lines[0].startsWith("number,start_seconds,end_seconds,speaker,emotion,probability_ang,"));
        QVERIFY(lines[0].endsWith(",memory_off_loss_before_nats"));
        QVERIFY2(lines[1].startsWith("1,0.000,1.250,Ann,neu,0.100000,"), lines[1]);
        QVERIFY2(lines[1].contains(",neu,0.100000,0.100000,0.100000,0.700000,,,,0,neu,"), lines[1]);
        QVERIFY2(lines[9].endsWith(",,,,,,"), lines[9]);
        QVERIFY(!writtenTimeline(exported(timeline), TimelineFormat::Csv, mayShare)->starts_with("memory_off"));
    }

    void nothingToWriteAndTimesBeyondAllRecordingsAreRefused()
    {
        Timeline timeline = test::writtenTimelineFixture();
        for (const auto& [format, name] : allFormats) {
            Timeline empty = timeline;
            empty.utterances.clear();
            QCOMPARE(writtenTimeline(exported(empty), format, mayShare).error().code, ErrorCode::UnsupportedFormat);
            Timeline late = timeline;
            late.utterances[3].endSeconds = 1e300;
            QCOMPARE(writtenTimeline(exported(late), format, mayShare).error().code, ErrorCode::LimitExceeded);
        }
    }

    void aSentenceWithoutALabelIsNoSilence()
    {
        Timeline timeline = test::writtenTimelineFixture();
        timeline.labels = {" "};
        for (const auto& [format, name] : {allFormats[0], allFormats[1]})
            QCOMPARE(readBack(timeline, format, QString::fromLatin1(name))->segments.size(), timeline.utterances.size());
    }
};

QTEST_GUILESS_MAIN(CorpusTimelineWritersTest)
#include "timeline_writers_test.moc"
