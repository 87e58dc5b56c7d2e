// SPDX-License-Identifier: GPL-3.0-or-later
// Files that change while they are mapped, hashed or loaded.
#include "engine/io/mapped_file.h"
#include "engine/io/model_directory.h"
#include "engine/io/model_files.h"
#include "engine/io/sha256.h"
#include "engine/messages/catalogue.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace undertone;
namespace fs = std::filesystem;

class IoMappedFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    static void write(const fs::path& file, const QByteArray& bytes)
    {
        fs::create_directories(file.parent_path());
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(out.write(bytes), bytes.size());
    }

    /// Into the same inode, as an editor that saves in place does; the clock of file times has ticked before.
    static void writeInPlace(const fs::path& file, qint64 position, const QByteArray& bytes)
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::ReadWrite));
        QVERIFY(out.seek(position));
        QCOMPARE(out.write(bytes), bytes.size());
    }

    /// Beside it, and then in its place: the old inode lives on.
    void replace(const fs::path& file, const QByteArray& bytes) const
    {
        write(path("beside"), bytes);
        fs::rename(path("beside"), file);
    }

    [[nodiscard]] ModelDescription writeModel(const char* name) const
    {
        write(path(name) / "undertone.json", "{}");
        write(path(name) / "base/config.json", "{\"a\": 1}");
        write(path(name) / "base/model.safetensors", QByteArray(100'000, 'w'));
        ModelDescription description;
        description.parts = {"base"};
        return description;
    }

private Q_SLOTS:
    void aFileCutShortUnderItsMappingReadsAsZerosAndIsTold()
    {
        write(path("weights"), QByteArray(1 << 20, 'w'));
        const auto mapped = MappedFile::open(path("weights"));
        QVERIFY(mapped.ok());
        QVERIFY(checkMappedFiles().ok());
        QFile file(QString::fromStdString(path("weights").string()));
        QVERIFY(file.resize(10));
        const auto bytes = (*mapped)->bytes();
        // Each of these pages is gone: without care the first one ends the program.
        QCOMPARE(std::count(bytes.begin() + 8192, bytes.end(), std::byte{0}), std::ptrdiff_t{(1 << 20) - 8192});
        const auto told = checkMappedFiles();
        QCOMPARE(told.error().code, ErrorCode::CorruptFile);
        QVERIFY(englishSentence(told.error()).find("weights") != std::string::npos);
    }

    void manyThreadsMayMeetTheLostPages()
    {
        write(path("weights"), QByteArray(4 << 20, 'w'));
        const auto mapped = MappedFile::open(path("weights"));
        QFile file(QString::fromStdString(path("weights").string()));
        QVERIFY(file.resize(0));
        std::vector<std::thread> threads;
        std::atomic<std::ptrdiff_t> zeros{0};
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto bytes = (*mapped)->bytes();
                zeros += std::count(bytes.begin(), bytes.end(), std::byte{0});
            });
        }
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(zeros.load(), std::ptrdiff_t{4} * (4 << 20));
    }

    void anotherBusErrorStillEndsTheProgram()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("AddressSanitizer handles the signal itself");
#endif
        write(path("mine"), QByteArray(100, 'w'));
        QVERIFY(MappedFile::open(path("mine")).ok());  // the handler stands
        write(path("foreign"), QByteArray(1 << 16, 'w'));
        const pid_t child = ::fork();
        if (child == 0) {
            QFile file(QString::fromStdString(path("foreign").string()));
            if (!file.open(QIODevice::ReadWrite))
                ::_exit(1);
            auto* bytes = static_cast<volatile char*>(::mmap(nullptr, 1 << 16, PROT_READ, MAP_PRIVATE, file.handle(), 0));
            file.resize(0);
            ::_exit(bytes[1 << 15] == 0 ? 2 : 3);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGBUS);
    }

    void writingInPlaceIsTold()
    {
        write(path("weights"), QByteArray(100'000, 'w'));
        auto mapped = MappedFile::open(path("weights"));
        QVERIFY(mapped.ok());
        writeInPlace(path("weights"), 50'000, "x");
        QCOMPARE(checkMappedFiles().error().code, ErrorCode::CorruptFile);
        mapped = MappedFile::open(path("weights"));  // what is not mapped any more is nobody's trouble
        QVERIFY(checkMappedFiles().ok());
    }

    void replacingTheFileLeavesTheMappingAlone()
    {
        write(path("weights"), QByteArray(100'000, 'w'));
        const auto mapped = MappedFile::open(path("weights"));
        replace(path("weights"), QByteArray(100'000, 'x'));
        QVERIFY(checkMappedFiles().ok());
        QCOMPARE((*mapped)->bytes()[50'000], std::byte{'w'});
    }

    void aHashIsOfTheFilesThatWereOpened()
    {
        const auto description = writeModel("m");
        const auto files = ModelFiles::open(path("m"), description);
        QVERIFY(files.ok());
        const auto hash = files->sha256();
        QVERIFY(hash.ok());
        QCOMPARE(*hash, *hashModelDirectory(path("m"), description));
        // By the rule of the contract: name, NUL, hash of the content, new line, in the order of names.
        Sha256 expected;
        for (const char* name : {"base/config.json", "base/model.safetensors", "undertone.json"})
            expected.update(std::string(name) + '\0' + *sha256OfFile(path("m") / name) + '\n');
        QCOMPARE(*hash, expected.finishHex());
    }

    void aModelThatChangesBetweenLoadingAndHashingIsRefused_data()
    {
        QTest::addColumn<bool>("inPlace");
        QTest::newRow("written in place") << true;
        QTest::newRow("replaced") << false;
    }

    void aModelThatChangesBetweenLoadingAndHashingIsRefused()
    {
        QFETCH(bool, inPlace);
        const auto description = writeModel(inPlace ? "a" : "b");
        const auto weights = path(inPlace ? "a" : "b") / "base/model.safetensors";
        const auto files = ModelFiles::open(path(inPlace ? "a" : "b"), description);
        if (inPlace)
            writeInPlace(weights, 99'999, "x");
        else
            replace(weights, QByteArray(100'000, 'x'));
        const auto hash = files->sha256();
        QVERIFY(!hash.ok());
        QCOMPARE(hash.error().code, ErrorCode::CorruptFile);
        QVERIFY(englishSentence(hash.error()).find("model.safetensors") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(IoMappedFileTest)
#include "io_mapped_file_test.moc"
