// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/peak_pyramid.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/memory_source.h"

#include <QTest>

#include <algorithm>

using namespace undertone;

class PeakPyramidTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLevelHoldsTheExtremesOfItsStretch()
    {
        const auto samples = test::whiteNoise(2 * 300'123, 0.2, 1);
        test::MemorySource source(samples, 44100, 2);
        const auto peaks = computePeaks(source, {}, {});
        QVERIFY(peaks.ok());
        QCOMPARE((*peaks).sampleRate, 44100);
        QCOMPARE((*peaks).frameCount, SampleIndex{300'123});
        QCOMPARE((*peaks).levels.front().samplesPerPeak, SampleIndex{256});
        QVERIFY((*peaks).levels.size() >= 2);
        QVERIFY((*peaks).levels.back().minimum.size() <= 1024);
        for (const auto& level : (*peaks).levels) {
            const auto step = static_cast<std::size_t>(level.samplesPerPeak);
            QCOMPARE(level.minimum.size(), (300'123 + step - 1) / step);
            QCOMPARE(level.maximum.size(), level.minimum.size());
            for (std::size_t i = 0; i < level.minimum.size(); i += 7) {
                const auto from = samples.begin() + static_cast<std::ptrdiff_t>(2 * i * step);
                const auto to = samples.begin() + static_cast<std::ptrdiff_t>(std::min(samples.size(), 2 * (i + 1) * step));
                QCOMPARE(level.minimum[i], std::max(-1.0f, *std::min_element(from, to)));
                QCOMPARE(level.maximum[i], std::min(1.0f, *std::max_element(from, to)));
            }
        }
    }

    void eachChannelHasItsOwn()
    {
        const auto samples = test::whiteNoise(2 * 70'000, 0.2, 3);
        test::MemorySource source(samples, 44100, 2);
        const auto peaks = computePeaks(source, {}, {});
        QVERIFY(peaks.ok());
        QCOMPARE(peaks->channels.size(), std::size_t{2});
        for (std::size_t channel = 0; channel < 2; ++channel) {
            const PeakLevel& finest = peaks->channels[channel].front();
            QCOMPARE(finest.minimum.size(), peaks->levels.front().minimum.size());
            QCOMPARE(peaks->channels[channel].size(), peaks->levels.size());
            for (std::size_t i = 0; i < finest.minimum.size(); ++i) {
                float low = 1.0f;
                float high = -1.0f;
                for (std::size_t frame = i * 256; frame < std::min<std::size_t>(70'000, (i + 1) * 256); ++frame) {
                    low = std::min(low, samples[2 * frame + channel]);
                    high = std::max(high, samples[2 * frame + channel]);
                }
                QCOMPARE(finest.minimum[i], std::max(-1.0f, low));
                QCOMPARE(finest.maximum[i], std::min(1.0f, high));
                QVERIFY(peaks->levels.front().minimum[i] <= finest.minimum[i]);
            }
        }
        test::MemorySource mono(test::whiteNoise(5'000, 0.2, 1));
        QVERIFY(computePeaks(mono, {}, {})->channels.empty());
    }

    void memoryIsBoundedHoweverLong()
    {
        PeakOptions options;
        options.maximumPeaks = 500;
        test::MemorySource source(std::vector<float>(1'000'000, 0.1f));
        const auto peaks = computePeaks(source, {}, {}, options);
        QVERIFY((*peaks).levels.front().minimum.size() <= 501);
        QCOMPARE((*peaks).levels.front().samplesPerPeak, SampleIndex{2048});
    }

    void itGrowsBeforeTheEyes()
    {
        test::MemorySource source(std::vector<float>(16000 * 300, 0.1f));
        std::vector<double> fractions;
        std::size_t lastCount = 0;
        const auto peaks = computePeaks(source,
                                        [&](double fraction, const std::shared_ptr<const WaveformPeaks>& soFar) {
                                            fractions.push_back(fraction);
                                            QVERIFY(soFar->levels.front().minimum.size() > lastCount);
                                            lastCount = soFar->levels.front().minimum.size();
                                        },
                                        {});
        QVERIFY(fractions.size() > 10);
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QCOMPARE(fractions.back(), 1.0);
        QCOMPARE(lastCount, (*peaks).levels.front().minimum.size());
    }

    void itCanBeCancelled()
    {
        test::MemorySource source(std::vector<float>(16000 * 300));
        const CancellationToken cancel;
        const auto peaks = computePeaks(
            source, [&](double, const auto&) { cancel.cancel(); }, cancel);
        QVERIFY(!peaks);
        QVERIFY(peaks.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PeakPyramidTest)
#include "peak_pyramid_test.moc"
