// SPDX-License-Identifier: GPL-3.0-or-later
// Playback as the window uses it: what is asked before the file has opened, with and without a sound device; on PulseAudio, what is
// heard of play, pause and play.
#include "app/window/device_playback.h"
#include "engine/messages/catalogue.h"
#include "tests/support/null_sink.h"
#include "tests/support/wave_file.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

using namespace undertone;

namespace {

constexpr int waitMilliseconds = 15000;
constexpr double seconds = 20.0;
constexpr double scale = 1U << 20U;  ///< a sample is its number over this: exact in 32 bits

/// Stretches of the recording that were heard without a break, by frame: [first, last].
struct Heard {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::vector<Heard> stretchesIn(const std::vector<float>& samples)
{
    std::vector<Heard> stretches;
    for (const float sample : samples) {
        const auto frame = std::llround(sample * scale) - 1;
        if (frame < 0)
            continue;  // silence
        if (!stretches.empty() && stretches.back().last + 1 == frame)
            stretches.back().last = frame;
        else
            stretches.push_back({frame, frame});
    }
    return stretches;
}

}  // namespace

class DevicePlaybackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_whyNoSink = m_sink.start();
        std::vector<float> samples(static_cast<std::size_t>(seconds * test::NullSink::sampleRate));
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<float>((static_cast<double>(i) + 1.0) / scale);
        test::writeBytes(file(), test::waveBytes(samples, test::NullSink::sampleRate));
    }

    /// First, as a host interface says what it has to say when PortAudio is first set up.
    void theFirstPlaybackWritesNothingToStderr()
    {
        QTemporaryFile captured;
        QVERIFY(captured.open());
        std::fflush(stderr);
        const int before = ::dup(STDERR_FILENO);
        QVERIFY(::dup2(captured.handle(), STDERR_FILENO) >= 0);
        {
            DevicePlayback playback(m_pool);
            QSignalSpy failed(&playback, &Playback::failed);
            playback.open(file());
            playback.play();
            QElapsedTimer clock;
            for (clock.start(); failed.isEmpty() && playback.positionSeconds() <= 0.0 && clock.elapsed() < waitMilliseconds;)
                QTest::qWait(20);
            playback.stop();
            QTest::qWait(200);
        }
        std::fflush(stderr);
        ::dup2(before, STDERR_FILENO);
        ::close(before);
        captured.seek(0);
        const QByteArray said = captured.readAll();
        QVERIFY2(said.isEmpty(), said.constData());
    }

    void playBeforeTheFileHasOpenedIsKept()
    {
        DevicePlayback playback(m_pool);
        QSignalSpy failed(&playback, &Playback::failed);
        QSignalSpy moved(&playback, &Playback::positionChanged);
        playback.open(file());
        playback.seek(3.0);
        playback.play();
        QCOMPARE(playback.state(), PlaybackState::Playing);
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty() || playback.positionSeconds() > 3.0, waitMilliseconds);
        for (const auto& arguments : moved)
            QVERIFY2(arguments.front().toDouble() >= 3.0, "the cursor may not fall back while the file opens");
        if (m_whyNoSink.isEmpty())
            QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : englishSentence(failed.front().front().value<Error>()).c_str());
        else if (!failed.isEmpty())
            QCOMPARE(playback.state(), PlaybackState::Stopped);
    }

    void aPauseBeforeTheFileHasOpenedIsKeptToo()
    {
        DevicePlayback playback(m_pool);
        QSignalSpy failed(&playback, &Playback::failed);
        playback.open(file());
        playback.play();
        playback.pause();
        QTest::qWait(600);
        QCOMPARE(playback.state(), PlaybackState::Paused);
        QCOMPARE(playback.positionSeconds(), 0.0);
        QVERIFY(failed.isEmpty());
    }

    void whatCannotBeOpenedIsTold()
    {
        DevicePlayback playback(m_pool);
        QSignalSpy failed(&playback, &Playback::failed);
        playback.open(file() + ".absent");
        playback.play();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, waitMilliseconds);
        QCOMPARE(failed.front().front().value<Error>().code, ErrorCode::FileNotFound);
        QCOMPARE(playback.state(), PlaybackState::Stopped);
        playback.play();
        QCOMPARE(failed.size(), 2);
        QCOMPARE(playback.state(), PlaybackState::Stopped);
    }

    void nothingToPlayLeavesTheButtonAlone()
    {
        DevicePlayback playback(m_pool);
        playback.play();
        QCOMPARE(playback.state(), PlaybackState::Stopped);
    }

    void pauseAndPlaySkipNothing()
    {
        if (!m_whyNoSink.isEmpty())
            QSKIP(qPrintable(m_whyNoSink));
        QVERIFY(m_sink.startRecording());
        double paused = 0.0;
        {
            DevicePlayback playback(m_pool);
            playback.open(file());
            playback.play();
            QTRY_VERIFY_WITH_TIMEOUT(playback.positionSeconds() > 2.0, waitMilliseconds);
            playback.pause();
            paused = playback.positionSeconds();
            QTest::qWait(3000);
            QCOMPARE(playback.positionSeconds(), paused);
            QElapsedTimer clock;
            clock.start();
            playback.play();
            QTRY_VERIFY_WITH_TIMEOUT(playback.positionSeconds() > paused + 4.0, waitMilliseconds);
            QVERIFY2(clock.elapsed() < 6000, "four seconds of sound took longer than six");
            playback.pause();
            QTest::qWait(1500);  // the recorder writes what it has in pieces of half a second
        }
        const auto heard = stretchesIn(m_sink.stopRecording());
        std::int64_t skipped = 0;
        std::int64_t playedAgain = 0;
        QString found;
        for (std::size_t i = 0; i < heard.size(); ++i) {
            found += QStringLiteral("[%1, %2] ").arg(heard[i].first).arg(heard[i].last);
            if (i > 0) {
                const std::int64_t step = heard[i].first - heard[i - 1].last - 1;
                skipped += std::max<std::int64_t>(0, step);
                playedAgain += std::max<std::int64_t>(0, -step);
            }
        }
        qInfo("heard %s; skipped %.3f s, played again %.3f s", qPrintable(found), double(skipped) / test::NullSink::sampleRate,
              double(playedAgain) / test::NullSink::sampleRate);
        QVERIFY(!heard.empty());
        QVERIFY(heard.front().first < test::NullSink::sampleRate / 10);
        QVERIFY(heard.back().last > static_cast<std::int64_t>((paused + 3.8) * test::NullSink::sampleRate));
        QVERIFY2(skipped < test::NullSink::sampleRate / 20, qPrintable(found));
        QVERIFY2(playedAgain < test::NullSink::sampleRate / 2, qPrintable(found));
    }

    void theCursorStandsWhereTheSoundIs_data()
    {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.5, 1.0, 1.5, 2.0})
            QTest::newRow(qPrintable(QString::number(speed))) << speed;
    }

    /// Tones begin at every second and a half; where the cursor stands when each is heard.
    void theCursorStandsWhereTheSoundIs()
    {
        if (!m_whyNoSink.isEmpty())
            QSKIP(qPrintable(m_whyNoSink));
        QFETCH(double, speed);
        const std::string bursts = m_folder.filePath(QStringLiteral("bursts.wav")).toStdString();
        std::vector<float> tone(static_cast<std::size_t>(30 * test::NullSink::sampleRate));
        for (std::size_t i = 0; i < tone.size(); ++i) {
            const double at = static_cast<double>(i) / test::NullSink::sampleRate;
            tone[i] = at - std::floor(at) >= 0.5 ? static_cast<float>(0.5 * std::sin(2 * M_PI * 1000 * at)) : 0.0F;
        }
        test::writeBytes(bursts, test::waveBytes(tone, test::NullSink::sampleRate));

        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_sink.listen(clock));
        std::vector<std::pair<qint64, double>> cursor;
        std::vector<double> latencies;
        {
            DevicePlayback playback(m_pool);
            PlaybackTreatment treatment;
            treatment.rate = speed;
            playback.setTreatment(treatment);
            playback.open(bursts);
            connect(&playback, &Playback::positionChanged, this,
                    [&](double seconds) { cursor.emplace_back(clock.nsecsElapsed(), seconds); });
            playback.play();
            for (int i = 1; i <= 5; ++i) {
                QTRY_VERIFY_WITH_TIMEOUT(playback.positionSeconds() > i * speed, waitMilliseconds);
                latencies.push_back(test::NullSink::latencySeconds());
            }
            playback.stop();
        }
        const std::vector<float> heard = m_sink.stopListening();
        qint64 origin = std::numeric_limits<qint64>::max();  // of the first frame: no arrival is earlier than its sound
        for (const auto& [nanoseconds, frames] : m_sink.arrivals())
            origin = std::min(origin, nanoseconds - frames * 1'000'000'000 / test::NullSink::sampleRate);
        std::vector<double> errors;
        std::int64_t quiet = 0;
        for (std::size_t i = 0; i < heard.size(); ++i) {
            if (std::abs(heard[i]) < 0.1F) {
                ++quiet;
                continue;
            }
            if (quiet > test::NullSink::sampleRate / 10) {
                const qint64 at = origin + static_cast<qint64>(i) * 1'000'000'000 / test::NullSink::sampleRate;
                const auto next = std::ranges::upper_bound(cursor, at, {}, &std::pair<qint64, double>::first);
                if (next != cursor.begin() && next != cursor.end()) {
                    const auto& [before, position] = *std::prev(next);
                    const double stands = position + static_cast<double>(at - before) * 1e-9 * speed;
                    errors.push_back(stands - 0.5 - std::round(stands - 0.5));
                }
            }
            quiet = 0;
        }
        std::ranges::sort(errors);
        std::ranges::sort(latencies);
        QVERIFY(errors.size() > 1);
        const double median = errors[errors.size() / 2];
        qInfo("speed %.2f: %zu tones, the cursor stands %.1f ms (%.1f to %.1f) from them; the sink plays what it hands on %.1f to %.1f ms "
              "later",
              speed, errors.size(), 1e3 * median, 1e3 * errors.front(), 1e3 * errors.back(), 1e3 * latencies.front(),
              1e3 * latencies.back());
        // Ten milliseconds of the sink, as many of this program, and as many again for a busy machine; the stream's latency alone is 100.
        QVERIFY(std::abs(median) < 0.03 * std::max(1.0, speed));
    }

    /// A device that hangs is told of; no call waits for it, and it plays again once it answers.
    void aDeviceThatHangsKeepsNobodyWaiting()
    {
        if (!m_whyNoSink.isEmpty())
            QSKIP(qPrintable(m_whyNoSink));
        DevicePlayback playback(m_pool);
        QSignalSpy failed(&playback, &Playback::failed);
        playback.open(file());
        playback.play();
        QTRY_VERIFY_WITH_TIMEOUT(playback.positionSeconds() > 0.5, waitMilliseconds);
        qint64 longest = 0;
        QElapsedTimer clock;
        const auto timed = [&](auto call) {
            clock.start();
            call();
            longest = std::max(longest, clock.elapsed());
        };
        m_sink.setHanging(true);
        timed([&] { playback.pause(); });
        QTest::qWait(300);
        timed([&] { playback.play(); });
        QElapsedTimer sinceTick;
        QTimer ticks;
        connect(&ticks, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTick.restart()); });
        ticks.start(10);
        sinceTick.start();
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), waitMilliseconds);
        QTest::qWait(50);
        ticks.stop();
        QCOMPARE(playback.state(), PlaybackState::Stopped);
        QCOMPARE(failed.front().front().value<Error>().code, ErrorCode::DeviceUnavailable);
        m_sink.setHanging(false);
        const double from = playback.positionSeconds();
        playback.play();
        QTRY_VERIFY_WITH_TIMEOUT(playback.positionSeconds() > from + 0.3, waitMilliseconds);
        // On a busy machine a tick may come late; a call that waited for the device would wait for as long as it hangs.
        QVERIFY2(longest < 3000, qPrintable(QString::number(longest)));
    }

private:
    [[nodiscard]] std::string file() const { return m_folder.filePath(QStringLiteral("count.wav")).toStdString(); }

    QThreadPool m_pool;
    QTemporaryDir m_folder;
    test::NullSink m_sink;
    QString m_whyNoSink;
};

QTEST_GUILESS_MAIN(DevicePlaybackTest)
#include "device_playback_test.moc"
