// SPDX-License-Identifier: GPL-3.0-or-later
// Clips read on several threads: what goes wrong in one of them is an error, never the program's end.
#include "app/jobs/corpus/labelled_clips.h"
#include "app/jobs/worker_pool.h"
#include "audio/wav_writer.h"
#include "engine/core/audio_source.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <fstream>
#include <mutex>
#include <new>
#include <set>
#include <stdexcept>

using namespace undertone;

class LabelledClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyClipIsGivenWithItsPlace()
    {
        const auto clips = writeClips({3200, 4800, 1600, 8000});
        std::mutex mutex;
        std::vector<std::size_t> frames(clips.size());
        std::size_t reported = 0;
        const auto take = [&](std::size_t place, std::span<const float> pcm) -> Status {
            const std::lock_guard lock(mutex);
            frames[place] = pcm.size();
            return {};
        };
        const auto status = readLabelledClips(folder(), clips, 3, take, [&](std::size_t done) { reported = done; }, {});
        QVERIFY2(status, status ? "" : englishSentence(status.error()).c_str());
        QCOMPARE(frames, (std::vector<std::size_t>{3200, 4800, 1600, 8000}));
        QCOMPARE(reported, clips.size());
    }

    void aRecordingByMistakeIsRefusedByName()
    {
        auto clips = writeClips({3200, 3200});
        // Two hours, on the disk a header: what it asks for must not be allocated.
        const std::uint32_t bytes = 2 * 3600 * engineSampleRate * 2;
        writeHeader("clip1.wav", bytes);
        std::filesystem::resize_file(folder() / "clip1.wav", 44 + std::uintmax_t{bytes});
        const auto status = readLabelledClips(folder(), clips, 2, ignore, {}, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::LimitExceeded);
        QVERIFY(status.error().path.filename() == "clip1.wav");
        QVERIFY2(englishSentence(status.error()).find("7200 seconds") != std::string::npos, englishSentence(status.error()).c_str());
    }

    void aClipThatCannotBeReadIsLeftOutByName()
    {
        const auto clips = writeClips({3200, 4800, 1600, 8000});
        std::filesystem::remove(folder() / "clip0.wav");
        std::filesystem::resize_file(folder() / "clip2.wav", 0);
        std::mutex mutex;
        std::set<std::size_t> taken;
        std::set<std::string> named;
        const auto take = [&](std::size_t place, std::span<const float>) -> Status {
            const std::lock_guard lock(mutex);
            taken.insert(place);
            return place == 3 ? Status(Error{ErrorCode::CorruptFile, message("tokenizer-training.clip"), "clip3.wav"}) : Status();
        };
        const auto leftOut = [&](const Error& why) { named.insert(why.path.filename().string()); };
        QVERIFY(readLabelledClips(folder(), clips, 2, take, {}, {}, leftOut).ok());
        QCOMPARE(taken, (std::set<std::size_t>{1, 3}));
        QCOMPARE(named, (std::set<std::string>{"clip0.wav", "clip2.wav", "clip3.wav"}));
        QVERIFY(!readLabelledClips(folder(), clips, 2, take, {}, {}).ok());
        for (const char* name : {"clip1.wav", "clip3.wav"})
            std::filesystem::remove(folder() / name);
        QVERIFY2(!readLabelledClips(folder(), clips, 2, take, {}, {}, leftOut).ok(), "no clip at all is an error");
    }

    void anExceptionInAThreadIsAnError_data()
    {
        QTest::addColumn<bool>("memory");
        QTest::newRow("memory") << true;
        QTest::newRow("another") << false;
    }
    void anExceptionInAThreadIsAnError()
    {
        QFETCH(bool, memory);
        const auto take = [memory](std::size_t place, std::span<const float>) -> Status {
            if (place == 1 && memory)
                throw std::bad_alloc();
            if (place == 1)
                throw std::runtime_error("strange");
            return {};
        };
        const auto status = readLabelledClips(folder(), writeClips({1600, 1600, 1600}), 2, take, {}, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, memory ? ErrorCode::OutOfMemory : ErrorCode::Internal);
        QVERIFY(memory || englishSentence(status.error()).find("strange") != std::string::npos);
    }

    void anExceptionBeforeTheFirstItemIsAnErrorToo()
    {
        const auto makeWorker = [](int) -> Result<WorkItem> { throw std::bad_alloc(); };
        const auto status = forEachItem(4, 2, makeWorker, {}, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::OutOfMemory);
    }

    void cancellingEndsIt()
    {
        const CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(readLabelledClips(folder(), writeClips({1600}), 1, ignore, {}, cancel).error().code, ErrorCode::Cancelled);
    }

private:
    static Status ignore(std::size_t, std::span<const float>) { return {}; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    std::vector<LabelledClip> writeClips(const std::vector<std::size_t>& frames) const
    {
        std::vector<LabelledClip> clips;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            LabelledClip clip;
            clip.path = "clip" + std::to_string(i) + ".wav";
            auto writer = WavWriter::create(folder() / clip.path, {}, ExistingFile::Replace);
            if (!writer || !(*writer)->write(std::vector<float>(frames[i], 0.1F)) || !(*writer)->finish())
                qFatal("no clip");
            clips.push_back(clip);
        }
        return clips;
    }

    /// Of 16-bit mono at engineSampleRate.
    void writeHeader(const char* name, std::uint32_t dataBytes) const
    {
        std::string header(44, '\0');
        const auto put = [&header](std::size_t at, auto value) { std::memcpy(header.data() + at, &value, sizeof value); };
        std::memcpy(header.data(), "RIFF", 4);
        put(4, std::uint32_t{36 + dataBytes});
        std::memcpy(header.data() + 8, "WAVEfmt ", 8);
        put(16, std::uint32_t{16});
        put(20, std::uint16_t{1});
        put(22, std::uint16_t{1});
        put(24, std::uint32_t{engineSampleRate});
        put(28, std::uint32_t{2 * engineSampleRate});
        put(32, std::uint16_t{2});
        put(34, std::uint16_t{16});
        std::memcpy(header.data() + 36, "data", 4);
        put(40, dataBytes);
        std::ofstream(folder() / name, std::ios::binary).write(header.data(), static_cast<std::streamsize>(header.size()));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LabelledClipsTest)
#include "labelled_clips_test.moc"
