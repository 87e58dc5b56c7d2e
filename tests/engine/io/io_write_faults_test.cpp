// SPDX-License-Identifier: GPL-3.0-or-later
// Each writer of engine/io on a disk that fails at its k-th call, for every k, and on one that is full.
#include "engine/io/atomic_file.h"
#include "engine/io/blob_store.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/model_directory.h"
#include "engine/io/run_journal.h"
#include "engine/io/safetensors.h"
#include "engine/io/token_cache.h"
#include "engine/messages/catalogue.h"
#include "tests/support/file_faults.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace undertone;
namespace fs = std::filesystem;
using test::failEachCall;
using test::FileFaults;
using test::filesUnder;

namespace {

const std::vector<std::string> labels{"ang", "hap", "sad", "neu"};
const std::string key(64, 'a');

UtteranceAnalysis row(int index)
{
    UtteranceAnalysis utterance;
    utterance.index = index;
    utterance.startSeconds = index;
    utterance.endSeconds = index + 0.7;
    utterance.speaker = "S";
    utterance.probabilities = {0.7, 0.1, 0.1, 0.1};
    utterance.tokens = 18;
    utterance.tokenSpan = {18 * index, 18 * index + 18};
    utterance.device = "cpu";
    return utterance;
}

std::string contentOf(const fs::path& file)
{
    const auto text = readTextFile(file, std::size_t{1} << 20);
    return text ? *text : "(" + englishSentence(text.error()) + ")";
}

}  // namespace

class IoWriteFaultsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path file() const { return root() / "file"; }

    // A file written whole over an earlier one: after a failure that one stands untouched, and nothing lies beside it.
    test::FaultFindings overwrite(const std::function<Status()>& writeOld, const std::function<Status()>& writeNew)
    {
        if (!writeNew().ok())
            return {"cannot be written at all"};
        const auto newContent = contentOf(file());
        const auto old = [&] { return writeOld().ok() ? contentOf(file()) : std::string("?"); };
        const auto oldContent = old();
        if (oldContent == newContent)
            return {"the contents are the same"};
        return failEachCall(
            root(), [&] { old(); }, writeNew,
            [&](bool succeeded) -> std::string {
                if (filesUnder(root()) != std::vector<std::string>{"file"})
                    return "lies there: " + test::joined(filesUnder(root()));
                return contentOf(file()) == (succeeded ? newContent : oldContent)
                    ? ""
                    : "the file holds neither what it held nor what was written";
            });
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theDiskFailsWhereItIsAsked()
    {
        {
            const auto faults = FileFaults::failingAt(root(), 2, EIO);
            std::ofstream stream(file());  // libstdc++'s own calls count: this is the first
            stream << "text" << std::flush;
            QVERIFY(!stream);
            QVERIFY(faults.hit());
            QCOMPARE(faults.failedCall(), "write " + file().string());
            std::ofstream elsewhere("/dev/null");
            elsewhere << "text" << std::flush;
            QVERIFY(elsewhere.good());
        }
        {
            const auto faults = FileFaults::full(root(), 3);
            std::ofstream stream(file(), std::ios::trunc);
            stream << "text" << std::flush;
            QVERIFY(!stream);
        }
        QCOMPARE(contentOf(file()), std::string("tex"));
        std::ofstream(file()) << "text";
        QCOMPARE(contentOf(file()), std::string("text"));
    }

    void aText()
    {
        VERIFY_NO_FINDINGS(overwrite([&] { return writeFileAtomically(file(), "old"); },
                                     [&] { return writeFileAtomically(file(), std::string(5000, 'n')); }));
    }

    void aTextWhereNoneWas()
    {
        VERIFY_NO_FINDINGS(failEachCall(
            root(), [&] { fs::remove(file()); }, [&] { return writeFileAtomically(file(), "new"); },
            [&](bool succeeded) -> std::string {
                const auto there = filesUnder(root());
                if (succeeded)
                    return contentOf(file()) == "new" ? "" : "the file is not what was written";
                return there.empty() ? "" : "lies there: " + test::joined(there);
            }));
    }

    void tensors()
    {
        const std::vector<float> numbers(1000, 0.5f);
        const auto write = [&](std::int64_t rows) {
            const auto bytes = std::as_bytes(std::span(numbers)).first(static_cast<std::size_t>(rows) * 40);
            return writeSafetensors(file(), {{"weight", {TensorDtype::F32, {rows, 10}, bytes}}}, {{"rows", std::to_string(rows)}});
        };
        VERIFY_NO_FINDINGS(overwrite([&] { return write(2); }, [&] { return write(100); }));
    }

    void dialogueTokens()
    {
        const auto write = [&](int codes) {
            DialogueTokens tokens{labels, 32, std::string(64, '1'), "{}", {}};
            TokenDialogue dialogue{"d", "test", {}, "", ""};
            dialogue.sentences.push_back({std::vector<std::int32_t>(static_cast<std::size_t>(codes), 7), 1, "A", 0.0, 1.0});
            tokens.dialogues.push_back(dialogue);
            return writeDialogueTokens(file(), tokens);
        };
        VERIFY_NO_FINDINGS(overwrite([&] { return write(3); }, [&] { return write(300); }));
    }

    void aCacheOfTokens()
    {
        PlainBlobStore store(root());
        TokenCacheKey cacheKey;
        cacheKey.audioSha256 = key;
        cacheKey.cuts = {{0.0, 1.0}, {1.0, 2.0}};
        const std::vector<std::vector<std::int32_t>> codes{{1, 2, 3}, {4, 5}};
        const auto clear = [&] {
            for (const auto& entry : fs::directory_iterator(root()))
                fs::remove_all(entry.path());
        };
        VERIFY_NO_FINDINGS(failEachCall(
            root(), clear, [&] { return TokenCache(store).save(cacheKey, codes); },
            [&](bool succeeded) -> std::string {
                TokenCache cache(store);
                const auto read = cache.load(cacheKey);
                if (succeeded ? read != codes : read.has_value())
                    return "the cache does not hold what was said";
                const auto there = filesUnder(root());
                const auto files = std::count_if(there.begin(), there.end(), [](const std::string& name) { return !name.ends_with('/'); });
                return files == (succeeded ? 1 : 0) ? "" : "lies there: " + test::joined(there);
            }));
    }

    void aRunsJournalKeepsWhatItAcknowledged()
    {
        constexpr int before = 2, wanted = 6;
        int acknowledged = 0;
        std::size_t remembered = 0;
        const std::vector<std::uint8_t> memory(3000, 5);
        const auto prepare = [&] {
            fs::remove_all(root() / "runs");
            auto journal = RunJournal::open(root() / "runs", key, labels, MemoryMode::Dpm);
            for (acknowledged = 0; acknowledged < before; ++acknowledged) {
                if (!journal->append(row(acknowledged)))
                    qFatal("cannot append");
            }
            remembered = 0;
        };
        const auto work = [&]() -> Status {
            auto journal = RunJournal::open(root() / "runs", key, labels, MemoryMode::Dpm);
            if (!journal)
                return journal.error();
            while (acknowledged < wanted) {
                TRY(journal->append(row(acknowledged)));
                ++acknowledged;
                TRY(journal->saveCheckpoint(static_cast<std::size_t>(acknowledged), memory));
                remembered = static_cast<std::size_t>(acknowledged);
            }
            return {};
        };
        VERIFY_NO_FINDINGS(failEachCall(root(), prepare, work, [&](bool succeeded) -> std::string {
            auto journal = RunJournal::open(root() / "runs", key, labels, MemoryMode::Dpm);
            if (!journal)
                return "it does not open again: " + englishSentence(journal.error());
            const auto rows = static_cast<int>(journal->recovered().size());
            if (rows < acknowledged || (succeeded && rows != wanted))
                return std::to_string(rows) + " rows of " + std::to_string(acknowledged) + " acknowledged";
            const auto checkpoint = journal->loadCheckpoint();
            if (remembered > 0 && (!checkpoint || checkpoint->sentences < remembered || checkpoint->bytes != memory))
                return "the memory is lost";
            if (!journal->append(row(rows)))
                return "it does not go on";
            for (const auto& name : filesUnder(root())) {
                if (name.ends_with(".tmp"))
                    return "lies there: " + name;
            }
            return "";
        }));
    }

    void aRowThatFailedMayBeWrittenAgain()
    {
        const std::size_t length = utteranceLength();
        for (std::uint64_t room = 0; room < length; ++room) {
            fs::remove_all(root() / "runs");
            auto journal = RunJournal::open(root() / "runs", key, labels, MemoryMode::Dpm);
            QVERIFY(journal->append(row(0)).ok());
            {
                const auto faults = FileFaults::full(root(), room);
                QVERIFY(!journal->append(row(1)).ok());
            }
            QVERIFY(journal->append(row(1)).ok());
            QVERIFY(journal->append(row(2)).ok());
            journal = Error{ErrorCode::Internal, "let go of the lock", {}};
            QCOMPARE(RunJournal::open(root() / "runs", key, labels, MemoryMode::Dpm)->recovered().size(), std::size_t{3});
        }
    }

private:
    std::size_t utteranceLength() const
    {
        auto journal = RunJournal::open(root() / "runs", key, labels, MemoryMode::Dpm);
        const auto journalFile = root() / "runs" / key / "journal.jsonl";
        const auto before = fs::file_size(journalFile);
        if (!journal->append(row(0)))
            qFatal("cannot append");
        return fs::file_size(journalFile) - before;
    }
};

QTEST_GUILESS_MAIN(IoWriteFaultsTest)
#include "io_write_faults_test.moc"
