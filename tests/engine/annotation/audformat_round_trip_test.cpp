// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that we write, audformat loads as we meant them, with their schemes and tables; what it saves, we read as the same sentences
// (tests/oracle/audformat_round_trip.py), in the environment that ./dev oracle makes.
#include "engine/annotation/audformat_writer.h"
#include "engine/annotation/segments_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/deviation.h"
#include "tests/support/written_timeline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

class AudformatRoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto python = qEnvironmentVariable("UNDERTONE_ORACLE_PYTHON");
        if (python.isEmpty())
            QSKIP("The oracles' Python is not here: ./dev oracle makes it and runs this.");
        QVERIFY(m_folder.isValid());
        m_run.labels[0] = "two\nlines, \"quoted\" \\ and a tab\t";
        m_run.utterances[0].columns = {{"text", "yes, \"you\"\nand me"}};
        m_run.utterances[1].probabilities.clear();
        m_run.attestation = "CC BY 4.0: all agreed";
        write("ours", m_run);
        m_labels = m_run;
        m_labels.annotator = "Ada: \"the\" first";
        m_labels.model.clear();
        m_labels.notice.clear();
        for (UtteranceAnalysis& row : m_labels.utterances) {
            row.givenLabel = row.emotion();
            row.probabilities.clear();
        }
        write("ours_labels", m_labels);
        QProcess process;
        process.start(python, {"-W", "ignore", UNDERTONE_TESTS_DIR "/oracle/audformat_round_trip.py", m_folder.path()});
        QVERIFY2(process.waitForFinished(540000), qPrintable(process.errorString()));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAllStandardError().constData());
    }
    void cleanupTestCase() { m_deviations.print(); }

    void itLoadsSchemesTablesAndOrigin()
    {
        const auto said = saidOf("ours.json");
        QCOMPARE(said["name"].toString(), "a talk");
        QCOMPARE(said["description"].toString(), QString::fromStdString(m_run.notice));
        QCOMPARE(said["license"].toString(), QString::fromStdString(m_run.attestation));
        const auto schemes = said["schemes"].toObject();
        QCOMPARE(schemes.keys(), (QStringList{"emotion", "probability", "speaker", "text"}));
        QCOMPARE(schemes["probability"].toObject()["dtype"].toString(), "float");
        const auto labels = schemes["emotion"].toObject()["labels"].toArray();
        QCOMPARE(labels.size(), static_cast<qsizetype>(m_run.labels.size()));
        for (qsizetype i = 0; i < labels.size(); ++i)
            QCOMPARE(labels[i].toString(), QString::fromStdString(m_run.labels[static_cast<std::size_t>(i)]));
        QCOMPARE(schemes["emotion"].toObject()["description"].toString(), "read by tiny <model>");
        const auto table = said["tables"].toObject()["emotion"].toObject();
        QVERIFY(table["is_segmented"].toBool());
        for (const QString& column : schemes.keys())
            QCOMPARE(table["columns"].toObject()[column].toString(), column);
        const auto meta = said["meta"].toObject();
        QCOMPARE(meta["undertone.model"].toString(), "tiny <model>");
        QCOMPARE(meta["undertone.memory"].toString(), "dpm");
        QCOMPARE(meta["undertone.complete"].toString(), "true");
        compareRows(table["rows"].toArray(), m_run);
    }

    void labelsOfAnAnnotatorHaveNoProbabilities()
    {
        const auto said = saidOf("ours_labels.json");
        QCOMPARE(said["schemes"].toObject().keys(), (QStringList{"emotion", "speaker", "text"}));
        QCOMPARE(said["schemes"].toObject()["emotion"].toObject()["description"].toString(), "given by Ada: \"the\" first");
        QCOMPARE(said["meta"].toObject()["undertone.annotator"].toString(), "Ada: \"the\" first");
        QVERIFY(!said["meta"].toObject().contains("undertone.memory"));
        compareRows(said["tables"].toObject()["emotion"].toObject()["rows"].toArray(), m_labels);
    }

    void weReadWhatItSaves_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"ours", "again_ours", "again_ours_labels"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void weReadWhatItSaves()
    {
        QFETCH(QString, name);
        const auto read = readSegments(m_folder.filePath(name + "/db.emotion.csv").toStdString(), test::writtenSeconds,
                                       TokenizeMode::Utterance, ofTalk());
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        const auto found = test::namedSegments(*read);
        const auto wanted = test::writtenSegments(m_labels);
        QCOMPARE(found.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE(found[i].speaker, wanted[i].speaker);
            QVERIFY(
                m_deviations.within("audformat, " + name + ", seconds", std::abs(found[i].startSeconds - wanted[i].startSeconds), 2e-6));
            QVERIFY(m_deviations.within("audformat, " + name + ", seconds", std::abs(found[i].endSeconds - wanted[i].endSeconds), 2e-6));
        }
    }

    /// Of its own making: another table, two recordings, a speaker with properties, one who is not known.
    void weReadADatabaseOfItsOwn()
    {
        const auto read =
            readSegments(m_folder.filePath("theirs/db.turns.csv").toStdString(), test::writtenSeconds, TokenizeMode::Utterance, ofTalk());
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        const auto found = test::namedSegments(*read);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].speaker, std::string());
        QCOMPARE(found[0].startSeconds, 0.25);
        QCOMPARE(found[1].speaker, std::string("s2"));
        QCOMPARE(found[1].endSeconds, 3.000001);
    }

