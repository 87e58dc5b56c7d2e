// SPDX-License-Identifier: GPL-3.0-or-later
// The window of recorded sessions over simulated services: what its pages let through, and what is always in view.
#include "session_fixture.h"

#include "ui/about/storage_dialog.h"
#include "ui/recording/auto_lock.h"
#include "ui/recording/passphrase_dialog.h"
#include "ui/recording/recording_text.h"
#include "ui/recording/vault_page.h"
#include "ui/translation.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QDateEdit>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace undertone;

class SessionsTest : public QObject {
    Q_OBJECT

    /// As a person does: what was there goes.
    static void typePath(const SessionFixture& f, const QString& path)
    {
        auto* line = f.part<QWidget>("evidence-file").findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, path);
    }

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void aWrongPassphraseIsSaidAndTheFieldIsEmpty()
    {
        SessionFixture f;
        f.window.show();
        f.unlock("wrong");
        QVERIFY(f.part<QLabel>("vault-problem").text().contains(QStringLiteral("does not open the vault")));
        QVERIFY(f.part<QLineEdit>("passphrase").text().isEmpty());
        QVERIFY(!f.service.view.isOpen);
        f.unlock();
        QVERIFY(f.service.view.isOpen);
        QCOMPARE(f.window.list().count(), 5);
        QCOMPARE(f.window.list().titleAt(0), QStringLiteral("Interview 12"));  // the latest first
        QVERIFY(f.window.list().detailAt(3).contains(QStringLiteral("Due for deletion")));
    }

    void lockingForgetsEveryTitle()
    {
        SessionFixture f;
        f.unlock();
        f.window.list().select(f.service.view.sessions[4].folder);
        QSignalSpy closing(&f.service, &SessionService::closing);
        f.part<QPushButton>("lock-now").click();
        QCOMPARE(closing.size(), 1);
        for (int row = 0; row < f.window.list().count(); ++row)
            QVERIFY(!f.window.list().titleAt(row).contains(QStringLiteral("Interview")));
        QVERIFY(f.window.vaultPage().isVisibleTo(&f.window));
    }

    void aNewVaultShowsItsSheetOnce()
    {
        SessionFixture f;
        f.service.view.exists = false;
        Q_EMIT f.service.vaultChanged();
        auto& go = f.part<QPushButton>("open-vault");
        f.part<QLineEdit>("passphrase").setText(QStringLiteral("short"));
        f.part<QLineEdit>("passphrase-again").setText(QStringLiteral("short"));
        QVERIFY(!go.isEnabled());
        f.part<QLineEdit>("passphrase").setText(QStringLiteral("several long words"));
        QVERIFY(!go.isEnabled());  // not twice
        f.part<QLineEdit>("passphrase-again").setText(QStringLiteral("several long words"));
        QVERIFY(go.isEnabled());
        go.click();
        QVERIFY(f.window.findChild<QDialog*>(QStringLiteral("recovery-sheet")) != nullptr);
        QVERIFY(f.part<QLabel>("recovery-code").text().startsWith(QStringLiteral("7QK4M")));
    }

    void theRecoverySheetOpensItToo()
    {
        SessionFixture f;
        f.window.show();
        Q_EMIT f.window.vaultPage().recoverRequested();
        auto* dialog = f.window.findChild<PassphraseDialog*>();
        QVERIFY(dialog != nullptr);
        const auto type = [&](const char* code) {
            dialog->findChild<QLineEdit*>(QStringLiteral("old-passphrase"))->setText(QLatin1String(code));
            for (const char* name : {"new-passphrase", "new-passphrase-again"})
                dialog->findChild<QLineEdit*>(QLatin1String(name))->setText(QStringLiteral("several other words"));
            dialog->findChild<QPushButton*>(QStringLiteral("passphrase-go"))->click();
        };
        type("mistyped");
        QVERIFY(dialog->isVisible() && !f.service.view.isOpen);
        type("7QK4M-2XW9R");
        QVERIFY(!dialog->isVisible() && f.service.view.isOpen);
    }

    /// A page lets nobody on before what it asks for is there.
    void theWizardGoesOneWay()
    {
        SessionFixture f;
        f.unlock();
        f.window.startWizard();
        auto& wizard = f.window.wizard();
        QVERIFY(!wizard.nextButton().isEnabled());
        f.part<QLineEdit>("session-title").setText(QStringLiteral("Talk"));
        f.part<QLineEdit>("session-purpose").setText(QStringLiteral("To try it"));
        f.part<QLineEdit>("session-controller").setText(QStringLiteral("Ada"));
        QVERIFY(!wizard.nextButton().isEnabled());  // no setting was chosen
        auto& setting = f.part<QComboBox>("session-setting");
        auto& prohibition = f.part<QWidget>("prohibition");
        setting.setCurrentIndex(setting.findData(QStringLiteral("education")));
        QVERIFY(prohibition.isVisibleTo(&wizard) && prohibition.findChild<QLabel*>()->text().contains(QStringLiteral("5(1)(f)")));
        QVERIFY(wizard.nextButton().isEnabled());  // sound may be recorded there
        wizard.nextButton().click();
        QVERIFY(!wizard.nextButton().isEnabled());
        f.part<QLineEdit>("speaker-A").setText(QStringLiteral("Ann"));
        f.part<QPushButton>("add-speaker").click();
        QVERIFY(!wizard.nextButton().isEnabled());
        f.part<QLineEdit>("speaker-B").setText(QStringLiteral("Bela"));
        wizard.nextButton().click();
        QCOMPARE(wizard.page(), 2);
        QVERIFY(!wizard.nextButton().isEnabled());
        f.agree(1);
        QVERIFY(!wizard.nextButton().isEnabled());  // Bela has not agreed
        f.agree(2);
        QVERIFY(wizard.nextButton().isEnabled());
        wizard.nextButton().click();
        QCOMPARE(f.capture.listening, std::string("system:mic"));
        wizard.nextButton().click();
        QVERIFY(f.capture.started.has_value());
        const NewSession& started = *f.capture.started;
        QCOMPARE(started.setting, QStringLiteral("education"));
        QVERIFY(started.exceptionKind.isEmpty());
        QCOMPARE(started.speakers.size(), std::size_t{2});
        QVERIFY(started.speakers[1].evidence.startsWith("\x89PNG"));
        QCOMPARE(started.speakers[1].channel, 1);
        QVERIFY(started.speakers[0].evidence != started.speakers[1].evidence);
        QVERIFY(f.capture.listening.empty());
    }

    /// What was filled in, and every signature, outlives a device that cannot be opened.
    void aRecordingThatCannotStartKeepsTheDraft()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(3);
        f.window.wizard().nextButton().click();
        QVERIFY(f.capture.started.has_value());
        f.capture.set({});
        Q_EMIT f.capture.startFailed(Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}});
        QVERIFY(f.window.wizard().isVisibleTo(&f.window));
        QCOMPARE(f.window.wizard().page(), 3);
        for (const auto& speaker : f.window.wizard().draft().speakers)
            QVERIFY(speaker.agreesToBeRecorded() && !speaker.evidence.isEmpty());
        QVERIFY(f.window.wizard().nextButton().isEnabled());
    }

    /// What was filled in outlives a lock.
    void aLockedVaultKeepsTheDraft()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(2);
        f.agree(1);
        f.service.lock();
        QVERIFY(f.window.vaultPage().isVisibleTo(&f.window));
        f.unlock();
        QVERIFY(f.window.wizard().isVisibleTo(&f.window));
        QCOMPARE(f.window.wizard().page(), 2);
        QVERIFY(f.window.wizard().draft().speakers[0].agreesToBeRecorded());
    }

    void whoeverRefusesIsNotRecorded()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(2);
        f.agree(2);
        f.part<QCheckBox>("agrees-record").setChecked(false);
        QVERIFY(!f.window.wizard().nextButton().isEnabled());
        QVERIFY(f.window.wizard().consentPage().problem().contains(QStringLiteral("Bela Baum")));
        f.part<QCheckBox>("agrees-record").setChecked(true);
        QVERIFY(f.window.wizard().nextButton().isEnabled());
        f.window.wizard().consentPage().pad().clear();
        QVERIFY(!f.window.wizard().nextButton().isEnabled());  // nothing shows it any more
    }

    /// What is signed is what was chosen then: whoever chooses otherwise afterwards signs again.
    void aSignatureStandsForWhatWasChosen()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(2);
        f.agree(2);
        auto& page = f.window.wizard().consentPage();
        const auto& speaker = f.window.wizard().draft().speakers[1];
        QVERIFY(f.window.wizard().nextButton().isEnabled());
        f.part<QCheckBox>("agrees-share").setChecked(true);
        QVERIFY(!speaker.agreesToBeRecorded() && speaker.evidence.isEmpty() && speaker.when.isEmpty());
        QVERIFY(!f.window.wizard().nextButton().isEnabled());
        QVERIFY(page.problem().contains(QStringLiteral("other choices")));
        page.pad().clear();
        f.agree(2);
        QVERIFY(speaker.purposes.contains(Purpose::Share) && f.window.wizard().nextButton().isEnabled());
        QVERIFY(page.problem().isEmpty());
    }

    /// A form is chosen for what it says; looking at somebody changes nothing of when they agreed.
    void aFormStandsForWhatWasChosen()
    {
        SessionFixture f;
        QTemporaryDir folder;
        const QString form = folder.filePath(QStringLiteral("form.png"));
        QFile file(form);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a scan") > 0);
        file.close();
        f.unlock();
        f.toPage(2);
        auto& page = f.window.wizard().consentPage();
        auto& speaker = f.window.wizard().draft().speakers[0];
        page.chooseSpeaker(0);
        f.part<QCheckBox>("agrees-record").setChecked(true);
        f.part<QAbstractButton>("way-form").click();
        typePath(f, form);
        QVERIFY(speaker.agreesToBeRecorded());
        const QString when = speaker.when;
        QTest::qWait(1100);  // times are in seconds
        page.chooseSpeaker(1);
        page.chooseSpeaker(0);
        QVERIFY(speaker.agreesToBeRecorded());
        QCOMPARE(speaker.when, when);
        // What is remembered of it is what it held when it was chosen.
        const auto sha256 = [](const char* bytes) {
            return QString::fromLatin1(QCryptographicHash::hash(QByteArray(bytes), QCryptographicHash::Sha256).toHex());
        };
        QCOMPARE(speaker.evidenceSha256, sha256("a scan"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("another") > 0);
        file.close();
        page.chooseSpeaker(1);
        page.chooseSpeaker(0);
        QCOMPARE(speaker.evidenceSha256, sha256("a scan"));
        f.part<QCheckBox>("agrees-train").setChecked(true);
        QVERIFY(!speaker.agreesToBeRecorded());
        typePath(f, form);
        QVERIFY(speaker.agreesToBeRecorded() && speaker.when > when);
        QCOMPARE(speaker.evidenceSha256, sha256("another"));
    }

    /// What is typed for one is no word of another, however soon they come into view, nor of what is chosen a moment later.
    void aFormThatWasTypedIsNobodyElses()
    {
        SessionFixture f;
        QTemporaryDir folder;
        const QString form = folder.filePath(QStringLiteral("form.png"));
        QFile file(form);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a scan") > 0);
        file.close();
        f.unlock();
        f.toPage(2);
        auto& page = f.window.wizard().consentPage();
        auto& speakers = f.window.wizard().draft().speakers;
        for (const int speaker : {1, 0}) {
            page.chooseSpeaker(speaker);
            f.part<QCheckBox>("agrees-record").setChecked(true);
            f.part<QAbstractButton>("way-form").click();
            typePath(f, form);
            QVERIFY(speakers[static_cast<std::size_t>(speaker)].agreesToBeRecorded());
        }
        page.chooseSpeaker(1);
        f.part<QCheckBox>("agrees-share").setChecked(true);  // the form of Bela says nothing of that
        QVERIFY(!speakers[1].agreesToBeRecorded());
        page.chooseSpeaker(0);
        typePath(f, form);
        page.chooseSpeaker(1);
        QTest::qWait(500);
        QVERIFY(!speakers[1].agreesToBeRecorded());
        page.chooseSpeaker(0);
        typePath(f, form);
        f.part<QCheckBox>("agrees-train").setChecked(true);
        QTest::qWait(500);
        QVERIFY(!speakers[0].agreesToBeRecorded());
    }

    /// It is said when the recording ended because somebody withdrew; what they said is not kept.
    void aRecordingThatEndedByAWithdrawalSaysSo()
    {
        for (const bool withdrawn : {true, false}) {
            SessionFixture f;
            f.unlock();
            const Error error = withdrawn ? Error{ErrorCode::NotAuthorised, message("authorisation.revoked"), {}}
                                          : Error{ErrorCode::FileNotWritable, message("io.cannot-write", "x", "y"), {}};
            Q_EMIT f.capture.ended(f.service.view.sessions[4].folder, error);
            const auto* box = f.window.findChild<QMessageBox*>(QStringLiteral("recording-ended"));
            QVERIFY(box != nullptr);
            QCOMPARE(box->informativeText().contains(QStringLiteral("All that was heard")), !withdrawn);
            QCOMPARE(box->informativeText().contains(QStringLiteral("are destroyed")), withdrawn);
        }
    }

    /// A folder that was typed a moment ago is the one that is opened, not the one in view before.
    void theFolderThatWasTypedIsTheOneThatOpens()
    {
        SessionFixture f;
        f.window.show();
        f.part<QLineEdit>("passphrase").setText(QStringLiteral("correct horse battery"));
        auto* line = f.part<QWidget>("vault-folder").findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("/home/ada/others"));
        f.part<QPushButton>("open-vault").click();
        QVERIFY(std::find(f.service.asked.begin(), f.service.asked.end(), "unlock") == f.service.asked.end());
        QCOMPARE(f.service.view.folder, std::filesystem::path("/home/ada/others"));
    }

    /// What is said beside the notice is part of what they agree to.
    void otherTermsTakeTheAnswersBack()
    {
        using Change = std::function<void(SessionFixture&)>;
        const std::vector<Change> changes{
            [](SessionFixture& f) { f.part<QLineEdit>("session-purpose").setText(QStringLiteral("Something else")); },
            [](SessionFixture& f) { f.part<QLineEdit>("session-controller").setText(QStringLiteral("Somebody else")); },
            [](SessionFixture& f) { f.part<QComboBox>("session-setting").setCurrentIndex(1); },
            [](SessionFixture& f) { f.window.wizard().findChild<QDateEdit*>()->setDate(QDate(2031, 1, 1)); },
        };
        for (const Change& change : changes) {
            SessionFixture f;
            f.unlock();
            f.toPage(3);
            f.window.wizard().goTo(0);
            f.part<QLineEdit>("session-title").setText(QStringLiteral("Another title"));  // nobody is shown it
            f.window.wizard().goTo(2);
            QVERIFY(f.window.wizard().nextButton().isEnabled());
            f.window.wizard().goTo(0);
            change(f);
            f.window.wizard().goTo(3);
            QVERIFY(!f.window.wizard().nextButton().isEnabled());
            f.window.wizard().goTo(2);
            QVERIFY(!f.window.wizard().nextButton().isEnabled());
            QVERIFY(f.window.wizard().consentPage().pad().isEmpty());
            for (const auto& speaker : f.window.wizard().draft().speakers)
                QVERIFY(!speaker.agreesToBeRecorded());
            f.agree(2);
            QVERIFY(f.window.wizard().nextButton().isEnabled());
        }
    }

    /// Another language is another text: what was agreed to before does not count for it.
    void anotherNoticeTakesTheAnswerBack()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(3);
        QVERIFY(f.window.wizard().draft().speakers[0].agreesToBeRecorded());
        f.window.wizard().goTo(1);
        for (auto* choice : f.window.wizard().findChildren<QComboBox*>()) {
            if (choice->accessibleName() == QStringLiteral("Language of speaker A"))
                choice->setCurrentIndex(choice->findData(QStringLiteral("zh")));
        }
        QVERIFY(!f.window.wizard().draft().speakers[0].agreesToBeRecorded());
        f.window.wizard().goTo(2);
        QVERIFY(f.window.wizard().consentPage().pad().isEmpty());
        QVERIFY(!f.window.wizard().nextButton().isEnabled());
    }

    void anExceptionIsDocumentedByWhoClaimsIt()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(0);
        auto& draft = f.window.wizard().draft();
        draft.setting = QStringLiteral("workplace");
        draft.exceptionKind = QStringLiteral("medical");
        f.window.wizard().fill();
        QVERIFY(!f.window.wizard().nextButton().isEnabled());
        draft.exceptionReason = QStringLiteral("fatigue");
        draft.exceptionClaimedBy = QStringLiteral("Dr Ada");
        f.window.wizard().fill();
        QVERIFY(f.window.wizard().nextButton().isEnabled());
    }

    /// Nothing is deleted without a question, and a session not at all from here.
    void whatIsKeptIsDeletedAfterAQuestion()
    {
        SimulatedStorageService kept;
        StorageDialog dialog(kept);
        dialog.show();
        auto* list = dialog.findChild<QTreeWidget*>();
        auto* remove = dialog.findChild<QPushButton*>(QStringLiteral("delete-stored"));
        QCOMPARE(list->topLevelItemCount(), 9);
        QVERIFY(!remove->isEnabled());
        const auto choose = [&](StorageKind kind) {
            for (int row = 0; row < list->topLevelItemCount(); ++row) {
                if (list->topLevelItem(row)->text(0) == StorageDialog::kindText(kind))
                    list->setCurrentItem(list->topLevelItem(row));
            }
        };
        choose(StorageKind::SpeechCodes);
        remove->click();
        auto* question = dialog.findChild<QMessageBox*>(QStringLiteral("delete-question"));
        QVERIFY(question != nullptr && kept.removed.empty());
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QCOMPARE(kept.removed.size(), std::size_t{1});
        QCOMPARE(kept.removed[0].kind, StorageKind::SpeechCodes);
        QCOMPARE(list->topLevelItemCount(), 8);
        choose(StorageKind::CorpusWorkplace);
        QCOMPARE(list->currentItem()->text(1), QStringLiteral("IEMOCAP-4be1a0c27d"));
        remove->click();
        question = dialog.findChildren<QMessageBox*>(QStringLiteral("delete-question")).back();
        QVERIFY2(question->informativeText().contains(QStringLiteral("labels cannot be brought back")),
                 qPrintable(question->informativeText()));
        question->reject();
        QSignalSpy sessions(&dialog, &StorageDialog::sessionsRequested);
        choose(StorageKind::Session);
        remove->click();
        QCOMPARE(sessions.size(), 1);
        QCOMPARE(kept.removed.size(), std::size_t{1});
    }

    /// The day that was chosen is the day that is shown, wherever the computer stands; as on receipts.
    void theLastDayIsTheOneThatWasChosen()
    {
        const QByteArray before = qgetenv("TZ");
        for (const char* zone : {"America/New_York", "Asia/Tokyo", "UTC"}) {
            qputenv("TZ", zone);
            ::tzset();
            const QString utc = QStringLiteral("2027-11-01T00:00:00Z");
            QCOMPARE(lastDayText(utc), QLocale().toString(QDate(2027, 11, 1), QLocale::ShortFormat));
        }
        qputenv("TZ", before);
        if (before.isEmpty())
            qunsetenv("TZ");
        ::tzset();
    }

    void whoTouchesNothingIsLockedOut()
    {
        AutoLock lock;
        QSignalSpy idle(&lock, &AutoLock::idle);
        lock.setPatience(std::chrono::milliseconds(400));
        QWidget touched;
        for (int i = 0; i < 6; ++i) {
            QTest::qWait(100);
            QTest::keyClick(&touched, Qt::Key_A);
        }
        QCOMPARE(idle.size(), 0);
        QTRY_COMPARE(idle.size(), 1);
        lock.setPatience({});
        SessionFixture f;
        f.unlock();
        f.capture.set(simulatedCapture(CaptureState::Recording));
        Q_EMIT f.window.findChild<AutoLock*>()->idle();
        QVERIFY(f.service.view.isOpen);  // not while it records
        f.capture.set({});
        f.window.setWorking(true);
        Q_EMIT f.window.findChild<AutoLock*>()->idle();
        QVERIFY(f.service.view.isOpen);  // nor while it analyses
        f.window.setWorking(false);
        f.service.answersAtOnce = false;
        f.window.sessionPage().exportSound(QStringLiteral("/tmp/out.wav"));
        Q_EMIT f.window.findChild<AutoLock*>()->idle();
        QVERIFY(f.service.view.isOpen);  // nor while sound is written
        f.service.cancelExport();
        Q_EMIT f.window.findChild<AutoLock*>()->idle();
        QVERIFY(!f.service.view.isOpen);
    }
};

QTEST_MAIN(SessionsTest)
#include "sessions_test.moc"
