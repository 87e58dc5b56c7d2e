// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/spoken_sentences.h"

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

struct Found {
    std::vector<Segment> segments;
    std::vector<double> whenKnown;  ///< seconds
    bool neverTooEarly = true;      ///< none began before what was promised
};

Found follow(const std::vector<ActivityFrame>& frames)
{
    Found found;
    SpokenSentences sentences;
    double promised = 0.0;
    for (std::size_t i = 0; i <= frames.size(); ++i) {
        const auto before = found.segments.size();
        if (i < frames.size())
            sentences.take(frames[i], found.segments);
        else
            sentences.finish(static_cast<SampleIndex>(frames.size()) * activityFrameSamples, found.segments);
        for (auto k = before; k < found.segments.size(); ++k) {
            found.whenKnown.push_back(static_cast<double>(i + 1) * frameSeconds);
            found.neverTooEarly = found.neverTooEarly && found.segments[k].startSeconds >= promised;
        }
        promised = sentences.earliestStart();
    }
    return found;
}

}  // namespace

class SpokenSentencesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Where nobody speaks for long the sentences are those that looking at the whole gives.
    void sentencesAreThoseOfTheWhole()
    {
        const auto frames = turns({2.0, 0.6, 1.5, 0.2, 1.5, 0.4, 0.2, 1.0, 3.0, 0.5, 1.2, 0.1});
        const auto found = follow(frames);
        const auto whole = segmentsFromActivity(frames, static_cast<SampleIndex>(frames.size()) * activityFrameSamples, {});
        QCOMPARE(found.segments.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(found.segments[i].startSeconds, whole[i].startSeconds);
            QCOMPARE(found.segments[i].endSeconds, whole[i].endSeconds);
            QVERIFY(found.whenKnown[i] - whole[i].endSeconds < 0.4);
        }
        QVERIFY(found.neverTooEarly);
    }

    void longSpeechIsCutSoonAtItsQuietestPoint()
    {
        auto frames = turns({30.0, 1.0});
        const auto quiet = static_cast<std::size_t>(std::lround(7.0 / frameSeconds));
        frames[quiet].power = 1e-5f;
        const auto found = follow(frames);
        QVERIFY(found.segments.size() >= 4);
        QVERIFY2(std::fabs(found.segments[0].endSeconds - 7.0) < 0.05, qPrintable(QString::number(found.segments[0].endSeconds)));
        for (std::size_t i = 0; i < found.segments.size(); ++i) {
            const auto& segment = found.segments[i];
            QVERIFY(segment.endSeconds - segment.startSeconds <= SpokenSentences::longestSeconds);
            QVERIFY(segment.endSeconds - segment.startSeconds > 0.9);
            QVERIFY(found.whenKnown[i] - segment.endSeconds < 3.1);
            if (i > 0)
                QCOMPARE(segment.startSeconds, found.segments[i - 1].endSeconds);
        }
        QVERIFY(std::fabs(found.segments.back().endSeconds - 30.03) < 0.04);
        QVERIFY(found.neverTooEarly);
    }

    /// What is neither speech nor silence for long keeps no memory without bound.
    void unsureSoundIsCutToo()
    {
        auto frames = turns({1.0});
        frames.push_back({0.1f, 1e-6f});
        frames.insert(frames.end(), 2000, ActivityFrame{0.42f, 0.01f});
        const auto found = follow(frames);
        QVERIFY(!found.segments.empty());
        for (const auto& segment : found.segments)
            QVERIFY(segment.endSeconds - segment.startSeconds <= SpokenSentences::longestSeconds);
    }

    void nothingIsMadeOfSilence()
    {
        QVERIFY(follow(turns({0.2, 5.0})).segments.empty());
        QVERIFY(follow({}).segments.empty());
    }
};

QTEST_APPLESS_MAIN(SpokenSentencesTest)
#include "spoken_sentences_test.moc"
