// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/growing_track.h"
#include "engine/vault/sealed_track.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t rate = 1000;
constexpr std::size_t segmentFrames = TrackWriter::secondsPerSegment * rate;

}  // namespace

class VaultTrackTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SecretBytes m_key = std::move(SecretBytes::random(keyBytes)).value();
    std::vector<float> m_samples = tone(3 * segmentFrames + 777);
    TrackPlace m_place;

    TrackExtent write(const TrackPlace& place, bool finish = true)
    {
        fs::create_directories(place.folder);
        auto writer = TrackWriter::create(place, m_key, rate);
        for (std::size_t at = 0; writer && at < m_samples.size(); at += 50) {
            if (!writer->append(std::span(m_samples).subspan(at, std::min<std::size_t>(50, m_samples.size() - at))))
                return {};
        }
        const auto extent = finish ? writer->finish() : Result<TrackExtent>(TrackExtent{});
        return extent ? *extent : TrackExtent{};
    }
    auto open(const std::optional<TrackExtent>& extent) { return SealedTrackSource::open(m_place, m_key, extent); }
    /// Opens and reads all of it.
    bool isRefused(const std::optional<TrackExtent>& extent)
    {
        auto source = open(extent);
        if (!source)
            return true;
        std::vector<float> all(static_cast<std::size_t>((*source)->frameCount()));
        return !(*source)->read(0, all).ok();
    }

