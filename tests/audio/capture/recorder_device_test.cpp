// SPDX-License-Identifier: GPL-3.0-or-later
// The recorder on the real PortAudio, through ALSA's plugin, from a PulseAudio null sink: what is played into it is what is recorded.
#include "audio/capture/level_monitor.h"
#include "audio/capture/port_audio_host.h"
#include "audio/capture/recorder.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/capture/recorded_sound.h"
#include "tests/support/null_sink.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr std::size_t playedFrames = 5 * NullSink::sampleRate;

/// Noise, behind a second of silence: where a stream begins, PulseAudio puts it in the place of what its monitor has given already.
std::vector<float> playedSound()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> noise(-0.3f, 0.3f);
    std::vector<float> samples(playedFrames);
    for (std::size_t i = NullSink::sampleRate; i < samples.size(); ++i)
        samples[i] =
            noise(random) * (0.3f + 0.7f * static_cast<float>(std::pow(std::sin(std::numbers::pi * static_cast<double>(i) / 9600.0), 2)));
    return samples;
}

double correlation(std::span<const float> a, std::span<const float> b)
{
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += static_cast<double>(a[i]) * static_cast<double>(b[i]);
        aa += static_cast<double>(a[i]) * static_cast<double>(a[i]);
        bb += static_cast<double>(b[i]) * static_cast<double>(b[i]);
    }
    return ab / std::sqrt(aa * bb);
}

/// The loudest sample of each column.
void drawEnvelope(QPainter& painter, const QRect& lane, std::span<const float> samples, const QColor& colour)
{
    painter.setPen(colour);
    const auto perColumn = samples.size() / static_cast<std::size_t>(lane.width());
    for (int column = 0; column < lane.width(); ++column) {
        float largest = 0.0f;
        for (const float sample : samples.subspan(static_cast<std::size_t>(column) * perColumn, perColumn))
            largest = std::max(largest, std::abs(sample));
        const int height = static_cast<int>(std::lround(static_cast<double>(largest) / 0.35 * lane.height() / 2));
        painter.drawLine(lane.left() + column, lane.center().y() - height, lane.left() + column, lane.center().y() + height);
    }
}

/// What was played above what was recorded, where pictures are asked for.
void drawBoth(std::span<const float> played, std::span<const float> recorded)
{
    if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
        return;
    constexpr int width = 1000, height = 90, gap = 8;
    QImage picture(width, 2 * height + gap, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    drawEnvelope(painter, {0, 0, width, height}, played, QColor(0x5b, 0x64, 0x72));
    drawEnvelope(painter, {0, height + gap, width, height}, recorded, QColor(0x1f, 0x6f, 0xb2));
    painter.end();
    QVERIFY(picture.save(qEnvironmentVariable("UNDERTONE_SHOTS") + QStringLiteral("/recorded-played.png")));
}

}  // namespace

class RecorderDeviceTest : public QObject {
    Q_OBJECT

    NullSink m_sink;
    std::shared_ptr<RecordedSound> m_sound;
    std::unique_ptr<Recorder> m_recorder;

    void start()
    {
        m_sound = std::make_shared<RecordedSound>();
        m_recorder =
            *Recorder::start(recordingLeave(), makePortAudioHost(), {{}, {0}, NullSink::sampleRate}, std::make_unique<SharedSink>(m_sound));
        QVERIFY2(waitFor(RecorderState::Recording), m_recorder->status().error ? englishSentence(*m_recorder->status().error).c_str() : "");
    }
    bool waitFor(RecorderState state, int milliseconds = 15000) const
    {
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < milliseconds; QTest::qSleep(5)) {
            if (m_recorder->status().state == state)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = m_sink.start();
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
        QVERIFY(m_sink.makeMonitorTheInput());
    }
    void cleanup() { m_recorder.reset(); }

    void devicesAreListed()
    {
        const auto devices = makePortAudioHost()->devices();
        QVERIFY(devices.ok());
        QVERIFY(std::ranges::any_of(*devices, &CaptureDevice::isDefault));
        for (const auto& device : *devices)
            QVERIFY(device.channels > 0 && device.sampleRate > 0 && !device.id.empty());
    }

