// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/atomic_file.h"
#include "engine/io/run_journal.h"
#include "engine/io/sha256.h"
#include "engine/io/utterance_json.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace undertone;
namespace fs = std::filesystem;

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
    if (index > 0) {
        utterance.lossBefore = 1.0 / (3.0 + index);
        utterance.updateNorm = 1e-3 / 3.0;
    }
    utterance.tokens = 18;
    utterance.tokenSpan = {18 * index, 18 * index + 18};
    utterance.device = "cpu";
    return utterance;
}

/// No file may grow past `bytes`: a write gets what fits, and the next one an error, as on a disk that is full.
class FileSizeLimit {
public:
    explicit FileSizeLimit(std::size_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace

class IoRunJournalTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return fs::path(m_folder->path().toStdString()) / "runs"; }
    fs::path file() const { return root() / key / "journal.jsonl"; }
    Result<RunJournal> open(const std::vector<std::string>& names = labels) const
    {
        return RunJournal::open(root(), key, names, MemoryMode::Dpm);
    }
    void interruptedRun(int rows) const
    {
        auto journal = open();
        for (int i = 0; i < rows; ++i) {
            if (!journal->append(row(i)).ok())
                qFatal("cannot append");
        }
    }
    std::string text() const { return *readTextFile(file(), 1 << 20); }
    std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(root() / key))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aRunIsTakenUpWhereItStopped()
    {
        interruptedRun(3);
        auto journal = open();
        QVERIFY2(journal.ok(), journal.ok() ? "" : englishSentence(journal.error()).c_str());
        QCOMPARE(journal->recovered().size(), std::size_t{3});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(utteranceToJson(journal->recovered()[static_cast<std::size_t>(i)], labels, MemoryMode::Dpm),
                     utteranceToJson(row(i), labels, MemoryMode::Dpm));
        QCOMPARE(journal->recovered()[2].lossBefore, row(2).lossBefore);  // to the last bit
        QVERIFY(!journal->append(row(2)).ok());
        QVERIFY(journal->append(row(3)).ok());
    }

    void nothingIsLeftAfterAGoodEnd()
    {
        auto journal = open();
        QVERIFY(journal->append(row(0)).ok());
        const std::vector<std::uint8_t> memory{1, 2, 3};
        QVERIFY(journal->saveCheckpoint(1, memory).ok());
        QVERIFY(journal->close().ok());
        QVERIFY(!fs::exists(root() / key));
    }

    void aCompleteRunKeepsItsRowsButNoMemory()
    {
        {
            auto journal = open();
            for (int i = 0; i < 3; ++i)
                QVERIFY(journal->append(row(i)).ok());
            QVERIFY(journal->saveCheckpoint(3, std::vector<std::uint8_t>{1, 2, 3}).ok());
            QVERIFY(writeFileAtomically(root() / key / ".memory.bin.1.0.tmp", "half a memory of a program that was killed").ok());
            QVERIFY(journal->markComplete().ok());
            QCOMPARE(files(), (std::vector<std::string>{".lock", "journal.jsonl"}));
            QVERIFY(!journal->append(row(3)).ok());
        }
        auto journal = open();
        QVERIFY(journal->isComplete());
        QCOMPARE(journal->recovered().size(), std::size_t{3});
        QVERIFY(!journal->append(row(3)).ok());
        QVERIFY(journal->markComplete().ok());
        QCOMPARE(open().error().code, ErrorCode::FileNotWritable);  // held
    }

    void onlyACompleteRunIsForgotten()
    {
        interruptedRun(3);
        QVERIFY(RunJournal::removeComplete(root(), key).ok());
        QCOMPARE(open()->recovered().size(), std::size_t{3});
        {
            auto journal = open();
            QVERIFY(journal->markComplete().ok());
            QVERIFY(RunJournal::removeComplete(root(), key).ok());
            QVERIFY2(fs::exists(root() / key), "a run that a program holds was removed");
        }
        // Of a journal that says it is complete and is not, every row counts.
        const std::string whole = text();
        const auto secondRow = whole.find("\n{\"index\":1") + 1;
        const auto thirdRow = whole.find("\n{\"index\":2") + 1;
        QVERIFY(writeFileAtomically(file(), whole.substr(0, secondRow) + whole.substr(thirdRow)).ok());
        QVERIFY(RunJournal::removeComplete(root(), key).ok());
        QVERIFY(fs::exists(root() / key));
        QVERIFY(writeFileAtomically(file(), whole).ok());
        QVERIFY(RunJournal::removeComplete(root(), key).ok());
        QVERIFY(!fs::exists(root() / key));
        QVERIFY(RunJournal::removeComplete(root(), key).ok());
        QVERIFY(RunJournal::removeComplete(root(), "../../elsewhere").ok());
    }

    /// A disk that is full in the middle of a row, and has room again later.
    void aFullDiskLosesNothing()
    {
        const std::vector<std::uint8_t> memory(200, 7);
        auto journal = open();
        for (int i = 0; i < 2; ++i)
            QVERIFY(journal->append(row(i)).ok());
        QVERIFY(journal->saveCheckpoint(2, memory).ok());
        const std::string before = text();
        {
            const FileSizeLimit full(before.size() + 20);
            const auto refused = journal->append(row(2));
            QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
            QVERIFY(!journal->saveCheckpoint(2, std::vector<std::uint8_t>(5000, 9)).ok());
        }
        QCOMPARE(text(), before);
        QCOMPARE(files(), (std::vector<std::string>{".lock", "journal.jsonl", "memory.bin"}));
        QVERIFY(journal->append(row(2)).ok());
        journal = Error{ErrorCode::Internal, "let go of the lock", {}};
        auto again = open();
        QCOMPARE(again->recovered().size(), std::size_t{3});
        const auto kept = again->loadCheckpoint();
        QVERIFY(kept && kept->bytes == memory && kept->sentences == 2);
    }

    void onlyTheOwnerCanRead()
    {
        interruptedRun(1);
        QCOMPARE(fs::status(root() / key).permissions() & fs::perms::all, fs::perms::owner_all);
    }

    void aJournalCutAnywhereGivesItsWholeRows()
    {
        interruptedRun(3);
        const std::string whole = text();
        for (std::size_t size = 0; size < whole.size(); size += 11) {
            QVERIFY(writeFileAtomically(file(), whole.substr(0, size)).ok());
            const auto lines = static_cast<std::size_t>(std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
            auto journal = open();
            QVERIFY(journal.ok());
            const std::size_t rows = lines > 0 ? lines - 1 : 0;
            QCOMPARE(journal->recovered().size(), rows);
            QVERIFY(journal->append(row(static_cast<int>(rows))).ok());
            journal = Error{ErrorCode::Internal, "let go of the lock", {}};
            QCOMPARE(open()->recovered().size(), rows + 1);
        }
    }

    void allBehindABrokenLineIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("zeros of a power cut") << QByteArray(200, '\0');
        QTest::newRow("no JSON") << QByteArray("{\"index\":");
        QTest::newRow("a row twice") << QByteArray::fromStdString(utteranceToJson(row(1), labels, MemoryMode::Dpm));
        QTest::newRow("a row left out") << QByteArray::fromStdString(utteranceToJson(row(5), labels, MemoryMode::Dpm));
        QTest::newRow("other labels") << QByteArray::fromStdString(utteranceToJson(row(2), {"a", "b", "c", "d"}, MemoryMode::Dpm));
        QTest::newRow("deep") << QByteArray(100000, '[');
    }

    void allBehindABrokenLineIsCutOff()
    {
        QFETCH(QByteArray, line);
        interruptedRun(2);
        const std::string good = text();
        const std::string next = utteranceToJson(row(2), labels, MemoryMode::Dpm);
        QVERIFY(writeFileAtomically(file(), good + line.toStdString() + "\n" + next + "\n").ok());
        auto journal = open();
        QVERIFY(journal.ok());
        QCOMPARE(journal->recovered().size(), std::size_t{2});
        QCOMPARE(text(), good);
    }

    void anotherHeaderStartsAfresh()
    {
        interruptedRun(2);
        {
            auto journal = open();
            const std::vector<std::uint8_t> memory{1, 2, 3};
            QVERIFY(journal->saveCheckpoint(1, memory).ok());
        }
        auto journal = open({"ang", "hap"});
        QVERIFY(journal.ok());
        QVERIFY(journal->recovered().empty());
        QVERIFY(!journal->loadCheckpoint());
    }

    void memoryComesBackAndIsReplaced()
    {
        interruptedRun(0);
        const std::vector<std::uint8_t> first(1000, 7), second(5000, 9);
        {
            auto journal = open();
            for (int i = 0; i < 4; ++i)
                QVERIFY(journal->append(row(i)).ok());
            QVERIFY(!journal->saveCheckpoint(5, first).ok());
            QVERIFY(journal->saveCheckpoint(2, first).ok());
            QVERIFY(journal->saveCheckpoint(3, second).ok());
        }
        auto journal = open();
        const auto memory = journal->loadCheckpoint();
        QVERIFY(memory.has_value());
        QCOMPARE(memory->sentences, std::size_t{3});
        QVERIFY(memory->bytes == second);
    }

    void damagedMemoryIsNotTaken()
    {
        const std::vector<std::uint8_t> memory(500, 7);
        {
            auto journal = open();
            for (int i = 0; i < 3; ++i)
                QVERIFY(journal->append(row(i)).ok());
            QVERIFY(journal->saveCheckpoint(3, memory).ok());
        }
        const fs::path at = root() / key / "memory.bin";
        const std::string whole = *readTextFile(at, 1 << 20);
        for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{60}, whole.size() - 1}) {
            QVERIFY(writeFileAtomically(at, whole.substr(0, size)).ok());
            QVERIFY(!open()->loadCheckpoint());
        }
        for (std::size_t place = 0; place < whole.size(); place += 7) {
            std::string flipped = whole;
            flipped[place] ^= 1;
            QVERIFY(writeFileAtomically(at, flipped).ok());
            const auto journal = open();
            const auto taken = journal->loadCheckpoint();
            // Only the count of sentences may differ without the digest seeing it, and never past the rows there are.
            QVERIFY(!taken || (taken->bytes == memory && taken->sentences <= 3));
        }
        QVERIFY(writeFileAtomically(at, whole).ok());
        // A memory of more sentences than the torn journal holds is of no use.
        const std::string rows = text();
        QVERIFY(writeFileAtomically(file(), rows.substr(0, rows.size() - 2)).ok());
        QVERIFY(!open()->loadCheckpoint());
    }

    void aMemoryOverTheBudgetIsNotKept()
    {
        RunJournalOptions options;
        options.maxCheckpointBytes = 100;
        auto journal = RunJournal::open(root(), key, labels, MemoryMode::Dpm, options);
        QVERIFY(journal->append(row(0)).ok());
        QVERIFY(journal->saveCheckpoint(1, std::vector<std::uint8_t>(101, 1)).ok());
        QVERIFY(!journal->loadCheckpoint());
    }

    void oneProgramAtATime()
    {
        auto journal = open();
        QVERIFY(journal.ok());
        const auto second = open();
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::FileNotWritable);
        QVERIFY(englishSentence(second.error()).find("another program") != std::string::npos);
    }

    void killNineLosesNoRow()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            auto journal = open();
            for (int i = 0; i < 5; ++i) {
                if (!journal->append(row(i)).ok())
                    ::_exit(1);
            }
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        QCOMPARE(open()->recovered().size(), std::size_t{5});
    }

    void staleRunsGoHeldOnesStay()
    {
        interruptedRun(1);
        const std::string other(64, 'b');
        auto held = RunJournal::open(root(), other, labels, MemoryMode::Dpm);
        fs::create_directories(root() / "not-a-run");
        const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24 * 40);
        fs::last_write_time(file(), old);
        fs::last_write_time(root() / other / "journal.jsonl", old);
        QCOMPARE(removeStaleRuns(root(), std::chrono::hours(24 * 30)), 1);
        QVERIFY(!fs::exists(root() / key));
        QVERIFY(fs::exists(root() / other));
        QVERIFY(fs::exists(root() / "not-a-run"));
    }

    void unwritableRootAndBadKey()
    {
        QVERIFY(writeFileAtomically(root().parent_path() / "file", "x").ok());
        QCOMPARE(RunJournal::open(root().parent_path() / "file/below", key, labels, MemoryMode::Dpm).error().code,
                 ErrorCode::FileNotWritable);
        QCOMPARE(RunJournal::open(root(), "../../elsewhere", labels, MemoryMode::Dpm).error().code, ErrorCode::InvalidArgument);
    }

    void aJournalThatIsALinkIsRefused()
    {
        fs::create_directories(root() / key);
        const fs::path target = root() / "target";
        QVERIFY(writeFileAtomically(target, "of someone else").ok());
        fs::create_symlink(target, file());
        QCOMPARE(open().error().code, ErrorCode::FileNotWritable);
        QCOMPARE(*readTextFile(target, 100), std::string("of someone else"));
    }
};

QTEST_GUILESS_MAIN(IoRunJournalTest)
#include "io_run_journal_test.moc"
