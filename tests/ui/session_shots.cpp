// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every page about recorded sessions in both themes and all languages. With UNDERTONE_SHOTS=<folder> the pictures are kept for a
// person to look at; without, each is drawn all the same and must not be empty or clip a word.
#include "clipping.h"
#include "session_fixture.h"
#include "window_fixture.h"

#include "ui/about/storage_dialog.h"
#include "ui/recording/certificate_dialog.h"
#include "ui/recording/participant_papers.h"
#include "ui/recording/passphrase_dialog.h"
#include "ui/recording/withdraw_dialog.h"
#include "ui/translation.h"

#include <QAbstractTextDocumentLayout>
#include <QCheckBox>
#include <QDir>
#include <QPainter>
#include <QRadioButton>
#include <QSet>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QTreeWidget>
#include <QtTest>

using namespace undertone;

namespace {

const QSize windowSize(1160, 760);
constexpr std::array states{"locked",
                            "wrong-passphrase",
                            "new-vault",
                            "checking",
                            "empty",
                            "session",
                            "due",
                            "withdrawn",
                            "terms",
                            "terms-exception",
                            "speakers",
                            "consent",
                            "consent-refused",
                            "consent-spoken",
                            "consent-speaking",
                            "device",
                            "device-analysed",
                            "recording",
                            "recording-paused",
                            "recording-lost",
                            "recording-analysed",
                            "recording-behind",
                            "recording-finishing"};

void bring(SessionFixture& f, const QString& state)
{
    if (state == QLatin1String("locked")) {
        f.unlock();
        f.service.lock();
        return;
    }
    if (state == QLatin1String("wrong-passphrase"))
        return f.unlock("something else");
    if (state == QLatin1String("checking")) {
        f.service.answersAtOnce = false;
        return f.unlock();
    }
    if (state == QLatin1String("new-vault")) {
        f.service.view.exists = false;
        Q_EMIT f.service.vaultChanged();
        f.part<QLineEdit>("passphrase").setText(QStringLiteral("some words"));
        return;
    }
    f.unlock();
    const auto& sessions = f.service.view.sessions;
    if (state == QLatin1String("session"))
        f.window.list().select(sessions[4].folder);
    else if (state == QLatin1String("due"))
        f.window.list().select(sessions[1].folder);
    else if (state == QLatin1String("withdrawn")) {
        auto& bela = f.service.details.speakers[1];
        bela.withdrawn = std::exchange(bela.holds, {});
        bela.canBeHeard = false;
        f.window.list().select(sessions[4].folder);
    } else if (state == QLatin1String("terms"))
        f.toPage(0);
    else if (state == QLatin1String("terms-exception")) {
        f.toPage(0);
        f.window.wizard().draft().setting = QStringLiteral("workplace");
        f.window.wizard().draft().exceptionKind = QStringLiteral("safety");
        f.window.wizard().draft().exceptionReason = QStringLiteral("Stress of air traffic controllers, to plan their breaks");
        f.window.wizard().draft().exceptionClaimedBy = QStringLiteral("Dr Ada Example, occupational safety");
        f.window.wizard().fill();
    } else if (state == QLatin1String("speakers"))
        f.toPage(1);
    else if (state.startsWith(QLatin1String("consent"))) {
        f.toPage(2);
        f.agree(2);
        if (state.startsWith(QLatin1String("consent-sp"))) {
            f.part<QRadioButton>("way-spoken").click();
            f.part<QPushButton>("record-clip").click();
        }
        if (state == QLatin1String("consent-spoken"))
            f.part<QPushButton>("record-clip").click();
        if (state == QLatin1String("consent-refused"))
            f.part<QCheckBox>("agrees-record").setChecked(false);
    } else if (state == QLatin1String("device"))
        f.toPage(3);
    else if (state == QLatin1String("device-analysed")) {
        f.toPage(3);
        f.part<QCheckBox>("analyse-live").setChecked(true);
    } else if (state == QLatin1String("recording-analysed") || state == QLatin1String("recording-behind")
               || state == QLatin1String("recording-finishing")) {
        const bool finishes = state == QLatin1String("recording-finishing");
        CaptureStatus status = simulatedCapture(finishes ? CaptureState::Finishing : CaptureState::Recording);
        status.analysis = simulatedLiveAnalysis(status.seconds);
        if (state == QLatin1String("recording-behind")) {
            status.analysis->isBehind = true;
            status.analysis->lagSeconds = 14.8;
            status.analysis->found = 151;
        }
        f.capture.set(status);
    } else if (state == QLatin1String("recording"))
        f.capture.set(simulatedCapture(CaptureState::Recording));
    else if (state == QLatin1String("recording-paused"))
        f.capture.set(simulatedCapture(CaptureState::Paused));
    else if (state == QLatin1String("recording-lost"))
        f.capture.set(simulatedCapture(CaptureState::Away));
}

void keep(const QImage& picture, const QString& name)
{
    if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
        return;
    const QDir folder(qEnvironmentVariable("UNDERTONE_SHOTS"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(picture.save(folder.filePath(QStringLiteral("sessions-") + name + QStringLiteral(".png"))));
}

void look(QWidget& window, const QString& name)
{
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::qWait(30);
    QString clipped;
    (void)QTest::qWaitFor([&] { return (clipped = clippedIn(window)).isEmpty(); }, 500);
    const QImage picture = window.grab().toImage();
    keep(picture, name);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped));
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 20, "the window is as good as empty");
}

QImage asPicture(const QString& html)
{
    QTextDocument document;
    document.setHtml(html);
    document.setTextWidth(720);
    QImage picture(document.size().toSize(), QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, Qt::black);
    document.documentLayout()->draw(&painter, context);
    return picture;
}

}  // namespace

