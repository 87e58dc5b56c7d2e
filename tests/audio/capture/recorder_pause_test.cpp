// SPDX-License-Identifier: GPL-3.0-or-later
// Pauses of a recording: nothing that is heard meanwhile is kept, time goes on, and they are seen whatever the device does.
#include "tests/audio/capture/recorder_fixture.h"

#include <algorithm>

using namespace undertone;
using namespace undertone::test;
using Kind = SimulatedFault::Kind;

class RecorderPauseTest : public RecorderFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { end(); }

    void pausesAreGaps()
    {
        start(numberedSound());
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(200);
        m_recorder->pause(true);
        QVERIFY(waitFor(RecorderState::Paused));
        QTest::qWait(300);
        m_recorder->pause(false);
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(200);
        stopped();
        QCOMPARE(m_sound->gaps.size(), std::size_t{1});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Paused);
        QVERIFY(m_sound->gaps[0].frames > rate / 5);
        QCOMPARE(misplaced(0, 0), std::string());
    }

    /// Time goes on while it is paused, and no level stands still as if somebody spoke.
    void aPauseIsShownAsItGoesOn()
    {
        auto sound = numberedSound();
        sound.signal = [](std::uint64_t, int) { return 0.5f; };
        start(sound);
        QTRY_VERIFY(!m_recorder->status().levels.empty() && m_recorder->status().levels[0].peak > -7.0);
        QVERIFY(!m_recorder->status().paused);
        m_recorder->pause(true);
        QVERIFY(waitFor(RecorderState::Paused));
        QVERIFY(m_recorder->status().paused);
        QCOMPARE(m_recorder->status().levels[0].peak, -120.0);
        const auto before = m_recorder->status();
        QTest::qWait(500);
        const auto after = m_recorder->status();
        QVERIFY2(after.frames > before.frames + rate / 3, qPrintable(QString::number(after.frames - before.frames)));
        QCOMPARE(after.frames - after.missingFrames, before.frames - before.missingFrames);
        m_recorder->pause(false);
        std::uint64_t last = 0;
        for (int look = 0; look < 100; ++look, QTest::qSleep(3)) {
            const auto frames = m_recorder->status().frames;
            QVERIFY(frames >= last);
            last = frames;
        }
        const auto status = stopped();
        QCOMPARE(status.frames, m_sound->frames());
        QCOMPARE(status.missingFrames, m_sound->gapFrames());
    }

    /// A pause can be seen, and taken back, while the device is silent or gone.
    void aPauseIsSeenWithoutADevice()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Hang, rate / 4, 60 * rate}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Hanging));
        m_recorder->pause(true);
        QTRY_VERIFY(m_recorder->status().paused);
        QVERIFY(m_recorder->status().state != RecorderState::Paused);
        QCOMPARE(m_recorder->status().levels[0].peak, -120.0);
        m_recorder->pause(false);
        QTRY_VERIFY(!m_recorder->status().paused);
    }

    /// A pause holds for what is said during it, also where the disk keeps the recorder waiting meanwhile; and what was said before is
    /// kept.
    void aPauseHoldsWhileTheDiskStalls()
    {
        start(numberedSound());
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(100);
        m_sound->stall = true;
        QTest::qWait(300);
        m_recorder->pause(true);
        QTest::qWait(400);
        m_recorder->pause(false);
        QTest::qWait(300);
        m_sound->stall = false;
        QTest::qWait(200);
        stopped();
        QCOMPARE(m_sound->gaps.size(), std::size_t{1});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Paused);
        QVERIFY(m_sound->gaps[0].first > 3 * rate / 10);
        QVERIFY2(m_sound->gaps[0].frames > 3 * rate / 10, qPrintable(QString::number(m_sound->gaps[0].frames)));
        QCOMPARE(misplaced(0, 0), std::string());
    }

    /// A device that goes away, or is changed for another, during a pause: it is still a pause, and time goes on.
    void aPauseOutlastsItsDevice()
    {
        start(numberedSound());
        QVERIFY(waitFor(RecorderState::Recording));
        m_recorder->pause(true);
        QTest::qWait(200);
        m_recorder->useDevice({});
        QTest::qWait(300);
        QVERIFY(waitFor(RecorderState::Paused));
        const auto paused = m_recorder->status();
        QTest::qWait(100);
        const auto status = stopped();
        QCOMPARE(status.frames - status.missingFrames, paused.frames - paused.missingFrames);
        QVERIFY(status.frames > rate / 2);
        QCOMPARE(m_sound->frames(), static_cast<std::size_t>(status.frames));
        QVERIFY(std::ranges::any_of(m_sound->gaps, [](const auto& gap) { return gap.reason == CaptureGap::Paused; }));
        QVERIFY(std::ranges::none_of(m_sound->gaps, [](const auto& gap) { return gap.reason == CaptureGap::Dropped; }));
    }
};

QTEST_GUILESS_MAIN(RecorderPauseTest)
#include "recorder_pause_test.moc"
