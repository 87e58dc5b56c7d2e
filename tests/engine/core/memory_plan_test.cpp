// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/conversation.h"
#include "engine/core/memory_plan.h"
#include "engine/core/run_parent.h"

#include <QtTest>

using namespace undertone;

namespace {

MemoryPlan planOf(std::initializer_list<MemoryIntervention> interventions)
{
    MemoryPlan plan;
    for (const MemoryIntervention& one : interventions)
        plan.add(one);
    return plan;
}

const MemoryPlanTarget target{10, {"ang", "neu"}, MemoryMode::Dpm, true};

std::string problemOf(const MemoryPlan& plan, const MemoryPlanTarget& against = target)
{
    const auto status = validateMemoryPlan(plan, against);
    return status ? std::string() : status.error().message.id;
}

/// Sentences of one second, each of one speaker, with the label of its number.
Timeline timelineOf(const std::vector<int>& labels)
{
    Timeline timeline;
    timeline.labels = {"ang", "neu"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        UtteranceAnalysis row;
        row.segment = SegmentId(i + 1);
        row.index = static_cast<int>(i);
        row.startSeconds = static_cast<double>(i);
        row.endSeconds = static_cast<double>(i) + 1.0;
        row.speaker = "Ann";
        if (labels[i] >= 0)
            row.probabilities = labels[i] == 0 ? std::vector{0.9, 0.1} : std::vector{0.1, 0.9};
        timeline.utterances.push_back(row);
    }
    return timeline;
}

Conversation conversationOf(const Timeline& timeline)
{
    Conversation conversation;
    const SpeakerId ann = addSpeaker(conversation, "Ann");
    for (const UtteranceAnalysis& row : timeline.utterances)
        conversation.segments.push_back({row.startSeconds, row.endSeconds, ann, {}, row.segment});
    return conversation;
}

}  // namespace

class MemoryPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesAreFrozenUntilTheyAreThawed()
    {
        const auto plan = planOf({{6, MemoryAction::Thaw, {}}, {2, MemoryAction::Freeze, {}}, {4, MemoryAction::Reset, {}}});
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(plan.isFrozenAt(i), i >= 2 && i < 6);
            QCOMPARE(plan.resetsAt(i), i == 4);
        }
        QCOMPARE(plan.interventions.front().sentence, 2);  // in the order of sentences, however they came
        QVERIFY(!plan.hasLabels());
    }

    void whatContradictsIsReplaced()
    {
        auto plan = planOf({{2, MemoryAction::Freeze, {}}, {2, MemoryAction::Label, "ang"}, {2, MemoryAction::Reset, {}}});
        QCOMPARE(plan.interventions.size(), std::size_t{3});
        plan.add({2, MemoryAction::Thaw, {}});
        plan.add({2, MemoryAction::Label, "neu"});
        QCOMPARE(plan.interventions.size(), std::size_t{3});
        QVERIFY(!plan.isFrozenAt(2));
        QCOMPARE(*plan.labelOf(2), std::string("neu"));
        QVERIFY(plan.hasLabels() && plan.labelOf(1) == nullptr);
    }

    void whatCannotBeDoneIsNamed()
    {
        QCOMPARE(problemOf(planOf({{0, MemoryAction::Freeze, {}}, {9, MemoryAction::Label, "ang"}})), std::string());
        QCOMPARE(problemOf(planOf({{10, MemoryAction::Reset, {}}})), std::string("memory-plan.no-sentence"));
        QCOMPARE(problemOf(planOf({{-1, MemoryAction::Reset, {}}})), std::string("memory-plan.no-sentence"));
        QCOMPARE(problemOf(planOf({{1, MemoryAction::Label, "joy"}})), std::string("memory-plan.no-label"));
        auto off = target;
        off.memory = MemoryMode::Off;
        QCOMPARE(problemOf(planOf({{1, MemoryAction::Freeze, {}}}), off), std::string("memory-plan.memory-off"));
        QCOMPARE(problemOf(planOf({{1, MemoryAction::Label, "ang"}}), off), std::string());
        auto deaf = target;
        deaf.readsEmotions = false;
        QCOMPARE(problemOf(planOf({{1, MemoryAction::Label, "ang"}}), deaf), std::string("memory-plan.labels-not-read"));
        MemoryPlan both;
        both.interventions = {{1, MemoryAction::Freeze, {}}, {1, MemoryAction::Thaw, {}}};
        QCOMPARE(problemOf(both), std::string("memory-plan.contradicts"));
    }

    void namesAreReadBack()
    {
        for (const auto action : {MemoryAction::Freeze, MemoryAction::Thaw, MemoryAction::Reset, MemoryAction::Label})
            QVERIFY(memoryActionOfName(memoryActionName(action)) == action);
        QVERIFY(!memoryActionOfName("melt"));
    }

    void theFirstThatIsReadOtherwiseIsFound()
    {
        const auto before = timelineOf({0, 0, 0, 0, 0});
        auto conversation = conversationOf(before);
        QCOMPARE(firstReadOtherwise(before, conversation, nullptr), 5);
        const auto frozen = planOf({{3, MemoryAction::Freeze, {}}});
        QCOMPARE(firstReadOtherwise(before, conversation, &frozen), 3);
        const auto labelled = planOf({{1, MemoryAction::Label, "ang"}});
        QCOMPARE(firstReadOtherwise(before, conversation, &labelled), 2);  // it is read behind its sentence
        auto frozenBefore = before;
        frozenBefore.plan = std::make_shared<const MemoryPlan>(frozen);
        QCOMPARE(firstReadOtherwise(frozenBefore, conversation, nullptr), 3);
        QCOMPARE(firstReadOtherwise(frozenBefore, conversation, &frozen), 5);

        auto other = conversation;
        other.segments[2].speaker = addSpeaker(other, "Bo");
        QCOMPARE(firstReadOtherwise(before, other, nullptr), 2);
        conversation.segments[1].endSeconds = 1.9;
        QCOMPARE(firstReadOtherwise(before, conversation, nullptr), 1);
        conversation.segments.pop_back();
        conversation.segments[1].endSeconds = 2.0;
        QCOMPARE(firstReadOtherwise(before, conversation, nullptr), 4);
    }

    void answersThatFlipAreFoundByTheirSentences()
    {
        const auto before = timelineOf({0, 1, 0, -1, 1});
        auto after = timelineOf({0, 1, 1, 0, 1});
        QCOMPARE(flippedAnswers(before, after), (std::vector<FlippedAnswer>{{2, 2, "ang", "neu"}, {3, 3, "", "ang"}}));
        // One sentence more at the front: the others are known by their ids.
        UtteranceAnalysis added = after.utterances.front();
        added.segment = SegmentId(100);
        after.utterances.insert(after.utterances.begin(), added);
        for (std::size_t i = 0; i < after.utterances.size(); ++i)
            after.utterances[i].index = static_cast<int>(i);
        QCOMPARE(flippedAnswers(before, after).front(), (FlippedAnswer{3, 2, "ang", "neu"}));
        // A result from a file names no sentences: then it is their bounds, and one that moved is another.
        auto file = before;
        for (auto& row : file.utterances)
            row.segment = {};
        after.utterances[3].endSeconds += 0.1;
        QCOMPARE(flippedAnswers(file, after), (std::vector<FlippedAnswer>{{4, 3, "", "ang"}}));
    }
};

QTEST_GUILESS_MAIN(MemoryPlanTest)
#include "memory_plan_test.moc"
