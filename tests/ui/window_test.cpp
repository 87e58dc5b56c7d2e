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
#include "ui/key_maps.h"
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

    void aProjectThatTakesTimeSaysSoAndCanBeGivenUp()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        f.projects.answersAtOnce = false;
        f.project.create(QStringLiteral("/data/kitchen-table.undertone"));
        Q_EMIT f.projects.progressed(f.projects.waiting, 0.1);
        QVERIFY2(f.bannerText().isEmpty(), "what is done at once needs no message");
        QTest::qWait(450);
        Q_EMIT f.projects.progressed(f.projects.waiting, 0.45);
        QVERIFY2(f.bannerText().contains(QStringLiteral("kitchen-table.undertone")), qPrintable(f.bannerText()));
        QVERIFY2(f.bannerText().contains(QStringLiteral("45")), qPrintable(f.bannerText()));
        auto* banner = f.window.findChild<MessageBanner*>();
        for (auto* button : banner->findChildren<QPushButton*>())
            button->click();
        QVERIFY(f.bannerText().isEmpty());
        QVERIFY(!f.project.isOpening() && !f.project.isOpen());
        QCOMPARE(f.document.run().analysedCount(), 42);
        QVERIFY(f.project.canCreate());
    }

    void keysCanBeThoseOfOtherPrograms()
    {
        WindowFixture f;
        const auto keyOf = [&f](const char* name) { return f.window.findChild<QAction*>(QLatin1String(name))->shortcut(); };
        const OwnKeys own = ownKeys(f.window.actions());
        for (const KeyMap& map : keyMaps()) {
            f.window.setKeyMap(map.code);
            QMap<QKeySequence, QString> taken;
            for (const QAction* action : f.window.actions()) {
                for (const QKeySequence& key : action->shortcuts()) {
                    QVERIFY2(!taken.contains(key), qPrintable(map.name + QLatin1Char(' ') + key.toString()));
                    taken.insert(key, action->objectName());
                }
            }
            for (auto mapped = map.keys.begin(); mapped != map.keys.end(); ++mapped)
                QCOMPARE(keyOf(mapped.key().toLatin1().constData()), mapped.value());
        }
        f.window.setKeyMap(QStringLiteral("praat"));
        QCOMPARE(keyOf("play-selection"), QKeySequence(Qt::Key_Tab));
        QVERIFY2(keyOf("open").isEmpty(), "Ctrl+O zooms out in Praat");
        f.window.setKeyMap({});
        for (const QAction* action : f.window.actions())
            QCOMPARE(action->shortcuts(), own.value(action->objectName()));
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
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