private Q_SLOTS:
    void init()
    {
        m_place = {m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(), SealId::random(), SealId::random(),
                   1};
    }

    void aTrackIsReadAtAnyPlace()
    {
        const auto extent = write(m_place);
        QCOMPARE(extent.segments, 4u);
        QCOMPARE(extent.frames, m_samples.size());
        auto source = open(extent);
        QVERIFY(source.ok());
        QCOMPARE((*source)->frameCount(), static_cast<SampleIndex>(m_samples.size()));
        QCOMPARE((*source)->sampleRate(), 1000);
        for (const SampleIndex first : {SampleIndex{0}, SampleIndex{29'990}, SampleIndex{90'100}, SampleIndex{5}, SampleIndex{90'700}}) {
            std::vector<float> part(40'000);
            const auto count = (*source)->read(first, part);
            QVERIFY(count.ok());
            QCOMPARE(*count, std::min(part.size(), m_samples.size() - static_cast<std::size_t>(first)));
            QVERIFY(std::equal(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(*count), m_samples.begin() + first));
        }
    }

    void gapsAreSilence()
    {
        fs::create_directories(m_place.folder);
        auto writer = TrackWriter::create(m_place, m_key, rate);
        QVERIFY(writer->append(std::span(m_samples).first(100)).ok());
        QVERIFY(writer->gap(100'000, GapReason::Unplugged).ok());
        QVERIFY(writer->append(std::span(m_samples).subspan(100, 100)).ok());
        const auto extent = writer->finish();
        auto source = open(*extent);
        QCOMPARE((*source)->frameCount(), 100'200);
        std::vector<float> part(200);
        QVERIFY((*source)->read(99'950, part).ok());
        QVERIFY(std::all_of(part.begin(), part.begin() + 150, [](float s) { return s == 0.0f; }));
        QVERIFY(std::equal(part.begin() + 150, part.end(), m_samples.begin() + 100));
    }

    /// Across segments and gaps, by another key; gaps within what is kept stay what they were.
    void onlyWhatIsKeptIsWritten()
    {
        fs::create_directories(m_place.folder);
        auto writer = TrackWriter::create(m_place, m_key, rate);
        QVERIFY(writer->append(std::span(m_samples).first(1000)).ok());
        QVERIFY(writer->gap(500, GapReason::Unplugged).ok());
        QVERIFY(writer->append(std::span(m_samples).subspan(1000)).ok());
        const auto extent = *writer->finish();
        auto source = open(extent);
        QVERIFY(source.ok());
        std::vector<float> whole(static_cast<std::size_t>((*source)->frameCount()));
        QVERIFY((*source)->read(0, whole).ok());
        const auto key = std::move(SecretBytes::random(keyBytes)).value();
        auto to = m_place;
        to.folder /= "kept";
        to.keyId = SealId::random();
        fs::create_directories(to.folder);
        const std::vector<FrameRange> kept{{0, 1}, {900, 1700}, {40'000, 70'000}, {(*source)->frameCount() - 5, (*source)->frameCount()}};
        const auto written = (*source)->writeKept(to, key, kept);
        QVERIFY(written.ok());
        QCOMPARE(written->frames, extent.frames);
        auto copy = SealedTrackSource::open(to, key, *written);
        QVERIFY(copy.ok());
        std::vector<float> samples(whole.size());
        QVERIFY((*copy)->read(0, samples).ok());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            const bool stays = std::ranges::any_of(kept, [&](const FrameRange& range) {
                return static_cast<SampleIndex>(i) >= range.first && static_cast<SampleIndex>(i) < range.end;
            });
            QVERIFY2(samples[i] == (stays ? whole[i] : 0.0f), qPrintable(QString::number(i)));
        }
        const auto first = readSegment(to.segmentFile(0), key);
        QVERIFY(first.ok());
        std::vector<std::optional<GapReason>> reasons;
        for (const auto& stretch : first->stretches)
            reasons.push_back(stretch.gap);
        QVERIFY(std::ranges::count(reasons, std::optional(GapReason::Unplugged)) == 1);
        QVERIFY(std::ranges::count(reasons, std::optional(GapReason::Removed)) >= 2);
    }

    void missingAndExchangedSegmentsAreRefused()
    {
        const auto extent = write(m_place);
        const auto other = TrackPlace{m_place.folder / "other", m_place.session, m_place.keyId, 2};
        write(other);
        const auto file = [&](std::uint32_t number) { return m_place.segmentFile(number); };
        const std::string first = readAll(file(0)), second = readAll(file(1)), last = readAll(file(3));
        QVERIFY(!isRefused(extent));
        writeAll(file(0), second);  // swapped
        writeAll(file(1), first);
        QVERIFY(isRefused(extent) && isRefused(std::nullopt));
        writeAll(file(0), first);
        QVERIFY(isRefused(extent) && isRefused(std::nullopt));  // one twice
        writeAll(file(1), readAll(other.segmentFile(1)));       // of another track under the same key
        QVERIFY(isRefused(extent) && isRefused(std::nullopt));
        writeAll(file(1), second);
        QVERIFY(!isRefused(extent));
        fs::remove(file(3));  // the last is missing: an ended recording knows how many there were
        QVERIFY(isRefused(extent));
        writeAll(file(3), last.substr(0, last.size() - 1));  // cut
        QVERIFY(isRefused(extent));
        writeAll(file(3), last);
        writeAll(file(1), second.substr(0, second.size() - 1));  // cut in the middle: even in an interrupted one
        QVERIFY(isRefused(extent) && isRefused(std::nullopt));
        writeAll(file(1), second);
        QVERIFY(!isRefused(extent));
    }

    void everyChangedByteIsSeen()
    {
        m_samples.resize(705);
        for (auto& sample : m_samples)
            sample *= 0.5f;
        const auto extent = write(m_place);
        const auto missed = undetectedFlips(m_place.segmentFile(0), [&] { return isRefused(extent); });
        m_samples = tone(3 * segmentFrames + 777);
        QVERIFY2(missed.empty(), qPrintable(QString("first at %1 of %2").arg(missed.empty() ? 0 : missed[0]).arg(missed.size())));
    }

    void anInterruptedTrackOpens()
    {
        write(m_place, false);
        auto source = open(std::nullopt);
        QVERIFY(source.ok());
        QCOMPARE((*source)->frameCount(), static_cast<SampleIndex>(m_samples.size()));
        // Its last block half written; then a segment that was only just begun.
        const auto last = readAll(m_place.segmentFile(3));
        writeAll(m_place.segmentFile(3), last.substr(0, last.size() - 30));
        source = open(std::nullopt);
        QVERIFY(source.ok());
        QVERIFY((*source)->frameCount() >= static_cast<SampleIndex>(m_samples.size()) - 100);
        writeAll(m_place.segmentFile(3), last.substr(0, 20));
        source = open(std::nullopt);
        QVERIFY(source.ok());
        QCOMPARE((*source)->frameCount(), static_cast<SampleIndex>(3 * segmentFrames));
        // A head that was changed is no head that was only just begun.
        auto changed = last;
        changed[40] = static_cast<char>(changed[40] ^ 1);
        writeAll(m_place.segmentFile(3), changed);
        QVERIFY(isRefused(std::nullopt));
        changed = last;
        changed[3] = static_cast<char>(changed[3] ^ 1);
        writeAll(m_place.segmentFile(3), changed);
        QVERIFY(isRefused(std::nullopt));
        // Given its end, it is as one that ended: what is cut from then on is seen.
        writeAll(m_place.segmentFile(3), last.substr(0, last.size() - 30));
        const auto extent = SealedTrackSource::sealOpenEnd(m_place, m_key);
        QVERIFY(extent.ok());
        QCOMPARE(extent->segments, 4u);
        QVERIFY(!isRefused(*extent));
        QVERIFY(*SealedTrackSource::sealOpenEnd(m_place, m_key) == *extent);
        const auto sealed = readAll(m_place.segmentFile(3));
        writeAll(m_place.segmentFile(3), sealed.substr(0, sealed.size() - 1));
        QVERIFY(isRefused(*extent));
        writeAll(m_place.segmentFile(3), sealed);
        writeAll(m_place.segmentFile(4), "");
        QVERIFY(*SealedTrackSource::sealOpenEnd(m_place, m_key) == *extent);
        QVERIFY(!std::filesystem::exists(m_place.segmentFile(4)));
    }

    /// A power cut leaves zeros where blocks had not reached the disk: all before them is the recording. A changed bit is none of that.
    void zerosAtTheEndAreLeftAway()
    {
        write(m_place, false);
        const auto file = m_place.segmentFile(3);
        const auto last = readAll(file);
        const std::size_t block = 4 + 1 + 1 + 8 + 17 + 50 * sizeof(float);
        for (const std::size_t lost : {std::size_t{20}, block, block + 2, 3 * block + 100}) {
            writeAll(file, last.substr(0, last.size() - lost) + std::string(lost, '\0'));
            auto source = open(std::nullopt);
            QVERIFY2(source.ok(), qPrintable(QString::number(lost)));
            const auto frames = static_cast<std::size_t>((*source)->frameCount());
            QVERIFY(frames < m_samples.size() && frames >= m_samples.size() - 50 * (lost / block + 2));
            std::vector<float> end(200);
            QVERIFY((*source)->read(static_cast<SampleIndex>(frames - 200), end).ok());
            QVERIFY(std::equal(end.begin(), end.end(), m_samples.begin() + static_cast<std::ptrdiff_t>(frames) - 200));
            const auto extent = SealedTrackSource::sealOpenEnd(m_place, m_key);
            QVERIFY(extent.ok() && extent->frames == frames && !isRefused(*extent));
        }
        auto changed = last;
        changed[last.size() - 100] = static_cast<char>(changed[last.size() - 100] ^ 1);
        writeAll(file, changed);
        QVERIFY(isRefused(std::nullopt));
        // In a recording that ended nothing is left away.
        writeAll(file, last);
        const auto extent = SealedTrackSource::sealOpenEnd(m_place, m_key);
        const auto sealed = readAll(file);
        writeAll(file, sealed.substr(0, sealed.size() - 60) + std::string(60, '\0'));
        QVERIFY(isRefused(*extent));
    }

    /// The log durably says what a recovered recording holds: by then the rewritten segment is on the disk, or an error was given.
    void aRecoveredEndReachesTheDisk()
    {
        m_samples.resize(1234);
        write(m_place, false);
        const auto whole = readAll(m_place.segmentFile(0));
        std::vector<std::string> failed;
        for (int k = 1; k < 100; ++k) {
            const auto faults = FileFaults::failingAt(m_place.folder, k, EIO);
            const auto extent = SealedTrackSource::sealOpenEnd(m_place, m_key);
            if (faults.hit())
                failed.push_back(faults.failedCall());
            else
                break;
            // A folder that cannot be synced is the one thing that nothing can be done about.
            QVERIFY2(!extent.ok() || failed.back().find(".segment") == std::string::npos, failed.back().c_str());
            QCOMPARE(filesUnder(m_place.folder).size(), 1u);
            writeAll(m_place.segmentFile(0), whole);
        }
        QVERIFY2(std::ranges::any_of(failed, [](const auto& call) { return call.starts_with("fsync ") && call.ends_with(".tmp"); }),
                 joined(failed).c_str());
        m_samples = tone(3 * segmentFrames + 777);
    }

    /// A disk that fails while a segment ends and the next one begins: an error, as often as it is asked; what was written can be read.
    void aDiskThatFailsBetweenSegmentsIsSaid()
    {
        constexpr double segmentSeconds = 0.2;  // 200 frames
        const auto samples = tone(900);
        VERIFY_NO_FINDINGS(failEachCall(
            m_folder.path().toStdString(),
            [&] {
                fs::remove_all(m_place.folder);
                fs::create_directories(m_place.folder);
            },
            [&]() -> Status {
                auto writer = TRY(TrackWriter::create(m_place, m_key, rate, segmentSeconds));
                for (std::size_t at = 0; at < samples.size(); at += 50) {
                    const auto appended = writer.append(std::span(samples).subspan(at, 50));
                    if (appended)
                        continue;
                    // Whoever asks again, or ends it all the same, as the recorder does, is told the same.
                    const bool goesOn =
                        writer.append(std::span(samples).first(50)) || writer.gap(100, GapReason::Paused) || writer.finish();
                    if (goesOn)
                        return Error{ErrorCode::InvalidArgument, message("core.cancelled"), {}};
                    static_cast<void>(writer.takeUnsynced());
                    return appended;
                }
                const auto extent = TRY(writer.finish());
                return extent == TrackExtent{5, 900} ? Status() : Status(Error{ErrorCode::InvalidArgument, message("core.cancelled"), {}});
            },
            [&](bool) -> std::string {
                if (m_place.segmentCount() == 0)
                    return {};
                const auto extent = SealedTrackSource::sealOpenEnd(m_place, m_key);
                if (!extent)
                    return extent.error().code == ErrorCode::FileNotFound ? "" : "it is not sealed";
                auto source = open(*extent);
                if (!source)
                    return "it does not open";
                std::vector<float> out(static_cast<std::size_t>((*source)->frameCount()));
                const auto count = (*source)->read(0, out);
                return count && *count == out.size() && std::equal(out.begin(), out.end(), samples.begin()) ? "" : "it holds other samples";
            }));
    }

    /// While it is written: what is given is what was written, at any place, over the ends of segments too.
    void aTrackIsFollowedWhileItIsWritten()
    {
        fs::create_directories(m_place.folder);
        auto growing = *GrowingTrackSource::create(m_place, m_key);
        QVERIFY(growing->follow().ok());
        QCOMPARE(growing->sampleRate(), 0);
        auto writer = TrackWriter::create(m_place, m_key, rate);
        for (std::size_t at = 0; at < m_samples.size(); at += 700) {
            QVERIFY(writer->append(std::span(m_samples).subspan(at, std::min<std::size_t>(700, m_samples.size() - at))).ok());
            QVERIFY(growing->follow().ok());
            QCOMPARE(growing->frameCount(), static_cast<SampleIndex>(writer->frames()));
            std::vector<float> part(900);
            const auto first = at < 200 ? 0 : at - 200;
            const auto count = growing->read(static_cast<SampleIndex>(first), part);
            QCOMPARE(*count, std::min<std::size_t>(900, writer->frames() - first));
            QVERIFY(std::equal(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(*count),
                               m_samples.begin() + static_cast<std::ptrdiff_t>(first)));
        }
        QVERIFY(writer->gap(321, GapReason::Paused).ok());
        QVERIFY(writer->finish().ok());
        QVERIFY(growing->follow().ok());
        QCOMPARE(growing->sampleRate(), 1000);
        QCOMPARE(growing->frameCount(), static_cast<SampleIndex>(m_samples.size() + 321));
        std::vector<float> early(500);
        QCOMPARE(*growing->read(segmentFrames - 250, early), std::size_t{500});
        QVERIFY(std::equal(early.begin(), early.end(), m_samples.begin() + static_cast<std::ptrdiff_t>(segmentFrames) - 250));
        QCOMPARE(*growing->read(growing->frameCount() - 3, early), std::size_t{3});
        QVERIFY(early[0] == 0.0f && early[2] == 0.0f);
    }

    /// A block that is only half there is not given, and not missed once it is whole; what was changed is refused.
    void halfABlockIsWaitedFor()
    {
        m_samples.resize(1000);
        write(m_place);
        const auto whole = readAll(m_place.segmentFile(0));
        auto growing = *GrowingTrackSource::create(m_place, m_key);
        writeAll(m_place.segmentFile(0), whole.substr(0, 50));
        QVERIFY(growing->follow().ok());
        QCOMPARE(growing->frameCount(), 0);
        writeAll(m_place.segmentFile(0), whole.substr(0, whole.size() / 2));
        QVERIFY(growing->follow().ok());
        const auto half = growing->frameCount();
        QVERIFY(half > 0 && half < 1000 && half % 50 == 0);
        writeAll(m_place.segmentFile(0), whole);
        QVERIFY(growing->follow().ok());
        QCOMPARE(growing->frameCount(), 1000);
        auto changed = whole;
        changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 4);
        writeAll(m_place.segmentFile(0), changed);
        QCOMPARE((*GrowingTrackSource::create(m_place, m_key))->follow().error().code, ErrorCode::CorruptFile);
        m_samples = tone(3 * segmentFrames + 777);
    }

    void nothingThereIsSaid() { QCOMPARE(open(std::nullopt).error().code, ErrorCode::FileNotFound); }
};

QTEST_APPLESS_MAIN(VaultTrackTest)
#include "vault_track_test.moc"
