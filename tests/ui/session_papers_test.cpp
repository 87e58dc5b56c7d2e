// SPDX-License-Identifier: GPL-3.0-or-later
// Who withdraws from a recorded session, and what is handed out of it: receipts, certificates, sound, and the head of the log with each.
#include "dialog_answers.h"
#include "session_fixture.h"

#include "ui/recording/certificate_dialog.h"
#include "ui/recording/participant_papers.h"
#include "ui/recording/withdraw_dialog.h"
#include "ui/translation.h"

#include <QCheckBox>
#include <QLabel>
#include <QPrinter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QtTest>

#include <set>

using namespace undertone;

class SessionPapersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    /// In the participant's language, with what they agreed to, and what they were told.
    void aReceiptIsAPdf()
    {
        SessionFixture f;
        f.unlock();
        f.window.list().select(f.service.view.sessions[4].folder);
        const SessionDetails& session = f.window.sessionPage().details();
        const QString html = receiptHtml(session, session.speakers[1], QStringLiteral("Zur Aufnahme"));
        for (const char* words : {"Beleg der Einwilligung", "Bela Baum", "Dr Ada Example", "Zur Aufnahme", "weitergegeben"})
            QVERIFY2(html.contains(QString::fromUtf8(words)), words);
        QVERIFY(html.contains(session.logHead));
        QCOMPARE(html.count(QStringLiteral("<b>ja</b>")), 2);
        QTemporaryDir folder;
        QVERIFY(f.window.sessionPage().writeReceipt("B", folder.filePath(QStringLiteral("b.pdf"))).ok());
        QFile file(folder.filePath(QStringLiteral("b.pdf")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY(pdf.startsWith("%PDF-") && pdf.size() > 5000);
        const Status refused = f.window.sessionPage().writeReceipt("B", QStringLiteral("/nowhere/b.pdf"));
        QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
    }

    /// What a participant is told, and the recovery sheet, on paper: pages of A4, in their language.
    void noticesAndSheetsArePrinted()
    {
        SimulatedSessionService service;
        QTemporaryDir folder;
        std::set<QByteArray> printed;
        for (const char* language : {"en", "de", "zh"}) {
            const QString notice = noticeHtml(service.notice(QLatin1String(language)), QLatin1String(language), QStringLiteral("Study"),
                                              QStringLiteral("Dr Ada Example"), QStringLiteral("2027-11-01T00:00:00Z"));
            QPrinter printer;
            printer.setOutputFormat(QPrinter::PdfFormat);
            printer.setOutputFileName(folder.filePath(QLatin1String(language)));
            printHtml(notice, printer);
            QFile file(folder.filePath(QLatin1String(language)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray pdf = file.readAll();
            QVERIFY2(pdf.startsWith("%PDF-") && pdf.size() > 5000, language);
            printed.insert(pdf);
            QTextDocument page;
            page.setHtml(notice);
            QVERIFY2(page.toPlainText().contains(QStringLiteral("Dr Ada Example")), language);
        }
        QCOMPARE(printed.size(), std::size_t{3});
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("sheet")));
        const QString sheet = recoverySheetHtml(QStringLiteral("/home/ada/sessions"), QStringLiteral("7QK4M-2XW9R"));
        QVERIFY(sheet.contains(QStringLiteral("7QK4M-2XW9R")));
        printHtml(sheet, printer);
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("sheet"))).size() > 3000);
    }

    /// The head of the log is in view wherever something leaves the vault, as on the command line, and whole: it is to be compared.
    void whatLeavesTheVaultSaysTheHeadOfTheLog()
    {
        SessionFixture f;
        QTemporaryDir folder;
        f.unlock();
        f.window.show();
        f.window.list().select(f.service.view.sessions[4].folder);
        const QString before = f.service.details.logHead;
        QVERIFY(f.part<QLabel>("about-session").text().contains(before));
        auto& written = f.part<QLabel>("written");
        const QString receipt = folder.filePath(QStringLiteral("b.pdf"));
        f.window.sessionPage().saveReceipt("B", receipt);
        QVERIFY(written.isVisible() && written.text().contains(before) && written.text().contains(receipt));
        const QString after = QStringLiteral("0badcafe").repeated(8);
        f.service.details.logHead = after;
        f.window.sessionPage().exportSound(folder.filePath(QStringLiteral("out.wav")));
        QVERIFY2(written.text().contains(after), qPrintable(written.text()));
        QVERIFY(f.part<QLabel>("about-session").text().contains(after));
        QVERIFY(receiptHtml(f.window.sessionPage().details(), f.service.details.speakers[0], {}).contains(after));
        f.window.sessionPage().saveReceipt("B", QStringLiteral("/nowhere/b.pdf"));
        QVERIFY(written.text().contains(after));  // that one was not written
    }

    /// A name without its ending is that of the file that would be written: that one is asked about.
    void papersAskBeforeTheyReplace()
    {
        SessionFixture f;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("paper.pdf"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("handed over") > 0);
        file.close();
        f.unlock();
        f.window.list().select(f.service.view.sessions[4].folder);
        DestructionView what;
        what.speaker = QStringLiteral("B");
        const SessionDetails& session = f.window.sessionPage().details();
        CertificateDialog certificate(what, session, session.speakers[1], Theme::of(ThemeMode::Light));
        for (const char* button : {"Cancel", "Replace"}) {
            Answers answers(folder.filePath(QStringLiteral("paper")), {QLatin1String(button)});
            certificate.findChild<QPushButton*>(QStringLiteral("save-certificate"))->click();
            QVERIFY(answers.allAnswered());
            QVERIFY2(answers.asked().front().contains(QStringLiteral("paper.pdf")), qPrintable(answers.asked().front()));
            QCOMPARE(QFileInfo(path).size() > 1000, QLatin1String(button) == QLatin1String("Replace"));
        }
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("paper"))));
    }

    /// Also where not all went well: which models are left, that the log does not tell of it, that nobody withdrew.
    void aCertificateSaysWhatIs()
    {
        const SessionDetails session = simulatedSession();
        DestructionView what;
        what.speaker = QStringLiteral("B");
        what.logHead = QStringLiteral("c0ffee42").repeated(8);
        what.modelsNotBlocked << QStringLiteral("/srv/models/stubborn");
        QString html = certificateHtml(what, session, session.speakers[1]);
        QVERIFY(html.contains(QStringLiteral("Nicht gesperrte Modelle")) && html.contains(QStringLiteral("stubborn")));
        QVERIFY(!html.contains(QStringLiteral("/srv")) && html.contains(what.logHead));
        what = {};
        what.logProblem = Error{ErrorCode::CorruptFile, message("vault.log-damaged", "x"), {}};
        html = certificateHtml(what, session, SessionSpeaker());
        QVERIFY(html.contains(QStringLiteral("The log of the session was damaged")) && !html.contains(QStringLiteral("Head of the log")));
        QVERIFY(!html.contains(QStringLiteral("You withdrew")) && !html.contains(QStringLiteral("Participant")));
        QVERIFY(!html.contains(QStringLiteral("not blocked")));
    }

    void aWithdrawalIsAskedFor()
    {
        SessionFixture f;
        f.unlock();
        f.window.list().select(f.service.view.sessions[4].folder);
        f.part<QPushButton>("withdraw-A").click();
        auto* dialog = f.window.findChild<WithdrawDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->withdrawal().purposes.size(), std::size_t{4});
        QVERIFY(f.service.asked.back() != "withdraw A");
        dialog->findChild<QPushButton*>(QStringLiteral("withdraw-now"))->click();
        QCOMPARE(f.service.asked.back(), std::string("withdraw A"));
        QVERIFY(f.service.withdrawn.purposes.contains(Purpose::Record));
        QVERIFY(f.window.findChild<QDialog*>(QStringLiteral("certificate-dialog")) != nullptr);
        QVERIFY(!f.part<QPushButton>("withdraw-A").isEnabled());
    }

    /// As long as a session is being read, no button that stands there does anything to it, or shows another's name beside it.
    void nothingIsDoneToASessionThatIsNotReadYet()
    {
        SessionFixture f;
        f.unlock();
        f.window.show();
        f.window.list().select(f.service.view.sessions[4].folder);
        QVERIFY(f.part<QPushButton>("destroy").isEnabled());
        f.service.readsAtOnce = false;
        f.window.list().select(f.service.view.sessions[2].folder);
        QCOMPARE(f.window.sessionPage().folder(), f.service.view.sessions[2].folder);
        QVERIFY(f.window.findChild<QPushButton*>(QStringLiteral("withdraw-A")) == nullptr);
        for (const char* button : {"destroy", "open-session", "export-sound"})
            QVERIFY2(!f.part<QPushButton>(button).isEnabled(), button);
        for (const QLabel* label : f.window.sessionPage().findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("Interview")), qPrintable(label->text()));
        f.service.readsAtOnce = true;
        f.service.readSession(f.service.view.sessions[2].folder);
        QVERIFY(f.part<QPushButton>("destroy").isEnabled());
    }

    /// What was asked of one session is done to that one, and its certificate names who withdrew, whatever came into view meanwhile.
    void whatIsAskedOfASessionIsDoneToIt()
    {
        SessionFixture f;
        f.unlock();
        const auto first = f.service.view.sessions[4].folder;
        f.window.list().select(first);
        f.part<QPushButton>("withdraw-B").click();
        auto* dialog = f.window.findChild<WithdrawDialog*>();
        f.window.list().select(f.service.view.sessions[2].folder);
        QSignalSpy destroyed(&f.service, &SessionService::destroyed);
        dialog->findChild<QPushButton*>(QStringLiteral("withdraw-now"))->click();
        QCOMPARE(destroyed.size(), 1);
        QCOMPARE(destroyed.front().front().value<DestructionView>().folder, first);
        const auto* certificate = f.window.findChild<QDialog*>(QStringLiteral("certificate-dialog"));
        QVERIFY(certificate != nullptr);
        const auto labels = certificate->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text().contains(QStringLiteral("Bela Baum")); }));
    }

    /// Also where what they agreed to has run out, or nobody knows it any more: their sound is still there.
    void whoeverIsStillThereCanWithdraw()
    {
        SessionSpeaker speaker = simulatedSession().speakers[1];
        speaker.holds.clear();
        WithdrawDialog runOut(speaker);
        QCOMPARE(runOut.withdrawal().purposes, (std::set<Purpose>{Purpose::Record, Purpose::Analyse}));
        QVERIFY(runOut.findChild<QPushButton*>(QStringLiteral("withdraw-now"))->isEnabled());
        speaker.given.clear();  // the log is damaged
        WithdrawDialog unknown(speaker);
        QCOMPARE(unknown.withdrawal().purposes.size(), std::size_t{4});
        speaker.given = speaker.withdrawn = {Purpose::Record, Purpose::Analyse};
        WithdrawDialog again(speaker);
        QCOMPARE(again.withdrawal().purposes, std::set<Purpose>{Purpose::Record});
    }

    /// On a channel of several voices, by those who were told that others may keep their sentences.
    void othersMayKeepTheirSentences()
    {
        SessionSpeaker speaker = simulatedSession().speakers[1];
        const auto isOffered = [](const SessionSpeaker& of) {
            WithdrawDialog dialog(of);
            dialog.show();
            return dialog.findChild<QCheckBox*>(QStringLiteral("keep-others"))->isVisible();
        };
        speaker.othersMayBeKept = true;
        QVERIFY(!isOffered(speaker));  // theirs alone
        speaker.sharesChannel = true;
        QVERIFY(isOffered(speaker));
        speaker.othersMayBeKept = false;
        QVERIFY(!isOffered(speaker));
        speaker.othersMayBeKept = true;
        WithdrawDialog dialog(speaker);
        auto* keeps = dialog.findChild<QCheckBox*>(QStringLiteral("keep-others"));
        QVERIFY(!dialog.withdrawal().keepsOthers);
        keeps->setChecked(true);
        QVERIFY(dialog.withdrawal().keepsOthers);
        for (auto* box : dialog.findChildren<QCheckBox*>()) {
            if (box != keeps)
                box->setChecked(false);
        }
        QVERIFY(!keeps->isEnabled() && !dialog.withdrawal().keepsOthers);  // nothing is to be destroyed
    }
};

QTEST_MAIN(SessionPapersTest)
#include "session_papers_test.moc"
