// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "engine/core/notice.h"
#include "ui/about/about_dialog.h"
#include "ui/about/notice_line.h"
#include "ui/command_line_view.h"
#include "ui/conversation/empty_page.h"
#include "ui/conversation/inspector_panel.h"
#include "ui/conversation/memory_worth_note.h"
#include "ui/conversation/memory_worth_text.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/run_bar.h"
#include "ui/conversation/timeline_export.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/conversation/utterance_table.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/translation.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

using namespace undertone;

namespace {

/// Drops files on the window as a file manager does. Returns whether they were taken.
bool drop(MainWindow& window, const QList<QUrl>& urls)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
    return true;
}

QUrl makeFile(const QTemporaryDir& folder, const QString& name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write a fixture");
    return QUrl::fromLocalFile(file.fileName());
}

/// All that the visible labels of a widget say.
QString shownText(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible())
            texts << label->text();
    }
    return texts.join(QLatin1Char('|'));
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void anAudioFileDroppedIsOpenedButNotAnalysedUnasked()
    {
        WindowFixture f;
        f.session.loadModel({});
        QTemporaryDir folder;
        QVERIFY(drop(f.window, {makeFile(folder, QStringLiteral("talk.flac"))}));
        QVERIFY(f.session.recording());
        QVERIFY(f.session.state() == SessionState::Ready);
        QCOMPARE(f.analysis.startCount, 0);
    }

    void segmentsAreTakenAlongDroppedTogetherOrLyingBeside()
    {
        WindowFixture f;
        QTemporaryDir folder;
        const QUrl audio = makeFile(folder, QStringLiteral("talk.wav"));
        for (const char* cuts : {"cuts.csv", "cuts.TextGrid", "cuts.eaf"}) {
            QVERIFY(drop(f.window, {makeFile(folder, QString::fromLatin1(cuts)), audio}));
            QCOMPARE(f.recordings.lastSegments.filename().string(), std::string(cuts));
        }
        makeFile(folder, QStringLiteral("talk.rttm"));
        QVERIFY(drop(f.window, {audio}));
        QCOMPARE(f.recordings.lastSegments.filename().string(), std::string("talk.rttm"));
    }

    void aSegmentsFileOfAnyFormatIsFoundBesideARecording()
    {
        WindowFixture f;
        QTemporaryDir folder;
        const QUrl audio = makeFile(folder, QStringLiteral("talk.wav"));
        makeFile(folder, QStringLiteral("talk.TextGrid"));
        QVERIFY(drop(f.window, {audio}));
        QCOMPARE(f.recordings.lastSegments.filename().string(), std::string("talk.TextGrid"));
        QVERIFY(drop(f.window, {makeFile(folder, QStringLiteral("other.vtt"))}));
        QCOMPARE(f.recordings.lastSegments.filename().string(), std::string("other.vtt"));
    }

    void anAddressIsNeverFollowed()
    {
        WindowFixture f;
        QVERIFY(!drop(f.window, {QUrl(QStringLiteral("https://example.org/talk.wav"))}));
        QVERIFY(f.session.state() == SessionState::Empty);
    }

    void segmentsWithoutARecordingSayWhatIsMissing()
    {
        WindowFixture f;
        f.session.loadModel({});
        QTemporaryDir folder;
        QVERIFY(drop(f.window, {makeFile(folder, QStringLiteral("talk.rttm"))}));
        QVERIFY(!f.bannerText().isEmpty());
    }

    void whatMemoryWasWorthStandsBesideWhatItDoesHere()
    {
        WindowFixture f;
        f.openAndRun(3);
        f.window.show();
        const auto& note = *f.window.findChild<MemoryWorthNote*>();
        const auto isShown = [&note] {
            for (const char* words :
                 {"Memory on this model's dev split", "Emotions (WA)|no difference shown|−0.15 points [−0.56, +0.27]",
                  "Next sentence's loss|better|−0.0042 nats a token [−0.0058, −0.0028]", "64 dialogues, 2607 sentences"}) {
                if (!shownText(note).contains(QString::fromUtf8(words)))
                    return false;
            }
            return true;
        };
        QVERIFY2(isShown(), qPrintable(shownText(note)));
        f.document.setSelection(1);
        QVERIFY2(isShown(), "a selected sentence may not hide it");
        QVERIFY(note.accessibleDescription().contains(QStringLiteral("From sentence 41 on")));
        QVERIFY(note.accessibleDescription().contains(QStringLiteral("0.049 off, 0.052 on")));
    }

    void verdictsOnMemoryFollowTheInterval()
    {
        ModelInfo model = simulatedModel();
        const auto verdicts = [&model] {
            const auto text = memoryWorthText(model);
            return text.rows[0].verdict + QLatin1Char('|') + text.rows[1].verdict;
        };
        model.memory.weightedAccuracy = {0.02, 0.01, 0.03};
        model.memory.loss = {0.02, 0.01, 0.03};
        QCOMPARE(verdicts(), QStringLiteral("better|worse"));
        model.memory.weightedAccuracy = {-0.02, -0.03, -0.01};
        model.memory.loss = {0.0, -0.01, 0.01};
        QCOMPARE(verdicts(), QStringLiteral("worse|no difference shown"));
        model.memory.weightedAccuracy = {0.00001, -0.00001, 0.03};
        QCOMPARE(memoryWorthText(model).rows[0].figures, QStringLiteral("0.00 points [0.00, +3.00]"));
        model.memory.dialogues = 4;
        QCOMPARE(verdicts(), QStringLiteral("too few dialogues to tell|too few dialogues to tell"));
        model.memory.overrides = {"--stepping adaptive"};
        QVERIFY(memoryWorthText(model).remark.contains(QStringLiteral("but with --stepping adaptive")));
    }

    void memoryNotMeasuredSaysSoAndHowItIsMeasured_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("absent") << static_cast<int>(MemoryEvaluationState::NotMeasured) << QStringLiteral("was not measured");
        QTest::newRow("stale") << static_cast<int>(MemoryEvaluationState::OtherWeights) << QStringLiteral("of other weights");
        QTest::newRow("malformed") << static_cast<int>(MemoryEvaluationState::Unreadable) << QStringLiteral("cannot be used");
    }

    void memoryNotMeasuredSaysSoAndHowItIsMeasured()
    {
        QFETCH(int, state);
        QFETCH(QString, says);
        WindowFixture f;
        f.analysis.model.memory = {};
        f.analysis.model.memory.state = static_cast<MemoryEvaluationState>(state);
        f.analysis.model.memory.problem = "It is <b>nonsense</b>.";
        f.analysis.model.directory = "/home/ada's/model";
        f.openAndRun(3);
        f.window.show();
        const auto& note = *f.window.findChild<MemoryWorthNote*>();
        QVERIFY2(shownText(note).contains(says), qPrintable(shownText(note)));
        QVERIFY(!shownText(note).contains(QStringLiteral("points")));
        const auto* command = note.findChild<CommandLineView*>();
        QVERIFY(command->isVisible());
        QCOMPARE(command->text(),
                 QStringLiteral("undertone-cli evaluate --model '/home/ada'\\''s/model' --card '/home/ada'\\''s/model/card.md'"));
        auto* copy = note.findChild<QPushButton*>();
        QVERIFY((copy->focusPolicy() & Qt::TabFocus) != 0 && !copy->accessibleName().isEmpty());
        copy->click();
        QCOMPARE(QApplication::clipboard()->text(), command->text());
        QVERIFY(!note.toolTip().contains(QStringLiteral("<b>")));
    }

    void aModelChosenLaterBringsItsOwnWorth()
    {
        WindowFixture f;
        f.openAndRun(3);
        f.window.show();
        const auto& note = *f.window.findChild<MemoryWorthNote*>();
        f.analysis.model.memory = {};
        f.session.loadModel(QStringLiteral("/data/other"));
        QVERIFY(shownText(note).contains(QStringLiteral("was not measured")));
        f.analysis.modelMissing = true;
        f.session.loadModel(QStringLiteral("/data/none"));
        QVERIFY(!note.isVisible());
    }

    void theLatestSegmentsWinWhateverArrivesLast()
    {
        WindowFixture f;
        f.session.loadModel({});
        f.session.open(QStringLiteral("/data/a.wav"));
        f.recordings.answersAtOnce = false;
        f.session.openSegments(QStringLiteral("/data/older.rttm"));
        f.session.openSegments(QStringLiteral("/data/newer.rttm"));
        const auto asked = f.recordings.segmentsAsked;
        QCOMPARE(asked.size(), 2u);
        Conversation newer = f.conversation;
        newer.segments.resize(5);
        f.recordings.answerSegments(asked[1], newer);
        f.recordings.answerSegments(asked[0], f.conversation);
        QCOMPARE(f.document.utteranceCount(), 5);
        QCOMPARE(f.session.segmentsPath(), QStringLiteral("/data/newer.rttm"));
        Q_EMIT f.recordings.segmentsFailed(asked[0].request, {ErrorCode::CorruptFile, "The older file is broken.", {}}, {});
        QVERIFY(f.bannerText().isEmpty());
    }

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

    void segmentsDroppedOnARunAreRefused()
    {
        WindowFixture f;
        f.openAndRun(4);
        QTemporaryDir folder;
        QVERIFY(drop(f.window, {makeFile(folder, QStringLiteral("other.rttm"))}));
        QCOMPARE(f.recordings.segmentsAsked.size(), 1u);
        QCOMPARE(f.document.run().analysedCount(), 4);
        QVERIFY(!f.bannerText().isEmpty());
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

    void aClosedRecordingStaysClosed()
    {
        WindowFixture f;
        f.recordings.answersAtOnce = false;
        f.session.open(QStringLiteral("/data/a.wav"), QStringLiteral("/data/a.rttm"));
        f.session.open(QStringLiteral("/data/b.wav"));
        const auto asked = f.recordings.recordingsAsked;
        QCOMPARE(asked.size(), 2u);
        f.recordings.answerRecording(asked[1]);
        f.recordings.answerRecording(asked[0]);
        f.recordings.answerPeaks(asked[0]);
        QCOMPARE(f.document.audioName(), QStringLiteral("b.wav"));
        QVERIFY(f.document.peaks() == nullptr);
        QVERIFY(f.recordings.segmentsAsked.empty());
        f.session.close();
        f.recordings.answerPeaks(asked[1]);
        f.recordings.answerRecording(asked[1]);
        Q_EMIT f.recordings.recordingFailed(asked[1].request, {ErrorCode::CorruptFile, "It is broken.", {}});
        QVERIFY(f.session.state() == SessionState::Empty);
        QVERIFY(!f.session.error());
        QVERIFY(!f.document.hasAudio());
        QVERIFY(f.document.peaks() == nullptr);
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
        QCOMPARE(f.document.run().analysedCount(), 0);
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
        QVERIFY(!f.document.hasComparison());
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

    void aRowSelectsItsSentenceAndSeeks()
    {
        WindowFixture f;
        f.openAndRun(10);
        auto& table = f.table();
        table.selectRow(5);
        QCOMPARE(f.document.selection(), 5);
        QCOMPARE(f.playback.positionSeconds(), f.document.segments()[5].startSeconds);
        f.document.setSelection(8);
        QCOMPARE(table.currentIndex().row(), 8);
        table.copySelection();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\n9\t")));
    }

    void theInspectorFlagsWhatIsTooShort()
    {
        WindowFixture f;
        f.openAndRun(10);
        f.window.show();
        const auto saysTooShort = [&f] {
            for (const QLabel* label : f.window.findChild<InspectorPanel*>()->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(QStringLiteral("too short")))
                    return true;
            }
            return false;
        };
        f.document.setSelection(6);
        QVERIFY(saysTooShort());
        f.document.setSelection(7);
        QVERIFY(!saysTooShort());
    }

    void theNoticeIsAlwaysThere()
    {
        WindowFixture f;
        f.openAndRun(4);
        f.window.show();
        QVERIFY(f.window.findChild<NoticeLine*>()->isVisible());
        QCOMPARE(NoticeLine::text().toStdString(), std::string(noticeOnUse));
    }

    void noSoundDeviceIsAMessage()
    {
        WindowFixture f;
        f.openAndRun(4);
        Q_EMIT f.playback.failed({ErrorCode::DeviceUnavailable, "There is no sound device."});
        QVERIFY(!f.bannerText().isEmpty());
        QVERIFY(f.session.state() == SessionState::Running);
    }

    void aMissingModelHasItsOwnPage()
    {
        WindowFixture f;
        f.analysis.modelMissing = true;
        f.session.loadModel({});
        f.window.show();
        bool offered = false;
        for (const QAbstractButton* button : f.window.findChild<EmptyPage*>()->findChildren<QAbstractButton*>())
            offered = offered || (button->isVisible() && button->text().contains(QStringLiteral("model")));
        QVERIFY(offered);
        f.session.open(QStringLiteral("/data/a.wav"));
        QVERIFY(!f.session.canAnalyse());
    }

    void theTitleNamesTheFileThatIsOpen()
    {
        WindowFixture f;
        QCOMPARE(f.window.windowTitle(), QStringLiteral("Undertone"));
        f.openAndRun(4);
        QCOMPARE(f.window.windowTitle(), QString::fromUtf8("kitchen-table.wav – Undertone"));
        f.session.close();
        QCOMPARE(f.window.windowTitle(), QStringLiteral("Undertone"));
    }

    void theModelUsedLastIsTriedAndTheOneThatShipsAfterIt()
    {
        WindowFixture f;
        QSignalSpy mishaps(&f.session, &ConversationSession::mishap);
        f.session.loadModel(QStringLiteral("/data/my-model"), WhenMissing::UseShipped);
        QCOMPARE(f.session.modelDirectory(), QStringLiteral("/data/my-model"));
        f.analysis.missingModel = "/data/gone";
        f.session.loadModel(QStringLiteral("/data/gone"), WhenMissing::UseShipped);
        QVERIFY(f.session.modelState() == ModelState::Loaded);
        QCOMPARE(f.session.modelDirectory(), QString());
        QCOMPARE(mishaps.size(), 1);
        QVERIFY2(f.bannerText().contains(QStringLiteral("gone")), qPrintable(f.bannerText()));
        f.session.loadModel(QStringLiteral("/data/gone"));
        QVERIFY(f.session.modelState() == ModelState::Missing);
        QAction* shipped = f.window.findChild<QAction*>(QStringLiteral("model-shipped"));
        QVERIFY(shipped->isEnabled());
        shipped->trigger();
        QVERIFY(f.session.modelState() == ModelState::Loaded);
        QVERIFY(!shipped->isEnabled());
    }

    void buttonsOfDialogsHaveNoIconsOfTheStyle()
    {
        const Theme& theme = Theme::of(ThemeMode::Light);
        theme.apply(*qApp);
        AboutDialog dialog(simulatedModel(), AboutDialog::Page::Program, theme);
        dialog.show();
        auto* close = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Close);
        QVERIFY2(close->icon().isNull(), "black on the accent's colour");
    }

    void picturesAreWholeAndReadable()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        QTemporaryDir folder;
        const Theme& theme = Theme::of(ThemeMode::Light);
        const TimelinePictureText text = describeForPicture(f.document);
        const QString png = folder.filePath(QStringLiteral("t.png"));
        QVERIFY(writeTimelinePng(f.document, theme, {900, 500}, text, png).ok());
        QCOMPARE(QImage(png).size(), QSize(1800, 1000));
        const QString svg = folder.filePath(QStringLiteral("t.svg"));
        QVERIFY(writeTimelineSvg(f.document, theme, {900, 500}, text, svg).ok());
        QVERIFY(contents(svg).contains("<svg"));
    }

    void annotationFormatsAreWrittenAndTheirLossesSaid_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::newRow("JSON") << QStringLiteral("export-json") << QStringLiteral("t.json") << static_cast<int>(TimelineFormat::Json);
        QTest::newRow("CSV") << QStringLiteral("export-csv") << QStringLiteral("t.csv") << static_cast<int>(TimelineFormat::Csv);
        QTest::newRow("TextGrid") << QStringLiteral("export-textgrid") << QStringLiteral("t.TextGrid")
                                  << static_cast<int>(TimelineFormat::TextGrid);
        QTest::newRow("EAF") << QStringLiteral("export-eaf") << QStringLiteral("t.eaf") << static_cast<int>(TimelineFormat::Eaf);
    }
    void annotationFormatsAreWrittenAndTheirLossesSaid()
    {
        QFETCH(QString, action);
        QFETCH(QString, name);
        QFETCH(int, format);
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        if (format != static_cast<int>(TimelineFormat::Json))
            f.losses = {ExportLoss::Probabilities, ExportLoss::Provenance};
        QTemporaryDir folder;
        f.window.setLastFolder(folder.path());
        QTimer::singleShot(0, &f.window, [&name] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        f.window.findChild<QAction*>(action)->trigger();
        QCOMPARE(QString::fromStdString(f.exportedPath.string()), folder.filePath(name));
        QCOMPARE(static_cast<int>(f.exportedFormat), format);
        QCOMPARE(f.exportedSeconds, f.durationSeconds);
        QVERIFY2(f.bannerText().contains(QStringLiteral("does not hold: probabilities, model")) == !f.losses.empty(),
                 qPrintable(f.bannerText()));
    }

    void aPictureThatCannotBeWrittenIsAnError()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        const Status status = writeTimelinePng(f.document, Theme::of(ThemeMode::Light), {900, 500}, describeForPicture(f.document),
                                               QStringLiteral("/no/such/folder/t.png"));
        QVERIFY(!status.ok());
        QVERIFY(status.error().code == ErrorCode::FileNotWritable);
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

QTEST_MAIN(WindowTest)
#include "window_test.moc"
