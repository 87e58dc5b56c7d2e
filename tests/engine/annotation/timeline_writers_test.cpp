// SPDX-License-Identifier: GPL-3.0-or-later
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
        QVERIFY(has(losses, ExportLoss::Incomplete) && has(losses, ExportLoss::Length) && has(losses, ExportLoss::Columns));
        QVERIFY(!has(losses, ExportLoss::Measures));
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::Eaf), ExportLoss::Milliseconds));
        QVERIFY(!has(exportLosses({&timeline}, TimelineFormat::Eaf), ExportLoss::Incomplete));
        QVERIFY(exportLosses({&timeline}, TimelineFormat::Json).empty());
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
