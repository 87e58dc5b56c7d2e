// SPDX-License-Identifier: GPL-3.0-or-later
// Several devices in one recording: their clocks are measured and brought together.
#include "audio/capture/clock_follower.h"
#include "audio/capture/combined_host.h"
#include "audio/capture/simulated_host.h"
#include "engine/messages/catalogue.h"
#include "recorded_sound.h"

#include <QElapsedTimer>
#include <QtTest>

#include <cmath>
#include <numbers>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr int rate = 16000;

double sineAt(double seconds, double hertz)
{
    return 0.5 * std::sin(2.0 * std::numbers::pi * hertz * seconds);
}

/// What a follower makes of a sine that a clock too fast by `ppm` samples, in blocks of 10 ms, by the clock of another device.
struct Followed {
    std::vector<float> samples;
    double driftPpm = 0.0;
    double mostApart = 0.0;  ///< seconds that what waits is off, once it has settled
};

Followed follow(double ppm, int ofRate, double seconds, double settledSeconds)
{
    Followed all;
    ClockFollower follower(1, ofRate, static_cast<double>(ofRate) / rate);
    const double clock = ofRate * (1.0 + ppm * 1e-6);  // frames of it in a true second
    std::uint64_t given = 0;
    std::vector<float> block, taken;
    for (int turn = 0; turn * 0.01 < seconds; ++turn) {
        block.clear();
        const double now = (turn + 1) * 0.01;
        for (; static_cast<double>(given) < now * clock; ++given)
            block.push_back(static_cast<float>(sineAt(static_cast<double>(given) / clock, 400.0)));
        follower.give(block, 0);
        if (now < ClockFollower::wantedSeconds)
            continue;
        follower.take(rate / 100, taken);
        all.samples.insert(all.samples.end(), taken.begin(), taken.end());
        if (now > settledSeconds)
            all.mostApart = std::max(all.mostApart, std::abs(follower.waitingSeconds() - ClockFollower::wantedSeconds));
    }
    all.driftPpm = follower.driftPpm();
    return all;
}

}  // namespace

class CombinedHostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDriftIsMeasuredAndCorrected_data()
    {
        QTest::addColumn<double>("ppm");
        QTest::addColumn<int>("ofRate");
        QTest::newRow("none") << 0.0 << rate;
        QTest::newRow("fast") << 100.0 << rate;
        QTest::newRow("slow") << -300.0 << rate;
        QTest::newRow("another rate") << 60.0 << 44100;
    }
    /// Five minutes: without a correction 100 ppm would be 30 ms by then. It stays beside the other within a few milliseconds, and is a
    /// clean sine.
    void aDriftIsMeasuredAndCorrected()
    {
        QFETCH(double, ppm);
        QFETCH(int, ofRate);
        const auto followed = follow(ppm, ofRate, 300.0, 60.0);
        QVERIFY2(std::abs(followed.driftPpm - ppm) < 5.0, qPrintable(QString::number(followed.driftPpm)));
        QVERIFY2(followed.mostApart < 0.012, qPrintable(QString::number(followed.mostApart)));  // a block comes and goes
        // The last seconds against the best sine of that frequency.
        const std::size_t count = 4 * rate, first = followed.samples.size() - count;
        double sines = 0.0, cosines = 0.0, power = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            const double angle = 2.0 * std::numbers::pi * 400.0 * static_cast<double>(i) / rate;
            const auto value = static_cast<double>(followed.samples[first + i]);
            sines += value * std::sin(angle);
            cosines += value * std::cos(angle);
            power += value * value;
        }
        const double fitted = 2.0 * (sines * sines + cosines * cosines) / static_cast<double>(count);
        const double residual = 10.0 * std::log10(std::max(1e-12, 1.0 - fitted / power));
        qInfo("figure | clock %.0f ppm off at %d Hz | measured %.1f ppm, %.1f ms apart at most, the sine's residual %.0f dB", ppm, ofRate,
              followed.driftPpm, 1000.0 * followed.mostApart, residual);
        QVERIFY2(residual < -40.0, qPrintable(QString::number(residual)));
    }

    /// The channels of the second device lie beside those of the first, as they sounded at the same time.
    void channelsOfTwoDevicesLieSideBySide()
    {
        SimulatedSound first, second;
        first.channels = 1;
        first.sampleRate = second.sampleRate = rate;
        second.channels = 2;
        second.clock = 1.0005;
        const auto sound = std::make_shared<RecordedSound>();
        const auto host = makeCombinedHost({{makeSimulatedHost(first), {}, 1}, {makeSimulatedHost(second), {}, 2}});
        QCOMPARE(host->devices()->front().channels, 3);
        const auto recorder = Recorder::start(recordingLeave(), host, {{}, {0, 2}, 0}, std::make_unique<SharedSink>(sound));
        QVERIFY(recorder.ok());
        QTRY_VERIFY_WITH_TIMEOUT((*recorder)->status().frames > 3 * rate, 30000);
        QCOMPARE((*recorder)->status().deviceDrifts.size(), std::size_t{1});
        (*recorder)->stop();
        QVERIFY((*recorder)->waitUntilStopped(std::chrono::seconds(20)));
        QVERIFY(!(*recorder)->status().error);
        // The second channel of a simulated device sounds an octave above its first: they can be told apart by their turns.
        const auto turns = [&](std::size_t channel) {
            int found = 0;
            for (std::size_t i = rate; i < 2 * rate; ++i)
                found += sound->channels[channel][i - 1] < 0.0f && sound->channels[channel][i] >= 0.0f ? 1 : 0;
            return found;
        };
        QVERIFY2(std::abs(turns(1) - 2 * turns(0)) < 40 && turns(0) > 150, qPrintable(QString("%1 %2").arg(turns(0)).arg(turns(1))));
    }

    /// One of them falls silent: all of it is marked as a gap, and they go on side by side.
    void aDeviceThatHangsIsAGapOfAll()
    {
        SimulatedSound first, second;
        first.sampleRate = second.sampleRate = rate;
        second.faults = {{SimulatedFault::Kind::Hang, rate, rate}};
        const auto sound = std::make_shared<RecordedSound>();
        const auto host = makeCombinedHost({{makeSimulatedHost(first), {}, 1}, {makeSimulatedHost(second), {}, 1}});
        const auto recorder = Recorder::start(recordingLeave(), host, {{}, {0, 1}, 0}, std::make_unique<SharedSink>(sound));
        QVERIFY(recorder.ok());
        QTRY_VERIFY_WITH_TIMEOUT((*recorder)->status().state == RecorderState::Hanging, 20000);
        QTRY_VERIFY_WITH_TIMEOUT((*recorder)->status().state == RecorderState::Recording, 20000);
        (*recorder)->stop();
        QVERIFY((*recorder)->waitUntilStopped(std::chrono::seconds(20)));
        QVERIFY(!(*recorder)->status().error);
        QVERIFY(!sound->gaps.empty());
        QVERIFY(sound->gaps.front().reason == CaptureGap::Hanging);
    }

    void aDeviceThatIsNotThereIsSaid()
    {
        SimulatedSound sound;
        sound.sampleRate = rate;
        const auto host = makeCombinedHost({{makeSimulatedHost(sound), {}, 1}, {makeSimulatedHost(sound), {}, 4}});
        const auto recorder =
            Recorder::start(recordingLeave(), host, {{}, {0, 1}, 0}, std::make_unique<SharedSink>(std::make_shared<RecordedSound>()));
        QVERIFY((*recorder)->waitUntilStopped(std::chrono::seconds(20)));
        QCOMPARE((*recorder)->status().error->code, ErrorCode::DeviceUnavailable);
    }
};

QTEST_GUILESS_MAIN(CombinedHostTest)
#include "combined_host_test.moc"
