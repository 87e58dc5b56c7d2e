// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audio_player.h"
#include "audio/block_clock.h"
#include "audio/playback_feed.h"
#include "audio/spsc_ring.h"
#include "engine/messages/catalogue.h"
#include "tests/support/memory_source.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace undertone;

namespace {

/// A recording whose every sample says where it lies.
std::vector<float> ramp(std::size_t count)
{
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = static_cast<float>(i) / 65536.0f;
    return samples;
}

}  // namespace

class PlaybackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRingKeepsOrderBetweenTwoThreads()
    {
        SpscRing<int> ring(257);
        QCOMPARE(ring.capacity(), std::size_t{512});
        constexpr int count = 400'000;
        std::thread writer([&] {
            std::vector<int> items;
            for (int next = 0; next < count;) {
                items.clear();
                for (int i = 0; i < 1 + next % 97 && next + i < count; ++i)
                    items.push_back(next + i);
                const auto written = ring.write(items);
                next += static_cast<int>(written);
                if (written == 0)
                    std::this_thread::yield();
            }
        });
        int expected = 0;
        bool inOrder = true;
        std::vector<int> items(61);
        while (expected < count) {
            const auto got = ring.read(items);
            for (std::size_t i = 0; i < got; ++i)
                inOrder = inOrder && items[i] == expected++;
            if (got == 0)
                std::this_thread::yield();
        }
        writer.join();
        QVERIFY(inOrder);
        QCOMPARE(ring.available(), std::size_t{0});
    }

    void aFullRingTakesNoMore()
    {
        SpscRing<float> ring(4);
        const std::vector<float> five(5, 1.0f);
        QCOMPARE(ring.write(five), std::size_t{4});
        QCOMPARE(ring.write(five), std::size_t{0});
    }

    void theRestIsPlayedOnceAndItsPositionKnown()
    {
        test::MemorySource source(ramp(41000));
        PlaybackFeed feed(source, {1000, {}, {}});
        std::vector<float> out(700);
        SampleIndex next = 1000;
        while (!feed.isDrained()) {
            QVERIFY(feed.pump().ok());
            QCOMPARE(feed.heardFrame(0), next);
            const auto got = feed.render(out);
            for (std::size_t i = 0; i < got; ++i)
                QCOMPARE(out[i], static_cast<float>(next++) / 65536.0f);
            for (std::size_t i = got; i < out.size(); ++i)
                QCOMPARE(out[i], 0.0f);
        }
        QCOMPARE(next, SampleIndex{41000});
        QCOMPARE(feed.heardFrame(200), SampleIndex{40800});
        QCOMPARE(feed.heardFrame(1 << 20), SampleIndex{1000});
    }

    void aRangeIsPlayedAndNoMore()
    {
        test::MemorySource source(ramp(9000));
        PlaybackFeed feed(source, {2000, 5000, {}});
        std::vector<float> out(700);
        SampleIndex played = 0;
        while (!feed.isDrained()) {
            QVERIFY(feed.pump().ok());
            played += static_cast<SampleIndex>(feed.render(out));
        }
        QCOMPARE(played, SampleIndex{3000});
        QCOMPARE(feed.heardFrame(0), SampleIndex{5000});
    }

    /// Sample by sample, without a gap, and the position goes round with what is heard.
    void aLoopHasNoGap()
    {
        test::MemorySource source(ramp(9000));
        PlaybackFeed feed(source, {4000, 5000, 2000});
        std::vector<float> out(700);
        SampleIndex next = 4000;
        for (SampleIndex played = 0; played < 20000;) {
            QVERIFY(feed.pump().ok());
            QVERIFY(!feed.isDrained());
            QCOMPARE(feed.heardFrame(0), next == 5000 ? 2000 : next);
            const auto got = feed.render(out);
            for (std::size_t i = 0; i < got; ++i) {
                next = next == 5000 ? 2000 : next;
                QCOMPARE(out[i], static_cast<float>(next++) / 65536.0f);
            }
            played += static_cast<SampleIndex>(got);
        }
    }

    void nothingFedIsSilenceAndStandsStill()
    {
        test::MemorySource source(ramp(1000));
        PlaybackFeed feed(source, {});
        std::vector<float> out(64, 1.0f);
        QCOMPARE(feed.render(out), std::size_t{0});
        QCOMPARE(out[63], 0.0f);
        QCOMPARE(feed.heardFrame(0), SampleIndex{0});
    }

    void aFeederACallbackAndAViewAtOnce()
    {
        constexpr std::size_t frames = 60'000;
        test::MemorySource source(ramp(frames));
        PlaybackFeed feed(source, {});
        std::atomic<bool> heardBackwards{false};
        std::thread feeder([&] {
            while (!feed.isDrained()) {
                if (!feed.pump())
                    break;
                std::this_thread::yield();
            }
        });
        std::thread view([&] {
            for (SampleIndex last = 0; !feed.isDrained();) {
                const auto heard = feed.heardFrame(0);
                heardBackwards = heardBackwards || heard < last;
                last = heard;
                std::this_thread::yield();
            }
        });
        std::vector<float> out(480), all;
        while (!feed.isDrained()) {
            const auto got = feed.render(out);
            all.insert(all.end(), out.begin(), out.begin() + static_cast<std::ptrdiff_t>(got));
        }
        feeder.join();
        view.join();
        QVERIFY(all == ramp(frames));
        QVERIFY(!heardBackwards);
    }

    void manyChannelsBecomeOneAndTwoStayTwo()
    {
        test::MemorySource three({0.3f, 0.6f, 0.9f, 0, 0, 0.3f}, 8000, 3);
        QCOMPARE(PlaybackFeed::outputChannels(three), 1);
        PlaybackFeed feed(three, {});
        QVERIFY(feed.pump().ok());
        std::vector<float> out(2);
        QCOMPARE(feed.render(out), std::size_t{2});
        QVERIFY(std::fabs(out[0] - 0.6f) < 1e-6f && std::fabs(out[1] - 0.1f) < 1e-6f);
        QCOMPARE(PlaybackFeed::outputChannels(test::MemorySource({0, 0}, 8000, 2)), 2);
    }

    /// The player's thread goes on: what throws here is the recording, before any device is asked for.
    void aRecordingThatThrowsIsAFailure()
    {
        class Throwing final : public test::MemorySource {
        public:
            Throwing() : test::MemorySource(std::vector<float>(160000)) {}
            Result<std::size_t> read(SampleIndex, std::span<float>) override { throw std::runtime_error("the decoder broke"); }
        };
        std::mutex mutex;
        std::vector<std::string> sentences;
        const auto count = [&] {
            const std::lock_guard lock(mutex);
            return sentences.size();
        };
        AudioPlayer player([&](PlayerEvent event, PlayId, const std::optional<Error>& error) {
            const std::lock_guard lock(mutex);
            if (event == PlayerEvent::Failed)
                sentences.push_back(englishSentence(*error));
        });
        player.setSource(std::make_unique<Throwing>());
        for (std::size_t failures = 1; failures <= 2; ++failures) {
            player.play({});
            QTRY_COMPARE(count(), failures);
        }
        QVERIFY2(sentences.front().find("the decoder broke") != std::string::npos, sentences.front().c_str());
        QVERIFY(!player.isPlaying());
    }

    /// With a device it plays, without one it says so; in no case does a call wait for it.
    void thePlayerNeverKeepsItsCallerWaiting()
    {
        std::atomic<int> started{0};
        std::atomic<int> failed{0};
        std::string sentence;
        QElapsedTimer timer;
        {
            AudioPlayer player([&](PlayerEvent event, PlayId, const std::optional<Error>& error) {
                if (event == PlayerEvent::Failed) {
                    if (sentence.empty())
                        sentence = englishSentence(*error);
                    ++failed;
                }
                started += event == PlayerEvent::Started;
            });
            timer.start();
            player.setSource(std::make_unique<test::MemorySource>(std::vector<float>(160000)));
            player.play({1.0, {}, {}});
            QVERIFY(timer.elapsed() < 100);
            QTRY_VERIFY_WITH_TIMEOUT(started + failed > 0, 5000);
            if (failed > 0) {
                QVERIFY(!sentence.empty() && sentence.back() == '.');
                QVERIFY(!player.isPlaying());
            } else {
                QVERIFY(player.positionSeconds() >= 1.0);
            }
            timer.restart();
            player.stop();
            player.setSource(nullptr);
            QVERIFY(timer.elapsed() < 100);
            failed = 0;
            player.play({});
            QTRY_VERIFY2_WITH_TIMEOUT(failed > 0, "nothing to play is an answer too", 5000);
            timer.restart();
        }
        QVERIFY(timer.elapsed() < 300);
    }

    void whatIsHeardFollowsTheTimesOfTheDevice()
    {
        BlockClock clock;
        QVERIFY(!clock.frameAt(1.0, 48000));
        clock.note(4800, 10.0);
        QCOMPARE(*clock.frameAt(10.0, 48000), 4800.0);
        QCOMPARE(*clock.frameAt(9.95, 48000), 2400.0);  // the block before is still sounding
        QCOMPARE(*clock.frameAt(10.1, 48000), 9600.0);
        clock.forget();
        QVERIFY(!clock.frameAt(10.0, 48000));
        // Block and time belong together, whoever reads meanwhile.
        std::atomic<bool> ended{false};
        std::thread device([&] {
            for (SampleIndex block = 0; block < 300000; ++block) {
                clock.note(block * 480, static_cast<double>(block) * 0.01);
                if (block % 1000 == 0)
                    std::this_thread::sleep_for(std::chrono::microseconds(100));
            }
            ended = true;
        });
        int read = 0;
        bool together = true;
        while (!ended) {
            if (const auto frame = clock.frameAt(0.0, 48000)) {
                ++read;
                together = together && std::abs(*frame) < 1e-3;
            }
        }
        device.join();
        QVERIFY(together);
        QVERIFY(read > 0);
    }
};

QTEST_GUILESS_MAIN(PlaybackTest)
#include "playback_test.moc"