    void levelsAreSeenBeforeAnythingIsRecorded()
    {
        const LevelMonitor monitor(makePortAudioHost(), {}, 1);
        QTRY_VERIFY_WITH_TIMEOUT(monitor.reading().isOpen, 15000);
        QVERIFY(m_sink.play(playedSound()));  // five seconds, the last of them loud
        QTest::qWait(300);
        QCOMPARE(monitor.reading().levels.size(), std::size_t{1});
        QVERIFY2(monitor.reading().levels[0].silentSeconds < 2.0, qPrintable(QString::number(monitor.reading().levels[0].silentSeconds)));
    }

    void whatWasPlayedIsWhatIsRecorded()
    {
        const auto played = playedSound();
        start();
        QTest::qWait(500);
        QVERIFY(m_sink.play(played));
        QTest::qWait(1500);
        m_recorder->stop();
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(5000)));
        const auto& heard = m_sound->channels[0];
        const auto loud = [](float sample) { return std::abs(sample) > 1e-4f; };
        const auto first = std::find_if(heard.begin(), heard.end(), loud) - heard.begin();
        const auto last = heard.rend() - std::find_if(heard.rbegin(), heard.rend(), loud);
        const auto firstPlayed = std::find_if(played.begin(), played.end(), loud) - played.begin();
        const auto lastPlayed = played.rend() - std::find_if(played.rbegin(), played.rend(), loud);
        qInfo("figure | through PulseAudio and PortAudio | played %td frames, recorded %td; gaps %zu", lastPlayed - firstPlayed,
              last - first, m_sound->gaps.size());
        QCOMPARE(last - first, lastPlayed - firstPlayed);
        QVERIFY(first >= firstPlayed);
        const auto recorded = std::span(heard).subspan(static_cast<std::size_t>(first - firstPlayed), played.size());
        const double r = correlation(std::span(played), recorded);
        drawBoth(played, recorded);
        qInfo("figure | through PulseAudio and PortAudio | correlation %.6f", r);
        QVERIFY2(r > 0.99, qPrintable(QString::number(r)));
        QCOMPARE(m_sound->gaps.size(), std::size_t{0});
    }

    /// The server stops answering: as a device that hangs.
    void aHangingDeviceIsNoticedWithinHalfASecond()
    {
        start();
        QTest::qWait(1000);
        QVERIFY(waitFor(RecorderState::Recording));
        QElapsedTimer clock;
        clock.start();
        m_sink.setHanging(true);
        QVERIFY(waitFor(RecorderState::Hanging, 3000));
        qInfo("figure | a device that hangs | noticed after %lld ms", clock.elapsed());
        QVERIFY2(clock.elapsed() <= 500, qPrintable(QString::number(clock.elapsed())));
        clock.start();
        m_recorder->stop();
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(2000)));
        m_sink.setHanging(false);
        QVERIFY(m_sound->isFinished);
        QTest::qWait(1000);
    }

    /// Unloading the module is pulling the plug. The last: there is no device afterwards.
    void anUnpluggedDeviceIsNoticedWithinHalfASecond()
    {
        start();
        QTest::qWait(1000);
        QVERIFY(waitFor(RecorderState::Recording));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_sink.unplug());
        const auto unplugged = clock.elapsed();
        const auto lost = [&] {
            const auto state = m_recorder->status().state;
            return state == RecorderState::Hanging || state == RecorderState::Away;
        };
        while (!lost() && clock.elapsed() < 5000)
            QTest::qSleep(5);
        qInfo("figure | a device that is unplugged | noticed %lld ms after it was gone", clock.elapsed() - unplugged);
        QVERIFY(lost());
        QVERIFY2(clock.elapsed() - unplugged <= 500, qPrintable(QString::number(clock.elapsed() - unplugged)));
        m_recorder->stop();
        QVERIFY(m_recorder->waitUntilStopped(std::chrono::milliseconds(3000)));
        QVERIFY(m_sound->isFinished && !m_sound->gaps.empty());
    }
};

QTEST_GUILESS_MAIN(RecorderDeviceTest)
#include "recorder_device_test.moc"
