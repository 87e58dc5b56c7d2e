// SPDX-License-Identifier: GPL-3.0-or-later
// What a project remembers of a review: blind labels, what was revealed, what was decided. None of it is lost, and what was seen stays
// seen.
#include "engine/messages/catalogue.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/project.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>

using namespace undertone;

namespace {

Conversation talk()
{
    Conversation conversation;
    for (int i = 0; i < 4; ++i)
        conversation.segments.push_back({1.0 * i, 1.0 * i + 1.0, {}, {}, {}});
    numberSegments(conversation);
    return conversation;
}

}  // namespace

class ProjectReviewTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;
    std::filesystem::path m_path;
    std::optional<Project> m_project;
    TrackId m_segmentation;
    TrackId m_own;
    std::vector<LabelId> m_labels;
    std::vector<SegmentId> m_sentences;

    [[nodiscard]] const ProjectContent& content() const { return m_project->content(); }
    Status label(std::size_t sentence, std::size_t label)
    {
        const auto done =
            m_project->apply([&](EditDraft& draft) { return setLabels(draft, m_own, m_sentences[sentence], {m_labels[label]}); });
        return done ? Status() : done.error();
    }
    [[nodiscard]] const Annotation* said(std::size_t sentence) const { return content().find<Annotation>({m_own, m_sentences[sentence]}); }
    [[nodiscard]] bool hidden(std::size_t sentence) const { return isHiddenFrom(content(), m_own, m_sentences[sentence]); }
    Status reveal(std::size_t sentence) { return m_project->reveal(m_own, std::array{m_sentences[sentence]}); }
    void openAgain()
    {
        m_project.reset();
        auto opened = Project::open(m_path);
        QVERIFY2(opened.ok(), opened.ok() ? "" : englishSentence(opened.error()).c_str());
        m_project.emplace(std::move(*opened));
    }

