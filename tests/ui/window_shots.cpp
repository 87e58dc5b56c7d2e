// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every state of the window in both themes and two sizes. With UNDERTONE_SHOTS=<folder> the pictures are kept for a person
// to look at; without, each is drawn all the same and must not be empty or clip a button.
#include "window_fixture.h"

#include "ui/about/about_dialog.h"
#include "ui/conversation/tier_dialog.h"
#include "ui/theme.h"
#include "ui/translation.h"

#include <QAbstractButton>
#include <QDir>
#include <QListWidget>
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
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text() + " is clipped"));
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

    /// Longer words than English's must fit too. Last, as a translation stays installed.
    void german()
    {
        installTranslation(*qApp, QLocale(QLocale::German));
        for (const char* state : {"comparison", "ready", "memory-absent", "project"}) {
            WindowFixture fixture;
            fixture.window.setThemeChoice(ThemeChoice::Light);
            fixture.window.resize(1280, 800);
            bring(fixture, QLatin1String(state));
            fixture.window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&fixture.window));
            QTest::qWait(30);
            QCOMPARE(fixture.window.width(), 1280);
            keep(fixture.window.grab().toImage(), QStringLiteral("german-%1-light-1280").arg(QLatin1String(state)));
        }
    }
};

QTEST_MAIN(WindowShots)
#include "window_shots.moc"
