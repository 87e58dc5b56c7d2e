// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard of a recording: slower and faster at its pitch, one channel alone, silent stretches.
#include "audio/playback_feed.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/memory_source.h"

#include <QtTest>

using namespace undertone;

namespace {

constexpr int rate = 48000;
constexpr double seconds = 3.0;

/// All that comes out of a feed, as a device would take it.
std::vector<float> played(PlaybackFeed& feed, std::size_t channels)
{
    std::vector<float> all;
    std::vector<float> out(480 * channels);
    while (!feed.isDrained()) {
        if (!feed.pump())
            return {};
        const std::size_t frames = feed.render(out);
        all.insert(all.end(), out.begin(), out.begin() + static_cast<std::ptrdiff_t>(frames * channels));
    }
    return all;
}

/// Of a sine, by its rising zero crossings between a quarter and three quarters.
double fundamental(const std::vector<float>& samples)
{
    const std::size_t from = samples.size() / 4;
    const std::size_t to = 3 * samples.size() / 4;
    double first = -1.0;
    double last = -1.0;
    int periods = -1;
    for (std::size_t i = from + 1; i < to; ++i) {
        if (samples[i - 1] >= 0.0F || samples[i] < 0.0F)
            continue;
        last = static_cast<double>(i) - static_cast<double>(samples[i] / (samples[i] - samples[i - 1]));
        first = first < 0.0 ? last : first;
        ++periods;
    }
    return periods * rate / (last - first);
}

}  // namespace

class PlaybackTreatmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slowerAndFasterKeepThePitch_data()
    {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.25, 0.5, 0.75, 1.5, 2.0})
            QTest::newRow(qPrintable(QString::number(speed))) << speed;
    }

    void slowerAndFasterKeepThePitch()
    {
        QFETCH(double, speed);
        test::MemorySource source(test::sine(220.0, seconds, rate), rate, 1);
        PlaybackFeed feed(source, {0, {}, {}}, {speed, {}, {}});
        const std::vector<float> out = played(feed, 1);
        const double heard = static_cast<double>(out.size()) / rate;
        qInfo("%.3f s for %.3f, %.3f Hz", heard, seconds / speed, fundamental(out));
        QVERIFY2(std::abs(heard - seconds / speed) < 0.01 * seconds / speed, qPrintable(QString::number(heard)));
        QVERIFY2(std::abs(fundamental(out) - 220.0) < 0.5, qPrintable(QString::number(fundamental(out))));
        QVERIFY(std::abs(test::inDecibels(test::rootMeanSquare(out) / test::rootMeanSquare(test::sine(220.0, 1.0, rate)))) < 1.0);
    }

    /// A click comes out when its place in the recording says so, and the position says its place then.
    void thePositionIsThatOfWhatIsHeard()
    {
        std::vector<float> samples(static_cast<std::size_t>(2 * rate));
        const std::vector<float> burst = test::sine(1000.0, 0.02, rate, 0.8);
        std::ranges::copy(burst, samples.begin() + rate);
        for (const double speed : {0.5, 2.0}) {
            test::MemorySource source(samples, rate, 1);
            PlaybackFeed feed(source, {rate / 2, {}, {}}, {speed, {}, {}});
            std::vector<float> out(48);
            SampleIndex loudestAt = 0;
            double loudest = 0.0;
            while (!feed.isDrained()) {
                QVERIFY(feed.pump().ok());
                const SampleIndex position = feed.heardFrame(0);
                feed.render(out);
                if (const double level = test::rootMeanSquare(out); level > loudest) {
                    loudest = level;
                    loudestAt = position;
                }
            }
            const double off = static_cast<double>(loudestAt) / rate - 1.01;
            QVERIFY2(std::abs(off) < 0.02, qPrintable(QString::number(off)));
            QCOMPARE(feed.heardFrame(0), SampleIndex{2 * rate});
        }
    }

    void aRangeIsLoopedAtAnySpeed()
    {
        test::MemorySource source(test::sine(220.0, seconds, rate), rate, 1);
        PlaybackFeed feed(source, {rate, 2 * rate, rate}, {0.5, {}, {}});
        std::vector<float> out(rate / 10);
        SampleIndex before = 0;
        bool wentRound = false;
        for (int tenth = 0; tenth < 50; ++tenth) {
            QVERIFY(feed.pump().ok());
            QCOMPARE(feed.render(out), out.size());
            const SampleIndex at = feed.heardFrame(0);
            QVERIFY(at >= rate && at <= 2 * rate);
            wentRound = wentRound || at < before;
            before = at;
            QVERIFY2(tenth < 2 || test::rootMeanSquare(out) > 0.2, "a gap where the loop begins again");
        }
        QVERIFY(wentRound);
    }

    void oneChannelIsHeardAlone()
    {
        std::vector<float> samples;
        for (int i = 0; i < rate; ++i)
            samples.insert(samples.end(), {0.5F, -0.25F});
        test::MemorySource source(samples, rate, 2);
        for (const int channel : {0, 1}) {
            const PlaybackTreatment treatment{1.0, channel, {}};
            QCOMPARE(PlaybackFeed::outputChannels(source, treatment), 1);
            PlaybackFeed feed(source, {0, {}, {}}, treatment);
            const std::vector<float> out = played(feed, 1);
            QCOMPARE(out.size(), std::size_t{rate});
            QVERIFY(std::ranges::all_of(out, [&](float sample) { return sample == (channel == 0 ? 0.5F : -0.25F); }));
        }
        QCOMPARE(PlaybackFeed::outputChannels(source), 2);
    }

    void silentStretchesAreSilentAndFadeAtTheirEdges()
    {
        test::MemorySource source(std::vector<float>(2 * rate, 0.5F), rate, 1);
        PlaybackFeed feed(source, {0, {}, {}}, {1.0, {}, {{0.25, 0.5}, {1.0, 1.5}}});
        const std::vector<float> out = played(feed, 1);
        QCOMPARE(out.size(), std::size_t{2 * rate});
        const auto at = [&out](double time) { return out[static_cast<std::size_t>(time * rate)]; };
        for (const double heard : {0.1, 0.2499, 0.5001, 0.9, 1.5001, 1.9})
            QCOMPARE(at(heard), 0.5F);
        for (const double silent : {0.26, 0.4, 0.49, 1.01, 1.2, 1.49})
            QCOMPARE(at(silent), 0.0F);
        float steepest = 0.0F;
        for (std::size_t i = 1; i < out.size(); ++i)
            steepest = std::max(steepest, std::abs(out[i] - out[i - 1]));
        QVERIFY2(steepest < 0.01F, "it clicks");
    }
};

QTEST_GUILESS_MAIN(PlaybackTreatmentTest)
#include "playback_treatment_test.moc"
