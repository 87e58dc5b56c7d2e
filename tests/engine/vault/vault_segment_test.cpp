// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/sealed_segment.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

class VaultSegmentTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SecretBytes m_key = std::move(SecretBytes::random(keyBytes)).value();
    SegmentHead m_head{SealId::random(), SealId::random(), 3, 7, 1000, 12345};
    std::vector<float> m_samples = tone(250);

    std::filesystem::path file() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    Status write(const std::filesystem::path& path, bool finish = true)
    {
        auto writer = SegmentWriter::create(path, m_head, m_key);
        if (!writer)
            return writer.error();
        TRY(writer->append(std::span(m_samples).first(130)));
        TRY(writer->gap(5'000'000'000, GapReason::Unplugged));
        TRY(writer->append(std::span(m_samples).subspan(130)));
        return finish ? writer->finish() : Status();
    }

private Q_SLOTS:
    void samplesAndGapsComeBackExactly()
    {
        QVERIFY(write(file()).ok());
        const auto content = readSegment(file(), m_key);
        QVERIFY(content.ok());
        QVERIFY(content->head == m_head);
        QVERIFY(content->isComplete);
        QCOMPARE(content->frames, 5'000'000'250u);
        QVERIFY(content->samples == m_samples);
        std::vector<std::uint64_t> frames;
        std::uint64_t gaps = 0;
        for (const auto& stretch : content->stretches) {
            if (stretch.gap) {
                QVERIFY(*stretch.gap == GapReason::Unplugged);
                gaps += stretch.frames;
            } else {
                QVERIFY(stretch.frames <= m_head.sampleRate / 10);  // a tenth of a second at most
            }
        }
        QCOMPARE(gaps, 5'000'000'000u);
        QVERIFY(filesThatShow(m_folder.path().toStdString(), {bytesOfSamples(std::span(m_samples).subspan(100, 8))}).empty());
    }

    void everyChangedByteIsSeen()
    {
        QVERIFY(write(file()).ok());
        const auto missed = undetectedFlips(file(), [&] {
            const auto content = readSegment(file(), m_key);
            return !content.ok() || !content->isComplete;
        });
        QVERIFY2(missed.empty(), qPrintable(QString("first at %1 of %2").arg(missed.empty() ? 0 : missed[0]).arg(missed.size())));
    }

    /// A cut file gives whole blocks only, and never looks complete.
    void aCutFileIsNotComplete()
    {
        QVERIFY(write(file()).ok());
        const auto whole = readAll(file());
        std::size_t most = 0;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            writeAll(file(), whole.substr(0, size));
            const auto content = readSegment(file(), m_key);
            if (!content.ok())
                continue;
            QVERIFY(!content->isComplete);
            QVERIFY(content->samples.size() <= m_samples.size() && content->samples.size() >= most);
            most = content->samples.size();
            QVERIFY(std::equal(content->samples.begin(), content->samples.end(), m_samples.begin()));
        }
        QCOMPARE(most, m_samples.size());
        writeAll(file(), whole + "x");
        QVERIFY(!readSegment(file(), m_key).ok());
    }

    void anotherKeyOpensNothing()
    {
        QVERIFY(write(file()).ok());
        const auto other = std::move(SecretBytes::random(keyBytes)).value();
        QCOMPARE(readSegment(file(), other).error().code, ErrorCode::CorruptFile);
    }

    void blocksCannotChangePlaces()
    {
        QVERIFY(write(file()).ok());
        const auto whole = readAll(file());
        const std::size_t head = 92, block = 4 + 17 + 10 + 100 * 4;  // of the first: 100 samples
        auto swapped = whole;
        const auto second = 4u + 17 + 10 + 30 * 4;  // 30 samples, where the gap comes
        swapped =
            whole.substr(0, head) + whole.substr(head + block, second) + whole.substr(head, block) + whole.substr(head + block + second);
        QCOMPARE(swapped.size(), whole.size());
        writeAll(file(), swapped);
        QVERIFY(!readSegment(file(), m_key).ok());
        writeAll(file(), whole.substr(0, head) + whole.substr(head + block));  // one removed
        QVERIFY(!readSegment(file(), m_key).ok());
    }

    void aDiskThatFailsKeepsWhatWasWritten()
    {
        const std::filesystem::path folder = m_folder.filePath("faults").toStdString();
        std::filesystem::create_directories(folder);
        VERIFY_NO_FINDINGS(failEachCall(
            folder, [&] { std::filesystem::remove(folder / "s"); }, [&] { return write(folder / "s"); },
            [&](bool succeeded) -> std::string {
                const auto content = readSegment(folder / "s", m_key);
                if (succeeded)
                    return content.ok() && content->isComplete && content->samples == m_samples ? "" : "not all is there";
                if (!content)
                    return readAll(folder / "s").size() < 92 ? "" : "what was written cannot be read";
                return std::equal(content->samples.begin(), content->samples.end(), m_samples.begin()) ? "" : "other samples";
            }));
    }

    void ratesAreBounded()
    {
        for (const std::uint32_t rate : {0u, 9u, 768'001u}) {
            auto head = m_head;
            head.sampleRate = rate;
            QCOMPARE(SegmentWriter::create(file(), head, m_key).error().code, ErrorCode::InvalidArgument);
        }
    }
};

QTEST_APPLESS_MAIN(VaultSegmentTest)
#include "vault_segment_test.moc"
