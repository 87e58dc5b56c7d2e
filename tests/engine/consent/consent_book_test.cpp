// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_book.h"
#include "engine/core/time_text.h"
#include "tests/support/vault_folder.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<long> clockOffset{0};  ///< seconds

}  // namespace

/// In place of the C library's: the wall clock can be set.
extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    const auto answer = static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
    if (clock == CLOCK_REALTIME)
        time->tv_sec += clockOffset;
    return answer;
}

using namespace undertone;
using namespace undertone::test;

class ConsentBookTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<AuditLog> m_log;
    ConsentBook m_book{EmotionInference::Allowed};

    void give(const std::string& speaker, const Purposes& purposes, const std::string& until = "2099-01-01T00:00:00Z",
              const std::string& when = "2026-01-01T00:00:00Z")
    {
        const ConsentRecord record{speaker, "Annegret", "de", purposes, std::string(64, 'a'), "spoken", {}, when, until};
        QVERIFY(m_log->append(consentGivenEvent, toJson(record)).ok());
        QVERIFY(m_book.follow(*m_log).ok());
    }
    void withdraw(const std::string& speaker, const std::vector<std::string>& purposes)
    {
        QVERIFY(m_log->append(consentWithdrawnEvent, {{"speaker", speaker}, {"purposes", purposes}}).ok());
        QVERIFY(m_book.follow(*m_log).ok());
    }
    bool grants(Purpose purpose) { return m_book.grant("session", purpose).ok(); }

