// SPDX-License-Identifier: GPL-3.0-or-later
// The formats of subtitles, words, transcripts and corpora.

#include "engine/annotation/segments_reader.h"
#include "engine/core/segments_format.h"
#include "engine/messages/catalogue.h"
#include "tests/support/named_segments.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

using Segments = std::vector<test::NamedSegment>;
using Text = std::vector<std::pair<std::string, std::string>>;

Text said(const char* text)
{
    return {{"text", text}};
}

const QByteArray bullet("\x15", 1);

QByteArray exb(const QByteArray& tiers,
               const QByteArray& points = R"(<tli id="T0" time="1.0"/><tli id="T1" time="2.5"/><tli id="T2"/><tli id="T3" time="4"/>)")
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<basic-transcription><head><speakertable><speaker id="SPK0"><abbreviation>Ann</abbreviation></speaker><speaker id="SPK1"/></speakertable></head>
<basic-body><common-timeline>)"
        + points + "</common-timeline>\n" + tiers + "</basic-body></basic-transcription>\n";
}

QByteArray exbTier(const QByteArray& attributes, const QByteArray& events)
{
    return "<tier id=\"TIE0\" type=\"t\" " + attributes + ">" + events + "</tier>\n";
}

QByteArray exbEvent(const QByteArray& start, const QByteArray& end, const QByteArray& text)
{
    return "<event start=\"" + start + "\" end=\"" + end + "\">" + text + "</event>";
}

}  // namespace

class SegmentsFormatsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Conversation> read(const QString& name, const QByteArray& content, const SegmentsSelection& selection = {}) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's file");
        file.write(content);
        file.close();
        return readSegments(file.fileName().toStdString(), 60.0, TokenizeMode::Utterance, selection);
    }

    void expect(const Result<Conversation>& conversation, SegmentsSource source, const Segments& expected,
                const std::vector<std::string>& warnings = {}) const
    {
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        QVERIFY(conversation->source == source);
        const auto got = test::namedSegments(*conversation);
        for (std::size_t i = 0; i < std::min(got.size(), expected.size()); ++i)
            QVERIFY2(got[i] == expected[i], QByteArray::number(qulonglong(i)));
        QCOMPARE(got.size(), expected.size());
        QCOMPARE(englishSentences(conversation->warnings), warnings);
    }

