// SPDX-License-Identifier: GPL-3.0-or-later
// Consent that ends while a session is open in the window, by another program, and evidence that changes before it is sealed.
#include "session_program.h"

#include "app/window/session_consent.h"
#include "app/window/shown_session.h"
#include "engine/consent/session.h"
#include "engine/io/sha256.h"
#include "tests/support/consent_of_two.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>

using namespace undertone;
using namespace undertone::test;

class OpenSessionConsentTest : public SessionProgramFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUp();
        begin();
        makeVault();
        end();
    }
    void init() { begin(); }
    void cleanup()
    {
        end();
        QCOMPARE(shown(), QString());  // whatever was done
    }

    /// A withdrawal that another program takes closes the session that is open here, and says why; what is left can be opened.
    void aWithdrawalElsewhereClosesIt()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        recordFor(2.0);
        const auto folder = recorded();
        open();
        QTRY_VERIFY_WITH_TIMEOUT(program.session.recording().has_value() && program.session.recording()->channelCount == 2,
                                 waitMilliseconds);
        QTest::qWait(1000);  // it is followed by now
        QVERIFY(program.session.recording().has_value());
        QSignalSpy mishap(&program.session, &ConversationSession::mishap);
        auto ring = *Keyring::open(path("vault").toStdString(), secretText(passphrase.toStdString()));
        auto session = *Session::open(folder, ring);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session.withdraw(ring, "B", allPurposes(), {}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!program.session.recording().has_value(), waitMilliseconds);
        const qint64 closed = clock.elapsed();
        qInfo("figure | a withdrawal in another program closed the session after %lld ms", static_cast<long long>(closed));
        QVERIFY2(closed <= withdrawalMilliseconds, qPrintable(QString::number(closed)));
        QCOMPARE(mishap.front().front().value<Error>().message.id, std::string("consent.ended"));
        open();
        QTRY_VERIFY_WITH_TIMEOUT(program.session.recording().has_value() && program.session.recording()->channelCount == 1,
                                 waitMilliseconds);
        QTest::qWait(1000);
        QVERIFY(program.session.recording().has_value());  // what was withdrawn before it was opened closes nothing
        QCOMPARE(shown(), QString());
    }

    /// Also one of which nothing may be used any more but its sound be heard: the end of its retention has come.
    void aWithdrawalElsewhereClosesWhatIsOverdue()
    {
        auto& program = *m_program;
        openVault();
        auto ring = *Keyring::open(path("vault").toStdString(), secretText(passphrase.toStdString()));
        const std::filesystem::path folder = path("vault/overdue").toStdString();
        auto consent = consentOfTwo();
        consent.terms.retentionUntil = "2026-02-01T00:00:00Z";
        {
            auto session = *Session::create(folder, ring, consent);
            QVERIFY(session.log().append(recordingStartedEvent, nlohmann::json::object()).ok());
            auto tracks = nlohmann::json::array();
            for (const auto& track : session.tracks()) {
                auto writer = TrackWriter::create(session.placeOf(track), *ring.key(track.key), rate);
                QVERIFY(writer->append(*m_speech).ok());
                const auto extent = *writer->finish();
                tracks.push_back({{"track", track.number}, {"segments", extent.segments}, {"frames", extent.frames}});
            }
            QVERIFY(session.log().append(recordingStoppedEvent, {{"tracks", tracks}}).ok());
        }
        program.window.openSession(QString::fromStdString(folder.string()));
        QTRY_VERIFY_WITH_TIMEOUT(program.session.recording().has_value() && program.session.recording()->channelCount == 2,
                                 waitMilliseconds);
        QTest::qWait(1000);
        QVERIFY(program.session.recording().has_value());
        auto session = *Session::open(folder, ring);
        QVERIFY(session.withdraw(ring, "B", allPurposes(), {}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!program.session.recording().has_value(), waitMilliseconds);
    }

    /// A recording that nobody ended is said to be one, and opens with what there is.
    void anInterruptedRecordingIsFound()
    {
        auto& program = *m_program;
        openVault();
        auto ring = *Keyring::open(path("vault").toStdString(), secretText(passphrase.toStdString()));
        const std::filesystem::path folder = path("vault/interrupted").toStdString();
        {
            auto session = *Session::create(folder, ring, consentOfTwo());
            QVERIFY(session.log().append(recordingStartedEvent, nlohmann::json::object()).ok());
            for (const auto& track : session.tracks()) {
                auto writer = TrackWriter::create(session.placeOf(track), *ring.key(track.key), rate);
                QVERIFY(writer->append(*m_speech).ok());
            }
        }
        const auto standing = [&] {
            for (const auto& entry : program.sessions.vault().sessions) {
                if (entry.folder == folder)
                    return entry.standing;
            }
            return SessionStanding::Unreadable;
        };
        program.part<QPushButton>("lock-now").click();
        program.part<QLineEdit>("passphrase").setText(passphrase);
        program.part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        QTRY_VERIFY(standing() == SessionStanding::Interrupted);
        program.window.openSession(QString::fromStdString(folder.string()));
        QTRY_VERIFY_WITH_TIMEOUT(program.session.recording().has_value() && program.session.recording()->channelCount == 2,
                                 waitMilliseconds);
        QVERIFY(program.document.durationSeconds() > static_cast<double>(m_speech->size()) / rate - 0.2);
        QVERIFY(Session::open(folder, ring)->extents().has_value());
    }

    /// Who withdraws after it was read and before it is followed has withdrawn; what cannot be followed is not left open.
    void aWithdrawalBeforeItIsFollowedCounts()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        recordFor(2.0);
        const auto folder = recorded();
        auto ring = *Keyring::open(path("vault").toStdString(), secretText(passphrase.toStdString()));
        auto session = *Session::open(folder, ring);
        const auto entriesNow = [&] { return Session::open(folder, ring)->log().entries().size(); };
        const auto follow = [&](std::size_t entries) {
            ShownSession shownSession(program.vaults);
            QSignalSpy ended(&shownSession, &ShownSession::consentEnded);
            shownSession.set(folder, entries);
            QElapsedTimer clock;
            for (clock.start(); clock.elapsed() < 1500 && ended.isEmpty();)
                QTest::qWait(20);
            return !ended.isEmpty();
        };
        const auto before = entriesNow();
        QVERIFY(!follow(before));
        QVERIFY(session.withdraw(ring, "B", {Purpose::Analyse}, {}).ok());
        QVERIFY(follow(before));
        QVERIFY(!follow(entriesNow()));
        auto log = readAll(folder / Session::logName);
        log[200] = static_cast<char>(log[200] ^ 1);
        writeAll(folder / Session::logName, log);
        QVERIFY(follow(before));
    }

    /// A form that somebody signed is what it was when it was chosen.
    void aFormThatWasChangedSinceShowsNoConsent()
    {
        const auto form = std::filesystem::path(path("form.png").toStdString());
        writeAll(form, "a scan");
        NewSession draft;
        draft.speakers.resize(1);
        draft.speakers[0].id = "A";
        draft.speakers[0].expressed = QStringLiteral("form");
        draft.speakers[0].evidenceFile = form;
        draft.speakers[0].evidenceSha256 = QString::fromStdString(sha256Hex(std::string_view("a scan")));
        const auto whole = consentOf(draft);
        QVERIFY(whole.ok());
        QCOMPARE(whole->speakers[0].record.evidenceSha256, sha256Hex(std::string_view("a scan")));
        writeAll(form, "another");
        QCOMPARE(consentOf(draft).error().message.id, std::string("consent.evidence"));
    }
};

QTEST_MAIN(OpenSessionConsentTest)
#include "open_session_consent_test.moc"
