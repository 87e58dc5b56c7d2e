// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/catalogue.h"
#include "engine/project/edit_json.h"
#include "engine/project/project.h"
#include "tests/engine/project/random_edits.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>
#include <set>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

std::string sentenceOf(const Error& error)
{
    return englishSentence(error);
}

/// The names of the steps that can be undone, the last first.
std::vector<std::string> undoNames(Project& project)
{
    std::vector<std::string> names;
    const auto steps = project.history(1'000'000);
    if (!steps)
        return {"?"};
    for (const HistoryStep& step : *steps) {
        if (!step.isUndone)
            names.insert(names.begin(), englishSentence(step.name));
    }
    return names;
}

Timeline header()
{
    Timeline timeline;
    timeline.runId = "r";
    timeline.audio = "talk.wav";
    timeline.audioSha256 = std::string(64, 'a');
    timeline.model = "small";
    timeline.modelSha256 = std::string(64, 'b');
    timeline.device = "cpu";
    timeline.dtype = "fp32";
    timeline.segmentsSource = "eaf";
    timeline.labels = {"ang", "hap", "sad", "neu"};
    return timeline;
}

UtteranceAnalysis resultOf(const Sentence& sentence, int index)
{
    UtteranceAnalysis result;
    result.segment = sentence.id;
    result.index = index;
    result.startSeconds = sentence.startSeconds;
    result.endSeconds = sentence.endSeconds;
    result.probabilities = {0.1, 0.2, 0.3, 0.4};
    result.tokens = 10;
    result.tokenSpan = {10 * index, 10 * index + 10};
    result.device = "cpu";
    return result;
}

}  // namespace

#define VERIFY_OK(result)                                                                                                                  \
    do {                                                                                                                                   \
        const auto& verified = (result);                                                                                                   \
        QVERIFY2(verified.ok(), verified.ok() ? "" : sentenceOf(verified.error()).c_str());                                                \
    } while (false)

class ProjectEditsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Project> m_project;

    fs::path path() const { return fs::path(m_folder->path().toStdString()) / "talk.undertone"; }
    const ProjectContent& content() const { return m_project->content(); }
    TrackId track(const char* name) const
    {
        for (const auto& [id, row] : content().rows<Track>()) {
            if (row.name == name)
                return id;
        }
        return {};
    }
    SpeakerId speaker(const char* name) const
    {
        for (const auto& [id, row] : content().rows<Speaker>()) {
            if (row.name == name)
                return id;
        }
        return {};
    }
    LabelId label(const char* name) const
    {
        for (const auto& [id, row] : content().rows<Label>()) {
            if (row.name == name)
                return id;
        }
        return {};
    }
    Sentence sentence(std::size_t index) const { return *content().sentencesOf(track("Sentences")).at(index); }
    std::string textOf(SegmentId id) const
    {
        const auto* text = content().find<SentenceText>({track("Transcript"), id});
        return text != nullptr ? text->text : "";
    }
    const Annotation* annotationOf(SegmentId id) const { return content().find<Annotation>({track("Rater 1"), id}); }
    /// Makes an edit, and sees that undoing it is the beginning and redoing it its end.
    Status make(const std::function<Status(EditDraft&)>& edit)
    {
        const ProjectContent before = content();
        TRY(m_project->apply(edit));
        const ProjectContent after = content();
        TRY(m_project->undo());
        if (!(content() == before))
            return Error{ErrorCode::Internal, literalText("undone, it is not as it was")};
        TRY(m_project->redo());
        if (!(content() == after))
            return Error{ErrorCode::Internal, literalText("redone, it is not as it had become")};
        return {};
    }
    std::string lastName() { return undoNames(*m_project).at(0); }

