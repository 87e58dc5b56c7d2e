// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/seeded_random.h"
#include "engine/simulation/conversation_planner.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace undertone;

namespace {

const std::vector<std::string> emotions{"angry", "happy", "neutral", "sad"};

// Speakers of two corpora, `each` clips of every emotion apiece.
std::vector<LabelledClip> clipsOf(int speakers, int each)
{
    std::vector<LabelledClip> clips;
    for (int speaker = 0; speaker < speakers; ++speaker) {
        for (const auto& emotion : emotions) {
            for (int i = 0; i < each; ++i) {
                LabelledClip clip;
                clip.corpus = speaker % 3 == 0 ? "one" : "two";
                clip.speaker = "s" + std::to_string(speaker);
                clip.emotion = emotion;
                clip.durationSeconds = 2.0;
                clips.push_back(clip);
            }
        }
    }
    return clips;
}

}  // namespace

class CorpusConversationPlanTest : public QObject {
    Q_OBJECT

    std::vector<LabelledClip> m_clips = clipsOf(24, 15);
    PlanConfig m_config;
    std::vector<ConversationPlan> m_plans = *planConversations(m_clips, m_config, 11);

private Q_SLOTS:
    void drawsAreTheSameEverywhere()
    {
        // The standard fixes the 10 000th number of std::mt19937_64 with its default seed.
        SeededRandom standard(5489);
        std::uint64_t last = 0;
        for (int i = 0; i < 10000; ++i)
            last = standard.next();
        QCOMPARE(last, std::uint64_t{9981545732273789042u});
        SeededRandom random(1);
        std::map<std::int64_t, int> counts;
        for (int i = 0; i < 60000; ++i)
            ++counts[random.between(-1, 4)];
        QCOMPARE(counts.size(), std::size_t{6});
        for (const auto& [value, count] : counts)
            QVERIFY2(std::abs(count - 10000) < 500, std::to_string(value).c_str());
        for (int i = 0; i < 1000; ++i) {
            const double drawn = random.thousandths(-0.25, 0.25);
            QVERIFY(drawn >= -0.25 && drawn <= 0.25);
            QVERIFY(random.weighted({0, 3, 0, 1}) % 2 == 1);
        }
    }

    void plansAreSetForGood()
    {
        // A change here changes every corpus of simulated dialogues: it must be wanted.
        const auto plan = planConversations(m_clips, m_config, 11)->front();
        std::string print = plan.corpus;
        for (const auto& voice : plan.voices)
            print += " " + voice.speaker;
        for (std::size_t i = 0; i < 5; ++i)
            print += " " + std::to_string(plan.turns[i].clip);
        QCOMPARE(QString::fromStdString(print), QStringLiteral("one s3 s18 s21 s9 216 563 1309 569 1112"));
    }

    void shapeOfADialogue()
    {
        QCOMPARE(m_plans.size(), std::size_t{260});
        std::set<std::string> names;
        for (const auto& plan : m_plans) {
            names.insert(plan.name);
            QVERIFY(plan.voices.size() >= 2 && plan.voices.size() <= 4);
            QVERIFY(plan.turns.size() >= 20 && plan.turns.size() <= 60);
            std::set<std::size_t> clips;
            std::set<std::string> speakers;
            for (const auto& voice : plan.voices)
                speakers.insert(voice.speaker);
            QCOMPARE(speakers.size(), plan.voices.size());
            for (const auto& turn : plan.turns) {
                QVERIFY2(clips.insert(turn.clip).second, "a clip twice in a dialogue");
                QCOMPARE(m_clips[turn.clip].corpus, plan.corpus);
                QCOMPARE(m_clips[turn.clip].speaker, plan.voices[turn.voice].speaker);
                QVERIFY(turn.gapSeconds >= m_config.gapSeconds.low && turn.gapSeconds <= m_config.gapSeconds.high);
            }
        }
        QCOMPARE(names.size(), m_plans.size());
    }

