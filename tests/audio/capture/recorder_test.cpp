// SPDX-License-Identifier: GPL-3.0-or-later
// The recorder against simulated devices: what they do wrong on purpose, and that no frame is lost or invented by it.
#include "audio/capture/capture_buffer.h"
#include "audio/capture/recorder.h"
#include "audio/capture/simulated_host.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/capture/recorded_sound.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>

using namespace undertone;
using namespace undertone::test;
using Kind = SimulatedFault::Kind;

namespace {

constexpr int rate = 16000;

/// Each sample says where it lies.
float numbered(std::uint64_t frame, int channel)
{
    return static_cast<float>(frame % 65536) / 65536.0f + static_cast<float>(channel);
}

SimulatedSound numberedSound(int channels = 1)
{
    SimulatedSound sound;
    sound.channels = channels;
    sound.sampleRate = rate;
    sound.signal = numbered;
    return sound;
}

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

class RecorderTest : public QObject {
    Q_OBJECT

    std::shared_ptr<RecordedSound> m_sound;
    std::unique_ptr<Recorder> m_recorder;

    void start(const SimulatedSound& sound, const std::vector<int>& channels = {0})
    {
        m_sound = std::make_shared<RecordedSound>();
        auto started =
            Recorder::start(recordingLeave(), makeSimulatedHost(sound), {{}, channels, 0}, std::make_unique<SharedSink>(m_sound));
        QVERIFY2(started.ok(), started ? "" : englishSentence(started.error()).c_str());
        m_recorder = std::move(*started);
    }
    bool waitFor(RecorderState state, int milliseconds = 8000) const
    {
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < milliseconds; QTest::qSleep(2)) {
            if (m_recorder->status().state == state)
                return true;
        }
        return false;
    }
    RecorderStatus stopped()
    {
        m_recorder->stop();
        m_recorder->waitUntilStopped(std::chrono::milliseconds(8000));
        return m_recorder->status();
    }
    /// Every sample that is no gap is the one of its place.
    std::string misplaced(std::size_t channel, int deviceChannel, std::size_t tolerance = 0) const
    {
        const auto& samples = m_sound->channels[channel];
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (m_sound->isGap(i))
                continue;
            const auto frame = static_cast<std::int64_t>(std::lround((samples[i] - static_cast<float>(deviceChannel)) * 65536.0f));
            auto apart = std::abs(frame - static_cast<std::int64_t>(i % 65536));
            apart = std::min(apart, 65536 - apart);
            if (static_cast<std::size_t>(apart) > tolerance)
                return "frame " + std::to_string(i) + " holds " + std::to_string(frame);
        }
        return {};
    }

private Q_SLOTS:
    void cleanup()
    {
        if (m_sound) {  // of a test that failed: nobody waits for it
            m_sound->stall = false;
            m_sound->milliseconds = 0;
        }
        m_recorder.reset();
    }

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

    /// While one thread gives and the other takes: no loss is passed over, and none is marked elsewhere.
    void lossesStayWhereTheyWereWhileFramesCome()
    {
        constexpr std::uint64_t blocks = 200000;
        constexpr std::size_t frames = 3;
        CaptureBuffer buffer;
        buffer.prepare(1000, 1, 1.0);  // fewer blocks than it can remember losses
        std::thread device([&buffer] {
            std::array<float, frames> samples{};
            for (std::uint64_t block = 0; block < blocks;) {
                if (!buffer.hasRoom(frames)) {
                    std::this_thread::yield();
                    continue;
                }
                for (std::size_t i = 0; i < frames; ++i)
                    samples[i] = static_cast<float>(block * (frames + 1) + 1 + i);  // a frame is lost before each block
                buffer.receive(samples, 1);
                ++block;
            }
        });
        std::array<float, 64> out{};
        std::uint64_t at = 0, wrong = 0, taken = 0;
        while (taken < blocks * frames) {
            CaptureBuffer::Missing missing;
            const auto count = buffer.take(out, missing);
            at += missing.lost;
            for (std::size_t i = 0; i < count; ++i, ++at)
                wrong += out[i] == static_cast<float>(at) ? 0 : 1;
            taken += count;
        }
        device.join();
        QCOMPARE(wrong, std::uint64_t{0});
    }

    /// A reader that is too slow for the buffer: what is lost is counted and marked.
    void anOverrunIsCounted()
    {
        CaptureBuffer buffer;
        buffer.prepare(1000, 1, 0.1);
        std::vector<float> samples(90, 0.5f);
        buffer.receive(samples, 0);
        buffer.receive(samples, 0);  // of these, 38 fit
        QCOMPARE(buffer.missingAtEnd().lost, std::uint64_t{52});
        std::vector<float> out(500);
        CaptureBuffer::Missing missing;
        QCOMPARE(buffer.take(out, missing), std::size_t{128});
        QCOMPARE(missing.lost, std::uint64_t{0});
        buffer.receive(samples, 0);
        QCOMPARE(buffer.missingAtEnd().lost, std::uint64_t{0});
        QCOMPARE(buffer.take(out, missing), std::size_t{90});
        QCOMPARE(missing.lost, std::uint64_t{52});
        // The device knows nothing of it: they have arrived.
        QCOMPARE(buffer.framesArrived(), std::uint64_t{270});
        QCOMPARE(buffer.framesLostByDevice(), std::uint64_t{0});
        buffer.receive(samples, 7);
        QCOMPARE(buffer.framesLostByDevice(), std::uint64_t{7});
        QCOMPARE(buffer.framesArrived(), std::uint64_t{360});
    }

    /// What comes late was heard during the pause.
    void whatAPausedDeviceGivesIsCountedAndNotKept()
    {
        CaptureBuffer buffer;
        buffer.prepare(1000, 1, 1.0);
        const auto paused = std::make_shared<std::atomic<bool>>(false);
        buffer.pauseWith(paused, 50);
        const std::vector<float> before(30, 0.1f), during(40, 0.2f);
        std::vector<float> after(30, 0.2f);
        after.insert(after.end(), 20, 0.2f);
        after.insert(after.end(), 10, 0.3f);
        buffer.receive(before, 0);
        *paused = true;
        buffer.receive(during, 0);
        *paused = false;
        QCOMPARE(buffer.missingAtEnd().paused, std::uint64_t{40});
        buffer.receive(after, 0);
        QCOMPARE(buffer.missingAtEnd().paused, std::uint64_t{0});
        QCOMPARE(buffer.framesArrived(), std::uint64_t{130});
        std::vector<float> out(500);
        CaptureBuffer::Missing missing;
        QCOMPARE(buffer.take(out, missing), std::size_t{30});
        QCOMPARE(missing.paused, std::uint64_t{0});
        QCOMPARE(buffer.take(out, missing), std::size_t{10});
        QCOMPARE(missing.paused, std::uint64_t{90});
        QCOMPARE(out[0], 0.3f);
    }
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
