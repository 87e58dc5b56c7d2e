// SPDX-License-Identifier: GPL-3.0-or-later
// Which tiers, and which of many recordings, are taken.

#include "engine/annotation/segments_reader.h"
#include "engine/core/segments_format.h"
#include "engine/messages/catalogue.h"
#include "tests/support/named_segments.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace undertone;

namespace {

constexpr double audioSeconds = 120.0;

struct Tier {
    QByteArray name;
    double length = 2.0;
    int intervals = 12;
    double first = 0.0;
};

/// A TextGrid whose tiers each have so many intervals of that length, one after the other.
QByteArray textGrid(const std::vector<Tier>& tiers)
{
    QByteArray text = "File type = \"ooTextFile\"\n\"TextGrid\" 0 120 <exists> " + QByteArray::number(tiers.size()) + "\n";
    for (const auto& tier : tiers) {
        text += "\"IntervalTier\" \"" + tier.name + "\" 0 120 " + QByteArray::number(tier.intervals) + "\n";
        for (int i = 0; i < tier.intervals; ++i)
            text += QByteArray::number(tier.first + i * tier.length) + " " + QByteArray::number(tier.first + (i + 1) * tier.length)
                + " \"x\"\n";
    }
    return text;
}

std::set<std::string> speakersOf(const Conversation& conversation)
{
    std::set<std::string> names;
    for (const auto& segment : test::namedSegments(conversation))
        names.insert(segment.speaker);
    return names;
}

QByteArray rttmLine(const QByteArray& recording, const QByteArray& start, const QByteArray& speaker)
{
    return "SPEAKER " + recording + " 1 " + start + " 1.0 <NA> <NA> " + speaker + " <NA> <NA>\n";
}

}  // namespace

