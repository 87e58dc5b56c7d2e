// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/support/named_segments.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

constexpr double audioSeconds = 30.0;

/// A short TextGrid of one tier, "A", of so many intervals.
QByteArray textGrid(const QByteArray& intervals, const QByteArray& count = "1")
{
    return "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n30\n<exists>\n1\n\"IntervalTier\"\n\"A\"\n0\n30\n" + count + "\n"
        + intervals + "\n";
}

QByteArray annotation(const QByteArray& first, const QByteArray& last, const QByteArray& text = "hello")
{
    return "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a1\" TIME_SLOT_REF1=\"" + first + "\" TIME_SLOT_REF2=\"" + last
        + "\"><ANNOTATION_VALUE>" + text + "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n";
}

/// An EAF with the slots a, b, c at 1, 2.5 and 4 s and d without a time; one tier, "A".
QByteArray eaf(const QByteArray& annotations = annotation("a", "b"), const QByteArray& header = "", const QByteArray& tierAttributes = "",
               const QByteArray& moreSlots = "")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNOTATION_DOCUMENT FORMAT=\"3.0\" VERSION=\"3.0\"><HEADER "
           "TIME_UNITS=\"milliseconds\">"
        + header
        + "</HEADER>\n<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1000\"/><TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"2500\"/>"
          "<TIME_SLOT TIME_SLOT_ID=\"c\" TIME_VALUE=\"4000\"/><TIME_SLOT TIME_SLOT_ID=\"d\"/>"
        + moreSlots
        + "</TIME_ORDER>\n"
          "<TIER TIER_ID=\"A\" LINGUISTIC_TYPE_REF=\"t\" "
        + tierAttributes + ">\n" + annotations + "</TIER></ANNOTATION_DOCUMENT>\n";
}

