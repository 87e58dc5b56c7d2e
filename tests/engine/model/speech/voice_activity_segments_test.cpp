// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/voice_activity_segments.h"

#include <QTest>

#include <cmath>

using namespace undertone;

namespace {

constexpr double frameSeconds = static_cast<double>(activityFrameSamples) / engineSampleRate;

/// Frames of speech (probability 0.9) and silence (0.1), by seconds in turn, speech first.
std::vector<ActivityFrame> turns(std::initializer_list<double> seconds)
{
    std::vector<ActivityFrame> frames;
    bool speech = true;
    for (const double length : seconds) {
        const auto count = static_cast<std::size_t>(std::lround(length / frameSeconds));
        frames.insert(frames.end(), count, speech ? ActivityFrame{0.9f, 0.01f} : ActivityFrame{0.1f, 1e-6f});
        speech = !speech;
    }
    return frames;
}

std::vector<Segment> segments(const std::vector<ActivityFrame>& frames, const VoiceActivityConfig& config = {})
{
    return segmentsFromActivity(frames, static_cast<SampleIndex>(frames.size()) * activityFrameSamples, config);
}

}  // namespace

class VoiceActivitySegmentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pausesSeparateSentences()
    {
        const auto found = segments(turns({2.0, 0.6, 1.5, 0.6}));
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(std::fabs(found[0].endSeconds - 2.03) < 0.04);
        QVERIFY(std::fabs(found[1].startSeconds - (2.6 - 0.03)) < 0.04);
        QVERIFY(found[0].speaker.isNone());
        QVERIFY(found[0].id == SegmentId(1) && found[1].id == SegmentId(2));
    }

    void aShortPauseDoesNot() { QCOMPARE(segments(turns({2.0, 0.2, 1.5, 1.0})).size(), std::size_t{1}); }

    void shortSoundsAreNoSentences()
    {
        QVERIFY(segments(turns({0.2, 1.0})).empty());
        QVERIFY(segments({}).empty());
    }

    void betweenTheThresholdsSpeechGoesOnButDoesNotBegin()
    {
        std::vector<ActivityFrame> unsure(40, ActivityFrame{0.42f, 0.01f});
        QVERIFY(segments(unsure).empty());
        auto speech = turns({1.0});
        speech.insert(speech.end(), unsure.begin(), unsure.end());
        const auto found = segments(speech);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].endSeconds > 2.2);
    }

    void speechUpToTheEndIsKept()
    {
        const auto frames = turns({2.0, 0.6, 1.5});
        const auto count = static_cast<SampleIndex>(frames.size()) * activityFrameSamples - 100;
        const auto found = segmentsFromActivity(frames, count, {});
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[1].endSeconds, static_cast<double>(count) / engineSampleRate);
    }

    void longSpeechIsCutAtItsQuietestPoint()
    {
        auto frames = turns({20.0});
        const auto quiet = static_cast<std::size_t>(9.0 / frameSeconds);
        frames[quiet].power = 1e-5f;
        const auto found = segments(frames);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(std::fabs(found[0].endSeconds - 9.0) < 0.05);
        QCOMPARE(found[1].startSeconds, found[0].endSeconds);
    }

    void noSentenceIsLongerThanAllowed()
    {
        VoiceActivityConfig config;
        config.longestSentenceSeconds = 3.0;
        const auto found = segments(turns({100.0, 1.0, 3.1, 1.0, 2.9}), config);
        double end = 0.0;
        for (const auto& segment : found) {
            QVERIFY(segment.endSeconds - segment.startSeconds <= 3.0 + 1e-9);
            QVERIFY(segment.endSeconds - segment.startSeconds >= 0.9);
            QVERIFY(segment.startSeconds >= end);
            end = segment.endSeconds;
        }
        QVERIFY(found.size() >= 35);
    }
};

QTEST_GUILESS_MAIN(VoiceActivitySegmentsTest)
#include "voice_activity_segments_test.moc"
