// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/corpus_reader.h"
#include "engine/corpus/corpus_summary.h"
#include "engine/corpus/iemocap_names.h"
#include "engine/corpus/iemocap_reader.h"
#include "engine/messages/catalogue.h"
#include "tests/engine/corpus/corpus_folder.h"

#include <QtTest>

#include <algorithm>

using namespace undertone;

namespace {

const QByteArray header = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n";

// Two turns, the later one first; every kind of judgement.
const QByteArray evaluation = header
    + "[14.8872 - 18.0175]\tSes01F_impro01_M000\txxx\t[2.5000, 3.0000, 3.5000]\r\n"
      "C-E2:\tNeutral state;\t()\r\n"
      "C-E3:\tAnger; Frustration;\t(raised; at (her) end)\r\n"
      "C-M1:\tFrustration;\t()\r\n"
      "A-E3:\tval 3; act 2; dom  2;\t()\r\n"
      "A-E4:\tval 2; act ; dom  3;\t(mildly put off)\r\n"
      "A-M1:\tval 2; act 3; dom  ;\t()\r\n"
      "\r\n"
      "[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]\n"
      "C-E2:\tNeutral state;\t()\n"
      "C-F1:\tNeutral state;\t()\n"
      "\n";

std::string sentence(const Result<LabelledCorpus>& result)
{
    return result ? "" : englishSentence(result.error());
}

bool anySays(const std::vector<Message>& messages, const char* words)
{
    return std::ranges::any_of(englishSentences(messages), [words](const auto& text) { return text.find(words) != std::string::npos; });
}

}  // namespace

class CorpusIemocapTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::CorpusFolder> m_folder;

    void writeDialogue(const QByteArray& text, const QString& name = "Ses01F_impro01", int session = 1) const
    {
        const auto dialog = QString("Session%1/dialog/").arg(session);
        m_folder->write(dialog + "EmoEvaluation/" + name + ".txt", text);
        m_folder->write(dialog + "wav/" + name + ".wav");
    }
    Result<LabelledCorpus> readAll() const { return readCorpus(m_folder->path()); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<test::CorpusFolder>(); }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("script");
        const auto row = [](const char* name, bool good, const char* script) { QTest::newRow(name) << name << good << script; };
        row("Ses01F_impro01", true, "");
        row("Ses05M_script03_2", true, "script03_2");
        row("Ses05M_script01_1b", true, "script01_1");
        row("Ses03M_impro05a", true, "");
        row("Ses02F_script02_2a", true, "script02_2");
        row("Ses06F_impro01", false, "");
        row("Ses01X_impro01", false, "");
        row("Ses01F_impro1", false, "");
        row("Ses01F_impro01_", false, "");
        row("Ses01F_impro01c", false, "");
        row("Ses01F_impro01_1bb", false, "");
        row("Ses01F_talk01", false, "");
        row("Ses0", false, "");
        row("", false, "");
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        QFETCH(QString, script);
        const auto parsed = parseIemocapDialogue(name.toStdString());
        QCOMPARE(parsed.has_value(), good);
        if (parsed) {
            QCOMPARE(QString::fromStdString(parsed->script), script);
            QCOMPARE(parsed->session, name.toStdString().substr(0, 5));
        }
    }

    void theSpeakerIsTheLetterOfTheLastPart()
    {
        QCOMPARE(iemocapSpeaker("Ses01F_impro01_M003", "Ses01F_impro01"), std::optional('M'));
        for (const char* odd : {"Ses01F_impro01_M03", "Ses01F_impro01_X003", "Ses01F_impro02_M003", "Ses01F_impro01_MXX0",
                                "Ses01F_impro01_M0031", "Ses01F_impro01"})
            QVERIFY2(!iemocapSpeaker(odd, "Ses01F_impro01"), odd);
    }

    void aDialogueWithAllItsRaters()
    {
        writeDialogue(evaluation);
        m_folder->write("Session1/dialog/transcriptions/Ses01F_impro01.txt",
                        "Ses01F_impro01_F000 [006.2901-008.2357]: Excuse me.\n"
                        "Ses01F_impro01_M000 [014.8872-018.0175]: It says [there]: no caf\xe9.\n"
                        "F: not a turn\n"
                        "Ses01F_impro01_FXX0 [001.0000-002.0000]: Hm.\n");
        m_folder->write("Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M000.wav");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->format, CorpusFormat::Iemocap);
        QCOMPARE(corpus->dialogues.size(), std::size_t{1});
        const auto& dialogue = corpus->dialogues.front();
        QCOMPARE(dialogue.session, std::string("Ses01"));
        QVERIFY(dialogue.script.empty());
        QCOMPARE(dialogue.audio.string(), std::string("Session1/dialog/wav/Ses01F_impro01.wav"));
        QCOMPARE(dialogue.utterances.size(), std::size_t{2});
        const auto& first = dialogue.utterances[0];
        QCOMPARE(first.id, std::string("Ses01F_impro01_F000"));  // in time order, unlike the file
        QCOMPARE(first.speaker, std::string("Ses01_F"));
        QCOMPARE(first.startSeconds, 6.2901);
        QCOMPARE(first.endSeconds, 8.2357);
        QCOMPARE(first.label, std::string("neu"));
        QCOMPARE(first.transcription, std::string("Excuse me."));
        QVERIFY(first.audio.empty());
        const auto& second = dialogue.utterances[1];
        QCOMPARE(second.speaker, std::string("Ses01_M"));
        QCOMPARE(second.label, std::string("xxx"));
        QVERIFY((second.dimensions == std::array<double, 3>{2.5, 3.0, 3.5}));
        QCOMPARE(second.transcription, std::string("It says [there]: no caf\xc3\xa9."));
        QCOMPARE(second.audio.string(), std::string("Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M000.wav"));
        QCOMPARE(second.categories.size(), std::size_t{3});
        QVERIFY((second.categories[1] == CategoryJudgement{"E3", RaterKind::Other, {"Anger", "Frustration"}, "raised; at (her) end"}));
        QCOMPARE(second.categories[2].kind, RaterKind::Self);
        QCOMPARE(second.dimensionJudgements.size(), std::size_t{3});
        QVERIFY((second.dimensionJudgements[1] == DimensionJudgement{"E4", RaterKind::Other, 2.0, {}, 3.0, "mildly put off"}));
        QVERIFY((second.dimensionJudgements[2] == DimensionJudgement{"M1", RaterKind::Self, 2.0, 3.0, {}, ""}));
        QVERIFY(std::ranges::any_of(corpus->skipped, [](const auto& item) { return item.why.find("FXX0") != std::string::npos; }));
        QVERIFY(anySays(corpus->warnings, "Session5 is missing"));
    }

    void onlyTheFilesOfDialoguesAreRead()
    {
        writeDialogue(evaluation);
        m_folder->write("Session1/dialog/EmoEvaluation/._Ses01F_impro01.txt", "\x01\x02");
        m_folder->write("Session1/dialog/EmoEvaluation/Categorical/Ses01F_impro01_e2_cat.anvil", "[garbled");
        m_folder->write("Session1/dialog/EmoEvaluation/Self-evaluation/Ses01F_impro02.txt", "[garbled");
        m_folder->write("Session1/dialog/EmoEvaluation/notes.txt", "[garbled");
        m_folder->write("Session1/dialog/EmoEvaluation/Ses02F_impro01.txt", "[garbled");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->dialogues.size(), std::size_t{1});
        QCOMPARE(corpus->skipped.size(), std::size_t{5});
    }

    void whatIsNotUnderstoodIsListed()
    {
        writeDialogue(
            header
            + "C-E2:\tAnger;\t()\n[1.0 - 2.0]\tSes01F_impro01_F000\tang\t[1, 2, 3]\nwhat is this\nA-E2:\tval 9; act 1; dom 1;\t()\n"
              "B-E2:\tx\nA-E3:\tvel 1;\t()\nC-X1:\tAnger;\t()\n[3 - 4]\tSes09F_F000\tang\t[1,2,3]\nC-E1:\tAnger;\t()\n");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->dialogues.front().utterances.size(), std::size_t{1});
        QVERIFY(corpus->dialogues.front().utterances.front().categories.empty());
        QCOMPARE(corpus->skipped.size(), std::size_t{7});
        QVERIFY(corpus->skipped.front().item.ends_with("Ses01F_impro01.txt, line 3"));
    }

    void garbledHeads_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* line) { QTest::newRow(name) << QByteArray(line); };
        row("no end", "[1.0");
        row("not a number", "[a - 2.0]\tSes01F_impro01_F000\tang\t[1, 2, 3]");
        row("nan", "[nan - 2.0]\tSes01F_impro01_F000\tang\t[1, 2, 3]");
        row("end before start", "[2.0 - 1.0]\tSes01F_impro01_F000\tang\t[1, 2, 3]");
        row("before the recording", "[-2.0 - 1.0]\tSes01F_impro01_F000\tang\t[1, 2, 3]");
        row("days", "[1.0 - 1e9]\tSes01F_impro01_F000\tang\t[1, 2, 3]");
        row("no label", "[1.0 - 2.0]\tSes01F_impro01_F000\t[1, 2, 3]");
        row("two dimensions", "[1.0 - 2.0]\tSes01F_impro01_F000\tang\t[1, 2]");
        row("more behind", "[1.0 - 2.0]\tSes01F_impro01_F000\tang\t[1, 2, 3] x");
        row("bracket alone", "[");
    }
    /// One turn that makes no sense costs that turn and its judgements, by name, and nothing else.
    void garbledHeads()
    {
        QFETCH(QByteArray, line);
        writeDialogue(header + line + "\nC-E1:\tSadness;\t()\n\n[3.0 - 4.0]\tSes01F_impro01_M000\tneu\t[2, 3, 4]\nC-E2:\tAnger;\t()\n");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        const auto& utterances = corpus->dialogues.front().utterances;
        QCOMPARE(utterances.size(), std::size_t{1});
        QCOMPARE(utterances[0].id, std::string("Ses01F_impro01_M000"));
        QCOMPARE(utterances[0].categories.size(), std::size_t{1});
        QCOMPARE(utterances[0].categories[0].rater, std::string("E2"));
        const auto named = QString("Ses01F_impro01.txt, line 3: the turn %1 was left out")
                               .arg(line.contains("F000") ? "Ses01F_impro01_F000" : "without a name");
        QVERIFY2(anySays(corpus->warnings, named.toLatin1().constData()), englishSentence(corpus->warnings.back()).c_str());
    }

    void aTurnTwiceIsReadOnce()
    {
        const QByteArray turn = "[1.0 - 2.0]\tSes01F_impro01_F000\tang\t[1, 2, 3]\n\n";
        writeDialogue(header + turn + "[5.0 - 6.0]\tSes01F_impro01_F000\tsad\t[1, 2, 3]\nC-E1:\tAnger;\t()\n");
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->dialogues.front().utterances.size(), std::size_t{1});
        QCOMPARE(corpus->dialogues.front().utterances[0].label, std::string("ang"));
        QVERIFY(corpus->dialogues.front().utterances[0].categories.empty());
        QVERIFY(anySays(corpus->warnings, "line 5: the turn Ses01F_impro01_F000 stands there twice"));
    }

    void aDialogueThatIsNoTextIsLeftOut()
    {
        writeDialogue(evaluation);
        writeDialogue(QByteArray("[6.0 - 7.0]\0", 12), "Ses01F_impro02");
        m_folder->write("Session1/dialog/transcriptions/Ses01F_impro01.txt", QByteArray("Ses\0", 4));
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        QCOMPARE(corpus->dialogues.size(), std::size_t{1});
        QCOMPARE(corpus->dialogues.front().utterances.size(), std::size_t{2});
        QVERIFY(anySays(corpus->warnings, "The dialogue Ses01F_impro02 was left out: "));
        QVERIFY(anySays(corpus->warnings, "The transcription of Ses01F_impro01 was left out: "));
    }

    void noiseNeverCrashes()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            QByteArray noise = evaluation;
            unsigned state = seed * 2654435761u;
            for (int i = 0; i < 12; ++i) {
                state = state * 1664525u + 1013904223u;
                noise[static_cast<int>((state >> 8) % static_cast<unsigned>(noise.size()))] = static_cast<char>(state >> 24);
            }
            writeDialogue(noise);
            const auto corpus = readAll();
            QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        }
    }

    void aFolderThatIsNotThere()
    {
        QCOMPARE(readIemocap(m_folder->path() / "nowhere").error().code, ErrorCode::FileNotFound);
        QCOMPARE(readIemocap(m_folder->path()).error().code, ErrorCode::FileNotFound);
        QCOMPARE(readAll().error().code, ErrorCode::UnsupportedFormat);
    }

    void countsAndTheProof()
    {
        // The evaluation set exactly, spread over the true number of dialogues: then one utterance less.
        std::map<QString, QByteArray> texts;
        std::vector<QString> names;
        for (int session = 1; session <= 5; ++session) {
            for (std::size_t i = 0; i < iemocapDialogues[static_cast<std::size_t>(session - 1)]; ++i)
                names.push_back(QString("Ses0%1%2_impro%3").arg(session).arg(i % 2 == 0 ? "F" : "M").arg(i + 1, 2, 10, QChar('0')));
        }
        std::size_t next = 0;
        std::map<QString, int> turns;
        const auto add = [&](const std::string& label) {
            const auto& name = names[next++ % names.size()];
            const int turn = turns[name]++;
            texts[name] += QString("[%1 - %2]\t%3_%4%5\t%6\t[1, 2, 3]\n\n")
                               .arg(turn)
                               .arg(turn + 0.5)
                               .arg(name, turn % 2 ? "M" : "F")
                               .arg(turn, 3, 10, QChar('0'))
                               .arg(label.c_str())
                               .toLatin1();
        };
        for (const auto& [label, count] : iemocapEvaluationSet) {
            for (std::size_t i = 0; i < count; ++i)
                add(std::string(label));
        }
        for (int i = 0; i < 100; ++i)
            add(i % 2 ? "xxx" : "fru");
        for (const auto& [name, text] : texts)
            writeDialogue(header + text, name, name.mid(4, 1).toInt());
        const auto corpus = readAll();
        QVERIFY2(corpus.ok(), sentence(corpus).c_str());
        const auto proof = proveIemocapSet(*corpus);
        QVERIFY2(proof.holds(), proof.holds() ? "" : proof.differences.front().c_str());
        QCOMPARE(proof.found, std::size_t{5531});
        QCOMPARE(proof.expected, std::size_t{5531});
        const auto map = LabelMap::create(CorpusFormat::Iemocap, {"ang", "hap", "sad", "neu"});
        const auto summary = summarise(*corpus, *map);
        QVERIFY((summary.all.classes == std::vector<std::size_t>{1103, 1636, 1084, 1708}));
        QCOMPARE(summary.all.withoutClass, std::size_t{100});
        QCOMPARE(summary.all.dialogues, std::size_t{151});
        QCOMPARE(summary.sessions.at("Ses03").dialogues, std::size_t{32});
        QCOMPARE(summary.speakers.size(), std::size_t{10});

        auto less = *corpus;
        less.dialogues.front().utterances.front().label = "xxx";
        less.dialogues.pop_back();
        const auto refuted = proveIemocapSet(less);
        const auto differs = [&refuted](const std::string& words) {
            return std::ranges::any_of(refuted.differences, [&](const std::string& difference) { return difference.starts_with(words); });
        };
        QVERIFY(differs("Utterances labelled ang: "));
        QVERIFY(differs("Dialogues of Session5: 30 instead of 31 (-1)."));
    }
};

QTEST_GUILESS_MAIN(CorpusIemocapTest)
#include "corpus_iemocap_test.moc"