    void speakersChangeInThreeQuarters()
    {
        double changes = 0.0, pairs = 0.0;
        for (const auto& plan : m_plans) {
            for (std::size_t i = 1; i < plan.turns.size(); ++i) {
                changes += plan.turns[i].voice != plan.turns[i - 1].voice;
                ++pairs;
            }
        }
        QVERIFY2(std::abs(changes / pairs - 0.75) < 0.02, std::to_string(changes / pairs).c_str());
    }

    void emotionsLastAndSpread()
    {
        const auto stays = [this](const PlanConfig& config) {
            const auto plans = planConversations(m_clips, config, 3);
            double same = 0.0, pairs = 0.0;
            for (const auto& plan : *plans) {
                std::map<std::size_t, std::string> mood;
                for (const auto& turn : plan.turns) {
                    const auto& emotion = m_clips[turn.clip].emotion;
                    if (const auto known = mood.find(turn.voice); known != mood.end()) {
                        same += known->second == emotion;
                        ++pairs;
                    }
                    mood[turn.voice] = emotion;
                }
            }
            return same / pairs;
        };
        // 0.7 on average stay, and of the rest a quarter or a little more fall on the same by chance; clips running out cost some.
        const double usual = stays(m_config);
        QVERIFY2(usual > 0.68 && usual < 0.84, std::to_string(usual).c_str());
        PlanConfig none = m_config;
        none.inertia = {0.0, 0.0};
        none.contagion = {0.0, 0.0};
        const double chance = stays(none);
        QVERIFY2(chance < 0.35, std::to_string(chance).c_str());
    }

    void classesAndClipsAreUsedEvenly()
    {
        std::map<std::string, double> counts;
        std::map<std::size_t, int> uses;
        double total = 0.0;
        for (const auto& plan : m_plans) {
            for (const auto& turn : plan.turns) {
                ++counts[m_clips[turn.clip].emotion];
                ++uses[turn.clip];
                ++total;
            }
        }
        for (const auto& emotion : emotions)
            QVERIFY2(std::abs(counts[emotion] / total - 0.25) < 0.01, (emotion + " " + std::to_string(counts[emotion] / total)).c_str());
        QVERIFY2(uses.size() > m_clips.size() * 95 / 100, std::to_string(uses.size()).c_str());
    }

    void roomsAndLevelsDifferWithinTheirRanges()
    {
        int clean = 0, dry = 0, wet = 0, narrow = 0;
        std::set<double> levels;
        for (const auto& plan : m_plans) {
            const bool isClean = plan.noiseDecibels == ConversationPlan::silentDecibels;
            clean += isClean;
            narrow += plan.lowPassHertz > 0.0;
            levels.insert(plan.levelDecibels);
            QVERIFY(plan.levelDecibels >= m_config.recordingLevelDecibels.low
                    && plan.levelDecibels <= m_config.recordingLevelDecibels.high);
            for (const auto& voice : plan.voices) {
                QVERIFY(voice.speed >= m_config.speed.low && voice.speed <= m_config.speed.high);
                const bool flat = std::ranges::all_of(voice.equaliserDecibels, [](double gain) { return gain == 0.0; });
                QVERIFY(!isClean || (flat && voice.reverberationSeconds == 0.0 && plan.lowPassHertz == 0.0));
                (voice.reverberationSeconds == 0.0 ? dry : wet) += !isClean;
            }
        }
        QVERIFY(std::abs(clean / 260.0 - m_config.cleanShare) < 0.09);
        QVERIFY(std::abs(wet / static_cast<double>(wet + dry) - m_config.reverberantShare) < 0.08);
        QVERIFY(narrow > 10 && narrow < 80);
        QVERIFY(levels.size() > 200);
    }

