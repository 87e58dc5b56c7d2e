// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/audit_log.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <atomic>
#include <thread>

using namespace undertone;
using namespace undertone::test;
using Kind = AuditFinding::Kind;

class VaultAuditLogTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SecretBytes m_key = std::move(SecretBytes::random(keyBytes)).value();
    AuditLog::Place m_place;

    SecretBytes key() const { return std::move(SecretBytes::copyOf(m_key.bytes())).value(); }
    std::filesystem::path headFile() const
    {
        auto file = m_place.file;
        file += ".head";
        return file;
    }
    void make(int entries) const
    {
        auto log = AuditLog::create(m_place, key());
        for (int i = 0; i < entries; ++i)
            QVERIFY(log->append("event." + std::to_string(i), {{"name", "Annegret"}, {"number", i}}).ok());
    }
    AuditReport verify(const std::string& printed = {}) const { return *AuditLog::verify(m_place, m_key, printed); }
    /// The entries' bytes, each with its length.
    std::vector<std::string> records() const
    {
        const auto text = readAll(m_place.file);
        std::vector<std::string> found;
        for (std::size_t at = 44; at < text.size(); at += found.back().size()) {
            std::uint32_t size = 0;
            std::memcpy(&size, text.data() + at, 4);
            found.push_back(text.substr(at, 4 + size));
        }
        return found;
    }
    void write(const std::vector<std::string>& records) const
    {
        auto text = readAll(m_place.file).substr(0, 44);
        for (const auto& record : records)
            text += record;
        writeAll(m_place.file, text);
    }
    void expect(Kind kind, std::uint64_t entry) const
    {
        const auto report = verify();
        QVERIFY(report.finding.has_value());
        QCOMPARE(static_cast<int>(report.finding->kind), static_cast<int>(kind));
        QCOMPARE(report.finding->entry, entry);
        QVERIFY(!AuditLog::open(m_place, key()).ok());
    }