private Q_SLOTS:
    void init()
    {
        AudioReference audio;
        audio.path = "/data/talk.wav";
        audio.frameCount = 10 * engineSampleRate;
        m_path = m_folder.filePath(QString::number(++m_count) + QStringLiteral(".undertone")).toStdString();
        auto made = Project::create(m_path, *newProjectContent(audio, talk(), "talk", "vad"));
        QVERIFY(made.ok());
        m_project.emplace(std::move(*made));
        m_segmentation = content().tracksOf(TrackKind::Segmentation).front()->id;
        m_sentences.clear();
        for (const Sentence* sentence : content().sentencesOf(m_segmentation))
            m_sentences.push_back(sentence->id);
        m_labels.clear();
        const auto set = m_project->apply([&](EditDraft& draft) -> Status {
            const auto labels = TRY(addLabelSet(draft, {{}, "emotions"}));
            for (const char* name : {"anger", "neutral", "sadness"})
                m_labels.push_back(TRY(addLabel(draft, {{}, labels, name, "#808080", {}, static_cast<std::int64_t>(m_labels.size())})));
            Track track;
            track.kind = TrackKind::Annotation;
            track.name = "annotation";
            track.annotator = "Ada";
            track.segmentation = m_segmentation;
            track.labelSet = labels;
            m_own = TRY(addTrack(draft, track));
            return {};
        });
        QVERIFY(set.ok());
    }

    void cleanup() { m_project.reset(); }

    void labelsAreBlindUntilTheyAreRevealed()
    {
        QVERIFY(label(0, 0).ok());
        QCOMPARE(said(0)->sight, Sight::Open);  // nothing was hidden
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::UntilRevealed).ok());
        QVERIFY(hidden(0) && hidden(1));
        QVERIFY(label(1, 1).ok());
        QCOMPARE(said(1)->sight, Sight::Blind);
        QVERIFY2(hidden(1), "a label alone reveals nothing");
        QVERIFY(label(1, 2).ok());
        QCOMPARE(said(1)->sight, Sight::Blind);  // changed before anything was seen
        QVERIFY(reveal(1).ok());
        QVERIFY(!hidden(1) && hidden(2));
        QCOMPARE(said(1)->sight, Sight::Blind);
        QVERIFY(label(1, 0).ok());
        QCOMPARE(said(1)->sight, Sight::Open);
        openAgain();
        QCOMPARE(blindFirstOf(content(), m_own), BlindFirst::UntilRevealed);
        QVERIFY(!hidden(1) && hidden(2));
        const auto seen = revealsOf(content(), m_own);
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(seen.at(m_sentences[1]).at.ends_with("Z"));
        QCOMPARE(seen.at(m_sentences[1]).labels, std::vector{m_labels[2]});  // what had been said before
    }

    /// Undo takes labels back, never what was seen.
    void whatWasSeenStaysSeen()
    {
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::UntilRevealed).ok());
        QVERIFY(label(1, 1).ok());
        QVERIFY(reveal(1).ok());
        QVERIFY(m_project->undo().ok());
        QVERIFY(said(1) == nullptr && !hidden(1));
        QVERIFY(label(1, 1).ok());
        QCOMPARE(said(1)->sight, Sight::Open);
        // A second reveal changes nothing of the first.
        QVERIFY(label(1, 2).ok());
        QVERIFY(reveal(1).ok());
        QCOMPARE(revealsOf(content(), m_own).at(m_sentences[1]).labels, std::vector{m_labels[1]});
    }

    void whoSwitchesItOffHasSeenAll()
    {
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::UntilLabelled).ok());
        QVERIFY(label(0, 0).ok());
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::Off).ok());
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::UntilRevealed).ok());
        for (std::size_t i = 0; i < m_sentences.size(); ++i)
            QVERIFY(!hidden(i));
        QVERIFY(label(2, 0).ok());
        QCOMPARE(said(2)->sight, Sight::Open);
        QCOMPARE(said(0)->sight, Sight::Blind);
        QCOMPARE(m_project->setBlindFirst(m_segmentation, BlindFirst::Off).error().code, ErrorCode::InvalidArgument);
    }

    /// Parts of a sentence that was seen were seen; undo, a reveal and redo fit together.
    void splittingAndMergingKeepWhatWasSeen()
    {
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::UntilRevealed).ok());
        QVERIFY(label(0, 0).ok());
        QVERIFY(reveal(0).ok());
        SegmentId behind;
        QVERIFY(m_project
                    ->apply([&](EditDraft& draft) -> Status {
                        behind = TRY(splitSentence(draft, m_sentences[0], 0.5));
                        return {};
                    })
                    .ok());
        QVERIFY(!isHiddenFrom(content(), m_own, behind));
        QVERIFY(m_project->undo().ok());
        QVERIFY(m_project->redo().ok());
        QVERIFY(!isHiddenFrom(content(), m_own, behind));
        // The first is hidden, the second was seen.
        QVERIFY(label(2, 1).ok());
        QVERIFY(reveal(2).ok());
        const std::array both{m_sentences[1], m_sentences[2]};
        QVERIFY(m_project->apply([&](EditDraft& draft) { return mergeSentences(draft, both); }).ok());
        QVERIFY2(!hidden(1), "half of it was seen");
        QVERIFY(m_project->undo().ok());
        QVERIFY(reveal(1).ok());
        const auto redone = m_project->redo();
        QVERIFY2(redone.ok(), redone.ok() ? "" : englishSentence(redone.error()).c_str());
        openAgain();
        QVERIFY(!hidden(1));
    }

    void ofMergedJudgementsOneThatSawMakesAllOfThemOpen()
    {
        QVERIFY(label(0, 0).ok());
        QVERIFY(m_project->setBlindFirst(m_own, BlindFirst::UntilRevealed).ok());
        QVERIFY(label(1, 0).ok());
        const std::array both{m_sentences[0], m_sentences[1]};
        QVERIFY(m_project->apply([&](EditDraft& draft) { return mergeSentences(draft, both); }).ok());
        QVERIFY(said(0) != nullptr);
        QCOMPARE(said(0)->sight, Sight::Open);
    }

    void decisionsSayWhoAndWhen()
    {
        const auto settle = [&](const Label* label, const std::string& by) {
            return m_project->apply([&](EditDraft& draft) {
                return decide(draft, m_sentences[0], label, "crying", {by, "2025-03-01T14:05:09Z"});
            });
        };
        const Label sadness = *content().find<Label>(m_labels[2]);
        QVERIFY(settle(&sadness, "Bo B.").ok());
        const TrackId track = decisionTrackOf(content(), m_segmentation);
        QVERIFY(!track.isNone());
        QCOMPARE(content().find<Track>(track)->annotator, std::string(adjudicator));
        openAgain();
        const auto* decided = content().find<Annotation>({track, m_sentences[0]});
        QVERIFY(decided != nullptr);
        QCOMPARE(decided->labels, std::vector{m_labels[2]});
        QCOMPARE(decided->remark, std::string("crying"));
        QCOMPARE(decisionsOf(content(), track).at(m_sentences[0]), (Decision{"Bo B.", "2025-03-01T14:05:09Z"}));
        const Label anger = *content().find<Label>(m_labels[0]);
        QVERIFY(settle(&anger, "Cy").ok());
        QCOMPARE(decisionsOf(content(), track).at(m_sentences[0]).by, std::string("Cy"));
        QCOMPARE(content().tracksOf(TrackKind::Annotation).size(), std::size_t{2});  // one track of decisions
        QVERIFY(m_project->undo().ok());
        QCOMPARE(decisionsOf(content(), track).at(m_sentences[0]).by, std::string("Bo B."));
        QVERIFY(settle(nullptr, "").ok());
        QVERIFY(decisionsOf(content(), track).empty());
        QVERIFY(content().find<Annotation>({track, m_sentences[0]}) == nullptr);
    }

    /// Of another annotator's labels, by name: a decision has labels of its own track's set alone.
    void aDecisionTakesALabelOfAnotherSetByItsName()
    {
        std::vector<Label> theirs;
        const auto added = m_project->apply([&](EditDraft& draft) -> Status {
            const auto set = TRY(addLabelSet(draft, {{}, "theirs"}));
            for (const char* name : {"neutral", "surprise"}) {
                const auto id = TRY(addLabel(draft, {{}, set, name, "#102030", {}, static_cast<std::int64_t>(theirs.size())}));
                theirs.push_back(*draft.content().find<Label>(id));
            }
            return {};
        });
        QVERIFY(added.ok());
        const auto settle = [&](std::size_t sentence, const Label& label) {
            return m_project->apply([&](EditDraft& draft) { return decide(draft, m_sentences[sentence], &label, {}, {"Cy", "now"}); });
        };
        QVERIFY(settle(0, *content().find<Label>(m_labels[0])).ok());
        QVERIFY(settle(1, theirs[0]).ok());
        QVERIFY(settle(2, theirs[1]).ok());
        QVERIFY(settle(3, theirs[1]).ok());
        openAgain();  // which checks that all of it fits together
        const TrackId track = decisionTrackOf(content(), m_segmentation);
        const auto decided = [&](std::size_t sentence) { return content().find<Annotation>({track, m_sentences[sentence]})->labels; };
        QCOMPARE(decided(1), std::vector{m_labels[1]});  // "neutral" is there
        QCOMPARE(decided(2), decided(3));                // "surprise" was added, once
        const auto* surprise = content().find<Label>(decided(2).front());
        QCOMPARE(surprise->name, std::string("surprise"));
        QCOMPARE(surprise->colour, std::string("#102030"));
        QCOMPARE(surprise->set, content().find<Track>(track)->labelSet);
        QCOMPARE(content().labelsOf(surprise->set).size(), std::size_t{4});
    }

    void partsOfASentenceThatWasDecidedAreDecided()
    {
        const Label sadness = *content().find<Label>(m_labels[2]);
        SegmentId behind;
        QVERIFY(m_project->apply([&](EditDraft& draft) { return decide(draft, m_sentences[0], &sadness, "crying", {"Bo", "now"}); }).ok());
        const auto split = m_project->apply([&](EditDraft& draft) -> Status {
            behind = TRY(splitSentence(draft, m_sentences[0], 0.5));
            return {};
        });
        QVERIFY(split.ok());
        const TrackId track = decisionTrackOf(content(), m_segmentation);
        for (const SegmentId part : {m_sentences[0], behind}) {
            QCOMPARE(decisionsOf(content(), track).at(part), (Decision{"Bo", "now"}));
            QCOMPARE(content().find<Annotation>({track, part})->remark, std::string("crying"));
        }
    }

    /// As edited by hand, or by a program to come: what makes no sense says nothing.
    void strangeSettingsSayNothing()
    {
        const std::string own = std::to_string(m_own.number());
        QVERIFY(m_project->setSetting("review.revealed/" + own + "/x", "now").ok());
        QVERIFY(m_project->setSetting("review.revealed/" + own + "/-1", "now").ok());
        QVERIFY(m_project->setSetting("review.revealed/" + own + "0/1", "now").ok());
        QVERIFY(m_project->setSetting("review.revealed/" + own + "/7", "now 0 x 12").ok());
        const auto reveals = revealsOf(content(), m_own);
        QCOMPARE(reveals.size(), std::size_t{1});
        QCOMPARE(reveals.begin()->second.labels, std::vector{LabelId(12)});
    }
};

QTEST_GUILESS_MAIN(ProjectReviewTest)
#include "project_review_test.moc"