private Q_SLOTS:
    void init()
    {
        const AuditLog::Place place{m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(), SealId::random(),
                                    SealId::random()};
        m_log.emplace(std::move(AuditLog::create(place, std::move(SecretBytes::random(keyBytes)).value())).value());
        m_book = ConsentBook(EmotionInference::Allowed);
        clockOffset = 0;
    }

    void everyoneMustAgreeForEachUse()
    {
        QVERIFY(!grants(Purpose::Record));  // nobody
        give("A", allPurposes());
        give("B", {Purpose::Record, Purpose::Analyse});
        QVERIFY(grants(Purpose::Record) && grants(Purpose::Analyse));
        const auto share = m_book.grant("session", Purpose::Share);
        QCOMPARE(share.error().code, ErrorCode::NotAuthorised);
        QVERIFY(englishSentence(share.error()).find("B") != std::string::npos);
        QVERIFY(englishSentence(share.error()).find("Annegret") == std::string::npos);  // by id: a sentence may end in a log
        QCOMPARE(m_book.grant("s1", Purpose::Record)->session(), std::string("s1"));
    }

    /// Who agreed for longer was told, too, when it is deleted.
    void nothingIsGrantedPastTheEndOfRetention()
    {
        m_book = ConsentBook(EmotionInference::Allowed, "2098-01-01T00:00:00Z");
        give("A", allPurposes());
        const Authorisation analysis(*m_book.grant("s", Purpose::Analyse));
        const Authorisation share(*m_book.grant("s", Purpose::Share));
        clockOffset = 72L * 366 * 24 * 3600;  // between that and the end of what was agreed to
        QVERIFY(m_book.follow(*m_log).ok());
        QVERIFY(analysis.isRevoked() && share.isRevoked());
        for (const auto purpose : allPurposes())
            QCOMPARE(m_book.grant("s", purpose).error().message.id, std::string("consent.kept-too-long"));
    }

    void withdrawalCancelsWhatWasGranted()
    {
        give("A", allPurposes());
        give("B", allPurposes());
        const Authorisation analyse(*m_book.grant("s", Purpose::Analyse));
        const Authorisation record(*m_book.grant("s", Purpose::Record));
        QVERIFY(analyse.allows({Purpose::Analyse}).ok());
        QVERIFY(!analyse.allows({Purpose::Share}).ok());
        withdraw("B", {"analyse"});
        QVERIFY(analyse.isRevoked());
        QVERIFY(!record.isRevoked());
        QVERIFY(!grants(Purpose::Analyse) && grants(Purpose::Record));
        // Agreed to anew: a new grant, while the old one stays cancelled.
        give("B", allPurposes());
        QVERIFY(grants(Purpose::Analyse));
        QVERIFY(analyse.isRevoked());
    }

    /// Who is not in the recording any more has no say in what becomes of the others'.
    void whoIsGoneDoesNotCount()
    {
        give("A", allPurposes());
        give("B", {Purpose::Record});
        QVERIFY(!grants(Purpose::Analyse));
        withdraw("B", {"record", "analyse", "train", "share"});
        QVERIFY(grants(Purpose::Analyse));
        withdraw("A", {"record"});
        QVERIFY(!grants(Purpose::Analyse));
    }

    /// What goes on while somebody leaves hears them until it ends, whoever else agrees: it ends, and can begin anew without them.
    void whoLeavesEndsWhatGoesOn()
    {
        give("A", allPurposes());
        give("B", allPurposes());
        const Authorisation record(*m_book.grant("s", Purpose::Record));
        const Authorisation analyse(*m_book.grant("s", Purpose::Analyse));
        const Authorisation share(*m_book.grant("s", Purpose::Share));
        withdraw("B", {"share"});
        QVERIFY(share.isRevoked() && !record.isRevoked());
        QVERIFY(analyse.isRevoked());  // what it computed is destroyed; all agree that it begins anew
        QVERIFY(!Authorisation(*m_book.grant("s", Purpose::Analyse)).isRevoked());
        withdraw("B", {"record", "analyse", "train", "share"});
        QVERIFY(record.isRevoked() && analyse.isRevoked());
        QVERIFY(grants(Purpose::Record) && grants(Purpose::Analyse));
        QVERIFY(!Authorisation(*m_book.grant("s", Purpose::Record)).isRevoked());
    }

    void consentRunsOut()
    {
        give("A", allPurposes(), "2026-01-02T00:00:00Z");
        QVERIFY(!grants(Purpose::Record));
        QVERIFY(m_book.find("A")->held("2026-01-01T12:00:00Z").contains(Purpose::Record));
        QVERIFY(m_book.find("A")->held("2026-01-02T00:00:00Z").empty());
        QVERIFY(m_book.find("A")->held("2025-12-31T23:59:59Z").empty());
    }

    /// The log was told after consent had begun: a clock that is set back later undoes none of it.
    void aClockThatIsSetBackRevokesNothing()
    {
        clockOffset = 3600;
        const auto ahead = nowIso8601();
        const ConsentRecord record{"A", "", "de", allPurposes(), std::string(64, 'a'), "spoken", {}, ahead, "2099-01-01T00:00:00Z"};
        QVERIFY(m_log->append(consentGivenEvent, toJson(record)).ok());
        QVERIFY(m_book.follow(*m_log).ok());
        const Authorisation authorisation(*m_book.grant("s", Purpose::Record));
        clockOffset = 0;
        QVERIFY(nowIso8601() < ahead);
        QVERIFY(m_book.follow(*m_log).ok());
        QVERIFY(!authorisation.isRevoked() && grants(Purpose::Record));
        // What begins later than the log was told of it has not begun.
        give("B", allPurposes(), "2099-01-01T00:00:00Z", "2098-01-01T00:00:00Z");
        QVERIFY(authorisation.isRevoked() && !grants(Purpose::Record));
    }

    void whereEmotionsMayNotBeInferredNothingIsAnalysed()
    {
        m_book = ConsentBook(EmotionInference::Prohibited);
        give("A", allPurposes());
        QVERIFY(grants(Purpose::Record) && grants(Purpose::Share));
        QVERIFY(!grants(Purpose::Analyse) && !grants(Purpose::Train));
    }
};

QTEST_APPLESS_MAIN(ConsentBookTest)
#include "consent_book_test.moc"
