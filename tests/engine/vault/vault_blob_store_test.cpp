// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/run_journal.h"
#include "engine/vault/sealed_blob_store.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::string key(64, 'a'), otherKey(64, 'b');

std::span<const std::byte> bytesIn(const std::string& text)
{
    return std::as_bytes(std::span(text));
}

}  // namespace

class VaultBlobStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SecretBytes m_secret = std::move(SecretBytes::random(keyBytes)).value();
    SealId m_id = SealId::random();
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    SecretBytes secret() const { return std::move(SecretBytes::copyOf(m_secret.bytes())).value(); }
    SealedBlobStore store() const { return {folder(), m_id, secret()}; }
    std::filesystem::path onlyFile() const
    {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder())) {
            if (entry.is_regular_file())
                return entry.path();
        }
        return {};
    }

private Q_SLOTS:
    void cleanup() { std::filesystem::remove_all(folder()), std::filesystem::create_directories(folder()); }

    void blobsComeBackAndShowNothing()
    {
        const std::string text = "what Annegret said";
        QVERIFY(store().put(key, bytesIn(text)).ok());
        const auto found = store().get(key);
        QVERIFY(found.ok() && *found);
        QVERIFY(std::ranges::equal(**found, bytesIn(text)));
        QVERIFY(!*store().get(otherKey));
        QVERIFY(filesThatShow(folder(), {"Annegret", key}).empty());
        QVERIFY(store().remove(key).ok());
        QVERIFY(!*store().get(key));
        QCOMPARE(store().put("none", {}).error().code, ErrorCode::InvalidArgument);
    }

    void everyChangedByteIsSeen()
    {
        QVERIFY(store().put(key, bytesIn("what Annegret said")).ok());
        const auto missed = undetectedFlips(onlyFile(), [&] { return !store().get(key).ok(); });
        QVERIFY(missed.empty());
        const auto whole = readAll(onlyFile());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            writeAll(onlyFile(), whole.substr(0, size));
            QVERIFY(!store().get(key).ok());
        }
    }

    /// A blob under the name of another is none.
    void blobsCannotChangePlaces()
    {
        QVERIFY(store().put(key, bytesIn("one")).ok());
        const auto file = onlyFile();
        const auto one = readAll(file);
        QVERIFY(store().remove(key).ok());
        QVERIFY(store().put(otherKey, bytesIn("two")).ok());
        writeAll(onlyFile(), one);
        QVERIFY(!store().get(otherKey).ok());
    }

    void withoutItsKeyABlobIsUnreadable()
    {
        QVERIFY(store().put(key, bytesIn("one")).ok());
        SealedBlobStore other(folder(), SealId::random(), std::move(SecretBytes::random(keyBytes)).value());
        QVERIFY(!*other.get(key));  // it does not even know the name
    }

    /// A run is taken up as one in clear is, by whoever has the key; for others it was never begun.
    void aJournalIsTakenUpSealed()
    {
        const std::vector<std::string> labels{"ang", "hap"};
        RunJournalOptions options;
        options.sealer = makeJournalSealer(secret());
        const std::vector<std::uint8_t> memory(1000, 77);
        const auto row = [](int index) {
            UtteranceAnalysis utterance;
            utterance.index = index;
            utterance.endSeconds = 1.0;
            utterance.speaker = "Annegret";
            utterance.probabilities = {0.9, 0.1};
            utterance.device = "cpu";
            return utterance;
        };
        {
            auto journal = RunJournal::open(folder(), key, labels, MemoryMode::Dpm, options);
            QVERIFY(journal.ok());
            QVERIFY(journal->append(row(0)).ok() && journal->append(row(1)).ok());
            QVERIFY(journal->saveCheckpoint(2, memory).ok());
        }
        QVERIFY(filesThatShow(folder(), {"Annegret", "ang", "emotion", key, std::string(100, char{77})}).empty());
        {
            auto journal = RunJournal::open(folder(), key, labels, MemoryMode::Dpm, options);
            QCOMPARE(journal->recovered().size(), std::size_t{2});
            QCOMPARE(journal->recovered()[1].speaker, std::string("Annegret"));
            QVERIFY(journal->loadCheckpoint() && journal->loadCheckpoint()->bytes == memory);
            QVERIFY(journal->markComplete().ok());
        }
        QVERIFY(RunJournal::removeComplete(folder(), key, nullptr).ok());
        QVERIFY(!std::filesystem::is_empty(folder()));
        QVERIFY(RunJournal::removeComplete(folder(), key, options.sealer.get()).ok());
        QVERIFY(std::filesystem::is_empty(folder()));
    }

    void linesOfAJournalAreSealed()
    {
        const auto sealer = makeJournalSealer(secret());
        const auto line = sealer->sealLine("{\"emotion\":\"ang\"}");
        QVERIFY(line.find('\n') == std::string::npos && line.find("ang") == std::string::npos);
        QCOMPARE(*sealer->openLine(line), std::string("{\"emotion\":\"ang\"}"));
        for (std::size_t i = 0; i < line.size(); ++i) {
            auto changed = line;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            const auto opened = sealer->openLine(changed);
            QVERIFY(!opened || changed == line);
        }
        const ByteVector memory{1, 2, 3};
        auto sealed = sealer->sealBytes(memory);
        QVERIFY(*sealer->openBytes(sealed) == memory);
        sealed.back() ^= 1;
        QVERIFY(!sealer->openBytes(sealed));
        QCOMPARE(sealer->sealedName(key).size(), 64u);
        QVERIFY(sealer->sealedName(key) != sealer->sealedName(otherKey));
    }
};

QTEST_APPLESS_MAIN(VaultBlobStoreTest)
#include "vault_blob_store_test.moc"
