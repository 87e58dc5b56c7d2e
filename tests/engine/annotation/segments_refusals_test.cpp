// SPDX-License-Identifier: GPL-3.0-or-later
// What no reader takes: damaged files, declared sizes beyond the limits, times that cannot be; each with its line.
#include "engine/annotation/segments_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/engine/annotation/segment_texts.h"
#include "tests/support/named_segments.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

class SegmentsRefusalsTest : public QObject {
    Q_OBJECT

    SegmentFiles m_files;

    [[nodiscard]] Result<Conversation> read(const QString& name, const QByteArray& content,
                                            TokenizeMode order = TokenizeMode::Utterance) const
    {
        return m_files.read(name, content, order);
    }

private Q_SLOTS:
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
        csv("sixty seconds", "1:60,2:00,A", "line 3: \"1:60\" is not a number");
        csv("four parts of a time", "0:0:0:1,2,A", "line 3: \"0:0:0:1\" is not a number");
        csv("a time with an exponent", "0:01e1,2,A", "line 3: \"0:01e1\" is not a number");
        csv("hexadecimal", "0x1,2,A", "is not a number");
        csv("text after", "1 s,2,A", "is not a number");
        csv("end before start", "5,4,A", "line 3: the segment ends at 4.000 s, not after");
        csv("zero length", "5,5,A", "not after its start");
        csv("before the recording", "-0.5,1,A", "starts before");
        csv("more than rounding before the recording", "-0.0006,1,A", "starts before");
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
            QTest::newRow(name) << QStringLiteral("x.rttm") << "SPEAKER f 1 0 1 <NA> <NA> A <NA> <NA>\n" + line
                                << QString::fromLatin1(says);
        };
        rttm("rttm nan", "SPEAKER f 1 nan 1 <NA> <NA> A <NA> <NA>", "line 2: \"nan\"");
        rttm("rttm zero duration", "SPEAKER f 1 1 0 <NA> <NA> A <NA> <NA>", "line 2: the duration");
        rttm("rttm negative duration", "SPEAKER f 1 1 -1 <NA> <NA> A <NA> <NA>", "the duration");
        rttm("rttm duration lost in rounding", "SPEAKER f 1 29 1e-300 <NA> <NA> A <NA> <NA>", "not after its start");
        rttm("rttm short", "SPEAKER f 1 1 2", "this one has 5");
        rttm("rttm channel 65", "SPEAKER f 65 1 2 <NA> <NA> A <NA> <NA>", "not a channel from 1 to 64");
        rttm("rttm channel a word", "SPEAKER f left 1 2 <NA> <NA> A <NA> <NA>", "not a channel");
        rttm("rttm channel a fraction", "SPEAKER f 1.5 1 2 <NA> <NA> A <NA> <NA>", "not a channel");
        rttm("rttm eleven fields", "SPEAKER f 1 1 2 <NA> <NA> A <NA> <NA> B", "which is which cannot be told");
        rttm("rttm numbers moved", "SPEAKER a 2 1 5 1 x y A <NA>", "which is which cannot be told");
        rttm("rttm two places for the onset", "SPEAKER f 1 1 2 <NA> <NA> 1 1 2 <NA> <NA> A <NA> <NA>", "which is which cannot be told");
        rttm("rttm a name or a confidence", "SPEAKER f 1 1 2 <NA> <NA> Speaker 1", "whether \"Speaker 1\" is a name");
        rttm("rttm more fields after the name", "SPEAKER f 1 1 2 <NA> <NA> A <NA> <NA> 0.5", "which is which cannot be told");
        rttm("rttm other text", "start,end,speaker", "does not start a line of RTTM");
        const auto grid = [](const char* name, const QByteArray& content, const char* says) {
            QTest::newRow(name) << QStringLiteral("x.TextGrid") << content << QString::fromLatin1(says);
        };
        grid("textgrid empty", "", "line 1: the file ends where");
        grid("textgrid header only", "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n",
             "line 3: the file ends where the beginning");
        grid("textgrid truncated", textGrid("0 1 \"a\" 1 2", "2"), "the file ends where the text of an interval");
        grid("textgrid more said than there is", textGrid("0 1 \"a\"", "1000000"), "the file ends where the beginning of an interval");
        grid("textgrid quote never closed", textGrid("0 1 \"a\n\n"), "line 13: a quoted text is never closed");
        grid("textgrid quote not doubled", textGrid("0 1 \"a\"b\""), "line 13: text follows a closing quote");
        grid("textgrid nan", textGrid("nan 1 \"a\""), "line 13: here stands a text where the end of an interval");
        grid("textgrid undefined", textGrid("0 --undefined-- \"a\""), "line 13: \"--undefined--\" is not a number");
        grid("textgrid overflow", textGrid("0 1e999 \"a\""), "line 13: \"1e999\" is not a number");
        grid("textgrid a fraction of an interval", textGrid("0 1 \"a\"", "1.5"), "line 12: \"1.5\" is not a number of intervals");
        grid("textgrid fewer intervals than none", textGrid("0 1 \"a\"", "-1"), "line 12: \"-1\" is not a number of intervals");
        grid("textgrid number where a text is", textGrid("0 1 17"), "here stands a number where the text");
        grid("textgrid end before start", textGrid("2 1 \"a\""), "line 13: the segment ends at 1.000 s, not after");
        grid("textgrid past the end", textGrid("0 31 \"a\""), "too far past the end");
        grid("textgrid another class of tier", textGrid("0 1 \"a\"").replace("IntervalTier", "PitchTier"),
             "line 8: \"PitchTier\" is no class");
        grid("textgrid no tiers", textGrid("").replace("<exists>", "<absent>"), "line 6: the TextGrid has no tiers");
        grid("textgrid silence only", textGrid("0 30 \"\""), "no segment");
        grid("textgrid boundaries only", textGrid("0 1 \"\" 1 2 \" \" 2 30 \"\"", "3"),
             "no segment in it. x.TextGrid: A has intervals but no text in any of them");
        grid("textgrid points only", "File type = \"ooTextFile\"\n\"TextGrid\" 0 30 <exists> 1 \"TextTier\" \"bell\" 0 30 1 2 \"x\"",
             "no segment in it. x.TextGrid: 1 point tier (bell)");
        grid("textgrid half a character of UTF-16", utf16(textGrid("0 1 \"a\""), true).chopped(1), "UTF-16 text that ends in the middle");
        grid("textgrid half a surrogate pair", utf16("File", true) + QByteArray("\xd8\x3d\0a", 4), "line 1: not UTF-16");
        grid("textgrid NUL", "File type = \"ooTextFile\"\n\"Text" + QByteArray(1, '\0') + "Grid\"", "line 2: not UTF-8");
        const auto document = [](const char* name, const QByteArray& content, const char* says) {
            QTest::newRow(name) << QStringLiteral("x.eaf") << content << QString::fromLatin1(says);
        };
        document("eaf empty", "", "the XML cannot be read");
        document("eaf truncated", eaf().chopped(40), "the XML cannot be read");
        document("eaf tag never closed", eaf(annotation("a", "b").replace("</ALIGNABLE_ANNOTATION>", "")),
                 "line 5: the XML cannot be read");
        document("eaf entity bomb",
                 "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]>\n" + eaf().mid(39),
                 "DOCTYPE");
        document("eaf external entity", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><ANNOTATION_DOCUMENT/>", "DOCTYPE");
        document("eaf no such slot", eaf(annotation("a", "nowhere")), "line 5: there is no time slot nowhere");
        document("eaf no reference", eaf("<ANNOTATION><ALIGNABLE_ANNOTATION/></ANNOTATION>"), "line 5: there is no time slot");
        document("eaf slot without a time", eaf(annotation("a", "b") + annotation("a", "d")), "line 6: the time slot d has no time");
        document("eaf time a fraction", eaf().replace("\"2500\"", "\"2500.5\""), "line 3: \"2500.5\" is not a time");
        document("eaf time nan", eaf().replace("\"2500\"", "\"nan\""), "line 3: \"nan\" is not a time");
        document("eaf time overflow", eaf().replace("\"2500\"", "\"99999999999999999999\""), "is not a time");
        document("eaf largest time", eaf().replace("\"2500\"", "\"9223372036854775807\""), "too far past the end");
        document("eaf slot twice", eaf(annotation("a", "b"), "", "", "<TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1\"/>"),
                 "line 3: the time slot a is there twice");
        document("eaf other units", eaf().replace("\"milliseconds\"", "\"PAL-frames\""), "line 2: its times are in PAL-frames");
        document("eaf origin a word", eaf(annotation("a", "b"), "<MEDIA_DESCRIPTOR TIME_ORIGIN=\"early\"/>"), "line 2: TIME_ORIGIN");
        document("eaf before the recording", eaf(annotation("a", "b"), "<MEDIA_DESCRIPTOR TIME_ORIGIN=\"-2000\"/>"),
                 "line 5: the segment starts before");
        document("eaf end before start", eaf(annotation("b", "a")), "line 5: the segment ends at 1.000 s");
        document("eaf no annotation", eaf(""), "no segment");
        document("eaf not UTF-8", eaf(annotation("a", "b", "\xff")), "line 5: not UTF-8");
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
        QVERIFY2(QString::fromStdString(englishSentence(conversation.error())).contains(says),
                 englishSentence(conversation.error()).c_str());
        QVERIFY(!conversation.error().path.empty());
    }

    void declaredCountsAndSizesBeyondTheLimitsAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a thousand million intervals") << QStringLiteral("x.TextGrid") << textGrid("0 1 \"a\"", "1000000000");
        QTest::newRow("a thousand million tiers")
            << QStringLiteral("x.TextGrid") << textGrid("0 1 \"a\"").replace("<exists>\n1\n", "<exists>\n1000000000\n");
        QTest::newRow("a thousand million points")
            << QStringLiteral("x.TextGrid") << textGrid("0 \"a\"", "1000000000").replace("IntervalTier", "TextTier");
        QTest::newRow("five million tags") << QStringLiteral("x.eaf") << QByteArray("<a>").repeated(5'000'000);
    }

    void declaredCountsAndSizesBeyondTheLimitsAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const auto conversation = read(name, content);
        QVERIFY(!conversation.ok());
        QVERIFY2(conversation.error().code == ErrorCode::LimitExceeded, englishSentence(conversation.error()).c_str());
    }

    void deepXmlIsNoTrouble()
    {
        const auto nested = QByteArray("<a>").repeated(1'000'000) + QByteArray("</a>").repeated(1'000'000);
        QCOMPARE(read(QStringLiteral("x.eaf"), nested).error().code, ErrorCode::UnsupportedFormat);
        QVERIFY(read(QStringLiteral("x.eaf"), eaf(annotation("a", "b", nested))).ok());
        QCOMPARE(read(QStringLiteral("x.eaf"), nested.chopped(5)).error().code, ErrorCode::InvalidSegments);
    }

    /// Whatever a file is cut to, or whatever byte of it is another, it is read or refused.
    void noDamageIsACrash()
    {
        const QByteArray files[] = {textGrid("0 1 \"a \"\"b\"\"\" 1 2 \"\" 2 3 \"c\"", "3"), utf16(textGrid("0 1 \"\xc3\xa9\""), false),
                                    eaf()};
        for (const QByteArray& file : files) {
            const QString name = file.startsWith("<?xml") ? QStringLiteral("x.eaf") : QStringLiteral("x.TextGrid");
            for (qsizetype i = 0; i < file.size(); ++i) {
                for (const char other : {'\0', '"', '<', '-', '9', '\xff'}) {
                    QByteArray damaged = file;
                    damaged[i] = other;
                    const auto conversation = read(name, damaged);
                    QVERIFY(conversation.ok() || !englishSentence(conversation.error()).empty());
                }
                (void)read(name, file.left(i)).ok();
            }
        }
    }

    void missingFileAndFolder()
    {
        QCOMPARE(readSegments(m_files.path().toStdString() + "/absent.csv", audioSeconds).error().code, ErrorCode::FileNotFound);
        QCOMPARE(readSegments(m_files.path().toStdString(), audioSeconds).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(SegmentsRefusalsTest)
#include "segments_refusals_test.moc"
