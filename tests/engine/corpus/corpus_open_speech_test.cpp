// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"
#include "engine/corpus/manifest.h"
#include "engine/messages/catalogue.h"
#include "engine/simulation/conversation_planner.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace undertone;

// The open speech that the model is trained on: found by dataFolder(), skipped where it is absent.
class CorpusOpenSpeechTest : public QObject {
    Q_OBJECT

    std::filesystem::path m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = dataFolder();
        if (!folder || !std::filesystem::exists(*folder / "manifest.csv"))
            QSKIP("The open speech is not here. Set UNDERTONE_DATA to its folder.");
        m_folder = *folder;
    }

    void theManifestIsReadAndItsClipsAreThere()
    {
        const auto clips = readManifest(m_folder);
        QVERIFY2(clips.ok(), clips.ok() ? "" : englishSentence(clips.error()).c_str());
        QVERIFY(clips->size() > 1000);
        std::set<std::string> emotions, train, dev;
        for (const auto& clip : *clips) {
            emotions.insert(clip.emotion);
            (clip.split == "train" ? train : dev).insert(clip.speaker);
            QVERIFY2(std::filesystem::exists(m_folder / clip.path), clip.path.c_str());
        }
        QCOMPARE(emotions, (std::set<std::string>{"angry", "happy", "neutral", "sad"}));
        for (const auto& speaker : dev)
            QVERIFY2(!train.contains(speaker), speaker.c_str());
    }

    void dialoguesAreComposedOfIt()
    {
        const auto clips = readManifest(m_folder);
        std::vector<LabelledClip> train;
        std::ranges::copy_if(*clips, std::back_inserter(train), [](const auto& clip) { return clip.split == "train"; });
        // LibriSpeech has a clip or two of a reader: no twenty turns of four of them.
        QCOMPARE(corporaLeftOut(train, {}), std::vector<std::string>{"libri"});
        const auto plans = planConversations(train, {}, 1);
        QVERIFY(plans.ok());
        std::map<std::string, std::size_t> turns;
        std::size_t all = 0;
        for (const auto& plan : *plans) {
            QVERIFY2(plan.turns.size() >= 20, plan.corpus.c_str());
            turns[plan.corpus] += plan.turns.size();
            all += plan.turns.size();
        }
        QVERIFY2(all > 9000 && all < 11500, std::to_string(all).c_str());
        QCOMPARE(turns.size(), std::size_t{3});
        QVERIFY2(turns["cremad"] > turns["bangla"] && turns["bangla"] > turns["emodb"] && turns["emodb"] > 200,
                 std::to_string(turns["emodb"]).c_str());
    }

    void meetingsWithOverlap()
    {
        const auto file = m_folder / "ami/EN2002a_30s.rttm";
        if (!std::filesystem::exists(file))
            QSKIP("The meeting excerpts are not in the folder of open speech.");
        const auto conversation = readSegments(file, 30.0);
        QVERIFY2(conversation.ok(), conversation.ok() ? "" : englishSentence(conversation.error()).c_str());
        QCOMPARE(conversation->segments.size(), std::size_t{14});
        QVERIFY(std::ranges::is_sorted(conversation->segments, {}, &Segment::startSeconds));
    }
};

QTEST_GUILESS_MAIN(CorpusOpenSpeechTest)
#include "corpus_open_speech_test.moc"
