// SPDX-License-Identifier: GPL-3.0-or-later
// Files of strangers, damaged files, and two programs on one file.
#include "engine/io/atomic_file.h"
#include "engine/io/sha256.h"
#include "engine/messages/catalogue.h"
#include "engine/project/project.h"
#include "engine/project/sqlite_database.h"
#include "tests/engine/project/random_edits.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <fstream>
#include <set>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file)
{
    const auto text = readTextFile(file, std::size_t{1} << 26);
    return text ? *text : "?";
}

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string contentText(const ProjectContent& content)
{
    std::string text;
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        for (const auto& [key, row] : content.rows<Row>())
            text += std::to_string(checksumOf(row)) + ' ';
    });
    return text;
}

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

class ProjectFileTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path folder() const { return m_folder->path().toStdString(); }
    fs::path path() const { return folder() / "talk.undertone"; }
    void make(int sentences = 10) const
    {
        const auto made = Project::create(path(), test::madeContent(sentences));
        QVERIFY2(made.ok(), made.ok() ? "" : englishSentence(made.error()).c_str());
    }
    /// Lets another program change the file as it likes.
    void change(const char* sql) const
    {
        auto database = SqliteDatabase::open(path(), SqliteDatabase::Mode::ReadWrite);
        QVERIFY(database.ok());
        const auto done = (*database)->execute(sql);
        QVERIFY2(done.ok(), done.ok() ? "" : englishSentence(done.error()).c_str());
    }
    /// Refused with that code and a sentence, and everything stays as it is.
    void refused(ErrorCode code) const
    {
        const std::string before = bytesOf(path());
        const auto names = namesIn(folder());
        const auto opened = Project::open(path());
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().code == code, englishSentence(opened.error()).c_str());
        QVERIFY(!englishSentence(opened.error()).empty());
        QVERIFY(bytesOf(path()) == before);
        QVERIFY(namesIn(folder()) == names);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsMadeIsReadBack()
    {
        const ProjectContent content = test::madeContent(10);
        std::string id;
        {
            auto made = Project::create(path(), content);
            QVERIFY(made.ok());
            QVERIFY(made->readOnlyReason().empty());
            QVERIFY(made->setSetting("model", "small").ok());
            id = made->projectId();
        }
        QCOMPARE(namesIn(folder()), std::set<std::string>{"talk.undertone"});  // no journal, no lock
        auto opened = Project::open(path());
        QVERIFY(opened.ok());
        QCOMPARE(opened->projectId(), id);
        QCOMPARE(id.size(), std::size_t{32});
        QCOMPARE(opened->content().find<Setting>("model")->value, std::string("small"));
        QVERIFY(opened->setSetting("model", "").ok());
        QVERIFY(opened->content() == content);
        QVERIFY(!Project::create(path(), content).ok());  // one is there
        QVERIFY(Project::open(path()).ok());
    }

    void whatBreaksAnInvariantIsNotWritten()
    {
        const auto made = Project::create(path(), ProjectContent());  // without a recording
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::InvalidArgument);
        QVERIFY(namesIn(folder()).empty());
    }

    void otherFilesAreNoProjects()
    {
        refused(ErrorCode::FileNotFound);
        for (const char* text : {"", "text", "SQLite format 3"}) {
            write(path(), text);
            refused(ErrorCode::UnsupportedFormat);
        }
        fs::remove(path());
        {
            auto database = SqliteDatabase::open(path(), SqliteDatabase::Mode::Create);
            QVERIFY((*database)->execute("CREATE TABLE a(b)").ok());
        }
        refused(ErrorCode::UnsupportedFormat);
        fs::remove(path());
        fs::create_directory(path());
        QVERIFY(!Project::open(path()).ok());
        fs::remove(path());
        QCOMPARE(::mkfifo(path().c_str(), 0600), 0);
        QVERIFY(!Project::open(path()).ok());  // and does not wait
    }

    void laterVersionsAreNamed()
    {
        make();
        change("PRAGMA user_version=2");
        refused(ErrorCode::UnsupportedFormat);
        QVERIFY(englishSentence(Project::open(path()).error()).find("schema 2") != std::string::npos);
        change("PRAGMA user_version=0");
        refused(ErrorCode::CorruptFile);
    }

    void nothingOfAStrangersSchemaIsRun_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("trigger") << QByteArray("CREATE TRIGGER t AFTER UPDATE ON speakers BEGIN DELETE FROM sentences; END");
        QTest::newRow("view") << QByteArray("CREATE VIEW v AS SELECT * FROM speakers");
        QTest::newRow("table") << QByteArray("CREATE TABLE other(a)");
        QTest::newRow("index") << QByteArray("CREATE INDEX other ON speakers(name)");
        QTest::newRow("column") << QByteArray("ALTER TABLE speakers ADD COLUMN other TEXT");
        QTest::newRow("table gone") << QByteArray("DROP TABLE settings");
        QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE f USING fts5(a)");
    }
    void nothingOfAStrangersSchemaIsRun()
    {
        QFETCH(QByteArray, sql);
        make();
        change(sql.constData());
        refused(ErrorCode::CorruptFile);
    }

    void rowsThatWereChangedOutsideAreSeen_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a text") << QByteArray("UPDATE texts SET text = 'Other.' WHERE sentence = (SELECT min(sentence) FROM texts)");
        QTest::newRow("a row less") << QByteArray("DELETE FROM annotations WHERE sentence = (SELECT min(sentence) FROM annotations)");
        QTest::newRow("a row more") << QByteArray("INSERT INTO speakers VALUES(999, 'Eve')");
        QTest::newRow("a setting") << QByteArray("INSERT INTO settings VALUES('a', 'b')");
        QTest::newRow("the history") << QByteArray("UPDATE steps SET name = '{\"text\":\"x\"}'");
        QTest::newRow("undone") << QByteArray("UPDATE steps SET undone = 1");
        QTest::newRow("the last id") << QByteArray("UPDATE state SET last_id = 1");
        QTest::newRow("no state") << QByteArray("DELETE FROM state");
        QTest::newRow("swapped") << QByteArray("UPDATE sentences SET speaker = CASE speaker WHEN 1 THEN 2 ELSE 1 END");
    }
    void rowsThatWereChangedOutsideAreSeen()
    {
        QFETCH(QByteArray, sql);
        make();
        {
            auto project = Project::open(path());
            const auto id = project->content().rows<Speaker>().begin()->first;
            QVERIFY(project->apply([&](EditDraft& draft) { return renameSpeaker(draft, id, "Anna"); }).ok());
        }
        change(sql.constData());
        refused(ErrorCode::CorruptFile);
    }

    void journalsOfStrangersAreNotPlayed()
    {
        make();
        const fs::path journal = path().string() + "-journal";
        const fs::path victim = folder() / "victim";
        write(victim, std::string(2000, 'v'));
        fs::create_symlink(victim, journal);
        refused(ErrorCode::CorruptFile);
        fs::remove(journal);
        // A header, and at its end the name of a journal of several databases, which SQLite removes when it is done.
        const std::string magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
        const std::string name = victim.string();
        unsigned sum = 0;
        for (const char c : name)
            sum += static_cast<unsigned>(static_cast<signed char>(c));
        const auto number = [](unsigned value) {
            return std::string{static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
                               static_cast<char>(value)};
        };
        std::string header = magic + number(0) + number(1) + number(1) + number(512) + number(4096);
        header.resize(512, '\0');
        write(journal, header + number(0x40000000 / 4096 + 1) + name + number(static_cast<unsigned>(name.size())) + number(sum) + magic);
        refused(ErrorCode::CorruptFile);
        QVERIFY(fs::exists(victim));
        QCOMPARE(bytesOf(victim), std::string(2000, 'v'));
    }

    void everyFlippedByteIsSeenOrHarmless()
    {
        make(4);
        std::string whole;
        std::string content;
        std::size_t steps = 0;
        {
            auto project = Project::open(path());
            const auto track = project->content().tracksOf(TrackKind::Segmentation).front()->id;
            const auto id = project->content().sentencesOf(track).front()->id;
            QVERIFY(project->apply([&](EditDraft& draft) { return moveBoundaries(draft, id, 1.0, 2.0); }).ok());
            content = contentText(project->content());
            steps = project->history(10)->size();
        }
        whole = bytesOf(path());
        // Every byte of the first pages, where the header and the schema are, and of the rows; some of what is left.
        const char* all = std::getenv("UNDERTONE_LONG_TESTS");
        const std::size_t stride = all != nullptr ? 1 : 53;
        std::size_t refusals = 0, harmless = 0;
        for (std::size_t at = 0; at < whole.size(); at += at < 100 ? 1 : stride) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
            if (at >= 100
                && std::all_of(whole.begin() + static_cast<std::ptrdiff_t>(at),
                               whole.begin() + static_cast<std::ptrdiff_t>(std::min(at + stride, whole.size())),
                               [](char c) { return c == 0; }))
                continue;  // unused space
            write(path(), damaged);
            const auto opened = Project::open(path());
            if (!opened) {
                ++refusals;
                QVERIFY(!englishSentence(opened.error()).empty());
                continue;
            }
            ++harmless;
            QVERIFY2(contentText(opened->content()) == content, std::to_string(at).c_str());
        }
        qInfo("%zu bytes: %zu refused, %zu harmless", whole.size(), refusals, harmless);
        QVERIFY(refusals > harmless);
        QCOMPARE(steps, std::size_t{1});
    }

    void everyFileThatWasCutShortIsSeen()
    {
        make(4);
        const std::string whole = bytesOf(path());
        for (std::size_t length = 0; length < whole.size(); length += 1 + length / 5) {
            write(path(), whole.substr(0, length));
            QVERIFY2(!Project::open(path()).ok(), std::to_string(length).c_str());
        }
    }

    void thereIsOneWriter()
    {
        make();
        auto writer = Project::open(path());
        QVERIFY(writer.ok() && writer->readOnlyReason().empty());
        const pid_t child = ::fork();
        if (child == 0) {
            auto reader = Project::open(path());
            const std::string holder = "process " + std::to_string(::getppid());
            const bool told = reader.ok() && englishSentence(reader->readOnlyReason()).find(holder) != std::string::npos;
            const bool same = told && reader->content() == writer->content();
            const bool writes = reader.ok() && reader->setSetting("a", "b").ok();
            const bool undoes = reader.ok()
                && (reader->undo().ok()
                    || reader
                           ->apply([](EditDraft& draft) -> Status {
                               TRY(addSpeaker(draft, "Eve"));
                               return {};
                           })
                           .ok());
            ::_exit((told ? 1 : 0) + (same ? 2 : 0) + (writes ? 4 : 0) + (undoes ? 8 : 0));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 3);
        // Links lead to the same lock.
        fs::create_symlink(path(), folder() / "link.undertone");
        QVERIFY(!Project::open(folder() / "link.undertone")->readOnlyReason().empty());
        QVERIFY(writer->setSetting("a", "b").ok());
    }

    void aWriteProtectedFileIsReadAndCopied()
    {
        make();
        const auto before = bytesOf(path());
        ::chmod(path().c_str(), 0444);
        ::chmod(folder().c_str(), 0555);
        auto opened = Project::open(path());
        const bool isRoot = ::geteuid() == 0;  // who may write all the same
        QVERIFY(opened.ok());
        QCOMPARE(opened->readOnlyReason().empty(), isRoot);
        ::chmod(folder().c_str(), 0755);
        QVERIFY(opened->saveCopy(folder() / "copy.undertone").ok());
        opened = Project::open(folder() / "copy.undertone");
        QVERIFY(opened.ok() && opened->readOnlyReason().empty());
        QVERIFY(bytesOf(path()) == before);
    }

    void otherProgramsAreNoticed()
    {
        make();
        auto project = Project::open(path());
        QVERIFY(!*project->changedElsewhere());
        QVERIFY(project->setSetting("a", "b").ok());
        QVERIFY(!*project->changedElsewhere());
        change("UPDATE state SET revision = revision + 1");  // a program that asks for no lock
        QVERIFY(*project->changedElsewhere());
        const ProjectContent before = project->content();
        const auto refusal = project->setSetting("a", "c");
        QVERIFY(!refusal.ok());
        QCOMPARE(refusal.error().message.id, std::string("project.changed-elsewhere"));
        QVERIFY(project->content() == before);
    }

    void aFileInItsPlaceIsNoticed()
    {
        make();
        auto project = Project::open(path());
        fs::copy_file(path(), folder() / "other");
        fs::rename(folder() / "other", path());
        QVERIFY(*project->changedElsewhere());
        const auto refusal = project->setSetting("a", "b");  // it would go to a file that nobody sees
        QVERIFY(!refusal.ok());
        QCOMPARE(refusal.error().message.id, std::string("project.changed-elsewhere"));
        fs::remove(path());
        QVERIFY(!project->setSetting("a", "b").ok());
    }

    void aCopyGoesItsOwnWay()
    {
        make();
        auto project = Project::open(path());
        const auto id = project->content().rows<Speaker>().begin()->first;
        QVERIFY(project->apply([&](EditDraft& draft) { return renameSpeaker(draft, id, "Anna"); }).ok());
        QVERIFY(!project->saveCopy(path()).ok());
        QVERIFY(project->saveCopy(folder() / "copy.undertone").ok());
        auto copy = Project::open(folder() / "copy.undertone");
        QVERIFY(copy.ok());
        QVERIFY(copy->content() == project->content());
        QCOMPARE(copy->projectId(), project->projectId());
        QVERIFY(copy->undo()->has_value());  // history and all
        QVERIFY(!(copy->content() == project->content()));
        QVERIFY(!project->saveCopy(folder() / "copy.undertone").ok());  // which is open
        QVERIFY(!*project->changedElsewhere());
    }

    /// Says how long a large project takes; nothing is decided by it.
    void aLargeProject()
    {
        auto made = Project::create(path(), test::madeContent(10'000));
        QVERIFY(made.ok());
        const auto track = made->content().tracksOf(TrackKind::Segmentation).front()->id;
        Timeline header;
        header.labels = {"ang", "hap", "sad", "neu"};
        const auto run = made->addRun(track, header, "Run");
        QVERIFY2(run.ok(), run.ok() ? "" : englishSentence(run.error()).c_str());
        std::vector<UtteranceAnalysis> results;
        for (const Sentence* sentence : made->content().sentencesOf(track)) {
            UtteranceAnalysis result;
            result.segment = sentence->id;
            result.index = static_cast<int>(results.size());
            result.startSeconds = sentence->startSeconds;
            result.endSeconds = sentence->endSeconds;
            result.probabilities = {0.1, 0.2, 0.3, 0.4};
            result.lossBefore = 5.4321;
            result.lossAfter = 5.1234;
            result.updateNorm = 0.01234;
            result.tokenSpan = {0, 0};
            results.push_back(result);
        }
        QVERIFY(made->addResults(*run, results).ok());
        std::vector<SegmentId> ids;
        for (const auto& [id, sentence] : made->content().rows<Sentence>())
            ids.push_back(id);
        QElapsedTimer timer;
        timer.start();
        constexpr int edits = 100;
        for (int i = 0; i < edits; ++i) {
            const auto* sentence = made->content().find<Sentence>(ids[static_cast<std::size_t>(i) * 37]);
            QVERIFY(made->apply([&](EditDraft& draft) {
                            return moveBoundaries(draft, sentence->id, sentence->startSeconds, sentence->endSeconds - 0.001);
                        })
                        .ok());
        }
        const double editMs = static_cast<double>(timer.nsecsElapsed()) / 1e6 / edits;
        timer.restart();
        for (int i = 0; i < 20; ++i)
            QVERIFY(
                made->apply([&](EditDraft& draft) { return removeSentences(draft, std::array{ids[static_cast<std::size_t>(i)]}); }).ok());
        const double removeMs = static_cast<double>(timer.nsecsElapsed()) / 1e6 / 20;
        made = Project::open(folder() / "none");  // closes it
        timer.restart();
        auto opened = Project::open(path());
        const double openMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        QVERIFY(opened.ok());
        timer.restart();
        QCOMPARE(opened->results(*run)->size(), std::size_t{10'000});
        qInfo("10 000 sentences, texts and results, %.1f MB: opened in %.0f ms, results read in %.0f ms, an edit in %.2f ms, a removal in "
              "%.2f ms",
              static_cast<double>(fs::file_size(path())) / 1e6, openMs, static_cast<double>(timer.nsecsElapsed()) / 1e6, editMs, removeMs);
    }
};

QTEST_APPLESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
