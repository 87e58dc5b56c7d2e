// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/catalogue.h"
#include "tests/support/named_segments.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/conversation/conversation_document.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace undertone;

class DocumentTest : public QObject {
    Q_OBJECT

    TimelineFixture m_fixture = TimelineFixture::conversation(60);

    [[nodiscard]] int sentences() const { return static_cast<int>(m_fixture.talk.segments.size()); }

private Q_SLOTS:
    void resultsArriveOneByOneAndSayWhatChanged()
    {
        ConversationDocument document;
        m_fixture.fill(document, 2);
        QSignalSpy changed(&document, &ConversationDocument::utterancesChanged);
        QCOMPARE(document.analysingIndex(), 2);
        QVERIFY(!document.analysis(2));
        QVERIFY(document.apply(UtteranceAnalysed{1, m_fixture.withMemory.utterances[2]}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toInt(), 2);
        QCOMPARE(changed[0][1].toInt(), 3);  // the next one is being read now
        QVERIFY(document.analysis(2));
        QCOMPARE(document.analysis(2)->probabilities, m_fixture.withMemory.utterances[2].probabilities);
        QCOMPARE(document.analysingIndex(), 3);
    }

    void eventsOfAnotherRunAreDropped()
    {
        ConversationDocument document;
        m_fixture.fill(document, 2);
        QVERIFY(!document.apply(UtteranceAnalysed{77, m_fixture.withMemory.utterances[2]}));
        QCOMPARE(document.run().analysedCount(), 2);
        document.beginRun(5, RunRole::Primary);
        QVERIFY(!document.apply(UtteranceAnalysed{1, m_fixture.withMemory.utterances[2]}));
        QCOMPARE(document.run().analysedCount(), 2);  // in view until the new run has started
        QCOMPARE(document.run().state, RunState::Starting);
    }

    void aFailedRunKeepsWhatItHadAndSaysWhy()
    {
        ConversationDocument document;
        m_fixture.fill(document, 4);
        QVERIFY(document.apply(RunEnded{1, false, 3.0, Error{ErrorCode::NotFinite, "The loss is not finite."}}));
        QCOMPARE(document.run().state, RunState::Failed);
        QCOMPARE(document.run().analysedCount(), 4);
        QCOMPARE(englishSentence(*document.run().error), std::string("The loss is not finite."));
        QCOMPARE(document.analysingIndex(), -1);
        QVERIFY(!document.apply(UtteranceAnalysed{1, m_fixture.withMemory.utterances[4]}));
    }

    void endsAreToldApart()
    {
        ConversationDocument document;
        m_fixture.fill(document, 3);
        document.apply(RunEnded{1, false, 1.0, std::nullopt});
        QCOMPARE(document.run().state, RunState::Cancelled);
        m_fixture.fill(document, sentences());
        QCOMPARE(document.run().state, RunState::Complete);
        QVERIFY(document.run().timeline.complete);
    }

    void sentencesAreFoundByTimeAsByLookingAtAll()
    {
        ConversationDocument document;
        Conversation conversation = m_fixture.talk;
        conversation.segments.push_back({5.0, 40.0, addSpeaker(conversation, "Nested")});  // covers many others, and comes last
        numberSegments(conversation);
        const std::vector<Segment> segments = conversation.segments;
        document.setAudio(QStringLiteral("x.wav"), 60.0);
        document.setConversation(conversation);
        for (double from = -1.0; from < 61.0; from += 0.77) {
            const double to = from + 2.4;
            std::vector<int> expected;
            for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
                const Segment& segment = segments[static_cast<std::size_t>(i)];
                if (segment.startSeconds < to && segment.endSeconds > from)
                    expected.push_back(i);
            }
            std::vector<int> found = document.utterancesBetween(from, to);
            std::sort(found.begin(), found.end());
            QCOMPARE(found, expected);
        }
    }

    void walkingVisitsEverySentenceOnceInOrderOfTime()
    {
        ConversationDocument document;
        m_fixture.fill(document, 0);
        int visited = 0;
        double time = -1.0;
        int index = document.utteranceAfter(-1);
        for (; index >= 0; index = document.utteranceAfter(index)) {
            const double start = document.segments()[static_cast<std::size_t>(index)].startSeconds;
            QVERIFY(start >= time);
            time = start;
            ++visited;
        }
        QCOMPARE(visited, sentences());
        QCOMPARE(document.utteranceBefore(0), -1);
    }

    void comparisonTellsWhereLabelsDiffer()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        QVERIFY(!document.hasComparison());
        m_fixture.addComparison(document);
        QVERIFY(document.hasComparison());
        int differing = 0;
        for (int i = 0; i < sentences(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const bool differs = m_fixture.withMemory.utterances[at].emotion() != m_fixture.withoutMemory.utterances[at].emotion();
            QCOMPARE(document.labelDiffers(i), differs);
            differing += differs ? 1 : 0;
        }
        QVERIFY(differing > 0 && differing < sentences());
        document.clearRun(RunRole::Comparison);
        QVERIFY(!document.hasComparison());
        QCOMPARE(document.run().analysedCount(), sentences());
    }