private Q_SLOTS:
    void init()
    {
        m_place = {m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(), SealId::random(), SealId::random()};
    }

    void entriesComeBackInOrder()
    {
        make(5);
        const auto log = AuditLog::open(m_place, key());
        QVERIFY(log.ok());
        QCOMPARE(log->entries().size(), 5u);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(log->entries()[i].what, "event." + std::to_string(i));
        QCOMPARE(nlohmann::json::parse(log->entries()[3].details)["number"].get<int>(), 3);
        QVERIFY(!verify().finding && verify().entries.size() == 5);
        QVERIFY(filesThatShow(m_folder.path().toStdString(), {"Annegret", "event.", "number"}).empty());
    }

    void theFirstThingWrongIsNamed()
    {
        make(6);
        const auto good = records();
        auto bad = good;
        bad[2][40] = static_cast<char>(bad[2][40] ^ 1);
        write(bad);
        expect(Kind::Changed, 2);
        bad = good;
        bad.erase(bad.begin() + 3);
        write(bad);
        expect(Kind::Removed, 3);
        bad = good;
        std::swap(bad[1], bad[4]);
        write(bad);
        expect(Kind::Reordered, 1);
        bad = good;
        bad.insert(bad.begin() + 3, bad[1]);
        write(bad);
        expect(Kind::Repeated, 1);
        bad = good;
        bad.resize(4);
        write(bad);
        expect(Kind::EndRemoved, 4);
        bad = good;
        bad.erase(bad.begin());
        write(bad);
        expect(Kind::Removed, 0);
        write(good);
        QVERIFY(!verify().finding);
        std::filesystem::remove(headFile());
        expect(Kind::HeadChanged, 6);
    }

    void everyChangedByteIsSeen()
    {
        make(3);
        for (const auto& file : {m_place.file, headFile()}) {
            const auto missed = undetectedFlips(file, [&] { return verify().finding.has_value(); });
            QVERIFY2(missed.empty(), qPrintable(QString("first at %1 of %2").arg(missed.empty() ? 0 : missed[0]).arg(missed.size())));
        }
    }

    /// An older copy of both files is whole in itself: only a head that was printed tells.
    void anOldCopyIsToldByAPrintedHead()
    {
        make(3);
        const auto oldLog = readAll(m_place.file), oldHead = readAll(headFile());
        auto log = AuditLog::open(m_place, key());
        QVERIFY(log->append("consent.withdrawn", {{"speaker", "A"}}).ok());
        const auto printed = log->head();
        QVERIFY(!verify(printed).finding);
        writeAll(m_place.file, oldLog);
        writeAll(headFile(), oldHead);
        QVERIFY(!verify().finding);
        QCOMPARE(static_cast<int>(verify(printed).finding->kind), static_cast<int>(Kind::HeadUnknown));
    }

    void aLogOfAnotherSessionIsRefused()
    {
        make(2);
        auto other = m_place;
        other.session = SealId::random();
        QVERIFY(AuditLog::verify(other, m_key)->finding.has_value());
        const auto wrong = std::move(SecretBytes::random(keyBytes)).value();
        QVERIFY(AuditLog::verify(m_place, wrong)->finding.has_value());
    }

    void twoProgramsAppend()
    {
        make(1);
        auto one = AuditLog::open(m_place, key());
        auto two = AuditLog::open(m_place, key());
        QVERIFY(one->append("one", nlohmann::json::object()).ok());
        QVERIFY(two->append("two", nlohmann::json::object()).ok());
        QCOMPARE(two->entries().size(), 3u);
        QVERIFY(*one->refresh());
        QVERIFY(!*one->refresh());
        QCOMPARE(one->entries().back().what, std::string("two"));
        QCOMPARE(one->head(), two->head());
    }

    /// Killed while it appended: the entry that is not whole goes, and the next takes its place.
    void halfAnEntryIsLeftAway()
    {
        make(3);
        const auto head = readAll(headFile());
        auto log = AuditLog::open(m_place, key());
        QVERIFY(log->append("last", nlohmann::json::object()).ok());
        const auto whole = readAll(m_place.file);
        writeAll(headFile(), head);
        writeAll(m_place.file, whole.substr(0, whole.size() - 5));
        auto again = AuditLog::open(m_place, key());
        QVERIFY(again.ok());
        QCOMPARE(again->entries().size(), 3u);
        QVERIFY(again->append("next", nlohmann::json::object()).ok());
        QVERIFY(!verify().finding);
        QCOMPARE(verify().entries.back().what, std::string("next"));
    }

    /// A power cut can leave the length of an entry, and zeros in place of its content: it was never acknowledged.
    void anEntryOfZerosIsLeftAway()
    {
        make(3);
        const auto head = readAll(headFile());
        {
            auto log = AuditLog::open(m_place, key());
            QVERIFY(log->append("last", nlohmann::json::object()).ok());
        }
        const auto whole = readAll(m_place.file);
        const auto lastSize = records().back().size();
        writeAll(headFile(), head);
        for (const std::size_t kept : {std::size_t{0}, std::size_t{4}, std::size_t{60}}) {
            writeAll(m_place.file, whole.substr(0, whole.size() - lastSize + kept) + std::string(lastSize - kept, '\0'));
            auto again = AuditLog::open(m_place, key());
            QVERIFY2(again.ok(), qPrintable(QString::number(kept)));
            QCOMPARE(again->entries().size(), 3u);
            QVERIFY(again->append("next", nlohmann::json::object()).ok());
            QVERIFY(!verify().finding);
            QCOMPARE(verify().entries.back().what, std::string("next"));
            writeAll(headFile(), head);
        }
        // One that was acknowledged is missed.
        writeAll(m_place.file, whole);
        QVERIFY(AuditLog::open(m_place, key())->append("after", nlohmann::json::object()).ok());
        writeAll(m_place.file, whole.substr(0, whole.size() - lastSize) + std::string(lastSize, '\0'));
        QVERIFY(verify().finding.has_value());
    }

    /// Whoever looks while others append sees a log that is whole.
    void anAppendIsNoFinding()
    {
        make(1);
        {
            // So much that looking at it takes longer than an append.
            auto log = AuditLog::open(m_place, key());
            for (int i = 0; i < 10; ++i)
                QVERIFY(log->append("long", {{"text", std::string(300'000, 'x')}}).ok());
        }
        std::atomic<bool> done = false;
        std::atomic<int> appended = 0;
        std::thread writer([&] {
            auto log = AuditLog::open(m_place, key());
            for (int i = 0; i < 30; ++i)
                appended += log->append("event", {{"number", i}}).ok() ? 1 : 0;
            done = true;
        });
        int looked = 0;
        int wrong = 0;
        while (!done) {
            ++looked;
            const auto report = AuditLog::verify(m_place, m_key);
            wrong += report.ok() && !report->finding ? 0 : 1;
        }
        writer.join();
        QCOMPARE(appended.load(), 30);
        QCOMPARE(wrong, 0);
        QVERIFY2(looked > 5, qPrintable(QString::number(looked)));
    }

    void aDiskThatFailsLosesNoEntry()
    {
        const std::filesystem::path folder = m_folder.filePath("faults").toStdString();
        std::filesystem::create_directories(folder);
        m_place.file = folder / "log";
        make(2);
        const auto whole = readAll(m_place.file), head = readAll(headFile());
        VERIFY_NO_FINDINGS(failEachCall(
            folder,
            [&] {
                for (const auto& entry : std::filesystem::directory_iterator(folder))
                    std::filesystem::remove(entry.path());
                writeAll(m_place.file, whole);
                writeAll(headFile(), head);
            },
            [&]() -> Status {
                auto log = TRY(AuditLog::open(m_place, key()));
                return log.append("new", nlohmann::json::object());
            },
            [&](bool succeeded) -> std::string {
                const auto report = verify();
                if (report.finding)
                    return "the log is broken";
                return report.entries.size() == 3 || (!succeeded && report.entries.size() == 2) ? "" : "an entry is missing";
            }));
    }
};

QTEST_APPLESS_MAIN(VaultAuditLogTest)
#include "vault_audit_log_test.moc"