QByteArray utf16(const QByteArray& text, bool bigEndian)
{
    QByteArray bytes = bigEndian ? QByteArray("\xfe\xff", 2) : QByteArray("\xff\xfe", 2);
    for (const char16_t unit : QString::fromUtf8(text).toStdU16String()) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

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
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        QVERIFY(conversation->source == SegmentsSource::Rttm);
        const std::vector<test::NamedSegment> expected{{0.92, 0.92 + 2.0, ""}, {0.92, 0.92 + 12.77, "M\xc3\x89O069"}, {5.0, 6.5, "MEE073"}};
        QVERIFY(test::namedSegments(*conversation) == expected);
        QVERIFY(conversation->warnings.empty());
    }

    void csvWithMoreColumns()
    {
        const auto conversation = read(QStringLiteral("a.csv"),
                                       "\xef\xbb\xbf"
                                       "text,start,end,speaker\r\n"
                                       "\"Well, \"\"yes\"\"\nno\",1.5,2.5,\"Smith, Ann\"\r\n"
                                       "x, 0.5 ,1e1,Bob\r\n");
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        QVERIFY(conversation->source == SegmentsSource::Csv);
        const std::vector<test::NamedSegment> expected{{0.5, 10.0, "Bob", {{"text", "x"}}},
                                                       {1.5, 2.5, "Smith, Ann", {{"text", "Well, \"yes\"\nno"}}}};
        QVERIFY(test::namedSegments(*conversation) == expected);
    }

    void rttmFieldsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("speaker");
        const auto row = [](const char* name, const QByteArray& line, const char* speaker) {
            QTest::newRow(name) << line << QByteArray(speaker);
        };
        row("ten fields", "SPEAKER f 1 2.5 1.5 <NA> <NA> A <NA> <NA>", "A");
        row("nine fields", "SPEAKER f 1 2.5 1.5 <NA> <NA> A 0.9", "A");
        row("eight fields", "SPEAKER f 1 2.5 1.5 <NA> <NA> A", "A");
        row("a name of two words", "SPEAKER f 1 2.5 1.5 <NA> <NA> John Smith <NA> <NA>", "John Smith");
        row("a name that ends in a number", "SPEAKER f 1 2.5 1.5 <NA> <NA> Speaker 1 <NA> <NA>", "Speaker 1");
        row("a name of two words, no more fields", "SPEAKER f 1 2.5 1.5 <NA> <NA> John Smith", "John Smith");
        row("a name of two words and a confidence", "SPEAKER f 1 2.5 1.5 <NA> <NA> John Smith 0.9", "John Smith");
        row("a recording of three words", "SPEAKER talk 3 of 1 2.5 1.5 <NA> <NA> A <NA> <NA>", "A");
        row("a recording of numbers", "SPEAKER talk 1 2 1 2.5 1.5 <NA> <NA> A <NA> <NA>", "A");
        row("both", "SPEAKER my talk 1 2.5 1.5 <NA> <NA> John von Smith <NA> <NA>", "John von Smith");
        row("tabs", "SPEAKER\tmy talk\t1\t2.5\t1.5\tx y\t<NA>\tSpeaker 1\t<NA>", "Speaker 1");
        row("signs", "SPEAKER f 1 +2.5 +1.5 <NA> <NA> A <NA> <NA>", "A");
        row("not known", "SPEAKER f <NA> 2.5 1.5 <NA> <NA> <NA> <NA> <NA>", "");
    }

    void rttmFieldsAreToldApart()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, speaker);
        for (const QByteArray& end : {QByteArray("\n"), QByteArray("\r\n"), QByteArray("\r")}) {
            const QByteArray second = QByteArray(line).replace("2.5", "7.5");
            const auto conversation = read(QStringLiteral("a.rttm"), ";; x" + end + line + end + second + end);
            QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
            const std::vector<test::NamedSegment> expected{{2.5, 4.0, speaker.toStdString()}, {7.5, 9.0, speaker.toStdString()}};
            QVERIFY(test::namedSegments(*conversation) == expected);
        }
    }

    void tablesAsSpreadsheetsWriteThem_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("semicolons and decimal commas") << QByteArray("start;end;speaker\n0,5;1,25;Ann\n61;62,5;B, C\n");
        QTest::newRow("semicolons and points") << QByteArray("start;end;speaker\n0.5;1.25;Ann\n61;62.5;B, C\n");
        QTest::newRow("tabs") << QByteArray("start\tend\tspeaker\n0,5\t1.25\tAnn\n61\t62.5\tB, C\n");
        QTest::newRow("sep=") << QByteArray("sep=;\r\nstart;end;speaker\r\n0,5;1,25;Ann\r\n61;62,5;B, C\r\n");
        QTest::newRow("sep= in quotes") << QByteArray("\"sep=;\"\nstart;end;speaker\n0,5;1,25;Ann\n61;62,5;B, C\n");
        QTest::newRow("another sep=") << QByteArray("sep=|\nstart|end|speaker\n0,5|1,25|Ann\n61|62,5|B, C\n");
        QTest::newRow("CR") << QByteArray("start,end,speaker\r0.5,1.25,Ann\r61,62.5,\"B, C\"\r");
        QTest::newRow("capitals in another order") << QByteArray("Speaker,End,START\nAnn,1.25,0.5\n\"B, C\",62.5,61\n");
        QTest::newRow("words around the names") << QByteArray("Start Time (s),end_time,Speaker Name\n0.5,1.25,Ann\n61,62.5,\"B, C\"\n");
        QTest::newRow("a duration") << QByteArray("onset,duration,speaker\n0.5,0.75,Ann\n61,1.5,\"B, C\"\n");
        QTest::newRow("empty rows and columns")
            << QByteArray(",,,,\nstart,end,speaker,,\n,,,,\n0.5,1.25,Ann,,\n , ,,,\n61,62.5,\"B, C\",,\n,,,,\n");
        QTest::newRow("clock times") << QByteArray("start,end,speaker\n00:00:00.500,0:01.25,Ann\n1:01,\"00:01:02,500\",\"B, C\"\n");
        QTest::newRow("signs") << QByteArray("start,end,speaker\n+0.5,+1.25,Ann\n61,62.5,\"B, C\"\n");
        QByteArray excel("\xff\xfe", 2);
        for (const char c : QByteArray("start\tend\tspeaker\r\n0,5\t1,25\tAnn\r\n61\t62,5\tB, C\r\n"))
            excel += QByteArray(1, c) + QByteArray(1, '\0');
        QTest::newRow("Excel's Unicode text") << excel;
        QTest::newRow("UTF-16 without a mark") << excel.mid(2);
    }

    void tablesAsSpreadsheetsWriteThem()
    {
        QFETCH(QByteArray, content);
        const std::vector<test::NamedSegment> expected{{0.5, 1.25, "Ann", {}}, {61.0, 62.5, "B, C", {}}};
        for (const char* name : {"a.csv", "a.tsv", "a.txt"}) {
            const auto conversation = readSegments(write(QString::fromLatin1(name), content), 100.0);
            QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
            QVERIFY(conversation->source == SegmentsSource::Csv);
            QVERIFY(test::namedSegments(*conversation) == expected);
        }
    }

    void linesOfATableAreCountedBehindItsSeparatorLine()
    {
        const auto conversation = read(QStringLiteral("a.csv"), "sep=;\nstart;end;speaker\n\n1;x;A\n");
        QVERIFY(QString::fromStdString(englishSentence(conversation.error())).contains("line 4: \"x\""));
    }

    void aCellThatBeginsLikeAFormulaIsWhatItWas()
    {
        const auto conversation = read(QStringLiteral("a.csv"), "start,end,speaker,text\n0,1,'=A1,''@x\n1,2,'tis,'-\n2,3,=B,'\n");
        const std::vector<test::NamedSegment> expected{
            {0.0, 1.0, "=A1", {{"text", "'@x"}}}, {1.0, 2.0, "'tis", {{"text", "-"}}}, {2.0, 3.0, "=B", {{"text", "'"}}}};
        QVERIFY(test::namedSegments(*conversation) == expected);
    }

    void numbersAsPraatReadsThem()
    {
        const auto conversation = read(QStringLiteral("a.TextGrid"), textGrid("-1e-17 +0.5 \"a\" + +0.5 1 \"b\" -0.0004 2 \"c\"", "3"));
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        const std::vector<test::NamedSegment> expected{
            {0.0, 0.5, "A", {{"text", "a"}}}, {0.0, 2.0, "A", {{"text", "c"}}}, {0.5, 1.0, "A", {{"text", "b"}}}};
        QVERIFY(test::namedSegments(*conversation) == expected);
        for (const bool bigEndian : {false, true}) {
            const auto unmarked = read(QStringLiteral("a.TextGrid"), utf16(textGrid("0 1 \"\xc3\xa9\""), bigEndian).mid(2));
            QVERIFY2(unmarked.ok(), unmarked.ok() ? "" : englishSentence(unmarked.error()).c_str());
            QCOMPARE(unmarked->segments[0].columns[0].second, std::string("\xc3\xa9"));
        }
    }

    void segmentsOfZeroLengthAreLeftOutWhereTheyAreDrawn()
    {
        const auto document = read(QStringLiteral("a.eaf"), eaf(annotation("a", "b") + annotation("b", "b") + annotation("c", "c")));
        QVERIFY2(document.ok(), document.ok() ? "" : englishSentence(document.error()).c_str());
        QCOMPARE(document->segments.size(), std::size_t{1});
        QCOMPARE(englishSentences(document->warnings), std::vector<std::string>{"a.eaf: 2 segments of zero length were left out."});
        const auto grid = read(QStringLiteral("a.TextGrid"), textGrid("0 1 \"a\" 1 1 \"b\" 1 2 \"c\"", "3"));
        QCOMPARE(grid->segments.size(), std::size_t{2});
        QCOMPARE(englishSentences(grid->warnings), std::vector<std::string>{"a.TextGrid: 1 segment of zero length was left out."});
        QVERIFY(!read(QStringLiteral("a.eaf"), eaf(annotation("b", "b"))).ok());
    }

    void whatGitLfsLeavesIsNamed()
    {
        const auto conversation = read(QStringLiteral("a.eaf"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        QCOMPARE(conversation.error().code, ErrorCode::UnsupportedFormat);
        QVERIFY(englishSentence(conversation.error()).find("git lfs pull") != std::string::npos);
    }

    void formatIsToldByContentWhereTheNameDoesNot()
    {
        QVERIFY(read(QStringLiteral("a.txt"), "\n;; x\nSPEAKER f 1 0 1 <NA> <NA> A <NA> <NA>\n")->source == SegmentsSource::Rttm);
        QVERIFY(read(QStringLiteral("b"), "start,end,speaker\n0,1,A\n")->source == SegmentsSource::Csv);
        QVERIFY(read(QStringLiteral("A.RTTM"), "SPEAKER f 1 0 1 <NA> <NA> A <NA> <NA>")->source == SegmentsSource::Rttm);
        QCOMPARE(read(QStringLiteral("c.txt"), "hello\n").error().code, ErrorCode::UnsupportedFormat);
        QVERIFY(read(QStringLiteral("d.txt"), textGrid("0 1 \"a\""))->source == SegmentsSource::TextGrid);
        QVERIFY(read(QStringLiteral("e.TEXTGRID"), textGrid("0 1 \"a\""))->source == SegmentsSource::TextGrid);
        QVERIFY(read(QStringLiteral("f.xml"), eaf())->source == SegmentsSource::Eaf);
        QVERIFY(read(QStringLiteral("g.EAF"), eaf())->source == SegmentsSource::Eaf);
        QCOMPARE(read(QStringLiteral("h.xml"), "<html/>").error().code, ErrorCode::UnsupportedFormat);
        QCOMPARE(read(QStringLiteral("i.TextGrid"), "File type = \"ooTextFile\"\nObject class = \"Pitch 1\"\n").error().code,
                 ErrorCode::UnsupportedFormat);
        QCOMPARE(read(QStringLiteral("j.TextGrid"), "\"a letter\"").error().code, ErrorCode::UnsupportedFormat);
    }

    void textGridWithWhatPraatPassesOver()
    {
        const QByteArray text =
            "File type = \"ooTextFile short\"  ! as older versions wrote it: \"TextGrid\" 1 2 3\r\n\"TextGrid\"\r\nfrom 0 seconds\tto 30 "
            "seconds\r\n"
            "tiers? <exists> how many: 3\r\"IntervalTier\" named \" Ann \" 0 30 3 0 1 \"\" 1 2.5 \"a \"\"b\"\" ! c\" 2.5 30 \" \t\"\r\n"
            "\"TextTier\" \"\xc3\xa9\" 0 30 1 [1]: 2 \"x\"\r\n\"IntervalTier\" \"<NA>\" 0 30 1 2 3e0 \"?\"";
        for (const QByteArray& encoded : {text, QByteArray("\xef\xbb\xbf") + text, utf16(text, true), utf16(text, false)}) {
            const auto conversation = read(QStringLiteral("a.TextGrid"), encoded);
            QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
            const std::vector<test::NamedSegment> expected{{1.0, 2.5, "Ann", {{"text", "a \"b\" ! c"}}}, {2.0, 3.0, "", {{"text", "?"}}}};
            QVERIFY(test::namedSegments(*conversation) == expected);
            QCOMPARE(englishSentences(conversation->warnings),
                     std::vector<std::string>{"a.TextGrid: 1 point tier (\xc3\xa9) was left out: a point in time is no segment."});
        }
    }

    void aTextGridThatBeginsLaterSaysHowItWasTaken()
    {
        auto text = textGrid("5 6 \"a\"");
        text.replace("\n0\n30\n<exists>", "\n5\n30\n<exists>");
        const auto conversation = read(QStringLiteral("a.TextGrid"), text);
        QCOMPARE(conversation->segments[0].startSeconds, 5.0);
        QVERIFY(englishSentence(conversation->warnings.at(0)).find("begins at 5.0") != std::string::npos);
    }

    void eafWithParticipantsOriginsAndTiersLeftOut()
    {
        auto text = eaf(annotation("a", "b", "") + annotation("b", "c", "1 &lt; 2"),
                        "<MEDIA_DESCRIPTOR MEDIA_URL=\"file:///secret/film.mp4\" MIME_TYPE=\"video/mp4\"/>"
                        "<MEDIA_DESCRIPTOR MEDIA_URL=\"file:///secret/talk.wav\" MIME_TYPE=\"audio/x-wav\" TIME_ORIGIN=\"250\"/>",
                        "PARTICIPANT=\" Ann &amp; Bo \"");
        text.replace("</ANNOTATION_DOCUMENT>",
                     "<TIER TIER_ID=\"B\" PARTICIPANT=\"\">" + annotation("a", "c")
                         + "<ANNOTATION><REF_ANNOTATION ANNOTATION_REF=\"a1\"/></ANNOTATION></TIER>"
                           "<TIER TIER_ID=\"&lt;NA&gt;\">"
                         + annotation("b", "c")
                         + "</TIER>"
                           "<TIER TIER_ID=\"words\" PARENT_REF=\"A\">"
                         + annotation("a", "d") + annotation("d", "b") + "</TIER></ANNOTATION_DOCUMENT>");
        for (const QByteArray& encoded : {text, utf16(text, false)}) {
            const auto conversation = read(QStringLiteral("a.eaf"), encoded);
            QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
            const std::vector<test::NamedSegment> expected{{1.25, 2.75, "Ann & Bo", {}},
                                                           {1.25, 4.25, "B", {{"text", "hello"}}},
                                                           {2.75, 4.25, "Ann & Bo", {{"text", "1 < 2"}}},
                                                           {2.75, 4.25, "", {{"text", "hello"}}}};
            QVERIFY(test::namedSegments(*conversation) == expected);
            QByteArray warnings;
            for (const auto& warning : englishSentences(conversation->warnings))
                warnings += QByteArray::fromStdString(warning) + '\n';
            for (const char* says : {"different origins in time; that of talk.wav", "250 ms into the recording",
                                     "1 tier (words) was left out", "1 annotation without a time of its own was left out"})
                QVERIFY2(warnings.contains(says), warnings);
            QVERIFY(!warnings.contains("secret"));
        }
    }

    void manyTiersLeftOutAreOneSentence()
    {
        QByteArray tiers = "File type = \"ooTextFile\"\n\"TextGrid\" 0 30 <exists> 1001 \"IntervalTier\" \"A\" 0 30 1 0 1 \"a\"\n";
        for (int i = 0; i < 1000; ++i)
            tiers += "\"TextTier\" \"" + QByteArray("\xc3\xa9").repeated(200) + "\" 0 30 0\n";
        const auto conversation = read(QStringLiteral("a.TextGrid"), tiers);
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        QCOMPARE(conversation->warnings.size(), std::size_t{1});
        const std::string warning = englishSentence(conversation->warnings[0]);
        QVERIFY(warning.find("and 995 more") != std::string::npos && warning.size() < 500);
        QVERIFY(QString::fromStdString(warning).toStdString() == warning);
    }

    void readingOrders()
    {
        // A long sentence with a short one nested in it: by start it comes first, by end last.
        const QByteArray text = "start,end,speaker\n2,3,B\n1,9,A\n2,3,C\n";
        const auto utterance = read(QStringLiteral("o.csv"), text);
        QCOMPARE(test::namedSegments(*utterance)[0].speaker, std::string("A"));
        QCOMPARE(test::namedSegments(*utterance)[1].speaker, std::string("B"));
        const auto whole = read(QStringLiteral("o.csv"), text, TokenizeMode::Whole);
        QCOMPARE(test::namedSegments(*whole)[0].speaker, std::string("B"));
        QCOMPARE(test::namedSegments(*whole)[1].speaker, std::string("C"));
        QCOMPARE(test::namedSegments(*whole)[2].speaker, std::string("A"));
    }

    void anEndALittlePastTheAudioIsClipped()
    {
        const auto conversation = read(QStringLiteral("c.csv"), "start,end,speaker\n1,2,A\n29,30.5,B\n");
        QVERIFY(conversation.ok());
        QCOMPARE(conversation->segments[1].endSeconds, audioSeconds);
        QCOMPARE(conversation->warnings.size(), std::size_t{1});
        QVERIFY(englishSentence(conversation->warnings[0]).find("line 3") != std::string::npos);
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
        QCOMPARE(readSegments(m_folder.filePath(QStringLiteral("absent.csv")).toStdString(), audioSeconds).error().code,
                 ErrorCode::FileNotFound);
        QCOMPARE(readSegments(m_folder.path().toStdString(), audioSeconds).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(CorpusSegmentsTest)
#include "segments_reader_test.moc"
