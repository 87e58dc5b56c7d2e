// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/channel_effects.h"
#include "audio/convolution.h"
#include "engine/core/audio_source.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/audio_signals.h"

#include <QTest>

using namespace undertone;
using test::inDecibels;
using test::rootMeanSquare;

namespace {
constexpr int rate = engineSampleRate;
}

class ChannelEffectsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gainIsInDecibels()
    {
        std::vector<float> samples{0.5f, -0.25f};
        applyGain(samples, -20);
        QVERIFY(std::fabs(samples[0] - 0.05f) < 1e-7f);
    }

    void lowPassKeepsTheVoiceAndCutsTheTop()
    {
        auto low = test::sine(1000, 1.0, rate);
        auto high = test::sine(5000, 1.0, rate);
        applyLowPass(low, 3400, rate);
        applyLowPass(high, 3400, rate);
        QVERIFY(std::fabs(inDecibels(rootMeanSquare(std::span(low).subspan(2000)) / 0.35355)) < 0.1);
        QVERIFY(inDecibels(rootMeanSquare(std::span(high).subspan(2000)) / 0.35355) < -35);
        auto corner = test::sine(3400, 1.0, rate);
        applyLowPass(corner, 3400, rate);
        QVERIFY(std::fabs(inDecibels(rootMeanSquare(std::span(corner).subspan(2000)) / 0.35355) + 3.01) < 0.1);
    }

    void theEqualiserFollowsItsPoints()
    {
        const std::vector<EqualiserPoint> points{{250, -4}, {1000, 0}, {4000, 6}};
        const Convolver equaliser(equaliserResponse(points, rate));
        const std::pair<double, double> expected[] = {{250, -4}, {500, -2}, {1000, 0}, {2000, 3}, {4000, 6}, {7000, 6}};
        for (const auto& [hertz, decibels] : expected) {
            const auto heard = equaliser.process(test::sine(hertz, 0.5, rate));
            const double gain = inDecibels(rootMeanSquare(std::span(heard).subspan(1000, 6400)) / 0.35355);
            QVERIFY2(std::fabs(gain - decibels) < 0.3, qPrintable(QString("%1 Hz: %2 dB").arg(hertz).arg(gain)));
        }
    }

    void noiseHasTheAskedRatio()
    {
        const auto clean = test::sine(500, 2.0, rate);
        auto noisy = clean;
        addNoiseAtRatio(noisy, 10, 7);
        std::vector<float> noise;
        for (std::size_t i = 0; i < clean.size(); ++i)
            noise.push_back(noisy[i] - clean[i]);
        QVERIFY(std::fabs(inDecibels(rootMeanSquare(clean) / rootMeanSquare(noise)) - 10) < 0.2);
        std::vector<float> silence(100);
        addNoiseAtRatio(silence, 10, 7);
        QCOMPARE(rootMeanSquare(silence), 0.0);
    }

    void convolutionEqualsItsDefinition()
    {
        const auto response = test::whiteNoise(700, 0.1, 1);
        const auto signal = test::whiteNoise(5000, 0.1, 2);
        const auto fast = Convolver(response).process(signal);
        QCOMPARE(fast.size(), signal.size());
        for (std::size_t n = 0; n < signal.size(); n += 13) {
            double sum = 0.0;
            for (std::size_t k = 0; k < response.size() && k <= n; ++k)
                sum += static_cast<double>(response[k]) * static_cast<double>(signal[n - k]);
            QVERIFY(std::fabs(sum - static_cast<double>(fast[n])) < 1e-5);
        }
    }

    void aRoomDecaysAsLongAsItShould()
    {
        const RoomParameters room{0.6, 3.0, 11};
        const auto response = roomImpulseResponse(room, rate);
        const double tail = rootMeanSquare(std::span(response).subspan(1)) * std::sqrt(static_cast<double>(response.size() - 1));
        QVERIFY(std::fabs(inDecibels(1.0 / tail) - 3.0) < 0.01);
        // 60 dB in 0.6 s: 20 dB between two stretches 0.2 s apart.
        const auto early = rootMeanSquare(std::span(response).subspan(1600, 1600));
        const auto late = rootMeanSquare(std::span(response).subspan(4800, 1600));
        QVERIFY(std::fabs(inDecibels(early / late) - 20) < 1.0);
        QVERIFY(applyRoom(test::sine(500, 0.5, rate), room, rate).size() == 8000);
        QVERIFY(roomImpulseResponse(room, rate) == response);
        QVERIFY(roomImpulseResponse({0.6, 3.0, 12}, rate) != response);
    }

    void codecsKeepTimeAndPitch_data()
    {
        QTest::addColumn<int>("codec");
        QTest::newRow("opus") << static_cast<int>(Codec::Opus);
        QTest::newRow("vorbis") << static_cast<int>(Codec::Vorbis);
    }
    void codecsKeepTimeAndPitch()
    {
        QFETCH(int, codec);
        auto signal = test::sine(440, 1.5, rate, 0.3);
        std::fill(signal.begin(), signal.begin() + 8000, 0.0f);
        const auto coded = codecRoundTrip(signal, rate, static_cast<Codec>(codec), 12);
        QVERIFY2(coded.ok(), coded.ok() ? "" : englishSentence(coded.error()).c_str());
        QCOMPARE((*coded).size(), signal.size());
        QVERIFY(*coded != signal);
        QVERIFY(rootMeanSquare(std::span(*coded).first(7500)) < 0.01);
        QVERIFY(std::fabs(test::amplitudeAt(std::span(*coded).subspan(9000, 14000), 440, rate) - 0.3) < 0.06);
        QVERIFY(!codecRoundTrip(signal, 44101, Codec::Opus, 12));
    }
};

QTEST_GUILESS_MAIN(ChannelEffectsTest)
#include "channel_effects_test.moc"
