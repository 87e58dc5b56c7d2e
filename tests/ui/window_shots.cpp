// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every state of the window in both themes and two sizes. With UNDERTONE_SHOTS=<folder> the pictures are kept for a person
// to look at; without, each is drawn all the same and must not be empty or clip a button.
#include "clipping.h"
#include "window_fixture.h"

#include "ui/about/about_dialog.h"
#include "ui/conversation/figure_dialog.h"
#include "ui/conversation/speakers_dialog.h"
#include "ui/conversation/tier_dialog.h"
#include "ui/help/help_window.h"
#include "ui/theme.h"
#include "ui/tour.h"
#include "ui/translation.h"

#include <QDir>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QtTest>

using namespace undertone;

namespace {

void openDocument(WindowFixture& fixture)
{
    fixture.session.loadModel({});
    fixture.session.open(QStringLiteral("/data/kitchen-table.wav"), QStringLiteral("/data/kitchen-table.rttm"));
}

void bring(WindowFixture& fixture, const QString& state)
{
    if (state == QLatin1String("empty")) {
        fixture.session.loadModel({});
    } else if (state == QLatin1String("no-model")) {
        fixture.analysis.modelMissing = true;
        fixture.session.loadModel({});
    } else if (state == QLatin1String("ready")) {
        openDocument(fixture);
    } else if (state == QLatin1String("memory-absent")) {
        fixture.analysis.model.memory = {};
        openDocument(fixture);
    } else if (state == QLatin1String("memory-stale")) {
        fixture.analysis.model.memory.state = MemoryEvaluationState::OtherWeights;
        fixture.openAndRun(23);
        fixture.document.setSelection(11);
    } else if (state == QLatin1String("running")) {
        fixture.openAndRun(23);
    } else if (state == QLatin1String("done")) {
        fixture.openAndRun(0);
        fixture.analysis.finish();
        fixture.document.setSelection(11);
        fixture.document.setPlayheadSeconds(fixture.document.segments()[11].startSeconds + 0.8);
    } else if (state == QLatin1String("comparison")) {
        fixture.openAndRun(0);
        fixture.analysis.finish();
        fixture.session.toggleComparison();
        fixture.analysis.begin();
        fixture.analysis.finish();
        fixture.document.setSelection(7);
    } else if (state == QLatin1String("project")) {
        ProjectSnapshot project = simulatedProject(fixture.conversation);
        project.conversation.segments[11].columns = {{"text", "I did not expect you to come back so soon."}};
        auto lane = std::make_shared<AnnotationLane>(*project.lane);
        lane->annotations[project.conversation.segments[11].id] = {{3}, 0.75, "laughs at the end"};
        project.lane = lane;
        project.undoName = message("edit.set-label", "0:41.20", "anger");
        Timeline run;
        run.labels = {"ang", "hap", "sad", "neu"};
        run.model = "undertone-small";
        run.complete = true;
        for (int i = 0; i < WindowFixture::sentences; ++i)
            run.utterances.push_back(simulatedAnalysis(fixture.conversation, i, MemoryMode::Dpm));
        project.run = std::make_shared<const Timeline>(run);
        fixture.projects.next = std::make_shared<const ProjectSnapshot>(project);
        fixture.session.loadModel({});
        fixture.project.open(QStringLiteral("/data/kitchen-table.undertone"));
        fixture.document.setSelection(11);
        fixture.document.setPlayheadSeconds(fixture.document.segments()[11].startSeconds + 0.8);
    } else if (state == QLatin1String("failed")) {
        fixture.openAndRun(17);
        fixture.analysis.fail(
            {ErrorCode::NotFinite, "The loss of sentence 18 is not a number after the memory step; lower the temporary learning rate."});
    } else if (state == QLatin1String("failed-open")) {
        fixture.session.loadModel({});
        fixture.recordings.failure = Error{ErrorCode::UnsupportedFormat, "notes.pdf is not audio that can be read.", "notes.pdf"};
        fixture.session.open(QStringLiteral("/data/notes.pdf"));
    } else if (state == QLatin1String("short-selected")) {
        fixture.openAndRun(23);
        fixture.document.setSelection(6);
    }
}

void keep(const QImage& picture, const QString& name)
{
    if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
        return;
    const QDir folder(qEnvironmentVariable("UNDERTONE_SHOTS"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(picture.save(folder.filePath(name + QStringLiteral(".png"))));
}

}  // namespace

class WindowShots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void everyState_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const char* state : {"empty", "no-model", "ready", "running", "done", "comparison", "failed", "failed-open", "short-selected",
                                  "memory-absent", "memory-stale", "project"}) {
            for (bool dark : {false, true}) {
                for (QSize size : {QSize(1280, 800), QSize(1000, 640)})
                    QTest::addRow("%s-%s-%d", state, dark ? "dark" : "light", size.width()) << QString::fromLatin1(state) << size << dark;
            }
        }
        // The smallest screen that is supported, and a large one.
        for (const char* state : {"empty", "running", "comparison", "project"}) {
            for (bool dark : {false, true}) {
                for (QSize size : {QSize(800, 600), QSize(2560, 1440)})
                    QTest::addRow("%s-%s-%d", state, dark ? "dark" : "light", size.width()) << QString::fromLatin1(state) << size << dark;
            }
        }
    }

    void everyState()
    {
        QFETCH(QString, state);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        WindowFixture fixture;
        fixture.window.setDemo(QStringLiteral("/demo/demo.wav"), {});
        fixture.window.setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        fixture.window.resize(size);
        bring(fixture, state);
        fixture.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&fixture.window));
        QTest::qWait(30);
        QCOMPARE(fixture.window.size(), size);

        const QImage picture = fixture.window.grab().toImage();
        keep(picture, QString::fromLatin1(QTest::currentDataTag()));
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 20, "the window is as good as empty");
        for (const QAbstractButton* button : fixture.window.findChildren<QAbstractButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                         qPrintable(button->text() + button->accessibleName() + button->objectName() + button->metaObject()->className()
                                    + " is clipped"));
        }
    }

    void theTourStandsBesideWhatItIsAbout()
    {
        for (ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            WindowFixture fixture;
            fixture.window.setThemeChoice(theme);
            fixture.window.resize(1280, 800);
            bring(fixture, QStringLiteral("done"));
            fixture.window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&fixture.window));
            QSignalSpy ended(&fixture.window, &MainWindow::tourEnded);
            fixture.window.startTour();
            auto* tour = fixture.window.findChild<Tour*>();
            int seen = 0;
            while (tour->isVisible() && seen < 20) {
                QVERIFY2(fixture.window.rect().contains(tour->geometry()), "the tour is cut");
                QVERIFY2(clippedIn(*tour).isEmpty(), qPrintable(clippedIn(*tour)));
                keep(fixture.window.grab().toImage(),
                     QStringLiteral("tour-%1-%2").arg(seen).arg(theme == ThemeChoice::Dark ? "dark" : "light"));
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
                ++seen;
            }
            QCOMPARE(seen, tour->stopCount());
            QCOMPARE(ended.size(), 1);
            fixture.window.startTour();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            QVERIFY(!tour->isVisible());
        }
    }

    void aboutModel()
    {
        for (ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            const Theme& theme = Theme::of(mode);
            theme.apply(*qApp);
            for (AboutDialog::Page page : {AboutDialog::Page::Program, AboutDialog::Page::Model}) {
                AboutDialog dialog(simulatedModel(), page, theme);
                dialog.show();
                QVERIFY(QTest::qWaitForWindowExposed(&dialog));
                keep(dialog.grab().toImage(),
                     QStringLiteral("about-%1-%2")
                         .arg(page == AboutDialog::Page::Model ? QStringLiteral("model") : QStringLiteral("program"),
                              mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
        }
    }

    void tiers()
    {
        const std::vector<SegmentsTier> found{
            {"Ann", 128, 2.48, true}, {"Bert", 1, 3.1, true}, {"Ann words", 1204, 0.25, false}, {"gaze", 85, 1.9, false}};
        for (ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::of(mode).apply(*qApp);
            TierDialog dialog(QStringLiteral("kitchen-table.eaf"), found);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            keep(dialog.grab().toImage(), mode == ThemeMode::Dark ? QStringLiteral("tiers-dark") : QStringLiteral("tiers-light"));
            FigureDialog figure(4000.0, {754.3, 1103.8});
            figure.show();
            QVERIFY(QTest::qWaitForWindowExposed(&figure));
            keep(figure.grab().toImage(), mode == ThemeMode::Dark ? QStringLiteral("figure-dark") : QStringLiteral("figure-light"));
            SpeakersDialog speakers(24, SentencesOfSearch::Keep);
            speakers.show();
            QVERIFY(QTest::qWaitForWindowExposed(&speakers));
            keep(speakers.grab().toImage(), mode == ThemeMode::Dark ? QStringLiteral("speakers-dark") : QStringLiteral("speakers-light"));
            const auto* list = dialog.findChild<QListWidget*>();
            QVERIFY2(list->sizeHintForColumn(0) <= list->viewport()->width(), "a tier's line does not fit");
            // WCAG 2 asks 3:1 of what is not text.
            const QImage lines = list->viewport()->grab().toImage();
            const QRect unchecked = list->visualItemRect(list->item(2));
            double best = 1.0;
            for (int x = unchecked.left(); x < unchecked.left() + 18; ++x)
                best = std::max(best, contrastRatio(lines.pixelColor(x, unchecked.center().y()), Theme::of(mode).colours().surface));
            QVERIFY2(best >= 3.0, qPrintable(QStringLiteral("an empty box cannot be seen: contrast %1").arg(best)));
        }
    }

    /// Words that are longer than English's, and signs that are higher.
    void otherLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const Language& language : languages().subspan(1)) {
            for (const char* state :
                 {"empty", "no-model", "ready", "running", "comparison", "failed", "short-selected", "memory-absent", "project"}) {
                for (bool dark : {false, true})
                    QTest::addRow("%s-%s-%s", qPrintable(language.code), state, dark ? "dark" : "light")
                        << language.code << QString::fromLatin1(state) << dark;
            }
        }
    }

    void otherLanguages()
    {
        QFETCH(QString, language);
        QFETCH(QString, state);
        QFETCH(bool, dark);
        installTranslation(*qApp, languageLocale(language));
        WindowFixture fixture;
        fixture.window.setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QSize size(1000, 640);
        fixture.window.resize(size);
        bring(fixture, state);
        fixture.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&fixture.window));
        QTest::qWait(30);
        QCOMPARE(fixture.window.size(), size);
        keep(fixture.window.grab().toImage(), QString::fromLatin1(QTest::currentDataTag()));
        QString clipped;
        (void)QTest::qWaitFor([&] { return (clipped = clippedIn(fixture.window)).isEmpty(); });
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped));
    }

    void dialogsInOtherLanguages()
    {
        const std::vector<SegmentsTier> found{{"Ann", 128, 2.48, true}, {"Bert", 1, 3.1, true}};
        const Theme& theme = Theme::of(ThemeMode::Light);
        theme.apply(*qApp);
        for (const Language& language : languages().subspan(1)) {
            installTranslation(*qApp, languageLocale(language.code));
            AboutDialog program(simulatedModel(), AboutDialog::Page::Program, theme);
            AboutDialog model(simulatedModel(), AboutDialog::Page::Model, theme);
            TierDialog tiers(QStringLiteral("kitchen-table.eaf"), found);
            SpeakersDialog speakers(24, SentencesOfSearch::CutAnew);
            FigureDialog figure(4000.0, {754.3, 1103.8});
            HelpWindow help(theme, nullptr);
            int number = 0;
            for (QWidget* dialog : {static_cast<QWidget*>(&program), static_cast<QWidget*>(&model), static_cast<QWidget*>(&tiers),
                                    static_cast<QWidget*>(&speakers), static_cast<QWidget*>(&figure), static_cast<QWidget*>(&help)}) {
                dialog->show();
                QVERIFY(QTest::qWaitForWindowExposed(dialog));
                keep(dialog->grab().toImage(), QStringLiteral("%1-dialog-%2").arg(language.code).arg(++number));
                QString clipped;
                (void)QTest::qWaitFor([&] { return (clipped = clippedIn(*dialog)).isEmpty(); });
                QVERIFY2(clipped.isEmpty(), qPrintable(clipped));
            }
        }
    }

    void menusInOtherLanguages()
    {
        for (const Language& language : languages().subspan(1)) {
            installTranslation(*qApp, languageLocale(language.code));
            WindowFixture fixture;
            fixture.openAndRun(3);
            for (const QAction* action : fixture.window.menuBar()->actions()) {
                action->menu()->ensurePolished();
                action->menu()->adjustSize();
                keep(action->menu()->grab().toImage(),
                     QStringLiteral("%1-menu-%2").arg(language.code).arg(fixture.window.menuBar()->actions().indexOf(action)));
            }
        }
    }
};

QTEST_MAIN(WindowShots)
#include "window_shots.moc"
