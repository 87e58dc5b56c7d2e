// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as the window shows them: begun, going on, cut short, taken up.
#include "window_fixture.h"

#include "ui/conversation/run_bar.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/translation.h"

#include <QAction>
#include <QPushButton>
#include <QtTest>

using namespace undertone;

class WindowRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void noRunBeginsWhileSegmentsAreRead()
    {
        WindowFixture f;
        f.session.loadModel({});
        f.session.open(QStringLiteral("/data/a.wav"));
        f.recordings.answersAtOnce = false;
        f.session.openSegments(QStringLiteral("/data/a.rttm"));
        QVERIFY(!f.session.canAnalyse());
        QVERIFY(!f.window.findChild<QAction*>(QStringLiteral("analyse"))->isEnabled());
        f.session.analyse();
        QCOMPARE(f.analysis.startCount, 0);
        // Without them after all: what is still on its way may not touch the run.
        f.session.removeSegments();
        f.session.analyse();
        f.analysis.begin();
        f.analysis.analyse(4);
        Conversation other = f.conversation;
        other.segments.resize(5);
        f.recordings.answerSegments(f.recordings.segmentsAsked.back(), other);
        QCOMPARE(f.document.run().analysedCount(), 4);
        QVERIFY(f.session.segmentsPath().isEmpty());
        QCOMPARE(f.document.utteranceCount(), f.sentences);
    }

    void whatARunWarnsOfIsSaidWhileItGoesOn()
    {
        WindowFixture f;
        f.openAndRun(4);
        Q_EMIT f.analysis.eventArrived(
            RunWarned{1, Error{ErrorCode::FileNotWritable, message("jobs.no-journal", "The folder /home is full."), "/home"}});
        QVERIFY2(f.bannerText().contains(QStringLiteral("could not be taken up after an interruption")), qPrintable(f.bannerText()));
        f.analysis.analyse(2);
        QVERIFY2(!f.bannerText().isEmpty(), "it stays while the run goes on");
        QVERIFY(f.session.state() == SessionState::Running);
    }

    void theDemoIsAnalysedAtOnce()
    {
        WindowFixture f;
        f.session.loadModel({});
        f.window.setDemo(QStringLiteral("/demo/demo.wav"), QStringLiteral("/demo/demo.rttm"));
        f.window.openDemo();
        QCOMPARE(f.analysis.startCount, 1);
        QVERIFY(f.session.state() == SessionState::Running);
    }

    void aRunWaitsForTheModel()
    {
        WindowFixture f;
        f.session.open(QStringLiteral("/data/a.wav"), {}, OpenMode::Analyse);
        QCOMPARE(f.analysis.startCount, 0);
        f.session.loadModel({});
        QCOMPARE(f.analysis.startCount, 1);
    }

    void sentencesAppearAsTheyAreAnalysed()
    {
        WindowFixture f;
        f.openAndRun(3);
        QCOMPARE(f.document.run().analysedCount(), 3);
        auto* bar = f.window.findChild<RunBar*>();
        QVERIFY2(bar->statusText().contains(QStringLiteral("4 of 42")), qPrintable(bar->statusText()));
        QVERIFY(bar->statusText().contains(QStringLiteral("left")));
        f.analysis.finish();
        QVERIFY(f.session.state() == SessionState::Done);
        QVERIFY2(bar->statusText().contains(QStringLiteral("42")), qPrintable(bar->statusText()));
    }

    void aFailureExplainsItselfAndKeepsWhatItHad()
    {
        WindowFixture f;
        f.openAndRun(11);
        f.analysis.fail({ErrorCode::OutOfMemory, "Not enough memory for sentence 12."});
        QVERIFY(f.session.state() == SessionState::Failed);
        QCOMPARE(f.document.run().analysedCount(), 11);
        QVERIFY(f.bannerText().contains(QStringLiteral("memory"), Qt::CaseInsensitive));
        QVERIFY(f.window.findChild<RunBar*>()->statusText().contains(QStringLiteral("11 of 42")));
        QVERIFY(f.window.findChild<QAction*>(QStringLiteral("export-json"))->isEnabled());
        // Going on takes up what there is, and the message leaves.
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->unfinished == Unfinished::TakeUp);
        QVERIFY(f.bannerText().isEmpty());
    }

    void cancelKeepsAndAnalyseAgainStartsAfresh()
    {
        WindowFixture f;
        f.openAndRun(5);
        f.session.cancel();
        QVERIFY(f.session.state() == SessionState::Cancelled);
        QCOMPARE(f.document.run().analysedCount(), 5);
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->unfinished == Unfinished::TakeUp);
        f.analysis.begin();
        f.analysis.finish();
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->unfinished == Unfinished::StartAfresh);
    }

    void whatWasKeptStaysInViewUntilARunHasMore()
    {
        WindowFixture f;
        f.openAndRun(11);
        f.session.cancel();
        const auto* bar = f.window.findChild<RunBar*>();
        f.session.analyse();
        QCOMPARE(f.document.run().analysedCount(), 11);
        f.session.cancel();  // while the model loads
        QVERIFY(f.session.state() == SessionState::Cancelled);
        QCOMPARE(f.document.run().analysedCount(), 11);
        QVERIFY(f.document.analysis(10) != nullptr);
        QVERIFY2(bar->statusText().contains(QStringLiteral("11 of 42")), qPrintable(bar->statusText()));
        QVERIFY(f.window.findChild<QAction*>(QStringLiteral("export-json"))->isEnabled());
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->unfinished == Unfinished::TakeUp);
        f.analysis.fail({ErrorCode::FileNotFound, "The model is gone.", {}});  // before it has started
        QCOMPARE(f.document.run().analysedCount(), 11);
        f.session.analyse();
        f.analysis.begin();
        QCOMPARE(f.document.run().analysedCount(), 11);
        f.session.cancel();  // begun, and nothing read yet
        QVERIFY(f.session.state() == SessionState::Cancelled);
        QCOMPARE(f.document.run().analysedCount(), 11);
        f.session.analyse();
        f.analysis.begin();
        f.analysis.analyse(1);
        QCOMPARE(f.document.run().analysedCount(), 1);
        f.analysis.finish();
        f.session.toggleComparison();
        f.analysis.begin();
        f.analysis.finish();
        // Analyse again, and thought better of it.
        f.session.analyse();
        QCOMPARE(f.document.run().analysedCount(), 42);
        f.session.cancel();
        QVERIFY(f.session.state() == SessionState::Done);
        QCOMPARE(f.document.run().analysedCount(), 42);
        QVERIFY(f.document.run().timeline.complete);
        QVERIFY(f.document.hasComparison());
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->unfinished == Unfinished::StartAfresh);
        f.analysis.begin();
        QCOMPARE(f.document.run().analysedCount(), 42);
        QVERIFY(f.document.hasComparison());
        f.analysis.analyse(1);
        QCOMPARE(f.document.run().analysedCount(), 1);
        QVERIFY(!f.document.hasComparison());
    }

    void aRunThatEndsBeforeItsFirstResultTakesNothingAway()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        const std::vector<double> before = f.document.analysis(7)->probabilities;
        f.session.analyse();
        f.analysis.begin();
        QVERIFY(f.session.state() == SessionState::Running);
        QVERIFY(f.document.analysis(41) != nullptr);
        f.session.cancel();
        QVERIFY(f.session.state() == SessionState::Done);
        QVERIFY(f.document.run().timeline.complete);
        QCOMPARE(f.document.analysis(7)->probabilities, before);
        QVERIFY(!f.window.findChild<RunBar*>()->statusText().contains(QStringLiteral("taken over")));

        f.session.analyse();
        f.analysis.begin();
        f.analysis.fail({ErrorCode::OutOfMemory, "Not enough memory for sentence 1."});
        QVERIFY(f.session.state() == SessionState::Failed);
        QCOMPARE(f.document.run().analysedCount(), 42);
        QCOMPARE(f.document.analysis(7)->probabilities, before);
        QVERIFY(f.bannerText().contains(QStringLiteral("memory"), Qt::CaseInsensitive));
    }

    void onlyWhatThisWindowDidNotShowIsTakenOver()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.analyse(5, FromJournal::Yes);
        const auto* bar = f.window.findChild<RunBar*>();
        QVERIFY2(bar->statusText().contains(QStringLiteral("5 taken over from an earlier run")), qPrintable(bar->statusText()));
        f.analysis.analyse(4);
        f.session.cancel();
        f.session.analyse();
        f.analysis.begin();
        f.analysis.analyse(9, FromJournal::Yes);
        QVERIFY2(!bar->statusText().contains(QStringLiteral("taken over")), qPrintable(bar->statusText()));
        f.analysis.finish();
        QVERIFY2(!bar->statusText().contains(QStringLiteral("taken over")), qPrintable(bar->statusText()));
    }

    void memoryOffIsOneKeyAwayAndShownBeside()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        f.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        auto& table = f.table();
        QVERIFY(table.isColumnHidden(UtteranceListModel::MemoryOff));
        QTest::keyClick(&f.window, Qt::Key_M);
        QCOMPARE(f.analysis.startCount, 2);
        QVERIFY(f.analysis.lastRequest->memory == MemoryMode::Off);
        f.analysis.begin();
        f.analysis.finish();
        QVERIFY(f.document.hasComparison());
        QVERIFY(!table.isColumnHidden(UtteranceListModel::MemoryOff));
        QVERIFY(f.document.run().timeline.memory == MemoryMode::Dpm);
        QTest::keyClick(&f.window, Qt::Key_M);
        QVERIFY(!f.document.hasComparison());
    }

    void memoryOffAskedForDuringARunFollowsIt()
    {
        WindowFixture f;
        f.openAndRun(4);
        f.session.toggleComparison();
        QCOMPARE(f.analysis.startCount, 1);
        f.analysis.finish();
        QCOMPARE(f.analysis.startCount, 2);
        QVERIFY(f.session.state() == SessionState::Running);
    }

    void spacePlaysPPausesEscapeCancels()
    {
        WindowFixture f;
        f.openAndRun(4);
        f.window.show();
        f.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.table().setFocus();
        QTest::keyClick(f.window.focusWidget(), Qt::Key_Space);
        QVERIFY(f.playback.state() == PlaybackState::Playing);
        QTest::keyClick(f.window.focusWidget(), Qt::Key_Space);
        QVERIFY(f.playback.state() == PlaybackState::Paused);
        QTest::keyClick(&f.window, Qt::Key_P);
        QVERIFY(f.analysis.paused);
        QVERIFY(f.session.state() == SessionState::Paused);
        QTest::keyClick(&f.window, Qt::Key_P);
        QVERIFY(!f.analysis.paused);
        QTest::keyClick(&f.window, Qt::Key_Escape);
        QVERIFY(f.session.state() == SessionState::Cancelled);
    }

    void closingDuringARunCancelsIt()
    {
        WindowFixture f;
        f.openAndRun(4);
        f.window.show();
        f.window.close();
        QVERIFY(!f.session.isBusy());
        QVERIFY(!f.window.isVisible());
    }
};

QTEST_MAIN(WindowRunsTest)
#include "window_runs_test.moc"
