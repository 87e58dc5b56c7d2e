// SPDX-License-Identifier: GPL-3.0-or-later
// What we write of a timeline, Praat and pympi read as we meant it, and what they write again of it, we read as the same sentences
// (tests/oracle/segments_round_trip.py), in the environment that ./dev oracle makes.
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/deviation.h"
#include "tests/support/written_timeline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

class SegmentsRoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto python = qEnvironmentVariable("UNDERTONE_ORACLE_PYTHON");
        if (python.isEmpty())
            QSKIP("The oracles' Python is not here: ./dev oracle makes it and runs this.");
        QVERIFY(m_folder.isValid());
        write("talk.TextGrid", TimelineFormat::TextGrid);
        write("talk.eaf", TimelineFormat::Eaf);
        for (const char* name : keptFiles) {
            const QString path = QStringLiteral(UNDERTONE_TESTS_DIR "/golden/segments/") + QLatin1String(name);
            QVERIFY(QFile::copy(path, m_folder.filePath(QLatin1String(name))));
            write(QStringLiteral("kept_") + QLatin1String(name),
                  path.endsWith(QLatin1String("eaf")) ? TimelineFormat::Eaf : TimelineFormat::TextGrid, path.toStdString());
        }
        QProcess process;
        process.start(python, {UNDERTONE_TESTS_DIR "/oracle/segments_round_trip.py", m_folder.path()});
        QVERIFY2(process.waitForFinished(540000), qPrintable(process.errorString()));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAllStandardError().constData());
    }
    void cleanupTestCase() { m_deviations.print(); }

    void praatReadsTiersWithoutHoles()
    {
        const auto said = saidOf(QStringLiteral("talk.TextGrid.json"));
        QCOMPARE(said[QStringLiteral("seconds")].toDouble(), test::writtenSeconds);
        const auto tiers = said[QStringLiteral("tiers")].toArray();
        QStringList names;
        for (const QJsonValue& value : tiers) {
            names << value.toObject()[QStringLiteral("name")].toString();
            double covered = 0.0;
            for (const QJsonValue& entry : value.toObject()[QStringLiteral("intervals")].toArray()) {
                QCOMPARE(entry.toArray()[0].toDouble(), covered);
                covered = entry.toArray()[1].toDouble();
            }
            QCOMPARE(covered, test::writtenSeconds);
        }
        QCOMPARE(names, (QStringList{"Ann", "Ann", "B \"the\" Ö", "<NA>"}));
        compare(said, false, "round trip, our TextGrid in Praat, seconds", 1e-12);
    }

    void pympiReadsDocumentsOfElan()
    {
        const auto said = saidOf(QStringLiteral("talk.eaf.json"));
        QStringList names, participants;
        for (const QJsonValue& value : said[QStringLiteral("tiers")].toArray()) {
            names << value.toObject()[QStringLiteral("name")].toString();
            participants << value.toObject()[QStringLiteral("participant")].toString();
        }
        QCOMPARE(names, (QStringList{"Ann", "Ann (2)", "B \"the\" Ö", "<NA>"}));
        QCOMPARE(participants, (QStringList{"Ann", "Ann", "B \"the\" Ö", "<NA>"}));
        QCOMPARE(said[QStringLiteral("media")].toArray(), (QJsonArray{"file:///data/a%20talk.wav", "../data/a%20talk.wav", "audio/x-wav"}));
        const auto properties = said[QStringLiteral("properties")].toObject();
        QCOMPARE(properties[QStringLiteral("lastUsedAnnotationId")].toString(),
                 QString::number(said[QStringLiteral("annotations")].toInt()));
        QCOMPARE(properties[QStringLiteral("undertone.model")].toString(), QStringLiteral("tiny <model>"));
        QCOMPARE(properties[QStringLiteral("undertone.notice")].toString(), QStringLiteral("Labels are \"estimates\" & often wrong."));
        QCOMPARE(properties[QStringLiteral("undertone.complete")].toString(), QStringLiteral("true"));
        QCOMPARE(said[QStringLiteral("types")].toArray(), (QJsonArray{"emotion"}));
        QCOMPARE(said[QStringLiteral("type_of_tier")].toArray(), (QJsonArray{"emotion", "emotion", "emotion", "emotion"}));
        QCOMPARE(said[QStringLiteral("constraints")].toArray().size(), 4);
        QCOMPARE(said[QStringLiteral("vocabulary")].toArray(), (QJsonArray{"ang", "h\"a\"p & <y>", "sad", "neu"}));
        QVERIFY(said[QStringLiteral("slots_rise")].toBool());
        compare(said, true, "round trip, our EAF in pympi, seconds", 0.0005 + 1e-9);
    }

    /// What Praat and ELAN's documents held, they hold with our tiers behind it.
    void theySeeTheirOwnTiersInWhatWeWrite()
    {
        for (const char* name : keptFiles) {
            const auto before = saidOf(QLatin1String(name) + QStringLiteral(".json"))[QStringLiteral("tiers")].toArray();
            const auto after = saidOf(QStringLiteral("kept_%1.json").arg(QLatin1String(name)))[QStringLiteral("tiers")].toArray();
            QVERIFY(!before.isEmpty());
            QCOMPARE(after.size(), before.size() + 4);
            for (qsizetype i = 0; i < before.size(); ++i)
                QCOMPARE(withoutSilenceBehind(after[i].toObject(), before[i].toObject()), before[i].toObject());
            for (qsizetype i = before.size(); i < after.size(); ++i)
                QVERIFY(after[i].toObject()[QStringLiteral("name")].toString().contains(QStringLiteral(" emotion")));
        }
    }

    void weReadWhatTheyWriteAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("our TextGrid") << "talk.TextGrid" << 1e-12;
        QTest::newRow("Praat's of it, short, UTF-16") << "again_talk.TextGrid" << 1e-12;
        QTest::newRow("our EAF") << "talk.eaf" << 0.0005 + 1e-9;
        QTest::newRow("pympi's of it") << "again_talk.eaf" << 0.0005 + 1e-9;
    }

    void weReadWhatTheyWriteAgain()
    {
        QFETCH(QString, name);
        QFETCH(double, tolerance);
        const auto read = readSegments(m_folder.filePath(name).toStdString(), test::writtenSeconds);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        compareSegments(test::namedSegments(*read), "round trip, read again, " + name.section('.', 1) + ", seconds", tolerance);
    }

