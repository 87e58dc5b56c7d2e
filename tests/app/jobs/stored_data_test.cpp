// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/storage/stored_data.h"
#include "engine/io/folder_lock.h"
#include "tests/support/vault_folder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

class StoredDataTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] fs::path path(const char* name) const { return m_folder->filePath(QLatin1String(name)).toStdString(); }
    void write(const char* name, std::size_t bytes) const
    {
        fs::create_directories(path(name).parent_path());
        writeAll(path(name), std::string(bytes, 'x'));
    }
    static const StoredItem* find(const std::vector<StoredItem>& items, StoredKind kind)
    {
        const auto found = std::ranges::find(items, kind, &StoredItem::kind);
        return found == items.end() ? nullptr : &*found;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, QByteArray::fromStdString(path(variable).string()));
        write("XDG_CACHE_HOME/undertone/tokens/ab/abcdef", 1000);
        write("XDG_CACHE_HOME/undertone/tokens/cd/cdefab", 500);
        write("XDG_STATE_HOME/undertone/runs/one/journal.jsonl", 10);
        write("XDG_STATE_HOME/undertone/runs/two/journal.jsonl", 20);
        write("XDG_DATA_HOME/undertone/models/mine/undertone.json", 7);
        write("XDG_CONFIG_HOME/undertone/undertone.conf", 3);
        write("XDG_DATA_HOME/undertone/corpora/IEMOCAP-0123456789/projects/Ses01.undertone", 40);
        write("XDG_DATA_HOME/undertone/corpora/IEMOCAP-0123456789/results/ab/Ses01.json", 2);
        write("XDG_DATA_HOME/undertone/corpora/MELD-0123456789/recordings.txt", 6);
        write("vault/s/session.undertone", 90);
        write("vault/s/audio/00-000000.segment", 10);
        write("vault/keyring.undertone", 5);
    }

    void everythingIsListedWithItsSize()
    {
        const auto items = storedData(path("vault"));
        QCOMPARE(items.size(), std::size_t{7});
        QCOMPARE(find(items, StoredKind::SpeechCodes)->bytes, std::uint64_t{1500});
        QCOMPARE(find(items, StoredKind::SpeechCodes)->files, std::uint64_t{2});
        QCOMPARE(find(items, StoredKind::InterruptedRuns)->bytes, std::uint64_t{30});
        QCOMPARE(find(items, StoredKind::Model)->path.filename(), fs::path("mine"));
        QCOMPARE(find(items, StoredKind::CorpusWorkplace)->path.filename(), fs::path("IEMOCAP-0123456789"));
        QCOMPARE(find(items, StoredKind::CorpusWorkplace)->bytes, std::uint64_t{42});
        QCOMPARE(find(items, StoredKind::Settings)->files, std::uint64_t{1});
        QCOMPARE(find(items, StoredKind::Session)->bytes, std::uint64_t{100});
    }

    void whatIsDeletedIsGoneAndNothingElse()
    {
        const auto items = storedData(path("vault"));
        QVERIFY(deleteStoredData(*find(items, StoredKind::SpeechCodes)).ok());
        QVERIFY(deleteStoredData(*find(items, StoredKind::Model)).ok());
        QVERIFY(!fs::exists(path("XDG_CACHE_HOME/undertone/tokens/ab/abcdef")));
        QVERIFY(!fs::exists(path("XDG_DATA_HOME/undertone/models/mine")));
        const auto left = storedData(path("vault"));
        QCOMPARE(left.size(), std::size_t{5});
        QVERIFY(fs::exists(path("vault/s/session.undertone")));
    }

    void whatAProgramUsesStays()
    {
        const auto items = storedData({});
        {
            const auto held = FolderLock::take(path("XDG_STATE_HOME/undertone/runs/two"));
            QVERIFY(held.ok());
            const auto removed = deleteStoredData(*find(items, StoredKind::InterruptedRuns));
            QCOMPARE(removed.error().code, ErrorCode::FileNotWritable);
        }
        QVERIFY(!fs::exists(path("XDG_STATE_HOME/undertone/runs/one")));
        QVERIFY(fs::exists(path("XDG_STATE_HOME/undertone/runs/two/journal.jsonl")));
    }

    /// A project of a dialogue that is open, or a batch that writes its results, anywhere in it.
    void workOnACorpusIsDeletedWholeUnlessSomethingOfItIsOpen()
    {
        const auto work = *find(storedData({}), StoredKind::CorpusWorkplace);
        for (const char* open : {"projects/Ses01.undertone", "results/ab/Ses01.json"}) {
            const auto held = FolderLock::takeFile(work.path / open);
            QVERIFY(held.ok());
            QCOMPARE(deleteStoredData(work).error().code, ErrorCode::FileNotWritable);
            QVERIFY(fs::exists(work.path / "projects/Ses01.undertone") && fs::exists(work.path / "results/ab/Ses01.json"));
        }
        write("XDG_DATA_HOME/undertone/corpora/IEMOCAP-0123456789/projects/.Ses01.undertone.lock", 0);  // a killed program left it
        QVERIFY(deleteStoredData(work).ok());
        QVERIFY(!fs::exists(work.path));
        QVERIFY(fs::exists(path("XDG_DATA_HOME/undertone/corpora/MELD-0123456789/recordings.txt")));
    }

    /// Neither a session, whose keys have to go, nor a folder of the user's own.
    void nothingElseIsDeleted()
    {
        const auto items = storedData(path("vault"));
        QCOMPARE(deleteStoredData(*find(items, StoredKind::Session)).error().code, ErrorCode::InvalidArgument);
        write("home/precious.txt", 4);
        QCOMPARE(deleteStoredData({StoredKind::SpeechCodes, path("home"), 4, 1}).error().code, ErrorCode::InvalidArgument);
        QVERIFY(fs::exists(path("home/precious.txt")));
        QVERIFY(fs::exists(path("vault/s/session.undertone")));
    }
};

QTEST_GUILESS_MAIN(StoredDataTest)
#include "stored_data_test.moc"
