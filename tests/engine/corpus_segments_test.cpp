// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/segments_reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

constexpr double audioSeconds = 30.0;

}  // namespace

class CorpusSegmentsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's file");
        file.write(content);
        return file.fileName().toStdString();
    }
    Result<Conversation> read(const QString& name, const QByteArray& content, TokenizeMode order = TokenizeMode::Utterance) const
    {
        return readSegments(write(name, content), audioSeconds, order);
    }

private Q_SLOTS:
    void rttmWithOverlapsAndNesting()
    {
        const auto conversation = read(QStringLiteral("a.rttm"),
                                       ";; a comment\n"
                                       "SPKR-INFO talk 1 <NA> <NA> <NA> unknown MEE071 <NA> <NA>\n"
                                       "SPEAKER talk 1 5.00 1.50 <NA> <NA> MEE073 <NA> <NA>\r\n"
                                       "SPEAKER talk 1 0.92 12.77 <NA> <NA> M\xc3\x89O069 <NA> <NA>\n\n"
                                       "SPEAKER talk 64 0.92 2.0 <NA> <NA> <NA> <NA>\n");
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : conversation.error().detail.c_str());
        QVERIFY(conversation->source == SegmentsSource::Rttm);
        const std::vector<Segment> expected{{0.92, 0.92 + 2.0, ""}, {0.92, 0.92 + 12.77, "M\xc3\x89O069"}, {5.0, 6.5, "MEE073"}};
        QVERIFY(conversation->segments == expected);
        QVERIFY(conversation->warnings.empty());
    }

    void csvWithMoreColumns()
    {
        const auto conversation = read(QStringLiteral("a.csv"),
                                       "\xef\xbb\xbf"
                                       "text,start,end,speaker\r\n"
                                       "\"Well, \"\"yes\"\"\nno\",1.5,2.5,\"Smith, Ann\"\r\n"
                                       "x, 0.5 ,1e1,Bob\r\n");
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : conversation.error().detail.c_str());
        QVERIFY(conversation->source == SegmentsSource::Csv);
        const std::vector<Segment> expected{{0.5, 10.0, "Bob", {{"text", "x"}}}, {1.5, 2.5, "Smith, Ann", {{"text", "Well, \"yes\"\nno"}}}};
        QVERIFY(conversation->segments == expected);
    }

    void formatIsToldByContentWhereTheNameDoesNot()
    {
        QVERIFY(read(QStringLiteral("a.txt"), "\n;; x\nSPEAKER f 1 0 1 <NA> <NA> A <NA> <NA>\n")->source == SegmentsSource::Rttm);
        QVERIFY(read(QStringLiteral("b"), "start,end,speaker\n0,1,A\n")->source == SegmentsSource::Csv);
        QVERIFY(read(QStringLiteral("A.RTTM"), "SPEAKER f 1 0 1 <NA> <NA> A <NA> <NA>")->source == SegmentsSource::Rttm);
        QCOMPARE(read(QStringLiteral("c.txt"), "hello\n").error().code, ErrorCode::UnsupportedFormat);
        QCOMPARE(read(QStringLiteral("d.TextGrid"), "File type = \"ooTextFile\"\n").error().code, ErrorCode::UnsupportedFormat);
    }

    void readingOrders()
    {
        // A long sentence with a short one nested in it: by start it comes first, by end last.
        const QByteArray text = "start,end,speaker\n2,3,B\n1,9,A\n2,3,C\n";
        const auto utterance = read(QStringLiteral("o.csv"), text);
        QCOMPARE(utterance->segments[0].speaker, std::string("A"));
        QCOMPARE(utterance->segments[1].speaker, std::string("B"));
        const auto whole = read(QStringLiteral("o.csv"), text, TokenizeMode::Whole);
        QCOMPARE(whole->segments[0].speaker, std::string("B"));
        QCOMPARE(whole->segments[1].speaker, std::string("C"));
        QCOMPARE(whole->segments[2].speaker, std::string("A"));
    }

    void anEndALittlePastTheAudioIsClipped()
    {
        const auto conversation = read(QStringLiteral("c.csv"), "start,end,speaker\n1,2,A\n29,30.5,B\n");
        QVERIFY(conversation.ok());
        QCOMPARE(conversation->segments[1].endSeconds, audioSeconds);
        QCOMPARE(conversation->warnings.size(), std::size_t{1});
        QVERIFY(conversation->warnings[0].find("line 3") != std::string::npos);
        QVERIFY(read(QStringLiteral("c.csv"), "start,end,speaker\n1,30,A\n")->warnings.empty());
    }

    void badSegments_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto csv = [](const char* name, const QByteArray& row, const char* says) {
            QTest::newRow(name) << QStringLiteral("x.csv") << "start,end,speaker\n0,1,A\n" + row << QString::fromLatin1(says);
        };
        csv("nan", "nan,2,A", "line 3: \"nan\" is not a number");
        csv("infinite", "1,inf,A", "line 3: \"inf\" is not a number");
        csv("overflow", "1,1e999,A", "line 3: \"1e999\" is not a number");
        csv("empty start", ",2,A", "line 3: \"\" is not a number");
        csv("decimal comma", "\"1,5\",2,A", "line 3: \"1,5\" is not a number");
        csv("hexadecimal", "0x1,2,A", "is not a number");
        csv("text after", "1 s,2,A", "is not a number");
        csv("end before start", "5,4,A", "line 3: the segment ends at 4.000 s, not after");
        csv("zero length", "5,5,A", "not after its start");
        csv("before the recording", "-0.5,1,A", "starts before");
        csv("far past the end", "29,30.51,A", "too far past the end");
        csv("starts past the end", "30.1,30.2,A", "line 3: the segment starts at 30.100 s, past the end");
        csv("starts at the end", "30,30.2,A", "past the end");
        csv("too few fields", "1,2", "line 3: 2 fields where the header has 3");
        csv("too many fields", "1,2,A,B", "4 fields");
        csv("quote not closed", "1,2,\"A\n3,4,B\n", "line 3: a quoted field is never closed");
        csv("quote inside", "1,2,A\"B\"", "line 3: a quote stands inside");
        csv("text after a quote", "1,2,\"A\"B", "line 3: text follows");
        csv("line after a field with line ends", "1,2,\"A\nB\nC\"\n7,x,A", "line 6: \"x\"");
        csv("not UTF-8", "1,2,\xff", "line 3: not UTF-8");
        csv("NUL", QByteArray("1,2,\0", 5), "line 3: not UTF-8");
        QTest::newRow("no header") << QStringLiteral("x.csv") << QByteArray("0,1,A\n") << "line 1: the header lacks the column start";
        QTest::newRow("no speaker column") << QStringLiteral("x.csv") << QByteArray("start,end\n0,1\n") << "lacks the column speaker";
        QTest::newRow("empty") << QStringLiteral("x.csv") << QByteArray() << "empty";
        QTest::newRow("header only") << QStringLiteral("x.csv") << QByteArray("start,end,speaker\n") << "no segment";
        const auto rttm = [](const char* name, const QByteArray& line, const char* says) {
            QTest::newRow(name) << QStringLiteral("x.rttm") << "SPEAKER f 1 0 1 <NA> <NA> A <NA> <NA>\n" + line << QString::fromLatin1(says);
        };
        rttm("rttm nan", "SPEAKER f 1 nan 1 <NA> <NA> A <NA> <NA>", "line 2: \"nan\"");
        rttm("rttm zero duration", "SPEAKER f 1 1 0 <NA> <NA> A <NA> <NA>", "line 2: the duration");
        rttm("rttm negative duration", "SPEAKER f 1 1 -1 <NA> <NA> A <NA> <NA>", "the duration");
        rttm("rttm duration lost in rounding", "SPEAKER f 1 29 1e-300 <NA> <NA> A <NA> <NA>", "not after its start");
        rttm("rttm short", "SPEAKER f 1 1 2", "this one has 5");
        rttm("rttm channel 65", "SPEAKER f 65 1 2 <NA> <NA> A <NA> <NA>", "not a channel from 1 to 64");
        rttm("rttm channel a word", "SPEAKER f left 1 2 <NA> <NA> A <NA> <NA>", "not a channel");
        rttm("rttm channel a fraction", "SPEAKER f 1.5 1 2 <NA> <NA> A <NA> <NA>", "not a channel");
        rttm("rttm other recording", "SPEAKER g 1 1 2 <NA> <NA> A <NA> <NA>", "recording \"g\"");
        rttm("rttm other text", "start,end,speaker", "does not start a line of RTTM");
        QTest::newRow("rttm no speaker line") << QStringLiteral("x.rttm") << QByteArray(";; nothing\n") << "no segment";
    }

    void badSegments()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto conversation = read(name, content);
        QVERIFY(!conversation.ok());
        QCOMPARE(conversation.error().code, ErrorCode::InvalidSegments);
        QVERIFY2(QString::fromStdString(conversation.error().detail).contains(says), conversation.error().detail.c_str());
        QVERIFY(!conversation.error().path.empty());
    }

    void missingFileAndFolder()
    {
        QCOMPARE(readSegments(m_folder.filePath(QStringLiteral("absent.csv")).toStdString(), audioSeconds).error().code, ErrorCode::FileNotFound);
        QCOMPARE(readSegments(m_folder.path().toStdString(), audioSeconds).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(CorpusSegmentsTest)
#include "corpus_segments_test.moc"