class SegmentsChoiceTest : public QObject {
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

private Q_SLOTS:
    void tiersOfSentencesAreGuessed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("taken");  ///< names between commas
        QTest::addColumn<QByteArray>("says");   ///< empty: no warning
        const auto row = [](const char* name, const std::vector<Tier>& tiers, const char* taken, const char* says) {
            QTest::newRow(name) << textGrid(tiers) << QByteArray(taken) << QByteArray(says);
        };
        row("two speakers", {{"Ann"}, {"Bob"}}, "Ann,Bob", "");
        row("sentences, words, phones", {{"sentences"}, {"words", 0.3, 60}, {"phones", 0.08, 200}}, "sentences",
            "sentences were taken from sentences, and not from words, phones");
        row("a forced aligner's of two speakers",
            {{"Ann - utterances"}, {"Ann - words", 0.3, 60}, {"Ann - phones", 0.08, 200}, {"Bob - utterances"}, {"Bob - words", 0.3, 60}},
            "Ann - utterances,Bob - utterances", "and not from Ann - words, Ann - phones, Bob - words");
        row("WebMAUS", {{"TRN", 4.0, 5}, {"ORT-MAU", 0.4, 50}, {"MAU", 0.08, 240}}, "TRN", "not from ORT-MAU, MAU");
        row("ToBI, gaze, gesture", {{"Ann"}, {"ToBI", 1.0, 20}, {"gaze_left", 3.0, 8}, {"Gesture phase", 1.0, 9}}, "Ann",
            "not from ToBI, gaze_left, Gesture phase");
        row("as short as phones", {{"Ann"}, {"lower", 0.07, 100}}, "Ann", "not from lower");
        row("parts of another's", {{"Ann", 3.0, 10}, {"parts", 0.5, 60}}, "Ann", "not from parts");
        row("a listener's short words", {{"Ann", 3.0, 10}, {"Bob", 0.3, 5, 1.0}}, "Ann,Bob", "");
        row("a listener's many short words, between", {{"Ann", 3.0, 10}, {"Bob", 0.3, 40, 60.0}}, "Ann,Bob", "");
        row("a transcript called words", {{"words", 3.0, 10}}, "words", "");
        row("a name that holds a word", {{"Wordsworth"}, {"Mrs Words-Smith"}, {"Ann"}}, "Wordsworth,Ann", "not from Mrs Words-Smith");
    }

    void tiersOfSentencesAreGuessed()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, taken);
        QFETCH(QByteArray, says);
        const auto path = write(QStringLiteral("a.TextGrid"), content);
        const auto conversation = readSegments(path, audioSeconds);
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        std::set<std::string> expected;
        for (const QByteArray& name : taken.split(','))
            expected.insert(name.toStdString());
        QVERIFY(speakersOf(*conversation) == expected);
        const auto warnings = englishSentences(conversation->warnings);
        QCOMPARE(warnings.size(), says.isEmpty() ? std::size_t{0} : std::size_t{1});
        if (!says.isEmpty())
            QVERIFY2(QByteArray::fromStdString(warnings[0]).contains(says), warnings[0].c_str());
        std::set<std::string> guessed;
        const auto tiers = readSegmentsTiers(path);
        for (const auto& tier : *tiers) {
            if (tier.chosen)
                guessed.insert(tier.name);
        }
        QVERIFY(guessed == expected);
    }

    void withoutATierOfSentencesTheTiersAreListed()
    {
        const auto path = write(QStringLiteral("a.TextGrid"), textGrid({{"words", 0.3, 60}, {"phones", 0.08, 200}}));
        const auto conversation = readSegments(path, audioSeconds);
        QCOMPARE(conversation.error().code, ErrorCode::InvalidSegments);
        const auto sentence = QByteArray::fromStdString(englishSentence(conversation.error()));
        QVERIFY2(sentence.contains("words (60, 0.30 s), phones (200, 0.08 s)") && sentence.contains("--tier"), sentence);
        const auto tiers = readSegmentsTiers(path);
        QCOMPARE(tiers->size(), std::size_t{2});
        QCOMPARE((*tiers)[0].segments, std::size_t{60});
        QVERIFY(std::abs((*tiers)[0].medianSeconds - 0.3) < 1e-9);
        QVERIFY(!(*tiers)[0].chosen && !(*tiers)[1].chosen);
    }

    void tiersAreChosenByName_data()
    {
        QTest::addColumn<QByteArray>("patterns");
        QTest::addColumn<QByteArray>("taken");
        QTest::newRow("one") << QByteArray("words") << QByteArray("words");
        QTest::newRow("two") << QByteArray("words,Ann") << QByteArray("Ann,words");
        QTest::newRow("a star") << QByteArray("*n") << QByteArray("Ann");
        QTest::newRow("stars") << QByteArray("*o*") << QByteArray("Bob,words,phones");
        QTest::newRow("a question mark") << QByteArray("?o?") << QByteArray("Bob");
        QTest::newRow("other capitals") << QByteArray("ANN") << QByteArray("Ann");
        QTest::newRow("all") << QByteArray("*") << QByteArray("Ann,Bob,words,phones,a*");
        QTest::newRow("a name with a star") << QByteArray("a*") << QByteArray("a*");
    }

    void tiersAreChosenByName()
    {
        QFETCH(QByteArray, patterns);
        QFETCH(QByteArray, taken);
        const auto path =
            write(QStringLiteral("a.TextGrid"), textGrid({{"Ann"}, {"Bob"}, {"words", 0.3, 60}, {"phones", 0.08, 200}, {"a*"}}));
        SegmentsSelection selection;
        for (const QByteArray& pattern : patterns.split(','))
            selection.tiers.push_back(pattern.toStdString());
        const auto conversation = readSegments(path, audioSeconds, TokenizeMode::Utterance, selection);
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        std::set<std::string> expected;
        for (const QByteArray& name : taken.split(','))
            expected.insert(name.toStdString());
        QVERIFY(speakersOf(*conversation) == expected);
        QVERIFY(conversation->warnings.empty());
        std::set<std::string> chosen;
        const auto tiers = readSegmentsTiers(path, selection);
        for (const auto& tier : *tiers) {
            if (tier.chosen)
                chosen.insert(tier.name);
        }
        QVERIFY(chosen == expected);
    }

    void aTierThatIsNotThereIsRefusedWithThoseThatAre()
    {
        const auto grid = write(QStringLiteral("a.TextGrid"), textGrid({{"Ann"}, {""}}));
        const auto missing = readSegments(grid, audioSeconds, TokenizeMode::Utterance, {.tiers = {"Ann", "nobody"}});
        const auto sentence = QByteArray::fromStdString(englishSentence(missing.error()));
        QVERIFY2(sentence.contains("has no tier \"nobody\". It has: Ann, \"\"."), sentence);
        const auto rttm = write(QStringLiteral("a.rttm"), rttmLine("a", "0", "A"));
        QVERIFY(readSegmentsTiers(rttm)->empty());
        QVERIFY(englishSentence(readSegments(rttm, audioSeconds, TokenizeMode::Utterance, {.tiers = {"A"}}).error()).find("without tiers")
                != std::string::npos);
        const auto points = write(QStringLiteral("b.TextGrid"),
                                  "File type = \"ooTextFile\"\n\"TextGrid\" 0 30 <exists> 2 \"TextTier\" \"bell\" 0 30 1 2 \"x\"\n"
                                  "\"IntervalTier\" \"A\" 0 30 1 0 1 \"x\"\n");
        QVERIFY(
            englishSentence(readSegments(points, audioSeconds, TokenizeMode::Utterance, {.tiers = {"bell"}}).error()).find("holds points")
            != std::string::npos);
        QCOMPARE(readSegments(points, audioSeconds, TokenizeMode::Utterance, {.tiers = {"*"}})->segments.size(), std::size_t{1});
    }

    void aTierThatDependsOnAnotherIsTakenWhereItIsChosen()
    {
        const QByteArray annotation = "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"%\"/></ANNOTATION>";
        const auto document = [&](const QByteArray& end) {
            return "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"0\"/>"
                   "<TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"1000\"/><TIME_SLOT TIME_SLOT_ID=\"c\"/></TIME_ORDER>"
                   "<TIER TIER_ID=\"ref\">"
                + QByteArray(annotation).replace("%", "b") + "</TIER>\n<TIER TIER_ID=\"parts\" PARENT_REF=\"ref\">"
                + QByteArray(annotation).replace("%", end) + "</TIER></ANNOTATION_DOCUMENT>";
        };
        const SegmentsSelection parts{.tiers = {"parts"}};
        QVERIFY(speakersOf(*readSegments(write(QStringLiteral("a.eaf"), document("b")), audioSeconds)) == std::set<std::string>{"ref"});
        const auto chosen = readSegments(write(QStringLiteral("a.eaf"), document("b")), audioSeconds, TokenizeMode::Utterance, parts);
        QVERIFY(speakersOf(*chosen) == std::set<std::string>{"parts"});
        // Whatever is wrong with a tier that is not read does not count; with one that is read, it does.
        QVERIFY(readSegments(write(QStringLiteral("a.eaf"), document("c")), audioSeconds).ok());
        const auto open = readSegments(write(QStringLiteral("a.eaf"), document("c")), audioSeconds, TokenizeMode::Utterance, parts);
        QVERIFY(englishSentence(open.error()).find("line 2: the time slot c has no time") != std::string::npos);
    }

    void oneOfManyRecordingsIsTaken_data()
    {
        QTest::addColumn<QByteArray>("audio");
        QTest::addColumn<QByteArray>("recording");
        QTest::addColumn<QByteArray>("speaker");  ///< empty: refused
        QTest::newRow("by name") << QByteArray() << QByteArray("talk2") << QByteArray("B");
        QTest::newRow("by the audio") << QByteArray("talk2.wav") << QByteArray() << QByteArray("B");
        QTest::newRow("by the audio in a folder") << QByteArray("/x/talk1.flac") << QByteArray() << QByteArray("A");
        QTest::newRow("the name goes first") << QByteArray("talk1.wav") << QByteArray("talk2") << QByteArray("B");
        QTest::newRow("a name of several words") << QByteArray("my own talk.wav") << QByteArray() << QByteArray("C");
        QTest::newRow("as our RTTM writes it") << QByteArray("your talk.wav") << QByteArray() << QByteArray("D");
        QTest::newRow("a corpus's name of a channel") << QByteArray("EN1.Mix-Headset.wav") << QByteArray() << QByteArray("E");
        QTest::newRow("with its extension") << QByteArray("x.wav") << QByteArray() << QByteArray("F");
        QTest::newRow("other capitals") << QByteArray("TALK1.WAV") << QByteArray() << QByteArray("A");
        QTest::newRow("no such name") << QByteArray("talk1.wav") << QByteArray("talk3") << QByteArray();
        QTest::newRow("no such audio") << QByteArray("talk.wav") << QByteArray() << QByteArray();
        QTest::newRow("nothing to tell by") << QByteArray() << QByteArray() << QByteArray();
    }

    void oneOfManyRecordingsIsTaken()
    {
        QFETCH(QByteArray, audio);
        QFETCH(QByteArray, recording);
        QFETCH(QByteArray, speaker);
        const auto path = write(QStringLiteral("all.rttm"),
                                rttmLine("talk1", "0", "A") + rttmLine("talk2", "500", "B") + rttmLine("my own talk", "2", "C")
                                    + rttmLine("your_talk", "3", "D") + rttmLine("EN1", "4", "E") + rttmLine("x.wav", "5", "F"));
        const auto conversation =
            readSegments(path, 600.0, TokenizeMode::Utterance, {.recording = recording.toStdString(), .audio = audio.toStdString()});
        if (speaker.isEmpty()) {
            QCOMPARE(conversation.error().code, ErrorCode::InvalidSegments);
            const auto sentence = QByteArray::fromStdString(englishSentence(conversation.error()));
            QVERIFY2(sentence.contains("talk1, talk2, my own talk, your_talk, EN1, x.wav"), sentence);
            return;
        }
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        QVERIFY(speakersOf(*conversation) == std::set<std::string>{speaker.toStdString()});
        QVERIFY(englishSentence(conversation->warnings.at(0)).find("one of the 6 recordings") != std::string::npos);
    }

    void theOnlyRecordingIsTakenWhateverItsName()
    {
        const auto path = write(QStringLiteral("one.rttm"), rttmLine("talk1", "0", "A"));
        const auto conversation = readSegments(path, audioSeconds, TokenizeMode::Utterance, {.audio = "other.wav"});
        QVERIFY(conversation.ok() && conversation->warnings.empty());
        QVERIFY(!readSegments(path, audioSeconds, TokenizeMode::Utterance, {.recording = "other"}).ok());
        const auto table = write(QStringLiteral("one.csv"), "start,end,speaker\n0,1,A\n");
        QVERIFY(englishSentence(readSegments(table, audioSeconds, TokenizeMode::Utterance, {.recording = "other"}).error())
                    .find("names no recordings")
                != std::string::npos);
    }

    void everyFormatHasItsNameAndIsFoundBesideARecording()
    {
        std::set<std::string> names;
        std::set<std::string> extensions;
        for (const auto& format : segmentsFormats()) {
            QVERIFY(names.insert(format.name).second);
            QCOMPARE(segmentsSourceName(format.source), std::string(format.name));
            QVERIFY(QByteArray::fromStdString(segmentsFormatTitles()).contains(format.title));
            for (const char* extension : format.extensions) {
                if (extension == nullptr)
                    continue;
                const auto capitals = QByteArray(extension).toUpper();
                QVERIFY(mayHoldSegments("a/b" + capitals.toStdString()));
                if (format.toldBy == FormatToldBy::Content)
                    continue;
                QVERIFY2(extensions.insert(extension).second, extension);
                QCOMPARE(segmentsFormatOf("a/b" + capitals.toStdString()), &format);
                QTemporaryDir folder;
                const auto path = [&](const char* name) {
                    return std::filesystem::path(folder.filePath(QString::fromLatin1(name)).toStdString());
                };
                const auto beside = path(QByteArray("my talk") + capitals);
                QFile file(QString::fromStdString(beside.string()));
                QVERIFY(file.open(QIODevice::WriteOnly));
                QCOMPARE(segmentsBeside(path("my talk.wav")), format.beside == BesideRecording::Taken ? beside : std::filesystem::path());
                QVERIFY(segmentsBeside(path("talk.wav")).empty());
            }
        }
        QCOMPARE(segmentsSourceName(SegmentsSource::VoiceActivity), std::string("vad"));
        QVERIFY(names.insert(segmentsSourceName(SegmentsSource::Diarization)).second);
        for (const std::string& name : names)
            QCOMPARE(segmentsSourceName(segmentsSourceOfName(name)), name);
        QVERIFY(segmentsSourceOfName("a name of later versions") == SegmentsSource::VoiceActivity);
        QCOMPARE(segmentsFormatOf("a.wav"), nullptr);
        QVERIFY(!mayHoldSegments("a.wav"));
        QVERIFY(segmentsBeside({}).empty());
    }
};

QTEST_GUILESS_MAIN(SegmentsChoiceTest)
#include "segments_choice_test.moc"
