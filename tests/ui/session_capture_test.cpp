// SPDX-License-Identifier: GPL-3.0-or-later
// A recording in the window of recorded sessions, over simulated services: its sign, its analysis, its devices, its keys, its sound.
#include "session_fixture.h"
#include "window_fixture.h"

#include "ui/help/help_window.h"
#include "ui/recording/level_bar.h"
#include "ui/recording/live_emotion_view.h"
#include "ui/recording/recording_page.h"
#include "ui/recording/recording_sign.h"
#include "ui/translation.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QtTest>

#include <functional>

using namespace undertone;

class SessionCaptureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    /// Both windows say so by colour, by words and in their titles, for as long as it goes on.
    void theSignOfARecordingCannotBeHidden()
    {
        SessionFixture f;
        WindowFixture main;
        main.window.setCapture(f.capture);
        main.session.loadModel({});
        main.window.show();
        f.window.show();
        QCOMPARE(main.window.windowTitle(), QStringLiteral("Undertone"));
        const auto sign = [](QWidget& window) { return window.findChild<RecordingSign*>(); };
        QVERIFY(!sign(main.window)->isVisible());
        f.capture.set(simulatedCapture(CaptureState::Recording));
        for (QWidget* window : std::initializer_list<QWidget*>{&main.window, &f.window}) {
            QVERIFY(sign(*window)->isVisible());
            QVERIFY2(window->windowTitle().startsWith(QStringLiteral("● REC 12:34")), qPrintable(window->windowTitle()));
            const QColor ground = sign(*window)->grab().toImage().pixelColor(400, 4);
            QCOMPARE(ground.name(), Theme::of(ThemeMode::Light).colours().error.name());
        }
        f.capture.set(simulatedCapture(CaptureState::Paused));
        QVERIFY(main.window.windowTitle().contains(QStringLiteral("PAUSED")));
        QVERIFY(sign(main.window)->isVisible());
        // Closing the program asks first; closing the sessions' window ends nothing.
        f.window.close();
        QVERIFY(sign(main.window)->isVisible());
        main.window.close();
        QVERIFY(main.window.isVisible());
        QVERIFY(main.window.findChild<QMessageBox*>(QStringLiteral("stop-recording-first")) != nullptr);
        f.capture.stop();
        QVERIFY(!sign(main.window)->isVisible());
        QCOMPARE(main.window.windowTitle(), QStringLiteral("Undertone"));
    }

    /// Recorded sessions are offered where files are, by where they stand; of one that is locked nothing is said but that.
    void sessionsStandBesideFiles()
    {
        SimulatedSessionService service;
        WindowFixture main;
        main.window.setSessions(service);
        main.session.loadModel({});
        main.window.resize(1100, 950);
        main.window.show();
        auto& offered = *main.window.findChild<QLabel*>(QStringLiteral("recent-files"));
        auto& menu = *main.window.findChild<QMenu*>(QStringLiteral("recent"));
        QVERIFY(!offered.isVisible() && !menu.isEnabled());
        service.view = service.opened;
        service.view.sessions[4].folder = service.view.folder / "anna-and-ben";  // by the command line, where nobody hides it
        service.lock();
        QTRY_VERIFY(offered.isVisible());
        QVERIFY2(offered.text().contains(QStringLiteral("Recorded session of")), qPrintable(offered.text()));
        QCOMPARE(offered.text().count(QStringLiteral("Locked")), 4);  // the most that there is room for
        QCOMPARE(offered.text().count(QStringLiteral("<img")), 4);
        QVERIFY(menu.isEnabled() && menu.actions().size() == 5);
        for (const char* secret : {"anna", "Interview", "Pilot"}) {
            QVERIFY2(!offered.text().contains(QLatin1String(secret)), secret);
            for (const QAction* item : menu.actions())
                QVERIFY2(!item->text().contains(QLatin1String(secret)), secret);
        }
        Q_EMIT main.projects.recentChanged({"/data/talk.wav"});
        service.unlock(std::make_shared<const SecretText>(QStringLiteral("correct horse battery")));
        // What waits for somebody comes first, then the latest; what is destroyed is none to open.
        QTRY_VERIFY(offered.text().contains(QStringLiteral("talk.wav")));
        const QStringList wanted{QStringLiteral("talk.wav"),      QStringLiteral("Interview 11"),     QStringLiteral("Interrupted"),
                                 QStringLiteral("Interview 9"),   QStringLiteral("Due for deletion"), QStringLiteral("Interview 12"),
                                 QStringLiteral("Cannot be read")};
        qsizetype at = 0;
        for (const QString& words : wanted) {
            at = offered.text().indexOf(words, at);
            QVERIFY2(at >= 0, qPrintable(words + QStringLiteral(" in ") + offered.text()));
        }
        QVERIFY(!offered.text().contains(QStringLiteral("Pilot")));
        QSignalSpy asked(&main.window, &MainWindow::sessionRequested);
        Q_EMIT offered.linkActivated(QStringLiteral("s1"));
        QCOMPARE(asked.takeFirst().front().toString(), QStringLiteral("/home/ada/undertone-sessions/20260210-140000"));
        menu.actions()[2]->trigger();  // behind the file and a line
        QCOMPARE(asked.takeFirst().front().toString(), QStringLiteral("/home/ada/undertone-sessions/20261103-101500"));
        service.lock();
        QTRY_VERIFY(!offered.text().contains(QStringLiteral("Interview")));
        // In the library it is selected, and comes into view once the vault is open.
        SessionFixture f;
        f.window.showSession(f.service.opened.sessions[1].folder);
        QVERIFY(f.window.list().selectedFolder().empty());  // nothing is listed yet
        f.service.view = f.service.opened;
        f.service.lock();
        f.window.showSession(f.service.opened.sessions[1].folder);
        f.unlock();
        QCOMPARE(f.window.sessionPage().folder(), f.service.opened.sessions[1].folder);
    }

    /// So do the windows beside them, whatever lies in them.
    void everyWindowShowsTheSign()
    {
        SessionFixture f;
        WindowFixture main;
        main.window.setCapture(f.capture);
        QWidget other;
        auto* row = new QHBoxLayout(&other);
        auto* inside = new QLabel(QStringLiteral("what lies in it"), &other);
        row->addWidget(inside);
        other.setWindowTitle(QStringLiteral("Another"));
        const auto* sign = RecordingSign::putOn(other, f.capture, Theme::of(ThemeMode::Light));
        other.resize(600, 300);
        other.show();
        main.window.show();
        main.window.findChild<QAction*>(QStringLiteral("manual"))->trigger();
        const auto* manual = main.window.findChild<HelpWindow*>();
        QVERIFY(manual != nullptr && !sign->isVisible());
        QCOMPARE(other.windowTitle(), QStringLiteral("Another"));
        f.capture.set(simulatedCapture(CaptureState::Recording));
        QVERIFY(sign->isVisible());
        QCOMPARE(other.windowTitle(), QStringLiteral("● REC 12:34 – Another"));
        QTRY_VERIFY(inside->y() >= sign->height() && sign->y() == 0 && sign->width() == other.width());
        QVERIFY(manual->findChild<RecordingSign*>()->isVisible());
        QVERIFY2(manual->windowTitle().startsWith(QStringLiteral("● REC")), qPrintable(manual->windowTitle()));
        f.capture.set({});
        QVERIFY(!sign->isVisible());
        QCOMPARE(other.windowTitle(), QStringLiteral("Another"));
    }

    /// Where somebody does not agree to it, or the setting forbids it, there is no analysis to be chosen.
    void analysisIsOfferedWhereEveryoneAgrees()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(3);
        auto& box = f.part<QCheckBox>("analyse-live");
        QVERIFY(box.isEnabled() && !box.isChecked());
        box.click();
        QVERIFY(f.window.wizard().draft().analyse);
        f.window.wizard().goTo(2);
        f.window.wizard().consentPage().chooseSpeaker(1);
        f.part<QCheckBox>("agrees-analyse").setChecked(false);
        f.window.wizard().goTo(3);
        QVERIFY(!box.isEnabled() && !box.isChecked());
        QVERIFY(!f.window.wizard().draft().analyse);
        NewSession session = simulatedDraft();
        for (auto& speaker : session.speakers)
            speaker.purposes = {Purpose::Record, Purpose::Analyse};
        QVERIFY(session.mayBeAnalysed());
        session.setting = QStringLiteral("workplace");
        QVERIFY(!session.mayBeAnalysed());
        session.exceptionKind = QStringLiteral("medical");
        QVERIFY(session.mayBeAnalysed());
    }

    /// What is analysed grows beside the waveform; that it cannot keep up, or ended, is said; when the recording is saved its sign is gone.
    void anAnalysisIsShownWhileItRecords()
    {
        SessionFixture f;
        f.unlock();
        f.window.show();
        auto* emotions = f.window.findChild<LiveEmotionView*>();
        CaptureStatus status = simulatedCapture(CaptureState::Recording);
        f.capture.set(status);
        QVERIFY(!emotions->isVisible() && !f.part<QLabel>("live-worth").isVisible());
        status.analysis = simulatedLiveAnalysis(status.seconds);
        f.capture.set(status);
        QVERIFY(emotions->isVisible());
        QVERIFY(f.part<QLabel>("live-worth").isVisible() && !f.part<QLabel>("live-worth").text().isEmpty());
        const auto& last = status.analysis->sentences.back();
        const double middle = (last.startSeconds + last.endSeconds) / 2.0;
        const double x = emotions->width() * (1.0 - (status.seconds - middle) / LiveEmotionView::secondsShown);
        QVERIFY2(emotions->textAt(x).contains(QStringLiteral("loss")), qPrintable(emotions->textAt(x)));
        QVERIFY(emotions->textAt(emotions->width() - 1.0).isEmpty());
        auto* page = f.window.findChild<RecordingPage*>();
        QVERIFY(page->warning().isEmpty());
        status.analysis->isBehind = true;
        f.capture.set(status);
        QVERIFY(page->warning().contains(QStringLiteral("cannot keep up")));
        status.analysis->error = Error{ErrorCode::NotAuthorised, message("authorisation.revoked"), {}};
        f.capture.set(status);
        QVERIFY(page->warning().contains(QStringLiteral("without its analysis")));
        auto* sign = f.window.findChild<RecordingSign*>();
        QVERIFY(sign->isVisible());
        status.analysis->error.reset();
        status.state = CaptureState::Finishing;
        f.capture.set(status);
        QVERIFY(!sign->isVisible());
        QVERIFY(!f.window.windowTitle().contains(QStringLiteral("REC")));
        QVERIFY(page->isVisible() && page->warning().contains(QStringLiteral("is saved")));
        auto& stop = f.part<QPushButton>("stop-recording");
        QVERIFY(stop.isEnabled() && stop.text().contains(QStringLiteral("later")));
        QVERIFY(!f.part<QPushButton>("pause-recording").isEnabled());
        QVERIFY(f.part<QPushButton>("withdraw-recording").isEnabled());
    }

    /// Refused with the name of whoever does not share; else how far it is can be seen, and it can be stopped.
    void soundIsExportedWhereAllShare()
    {
        SessionFixture f;
        f.unlock();
        f.window.list().select(f.service.view.sessions[4].folder);
        f.window.show();
        auto& page = f.window.sessionPage();
        const auto wasAsked = [&](const char* what) { return std::ranges::count(f.service.asked, std::string(what)); };
        const auto says = [&](const QString& words) {
            const auto labels = page.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
        };
        f.part<QPushButton>("export-sound").click();
        QVERIFY(says(QStringLiteral("Bela Baum does not agree to have the sound shared")));
        QCOMPARE(wasAsked("export"), 0);
        f.service.answersAtOnce = false;
        page.exportSound(QStringLiteral("/tmp/out.flac"));
        QCOMPARE(wasAsked("export"), 1);
        QVERIFY(says(QStringLiteral("40 %")));
        QVERIFY(!f.part<QPushButton>("export-sound").isEnabled());
        f.part<QPushButton>("stop-export").click();
        QCOMPARE(wasAsked("cancel export"), 1);
        QVERIFY(f.part<QPushButton>("export-sound").isEnabled());
        QVERIFY(!f.part<QWidget>("exporting").isVisible());
        f.service.answersAtOnce = true;
        page.exportSound(QStringLiteral("/tmp/out.wav"));
        QVERIFY(says(QStringLiteral("Written: /tmp/out.wav")));
    }

    /// Channels of a second device are counted behind those of the first; how far the clocks are apart is said.
    void twoDevicesAreRecordedAsOne()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(3);
        auto& second = f.part<QComboBox>("second-device");
        second.setCurrentIndex(second.findData(QStringLiteral("simulated:simulated")));
        Q_EMIT second.activated(second.currentIndex());
        QCOMPARE(f.capture.listening, std::string("system:mic + simulated:simulated"));
        QCOMPARE(f.window.wizard().draft().secondDevice, std::string("simulated:simulated"));
        const auto boxes = f.window.wizard().findChildren<QComboBox*>();
        auto* channel = *std::find_if(boxes.begin(), boxes.end(),
                                      [](const QComboBox* box) { return box->accessibleName() == QStringLiteral("Channel of Bela Baum"); });
        QCOMPARE(channel->count(), 4);
        channel->setCurrentIndex(3);
        QCOMPARE(f.window.wizard().draft().speakers[1].channel, 3);
        second.setCurrentIndex(second.findData(QStringLiteral("system:mic")));  // once is enough
        Q_EMIT second.activated(second.currentIndex());
        QVERIFY(f.window.wizard().draft().secondDevice.empty());
        QCOMPARE(f.window.wizard().draft().speakers[1].channel, 1);
        CaptureStatus status = simulatedCapture(CaptureState::Recording);
        status.deviceDrifts = {-48.2};
        f.capture.set(status);
        f.window.show();
        const auto labels = f.window.findChild<RecordingPage*>()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("device 2 is 48 parts in a million slower"));
        }));
    }

    /// A withdrawal that fails while it is recorded is said where everyone sees it; who is recorded against their will can be spared that.
    void aWithdrawalThatFailsIsSaidWhileItRecords()
    {
        const Error problem{ErrorCode::FileNotWritable, message("io.cannot-write", "keyring.undertone", "No space left"), {}};
        for (const bool isRead : {true, false}) {
            for (const bool stops : {true, false}) {
                SessionFixture f;
                f.unlock();
                f.window.show();
                f.capture.set(simulatedCapture(CaptureState::Recording));
                (isRead ? f.service.withdrawalProblem : f.service.readProblem) = problem;
                f.part<QPushButton>("withdraw-recording").click();
                auto* names = f.window.findChild<QMenu*>(QStringLiteral("who-withdraws"));
                names->actions().back()->trigger();
                names->close();
                if (isRead)
                    f.window.findChild<QDialog*>(QStringLiteral("withdraw-dialog"))
                        ->findChild<QPushButton*>(QStringLiteral("withdraw-now"))
                        ->click();
                auto* box = f.window.findChild<QMessageBox*>(QStringLiteral("withdrawal-failed"));
                QVERIFY(box != nullptr && box->isVisible());
                QVERIFY2(box->text().contains(QStringLiteral("No space left")), qPrintable(box->text()));
                QVERIFY(box->informativeText().contains(QStringLiteral("The recording goes on")));
                QVERIFY(f.capture.now.isActive());
                for (QAbstractButton* button : box->buttons()) {
                    if (box->buttonRole(button) == (stops ? QMessageBox::AcceptRole : QMessageBox::RejectRole))
                        button->click();
                }
                QCOMPARE(f.capture.now.isActive(), !stops);
            }
        }
        // What is read for another reason while it is recorded needs no such message.
        SessionFixture f;
        f.unlock();
        f.capture.set(simulatedCapture(CaptureState::Recording));
        Q_EMIT f.service.failed(SessionService::Task::ReadSession, problem);
        QVERIFY(f.window.findChild<QMessageBox*>(QStringLiteral("withdrawal-failed")) == nullptr);
    }

    /// A pause can be seen, and taken back, while the device gives nothing.
    void aPauseIsSeenWhileTheDeviceIsSilent()
    {
        SessionFixture f;
        f.unlock();
        f.window.show();
        for (const CaptureState state : {CaptureState::Hanging, CaptureState::Away}) {
            CaptureStatus status = simulatedCapture(state);
            f.capture.set(status);
            auto& pause = f.part<QPushButton>("pause-recording");
            QCOMPARE(pause.text(), QStringLiteral("&Pause"));
            status.paused = true;
            f.capture.set(status);
            QCOMPARE(pause.text(), QStringLiteral("Go &on"));
            QVERIFY2(f.window.windowTitle().contains(QStringLiteral("PAUSED")), qPrintable(f.window.windowTitle()));
            pause.click();
            QCOMPARE(f.capture.now.state, CaptureState::Recording);  // as the stand-in goes on
            QVERIFY(!f.capture.now.paused);
        }
    }

    void anotherDeviceTakesOver()
    {
        SessionFixture f;
        f.unlock();
        f.window.show();
        auto& page = *f.window.findChild<RecordingPage*>();
        f.capture.set(simulatedCapture(CaptureState::Recording));
        auto& use = f.part<QPushButton>("use-device");
        QVERIFY(!use.isVisible());
        f.capture.set(simulatedCapture(CaptureState::Away));
        QVERIFY2(page.warning().contains(QStringLiteral("another one, takes over")), qPrintable(page.warning()));
        QVERIFY(use.isVisible());
        use.click();
        QCOMPARE(f.capture.asked, std::vector<std::string>{"use system:mic"});
        // Of two, both are waited for.
        auto status = simulatedCapture(CaptureState::Away);
        status.deviceDrifts = {3.0};
        f.capture.set(status);
        QVERIFY(!use.isVisible());
    }

    void whatIsWrongWithTheSoundIsSaid_data()
    {
        QTest::addColumn<std::function<void(CaptureStatus&)>>("change");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, std::function<void(CaptureStatus&)> change, const char* said) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(said);
        };
        row(
            "lost", [](CaptureStatus& status) { status.droppedSeconds = 0.25; }, "0.25 s of sound were lost");
        row(
            "disk", [](CaptureStatus& status) { status.freeSeconds = 300.0; }, "nearly full");
        row(
            "rate", [](CaptureStatus& status) { status.wrongRate = true; }, "another rate than it says");
        row(
            "clock", [](CaptureStatus& status) { status.clockDrift = 900.0; }, "off by 900 parts");
        row(
            "hanging", [](CaptureStatus& status) { status.state = CaptureState::Hanging; }, "The device gives nothing");
    }

    void whatIsWrongWithTheSoundIsSaid()
    {
        QFETCH(const std::function<void(CaptureStatus&)>, change);
        QFETCH(const QString, said);
        SessionFixture f;
        f.unlock();
        f.window.show();
        auto& page = *f.window.findChild<RecordingPage*>();
        auto status = simulatedCapture(CaptureState::Recording);
        f.capture.set(status);
        QCOMPARE(page.warning(), QString());
        change(status);
        f.capture.set(status);
        QVERIFY2(page.warning().contains(said), qPrintable(page.warning()));
    }

    void eachLevelSaysWhatIsWrongWithIt()
    {
        SessionFixture f;
        f.unlock();
        f.window.show();
        auto status = simulatedCapture(CaptureState::Recording);
        status.levels[0].clipped = true;
        status.levels[1].silentSeconds = 42.0;
        f.capture.set(status);
        const auto bars = f.window.findChild<RecordingPage*>()->findChildren<LevelBar*>();
        QCOMPARE(bars.size(), 2);
        QVERIFY(bars[0]->accessibleDescription().contains(QStringLiteral("Clipped")));
        QVERIFY(bars[1]->accessibleDescription().contains(QStringLiteral("Silent for 42 s")));
        QVERIFY(bars[0]->accessibleName().contains(status.channelNames[0]));
    }

    /// Keys that may reach the swap disk are said for as long as they are there.
    void keysThatAreNotLockedAreSaidWhileTheVaultIsOpen()
    {
        SessionFixture f;
        f.window.show();
        f.unlock();
        QVERIFY(!f.part<QLabel>("swap-hint").isVisible());
        f.service.opened.memoryIsLocked = false;
        f.service.lock();
        f.unlock();
        QVERIFY(f.part<QLabel>("swap-hint").isVisible());
    }

    /// Hidden and shown again, the levels go on; at which rate is recorded is said.
    void metersGoOnWhenTheWindowComesBack()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(3);
        f.window.show();
        QCOMPARE(f.capture.listening, std::string("system:mic"));
        QVERIFY(f.part<QLabel>("device-rate").text().contains(QLocale().toString(48000)));
        f.window.hide();
        QVERIFY(f.capture.listening.empty());
        f.window.show();
        QCOMPARE(f.window.wizard().page(), 3);
        QCOMPARE(f.capture.listening, std::string("system:mic"));
    }

    void keysPauseAndMark()
    {
        SessionFixture f;
        f.unlock();
        f.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.capture.set(simulatedCapture(CaptureState::Recording));
        QTest::keyClick(&f.window, Qt::Key_M);
        QCOMPARE(f.capture.now.marks, 3);
        QTest::keyClick(&f.window, Qt::Key_P);
        QCOMPARE(f.capture.now.state, CaptureState::Paused);
        QTest::keyClick(&f.window, Qt::Key_P);
        QCOMPARE(f.capture.now.state, CaptureState::Recording);
        auto* page = f.window.findChild<RecordingPage*>();
        QVERIFY(page->warning().isEmpty());
        CaptureStatus low = simulatedCapture(CaptureState::Recording);
        low.freeSeconds = 600;
        f.capture.set(low);
        QVERIFY(page->warning().contains(QStringLiteral("10 min")));
        f.capture.set(simulatedCapture(CaptureState::Away));
        QVERIFY(page->warning().contains(QStringLiteral("device is gone")));
        f.part<QPushButton>("stop-recording").click();
        QCOMPARE(f.window.sessionPage().folder(), f.service.view.sessions[4].folder);  // what was recorded is shown
    }
};

QTEST_MAIN(SessionCaptureTest)
#include "session_capture_test.moc"
