// SPDX-License-Identifier: GPL-3.0-or-later
// The buffer between a device and whoever writes what it heard: where frames are missing, and why.
#include "audio/capture/capture_buffer.h"

#include <QTest>

#include <array>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace undertone;

class CaptureBufferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
        QCOMPARE(buffer.take({}, missing), std::size_t{0});  // what is missing can be asked for alone, and is told once
        QCOMPARE(missing.lost, std::uint64_t{52});
        QCOMPARE(buffer.take(out, missing), std::size_t{90});
        QCOMPARE(missing.lost, std::uint64_t{0});
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

QTEST_GUILESS_MAIN(CaptureBufferTest)
#include "capture_buffer_test.moc"