class SessionShots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void everyPage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const Language& language : languages()) {
            for (const char* state : states) {
                for (const bool dark : {false, true}) {
                    const QString prefix = language.code == QLatin1String("en") ? QString() : language.code + QLatin1Char('-');
                    QTest::addRow("%s%s-%s", qPrintable(prefix), state, dark ? "dark" : "light")
                        << language.code << QString::fromLatin1(state) << dark;
                }
            }
        }
    }

    void everyPage()
    {
        QFETCH(QString, language);
        QFETCH(QString, state);
        QFETCH(bool, dark);
        installTranslation(*qApp, languageLocale(language));
        const Theme& theme = Theme::of(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply(*qApp);
        SessionFixture fixture(theme);
        fixture.window.resize(windowSize);
        bring(fixture, state);
        look(fixture.window, QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(fixture.window.size(), windowSize);
    }

    /// The sign stands above the workbench, too.
    void theWorkbenchWhileItRecords()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            SimulatedCaptureService capture;
            WindowFixture fixture;
            fixture.window.setThemeChoice(theme);
            fixture.window.setCapture(capture);
            fixture.openAndRun(23);
            fixture.window.resize(1280, 800);
            capture.set(simulatedCapture(CaptureState::Recording));
            look(fixture.window, theme == ThemeChoice::Dark ? QStringLiteral("workbench-dark") : QStringLiteral("workbench-light"));
        }
    }

    /// What participants take along, each in their language.
    void papers()
    {
        const SessionDetails session = simulatedSession();
        DestructionView what;
        what.session = session.id;
        what.when = QStringLiteral("2026-11-29T09:00:00Z");
        what.purposes << QStringLiteral("record") << QStringLiteral("analyse");
        what.keys = 3;
        what.logHead = session.logHead;
        QTemporaryDir temporary;
        const QDir folder(qEnvironmentVariable("UNDERTONE_SHOTS", temporary.path()));
        SimulatedSessionService service;
        for (const char* language : {"en", "de", "zh"}) {
            SessionSpeaker speaker = session.speakers[1];
            speaker.language = QLatin1String(language);
            const auto path = [&](const char* kind) {
                return folder.filePath(QStringLiteral("%1-%2.pdf").arg(QLatin1String(kind), speaker.language));
            };
            QVERIFY(writePdf(receiptHtml(session, speaker, service.notice(speaker.language)), session.id, path("receipt")).ok());
            QVERIFY(writePdf(certificateHtml(what, session, speaker), session.id, path("certificate")).ok());
            QVERIFY(QFile(path("receipt")).size() > 5000 && QFile(path("certificate")).size() > 5000);
            for (const auto& [kind, html] : {std::pair{"receipt", receiptHtml(session, speaker, service.notice(speaker.language))},
                                             {"certificate", certificateHtml(what, session, speaker)}}) {
                const QString picture = folder.filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(kind), speaker.language));
                QVERIFY2(asPicture(html).save(picture), qPrintable(picture));
            }
        }
    }

    void dialogs_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const Language& language : languages()) {
            for (const bool dark : {false, true})
                QTest::addRow("%s-%s", qPrintable(language.code), dark ? "dark" : "light") << language.code << dark;
        }
    }

    void dialogs()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        installTranslation(*qApp, languageLocale(language));
        const Theme& theme = Theme::of(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply(*qApp);
        SessionDetails session = simulatedSession();
        DestructionView what;
        what.session = session.id;
        what.keys = 3;
        what.channels = {1};
        what.modelsBlocked << QStringLiteral("my-model");
        what.logHead = session.logHead;
        SimulatedSessionService service;
        WithdrawDialog withdraw(session.speakers[0]);
        SessionSpeaker sharing = session.speakers[1];
        sharing.sharesChannel = sharing.othersMayBeKept = true;
        WithdrawDialog keeping(sharing);
        keeping.findChild<QCheckBox*>(QStringLiteral("keep-others"))->setChecked(true);
        CertificateDialog certificate(what, session, session.speakers[1], theme);
        DestructionView cut = what;
        cut.channels.clear();
        cut.channelsCut = {0};
        cut.sentencesKept = 31;
        cut.sentencesDestroyed = 12;
        CertificateDialog certificateOfCut(cut, session, sharing, theme);
        PassphraseDialog passphrase(service, PassphraseDialog::Wish::NewPassphrase, theme);
        RecoverySheetDialog sheet(
            QStringLiteral("/home/ada/undertone-sessions"),
            std::make_shared<const SecretText>(std::string("7QK4M-2XW9R-0PZT5-8HJ3N-6VYBC-1DGFA-9SE4M-2XW9R-0PZT5-8HJ3N-6VYBC-1D")));
        SimulatedStorageService kept;
        StorageDialog storage(kept);
        auto* list = storage.findChild<QTreeWidget*>();
        list->setCurrentItem(list->topLevelItem(2));
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        look(storage, QStringLiteral("dialog-storage-") + tag);
        look(withdraw, QStringLiteral("dialog-withdraw-") + tag);
        look(keeping, QStringLiteral("dialog-withdraw-keeping-") + tag);
        look(certificate, QStringLiteral("dialog-certificate-") + tag);
        look(certificateOfCut, QStringLiteral("dialog-certificate-cut-") + tag);
        look(passphrase, QStringLiteral("dialog-passphrase-") + tag);
        look(sheet, QStringLiteral("dialog-sheet-") + tag);
    }
};

QTEST_MAIN(SessionShots)
#include "session_shots.moc"