private:
    /// All tiers of a TextGrid end together: one of a shorter file gets an interval without text to the end of the recording.
    static QJsonObject withoutSilenceBehind(QJsonObject tier, const QJsonObject& before)
    {
        const QString key = QStringLiteral("intervals");
        QJsonArray intervals = tier.value(key).toArray();
        const QJsonArray source = before.value(key).toArray();
        const bool hasSilence = !source.isEmpty() && intervals.size() == source.size() + 1 && intervals.last()[2].toString().isEmpty()
            && intervals.last()[0] == source.last()[1];
        if (hasSilence) {
            intervals.removeLast();
            tier[key] = intervals;
        }
        return tier;
    }

    QTemporaryDir m_folder;
    test::Deviations m_deviations;
    const Timeline m_timeline = test::writtenTimelineFixture();
    static constexpr const char* keptFiles[] = {"long_utf8.TextGrid", "short_utf16.TextGrid", "by_hand.TextGrid", "offset.eaf"};

    void write(const QString& name, TimelineFormat format, const std::filesystem::path& keep = {})
    {
        TimelineExport what{&m_timeline};
        what.keep = keep;
        what.durationSeconds = test::writtenSeconds;
        what.audio = "/data/a talk.wav";
        what.target = "/results/" + name.toStdString();
        what.writtenAt = "2026-01-01T00:00:00Z";
        const auto text = writtenTimeline(what, format, test::mayShare);
        QVERIFY(text.ok());
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text->data(), static_cast<qint64>(text->size()));
    }

    [[nodiscard]] QJsonObject saidOf(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    /// The oracle's tiers against the timeline, sentence by sentence; in milliseconds where they are whole.
    void compare(const QJsonObject& said, bool milliseconds, const QString& what, double tolerance)
    {
        std::vector<test::NamedSegment> found;
        for (const QJsonValue& value : said[QStringLiteral("tiers")].toArray()) {
            const auto speaker = value.toObject()[QStringLiteral("name")].toString().section(QStringLiteral(" (2)"), 0, 0).toStdString();
            for (const QJsonValue& entry : value.toObject()[QStringLiteral("intervals")].toArray()) {
                const QJsonArray interval = entry.toArray();
                if (interval[2].toString().isEmpty())
                    continue;
                const double unit = milliseconds ? 1000.0 : 1.0;
                found.push_back({interval[0].toDouble() / unit,
                                 interval[1].toDouble() / unit,
                                 speaker == "<NA>" ? "" : speaker,
                                 {{"text", interval[2].toString().toStdString()}}});
            }
        }
        test::orderByStart(found);
        compareSegments(found, what, tolerance);
    }

    void compareSegments(const std::vector<test::NamedSegment>& found, const QString& what, double tolerance)
    {
        const auto wanted = test::writtenSegments(m_timeline);
        QCOMPARE(found.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE(QString::fromStdString(found[i].speaker), QString::fromStdString(wanted[i].speaker));
            QVERIFY(found[i].columns == wanted[i].columns);
            QVERIFY(m_deviations.within(what, std::abs(found[i].startSeconds - wanted[i].startSeconds), tolerance));
            QVERIFY(m_deviations.within(what, std::abs(found[i].endSeconds - wanted[i].endSeconds), tolerance));
        }
    }
};

QTEST_GUILESS_MAIN(SegmentsRoundTripTest)
#include "segments_round_trip_test.moc"
