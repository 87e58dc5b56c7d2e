// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded session in the window, from a new vault to a withdrawal: real keys, a simulated device that speaks, a tiny model. Afterwards
// the whole folder of the program is searched for what must not lie in it in clear.
#include "session_desk.h"

#include "app/window/session_consent.h"
#include "engine/consent/session.h"
#include "engine/io/sha256.h"
#include "engine/messages/catalogue.h"
#include "tests/support/consent_of_two.h"
#include "tests/support/synthetic_speech.h"
#include "tests/support/tiny_model.h"
#include "tests/support/vault_folder.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/utterance_table.h"
#include "ui/recording/consent_page.h"
#include "ui/recording/live_emotion_view.h"
#include "ui/recording/session_list.h"
#include "ui/recording/session_page.h"
#include "ui/recording/session_wizard.h"
#include "ui/recording/signature_pad.h"
#include "ui/recording/withdraw_dialog.h"
#include "ui/translation.h"

#include <nlohmann/json.hpp>

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <memory>

using namespace undertone;
using namespace undertone::test;

namespace {

const QString passphrase = QStringLiteral("correct horse battery");
constexpr int waitMilliseconds = 30000;
constexpr qint64 withdrawalMilliseconds = 1000;

}  // namespace

class SessionWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<std::vector<float>> m_speech = std::make_shared<std::vector<float>>(syntheticSpeech(12));
    std::unique_ptr<Program> m_program;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    void makeVault() const
    {
        auto& program = *m_program;
        QTRY_VERIFY(!program.sessions.vault().folder.empty());
        program.part<QLineEdit>("passphrase").setText(passphrase);
        program.part<QLineEdit>("passphrase-again").setText(passphrase);
        program.part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        auto* sheet = program.library.findChild<QDialog*>(QStringLiteral("recovery-sheet"));
        QVERIFY(sheet != nullptr);
        sheet->accept();
    }

    /// The vault of the first test, under its passphrase.
    void openVault()
    {
        m_program->part<QLineEdit>("passphrase").setText(passphrase);
        QTRY_VERIFY(m_program->sessions.vault().exists);
        m_program->part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->sessions.vault().isOpen, waitMilliseconds);
    }
    void fillWizard() const
    {
        auto& program = *m_program;
        auto& wizard = program.library.wizard();
        program.library.startWizard();
        program.part<QLineEdit>("session-title").setText(QStringLiteral("Kuehlschrank"));
        program.part<QLineEdit>("session-purpose").setText(QStringLiteral("Zitronenfalter"));
        program.part<QLineEdit>("session-controller").setText(QStringLiteral("Eulenspiegel"));
        auto& setting = program.part<QComboBox>("session-setting");
        setting.setCurrentIndex(setting.findData(QStringLiteral("private")));
        wizard.nextButton().click();
        program.part<QLineEdit>("speaker-A").setText(QStringLiteral("Annegret"));
        program.part<QPushButton>("add-speaker").click();
        program.part<QLineEdit>("speaker-B").setText(QStringLiteral("Balduin"));
        wizard.nextButton().click();
        for (int speaker = 0; speaker < 2; ++speaker) {
            wizard.consentPage().chooseSpeaker(speaker);
            for (const char* purpose : {"agrees-record", "agrees-analyse"})
                program.part<QCheckBox>(purpose).setChecked(true);
            SignaturePad& pad = wizard.consentPage().pad();
            QTest::mousePress(&pad, Qt::LeftButton, {}, QPoint(20, 40));
            QTest::mouseMove(&pad, QPoint(90, 20 + 30 * speaker));
            QTest::mouseRelease(&pad, Qt::LeftButton, {}, QPoint(150, 50));
        }
        wizard.nextButton().click();
        QTRY_VERIFY(wizard.nextButton().isEnabled());
    }

    void recordFor(double seconds) const
    {
        auto& program = *m_program;
        QSignalSpy ended(&program.capture, &CaptureService::ended);
        program.library.wizard().nextButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(program.capture.status().seconds > 1.0, waitMilliseconds);
        QVERIFY(program.window.windowTitle().startsWith(QStringLiteral("● REC")));
        program.capture.mark();
        QTRY_VERIFY_WITH_TIMEOUT(program.capture.status().seconds > seconds, waitMilliseconds);
        QVERIFY(!program.capture.status().peaks.empty() && program.capture.status().peaks[1].size() > 20);
        program.part<QPushButton>("stop-recording").click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, waitMilliseconds);
        QVERIFY(!ended.front().at(1).value<std::optional<Error>>().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(program.library.sessionPage().details().entry.standing == SessionStanding::Recorded, waitMilliseconds);
    }

    [[nodiscard]] std::filesystem::path recorded() const { return m_program->library.sessionPage().folder(); }

    void open() const
    {
        m_program->part<QPushButton>("open-session").click();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->session.isSealed(), waitMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->document.peaks() != nullptr, waitMilliseconds);
    }

    /// All that the program keeps, and its folder for temporary files; not what was handed out.
    [[nodiscard]] QString shown() const
    {
        std::vector<std::string> secrets{"Kuehlschrank",           "Zitronenfalter", "Eulenspiegel",      "Annegret", "Balduin",
                                         passphrase.toStdString(), "\"emotion\"",    "\"probabilities\"", "\x89PNG"};
        secrets.push_back(bytesOfSamples(std::span(*m_speech).subspan(rate + 500, 6)));
        QString found;
        for (const char* folder : {"vault", "state", "cache", "data", "config", "tmp"}) {
            if (!QDir(path(folder)).exists())
                continue;
            for (const auto& file : filesThatShow(path(folder).toStdString(), secrets))
                found += QString::fromStdString(file) + QLatin1Char(' ');
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        for (const auto& [variable, folder] : {std::pair{"XDG_CONFIG_HOME", "config"},
                                               {"XDG_DATA_HOME", "data"},
                                               {"XDG_STATE_HOME", "state"},
                                               {"XDG_CACHE_HOME", "cache"},
                                               {"TMPDIR", "tmp"}}) {
            QVERIFY(QDir().mkpath(path(folder)));
            qputenv(variable, path(folder).toUtf8());
        }
        const Status written = writeTinyModel(path("model").toStdString());
        QVERIFY2(written.ok(), written.ok() ? "" : englishSentence(written.error()).c_str());
    }

    void init() { m_program = std::make_unique<Program>(QDir(m_folder.path()), m_speech); }
    void cleanup() { m_program.reset(); }

    void fromANewVaultToAWithdrawal()
    {
        auto& program = *m_program;
        makeVault();
        fillWizard();
        recordFor(8.0);
        const auto folder = recorded();
        QCOMPARE(program.library.sessionPage().details().marks.size(), std::size_t{1});
        QCOMPARE(shown(), QString());

        // It opens like any recording; its name is nowhere outside.
        open();
        QCOMPARE(program.window.windowTitle(), QStringLiteral("Recorded session – Undertone"));
        QVERIFY(program.document.durationSeconds() > 8.0);
        QCOMPARE(program.document.marks().size(), std::size_t{1});
        QVERIFY(program.document.marks().front() > 0.5 && program.document.marks().front() < program.document.durationSeconds());
        QCOMPARE(program.document.peaks()->channels.size(), std::size_t{2});
        for (const char* name : {"export-json", "export-png", "new-project", "segments"})
            QVERIFY2(!program.window.findChild<QAction*>(QLatin1String(name))->isEnabled(), name);
        // Nor by the clipboard, which other programs write to the disk.
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        program.window.findChild<UtteranceTable*>()->copySelection();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        QVERIFY(program.window.findChild<MessageBanner*>()->text().contains(QStringLiteral("Nothing was copied")));
        const SpectrogramPlace place;
        program.sounds.tile(place);
        QTRY_VERIFY(program.sounds.knownTile(place) != nullptr);
        QVERIFY(!QDir(path("cache/tiles")).exists());  // a picture of the sound shows it, too
        QTRY_VERIFY_WITH_TIMEOUT(program.session.canAnalyse(), waitMilliseconds);
        program.session.analyse();
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run().state == RunState::Complete, waitMilliseconds);
        const int sentences = program.document.run().analysedCount();
        QVERIFY(sentences > 2);
        QVERIFY(program.document.speakers().contains(QStringLiteral("A")));
        QVERIFY(!program.project.hasUnkeptRun());
        program.session.toggleComparison();  // it is looked at, and kept nowhere
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run(RunRole::Comparison).state == RunState::Complete, waitMilliseconds);
        QCOMPARE(shown(), QString());

        // Locking closes it; opened again, its results are there without another run.
        program.part<QPushButton>("lock-now").click();
        QVERIFY(!program.session.recording().has_value());
        QCOMPARE(program.document.run().analysedCount(), 0);
        program.part<QLineEdit>("passphrase").setText(passphrase);
        program.part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        program.library.list().select(folder);
        QTRY_VERIFY(program.library.sessionPage().details().entry.hasResults);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(program.document.run().analysedCount(), sentences, waitMilliseconds);
        QCOMPARE(program.document.run().state, RunState::Complete);
        QCOMPARE(program.document.run().timeline.memory, MemoryMode::Dpm);

        QVERIFY(QDir().mkpath(path("handed-out")));
        QVERIFY(program.library.sessionPage().writeReceipt("A", path("handed-out/receipt.pdf")).ok());
        QVERIFY(QFile(path("handed-out/receipt.pdf")).size() > 5000);

        // Nobody agreed to share: the vault refuses it, whatever the page asks.
        QSignalSpy exportFailed(&program.sessions, &SessionService::failed);
        program.sessions.exportSound(folder, path("handed-out/sound.wav").toStdString(), SessionSoundFormat::Wav);
        QTRY_COMPARE_WITH_TIMEOUT(exportFailed.size(), 1, waitMilliseconds);
        QCOMPARE(exportFailed.front().at(1).value<Error>().code, ErrorCode::NotAuthorised);
        QVERIFY(!QFile::exists(path("handed-out/sound.wav")) && !QFile::exists(path("handed-out/sound.wav.part")));

        // Balduin withdraws: what is open is closed, his channel and all results are gone, Annegret's voice stays.
        program.part<QPushButton>("withdraw-B").click();
        program.library.findChild<WithdrawDialog*>()->findChild<QPushButton*>(QStringLiteral("withdraw-now"))->click();
        QVERIFY(!program.session.recording().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(program.library.findChild<QDialog*>(QStringLiteral("certificate-dialog")) != nullptr, waitMilliseconds);
        program.library.findChild<QDialog*>(QStringLiteral("certificate-dialog"))->reject();
        QTRY_VERIFY(!program.library.sessionPage().details().speakers.at(1).canBeHeard);
        QVERIFY(!program.library.sessionPage().details().entry.hasResults);
        open();
        QTRY_VERIFY(program.session.recording()->channelCount == 1);
        QCOMPARE(program.document.run().analysedCount(), 0);
        QCOMPARE(shown(), QString());
    }

    /// Labels come while it is recorded, and are there when it is opened; another run gives the same ones.
    void aSessionIsAnalysedWhileItIsRecorded()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        QVERIFY(program.part<QCheckBox>("analyse-live").isEnabled());
        program.part<QCheckBox>("analyse-live").setChecked(true);
        QSignalSpy ended(&program.capture, &CaptureService::ended);
        program.library.wizard().nextButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(program.capture.status().analysis.has_value() && program.capture.status().analysis->analysed > 3,
                                 2 * waitMilliseconds);
        QVERIFY(program.capture.status().state == CaptureState::Recording);
        QVERIFY(program.capture.status().analysis->labels.size() == 4 && program.capture.status().analysis->sentences.size() > 3);
        auto& emotions = program.part<LiveEmotionView>("live-emotions");
        QTRY_VERIFY(emotions.isVisible() && !emotions.accessibleDescription().isEmpty());
        program.part<QPushButton>("stop-recording").click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 2 * waitMilliseconds);
        QVERIFY(!ended.front().at(1).value<std::optional<Error>>().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(program.library.sessionPage().details().entry.standing == SessionStanding::Recorded, waitMilliseconds);
        QVERIFY(program.library.sessionPage().details().entry.hasResults);
        QCOMPARE(shown(), QString());

        open();
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run().state == RunState::Complete, waitMilliseconds);
        const auto live = program.document.run().timeline;
        QVERIFY(live.utterances.size() > 3);
        QTRY_VERIFY_WITH_TIMEOUT(program.session.canAnalyse(), waitMilliseconds);
        program.session.analyse();
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run().isActive(), waitMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run().state == RunState::Complete, waitMilliseconds);
        const auto& after = program.document.run().timeline;
        QCOMPARE(after.utterances.size(), live.utterances.size());
        for (std::size_t i = 0; i < live.utterances.size(); ++i) {
            QCOMPARE(after.utterances[i].startSeconds, live.utterances[i].startSeconds);
            QCOMPARE(after.utterances[i].emotion(), live.utterances[i].emotion());
            QCOMPARE(after.utterances[i].probabilities, live.utterances[i].probabilities);
        }
        QCOMPARE(shown(), QString());
    }

    /// Whoever stops it while the device is being opened is not recorded.
    void aStopThatComesEarlyCounts()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        QSignalSpy ended(&program.capture, &CaptureService::ended);
        QSignalSpy notBegun(&program.capture, &CaptureService::startFailed);
        program.library.wizard().nextButton().click();
        QCOMPARE(program.capture.status().state, CaptureState::Starting);
        program.capture.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size() + notBegun.size(), 1, waitMilliseconds);
        QVERIFY(!program.capture.status().isActive());
        QCOMPARE(shown(), QString());
    }

    /// Who withdraws while it is recorded is not heard from then on, and nothing of them is left.
    void aWithdrawalEndsTheRecording()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        program.library.wizard().nextButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(program.capture.status().seconds > 1.0, waitMilliseconds);
        QSignalSpy ended(&program.capture, &CaptureService::ended);
        const auto folder = program.capture.status().folder;
        program.part<QPushButton>("withdraw-recording").click();
        auto* names = program.library.findChild<QMenu*>(QStringLiteral("who-withdraws"));
        QVERIFY(names != nullptr && names->actions().size() == 2);
        names->actions().back()->trigger();
        names->close();
        QTRY_VERIFY_WITH_TIMEOUT(program.library.findChild<WithdrawDialog*>() != nullptr, waitMilliseconds);
        QVERIFY(program.capture.status().isActive());  // it was not said yet
        QElapsedTimer clock;
        clock.start();
        program.library.findChild<WithdrawDialog*>()->findChild<QPushButton*>(QStringLiteral("withdraw-now"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, waitMilliseconds);
        const qint64 stopped = clock.elapsed();
        qInfo("figure | a withdrawal in the window ended the recording after %lld ms", static_cast<long long>(stopped));
        QVERIFY2(stopped <= withdrawalMilliseconds, qPrintable(QString::number(stopped)));
        QCOMPARE(ended.front().at(1).value<std::optional<Error>>().value().code, ErrorCode::NotAuthorised);
        QTRY_VERIFY_WITH_TIMEOUT(program.library.sessionPage().details().entry.folder == folder
                                     && !program.library.sessionPage().details().speakers.at(1).canBeHeard,
                                 waitMilliseconds);
        QVERIFY(program.library.sessionPage().details().speakers.at(0).canBeHeard);
        QVERIFY(!QFile::exists(QString::fromStdString((folder / "audio" / "01-000000.segment").string())));
        QCOMPARE(shown(), QString());
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

    /// What is only being opened when the vault is locked does not appear afterwards; who had withdrawn by then has.
    void aLockComesBetweenNothing()
    {
        auto& program = *m_program;
        const auto unlock = [&] {
            program.part<QLineEdit>("passphrase").setText(passphrase);
            QTRY_VERIFY(program.sessions.vault().exists);
            program.part<QPushButton>("open-vault").click();
            QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        };
        unlock();
        fillWizard();
        recordFor(2.0);
        const auto folder = recorded();
        program.part<QPushButton>("open-session").click();
        program.sessions.lock();
        QTest::qWait(1000);
        QVERIFY(!program.session.isSealed() && program.session.state() == SessionState::Empty);
        unlock();
        QSignalSpy destroyed(&program.sessions, &SessionService::destroyed);
        program.sessions.readSession(folder);
        program.sessions.withdraw(folder, "B", allPurposes());
        program.sessions.lock();
        QTRY_COMPARE_WITH_TIMEOUT(destroyed.size(), 1, waitMilliseconds);
        const auto ring = Keyring::open(path("vault").toStdString(), secretText(passphrase.toStdString()));
        const auto session = Session::open(folder, *ring);
        QVERIFY(!ring->has(session->tracks()[1].key) && ring->has(session->tracks()[0].key));
    }

    /// A session whose log was changed can be told from the others, and destroyed.
    void aDamagedSessionCanBeDestroyed()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        recordFor(2.0);
        const auto folder = recorded();
        auto log = readAll(folder / Session::logName);
        log[200] = static_cast<char>(log[200] ^ 1);
        writeAll(folder / Session::logName, log);
        program.library.sessionPage().showSession(folder);
        QTRY_VERIFY(program.library.sessionPage().details().entry.standing == SessionStanding::Unreadable);
        QVERIFY(program.part<QPushButton>("withdraw-B").isEnabled() && program.part<QPushButton>("destroy").isEnabled());
        QVERIFY(!program.part<QPushButton>("open-session").isEnabled());
        QSignalSpy destroyed(&program.sessions, &SessionService::destroyed);
        program.sessions.destroy(folder);
        QTRY_COMPARE_WITH_TIMEOUT(destroyed.size(), 1, waitMilliseconds);
        QVERIFY(destroyed.front().at(0).value<DestructionView>().logProblem);
        QTRY_VERIFY(program.library.sessionPage().details().entry.standing == SessionStanding::Destroyed);
    }

    void aPassphraseIsChangedAndRecovered()
    {
        const auto vault = std::filesystem::path(path("changed").toStdString());
        auto& program = *m_program;
        QSignalSpy sheets(&program.sessions, &SessionService::sheetReady);
        QSignalSpy changed(&program.sessions, &SessionService::passphraseChanged);
        QSignalSpy failed(&program.sessions, &SessionService::failed);
        const auto secret = [](const char* text) { return std::make_shared<const SecretText>(QString::fromUtf8(text)); };
        program.sessions.create(vault / "", secret("the first of them"));  // named with a slash at its end
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        QCOMPARE(program.sessions.vault().folder, vault);
        program.sessions.changePassphrase(secret("not the first one"), secret("the second of them"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, waitMilliseconds);
        program.sessions.changePassphrase(secret("the first of them"), secret("the second of them"));
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, waitMilliseconds);
        QVERIFY(Keyring::open(vault, secretText("the second of them")).ok());
        QVERIFY(!Keyring::open(vault, secretText("the first of them")).ok());
        program.sessions.lock();
        program.sessions.recover(sheets.front().at(0).value<Secret>(), secret("the third of them"));
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, waitMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        QVERIFY(Keyring::open(vault, secretText("the third of them")).ok());
    }

    /// A passphrase is checked by a slow function on purpose, and the window answers meanwhile.
    void theWindowAnswersWhileAPassphraseIsChecked()
    {
        const auto vault = std::filesystem::path(path("slow").toStdString());
        QVERIFY(Keyring::create(vault, secretText(passphrase.toStdString()), PassphraseCost{3, std::uint64_t{256} << 20}).ok());
        auto& program = *m_program;
        program.sessions.look(vault);
        QTRY_VERIFY(program.sessions.vault().folder == vault && program.sessions.vault().exists);
        qint64 longest = 0;
        int beats = 0;
        QElapsedTimer sinceLast;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] {
            longest = std::max(longest, sinceLast.restart());
            ++beats;
        });
        QElapsedTimer whole;
        whole.start();
        sinceLast.start();
        beat.start(5);
        program.part<QLineEdit>("passphrase").setText(passphrase + QStringLiteral("x"));
        program.part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(program.part<QLabel>("vault-problem").text().contains(QStringLiteral("does not open")), waitMilliseconds);
        QVERIFY(!program.sessions.vault().isOpen);
        program.part<QLineEdit>("passphrase").setText(passphrase);
        program.part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        qInfo("figure | two passphrases checked in %lld ms, the window blocked for %lld ms at most",
              static_cast<long long>(whole.elapsed()), static_cast<long long>(longest));
        // On a machine that is busy with other programs single beats come late; but a window that waits for the check has none.
        QVERIFY2(beats > 50 && longest < whole.elapsed() / 8, qPrintable(QString::number(beats)));
    }

    /// Consent that has run out by the time it counts: the vault makes no grant, and nothing is recorded.
    void withoutAGrantThereIsNoWayToStart()
    {
        auto& program = *m_program;
        openVault();
        fillWizard();
        auto& draft = program.library.wizard().draft();
        draft.speakers[1].when = QStringLiteral("2026-01-01T00:00:00Z");
        draft.speakers[1].until = QStringLiteral("2026-01-02T00:00:00Z");
        QSignalSpy failed(&program.capture, &CaptureService::startFailed);
        const int before = segments();
        program.library.wizard().nextButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, waitMilliseconds);
        QCOMPARE(failed.front().at(0).value<Error>().code, ErrorCode::NotAuthorised);
        QVERIFY(!program.capture.status().isActive());
        draft.speakers[1].purposes = {Purpose::Analyse};
        draft.speakers[1].until = QStringLiteral("2099-01-01T00:00:00Z");
        program.capture.start(draft);  // past the page that would not let it on
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, waitMilliseconds);
        QCOMPARE(failed.back().at(0).value<Error>().code, ErrorCode::InvalidArgument);
        QCOMPARE(segments(), before);
    }

private:
    [[nodiscard]] int segments() const
    {
        int count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path("vault").toStdString()))
            count += entry.path().extension() == ".segment" ? 1 : 0;
        return count;
    }
};

QTEST_MAIN(SessionWindowTest)
#include "session_window_test.moc"