private Q_SLOTS:
    void init()
    {
        m_project.reset();
        m_folder = test::folderInMemory();
        auto made = Project::create(path(), test::madeContent(10));
        VERIFY_OK(made);
        m_project.emplace(std::move(*made));
    }
    void cleanup() { m_project.reset(); }

    void aSentenceIsSplit()
    {
        const Sentence whole = sentence(3);
        SegmentId behind;
        VERIFY_OK(make([&](EditDraft& draft) -> Status {
            behind = TRY(splitSentence(draft, whole.id, 200.5));
            return {};
        }));
        QCOMPARE(lastName(), std::string("Split sentence at 3:20.50"));
        const auto* first = content().find<Sentence>(whole.id);
        const auto* second = content().find<Sentence>(behind);
        QCOMPARE(first->startSeconds, whole.startSeconds);
        QCOMPARE(first->endSeconds, 200.5);
        QCOMPARE(second->startSeconds, 200.5);
        QCOMPARE(second->endSeconds, whole.endSeconds);
        QCOMPARE(second->speaker.number(), whole.speaker.number());
        QCOMPARE(textOf(whole.id), std::string("Sentence 3."));
        QCOMPARE(textOf(behind), std::string());
        QCOMPARE(annotationOf(behind)->labels.size(), std::size_t{1});
        QVERIFY(annotationOf(behind)->labels == annotationOf(whole.id)->labels);
        QVERIFY(!m_project
                     ->apply([&](EditDraft& draft) -> Status {
                         TRY(splitSentence(draft, whole.id, 400.0));
                         return {};
                     })
                     .ok());
    }

    void sentencesAreMerged()
    {
        const Sentence first = sentence(3), second = sentence(4), third = sentence(5);
        VERIFY_OK(make([&](EditDraft& draft) { return mergeSentences(draft, std::array{third.id, first.id, second.id}); }));
        QCOMPARE(lastName(), std::string("Merge 3 sentences at 3:00.00"));
        const auto* merged = content().find<Sentence>(first.id);
        QCOMPARE(merged->startSeconds, first.startSeconds);
        QCOMPARE(merged->endSeconds, third.endSeconds);
        QVERIFY(merged->speaker.isNone());  // two spoke
        QCOMPARE(textOf(first.id), std::string("Sentence 3. Sentence 4. Sentence 5."));
        QVERIFY(annotationOf(first.id) != nullptr);  // the only one that was given
        QVERIFY(content().find<Sentence>(second.id) == nullptr);
        QVERIFY(!make([&](EditDraft& draft) { return mergeSentences(draft, std::array{first.id}); }).ok());
        QVERIFY(!make([&](EditDraft& draft) { return mergeSentences(draft, std::array{first.id, first.id}); }).ok());
    }

    void judgementsThatDifferDoNotMerge()
    {
        const Sentence first = sentence(0), second = sentence(3);  // "ang" and "neu"
        VERIFY_OK(make([&](EditDraft& draft) { return mergeSentences(draft, std::array{first.id, second.id}); }));
        QVERIFY(annotationOf(first.id) == nullptr);
    }

    void boundariesStayInTheRecording()
    {
        const SegmentId id = sentence(2).id;
        VERIFY_OK(make([&](EditDraft& draft) { return moveBoundaries(draft, id, 1.25, 3.5); }));
        QCOMPARE(content().find<Sentence>(id)->startSeconds, 1.25);
        const ProjectContent before = content();
        for (const auto& [start, end] :
             {std::pair{3.0, 3.0}, {4.0, 3.0}, {-0.5, 3.0}, {590.0, 600.1}, {0.0, std::nan("")}, {-INFINITY, 3.0}}) {
            const auto refused = m_project->apply([&](EditDraft& draft) { return moveBoundaries(draft, id, start, end); });
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
            QVERIFY(content() == before);
        }
        QCOMPARE(undoNames(*m_project).size(), std::size_t{1});
    }

    void timesThatAreNoneAreSaidAsTheyAre()
    {
        for (const double time : {std::nan(""), static_cast<double>(INFINITY), -1e300}) {
            const auto refused = m_project->apply([&](EditDraft& draft) -> Status {
                TRY(addSentence(draft, track("Sentences"), time, time));
                return {};
            });
            QVERIFY(!refused.ok());
            QVERIFY(sentenceOf(refused.error()).find(" s") != std::string::npos);
        }
    }

    void speakersAreMergedEverywhere()
    {
        const SpeakerId ann = speaker("Ann"), bo = speaker("Bo");
        VERIFY_OK(make([&](EditDraft& draft) -> Status {
            TRY(copySegmentation(draft, track("Sentences"), "Second cut", "R2"));
            return {};
        }));
        VERIFY_OK(make([&](EditDraft& draft) { return mergeSpeakers(draft, bo, ann); }));
        QCOMPARE(lastName(), std::string("Merge speaker Bo into Ann"));
        for (const auto& [id, one] : content().rows<Sentence>())
            QCOMPARE(one.speaker.number(), ann.number());
        QCOMPARE(content().rows<Sentence>().size(), std::size_t{20});
        QVERIFY(content().find<Speaker>(bo) == nullptr);
        VERIFY_OK(make([&](EditDraft& draft) { return renameSpeaker(draft, ann, "Anna"); }));
        VERIFY_OK(make([&](EditDraft& draft) { return removeSpeaker(draft, ann); }));
        QVERIFY(sentence(0).speaker.isNone());
    }

    void noRowLosesWhatItNames()
    {
        const auto idOf = [&](const std::function<void(EditDraft&)>& remove) {
            const ProjectContent before = content();
            const auto refused = m_project->apply([&](EditDraft& draft) -> Status {
                remove(draft);
                return {};
            });
            return refused || !(content() == before) ? std::string("accepted") : refused.error().message.id;
        };
        const SegmentId withText = sentence(1).id;
        const LabelSetId set = content().rows<LabelSet>().begin()->first;
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<Sentence>(withText); }), std::string("project.no-sentence"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<Speaker>(speaker("Ann")); }), std::string("project.no-speaker"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<Label>(label("ang")); }), std::string("project.no-label"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<LabelSet>(set); }), std::string("project.no-label-set"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<Track>(track("Transcript")); }), std::string("project.no-track"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<Track>(track("Sentences")); }), std::string("project.no-segmentation"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.remove<AudioReference>(AudioReference::onlyNumber); }),
                 std::string("project.audio-invalid"));
        QCOMPARE(idOf([&](EditDraft& draft) { draft.put(Speaker{{}, "Nobody"}); }), std::string("project.no-number"));
    }

    void annotatorsSayWhatTheirSetHas()
    {
        const SegmentId id = sentence(1).id;
        const TrackId rater = track("Rater 1");
        VERIFY_OK(make([&](EditDraft& draft) { return setLabels(draft, rater, id, {label("sad"), label("neu")}); }));
        QCOMPARE(lastName(), std::string("Label sentence at 1:00.00 as sad"));
        VERIFY_OK(make([&](EditDraft& draft) {
            return setAnnotation(draft, {rater, id, {label("sad")}, 1.0, 5.0, 2.5, 1.0, "hm", Sight::Blind});
        }));
        QVERIFY(!make([&](EditDraft& draft) { return setAnnotation(draft, {rater, id, {}, 5.1}); }).ok());
        QVERIFY(!make([&](EditDraft& draft) { return setAnnotation(draft, {rater, id, {label("sad"), label("sad")}}); }).ok());
        QVERIFY(!make([&](EditDraft& draft) { return setLabels(draft, track("Transcript"), id, {label("sad")}); }).ok());
        QCOMPARE(annotationOf(id)->sight, Sight::Blind);
        VERIFY_OK(make([&](EditDraft& draft) { return removeLabel(draft, label("sad")); }));
        QVERIFY(annotationOf(id)->labels.empty());
        QCOMPARE(annotationOf(id)->remark, std::string("hm"));
        VERIFY_OK(make([&](EditDraft& draft) { return setAnnotation(draft, {rater, id}); }));
        QVERIFY(annotationOf(id) == nullptr);
    }

    void aTrackGoesWithAllThatIsAboutIt()
    {
        VERIFY_OK(make([&](EditDraft& draft) { return removeTrack(draft, track("Sentences")); }));
        QVERIFY(content().rows<Track>().empty());
        QVERIFY(content().rows<Sentence>().empty());
        QVERIFY(content().rows<Annotation>().empty());
        QVERIFY(content().rows<SentenceText>().empty());
        QCOMPARE(undoNames(*m_project), std::vector<std::string>{"Delete track Sentences"});
    }

    void resultsOfOtherSentencesStay()
    {
        const Sentence kept = sentence(1), changed = sentence(2);
        const auto run = m_project->addRun(track("Sentences"), header(), "First run");
        VERIFY_OK(run);
        VERIFY_OK(m_project->addResults(*run, std::array{resultOf(kept, 0), resultOf(changed, 1)}));
        QVERIFY(!m_project->addResults(*run, std::array{resultOf(kept, 0)}).ok());  // there already
        VERIFY_OK(
            make([&](EditDraft& draft) { return moveBoundaries(draft, changed.id, changed.startSeconds, changed.endSeconds - 0.5); }));
        auto results = m_project->results(*run);
        VERIFY_OK(results);
        QCOMPARE(results->size(), std::size_t{2});
        QVERIFY(content().isCurrent((*results)[0]));
        QVERIFY(!content().isCurrent((*results)[1]));
        VERIFY_OK(m_project->undo());
        QVERIFY(content().isCurrent((*results)[1]));
        // Edits of a run are undone, what it found is not.
        VERIFY_OK(make([&](EditDraft& draft) { return renameRun(draft, *run, "Renamed"); }));
        VERIFY_OK(make([&](EditDraft& draft) { return removeRun(draft, *run); }));
        VERIFY_OK(m_project->undo());
        VERIFY_OK(m_project->undo());
        QCOMPARE(content().find<RunDisplay>(*run)->name, std::string("First run"));
        QCOMPARE(m_project->results(*run)->size(), std::size_t{2});
    }

    /// A correction and the run that read it again are one step, in the file too.
    void oneUndoTakesBackAStepAndWhatJoinedIt()
    {
        const Sentence changed = sentence(2);
        const auto first = m_project->addRun(track("Sentences"), header(), "First");
        VERIFY_OK(first);
        VERIFY_OK(
            make([&](EditDraft& draft) { return moveBoundaries(draft, changed.id, changed.startSeconds, changed.endSeconds - 0.5); }));
        const auto second = m_project->addRun(track("Sentences"), header(), "Second", RunListing::Hidden);
        VERIFY_OK(second);
        VERIFY_OK(m_project->addResults(*second, std::array{resultOf(sentence(1), 0)}));
        QVERIFY(content().find<RunDisplay>(*second)->removed);
        const auto any = [](const Edit&, const std::string&) { return true; };
        const auto none = [](const Edit&, const std::string&) { return false; };
        const auto renamed = [](const Message& name) { return message("edit.and-replay", name); };
        const auto show = [&](ProjectRunId run) { return [run](EditDraft& draft) { return showRun(draft, run); }; };
        VERIFY_OK(m_project->applyToLast(any, renamed, show(*second)));
        QVERIFY(!content().find<RunDisplay>(*second)->removed);
        QCOMPARE((*m_project->undoName())->id, std::string("edit.and-replay"));
        QCOMPARE(m_project->history(10)->size(), std::size_t{1});
        const ProjectContent after = content();

        VERIFY_OK(m_project->undo());
        QVERIFY(content().find<RunDisplay>(*second)->removed);
        QVERIFY(!content().find<RunDisplay>(*first)->removed);
        QCOMPARE(content().find<Sentence>(changed.id)->endSeconds, changed.endSeconds);
        VERIFY_OK(m_project->redo());
        QVERIFY(content() == after);
        // After the program was started anew as well.
        m_project.reset();
        auto opened = Project::open(path());
        VERIFY_OK(opened);
        m_project.emplace(std::move(*opened));
        QVERIFY(content() == after);
        VERIFY_OK(m_project->undo());
        QCOMPARE(content().find<Sentence>(changed.id)->endSeconds, changed.endSeconds);
        // What is not joined is a step of its own, and what was undone is gone.
        VERIFY_OK(m_project->applyToLast(none, renamed, show(*second)));
        QCOMPARE(m_project->history(10)->size(), std::size_t{1});
        QCOMPARE((*m_project->undoName())->id, std::string("edit.show-run"));
        VERIFY_OK(m_project->applyToLast(none, renamed, show(*first)));
        QCOMPARE(m_project->history(10)->size(), std::size_t{2});
        QVERIFY(content().find<RunDisplay>(*first)->position > content().find<RunDisplay>(*second)->position);
        QVERIFY(!m_project->applyToLast(any, renamed, show(ProjectRunId(9999))).ok());
        QCOMPARE(m_project->history(10)->size(), std::size_t{2});
    }

    void whatIsUndoneIsGoneAfterANewEdit()
    {
        VERIFY_OK(m_project->apply([&](EditDraft& draft) { return renameSpeaker(draft, speaker("Ann"), "A"); }));
        VERIFY_OK(m_project->apply([&](EditDraft& draft) { return renameSpeaker(draft, speaker("Bo"), "B"); }));
        VERIFY_OK(m_project->undo());
        QCOMPARE(englishSentence(**m_project->redoName()), std::string("Rename speaker Bo to B"));
        QCOMPARE(englishSentence(**m_project->undoName()), std::string("Rename speaker Ann to A"));
        VERIFY_OK(m_project->apply([&](EditDraft& draft) { return renameSpeaker(draft, speaker("Bo"), "C"); }));
        QVERIFY(!m_project->redoName()->has_value());
        QVERIFY(!m_project->redo()->has_value());
        // What changes nothing is no step.
        VERIFY_OK(m_project->apply([&](EditDraft& draft) { return renameSpeaker(draft, speaker("C"), "C"); }));
        QCOMPARE(undoNames(*m_project), (std::vector<std::string>{"Rename speaker Bo to C", "Rename speaker Ann to A"}));
        m_project.reset();
        m_project.emplace(std::move(*Project::open(path())));
        QCOMPARE(undoNames(*m_project).size(), std::size_t{2});
        VERIFY_OK(m_project->undo());
        VERIFY_OK(m_project->undo());
        QVERIFY(!m_project->undo()->has_value());
        QVERIFY(content() == test::madeContent(10));
    }

    void severalKindsAreOneStep()
    {
        VERIFY_OK(make([&](EditDraft& draft) -> Status {
            draft.nameStep(literalText("New speaker for the second sentence"));
            const SpeakerId added = TRY(addSpeaker(draft, "Cy"));
            return assignSpeaker(draft, std::array{sentence(1).id}, added);
        }));
        QCOMPARE(undoNames(*m_project), std::vector<std::string>{"New speaker for the second sentence"});
    }

    void idsAreNotGivenAgain()
    {
        std::set<std::uint64_t> seen;
        for (int round = 0; round < 4; ++round) {
            SegmentId id;
            VERIFY_OK(m_project->apply([&](EditDraft& draft) -> Status {
                id = TRY(addSentence(draft, track("Sentences"), 1.0, 2.0));
                return {};
            }));
            QVERIFY(seen.insert(id.number()).second);
            VERIFY_OK(m_project->undo());
            if (round == 1) {
                m_project.reset();
                m_project.emplace(std::move(*Project::open(path())));
            }
        }
    }

    void stepsAreValues()
    {
        const auto edit = m_project->apply([&](EditDraft& draft) {
            return removeSentences(draft, std::array{sentence(0).id, sentence(3).id});
        });
        VERIFY_OK(edit);
        const auto read = changesFromJson(changesToJson(edit->changes));
        VERIFY_OK(read);
        QVERIFY(*read == edit->changes);
        QVERIFY(inverseOf(inverseOf(*edit)) == *edit);
        QVERIFY(!(inverseOf(*edit) == *edit));
        const Message name = message("edit.rename-speaker", "\"Ann\"\n", "\u00c4");
        QVERIFY(*messageFromJson(messageToJson(name)) == name);
        for (const char* broken :
             {"", "[", "{}", "[[\"sentences\",[1],null]]", "[[\"nothing\",null,null]]", "[1]", "[[\"speakers\",null]]"})
            QVERIFY(!changesFromJson(broken).ok());
    }

    void anySequenceIsUndoneAndRedone_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    void anySequenceIsUndoneAndRedone()
    {
        QFETCH(int, seed);
        VERIFY_OK(m_project->addRun(track("Sentences"), header(), "Run"));
        test::RandomEdits edits(static_cast<std::uint64_t>(seed));
        const ProjectContent beginning = content();
        std::vector<ProjectContent> states{beginning};
        int refused = 0;
        for (int i = 0; i < 150; ++i) {
            const ProjectContent before = content();
            const auto edit = m_project->apply([&](EditDraft& draft) { return edits.make(draft); });
            if (!edit) {
                QCOMPARE(edit.error().code, ErrorCode::InvalidArgument);
                QVERIFY(!sentenceOf(edit.error()).empty());
                QVERIFY(content() == before);
                ++refused;
            } else if (!edit->changes.empty()) {
                states.push_back(content());
            }
            VERIFY_OK(checkInvariants(content()));
            if (i % 50 == 49) {  // the file holds what memory does
                m_project.reset();
                auto opened = Project::open(path());
                VERIFY_OK(opened);
                m_project.emplace(std::move(*opened));
                QVERIFY(content() == (edit ? states.back() : before));
            }
        }
        QVERIFY(states.size() > 40);
        QVERIFY(refused > 10);
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            const auto undone = m_project->undo();
            VERIFY_OK(undone);
            QVERIFY(undone->has_value());
            QVERIFY(content() == states[i - 1]);
            VERIFY_OK(checkInvariants(content()));
        }
        QVERIFY(!m_project->undo()->has_value());
        QVERIFY(content() == beginning);
        m_project.reset();
        m_project.emplace(std::move(*Project::open(path())));
        for (std::size_t i = 1; i < states.size(); ++i) {
            VERIFY_OK(m_project->redo());
            QVERIFY(content() == states[i]);
        }
        QVERIFY(!m_project->redo()->has_value());
    }
};

QTEST_APPLESS_MAIN(ProjectEditsTest)
#include "project_edits_test.moc"
