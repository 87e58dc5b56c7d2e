// SPDX-License-Identifier: GPL-3.0-or-later
// From segments files into a project and out again by the writers; recordings that moved.
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/messages/catalogue.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/project.h"
#include "engine/project/relink.h"
#include "tests/engine/project/random_edits.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <tuple>

using namespace undertone;
namespace fs = std::filesystem;

class ProjectExchangeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path folder() const { return m_folder->path().toStdString(); }
    fs::path write(const char* name, const std::string& text) const
    {
        const fs::path path = folder() / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    static AudioReference audio()
    {
        AudioReference reference;
        reference.path = "/recordings/talk.wav";
        reference.sha256 = std::string(64, 'a');
        reference.frameCount = 16000 * 60;
        return reference;
    }
    /// Segments as they can be compared: without ids.
    static QStringList rowsOf(const Conversation& conversation)
    {
        QStringList rows;
        for (const Segment& segment : conversation.segments) {
            QString row = QStringLiteral("%1-%2 ").arg(segment.startSeconds).arg(segment.endSeconds);
            row += QString::fromStdString(std::string(speakerName(conversation.speakers, segment.speaker)));
            for (const auto& [name, value] : segment.columns)
                row += QString::fromStdString(" " + name + "=" + value);
            rows << row;
        }
        return rows;
    }

private Q_SLOTS:
    void init() { m_folder = test::folderInMemory(); }

    void aConversationComesBack()
    {
        const auto csv = write("talk.csv", "start,end,speaker,text,note\n0.5,2,Ann,Hello.,a\n1.5,3.25,Bo,\"Hi, Ann.\",\n4,5.5,,Mhm.,c\n");
        const auto read = readSegments(csv, 60.0);
        QVERIFY(read.ok());
        const auto content = newProjectContent(audio(), *read, "talk.csv", "csv");
        QVERIFY2(content.ok(), content.ok() ? "" : englishSentence(content.error()).c_str());
        const auto* segmentation = content->tracksOf(TrackKind::Segmentation).front();
        const auto* text = content->tracksOf(TrackKind::Text).front();
        QCOMPARE(segmentation->source, std::string("csv"));
        QCOMPARE(content->rows<SentenceText>().size(), std::size_t{3});
        auto project = Project::create(folder() / "talk.undertone", *content);
        QVERIFY(project.ok());
        QVERIFY(!project->undoName()->has_value());  // what it began with is no step
        const auto back = conversationOf(project->content(), segmentation->id, std::array{text->id});
        QCOMPARE(rowsOf(back), rowsOf(*read));
        const auto without = conversationOf(project->content(), segmentation->id);
        QCOMPARE(without.segments[0].columns.size(), std::size_t{1});
        // A second file is a step of the history; a speaker of the same name is the same one.
        QVERIFY(project
                    ->apply([&](EditDraft& draft) -> Status {
                        TRY(importConversation(draft, *read, "again.csv", "csv"));
                        return {};
                    })
                    .ok());
        QCOMPARE(project->content().rows<Speaker>().size(), std::size_t{2});
        QCOMPARE(project->content().rows<Sentence>().size(), std::size_t{6});
        QCOMPARE(englishSentence(**project->undoName()), std::string("Import again.csv"));
        QVERIFY(project->undo().ok());
        QVERIFY(project->content() == *content);
    }

    void twoOfOneNameStayTwo()
    {
        Conversation conversation;
        const SpeakerId first = addSpeaker(conversation, "Kim"), second = addSpeaker(conversation, "Kim");
        conversation.segments = {{0.0, 1.0, first}, {1.0, 2.0, second}};
        numberSegments(conversation);
        const auto content = newProjectContent(audio(), conversation, "talk", "rttm");
        QVERIFY(content.ok());
        QCOMPARE(content->rows<Speaker>().size(), std::size_t{2});
        QCOMPARE(conversationOf(*content, content->tracksOf(TrackKind::Segmentation).front()->id).speakers.size(), std::size_t{2});
    }

    void aRunIsWrittenByTheWriters()
    {
        auto content = test::madeContent(4);
        const auto* segmentation = content.tracksOf(TrackKind::Segmentation).front();
        const auto* text = content.tracksOf(TrackKind::Text).front();
        auto project = Project::create(folder() / "talk.undertone", content);
        QVERIFY(project.ok());
        Timeline header;
        header.complete = true;
        header.labels = {"ang", "hap", "sad", "neu"};
        const auto run = project->addRun(segmentation->id, header, "Run");
        QVERIFY(run.ok());
        std::vector<UtteranceAnalysis> results;
        for (const Sentence* sentence : content.sentencesOf(segmentation->id)) {
            UtteranceAnalysis row;
            row.segment = sentence->id;
            row.index = static_cast<int>(results.size());
            row.startSeconds = sentence->startSeconds;
            row.endSeconds = sentence->endSeconds;
            row.speaker = "as it was";
            row.probabilities = {0.7, 0.1, 0.1, 0.1};
            results.push_back(row);
        }
        QVERIFY(project->addResults(*run, results).ok());
        const auto bo = std::prev(project->content().rows<Speaker>().end())->first;
        QVERIFY(project->apply([&](EditDraft& draft) { return renameSpeaker(draft, bo, "Robert"); }).ok());
        QVERIFY(project->apply([&](EditDraft& draft) { return moveBoundaries(draft, results[2].segment, 300.0, 310.0); }).ok());
        const ProjectRun& stored = *project->content().find<ProjectRun>(*run);
        const auto timeline = timelineOf(project->content(), stored, *runHeader(stored), *project->results(*run), std::array{text->id});
        QCOMPARE(timeline.utterances.size(), std::size_t{4});
        QVERIFY(timeline.complete);  // the run was
        const auto moved = std::ranges::find(timeline.utterances, 300.0, &UtteranceAnalysis::startSeconds);
        QVERIFY(moved != timeline.utterances.end());  // without a result of the sentence as it is now
        QVERIFY(moved->segment == results[2].segment && moved->emotion() == -1 && hasNoResult(*moved));
        QCOMPARE(moved->index, 4);
        QCOMPARE(unanalysedCount(timeline), std::size_t{1});
        QCOMPARE(timeline.utterances[1].speaker, std::string("Robert"));
        TimelineExport what;
        what.timeline = &timeline;
        what.durationSeconds = test::recordingSeconds;
        for (const std::string& written : {timelineToCsv(what), timelineToTextGrid(what), timelineToEaf(what), timelineToRttm(what)})
            QVERIFY2(written.find("Robert") != std::string::npos, written.c_str());
        const std::string json = timelineToJson(timeline);
        QVERIFY2(json.find("Sentence 1.") != std::string::npos && json.find("Sentence 2.") != std::string::npos, json.c_str());
    }

    void resultsFindTheirSentences()
    {
        Timeline timeline;
        timeline.labels = {"ang", "neu"};
        for (const auto& [start, end, speaker] : {std::tuple{1.0, 2.0, "Ann"}, {1.0, 2.0, "Bo"}, {3.0, 4.5, ""}, {3.0, 4.5, ""}}) {
            UtteranceAnalysis row;
            row.index = static_cast<int>(timeline.utterances.size());
            row.startSeconds = start;
            row.endSeconds = end;
            row.speaker = speaker;
            row.probabilities = {0.25, 0.75};
            timeline.utterances.push_back(row);
        }
        const auto content = newProjectContent(audio(), conversationOf(timeline), "talk", "vad");
        QVERIFY(content.ok());
        const TrackId segmentation = content->tracksOf(TrackKind::Segmentation).front()->id;
        const auto results = attachedResults(*content, segmentation, timeline);
        QVERIFY(results.ok());
        std::set<SegmentId> named;
        for (const UtteranceAnalysis& row : *results) {
            const auto* sentence = content->find<Sentence>(row.segment);
            QVERIFY(sentence != nullptr && content->isCurrent(row));
            QVERIFY(sentence->speaker.isNone() ? row.speaker.empty() : content->find<Speaker>(sentence->speaker)->name == row.speaker);
            QVERIFY(named.insert(row.segment).second);
        }
        timeline.utterances[2].endSeconds = 4.6;
        QCOMPARE(attachedResults(*content, segmentation, timeline).error().message.id, std::string("project.other-sentences"));
    }

    void labelsGoAlongside()
    {
        const auto content = test::madeContent(4);
        const auto* segmentation = content.tracksOf(TrackKind::Segmentation).front();
        const auto* rater = content.tracksOf(TrackKind::Annotation).front();
        const auto conversation = conversationOf(content, segmentation->id, std::array{rater->id});
        QCOMPARE(conversation.segments[0].columns, (std::vector<std::pair<std::string, std::string>>{{"Rater 1", "ang"}}));
        QVERIFY(conversation.segments[1].columns.empty());
    }

    void aRecordingIsFoundByItsHash()
    {
        const AudioReference wanted = audio();
        QStringList decoded;
        AudioProbe probe;
        probe.describe = [](const fs::path& path) -> Result<AudioReference> {
            if (path.stem() == "broken")
                return Error{ErrorCode::CorruptFile, message("core.out-of-memory"), path};
            AudioReference reference = audio();
            reference.frameCount += path.stem() == "longer" ? 1 : 0;
            return reference;
        };
        probe.hash = [&](const fs::path& path) -> Result<std::string> {
            decoded << QString::fromStdString(path.string());
            return std::string(64, path.parent_path() == "/found" ? 'a' : 'b');
        };
        const std::vector<fs::path> candidates{"/broken.wav", "/longer.wav", "/other/a.wav", "/found/renamed.wav", "/other/talk.wav"};
        const auto found = findAudio(wanted, candidates, probe);
        QVERIFY(found.has_value());
        QCOMPARE(found->path, std::string("/found/renamed.wav"));
        QCOMPARE(decoded, QStringList({"/other/talk.wav", "/other/a.wav", "/found/renamed.wav"}));  // its name first, no more than needed
        QVERIFY(!findAudio(wanted, std::span(candidates).first(3), probe));
        AudioReference unknown = wanted;
        unknown.sha256.clear();
        QVERIFY(!findAudio(unknown, candidates, probe));  // a name proves nothing
        // The edit that keeps it, and back.
        auto project = Project::create(folder() / "talk.undertone", test::madeContent(3));
        QVERIFY(project.ok());
        const auto there = audioAt(project->content().audio(), folder() / "sound" / "renamed.wav", project->path());
        QVERIFY(project->apply([&](EditDraft& draft) { return relinkAudio(draft, there); }).ok());
        QCOMPARE(project->content().audio().relativePath, std::string("sound/renamed.wav"));
        QCOMPARE(englishSentence(**project->undoName()), std::string("Link recording renamed.wav"));
        QVERIFY(project->undo().ok());
        QCOMPARE(project->content().audio().path, std::string("/recordings/talk.wav"));
    }

    void aProjectOpensNothingOutsideItsFolder()
    {
        const fs::path project = folder() / "shared" / "talk.undertone";
        write("shared/talk.wav", "sound");
        write("private.wav", "sound");
        fs::create_symlink("../private.wav", folder() / "shared" / "link.wav");
        AudioReference reference = audio();
        reference.path = (folder() / "private.wav").string();
        for (const char* outside : {"", "../private.wav", "link.wav", "missing.wav", ".", "sub/../../private.wav"}) {
            reference.relativePath = outside;
            QVERIFY2(!audioBesideProject(reference, project), outside);
        }
        reference.relativePath = (folder() / "private.wav").string();
        QVERIFY(!audioBesideProject(reference, project));
        reference.relativePath = "talk.wav";
        QVERIFY(audioBesideProject(reference, project).has_value());
        QCOMPARE(audioBesideProject(reference, project)->filename().string(), std::string("talk.wav"));
    }
};

QTEST_APPLESS_MAIN(ProjectExchangeTest)
#include "project_exchange_test.moc"
