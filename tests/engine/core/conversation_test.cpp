// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/conversation.h"
#include "engine/core/notice.h"
#include "tests/support/named_segments.h"

#include <QtTest>

#include <algorithm>
#include <set>
#include <type_traits>
#include <unordered_set>

using namespace undertone;

// Neither an index nor the other kind of id can stand in for an id.
static_assert(!std::is_convertible_v<int, SegmentId> && !std::is_convertible_v<std::size_t, SegmentId>);
static_assert(!std::is_convertible_v<SegmentId, std::size_t> && !std::is_constructible_v<std::size_t, SegmentId>);
static_assert(!std::is_constructible_v<SpeakerId, SegmentId> && !std::is_constructible_v<SegmentId, SpeakerId>);
static_assert(!std::is_assignable_v<SpeakerId&, SegmentId>);
static_assert(std::is_trivially_copyable_v<SegmentId> && sizeof(SegmentId) == sizeof(std::uint64_t));

namespace {

std::set<SegmentId> idsOf(const Conversation& conversation)
{
    std::set<SegmentId> ids;
    for (const auto& segment : conversation.segments)
        ids.insert(segment.id);
    return ids;
}

}  // namespace

class ConversationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDefaultIdNamesNothing()
    {
        QVERIFY(SegmentId().isNone() && SpeakerId().isNone());
        QVERIFY(!SegmentId(1).isNone());
        QVERIFY(SegmentId() < SegmentId(1) && SegmentId(1) < SegmentId(2) && SegmentId(2) == SegmentId(2));
        QVERIFY((std::unordered_set<SpeakerId>{SpeakerId(1), SpeakerId(2), SpeakerId(1)}.size() == 2));
    }

    void everySegmentGetsAnIdOfItsOwn()
    {
        Conversation conversation;
        conversation.segments.resize(5);
        conversation.segments[1].id = SegmentId(2);  // as a project file has it
        numberSegments(conversation);
        QCOMPARE(idsOf(conversation).size(), std::size_t{5});
        QVERIFY(conversation.segments[1].id == SegmentId(2));
        QVERIFY(!idsOf(conversation).contains(SegmentId()));
    }

    void idsSurviveReorderingAndEdits()
    {
        Conversation conversation = test::conversationOf({{0, 5, "Ann"}, {1, 2, "Bo"}, {6, 7, "Ann"}});
        const auto before = conversation.segments;
        std::swap(conversation.segments[0], conversation.segments[2]);
        conversation.segments[1].startSeconds = 1.5;
        numberSegments(conversation);
        QVERIFY(conversation.segments[0] == before[2] && conversation.segments[2] == before[0]);
        QVERIFY(conversation.segments[1].id == before[1].id);
    }

    void theHalvesOfASplitAreToldApartAndRemovedIdsAreNotGivenAgain()
    {
        Conversation conversation = test::conversationOf({{0, 5, "Ann"}, {6, 7, "Bo"}});
        const SegmentId last = conversation.segments.back().id;
        conversation.segments.pop_back();
        Segment half = conversation.segments[0];
        half.startSeconds = conversation.segments[0].endSeconds = 2.5;
        half.id = {};
        conversation.segments.push_back(half);
        numberSegments(conversation);
        QCOMPARE(idsOf(conversation).size(), std::size_t{2});
        QVERIFY(!idsOf(conversation).contains(last));
    }

    void aSpeakerIsThereOnceAndFoundByNameAndId()
    {
        const Conversation conversation = test::conversationOf({{0, 1, "Ann"}, {1, 2, ""}, {2, 3, "Bo"}, {3, 4, "Ann"}});
        QCOMPARE(conversation.speakers.size(), std::size_t{2});
        QVERIFY(conversation.segments[0].speaker == conversation.segments[3].speaker);
        QVERIFY(conversation.segments[1].speaker.isNone());
        QVERIFY(speakerName(conversation.speakers, conversation.segments[2].speaker) == "Bo");
        QVERIFY(speakerName(conversation.speakers, {}).empty());
        QVERIFY(speakerName(conversation.speakers, SpeakerId(99)).empty());
    }

    void speakersAreRenamedMergedAndReassignedInOnePlace()
    {
        Conversation conversation = test::conversationOf({{0, 1, "Ann"}, {1, 2, "Bo"}, {2, 3, "Cy"}});
        conversation.speakers[0].name = "Anna";
        QVERIFY(speakerName(conversation.speakers, conversation.segments[0].speaker) == "Anna");
        const SpeakerId kept = conversation.speakers[0].id;
        const SpeakerId merged = conversation.speakers[1].id;
        for (Segment& segment : conversation.segments) {
            if (segment.speaker == merged)
                segment.speaker = kept;
        }
        std::erase_if(conversation.speakers, [merged](const Speaker& speaker) { return speaker.id == merged; });
        QVERIFY(speakerName(conversation.speakers, conversation.segments[1].speaker) == "Anna");
        QVERIFY(speakerName(conversation.speakers, conversation.segments[2].speaker) == "Cy");
        const SpeakerId fresh = addSpeaker(conversation, "Bo");
        QVERIFY(fresh != merged && speakerName(conversation.speakers, fresh) == "Bo");
        QVERIFY(SpeakersByName(conversation).idOf("Cy") == conversation.segments[2].speaker);
    }

    void aLabelThatDoesNotLeadIsUnsure()
    {
        UtteranceAnalysis row;
        QVERIFY(!isUnsure(row));  // no label at all
        row.probabilities = {0.1, 0.45, 0.4, 0.05};
        QVERIFY(isUnsure(row));
        row.probabilities = {0.1, 0.55, 0.3, 0.05};
        QVERIFY(!isUnsure(row));
        row.probabilities = {0.5, 0.5};
        QVERIFY(isUnsure(row));
        row.probabilities = {1.0};
        QVERIFY(!isUnsure(row));
    }
};

QTEST_GUILESS_MAIN(ConversationTest)
#include "conversation_test.moc"