    void optionsThatAreOffDrawNothing()
    {
        PlanConfig config = m_config;
        config.overlapSeconds = {0.5, 2.0};
        config.roomChangeDecibels = {-1.0, 1.0};
        const auto plans = planConversations(m_clips, config, 11);
        for (std::size_t i = 0; i < m_plans.size(); ++i) {
            QVERIFY((*plans)[i].seed == m_plans[i].seed && (*plans)[i].roomChanges.empty());
            for (std::size_t t = 0; t < m_plans[i].turns.size(); ++t)
                QVERIFY((*plans)[i].turns[t].clip == m_plans[i].turns[t].clip
                        && (*plans)[i].turns[t].gapSeconds == m_plans[i].turns[t].gapSeconds);
        }
    }

    void newSpeakersMayOverlapTheLast()
    {
        PlanConfig config = m_config;
        config.overlapShare = 0.3;
        double changes = 0.0, overlaps = 0.0;
        const auto plans = planConversations(m_clips, config, 2);
        for (const auto& plan : *plans) {
            QVERIFY(plan.turns.front().gapSeconds >= 0.0);
            for (std::size_t i = 1; i < plan.turns.size(); ++i) {
                const bool change = plan.turns[i].voice != plan.turns[i - 1].voice;
                const bool overlap = plan.turns[i].gapSeconds < 0.0;
                QVERIFY(change || !overlap);
                QVERIFY(plan.turns[i].gapSeconds >= -config.overlapSeconds.high);
                changes += change;
                overlaps += overlap;
            }
        }
        QVERIFY2(std::abs(overlaps / changes - 0.3) < 0.02, std::to_string(overlaps / changes).c_str());
    }

    void roomsChangeInTheMiddle()
    {
        PlanConfig config = m_config;
        config.roomChangeShare = 0.5;
        int changed = 0;
        const auto plans = planConversations(m_clips, config, 2);
        for (const auto& plan : *plans) {
            if (plan.roomChanges.empty())
                continue;
            ++changed;
            const auto& change = plan.roomChanges.front();
            QVERIFY(3 * change.turn + 3 >= plan.turns.size() && 3 * change.turn <= 2 * plan.turns.size());
            QVERIFY(std::abs(change.levelDecibels) <= 8.0);
            QCOMPARE(change.voices.size(), plan.voices.size());
            for (std::size_t i = 0; i < plan.voices.size(); ++i) {
                QCOMPARE(change.voices[i].speaker, plan.voices[i].speaker);
                QCOMPARE(change.voices[i].speed, plan.voices[i].speed);
                QVERIFY(change.voices[i].equaliserDecibels != plan.voices[i].equaliserDecibels);
            }
        }
        QVERIFY2(std::abs(changed - 130) < 30, std::to_string(changed).c_str());
    }

    void aChainLeadsFromEmotionToEmotion()
    {
        PlanConfig config = m_config;
        config.inertia = config.contagion = {0.0, 0.0};
        config.transitions = *parseTransitions("angry>sad=20,angry>angry=0, happy>neutral=20");
        std::map<std::string, double> after;
        double angry = 0.0;
        const auto plans = planConversations(m_clips, config, 2);
        for (const auto& plan : *plans) {
            std::map<std::size_t, std::string> mood;
            for (const auto& turn : plan.turns) {
                const auto& emotion = m_clips[turn.clip].emotion;
                if (mood[turn.voice] == "angry") {
                    ++after[emotion];
                    ++angry;
                }
                mood[turn.voice] = emotion;
            }
        }
        // 20 of 22; a speaker whose sad clips are used up goes elsewhere.
        QVERIFY2(after["sad"] / angry > 0.8, std::to_string(after["sad"] / angry).c_str());
        QCOMPARE(after["angry"], 0.0);
        QVERIFY(!parseTransitions("angry").ok());
        QVERIFY(!parseTransitions("angry>sad").ok());
        QVERIFY(!parseTransitions(">sad=1").ok());
        QVERIFY(!parseTransitions("angry>=1").ok());
        QVERIFY(!parseTransitions("angry>sad=-1").ok());
        QVERIFY(parseTransitions("")->empty());
    }

