// SPDX-License-Identifier: GPL-3.0-or-later
// The recorder against simulated devices: what they do wrong on purpose, and that no frame is lost or invented by it.
#include "tests/audio/capture/recorder_fixture.h"

using namespace undertone;
using namespace undertone::test;
using Kind = SimulatedFault::Kind;

namespace {

/// Remembers which devices were opened.
class NotedHost final : public CaptureHost {
public:
    explicit NotedHost(std::shared_ptr<CaptureHost> host) : m_host(std::move(host)) {}
    Result<std::vector<CaptureDevice>> devices() override { return m_host->devices(); }
    Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate, CaptureReceiver& receiver) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_opened.push_back(id);
        }
        return m_host->open(id, channels, sampleRate, receiver);
    }
    std::vector<std::string> opened() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_opened;
    }

private:
    std::shared_ptr<CaptureHost> m_host;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_opened;
};

}  // namespace

class RecorderTest : public RecorderFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { end(); }

    void everyFrameIsThereOnce()
    {
        auto sound = numberedSound(3);
        sound.speed = 0;
        sound.frames = 20 * rate;
        start(sound, {2, 0});
        QVERIFY(waitFor(RecorderState::Away));  // its frames are over
        const auto status = stopped();
        QVERIFY(!status.error);
        QCOMPARE(m_sound->frames(), std::size_t{20 * rate} + m_sound->gapFrames());
        QCOMPARE(m_sound->rate, rate);
        QCOMPARE(misplaced(0, 2), std::string());
        QCOMPARE(misplaced(1, 0), std::string());
        QVERIFY(m_sound->longestBlock <= rate / 10);
        QVERIFY(m_sound->isFinished);
        QCOMPARE(status.frames, m_sound->frames());
    }

    void anotherDeviceTakesOverWhenItIsChosen()
    {
        m_sound = std::make_shared<RecordedSound>();
        const auto host = std::make_shared<NotedHost>(makeSimulatedHost(numberedSound()));
        auto started = Recorder::start(recordingLeave(), host, {"first", {0}, 0}, std::make_unique<SharedSink>(m_sound));
        QVERIFY(started.ok());
        m_recorder = std::move(*started);
        QTRY_VERIFY(m_recorder->status().frames > rate / 4);
        m_recorder->useDevice("second");
        QTRY_COMPARE(host->opened(), (std::vector<std::string>{"first", "second"}));
        const auto before = m_recorder->status().frames;
        QTRY_VERIFY(m_recorder->status().frames > before + rate / 4);
        const auto status = stopped();
        QVERIFY(!status.error);
        QCOMPARE(status.frames, m_sound->frames());
        QCOMPARE(status.missingFrames, m_sound->gapFrames());
    }

    /// Chosen while the first one is still being opened: that one is not waited for.
    void aDeviceIsChosenWhileAnotherIsBeingOpened()
    {
        class SlowHost final : public CaptureHost {
        public:
            Result<std::vector<CaptureDevice>> devices() override { return host->devices(); }
            Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate,
                                                        CaptureReceiver& receiver) override
            {
                if (id == "slow") {
                    isOpening = true;
                    std::this_thread::sleep_for(std::chrono::seconds(5));
                    return Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}};
                }
                return host->open(id, channels, sampleRate, receiver);
            }
            std::shared_ptr<CaptureHost> host = makeSimulatedHost(numberedSound());
            std::atomic<bool> isOpening{false};
        };
        m_sound = std::make_shared<RecordedSound>();
        const auto host = std::make_shared<SlowHost>();
        m_recorder = std::move(*Recorder::start(recordingLeave(), host, {"slow", {0}, 0}, std::make_unique<SharedSink>(m_sound)));
        QTRY_VERIFY(host->isOpening);
        QElapsedTimer clock;
        clock.start();
        m_recorder->useDevice("other");
        QTRY_VERIFY(m_recorder->status().frames > rate / 8);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!stopped().error);
        QCOMPARE(misplaced(0, 0), std::string());
    }

    /// What a device said when it was given up is told until frames come again.
    void whyADeviceIsGoneIsSaid()
    {
        class LeavingHost final : public CaptureHost {
        public:
            Result<std::vector<CaptureDevice>> devices() override { return host->devices(); }
            Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate,
                                                        CaptureReceiver& receiver) override
            {
                if (isGone)
                    return Error{ErrorCode::DeviceUnavailable, message("capture.not-opening"), {}};
                return host->open(id, channels, sampleRate, receiver);
            }
            std::shared_ptr<CaptureHost> host;
            std::atomic<bool> isGone{false};
        };
        auto sound = numberedSound();
        sound.faults = {{Kind::Unplug, rate / 2, rate / 10}};
        m_sound = std::make_shared<RecordedSound>();
        const auto host = std::make_shared<LeavingHost>();
        host->host = makeSimulatedHost(sound);
        m_recorder = std::move(*Recorder::start(recordingLeave(), host, {{}, {0}, 0}, std::make_unique<SharedSink>(m_sound)));
        QVERIFY(waitFor(RecorderState::Recording));
        QVERIFY(!m_recorder->status().deviceError);
        host->isGone = true;
        QTRY_VERIFY(m_recorder->status().deviceError.has_value());
        QCOMPARE(m_recorder->status().deviceError->message.id, std::string("capture.not-opening"));
        host->isGone = false;
        QVERIFY(waitFor(RecorderState::Recording));
        QTRY_VERIFY(!m_recorder->status().deviceError);
    }

    void dropsAreMarkedWhereTheyWere()
    {
        auto sound = numberedSound();
        sound.speed = 0;
        sound.faults = {{Kind::Drop, 5000, 700}, {Kind::Drop, 30000, 1}};
        sound.frames = 60000;
        start(sound);
        QVERIFY(waitFor(RecorderState::Away));
        stopped();
        QCOMPARE(misplaced(0, 0), std::string());
        QCOMPARE(m_sound->gaps.size() >= 2, true);
        QCOMPARE(m_sound->gaps[0].first, std::size_t{5000});
        QCOMPARE(m_sound->gaps[0].frames, std::uint64_t{700});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Dropped);
        QCOMPARE(m_sound->gaps[1].first, std::size_t{30000});
    }

    /// Noticed within half a second; afterwards the recording is where the clock is.
    void aDeviceThatHangsIsNoticed()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Hang, rate / 2, rate}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Recording));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(waitFor(RecorderState::Hanging));
        QVERIFY2(clock.elapsed() < 1100, qPrintable(QString::number(clock.elapsed())));  // half a second of sound, half to notice
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(300);
        stopped();
        QCOMPARE(m_sound->gaps.size(), std::size_t{1});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Hanging);
        QCOMPARE(m_sound->gaps[0].first, std::size_t{rate / 2});
        QCOMPARE(misplaced(0, 0, rate / 4), std::string());
    }

    /// A loss that lasts so long that the device is taken for silent meanwhile is marked once, as what the device says it is.
    void aLongLossIsOneGap()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Drop, rate / 2, rate / 2}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Hanging));
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(300);
        const auto status = stopped();
        QCOMPARE(m_sound->gaps.size(), std::size_t{1});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Dropped);
        QCOMPARE(m_sound->gaps[0].first, std::size_t{rate / 2});
        QCOMPARE(m_sound->gaps[0].frames, std::uint64_t{rate / 2});
        QCOMPARE(misplaced(0, 0), std::string());
        QCOMPARE(status.frames, m_sound->frames());
    }

    /// It is gone while it is not known yet how much was missing before: what it gave until then is kept.
    void aDeviceThatGoesSoonAfterItCameBackLosesNothing()
    {
        constexpr std::uint64_t given = rate / 25;  // 40 ms, before which it is not settled
        auto sound = numberedSound();
        sound.faults = {{Kind::Hang, rate / 2, rate / 2}, {Kind::Unplug, rate + given, 60 * rate}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Hanging));
        QVERIFY(waitFor(RecorderState::Away));
        QTest::qWait(100);
        stopped();
        QCOMPARE(m_sound->frames() - m_sound->gapFrames(), std::uint64_t{rate / 2 + given});
        QCOMPARE(m_sound->gaps.size(), std::size_t{2});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Hanging && m_sound->gaps[1].reason == CaptureGap::Unplugged);
        QCOMPARE(m_sound->channels[0][m_sound->gaps[1].first - 1], numbered(rate + given - 1, 0));
    }

    /// What is not written yet when the device falls silent lies before the gap.
    void aSlowDiskMovesNoGap()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Hang, rate / 2, rate}};
        m_sound = std::make_shared<RecordedSound>();
        m_sound->milliseconds = 200;  // for 50 ms of sound: it is behind until the device has come back
        m_recorder = *Recorder::start(recordingLeave(), makeSimulatedHost(sound), {{}, {0}, 0}, std::make_unique<SharedSink>(m_sound));
        QVERIFY(waitFor(RecorderState::Hanging));
        QVERIFY(waitFor(RecorderState::Recording));
        m_sound->milliseconds = 0;
        QTest::qWait(400);
        stopped();
        QCOMPARE(m_sound->gaps.size(), std::size_t{1});
        QCOMPARE(m_sound->gaps[0].first, std::size_t{rate / 2});
        QCOMPARE(misplaced(0, 0, rate / 4), std::string());
    }

    /// Nothing is begun by a device that opens and stays silent: the session and its consent serve again.
    void aDeviceThatGivesNothingBeginsNothing()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Hang, 0, 60 * rate}};
        start(sound);
        QTest::qWait(2500);  // longer than a device may be silent in a recording
        QVERIFY(m_recorder->status().state == RecorderState::Opening);
        const auto status = stopped();
        QVERIFY(status.state == RecorderState::Stopped && !status.error);
        QCOMPARE(status.sampleRate, 0);
        QCOMPARE(m_sound->rate, 0);
        QVERIFY(!m_sound->isFinished);
        // Nobody stops it: it ends, and says why.
        start(sound);
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::seconds(14)));
        QCOMPARE(m_recorder->status().error->message.id, std::string("capture.gives-nothing"));
        QCOMPARE(m_sound->rate, 0);
    }

    /// As on a machine that is too busy: what it kept comes, but not at once. Nothing is missing, so there is no gap.
    void aDeviceThatIsLateLosesNothing()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Late, rate / 2, rate}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Hanging));
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(600);
        stopped();
        QCOMPARE(m_sound->gaps.size(), std::size_t{0});
        QVERIFY(m_sound->frames() > rate * 3 / 2);
        QCOMPARE(misplaced(0, 0), std::string());
    }

    void anUnpluggedDeviceIsNoticedAndTakenUpAgain()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Unplug, rate / 2, rate}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Recording));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(waitFor(RecorderState::Away));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(300);
        const auto status = stopped();
        QVERIFY(!status.error);
        QCOMPARE(m_sound->gaps.size(), std::size_t{1});
        QVERIFY(m_sound->gaps[0].reason == CaptureGap::Unplugged);
        QVERIFY(m_sound->gaps[0].frames >= rate);
    }

    /// Some take seconds to open: that is no silence, and they are not given up as soon as they are open.
    void aDeviceThatTakesLongToOpenTakesOver()
    {
        class SlowHost final : public CaptureHost {
        public:
            explicit SlowHost(std::shared_ptr<CaptureHost> host) : m_host(std::move(host)) {}
            Result<std::vector<CaptureDevice>> devices() override { return m_host->devices(); }
            Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate,
                                                        CaptureReceiver& receiver) override
            {
                if (m_opened++ > 0)
                    std::this_thread::sleep_for(Recorder::abandonAfter + std::chrono::milliseconds(500));
                return m_host->open(id, channels, sampleRate, receiver);
            }

        private:
            std::shared_ptr<CaptureHost> m_host;
            std::atomic<int> m_opened{0};
        };
        m_sound = std::make_shared<RecordedSound>();
        m_recorder = *Recorder::start(recordingLeave(), std::make_shared<SlowHost>(makeSimulatedHost(numberedSound())), {{}, {0}, 0},
                                      std::make_unique<SharedSink>(m_sound));
        QVERIFY(waitFor(RecorderState::Recording));
        m_recorder->useDevice({});
        QVERIFY(waitFor(RecorderState::Away));
        QVERIFY(waitFor(RecorderState::Recording, 5000));
    }

    /// Its stop does not return: it is left behind, and nobody waits.
    void aDeviceThatSticksIsLeftBehind()
    {
        auto sound = numberedSound();
        sound.faults = {{Kind::Stick, rate / 4, 6 * rate}};
        start(sound);
        QVERIFY(waitFor(RecorderState::Hanging));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!stopped().error);
        m_recorder.reset();
        QVERIFY2(clock.elapsed() < 1500, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(m_sound->isFinished);
        QCOMPARE(m_sound->gaps.back().reason == CaptureGap::Hanging, true);
    }

    void withoutConsentThereIsNoRecorder()
    {
        const auto host = makeSimulatedHost(numberedSound());
        const Authorisation stated(Purpose::Record, LicenceAttestation::stated("I may"));
        auto sink = std::make_shared<RecordedSound>();
        QCOMPARE(Recorder::start(stated, host, {{}, {0}, 0}, std::make_unique<SharedSink>(sink)).error().code, ErrorCode::NotAuthorised);
        QCOMPARE(sink->rate, 0);
    }

    void withdrawalStopsItWithinASecond()
    {
        m_sound = std::make_shared<RecordedSound>();
        const auto leave = recordingLeave();
        m_recorder = *Recorder::start(leave, makeSimulatedHost(numberedSound()), {{}, {0}, 0}, std::make_unique<SharedSink>(m_sound));
        QVERIFY(waitFor(RecorderState::Recording));
        QElapsedTimer clock;
        clock.start();
        leave.revoke();
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(5000)));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_recorder->status().error->code, ErrorCode::NotAuthorised);
        QVERIFY(m_sound->isFinished);
    }

    /// On a disk that is slower than the device there is always more to write: who withdraws or stops does not wait for the end of it, and
    /// meanwhile it is seen how far it is.
    void aSlowDiskHoldsNobodyUp()
    {
        for (const bool withdrawn : {true, false}) {
            m_sound = std::make_shared<RecordedSound>();
            m_sound->milliseconds = 70;  // for 50 ms of sound
            const auto leave = recordingLeave();
            m_recorder = *Recorder::start(leave, makeSimulatedHost(numberedSound()), {{}, {0}, 0}, std::make_unique<SharedSink>(m_sound));
            QVERIFY(waitFor(RecorderState::Recording));
            const auto before = m_recorder->status().frames;
            QTest::qWait(1000);
            QVERIFY(m_recorder->status().frames > before + rate / 4);
            QElapsedTimer clock;
            clock.start();
            if (withdrawn)
                leave.revoke();
            else
                m_recorder->stop();
            QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(8000)));
            QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
            QCOMPARE(m_recorder->status().error.has_value(), withdrawn);
            QVERIFY(m_sound->isFinished);
            QCOMPARE(m_recorder->status().frames, m_sound->frames());
            QCOMPARE(misplaced(0, 0), std::string());
            if (!withdrawn)  // what was heard until then is written
                QVERIFY2(m_sound->frames() > rate, qPrintable(QString::number(m_sound->frames())));
        }
    }

    void aDiskThatIsFullEndsItWithASentence()
    {
        m_sound = std::make_shared<RecordedSound>();
        m_sound->failAfter = rate;
        auto sound = numberedSound();
        m_recorder = *Recorder::start(recordingLeave(), makeSimulatedHost(sound), {{}, {0}, 0}, std::make_unique<SharedSink>(m_sound));
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(8000)));
        QCOMPARE(m_recorder->status().error->code, ErrorCode::FileNotWritable);
        QCOMPARE(misplaced(0, 0), std::string());
    }

    void aClockThatIsOffIsSaid()
    {
        auto sound = numberedSound();
        sound.clock = 1.1;
        start(sound);
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < 9000 && !m_recorder->status().wrongRate;)
            QTest::qWait(50);
        QVERIFY(m_recorder->status().wrongRate);
        stopped();
        start(numberedSound());
        QTest::qWait(6000);
        QVERIFY(!m_recorder->status().wrongRate);
    }

    /// What is lost because the disk stalls came at its pace all the same.
    void lostFramesMakeNoClockFast()
    {
        start(numberedSound());
        QVERIFY(waitFor(RecorderState::Recording));
        QTest::qWait(500);
        m_sound->stall = true;
        QTest::qWait(9700);  // longer than there is room for
        m_sound->stall = false;
        for (int look = 0; look < 50; ++look, QTest::qSleep(20))
            QVERIFY(!m_recorder->status().wrongRate);
        stopped();
        QVERIFY(!m_sound->gaps.empty() && m_sound->gaps[0].reason == CaptureGap::Dropped);
        QVERIFY2(m_sound->gaps[0].frames > rate / 2, qPrintable(QString::number(m_sound->gaps[0].frames)));
        QCOMPARE(misplaced(0, 0), std::string());
    }

    void levelsAreThoseOfTheSound()
    {
        LevelMeter meter(1000);
        meter.take(std::vector<float>(100, 0.5f));
        QVERIFY(std::abs(meter.level().peak + 6.02) < 0.01);
        QVERIFY(std::abs(meter.level().loudness + 6.02) < 0.01);
        QCOMPARE(meter.level().clippedRuns, std::uint64_t{0});
        meter.take(std::vector<float>{1.0f, 1.0f, 0.0f, -1.0f, -1.0f, -1.0f, -1.0f, 0.1f});
        QCOMPARE(meter.level().clippedRuns, std::uint64_t{1});
        meter.take(std::vector<float>(2100, 0.0005f));
        QVERIFY(meter.level().silentSeconds > 1.8);
        meter.take(std::vector<float>(200, 0.1f));
        QCOMPARE(meter.level().silentSeconds, 0.0);
        // A clipping is a while ago, and then none that needs saying.
        meter.take(std::vector<float>(200, 1.0f));
        QCOMPARE(meter.level().unclippedSeconds, 0.0);
        const auto runs = meter.level().clippedRuns;
        meter.take(std::vector<float>(1000, 0.5f));
        QVERIFY(meter.level().unclippedSeconds > 0.05 && meter.level().clippedRuns == runs);
    }

    void aDeviceThatIsNotThereIsSaid()
    {
        auto sound = numberedSound();
        start(sound, {3});
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(5000)));
        QCOMPARE(m_recorder->status().error->code, ErrorCode::DeviceUnavailable);
        QVERIFY(!englishSentence(*m_recorder->status().error).empty());
        QVERIFY(!Recorder::start(recordingLeave(), makeSimulatedHost(sound), {{}, {}, 0}, std::make_unique<SharedSink>(m_sound)).ok());
    }
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
