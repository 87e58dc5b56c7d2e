// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/corpus_reader.h"
#include "engine/corpus/crema_d_reader.h"
#include "engine/corpus/emodb_reader.h"
#include "engine/corpus/label_map.h"
#include "engine/corpus/ravdess_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/engine/corpus/corpus_folder.h"

#include <QtTest>

using namespace undertone;

namespace {

const QByteArray meldHeader = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n";

std::string sentence(const auto& result)
{
    return result ? "" : englishSentence(result.error());
}

std::string whyNot(const ParsedClipName& parsed)
{
    const auto* none = std::get_if<NoClip>(&parsed);
    return none ? none->why : "";
}

}  // namespace

class CorpusReadersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::CorpusFolder> m_folder;

    Result<LabelledCorpus> readAll() const { return readCorpus(m_folder->path()); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<test::CorpusFolder>(); }

    void ravdessNames()
    {
        const auto clip = parseRavdessName("03-01-06-01-02-01-12");
        QVERIFY(std::holds_alternative<ClipName>(clip));
        QCOMPARE(std::get<ClipName>(clip).speaker, std::string("RAVDESS_12"));
        QCOMPARE(std::get<ClipName>(clip).label, std::string("fearful"));
        QCOMPARE(std::get<ClipName>(clip).script, std::string("statement 2"));
        QCOMPARE(whyNot(parseRavdessName("03-02-06-01-02-01-12")), std::string("sung, not spoken"));
        QCOMPARE(whyNot(parseRavdessName("02-01-06-01-02-01-12")), std::string("a film without sound"));
        for (const char* odd : {"", "03-01-09-01-02-01-12", "03-01-06-01-02-01-25", "03-01-06-01-02-01-00", "03_01_06_01_02_01_12",
                                "3-1-6-1-2-1-12", "03-01-06-01-02-01-12-", "03-01-06-01-02-01-1x"})
            QVERIFY2(!whyNot(parseRavdessName(odd)).empty(), odd);
    }

    void cremaDNames()
    {
        const auto clip = parseCremaDName("1001_DFA_ANG_XX");
        QVERIFY(std::holds_alternative<ClipName>(clip));
        QCOMPARE(std::get<ClipName>(clip).speaker, std::string("CREMA-D_1001"));
        QCOMPARE(std::get<ClipName>(clip).label, std::string("angry"));
        QCOMPARE(std::get<ClipName>(clip).script, std::string("sentence DFA"));
        QVERIFY(whyNot(parseCremaDName("1040_ITH_SAD_X")).empty());
        for (const char* odd : {"", "1001_DFA_ANG", "1001_DFA_ANG_XX_1", "1000_DFA_ANG_XX", "1092_DFA_ANG_XX", "1001_dfa_ANG_XX",
                                "1001_DFA_SUR_XX", "1001_DFA_ANG_VH"})
            QVERIFY2(!whyNot(parseCremaDName(odd)).empty(), odd);
    }

    void emoDbNames()
    {
        const auto clip = parseEmoDbName("03a01Fa");
        QVERIFY(std::holds_alternative<ClipName>(clip));
        QCOMPARE(std::get<ClipName>(clip).speaker, std::string("EmoDB_03"));
        QCOMPARE(std::get<ClipName>(clip).label, std::string("happiness"));
        QCOMPARE(std::get<ClipName>(clip).script, std::string("text a01"));
        for (const char* odd : {"", "03a01", "04a01Fa", "03c01Fa", "03a01Xa", "03a01F1", "03a01Fab", "03a0xFa", "03a00Fa"})
            QVERIFY2(!whyNot(parseEmoDbName(odd)).empty(), odd);
    }

    void clipsAreFoundByTheirNames()
    {
        m_folder->write("Actor_01/03-01-05-01-01-01-01.wav");
        m_folder->write("Actor_02/03-01-03-01-01-01-02.wav");
        m_folder->write("Actor_02/03-02-03-01-01-01-02.wav");
        m_folder->write("copy/Actor_02/03-01-03-01-01-01-02.wav");
        m_folder->write("Actor_02/._03-01-03-01-01-01-02.wav");
        m_folder->write("Actor_02/notes.txt");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->format, CorpusFormat::Ravdess);
        QCOMPARE(corpus->dialogues.size(), std::size_t{2});
        QCOMPARE(corpus->dialogues[0].utterances.size(), std::size_t{1});
        QCOMPARE(corpus->dialogues[0].utterances[0].audio.string(), std::string("Actor_02/03-01-03-01-01-01-02.wav"));
        QCOMPARE(corpus->dialogues[0].utterances[0].label, std::string("happy"));
        QCOMPARE(corpus->skipped.size(), std::size_t{3});
        // No sessions and no splits: nobody can say how to fold it.
        QCOMPARE(auditCorpus(*corpus).error().code, ErrorCode::InvalidArgument);
    }

    void otherCorporaOfClips()
    {
        m_folder->write("AudioWAV/1001_DFA_ANG_XX.wav");
        QCOMPARE(readAll()->format, CorpusFormat::CremaD);
        m_folder = std::make_unique<test::CorpusFolder>();
        m_folder->write("wav/03a01Fa.wav");
        QCOMPARE(readAll()->format, CorpusFormat::EmoDb);
        m_folder->write("wav/a.wav");
        m_folder->write("wav/b.wav");
        QCOMPARE(readAll().error().code, ErrorCode::UnsupportedFormat);  // most clips are named otherwise
        QCOMPARE(readCorpus(m_folder->path() / "nowhere").error().code, ErrorCode::FileNotFound);
    }

    void meld()
    {
        m_folder->write("train_sent_emo.csv",
                        meldHeader
                            + "1,\"Oh, it\x92s you\",Joey,joy,positive,0,1,8,21,\"00:16:17,000\",\"00:16:18,500\"\n"
                              "2,First,Chandler,neutral,neutral,0,0,8,21,\"00:16:16,059\",\"00:16:16,900\"\n"
                              "3,Odd,Ross,anger,negative,7,0,8,21,\"00:16:16,059\",\"00:16:10,000\"\n");
        m_folder->write("test/test_sent_emo.csv", meldHeader + "1,Hey,Joey,sadness,negative,0,0,1,1,\"0:0:1,5\",\"0:0:2,5\"\n");
        m_folder->write("train_splits/dia0_utt0.wav");
        m_folder->write("train_splits/dia0_utt1.mp4");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->format, CorpusFormat::Meld);
        QCOMPARE(corpus->dialogues.size(), std::size_t{3});
        const auto& dialogue = corpus->dialogues[0];
        QCOMPARE(dialogue.name, std::string("train_dia0"));
        QCOMPARE(dialogue.split, std::string("train"));
        QCOMPARE(dialogue.utterances[0].speaker, std::string("Chandler"));
        QCOMPARE(dialogue.utterances[0].startSeconds, 16 * 60 + 16.059);
        QCOMPARE(dialogue.utterances[0].audio.string(), std::string("train_splits/dia0_utt0.wav"));
        QCOMPARE(dialogue.utterances[1].transcription, std::string("Oh, it\xc2\x92s you"));
        QCOMPARE(dialogue.utterances[1].audio.string(), std::string("train_splits/dia0_utt1.mp4"));
        QVERIFY(corpus->dialogues[1].utterances[0].audio.empty());
        QCOMPARE(corpus->dialogues[1].utterances[0].endSeconds, 0.0);
        QCOMPARE(corpus->skipped.size(), std::size_t{1});
        QVERIFY(corpus->warnings.size() == 1
                && englishSentence(corpus->warnings[0]).find("dev_sent_emo.csv is missing") != std::string::npos);
        const auto audit = auditCorpus(*corpus);
        QVERIFY(audit.ok());
        QVERIFY(!audit->allowed());
        QVERIFY(englishSentence(audit->refusals.front()).find("the speaker Joey is in both") != std::string::npos);
    }

    /// Conversations of two, cut out of MELD's: a sentence stands in several of them, and its clip has MELD's numbers.
    void meldDyadic()
    {
        m_folder->write("dev_sent_emo_dya.csv",
                        "Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Old_Dialogue_ID,Old_Utterance_ID,Season,Episode,"
                        "StartTime,EndTime\n"
                        "Good,Ross,joy,positive,1,0,1,4,4,4,\"00:12:32,334\",\"00:12:33,960\"\n"
                        "Now,Joey,neutral,neutral,1,1,1,9,4,4,\"00:12:38,466\",\"00:12:39,841\"\n"
                        "Now,Joey,neutral,neutral,2,0,1,9,4,4,\"00:12:38,466\",\"00:12:39,841\"\n");
        m_folder->write("dev_splits_complete/dia1_utt9.wav");
        m_folder->write("dev_splits_complete/dia1_utt1.wav");  // another sentence of MELD's
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->format, CorpusFormat::Meld);
        QCOMPARE(corpus->dialogues.size(), std::size_t{2});
        QCOMPARE(corpus->dialogues[0].name, std::string("dev_dia1"));
        const auto& utterances = corpus->dialogues[0].utterances;
        QCOMPARE(utterances.size(), std::size_t{2});
        QVERIFY(utterances[0].audio.empty());
        QCOMPARE(utterances[1].id, std::string("dia1_utt1"));
        QCOMPARE(utterances[1].audio.string(), std::string("dev_splits_complete/dia1_utt9.wav"));
        QCOMPARE(corpus->dialogues[1].utterances[0].audio, utterances[1].audio);
        QVERIFY(englishSentence(corpus->warnings[0]).find("train_sent_emo_dya.csv is missing") != std::string::npos);
        // All of MELD, where both lie in one folder.
        m_folder->write("dev_sent_emo.csv", meldHeader + "1,Hey,Joey,sadness,negative,0,0,1,1,\"0:0:1,5\",\"0:0:2,5\"\n");
        QCOMPARE(readAll()->dialogues.front().name, std::string("dev_dia0"));
        m_folder->write("test_sent_emo_dya.csv", meldHeader);
        QVERIFY(readAll().ok());
        std::filesystem::remove(m_folder->path() / "dev_sent_emo.csv");
        QVERIFY(sentence(readAll()).find("lacks the column Old_Dialogue_ID") != std::string::npos);
    }

    void garbledMeld_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* says) { QTest::newRow(name) << text << says; };
        row("empty", "", "line 1: the table is empty");
        row("no speaker column", "Utterance,Emotion,Dialogue_ID,Utterance_ID,StartTime\n", "lacks the column Speaker");
        row("short row", meldHeader + "1,2\n", "line 2: 2 fields where the header has 11");
        row("no number", meldHeader + "1,a,Joey,joy,p,x,0,1,1,t,t\n", "line 2: the dialogue");
        row("nobody", meldHeader + "1,a,,joy,p,0,0,1,1,t,t\n", "the speaker is not named");
        row("twice", meldHeader + "1,a,J,joy,p,0,0,1,1,t,t\n2,a,J,joy,p,0,0,1,1,t,t\n",
            "line 3: utterance 0 of dialogue 0 stands there twice");
        row("open quote", meldHeader + "1,\"a\n", "never closed");
        row("nul", meldHeader + QByteArray(1, '\0'), "line 2: not text");
    }
    void garbledMeld()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        m_folder->write("dev_sent_emo.csv", text);
        const auto corpus = readAll();
        QVERIFY(!corpus.ok());
        QVERIFY2(QString::fromStdString(sentence(corpus)).contains(says), sentence(corpus).c_str());
    }

    void aPlainFolderWithItsManifest()
    {
        m_folder->write(
            "manifest.csv",
            "path,corpus,speaker,emotion,text,duration_seconds,split\nx.wav,c,s1,angry,Hello.,1.5,train\ny.wav,c,s2,sad,Hello.,2,dev\n");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->format, CorpusFormat::Manifest);
        QCOMPARE(corpus->dialogues[0].corpus, std::string("c"));
        QCOMPARE(corpus->dialogues[0].utterances[0].endSeconds, 1.5);
        const auto audit = auditCorpus(*corpus);
        QVERIFY(audit->allowed());
        QCOMPARE(audit->warnings.size(), std::size_t{1});  // both read the same sentence
        QCOMPARE(audit->rule, std::string("Splits of the corpus: trained on train, tested on dev."));
    }

    void labelsBecomeTheModels()
    {
        const std::vector<std::string> four{"ang", "hap", "sad", "neu"};
        const auto iemocap = LabelMap::create(CorpusFormat::Iemocap, four);
        QCOMPARE(iemocap->indexOf("exc"), std::optional(1));
        QCOMPARE(iemocap->indexOf("hap"), std::optional(1));
        QCOMPARE(iemocap->indexOf("xxx"), std::optional<int>());
        QCOMPARE(iemocap->indexOf("fru"), std::optional<int>());
        QCOMPARE(iemocap->indexOf(""), std::optional<int>());
        const auto meldMap = LabelMap::create(CorpusFormat::Meld, four);
        QCOMPARE(meldMap->indexOf("joy"), std::optional(1));
        QCOMPARE(meldMap->indexOf("anger"), std::optional(0));
        QCOMPARE(LabelMap::create(CorpusFormat::Ravdess, four)->indexOf("calm"), std::optional<int>());
        const auto kept = LabelMap::create(CorpusFormat::Iemocap, {"hap", "exc"});
        QCOMPARE(kept->indexOf("exc"), std::optional(1));
        const auto changed = LabelMap::create(CorpusFormat::Iemocap, four, *parseLabelChanges("exc=,fru=ang"));
        QCOMPARE(changed->indexOf("exc"), std::optional<int>());
        QCOMPARE(changed->indexOf("fru"), std::optional(0));
        QVERIFY(!LabelMap::create(CorpusFormat::Iemocap, {}).ok());
        QVERIFY(!LabelMap::create(CorpusFormat::Iemocap, {"a", "a"}).ok());
        QVERIFY(!LabelMap::create(CorpusFormat::Iemocap, parseLabels("a,,b")).ok());
        QVERIFY(!LabelMap::create(CorpusFormat::Iemocap, four, {{"fru", "frustrated"}}).ok());
        QVERIFY(!parseLabelChanges("exc").ok());
        QVERIFY(!parseLabelChanges("=hap").ok());
        QCOMPARE(parseLabels("ang, hap ,sad"), (std::vector<std::string>{"ang", "hap", "sad"}));
    }
};

QTEST_GUILESS_MAIN(CorpusReadersTest)
#include "corpus_readers_test.moc"
