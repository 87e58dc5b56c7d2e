// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-cli project as a process: a project made of a recording and a run, and the run out again.
#include "engine/project/edits.h"
#include "engine/project/project.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/written_timeline.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

class ProjectCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        m_cli.writeWave("talk.wav", buzz(6.0));
        m_cli.writeWave("other.wav", buzz(7.0));
        m_cli.write("talk.csv", "start,end,speaker,text\n0.5,2,Ann,Hello.\n2.5,4,Bo,Hi.\n");
        const auto run = m_cli.run({"analyze", "talk.wav", "--segments", "talk.csv", "--model", "model", "-o", "talk.json"});
        QVERIFY2(run.exitCode == 0, run.err);
    }

    void aProjectSaysWhatItHolds()
    {
        const auto made = m_cli.run({"project", "new", "talk.wav", "--segments", "talk.csv", "-o", "plain.undertone"});
        QVERIFY2(made.exitCode == 0, made.err);
        const auto info = m_cli.run({"project", "info", "plain.undertone", "--json"});
        QVERIFY2(info.exitCode == 0, info.err);
        QCOMPARE(info.json()["audio_seconds"].toDouble(), 6.0);
        QCOMPARE(info.json()["speakers"].toArray(), QJsonArray({"Ann", "Bo"}));
        QCOMPARE(info.json()["tracks"].toArray().size(), 2);
        QCOMPARE(info.json()["tracks"].toArray()[0].toObject()["rows"].toInt(), 2);
        QVERIFY(info.json()["read_only"].isNull());
        QVERIFY(m_cli.run({"project", "info", "plain.undertone"}).out.contains("speaker: Ann"));
        const auto before = m_cli.read("plain.undertone");
        const auto again = m_cli.run({"project", "new", "talk.wav", "-o", "plain.undertone"});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("exists already"), again.err);
        QCOMPARE(m_cli.read("plain.undertone"), before);
        QVERIFY(m_cli.run({"project", "export", "plain.undertone"}).err.contains("no run"));
    }

    void aRunComesBack()
    {
        for (const QStringList& segments : {QStringList(), QStringList{"--segments", "talk.csv"}}) {
            const QString name = segments.isEmpty() ? "of-run.undertone" : "of-both.undertone";
            const auto made = m_cli.run(QStringList{"project", "new", "talk.wav", "--timeline", "talk.json", "-o", name} + segments);
            QVERIFY2(made.exitCode == 0, made.err);
            const auto written = m_cli.run({"project", "export", name});
            QVERIFY2(written.exitCode == 0, written.err);
            QCOMPARE(written.json(), QJsonDocument::fromJson(m_cli.read("talk.json")).object());
            const auto grid = m_cli.run({"export", "-", "--format", "textgrid"}, written.out);
            QVERIFY2(grid.exitCode == 0 && grid.out.contains("Ann"), grid.err);
        }
    }

    void labelsOfOthersAreAddedAsLanes()
    {
        const auto made = m_cli.run({"project", "new", "talk.wav", "--segments", "talk.csv", "-o", "shared.undertone"});
        QVERIFY2(made.exitCode == 0, made.err);
        m_cli.write("bea.csv", "start,end,speaker,label\n0.5,2,Ann,angry\n2.6,4,Bo,neutral\n5,5.9,Bo,sad\n");
        const auto added = m_cli.run({"project", "add-labels", "shared.undertone", "bea.csv", "--annotator", "Bea", "--json"});
        QVERIFY2(added.exitCode == 0, added.err);
        QCOMPARE(added.json()["annotators"].toArray(), QJsonArray({"Bea"}));
        QCOMPARE(added.json()["judgements"].toInt(), 3);
        QCOMPARE(added.json()["with_sentence"].toInt(), 2);
        const auto table = m_cli.run({"project", "export", "shared.undertone", "--labels", "Bea", "--format", "csv"});
        QVERIFY2(table.exitCode == 0 && table.out.contains("Ann,anger") && table.out.contains("Bo,neutral"), table.out + table.err);
        // The project of a colleague, back into one of one's own.
        QVERIFY(m_cli.run({"project", "new", "talk.wav", "--segments", "talk.csv", "-o", "own.undertone"}).exitCode == 0);
        const auto lanes = m_cli.run({"project", "add-labels", "own.undertone", "shared.undertone"});
        QVERIFY2(lanes.exitCode == 0 && lanes.out.contains("Labels of Bea were imported from shared.undertone: 2 of 2"),
                 lanes.out + lanes.err);
        const auto twice = m_cli.run({"project", "add-labels", "own.undertone", "shared.undertone"});
        QVERIFY2(twice.exitCode == 2 && twice.err.contains("already"), twice.err);
        const auto itself = m_cli.run({"project", "add-labels", "own.undertone", "own.undertone"});
        QVERIFY2(itself.exitCode == 2 && itself.err.contains("is this project"), itself.err);
        const auto none = m_cli.run({"project", "add-labels", "own.undertone", "talk.csv"});
        QVERIFY2(none.exitCode == 2 && none.err.contains("says nothing of emotions"), none.err);
    }

    /// In a project that was never analysed.
    void labelsOfAnAnnotatorAreExportedWithoutARun()
    {
        const auto made = m_cli.run({"project", "new", "talk.wav", "--segments", "talk.csv", "-o", "labelled.undertone"});
        QVERIFY2(made.exitCode == 0, made.err);
        const auto nobody = m_cli.run({"project", "export", "labelled.undertone", "--labels", "Ada", "--format", "csv"});
        QVERIFY2(nobody.exitCode == 2 && nobody.err.contains("Nobody has labelled"), nobody.err);
        label(m_cli.path("labelled.undertone").toStdString());
        const auto table = m_cli.run({"project", "export", "labelled.undertone", "--labels", "Ada", "--format", "csv"});
        QVERIFY2(table.exitCode == 0, table.err);
        QCOMPARE(table.out,
                 QByteArray("number,start_seconds,end_seconds,speaker,emotion,text,label,confidence\n"
                            "1,0.500,2.000,Ann,cross,Hello.,cross; calm,0.25\n2,2.500,4.000,Bo,,Hi.,,\n"));
        QVERIFY2(table.err.contains("whose labels"), table.err);
        for (const char* name : {"labels.TextGrid", "labels.eaf", "labels.vtt"}) {
            const auto written = m_cli.run({"project", "export", "labelled.undertone", "--labels", "Ada", "-o", name});
            QVERIFY2(written.exitCode == 0, written.err);
            QVERIFY(m_cli.read(name).contains("cross"));
        }
        QVERIFY(m_cli.read("labels.TextGrid").contains("\nxmax = 6 \n"));
        const auto database =
            m_cli.run({"project", "export", "labelled.undertone", "--labels", "Ada", "--format", "audformat", "-o", "base"});
        QVERIFY2(database.exitCode == 0, database.err);
        QVERIFY(m_cli.read("base/db.yaml").contains("given by Ada"));
        QVERIFY2(m_cli.read("base/db.emotion.csv").contains("talk.wav,0 days 00:00:00.500000,0 days 00:00:02.000000,cross,Ann,Hello."),
                 m_cli.read("base/db.emotion.csv"));
        const auto other = m_cli.run({"project", "export", "labelled.undertone", "--labels", "Bea", "--format", "csv"});
        QVERIFY2(other.exitCode == 2 && other.err.contains("Ada"), other.err);
        QCOMPARE(m_cli.run({"project", "export", "labelled.undertone", "--labels", "Ada", "-o", "labels.json"}).exitCode, 2);
        QCOMPARE(m_cli.run({"project", "export", "labelled.undertone", "--format", "csv"}).exitCode, 2);
    }

    void aRunGoesOutWithWhatAnnotatorsSaid()
    {
        const auto made = m_cli.run({"project", "new", "talk.wav", "--timeline", "talk.json", "-o", "heard.undertone"});
        QVERIFY2(made.exitCode == 0, made.err);
        m_cli.write("cat.csv", "start,end,speaker,label\n0.5,2,Ann,angry\n");
        QVERIFY(m_cli.run({"project", "add-labels", "heard.undertone", "cat.csv", "--annotator", "Cat"}).exitCode == 0);
        const auto table = m_cli.run({"project", "export", "heard.undertone", "--format", "csv"});
        QVERIFY2(table.exitCode == 0 && table.out.contains("probability_"), table.err);
        QVERIFY2(table.err.contains("labels of other annotators"), table.err);
        {
            auto renamed = Project::open(m_cli.path("heard.undertone").toStdString());
            QVERIFY(renamed.ok());
            const auto& speakers = renamed->content().rows<Speaker>();
            const SpeakerId ann = speakers.begin()->first;
            const SpeakerId bo = std::next(speakers.begin())->first;
            QVERIFY(renamed->apply([&](EditDraft& draft) { return renameSpeaker(draft, ann, "F"); }).ok());
            QVERIFY(renamed->apply([&](EditDraft& draft) { return renameSpeaker(draft, bo, "M"); }).ok());
        }
        const auto turns = m_cli.run({"project", "export", "heard.undertone", "--format", "iemocap"});
        QVERIFY2(turns.exitCode == 0 && turns.out.contains("C-Cat:\tAnger;\t()"), turns.out + turns.err);
    }

    /// A boundary was moved after the run.
    void sentencesWithoutACurrentResultComeBackToo()
    {
        const auto made = m_cli.run({"project", "new", "talk.wav", "--timeline", "talk.json", "-o", "edited.undertone"});
        QVERIFY2(made.exitCode == 0, made.err);
        {
            auto project = Project::open(m_cli.path("edited.undertone").toStdString());
            QVERIFY(project.ok());
            const TrackId segmentation = project->content().tracksOf(TrackKind::Segmentation).front()->id;
            const SegmentId first = project->content().sentencesOf(segmentation).front()->id;
            QVERIFY(project->apply([&](EditDraft& draft) { return moveBoundaries(draft, first, 0.5, 1.75); }).ok());
        }
        const auto written = m_cli.run({"project", "export", "edited.undertone"});
        QVERIFY2(written.exitCode == 0, written.err);
        const auto rows = written.json()["utterances"].toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject()["end"].toDouble(), 1.75);
        QVERIFY(rows[0].toObject()["emotion"].isNull());
        QCOMPARE(rows[0].toObject()["unlabelled_reason"].toString(), QStringLiteral("not analysed"));
        QVERIFY(written.json()["complete"].toBool());
        const auto table = m_cli.run({"export", "-", "--format", "csv"}, written.out);
        QVERIFY2(table.exitCode == 0 && table.err.contains("no result of 1 of 2 sentences"), table.err);
        QVERIFY2(table.out.contains(",0.500,1.750,Ann,,"), table.out);
        const auto grid = m_cli.run({"export", "-", "--format", "eaf"}, written.out);
        QVERIFY2(grid.err.contains("no result of 1 of 2 sentences"), grid.err);
        // Made into a project again, the sentence has no result either.
        m_cli.write("edited.json", written.out);
        const auto again = m_cli.run({"project", "new", "talk.wav", "--timeline", "edited.json", "-o", "again.undertone"});
        QVERIFY2(again.exitCode == 0, again.err);
        QVERIFY(m_cli.run({"project", "info", "again.undertone"}).out.contains("1 results"));
    }

    void whatIsStatedIsRememberedAndTiersGoAlong()
    {
        const auto made =
            m_cli.run({"project", "new", "talk.wav", "--segments", "talk.csv", "--attest", "all agreed", "-o", "stated.undertone"});
        QVERIFY2(made.exitCode == 0, made.err);
        label(m_cli.path("stated.undertone").toStdString());
        const auto table = m_cli.run({"project", "export", "stated.undertone", "--labels", "Ada", "-o", "stated.csv"});
        QVERIFY2(table.exitCode == 0, table.err);
        QVERIFY(m_cli.read("stated.csv.licence.txt").contains("all agreed"));
        const auto eaf = m_cli.run({"project", "export", "stated.undertone", "--labels", "Ada", "-o", "source.eaf"});
        QVERIFY2(eaf.exitCode == 0, eaf.err);
        QVERIFY(m_cli.read("source.eaf").contains("all agreed"));
        QByteArray source = m_cli.read("source.eaf");
        source.replace("TIER_ID=\"Ann\"", "TIER_ID=\"gaze\"");
        m_cli.write("source.eaf", source);
        const auto kept = m_cli.run({"project", "export", "stated.undertone", "--labels", "Ada", "--keep", "source.eaf", "-o", "kept.eaf"});
        QVERIFY2(kept.exitCode == 0, kept.err);
        QVERIFY(m_cli.read("kept.eaf").contains("TIER_ID=\"gaze\"") && m_cli.read("kept.eaf").contains("TIER_ID=\"Ann emotion\""));
        const auto itself =
            m_cli.run({"project", "export", "stated.undertone", "--labels", "Ada", "--keep", "source.eaf", "-o", "source.eaf"});
        QCOMPARE(itself.exitCode, 2);
        QCOMPARE(m_cli.read("source.eaf"), source);
        const auto withRun =
            m_cli.run({"project", "new", "talk.wav", "--timeline", "talk.json", "--attest", "all agreed", "-o", "rated.undertone"});
        QVERIFY2(withRun.exitCode == 0, withRun.err);
        label(m_cli.path("rated.undertone").toStdString());
        const auto agreement = m_cli.run({"project", "agreement", "rated.undertone", "--csv", "-o", "agreement.csv"});
        QVERIFY2(agreement.exitCode == 0, agreement.err);
        QVERIFY(m_cli.read("agreement.csv.licence.txt").contains("all agreed"));
    }

    void whatDoesNotBelongTogetherIsRefused()
    {
        const auto recording = m_cli.run({"project", "new", "other.wav", "--timeline", "talk.json", "-o", "wrong.undertone"});
        QVERIFY2(recording.err.contains("another recording"), recording.err);
        m_cli.write("moved.csv", "start,end,speaker\n0.5,2,Ann\n2.5,4.5,Bo\n");
        const auto sentences =
            m_cli.run({"project", "new", "talk.wav", "--timeline", "talk.json", "--segments", "moved.csv", "-o", "wrong.undertone"});
        QVERIFY2(sentences.err.contains("0:02.500"), sentences.err);
        QVERIFY(!QFile::exists(m_cli.path("wrong.undertone")));
        QCOMPARE(m_cli.run({"project", "new", "talk.wav"}).exitCode, 2);
        const auto none = m_cli.run({"project", "info", "talk.wav"});
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("not an Undertone project"), none.err);
    }

private:
    /// As Ada does in the window: of the first sentence, two labels and how sure she is.
    static void label(const std::filesystem::path& file)
    {
        auto project = Project::open(file);
        QVERIFY(project.ok());
        const auto labelled = project->apply([](EditDraft& draft) -> Status {
            const auto set = TRY(addLabelSet(draft, {{}, "moods"}));
            const auto calm = TRY(addLabel(draft, {{}, set, "calm", "#808080", {}, 0}));
            const auto cross = TRY(addLabel(draft, {{}, set, "cross", "#ff0000", {}, 1}));
            const TrackId segmentation = draft.content().tracksOf(TrackKind::Segmentation).front()->id;
            const auto track = TRY(addTrack(draft, {{}, TrackKind::Annotation, "first pass", "Ada", segmentation, set, {}, 0}));
            Annotation said;
            said.track = track;
            said.sentence = draft.content().sentencesOf(segmentation).front()->id;
            said.labels = {cross, calm};
            said.confidence = 0.25;
            return setAnnotation(draft, said);
        });
        QVERIFY(labelled.ok());
    }

    CliFixture m_cli;
};

QTEST_APPLESS_MAIN(ProjectCliTest)
#include "project_cli_test.moc"
