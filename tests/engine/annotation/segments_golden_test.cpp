// SPDX-License-Identifier: GPL-3.0-or-later
// TextGrids written by Praat and EAFs written by pympi, read as Praat and pympi read them (tests/oracle/make_segments_goldens.py).
#include "engine/annotation/segments_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/support/deviation.h"
#include "tests/support/named_segments.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace undertone;

namespace {

std::filesystem::path golden(const QString& name)
{
    return (QStringLiteral(UNDERTONE_TESTS_DIR "/golden/segments/") + name).toStdString();
}

/// What must come out of a file, by what its oracle says of it.
struct Expected {
    std::vector<test::NamedSegment> segments;
    int pointTiers = 0;
    int dependentTiers = 0;
    double originSeconds = 0.0;
};

Expected expectedOf(const QJsonObject& one)
{
    Expected expected;
    const bool praat = one[QStringLiteral("oracle")] == QStringLiteral("praat");
    expected.originSeconds = one[QStringLiteral("origin")].toDouble() / 1000.0;
    for (const QJsonValue& value : one[QStringLiteral("tiers")].toArray()) {
        const QJsonObject tier = value.toObject();
        const bool dependent = !tier[QStringLiteral("parent")].toString().isEmpty();
        expected.pointTiers += tier.contains(QStringLiteral("points"));
        expected.dependentTiers += dependent;
        if (dependent)
            continue;
        const QString participant = tier[QStringLiteral("participant")].toString();
        const std::string speaker = (participant.isEmpty() ? tier[QStringLiteral("name")].toString() : participant).toStdString();
        for (const QJsonValue& entry : tier[QStringLiteral("intervals")].toArray()) {
            const QJsonArray interval = entry.toArray();
            const std::string text = interval[2].toString().toStdString();
            if (praat && QString::fromStdString(text).trimmed().isEmpty())
                continue;  // silence
            test::NamedSegment segment{interval[0].toDouble(), interval[1].toDouble(), speaker, {}};
            if (!praat) {
                segment.startSeconds = (segment.startSeconds + one[QStringLiteral("origin")].toDouble()) / 1000.0;
                segment.endSeconds = (segment.endSeconds + one[QStringLiteral("origin")].toDouble()) / 1000.0;
            }
            if (!text.empty())
                segment.columns.emplace_back("text", text);
            expected.segments.push_back(segment);
        }
    }
    test::orderByStart(expected.segments);
    return expected;
}

bool anyContains(const std::vector<Message>& messages, const std::string& words)
{
    const auto sentences = englishSentences(messages);
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& sentence) { return sentence.find(words) != std::string::npos; });
}

}  // namespace

class SegmentsGoldenTest : public QObject {
    Q_OBJECT

    QJsonArray m_cases;
    test::Deviations m_deviations;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QString::fromStdString(golden(QStringLiteral("segments.json")).string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_cases = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("cases")].toArray();
        QCOMPARE(m_cases.size(), 10);
    }
    void cleanupTestCase() { m_deviations.print(); }

    void aFileIsReadAsItsOracleReadsIt_data()
    {
        QTest::addColumn<QJsonObject>("one");
        for (const QJsonValue& value : std::as_const(m_cases))
            QTest::newRow(qPrintable(value.toObject()[QStringLiteral("file")].toString())) << value.toObject();
    }

    void aFileIsReadAsItsOracleReadsIt()
    {
        QFETCH(QJsonObject, one);
        const auto expected = expectedOf(one);
        const auto read = readSegments(golden(one[QStringLiteral("file")].toString()), 20.0);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        const bool praat = one[QStringLiteral("oracle")] == QStringLiteral("praat");
        QVERIFY(read->source == (praat ? SegmentsSource::TextGrid : SegmentsSource::Eaf));
        QVERIFY(!expected.segments.empty());
        QCOMPARE(read->segments.size(), expected.segments.size());
        const QString what = praat ? QStringLiteral("TextGrid, seconds") : QStringLiteral("EAF, seconds");
        for (std::size_t i = 0; i < expected.segments.size(); ++i) {
            const auto segment = test::namedSegments(*read)[i];
            const auto& wanted = expected.segments[i];
            QCOMPARE(QString::fromStdString(segment.speaker), QString::fromStdString(wanted.speaker));
            QVERIFY(segment.columns == wanted.columns);
            QVERIFY(m_deviations.within(what, std::abs(segment.startSeconds - wanted.startSeconds), 1e-9));
            QVERIFY(m_deviations.within(what, std::abs(segment.endSeconds - wanted.endSeconds), 1e-9));
        }
    }

    void whatIsLeftOutIsSaid_data() { aFileIsReadAsItsOracleReadsIt_data(); }

    void whatIsLeftOutIsSaid()
    {
        QFETCH(QJsonObject, one);
        const auto expected = expectedOf(one);
        const auto read = readSegments(golden(one[QStringLiteral("file")].toString()), 20.0);
        QVERIFY(read.ok());
        QCOMPARE(anyContains(read->warnings, "1 point tier (bell) was left out"), expected.pointTiers == 1);
        QCOMPARE(anyContains(read->warnings, "2 tiers (Ann words, Ann translation) were left out"), expected.dependentTiers == 2);
        QCOMPARE(anyContains(read->warnings, "1500 ms into the recording"), expected.originSeconds == 1.5);
        QCOMPARE(anyContains(read->warnings, "ISO Latin-1"), one[QStringLiteral("file")] == QStringLiteral("latin1.TextGrid"));
    }

    void otherFormsOfPraatSayHowToSaveThem()
    {
        for (const char* name : {"chronological.TextGrid", "binary.TextGrid"}) {
            const auto read = readSegments(golden(QString::fromLatin1(name)), 20.0);
            QVERIFY(!read.ok());
            QCOMPARE(read.error().code, ErrorCode::UnsupportedFormat);
            QVERIFY2(englishSentence(read.error()).find("Save as text file") != std::string::npos, englishSentence(read.error()).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(SegmentsGoldenTest)
#include "segments_golden_test.moc"
