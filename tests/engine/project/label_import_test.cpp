// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of others, from their files into lanes of a project, beside sentences that stay as they are.
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/messages/catalogue.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/label_import.h"
#include "engine/project/project.h"
#include "engine/project/review.h"
#include "tests/engine/project/random_edits.h"
#include "tests/support/authorised.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <set>

using namespace undertone;
namespace fs = std::filesystem;

static bool holds(const std::vector<ExportLoss>& losses, ExportLoss loss)
{
    return std::ranges::find(losses, loss) != losses.end();
}

class LabelImportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    ProjectContent m_content;  ///< four sentences of a minute and a half, each followed by silence: 0-90 Ann, 100-190 Bo, ...
    TrackId m_segmentation;
    std::set<std::string> m_known;  ///< labels of the project

    [[nodiscard]] fs::path write(const char* name, const std::string& text) const
    {
        const fs::path path = fs::path(m_folder->path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    static Conversation read(const fs::path& path)
    {
        auto conversation = readSegments(path, test::recordingSeconds);
        if (!conversation)
            qFatal("%s", englishSentence(conversation.error()).c_str());
        return *conversation;
    }
    /// "E2: anger+sadness|happiness@3" for each annotator: labels, "@" valence, sentences without anything as "-".
    [[nodiscard]] QStringList lanes() const
    {
        QStringList rows;
        for (const Track* track : m_content.tracksOf(TrackKind::Annotation)) {
            QStringList said;
            for (const Sentence* sentence : m_content.sentencesOf(m_segmentation)) {
                const auto* annotation = m_content.find<Annotation>({track->id, sentence->id});
                QStringList names;
                if (annotation != nullptr) {
                    for (const LabelId label : annotation->labels)
                        names << QString::fromStdString(m_content.find<Label>(label)->name);
                }
                QString text = annotation == nullptr ? QStringLiteral("-") : names.join(QLatin1Char('+'));
                if (annotation != nullptr && annotation->valence)
                    text += QStringLiteral("@%1").arg(*annotation->valence);
                if (annotation != nullptr && !annotation->remark.empty())
                    text += QStringLiteral("(%1)").arg(QString::fromStdString(annotation->remark));
                said << text;
            }
            rows << QString::fromStdString(track->annotator.empty() ? track->name : track->annotator) + ": " + said.join(QLatin1Char('|'));
        }
        return rows;
    }
    Result<LabelImport> import(const ReadLabels& read)
    {
        EditDraft draft(m_content);
        const auto done = TRY(importLabels(draft, m_segmentation, read));
        draft.keep();
        TRY(checkInvariants(m_content));
        return done;
    }
    Result<LabelImport> import(const fs::path& path, const std::string& annotator)
    {
        return import(TRY(labelsOf(read(path), {path, annotator, m_known})));
    }
    static QString sentence(const Result<LabelImport>& done)
    {
        return done ? QString() : QString::fromStdString(englishSentence(done.error()));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = test::folderInMemory();
        m_content = ProjectContent();
        m_known.clear();
        EditDraft draft(m_content);
        AudioReference audio;
        audio.path = "/recordings/talk.wav";
        audio.frameCount = static_cast<std::int64_t>(test::recordingSeconds) * 16000;
        draft.put(audio);
        const SpeakerId speakers[] = {*addSpeaker(draft, "Ann"), *addSpeaker(draft, "Bo")};
        Track track;
        track.name = "Sentences";
        m_segmentation = *addTrack(draft, track);
        for (int i = 0; i < 4; ++i)
            QVERIFY(addSentence(draft, m_segmentation, 100.0 * i, 100.0 * i + 90.0, speakers[i % 2]).ok());
        draft.keep();
    }

    void aTableOfOneColleagueIsALane()
    {
        const auto file = write("anna.csv",
                                "start,end,speaker,label,confidence,remark,valence\n0.4,90,Ann,angry sad,0.8,loud,2\n100,190,Bo,Joy,,,9\n"
                                "200,290,Ann,,,,\n301,391,Bo,teasing,,,\n");
        const auto done = import(file, "Anna");
        QVERIFY2(done.ok(), qPrintable(sentence(done)));
        QCOMPARE(done->judgements, std::size_t{3});
        QCOMPARE(done->withSentence, std::size_t{3});
        // One's own lane comes first, and is empty; names of one emotion are one label.
        QCOMPARE(lanes(), QStringList({"annotation: -|-|-|-", "Anna: anger+sadness(loud)|happiness|-|teasing"}));
        // 9 is off the scale of valence, so that 2 may mean something else.
        QVERIFY2(done->warnings.size() == 1 && englishSentence(done->warnings[0]).find("valence") != std::string::npos,
                 "the scale is said");
        // Its labels show nowhere else, and the same file a second time says nothing new.
        QCOMPARE(m_content.rows<LabelSet>().size(), std::size_t{2});
        const auto before = m_content;
        QVERIFY2(sentence(import(file, "Anna")).contains("already"), qPrintable(sentence(import(file, "Anna"))));
        QVERIFY(m_content == before);
        // One that says something else is another.
        QVERIFY(import(write("again.csv", "start,end,speaker,label\n0.4,90,Ann,neutral\n"), "Anna").ok());
        QCOMPARE(lanes().last(), QStringLiteral("Anna 2: neutral|-|-|-"));
    }

    /// What this program exports: of a run, whose emotions are the model's, and of labels alone.
    void whatAModelSaidIsNobodysLabel()
    {
        const auto run = write("run.csv", "start,end,speaker,emotion,probability_angry\n0,90,Ann,angry,0.9\n100,190,Bo,sad,0.1\n");
        QVERIFY2(sentence(import(run, "A")).contains("says nothing of emotions"), qPrintable(sentence(import(run, "A"))));
        const auto judged =
            write("judged.csv", "start,end,speaker,emotion,probability_angry,label\n0,90,Ann,angry,0.9,\n100,190,Bo,sad,0.1,happiness\n");
        const auto done = import(judged, "A");
        QVERIFY2(done.ok() && done->judgements == 1, qPrintable(sentence(done)));
        QCOMPARE(lanes().last(), QStringLiteral("A: -|happiness|-|-"));
        const auto labels = write("labels.csv", "start,end,speaker,emotion,label\n0,90,Ann,cross,cross; calm\n100,190,Bo,sad,\n");
        QVERIFY(import(labels, "B").ok());
        QCOMPARE(lanes().last(), QStringLiteral("B: cross+calm|sadness|-|-"));
    }

    void labelsOfTheProjectAreKnown()
    {
        const auto file = write("own.csv", "start,end,speaker,text\n0,90,,Freude\n100,190,,Wut Freude\n200,290,,?\n300,390,,XXX\n");
        QVERIFY(!import(file, "A").ok());
        m_known = {"freude", "wut"};
        const auto done = import(file, "A");
        QVERIFY2(done.ok(), qPrintable(sentence(done)));
        QCOMPARE(lanes().last(), QStringLiteral("A: Freude|Wut+Freude|-|-"));
    }

    void tiersThatJudgeTheSameStretchesAreOfPeople()
    {
        const auto file =
            write("two.csv", "start,end,speaker,text\n0,90,Anna,anger\n0,90,Ben,neutral\n100,190,Anna,sad\n100,190,Ben,sad\n");
        QVERIFY(import(file, "file").ok());
        QCOMPARE(lanes(), QStringList({"annotation: -|-|-|-", "Anna: anger|sadness|-|-", "Ben: neutral|sadness|-|-"}));
    }

    /// A row for each label.
    void labelsOfOneStretchAreOneJudgement()
    {
        const auto done = import(write("long.csv", "start,end,speaker,label\n0,90,Ann,ang\n0,90,Ann,sad\n"), "A");
        QVERIFY2(done.ok() && done->judgements == 1 && done->taken == 0, qPrintable(sentence(done)));
        QCOMPARE(lanes().last(), QStringLiteral("A: anger+sadness|-|-|-"));
    }

    void numbersHaveDecimalCommasToo()
    {
        QVERIFY(import(write("de.csv", "start;end;speaker;label;valence\n0,0;90,0;Ann;ang;2,5\n"), "A").ok());
        QCOMPARE(lanes().last(), QStringLiteral("A: anger@2.5|-|-|-"));
    }

    void aTableOfSeveralRatersIsALaneOfEach()
    {
        const auto file = write("all.csv", "start;end;speaker;Emotion;rater\n0;90;Ann;ang;R1\n0;90;Ann;neu;R2\n100;190;Bo;neu;R1\n");
        QVERIFY(import(file, "all").ok());
        QCOMPARE(lanes(), QStringList({"annotation: -|-|-|-", "R1: anger|neutral|-|-", "R2: neutral|-|-|-"}));
    }

    void ratersOfAnEmoEvaluationFileAreLanes()
    {
        const auto file =
            write("Ses01F_impro01.txt",
                  "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
                  "[0.0000 - 90.0000]\tSes01F_impro01_F000\tang\t[2.0000, 3.0000, 3.0000]\nC-E2:\tAnger; Sadness;\t(so; loud)\n"
                  "C-E3:\tNeutral state;\t()\nA-E3:\tval 3; act 2; dom  2;\t()\nC-F1:\tAnger;\t()\n\n"
                  "[100.0000 - 190.0000]\tSes01F_impro01_M000\txxx\t[2.0000, 3.0000, 3.0000]\nC-E2:\tHappiness;\t()\n\n");
        QVERIFY(import(file, "nobody").ok());
        QCOMPARE(
            lanes(),
            QStringList({"annotation: -|-|-|-", "E2: anger+sadness(so; loud)|happiness|-|-", "E3: neutral@3|-|-|-", "F1: anger|-|-|-"}));
        for (const auto& [key, annotation] : m_content.rows<Annotation>())
            QVERIFY(annotation.sight == Sight::Blind);
    }

    void whatAnEmoEvaluationFileSaysOfRatersGoesOutAgain()
    {
        m_content = ProjectContent();
        const std::string text = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
                                 "[0.5000 - 2.0000]\tSes01F_impro01_F000\tang\t[2.0000, 3.0000, 3.0000]\n"
                                 "C-E2:\tAnger; Sadness;\t(so; loud)\nA-E2:\tval 2; act ; dom  3;\t()\n\n";
        const auto file = write("Ses01F_impro01.txt", text);
        const Conversation conversation = read(file);
        Timeline timeline;
        timeline.complete = true;
        timeline.annotator = "R1";
        timeline.labels = {"anger"};
        UtteranceAnalysis row;
        row.segment = conversation.segments[0].id;
        row.startSeconds = 0.5;
        row.endSeconds = 2.0;
        row.speaker = "Ses01_F";
        row.givenLabel = 0;
        row.columns = conversation.segments[0].columns;
        timeline.utterances = {row};
        TimelineExport what{&timeline};
        QCOMPARE(*writtenTimeline(what, TimelineFormat::EmoEvaluation, test::mayShare), text);
        std::erase_if(timeline.utterances[0].columns,
                      [](const auto& column) { return column.first == "emotion"; });  // in whose place it stands
        QVERIFY(!holds(exportLosses(what, TimelineFormat::EmoEvaluation), ExportLoss::Columns));
        // With what annotators of a project say; a name that IEMOCAP would take for something else is told apart.
        what.raters = {{row.segment, "R1", {"excitement", "fear"}, {{}, 0.5, "", 9.0, 4.0, {}}}, {row.segment, "Bo B:", {"teasing"}, {}}};
        const auto more = *writtenTimeline(what, TimelineFormat::EmoEvaluation, test::mayShare);
        QVERIFY2(more.find("C-rater_R1:\tExcited; Fear;\t()\nA-rater_R1:\tval ; act 4; dom  ;\t()\nC-Bo_B_:\tOther;\t()\nC-E2:\tAnger")
                     != std::string::npos,
                 more.c_str());
        const auto back = labelsOf(read(write("again.txt", more)), {"again.txt", "x"});
        QVERIFY(back.ok() && back->annotators.size() == 3);
        QVERIFY(holds(exportLosses(what, TimelineFormat::EmoEvaluation), ExportLoss::Characters));
        QVERIFY(holds(exportLosses(what, TimelineFormat::EmoEvaluation), ExportLoss::OtherLabels));
        // Two whose names become alike stay two, and so does one who is called as a rater of the file.
        what.raters = {{row.segment, "A B", {"fear"}, {}}, {row.segment, "A_B", {"anger"}, {}}, {row.segment, "E2", {"neutral"}, {}}};
        const auto alike = *writtenTimeline(what, TimelineFormat::EmoEvaluation, test::mayShare);
        QVERIFY2(alike.find("C-A_B:\tFear;\t()\nC-A_B_2:\tAnger;\t()\nC-E2_2:\tNeutral state;\t()\nC-E2:\tAnger") != std::string::npos,
                 alike.c_str());
        QVERIFY(holds(exportLosses(what, TimelineFormat::Csv), ExportLoss::OtherAnnotators));
        QVERIFY(!holds(exportLosses(what, TimelineFormat::EmoEvaluation), ExportLoss::OtherAnnotators));
    }

    void textsOfATierMayBeTheLabels()
    {
        const auto file = write("tier.txt", "0\t90\tanger\n100\t190\tHappy\n200\t290\tneutral\n300\t390\tanger\n");
        QCOMPARE(read(file).source, SegmentsSource::AudacityLabels);
        QVERIFY(import(file, "B").ok());
        QCOMPARE(lanes().last(), QStringLiteral("B: anger|happiness|neutral|anger"));
        const auto talk = write("talk.csv", "start,end,speaker,text\n0,90,Ann,Well then.\n100,190,Bo,Neutral is what I am.\n");
        QVERIFY2(sentence(import(talk, "A")).contains("says nothing of emotions"), qPrintable(sentence(import(talk, "A"))));
        const auto labels = write("labels.csv", "start,end,speaker,text\n0,90,,anger\n100,190,,hap\n200,290,,hm\n");
        QVERIFY(import(labels, "A").ok());
        QCOMPARE(lanes().last(), QStringLiteral("A: anger|happiness|hm|-"));
    }

    void judgementsAreOfTheSentenceThatTheyOverlapMost()
    {
        // The second overlaps the first sentence too, less; the third fits none by half; the last is a sentence that two judge.
        const auto file = write("cut.csv", "start,end,speaker,label\n10,95,,sad\n0,44,,neu\n140,230,,ang\n205,290,,fear\n200,290,,hap\n");
        const auto done = import(file, "A");
        QVERIFY(done.ok());
        QCOMPARE(done->judgements, std::size_t{5});
        QCOMPARE(done->withSentence, std::size_t{2});
        QCOMPARE(done->taken, std::size_t{1});
        QCOMPARE(lanes().last(), QStringLiteral("A: sadness|-|happiness|-"));
        const auto elsewhere = write("elsewhere.csv", "start,end,speaker,label\n92,99,,sad\n");
        const auto before = m_content;
        const auto none = import(elsewhere, "B");
        QVERIFY2(sentence(none).contains("None of the 1 labels"), qPrintable(sentence(none)));
        QVERIFY(m_content == before);
    }

    void theSpeakerDecidesBetweenSentencesOfOneTime()
    {
        EditDraft draft(m_content);
        const auto bo = m_content.sentencesOf(m_segmentation)[1]->speaker;
        QVERIFY(addSentence(draft, m_segmentation, 0.0, 90.0, bo).ok());  // Ann and Bo at once
        draft.keep();
        QVERIFY(import(write("a.csv", "start,end,speaker,label\n0,90,Bo,sad\n0,90,Ann,hap\n"), "A").ok());
        for (const Sentence* one : m_content.sentencesOf(m_segmentation)) {
            const auto* said = m_content.find<Annotation>({m_content.tracksOf(TrackKind::Annotation).back()->id, one->id});
            if (said != nullptr)
                QCOMPARE(m_content.find<Label>(said->labels[0])->name, std::string(one->speaker == bo ? "sadness" : "happiness"));
        }
    }

    void aColumnOfTextsIsNoColumnOfLabels()
    {
        std::string text = "start,end,speaker,label\n";
        for (int i = 0; i < 80; ++i)
            text += std::to_string(i) + "," + std::to_string(i) + ".5,A,said " + std::to_string(i) + "\n";
        QVERIFY2(sentence(import(write("texts.csv", text), "A")).contains("seem to be texts"),
                 qPrintable(sentence(import(write("texts.csv", text), "A"))));
        const auto wordy = write("long.csv", "start,end,speaker,label\n0,90,A," + std::string(100, 'x') + "\n");
        QVERIFY2(sentence(import(wordy, "A")).contains("seem to be texts"), qPrintable(sentence(import(wordy, "A"))));
        std::string rows = "start,end,speaker,label,rater\n";
        for (int i = 0; i < 80; ++i)
            rows += "0,90,A,sad,row " + std::to_string(i) + "\n";
        QVERIFY2(sentence(import(write("rows.csv", rows), "A")).contains("80 annotators"),
                 qPrintable(sentence(import(write("rows.csv", rows), "A"))));
    }

    /// A sentence as long as the recording beside ten thousand short ones: every judgement finds its own, in a moment.
    void manySentencesAreMatchedInAMoment()
    {
        EditDraft draft(m_content);
        QVERIFY(addSentence(draft, m_segmentation, 0.0, test::recordingSeconds).ok());
        std::string text = "start,end,speaker,label\n";
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(addSentence(draft, m_segmentation, 0.05 * i, 0.05 * i + 0.04).ok());
            text += std::to_string(0.05 * i) + "," + std::to_string(0.05 * i + 0.04) + ",,sad\n";
        }
        draft.keep();
        const auto done = import(write("many.csv", text), "A");
        QVERIFY2(done.ok(), qPrintable(sentence(done)));
        QCOMPARE(done->withSentence, std::size_t{10'000});
    }

    void theProjectOfAColleagueGivesItsLanes()
    {
        const auto mine = m_content;
        const auto first = m_content.sentencesOf(m_segmentation)[0]->id;
        EditDraft draft(m_content);
        const LabelSetId set = *addLabelSet(draft, {{}, "two", 0.0, 1.0});
        const LabelId cross = *addLabel(draft, {{}, set, "Anger", {}, {}, 0});
        const TrackId hers = *addTrack(draft, {{}, TrackKind::Annotation, "annotation", "Grace", m_segmentation, set, {}, 0});
        QVERIFY(setAnnotation(draft, {hers, first, {cross}, 0.5, {}, {}, 0.7, "clear"}).ok());
        const Label decided = *draft.find<Label>(cross);
        QVERIFY(decide(draft, first, &decided, {}, {"Grace", "2025-03-01T14:05:09Z"}).ok());
        draft.keep();
        const auto labels = labelsOf(m_content, {"grace.undertone", "grace"});
        QVERIFY(labels.ok());
        m_content = mine;
        const auto done = import(*labels);
        QVERIFY2(done.ok(), qPrintable(sentence(done)));
        QCOMPARE(lanes(), QStringList({"annotation: -|-|-|-", "Grace: anger(clear)|-|-|-"}));  // a scale of 0 to 1 is another
        QCOMPARE(done->warnings.size(), std::size_t{1});
        QVERIFY2(!labelsOf(mine, {"x.undertone", "x"}).ok(), "nobody said anything");
        // A copy of this project that she labelled in: what is here stays as it is, and only hers is new.
        EditDraft copy(m_content);
        const auto own = m_content.tracksOf(TrackKind::Annotation).front();
        const LabelId sad = m_content.labelsOf(own->labelSet)[2]->id;
        QVERIFY(setLabels(copy, own->id, first, {sad}).ok());
        const LabelSetId anothers = *addLabelSet(copy, {{}, "hers"});
        const LabelId cross2 = *addLabel(copy, {{}, anothers, "cross", {}, {}, 0});
        const TrackId bea = *addTrack(copy, {{}, TrackKind::Annotation, "Bea", "Bea", m_segmentation, anothers, {}, 0});
        QVERIFY(setLabels(copy, bea, first, {cross2}).ok());
        const auto back = labelsOf(m_content, {"copy.undertone", "copy"});
        QVERIFY(removeTrack(copy, bea).ok());
        copy.keep();
        const auto again = import(*back);
        QVERIFY2(again.ok(), qPrintable(sentence(again)));
        QCOMPARE(again->annotators, std::vector<std::string>{"Bea"});
        QCOMPARE(again->warnings.size(), std::size_t{2});
        QCOMPARE(lanes(), QStringList({"annotation: sadness|-|-|-", "Grace: anger(clear)|-|-|-", "Bea: cross|-|-|-"}));
    }
};

QTEST_GUILESS_MAIN(LabelImportTest)
#include "label_import_test.moc"
