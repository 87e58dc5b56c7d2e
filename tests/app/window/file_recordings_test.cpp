// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_recordings.h"
#include "engine/messages/catalogue.h"
#include "tests/support/memory_source.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <atomic>
#include <fstream>
#include <stdexcept>

using namespace undertone;

namespace {

struct BrokenAccess : RecordingAccess {
    [[nodiscard]] Result<std::unique_ptr<AudioSource>> open(const std::filesystem::path& path,
                                                            const CancellationToken& cancel) const override
    {
        if (path == "broken.wav")
            throw std::runtime_error("the decoder broke");
        return RecordingAccess::open(path, cancel);
    }
};

/// Sound in memory under the path of a file; counts what is read of it.
class CountingSource : public test::MemorySource {
public:
    CountingSource(std::vector<float> samples, std::atomic<int>& reads) : MemorySource(std::move(samples)), m_reads(reads) {}
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        ++m_reads;
        return MemorySource::read(first, out);
    }

private:
    std::atomic<int>& m_reads;
};

struct CountingAccess : RecordingAccess {
    std::vector<float> samples;
    bool session = false;
    std::optional<SealedWaveform> sealed;
    mutable std::atomic<int> reads{0};

    [[nodiscard]] Result<std::optional<SealedWaveform>> sealedWaveform(const std::filesystem::path&) const override { return sealed; }
    [[nodiscard]] Result<std::unique_ptr<AudioSource>> open(const std::filesystem::path&, const CancellationToken&) const override
    {
        return std::unique_ptr<AudioSource>(std::make_unique<CountingSource>(samples, reads));
    }
    [[nodiscard]] bool isSession(const std::filesystem::path&) const override { return session; }
};

}  // namespace

class FileRecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A decoder that throws on the pool thread is a recording that cannot be read, and the next one is read.
    void anExceptionIsAFailure()
    {
        QThreadPool pool;
        FileRecordings recordings(pool, std::make_shared<BrokenAccess>());
        QSignalSpy failed(&recordings, &RecordingService::recordingFailed);
        recordings.openRecording(1, "broken.wav");
        QTRY_COMPARE(failed.size(), 1);
        const auto sentence = englishSentence(failed.front().at(1).value<Error>());
        QVERIFY2(sentence.find("the decoder broke") != std::string::npos, sentence.c_str());
        recordings.openRecording(2, "nowhere.wav");
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(failed.back().at(1).value<Error>().code, ErrorCode::FileNotFound);
    }

    /// The tiers come along with the sentences, and with the refusal that asks for a choice.
    void tiersComeWithSegments()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.filePath(QStringLiteral("a.TextGrid")).toStdString());
        std::string text = "File type = \"ooTextFile\"\n\"TextGrid\" 0 30 <exists> 1 \"IntervalTier\" \"words\" 0 30 20\n";
        for (int i = 0; i < 20; ++i)
            text += std::to_string(i) + " " + std::to_string(i) + ".25 \"w\"\n";
        std::ofstream(path) << text;
        QThreadPool pool;
        FileRecordings recordings(pool);
        std::vector<SegmentsTier> tiers;
        std::size_t segments = 0;
        Error refusal;
        connect(&recordings, &RecordingService::segmentsFailed, this, [&](RequestId, const Error& error, const auto& listed) {
            refusal = error;
            tiers = listed;
        });
        connect(&recordings, &RecordingService::segmentsRead, this, [&](RequestId, const Conversation& conversation, const auto& listed) {
            segments = conversation.segments.size();
            tiers = listed;
        });
        recordings.readSegments(1, path, {}, 30.0);
        QTRY_COMPARE(tiers.size(), std::size_t{1});
        QCOMPARE(refusal.code, ErrorCode::InvalidSegments);
        QVERIFY(tiers[0].name == "words" && !tiers[0].chosen);
        tiers.clear();
        recordings.readSegments(2, path, {.tiers = {"words"}}, 30.0);
        QTRY_COMPARE(segments, std::size_t{20});
        QVERIFY(tiers.at(0).chosen);
    }

    /// A long recording that is opened again is drawn without being read, and only as long as it is the same.
    void aWaveformIsKeptForTheNextTime()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("talk.wav")).toStdString();
        const std::filesystem::path cache = folder.filePath(QStringLiteral("cache")).toStdString();
        std::ofstream(file) << "one";
        auto access = std::make_shared<CountingAccess>();
        access->samples.resize(200000);
        for (std::size_t i = 0; i < access->samples.size(); ++i)
            access->samples[i] = static_cast<float>(i % 1000) / 1000.0F - 0.4F;
        RequestId request = 0;
        const auto opened = [&] {
            access->reads = 0;
            QThreadPool pool;
            FileRecordings recordings(pool, access, std::make_shared<PeakStore>(std::make_shared<PlainBlobStore>(cache), cache));
            std::shared_ptr<const WaveformPeaks> peaks;
            connect(&recordings, &RecordingService::peaksReady, this,
                    [&peaks](RequestId, const std::shared_ptr<const WaveformPeaks>& ready) { peaks = ready; });
            recordings.openRecording(++request, file);
            pool.waitForDone();
            QCoreApplication::processEvents();
            return peaks;
        };
        const auto first = opened();
        QVERIFY(first != nullptr && access->reads > 0);
        const auto again = opened();
        QVERIFY(again != nullptr);
        QCOMPARE(access->reads.load(), 0);
        QCOMPARE(again->frameCount, first->frameCount);
        QCOMPARE(again->levels.size(), first->levels.size());
        for (std::size_t level = 0; level < first->levels.size(); ++level) {
            QCOMPARE(again->levels[level].samplesPerPeak, first->levels[level].samplesPerPeak);
            QVERIFY(again->levels[level].minimum == first->levels[level].minimum);
            QVERIFY(again->levels[level].maximum == first->levels[level].maximum);
        }

        std::ofstream(file) << "another size";
        QVERIFY(opened() != nullptr && access->reads > 0);
        QVERIFY(opened() != nullptr && access->reads == 0);
        for (const auto& kept : std::filesystem::recursive_directory_iterator(cache)) {
            if (kept.is_regular_file())
                std::filesystem::resize_file(kept.path(), kept.file_size() / 2);
        }
        QVERIFY(opened() != nullptr && access->reads > 0);  // what is damaged is made anew

        std::filesystem::remove_all(cache);
        access->session = true;
        QVERIFY(opened() != nullptr && access->reads > 0);
        QVERIFY(!std::filesystem::exists(cache));  // nothing of a session lies in clear
        access->sealed = SealedWaveform{std::make_shared<PlainBlobStore>(folder.filePath("sealed").toStdString()), "this sound"};
        QVERIFY(opened() != nullptr && access->reads > 0);
        QVERIFY(opened() != nullptr && access->reads == 0);  // its own store has it
        access->sealed->sound = "without a channel";
        QVERIFY(opened() != nullptr && access->reads > 0);
        QVERIFY(!std::filesystem::exists(cache));
    }
};

QTEST_GUILESS_MAIN(FileRecordingsTest)
#include "file_recordings_test.moc"