private:
    QTemporaryDir m_folder;
    test::Deviations m_deviations;
    Timeline m_run = test::writtenTimelineFixture();
    Timeline m_labels;

    static SegmentsSelection ofTalk()
    {
        SegmentsSelection selection;
        selection.audio = "/elsewhere/a talk.wav";
        return selection;
    }

    void write(const QString& name, const Timeline& timeline)
    {
        TimelineExport what{&timeline};
        what.durationSeconds = test::writtenSeconds;
        what.audio = "/data/a talk.wav";
        const auto database = timelineToAudformat(what, test::mayShare);
        QVERIFY(database.ok());
        QVERIFY(QDir(m_folder.path()).mkdir(name));
        for (const auto& [file, text] : {std::pair("/db.yaml", database->header), std::pair("/db.emotion.csv", database->table)}) {
            QFile out(m_folder.filePath(name + QLatin1String(file)));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(QByteArray::fromStdString(text));
        }
    }

    [[nodiscard]] QJsonObject saidOf(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    void compareRows(const QJsonArray& rows, const Timeline& timeline)
    {
        QCOMPARE(rows.size(), static_cast<qsizetype>(timeline.utterances.size()));
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const auto said = rows[i].toObject();
            const UtteranceAnalysis& row = timeline.utterances[static_cast<std::size_t>(i)];
            QCOMPARE(said["file"].toString(), "a talk.wav");
            QVERIFY(
                m_deviations.within("our audformat in audformat, seconds", std::abs(said["start"].toDouble() - row.startSeconds), 2e-6));
            QVERIFY(m_deviations.within("our audformat in audformat, seconds", std::abs(said["end"].toDouble() - row.endSeconds), 2e-6));
            QCOMPARE(said["speaker"].toString(), QString::fromStdString(row.speaker));
            const QString label =
                row.emotion() < 0 ? QString() : QString::fromStdString(timeline.labels[static_cast<std::size_t>(row.emotion())]);
            QCOMPARE(said["emotion"].toString(), label);
            QCOMPARE(said["text"].toString(), i == 0 ? QString("yes, \"you\"\nand me") : QString());
            QCOMPARE(said["probability"].isDouble(), !row.probabilities.empty());
            if (!row.probabilities.empty())
                QCOMPARE(said["probability"].toDouble(), 0.7);
        }
    }
};

QTEST_GUILESS_MAIN(AudformatRoundTripTest)
#include "audformat_round_trip_test.moc"