    void seedDecides()
    {
        const auto again = planConversations(m_clips, m_config, 11);
        const auto other = planConversations(m_clips, m_config, 12);
        const auto print = [](const std::vector<ConversationPlan>& plans) {
            std::vector<double> numbers;
            for (const auto& plan : plans) {
                numbers.push_back(plan.noiseDecibels);
                for (const auto& turn : plan.turns) {
                    numbers.push_back(static_cast<double>(turn.clip));
                    numbers.push_back(turn.gapSeconds);
                }
            }
            return numbers;
        };
        QVERIFY(print(*again) == print(m_plans));
        QVERIFY(print(*other) != print(m_plans));
    }

    void aSmallCorpusGivesShorterDialogues()
    {
        const auto few = clipsOf(6, 1);  // two speakers of "one": eight clips in all
        const auto plans = planConversations(few, m_config, 1);
        QVERIFY(plans.ok());
        for (const auto& plan : *plans)
            QVERIFY(plan.turns.size() >= 2 && plan.turns.size() <= 16);
    }

    void aCorpusOfReadersWithAClipEachTakesNoPartBesideAnother()
    {
        auto clips = m_clips;
        for (int reader = 0; reader < 300; ++reader) {
            LabelledClip clip;
            clip.path = "readers/" + std::to_string(reader);
            clip.corpus = "readers";
            clip.speaker = "reader-" + std::to_string(reader);
            clip.emotion = "neutral";
            clips.push_back(clip);
        }
        QCOMPARE(corporaLeftOut(clips, m_config), std::vector<std::string>{"readers"});
        const auto with = planConversations(clips, m_config, 1);
        const auto without = planConversations(m_clips, m_config, 1);
        QVERIFY(with.ok() && without.ok());
        QCOMPARE(with->size(), without->size());
        for (std::size_t i = 0; i < with->size(); ++i) {
            QCOMPARE((*with)[i].corpus, (*without)[i].corpus);
            QCOMPARE((*with)[i].turns.size(), (*without)[i].turns.size());
        }
        // Alone, they give what there is of them.
        clips.erase(clips.begin(), clips.begin() + static_cast<std::ptrdiff_t>(m_clips.size()));
        QVERIFY(corporaLeftOut(clips, m_config).empty());
        QVERIFY(planConversations(clips, m_config, 1).ok());
    }

    void impossibleWishesAreRefused()
    {
        QCOMPARE(planConversations({}, m_config, 1).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(planConversations(clipsOf(1, 5), m_config, 1).error().code, ErrorCode::InvalidArgument);
        const auto refused = [this](auto change) {
            PlanConfig config;
            change(config);
            return !planConversations(m_clips, config, 1).ok();
        };
        QVERIFY(refused([](auto& c) { c.speakerChange = 1.5; }));
        QVERIFY(refused([](auto& c) { c.minSpeakers = 1; }));
        QVERIFY(refused([](auto& c) { c.maxTurns = 5; }));
        QVERIFY(refused([](auto& c) { c.inertia = {0.8, 0.6}; }));
        QVERIFY(refused([](auto& c) { c.inertia = {std::nan(""), 0.6}; }));
        QVERIFY(refused([](auto& c) { c.gapSeconds = {-1.0, 0.0}; }));
        QVERIFY(refused([](auto& c) { c.speed = {0.0, 1.0}; }));
        QVERIFY(refused([](auto& c) { c.lowPassHertz.clear(); }));
        QVERIFY(refused([](auto& c) { c.overlapShare = 1.1; }));
        QVERIFY(refused([](auto& c) { c.overlapSeconds = {-0.1, 1.0}; }));
        QVERIFY(refused([](auto& c) { c.roomChangeShare = -0.1; }));
        QVERIFY(refused([](auto& c) { c.transitions = {{"angry", "sad", std::nan("")}}; }));
    }
};

QTEST_GUILESS_MAIN(CorpusConversationPlanTest)
#include "conversation_planner_test.moc"