    void aComparisonOverOtherSentencesIsRefused()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        document.beginRun(9, RunRole::Comparison);
        document.apply(RunStarted{9, m_fixture.withoutMemory, test::conversationOf({{0.0, 1.0, ""}})});
        QCOMPARE(document.run(RunRole::Comparison).state, RunState::Failed);
        QCOMPARE(document.utteranceCount(), sentences());
        QCOMPARE(document.run().analysedCount(), sentences());
    }

    void anotherRecordingForgetsTheLast()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        m_fixture.addComparison(document);
        document.setSelection(3);
        document.setPlayheadSeconds(20.0);
        QSignalSpy selection(&document, &ConversationDocument::selectionChanged);
        document.setAudio(QStringLiteral("/elsewhere/other.wav"), 10.0);
        QCOMPARE(document.audioName(), QStringLiteral("other.wav"));
        QCOMPARE(document.utteranceCount(), 0);
        QCOMPARE(document.run().state, RunState::None);
        QVERIFY(!document.hasComparison());
        QCOMPARE(document.selection(), -1);
        QCOMPARE(selection.size(), 1);
        QCOMPARE(document.playheadSeconds(), 0.0);
        QVERIFY(document.speakers().isEmpty());
    }

    void anEditOfOneSentenceKeepsTheResultsOfTheOthers()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        m_fixture.addComparison(document);
        document.setSelection(7);
        Conversation edited = document.conversation();
        edited.segments[3].endSeconds -= 0.1;
        QSignalSpy runChanged(&document, &ConversationDocument::runStateChanged);
        document.editConversation(edited);
        QCOMPARE(runChanged.size(), 2);
        for (const RunRole role : {RunRole::Primary, RunRole::Comparison}) {
            QCOMPARE(document.run(role).analysedCount(), sentences() - 1);
            QVERIFY(!document.run(role).timeline.complete);
            QVERIFY(!document.analysis(3, role));
        }
        for (int i = 0; i < sentences(); ++i) {
            if (i != 3)
                QCOMPARE(document.analysis(i)->probabilities, m_fixture.withMemory.utterances[static_cast<std::size_t>(i)].probabilities);
        }
        QCOMPARE(document.selection(), 7);
    }

    void splitMergedAndRemovedSentencesLoseTheirResultsAndNoOther()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        document.setSelection(9);
        const SegmentId selected = document.segments()[9].id;
        Conversation edited = document.conversation();
        auto& segments = edited.segments;
        // Sentence 2 becomes two, 5 and 6 one, 8 goes.
        Segment second = segments[2];
        second.startSeconds = segments[2].endSeconds = (second.startSeconds + second.endSeconds) / 2;
        second.id = {};
        segments[5].endSeconds = std::max(segments[5].endSeconds, segments[6].endSeconds);
        segments.erase(segments.begin() + 8);
        segments.erase(segments.begin() + 6);
        segments.insert(segments.begin() + 3, second);
        numberSegments(edited);
        document.editConversation(edited);
        QCOMPARE(document.utteranceCount(), sentences() - 1);
        QCOMPARE(document.run().analysedCount(), sentences() - 4);
        for (int i = 0; i < document.utteranceCount(); ++i) {
            const Segment& segment = document.segments()[static_cast<std::size_t>(i)];
            const UtteranceAnalysis* result = document.analysis(i);
            const bool edit = i == 2 || i == 3 || i == 6;
            QCOMPARE(result == nullptr, edit);
            if (result)
                QVERIFY(result->segment == segment.id && result->startSeconds == segment.startSeconds);
        }
        QVERIFY(document.segments()[static_cast<std::size_t>(document.selection())].id == selected);
    }

    void whoSpeaksChangesNoResult()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        Conversation edited = document.conversation();
        edited.speakers[0].name = "Renamed";
        edited.segments[4].speaker = edited.speakers[1].id;
        document.editConversation(edited);
        QCOMPARE(document.run().analysedCount(), sentences());
        QVERIFY(document.speakers().contains(QStringLiteral("Renamed")));
        QCOMPARE(document.analysis(4)->speaker, edited.speakers[1].name);
        for (int i = 0; i < sentences(); ++i)
            QCOMPARE(QString::fromStdString(document.analysis(i)->speaker), document.speakerName(i));
    }

    void aRunGoesOnOverSentencesThatAreEditedMeanwhile()
    {
        ConversationDocument document;
        m_fixture.fill(document, 3);
        Conversation edited = document.conversation();
        edited.segments[4].startSeconds += 0.05;
        edited.segments.erase(edited.segments.begin() + 6);
        document.editConversation(edited);
        QCOMPARE(document.analysingIndex(), 3);
        for (std::size_t i = 3; i < 8; ++i)
            document.apply(UtteranceAnalysed{1, m_fixture.withMemory.utterances[i]});
        QCOMPARE(document.run().readCount, 8);
        QCOMPARE(document.run().analysedCount(), 6);
        QVERIFY(!document.analysis(4));
        QCOMPARE(document.analysis(6)->probabilities, m_fixture.withMemory.utterances[7].probabilities);
        QCOMPARE(document.analysingIndex(), 7);
        QVERIFY(document.apply(UtteranceAnalysed{1, m_fixture.withMemory.utterances[7]}));  // again: it counts once
        QCOMPARE(document.run().analysedCount(), 6);
    }

    void anotherSegmentsFileForgetsTheRuns()
    {
        ConversationDocument document;
        m_fixture.fill(document, sentences());
        Conversation other = document.conversation();
        other.segments[3].endSeconds -= 0.1;  // the same numbers, but another file's
        document.setConversation(other);
        QCOMPARE(document.run().state, RunState::None);
        QVERIFY(!document.analysis(0));
    }

    void thePlayheadStaysInTheRecording()
    {
        ConversationDocument document;
        m_fixture.fill(document, 0);
        QSignalSpy asked(&document, &ConversationDocument::seekRequested);
        document.seek(1e9);
        QCOMPARE(document.playheadSeconds(), 60.0);
        QCOMPARE(asked.size(), 1);
        document.setPlayheadSeconds(12.0);
        QCOMPARE(asked.size(), 1);  // the player's own word is not sent back to it
    }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
