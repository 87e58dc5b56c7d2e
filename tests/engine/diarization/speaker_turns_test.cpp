// SPDX-License-Identifier: GPL-3.0-or-later
// Turns from made-up voices: who speaks when is known, and so is what must come out.
#include "engine/core/seeded_random.h"
#include "engine/diarization/speaker_turns.h"
#include "engine/diarization/voice_clusters.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace undertone;

namespace {

constexpr std::size_t dimensions = 24;

struct Utterance {
    double start;
    double end;
    int speaker;
};

/// A voice of that speaker: a direction of their own among the positive ones, as the encoder's are, with some noise.
Voice voiceOf(int speaker, SplitMix64& random, double noise = 0.15)
{
    Voice voice(dimensions, 0.2F);
    voice[static_cast<std::size_t>(speaker) * 5] = 1.0F;
    for (auto& value : voice)
        value = std::max(0.0F, value + static_cast<float>(noise * (random.uniform() - 0.5)));
    return voice;
}

struct Heard {
    std::vector<SpeechStretch> speech;
    std::vector<VoiceWindow> voices;
};

/// What the encoder would hear, every quarter of a second: stretches are utterances that follow one another without a gap.
Heard heard(const std::vector<Utterance>& utterances, std::uint64_t seed = 1)
{
    SplitMix64 random(seed);
    Heard result;
    for (const auto& [start, end, speaker] : utterances) {
        if (!result.speech.empty() && result.speech.back().endSeconds == start)
            result.speech.back().endSeconds = end;
        else
            result.speech.push_back({start, end});
        for (double at = start + 0.125; at < end; at += 0.25)
            result.voices.push_back({at, voiceOf(speaker, random)});
    }
    return result;
}

const std::vector<Utterance> talk{{0, 4, 0}, {4, 7, 1}, {8, 12, 0}, {12.5, 16, 2}, {16, 19, 1}, {20, 24, 2}};

}  // namespace

class SpeakerTurnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void turnsAreCutWhereTheSpeakerChanges()
    {
        const auto given = heard(talk);
        QCOMPARE(given.speech.size(), std::size_t{4});
        const auto turns = findSpeakerTurns(given.speech, given.voices);
        QCOMPARE(turns.size(), talk.size());
        for (std::size_t i = 0; i < talk.size(); ++i) {
            QVERIFY(std::fabs(turns[i].startSeconds - talk[i].start) < 0.01);
            QVERIFY(std::fabs(turns[i].endSeconds - talk[i].end) < 0.01);
            QCOMPARE(turns[i].speaker, talk[i].speaker);
            QVERIFY(!turns[i].maybeOverlapped);
        }
    }

    void aNumberOfSpeakersThatIsGivenIsKept()
    {
        const auto given = heard(talk);
        for (const int count : {1, 2, 3}) {
            DiarizationConfig config;
            config.speakers = count;
            const auto turns = findSpeakerTurns(given.speech, given.voices, config);
            int most = 0;
            for (const auto& turn : turns)
                most = std::max(most, turn.speaker);
            QCOMPARE(most + 1, count);
        }
    }

    /// Two odd moments are nearer to nobody: with the number given, they must not be taken for a speaker.
    void oddMomentsAreNoSpeaker()
    {
        auto given = heard({{0, 8, 0}, {9, 17, 1}, {18, 24, 0}});
        for (const std::size_t odd : {std::size_t{10}, std::size_t{11}}) {
            given.voices[odd].voice.assign(dimensions, 0.0F);
            given.voices[odd].voice.back() = 1.0F;
        }
        DiarizationConfig config;
        config.speakers = 2;
        for (const auto& chosen : {DiarizationConfig(), config}) {
            const auto turns = findSpeakerTurns(given.speech, given.voices, chosen);
            QCOMPARE(turns.size(), std::size_t{3});
            QCOMPARE(turns[0].speaker, 0);
            QCOMPARE(turns[1].speaker, 1);
            QCOMPARE(turns[2].speaker, 0);
        }
    }

    void oneVoiceIsOneSpeaker()
    {
        const auto given = heard({{0, 10, 0}, {11, 30, 0}});
        const auto turns = findSpeakerTurns(given.speech, given.voices);
        QCOMPARE(turns.size(), std::size_t{2});
        QCOMPARE(turns[1].speaker, 0);
    }

    void twoVoicesAtOnceAreMarked()
    {
        auto given = heard({{0, 6, 0}, {7, 13, 1}, {14, 17, 0}});
        SplitMix64 random(7);
        for (auto& window : given.voices) {
            if (window.atSeconds < 14)
                continue;
            const auto other = voiceOf(1, random);
            for (std::size_t i = 0; i < dimensions; ++i)
                window.voice[i] = (window.voice[i] + other[i]) / 2.0F;
        }
        DiarizationConfig config;
        config.speakers = 2;
        for (const auto& turn : findSpeakerTurns(given.speech, given.voices, config))
            QCOMPARE(turn.maybeOverlapped, turn.startSeconds >= 14);
    }

    void sentencesAreNamedAndNotCut()
    {
        const auto given = heard(talk);
        const std::vector<SpeechStretch> sentences{{12.5, 15}, {0, 4.5}, {3.5, 7}, {16, 18}, {40, 41}};
        const auto found = speakersOfSentences(sentences, given.voices);
        const std::vector<int> speakers{0, 1, 2, 2, -1};
        QCOMPARE(found.size(), speakers.size());
        for (std::size_t i = 0; i < speakers.size(); ++i)
            QCOMPARE(found[i].speaker, speakers[i]);
    }

    /// One after the other, or at once: the sentence is not one voice's alone.
    void sentencesOfTwoVoicesAreMarked()
    {
        const auto given = heard({{0, 6, 0}, {7, 13, 1}, {14, 20, 0}, {21, 27, 1}});
        DiarizationConfig config;
        config.speakers = 2;
        const std::vector<SpeechStretch> sentences{{0, 6}, {4, 9}, {7, 13}, {15, 19}, {18, 24}};
        const auto found = speakersOfSentences(sentences, given.voices, config);
        const std::vector<bool> marked{false, true, false, false, true};
        for (std::size_t i = 0; i < marked.size(); ++i)
            QCOMPARE(found[i].maybeOverlapped, static_cast<bool>(marked[i]));
    }

    /// More voices than are clustered at once: the others go to the speakers that were found.
    void aLongConversationIsAttributedToo()
    {
        std::vector<Utterance> utterances;
        for (int i = 0; i < 100; ++i)
            utterances.push_back({5.0 * i, 5.0 * i + 4.5, i % 3});
        const auto given = heard(utterances);
        DiarizationConfig config;
        config.mostClustered = 150;
        const auto turns = findSpeakerTurns(given.speech, given.voices, config);
        QCOMPARE(turns.size(), utterances.size());
        for (std::size_t i = 0; i < turns.size(); ++i)
            QCOMPARE(turns[i].speaker, utterances[i].speaker);
    }

    void theSameVoicesGiveTheSameTurns()
    {
        const auto given = heard(talk, 3);
        const auto once = findSpeakerTurns(given.speech, given.voices);
        const auto again = findSpeakerTurns(given.speech, given.voices);
        QCOMPARE(once.size(), again.size());
        for (std::size_t i = 0; i < once.size(); ++i)
            QCOMPARE(once[i].speaker, again[i].speaker);
    }

    void nothingHeardIsNoTurn()
    {
        QVERIFY(findSpeakerTurns({}, {}).empty());
        const std::vector<SpeechStretch> speech{{1.0, 2.0}};
        QCOMPARE(findSpeakerTurns(speech, {}).size(), std::size_t{1});
        QVERIFY(speakersOfSentences({}, {}).empty());
    }

    void digitalSilenceIsSomeone()
    {
        std::vector<VoiceWindow> voices;
        for (int i = 0; i < 20; ++i)
            voices.push_back({0.25 * i, Voice(dimensions, 0.0F)});
        const std::vector<SpeechStretch> speech{{0.0, 5.0}};
        QCOMPARE(findSpeakerTurns(speech, voices).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(SpeakerTurnsTest)
#include "speaker_turns_test.moc"
