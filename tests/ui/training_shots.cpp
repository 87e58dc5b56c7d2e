// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every page of the training window in both themes. With UNDERTONE_SHOTS=<folder> the pictures are kept for a person to look at;
// without, each is drawn all the same and must not be empty or clip a button or a word.
#include "clipping.h"
#include "simulated_training.h"

#include "ui/theme.h"
#include "ui/training/corpus_page.h"
#include "ui/training/method_page.h"
#include "ui/training/model_page.h"
#include "ui/training/run_list.h"
#include "ui/training/tokenizing_panel.h"
#include "ui/training/training_runs_window.h"
#include "ui/training/training_wizard.h"
#include "ui/translation.h"

#include <QDir>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QtTest>

using namespace undertone;

namespace {

constexpr QSize windowSize(1120, 760);

void addRuns(SimulatedTrainingService& service)
{
    const auto add = [&](const char* id, const char* name, TrainingState state, int done, int steps, double highLoss) {
        const auto points = simulatedPoints(done, steps, highLoss, 50);
        TrainingRun run = simulatedRun(id, name, state, points);
        if (state == TrainingState::Paused)
            run.description.settings[3].second = "5e-05";
        service.add(run, points);
    };
    add("broken", "rate-too-high", TrainingState::Failed, 60, 600, 6.4);
    add("done", "rank-64", TrainingState::Finished, 600, 600, 5.2);
    add("stopped", "paper-fold-1", TrainingState::Paused, 420, 600, 5.9);
    add("killed", "fold-2", TrainingState::Interrupted, 220, 600, 5.4);
    add("goes-on", "paper-fold-3", TrainingState::Running, 355, 600, 5.6);
}

void toPage(TrainingRunsWindow& window, int page)
{
    window.startWizard();
    auto& wizard = window.wizard();
    static_cast<CorpusPage&>(wizard.pageAt(0)).setCorpus("/data/dialogues/train.safetensors");
    if (page >= 1) {
        wizard.goTo(1);
        static_cast<ModelPage&>(wizard.pageAt(1)).setParts("/data/LLaMA-2-7B-32K", "/data/cosyvoice2-tokenizer");
    }
    for (int next = 2; next <= page; ++next)
        wizard.goTo(next);
}

void toFolder(TrainingRunsWindow& window, SimulatedTrainingService& service, const QString& state)
{
    if (state == QLatin1String("folder-differs")) {
        service.surveyed.sentences = 10031;
        service.surveyed.differences = {"Utterances labelled ang: 1101 instead of 1103.", "Utterances labelled sad: 1083 instead of 1084.",
                                        "Session 2: 1020 utterances instead of 1023.",
                                        "Dialogue Ses02F_impro03: 11 utterances instead of 14."};
        service.surveyed.skipped = {{"it has no judgement of the listeners", 6}, {"its recording is cut short", 2}};
        service.surveyed.withoutSound = 2;
    } else if (state == QLatin1String("folder-clips")) {
        service.surveyed = CorpusSurvey();
        service.surveyed.layout = "RAVDESS";
        service.surveyed.dialogues = service.surveyed.sentences = 1440;
        service.surveyed.speakers = 24;
        service.surveyed.labels = {{"ang", 192}, {"hap", 192}, {"sad", 192}, {"neu", 96}};
        service.surveyed.unlabelled = 768;
        service.surveyed.splits = {{"dev", 240}, {"train", 1200}};
    }
    window.startWizard();
    auto& page = static_cast<CorpusPage&>(window.wizard().pageAt(0));
    page.setCorpus(state == QLatin1String("folder-clips") ? "/data/RAVDESS" : "/data/IEMOCAP_full_release");
    page.tokenizing().setTokenizer("/data/cosyvoice2-tokenizer");
    if (!state.startsWith(QLatin1String("tokenizing")))
        return;
    QVERIFY(service.tokenize(page.tokenizing().request()).ok());
    service.setTokenizing(TokenizingState::Running, 31);
    if (state == QLatin1String("tokenizing-stopped"))
        service.setTokenizing(TokenizingState::Stopped, 32);
    else if (state == QLatin1String("tokenizing-failed"))
        service.setTokenizing(TokenizingState::Failed, 151,
                              "The file /home/ada/.local/share/undertone/tokens/IEMOCAP_full_release.safetensors cannot be written: No "
                              "space left on device.");
}

void bring(TrainingRunsWindow& window, SimulatedTrainingService& service, const QString& state)
{
    if (state == QLatin1String("corpus-empty"))
        window.startWizard();
    else if (state == QLatin1String("corpus"))
        toPage(window, 0);
    else if (state.startsWith(QLatin1String("folder")) || state.startsWith(QLatin1String("tokenizing")))
        toFolder(window, service, state);
    else if (state == QLatin1String("model"))
        toPage(window, 1);
    else if (state == QLatin1String("model-problem")) {
        service.partsProblem = PartsProblem::OtherTokenizer;
        toPage(window, 1);
    } else if (state == QLatin1String("method-advanced")) {
        toPage(window, 2);
        auto& page = static_cast<MethodPage&>(window.wizard().pageAt(2));
        page.showAdvanced(true);
        qobject_cast<QLineEdit*>(page.field("averaging"))->setText(QStringLiteral("0.99"));
        QTest::qWait(30);
        auto* area = page.findChild<QScrollArea*>();
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    } else if (state == QLatin1String("method")) {
        toPage(window, 2);
        static_cast<MethodPage&>(window.wizard().pageAt(2)).choosePreset("paper");
        qobject_cast<QSpinBox*>(static_cast<MethodPage&>(window.wizard().pageAt(2)).field("epochs"))->setValue(12);
    } else if (state == QLatin1String("estimate-waiting")) {
        service.answersEstimateAtOnce = false;
        toPage(window, 3);
    } else if (state == QLatin1String("estimate"))
        toPage(window, 3);
    else if (state == QLatin1String("compare")) {
        window.list().select("goes-on");
        window.list().item(2)->setSelected(true);
        window.list().item(3)->setSelected(true);
    } else if (state != QLatin1String("nothing"))
        window.list().select(state.mid(4).toStdString());
}

void keep(const QImage& picture, const QString& name)
{
    if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
        return;
    const QDir folder(qEnvironmentVariable("UNDERTONE_SHOTS"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(picture.save(folder.filePath(QStringLiteral("training-") + name + QStringLiteral(".png"))));
}

}  // namespace

class TrainingShots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void everyState_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const char* state : {"nothing",         "corpus-empty",       "corpus",
                                  "folder",          "folder-differs",     "folder-clips",
                                  "tokenizing",      "tokenizing-stopped", "tokenizing-failed",
                                  "model",           "model-problem",      "method",
                                  "method-advanced", "estimate-waiting",   "estimate",
                                  "run-goes-on",     "run-stopped",        "run-killed",
                                  "run-broken",      "run-done",           "compare"}) {
            for (bool dark : {false, true})
                QTest::addRow("%s-%s", state, dark ? "dark" : "light") << QString::fromLatin1(state) << dark;
        }
    }

    void everyState()
    {
        QFETCH(QString, state);
        QFETCH(bool, dark);
        draw(state, dark ? ThemeMode::Dark : ThemeMode::Light, QString::fromLatin1(QTest::currentDataTag()), windowSize);
    }

    void smallest()
    {
        for (const char* state : {"method", "run-done", "folder", "method-advanced"})
            draw(QLatin1String(state), ThemeMode::Light, QLatin1String(state) + QStringLiteral("-small"), QSize(900, 600));
    }

    /// Words that are longer than English's, and signs that are higher.
    void otherLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const Language& language : languages().subspan(1)) {
            for (const char* state : {"nothing",           "corpus-empty", "corpus",        "folder",
                                      "folder-differs",    "folder-clips", "tokenizing",    "tokenizing-stopped",
                                      "tokenizing-failed", "model",        "model-problem", "method",
                                      "method-advanced",   "estimate",     "run-goes-on",   "run-stopped",
                                      "run-killed",        "run-broken",   "run-done",      "compare"}) {
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
        draw(state, dark ? ThemeMode::Dark : ThemeMode::Light, QString::fromLatin1(QTest::currentDataTag()), windowSize);
    }

private:
    static void draw(const QString& state, ThemeMode mode, const QString& name, QSize size)
    {
        const Theme& theme = Theme::of(mode);
        theme.apply(*qApp);
        SimulatedTrainingService service;
        if (state != QLatin1String("nothing") && state != QLatin1String("corpus-empty"))
            addRuns(service);
        TrainingRunsWindow window(service, theme);
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        bring(window, service, state);
        // Texts that wrap find their height some turns of the event loop later: how many passes by is the machine's affair.
        QTest::qWait(30);
        QString clipped;
        (void)QTest::qWaitFor([&] { return (clipped = clippedIn(window)).isEmpty(); });
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped));
        QCOMPARE(window.size(), size);
        const QImage picture = window.grab().toImage();
        keep(picture, name);
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 20, "the window is as good as empty");
    }
};

QTEST_MAIN(TrainingShots)
#include "training_shots.moc"
