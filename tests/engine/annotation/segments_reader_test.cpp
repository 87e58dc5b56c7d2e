// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/engine/annotation/segment_texts.h"
#include "tests/support/named_segments.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

class SegmentsReaderTest : public QObject {
    Q_OBJECT

    SegmentFiles m_files;

    [[nodiscard]] Result<Conversation> read(const QString& name, const QByteArray& content,
                                            TokenizeMode order = TokenizeMode::Utterance) const
    {
        return m_files.read(name, content, order);
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
            const auto conversation = readSegments(m_files.write(QString::fromLatin1(name), content), 100.0);
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
};

QTEST_GUILESS_MAIN(SegmentsReaderTest)
#include "segments_reader_test.moc"