private Q_SLOTS:
    void srt()
    {
        const QByteArray text =
            "\xef\xbb\xbf"
            "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Well,</i> yes\r\nno\r\n\r\n"
            "2\r\n00:00:03.000 --> 00:00:03.250  X1:1\r\n7\r\n\r\nmore\r\n\r\n3\r\n00:00:05,000 --> 00:00:05,000\r\nnothing\r\n";
        const Segments expected{{1.0, 2.5, "", said("Well, yes\nno")}, {3.0, 3.25, "", said("7\nmore")}};
        for (const QString& name : {QStringLiteral("a.srt"), QStringLiteral("a.txt")})
            expect(read(name, text), SegmentsSource::Srt, expected, {name.toStdString() + ": 1 segment of zero length was left out."});
    }

    void namesBeforeColonsAreSpeakersWhereTheyRepeat()
    {
        const auto cue = [](int second, const QByteArray& text) {
            return "1\n00:00:0" + QByteArray::number(second) + ",000 --> 00:00:0" + QByteArray::number(second) + ",500\n" + text + "\n\n";
        };
        expect(read(QStringLiteral("a.srt"),
                    cue(1, "Ann: yes") + cue(2, "[SPEAKER_00]: no: never") + cue(3, "- Dr. Bo: well") + cue(4, "...")),
               SegmentsSource::Srt,
               {{1.0, 1.5, "Ann", said("yes")},
                {2.0, 2.5, "SPEAKER_00", said("no: never")},
                {3.0, 3.5, "Dr. Bo", said("well")},
                {4.0, 4.5, "", said("...")}},
               {"a.srt: the names before a colon in its texts (Ann, SPEAKER_00, Dr. Bo) were taken for the speakers."});
        // A colon now and then, or behind a sentence, is none.
        expect(read(QStringLiteral("a.srt"), cue(1, "Note: it is late") + cue(2, "yes") + cue(3, "Yes, I said: go")), SegmentsSource::Srt,
               {{1.0, 1.5, "", said("Note: it is late")}, {2.0, 2.5, "", said("yes")}, {3.0, 3.5, "", said("Yes, I said: go")}});
    }

    void webVtt()
    {
        const QByteArray text =
            "WEBVTT - a talk\nKind: captions\n\nNOTE 00:00:09.000 --> 00:00:10.000\nis no cue\n\nSTYLE\n::cue { color: red }\n\n"
            "first\n00:01.000 --> 00:02.500 align:start position:0%\n<v.loud Ann Lee><b>Yes</b></v>\n\n"
            "00:00:03.000 --> 00:00:04.000\n<v Bo>no <v Ann Lee>yes\nyes\n\n00:05.000 --> 01:00:06.000\nlate";
        QVERIFY(!read(QStringLiteral("a.vtt"), text).ok());  // an hour past the end
        const auto cut = text.left(text.indexOf("00:05.000"));
        for (const QString& name : {QStringLiteral("a.vtt"), QStringLiteral("a.txt")})
            expect(read(name, cut), SegmentsSource::WebVtt, {{1.0, 2.5, "Ann Lee", said("Yes")}, {3.0, 4.0, "Bo", said("no yes\nyes")}},
                   {name.toStdString() + ": 1 subtitle has several voices, and was given to the first."});
    }

    void audacityLabels()
    {
        const QByteArray labels = "0.500000\t1.500000\tAnn\n\\\t100.000000\t200.000000\n2,0\t3,5\tBo\n4\t5\tAnn\n6\t7\tBo\n8\t8\tAnn\n";
        expect(read(QStringLiteral("a.txt"), labels), SegmentsSource::AudacityLabels,
               {{0.5, 1.5, "Ann"}, {2.0, 3.5, "Bo"}, {4.0, 5.0, "Ann"}, {6.0, 7.0, "Bo"}},
               {"a.txt: its labels repeat (Ann, Bo) and were taken for the speakers.", "a.txt: 1 segment of zero length was left out."});
        expect(read(QStringLiteral("a.txt"), "0.5\t1.5\tyes\tyes\n2.0\t3.5\n"), SegmentsSource::AudacityLabels,
               {{0.5, 1.5, "", said("yes\tyes")}, {2.0, 3.5, ""}});
    }

    void chat()
    {
        const QByteArray text = "@UTF8\n@Begin\n@Participants:\tCHI Ross Target_Child, MOT Mary Mother\n@Media:\ttalk, audio\n"
                                "*CHI:\tyes . "
            + bullet + "1000_2500" + bullet + "\n%mor:\tco|yes . \n%wor:\tyes " + bullet + "1000_1100" + bullet
            + "\n"
              "*MOT:\twell "
            + bullet + "3000_3500" + bullet + " no\n\tnot . " + bullet + "%snd:\"talk_1\"_3600_4000-" + bullet
            + "\n"
              "*CHI:\told . \n%snd:\t\"talk\" 5000 6250\n*MOT:\tnobody knows when .\n"
              "*CHI:\ta dot \xe2\x80\xa2"
              "7000_8000\xe2\x80\xa2\n@End\n";
        const Segments expected{{1.0, 2.5, "CHI", said("yes .")},
                                {3.0, 4.0, "MOT", said("well  no not .")},
                                {5.0, 6.25, "CHI", said("old .")},
                                {7.0, 8.0, "CHI", said("a dot")}};
        for (const QString& name : {QStringLiteral("a.cha"), QStringLiteral("a.txt")})
            expect(read(name, text), SegmentsSource::Chat, expected,
                   {name.toStdString() + ": 1 annotation without a time of its own was left out."});
        const auto mother = read(QStringLiteral("a.cha"), text, {.tiers = {"MOT"}});
        QCOMPARE(mother->segments.size(), std::size_t{1});
    }

    void stm()
    {
        expect(read(QStringLiteral("a.stm"),
                    ";; CATEGORY\ntalk 1 Ann 0.5 1.5 <o,f0,unk> yes yes\ntalk 1 inter_segment_gap 1.5 2 <o,,>\n"
                    "talk 1 Bo 2 3 no\ntalk 1 Bo 3 4 ignore_time_segment_in_scoring\ntalk 1 Bo 5 6\n"),
               SegmentsSource::Stm, {{0.5, 1.5, "Ann", said("yes yes")}, {2.0, 3.0, "Bo", said("no")}, {5.0, 6.0, "Bo"}},
               {"a.stm: 2 segments that are left out of scoring were left out."});
        QVERIFY(!read(QStringLiteral("a.stm"), "a 1 A 0 1 x\nb 1 B 0 1 y\n").ok());
        const auto chosen = read(QStringLiteral("a.stm"), "a 1 A 0 1 x\nb 1 B 0 1 y\n", {.recording = "b"});
        QCOMPARE(test::namedSegments(*chosen)[0].speaker, std::string("B"));
    }

    void ctmJoinsWords()
    {
        const std::string joined = "a.ctm: it holds words or phones, which were joined to sentences at pauses of 0.5 s and more.";
        expect(read(QStringLiteral("a.ctm"), ";; x\ntalk 1 0.5 0.25 yes 0.9\ntalk 1 1.0 0.25 well\ntalk 1 2.0 0.5 no\ntalk 1 2.5 0 eh\n"),
               SegmentsSource::Ctm, {{0.5, 1.25, "", said("yes well")}, {2.0, 2.5, "", said("no eh")}}, {joined});
        expect(read(QStringLiteral("a.ctm"), "talk A 0.5 0.25 yes\ntalk B 0.75 0.25 no\ntalk A 1.0 0.5 yes\n"), SegmentsSource::Ctm,
               {{0.5, 1.5, "A", said("yes yes")}, {0.75, 1.0, "B", said("no")}}, {joined});
        expect(read(QStringLiteral("a.ctm"),
                    "talk 1 0.5 0.25 yes 0.9 lex Ann\ntalk 1 0.75 0.25 @noise 0.9 non-lex Ann\ntalk 1 1.0 0.5 no 0.9 lex Bo\n"),
               SegmentsSource::Ctm, {{0.5, 0.75, "Ann", said("yes")}, {1.0, 1.5, "Bo", said("no")}}, {joined});
    }

    void timitJoinsWordsAndPhones()
    {
        expect(read(QStringLiteral("a.WRD"), "8000 12000 she\n12000 16000 had\n32000 48000 it\n"), SegmentsSource::Timit,
               {{0.5, 1.0, "", said("she had")}, {2.0, 3.0, "", said("it")}},
               {"a.WRD: it holds words or phones, which were joined to sentences at pauses of 0.5 s and more."});
        expect(read(QStringLiteral("a.phn"), "0 8000 h#\n8000 9000 sh\n9000 12000 iy\n12000 32000 pau\n32000 48000 ix\n48000 64000 h#\n"),
               SegmentsSource::Timit, {{0.5, 0.75, "", said("sh iy")}, {2.0, 3.0, "", said("ix")}},
               {"a.phn: it holds words or phones, which were joined to sentences at pauses of 0.5 s and more."});
    }

    void emoEvaluation()
    {
        const auto turnOf = [](const char* turn, const char* emotion, const char* value) {
            return std::vector<std::pair<std::string, std::string>>{
                {"turn", turn}, {"emotion", emotion}, {"valence", value}, {"activation", value}, {"dominance", value}};
        };
        const QByteArray text =
            "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
            "[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]\nC-E2:\tNeutral;\t()\nA-E3:\tval 3; act 2; dom  "
            "2;\t()\n\n"
            "[10.0100 - 11.3925]\tSes01F_impro01_M000\txxx\t[2.5000, 2.5000, 2.5000]\n\n[12.0 - 13.0]\tturn\thap\t[1, 1, 1]\n";
        auto judged = turnOf("Ses01F_impro01_F000", "neu", "2.5000");  // and what its raters said
        judged.insert(judged.end(), {{"C-E2", "Neutral; ()"}, {"A-E3", "val 3; act 2; dom  2; ()"}});
        expect(read(QStringLiteral("Ses01F_impro01.txt"), text), SegmentsSource::EmoEvaluation,
               {{6.2901, 8.2357, "Ses01_F", judged},
                {10.01, 11.3925, "Ses01_M", turnOf("Ses01F_impro01_M000", "xxx", "2.5000")},
                {12.0, 13.0, "", turnOf("turn", "hap", "1.0000")}});
    }

    void exmaralda()
    {
        const auto text =
            exb(exbTier(R"(speaker="SPK0" display-name="Ann [v]")",
                        exbEvent("T0", "T1", "yes ") + exbEvent("T1", "T2", "no ") + exbEvent("T2", "T3", "not "))
                + exbTier(R"(speaker="SPK1" display-name="X [v]")", exbEvent("T2", "T3", "lost") + exbEvent("T0", "T2", "lost too"))
                + exbTier(R"(display-name="all")", exbEvent("T0", "T3", "a &amp; b"))
                + exbTier(R"(speaker="SPK0" display-name="Ann [pho]")", exbEvent("T0", "T1", "x")).replace("\"t\"", "\"a\""));
        for (const QString& name : {QStringLiteral("a.exb"), QStringLiteral("a.xml")})
            expect(read(name, text), SegmentsSource::Exb,
                   {{1.0, 2.5, "Ann", said("yes ")}, {1.0, 4.0, "all", said("a & b")}, {2.5, 4.0, "Ann", said("no not ")}},
                   {name.toStdString() + ": 1 tier (Ann [pho]) was left out, which depends on another tier and says more of its sentences.",
                    name.toStdString() + ": 2 annotations without times of their own were left out."});
    }

    void whatIsWrongIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* file, const QByteArray& content, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(file) << content << QString::fromLatin1(says);
        };
        const QByteArray cue = "1\n00:00:01,000 --> 00:00:02,000\nyes\n\n";
        row("srt one dash", "x.srt", cue + "2\n00:00:03,000 -> 00:00:04,000\nno\n", "line 6: \"00:00:03,000 -> 00:00:04,000\" should be");
        row("srt no end", "x.srt", cue + "2\n00:00:03,000 --> \nno\n", "line 6: ");
        row("srt no blank line between", "x.srt", "1\n00:00:01,000 --> 00:00:02,000\nyes\n2\n00:00:03,0x0 --> 00:00:04,000\n", "line 5: ");
        row("srt text before the first", "x.srt", "hello\n" + cue, "line 1: \"hello\"");
        row("srt sixty seconds", "x.srt", "1\n00:00:60,000 --> 00:01:02,000\nyes\n", "line 2: ");
        row("srt end before start", "x.srt", "1\n00:00:02,000 --> 00:00:01,000\nyes\n", "line 2: the segment ends at 1.000 s");
        row("srt empty", "x.srt", "", "no segment");
        row("vtt no header", "x.vtt", "00:01.000 --> 00:02.000\nyes\n", "line 1: the first line");
        row("vtt a comma too many", "x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.0.0\nyes\n", "line 3: ");
        row("vtt name without times", "x.vtt", "WEBVTT\n\nname\nyes\n", "line 4: \"yes\" should be");
        row("vtt two times in one", "x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n00:03.000 --> 00:04.000\n", "line 4: ");
        row("audacity a word", "x.txt", "0.5\t1.5\tA\n1.5\tx\tA\n", "line 2: \"x\" is not a number");
        row("audacity no end", "x.txt", "0.5\t1.5\tA\n1.5\n", "line 2: \"1.5\" is not a number");
        row("chat half a bullet", "x.cha", "@Begin\n*A:\tyes " + bullet + "1000_2000\n", "line 2: \"1000_2000\" should be");
        row("chat one time", "x.cha", "@Begin\n*A:\tyes " + bullet + "1000" + bullet + "\n", "line 2: \"1000\" should be");
        row("chat no bullets", "x.cha", "@Begin\n*A:\tyes\n*A:\tno\n", "no segment in it. x.cha: 2 annotations without times");
        row("chat end before start", "x.cha", "@Begin\n*A:\tyes " + bullet + "2000_1000" + bullet + "\n",
            "line 2: the segment ends at 1.000 s");
        row("stm four fields", "x.stm", "talk 1 A 0.5\n", "line 1: a line of STM");
        row("stm blank in the name", "x.stm", "my talk 1 A 0.5 1.5 yes\n", "line 1: \"A\" is not a number");
        row("ctm four fields", "x.ctm", "talk 1 0.5 0.25\n", "line 1: a line of CTM");
        row("ctm below zero", "x.ctm", "talk 1 0.5 -0.25 yes\n", "line 1: the duration is below zero");
        row("timit a fraction", "x.wrd", "0 1.5 she\n", "line 1: \"0 1.5 she\" should be");
        row("timit no label", "x.phn", "0 100\n", "line 1: \"0 100\" should be");
        row("timit end before start", "x.phn", "100 0 iy\n", "line 1: \"100 0 iy\" ends before");
        row("emotions a word", "x.txt", "% [START_TIME - END_TIME]\n[6.2 - x]\tt\tneu\t[1, 1, 1]\n", "line 2: ");
        row("emotions end before start", "x.txt", "[6.2 - 6.1]\tt\tneu\t[1, 1, 1]\n", "line 1: the segment ends at 6.100 s");
        row("exb no such point", "x.exb", exb(exbTier("", exbEvent("T0", "T9", "a"))), "line 4: there is no point T9");
        row("exb point twice", "x.exb", exb("", R"(<tli id="T0"/><tli id="T0"/>)"), "line 3: the point T0 is on the timeline twice");
        row("exb a time of words", "x.exb", exb("", R"(<tli id="T0" time="soon"/>)"), "line 3: \"soon\" is not a number");
        row("exb truncated", "x.exb", exb("").chopped(30), "the XML cannot be read");
        row("exb doctype", "x.exb", "<!DOCTYPE a><basic-transcription/>", "DOCTYPE");
    }

    void whatIsWrongIsRefusedWithItsLine()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto conversation = read(name, content);
        QVERIFY(!conversation.ok());
        QCOMPARE(conversation.error().code, ErrorCode::InvalidSegments);
        QVERIFY2(QString::fromStdString(englishSentence(conversation.error())).contains(says),
                 englishSentence(conversation.error()).c_str());
    }

    void otherFormatsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* file, const QByteArray& content, const char* says) {
            QTest::newRow(file) << QString::fromLatin1(file) << content << QString::fromLatin1(says);
        };
        row("x.trs", "<?xml version=\"1.0\"?>\n<Trans/>", "(Transcriber)");
        row("transcriber.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n<!-- x -->\n<Trans scribe=\"x\"/>",
            "(Transcriber)");
        row("ttml.xml", "<tt xmlns=\"http://www.w3.org/ns/ttml\"/>", "(TTML)");
        row("other.xml", "<ttt/>", "none of the formats");
        row("x.json", "{\"text\": 1}", "(JSON)");
        row("whisper.txt", " [{\"start\": 1}]", "(JSON)");
        row("x.xlsx", "PK\x03\x04zzzz\xff", "(a packed document");
        row("renamed.csv", "PK\x03\x04zzzz\xff", "(a packed document");
        row("x.lab", "0 100 a\n", "(HTK labels)");
        row("x.mlf", "#!MLF!#\n", "(HTK's master label file)");
        row("x.ass", "[Script Info]\n", "(SubStation Alpha)");
        row("x.par", "LHD: Partitur 1.2\xff\n", "(BAS Partitur)");
        row("a sound.rttm", "RIFF....WAVE\xff", "(a sound file)");
        row("x.html", "<!DOCTYPE html><html>", "(HTML)");
        row("x.unheard", "hello\n", "none of the formats");
        row("letter.txt", "Dear Ann,\n", "none of the formats");
    }

    void otherFormatsAreRefusedByName()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto conversation = read(file, content);
        QCOMPARE(conversation.error().code, ErrorCode::UnsupportedFormat);
        const auto sentence = QString::fromStdString(englishSentence(conversation.error()));
        QVERIFY2(sentence.contains(says) && sentence.contains(QString::fromStdString(segmentsFormatTitles())), qPrintable(sentence));
    }

    void oldSubtitlesAreLatin1()
    {
        const auto conversation = read(QStringLiteral("a.srt"), "1\n00:00:01,000 --> 00:00:02,000\n\xe9t\xe9\n");
        expect(conversation, SegmentsSource::Srt, {{1.0, 2.0, "", said("\xc3\xa9t\xc3\xa9")}},
               {"a.srt: it is not UTF-8 and was read as ISO Latin-1."});
    }
};

QTEST_GUILESS_MAIN(SegmentsFormatsTest)
#include "segments_formats_test.moc"
