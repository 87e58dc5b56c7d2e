// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/level_monitor.h"
#include "audio/capture/simulated_host.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace undertone;

class LevelMonitorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachChannelHasItsLevel()
    {
        SimulatedSound sound;
        sound.channels = 3;
        sound.signal = [](std::uint64_t, int channel) { return channel == 0 ? 0.5F : channel == 1 ? 1.0F : 0.0F; };
        const LevelMonitor monitor(makeSimulatedHost(sound), {}, 3);
        QTRY_VERIFY(monitor.reading().levels.size() == 3 && monitor.reading().levels[0].peak > -100.0);
        QTRY_VERIFY(monitor.reading().levels[1].clippedRuns > 0);
        const auto levels = monitor.reading().levels;
        QVERIFY(std::abs(levels[0].peak + 6.02) < 0.01);
        QVERIFY(levels[2].peak <= -120.0);
        QCOMPARE(levels[0].clippedRuns, std::uint64_t{0});
    }

    void aDeviceThatIsGoneIsSaid()
    {
        SimulatedSound sound;
        sound.faults = {{SimulatedFault::Kind::Unplug, 1600, 16000}};
        const LevelMonitor monitor(makeSimulatedHost(sound), {}, 1);
        QTRY_VERIFY(monitor.reading().error.has_value());
        QCOMPARE(monitor.reading().error->code, ErrorCode::DeviceUnavailable);
        const LevelMonitor tooMany(makeSimulatedHost(SimulatedSound()), {}, 5);
        QTRY_VERIFY(tooMany.reading().error.has_value());
    }

    /// One that hangs where it is closed is left behind.
    void nobodyWaitsForADeviceThatHangs()
    {
        SimulatedSound sound;
        sound.faults = {{SimulatedFault::Kind::Stick, 800, 16000 * 4}};
        QElapsedTimer clock;
        {
            const LevelMonitor monitor(makeSimulatedHost(sound), {}, 1);
            QTRY_VERIFY(monitor.reading().isOpen);
            QTest::qWait(200);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(LevelMonitorTest)
#include "level_monitor_test.moc"
