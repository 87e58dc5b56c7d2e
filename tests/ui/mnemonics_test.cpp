// SPDX-License-Identifier: GPL-3.0-or-later
// Alt and a letter lead to one control: of all that a page shows at once, and of all entries of a menu, in each language.
#include "session_fixture.h"
#include "training_fixture.h"
#include "window_fixture.h"

#include "ui/about/about_dialog.h"
#include "ui/conversation/analysis_dialog.h"
#include "ui/conversation/figure_dialog.h"
#include "ui/conversation/models_dialog.h"
#include "ui/conversation/speakers_dialog.h"
#include "ui/conversation/tier_dialog.h"
#include "ui/help/help_window.h"
#include "ui/theme.h"
#include "ui/training/run_list.h"
#include "ui/training/tokenizing_panel.h"
#include "ui/translation.h"

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QtTest>

using namespace undertone;

namespace {

/// Adds a text's letter to those of a page; says which other text has it.
void add(QMap<QString, QString>& letters, const QString& text, const QString& where, QStringList& clashes)
{
    const QKeySequence key = QKeySequence::mnemonic(text);
    if (key.isEmpty())
        return;
    const QString letter = key.toString();
    if (letters.contains(letter))
        clashes << where + QStringLiteral(": ") + letter + QStringLiteral(" is of \"") + letters.value(letter) + QStringLiteral("\" and \"")
                + text + QLatin1Char('"');
    letters.insert(letter, text);
}

QStringList clashesOn(const QWidget& window, const QString& where)
{
    QStringList clashes;
    QMap<QString, QString> letters;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            add(letters, button->text(), where, clashes);
        else if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy())
            add(letters, label->text(), where, clashes);
    }
    return clashes;
}

void addMenu(const QMenu& menu, QStringList& clashes)
{
    QMap<QString, QString> letters;
    for (const QAction* action : menu.actions()) {
        add(letters, action->text(), menu.title(), clashes);
        if (action->menu())
            addMenu(*action->menu(), clashes);
    }
}

QStringList clashesOfTrainings()
{
    QStringList clashes;
    TrainingFixture fixture;
    const auto points = simulatedPoints(300, 600, 5.0, 50);
    for (const TrainingState state :
         {TrainingState::Running, TrainingState::Paused, TrainingState::Interrupted, TrainingState::Finished, TrainingState::Failed})
        fixture.service.add(simulatedRun("run" + std::to_string(static_cast<int>(state)), "run", state, points), points);
    fixture.window.show();
    for (const TrainingRun& run : fixture.service.list) {
        fixture.window.list().select(run.description.id);
        clashes << clashesOn(fixture.window, QStringLiteral("run ") + QString::fromStdString(run.description.id));
    }
    fixture.service.surveyed.splits = {{"train", 100}};
    fixture.toFolder();
    clashes << clashesOn(fixture.window, QStringLiteral("corpus"));
    fixture.corpus().tokenizing().setTokenizer("/data/tokenizer");
    if (!fixture.service.tokenize(fixture.corpus().tokenizing().request()))
        clashes << QStringLiteral("The corpus was not tokenized.");
    fixture.service.setTokenizing(TokenizingState::Running, 3);
    clashes << clashesOn(fixture.window, QStringLiteral("tokenizing"));
    fixture.service.setTokenizing(TokenizingState::Failed, 3, "It failed.");
    clashes << clashesOn(fixture.window, QStringLiteral("tokenizing failed"));
    fixture.toMethod();
    clashes << clashesOn(fixture.window, QStringLiteral("method"));
    fixture.wizard().goTo(1);
    clashes << clashesOn(fixture.window, QStringLiteral("model"));
    fixture.wizard().goTo(3);
    clashes << clashesOn(fixture.window, QStringLiteral("estimate"));
    return clashes;
}

QStringList clashesOfTheWindow()
{
    QStringList clashes;
    WindowFixture fixture;
    fixture.openAndRun(3);
    QMap<QString, QString> letters;
    for (const QAction* action : fixture.window.menuBar()->actions()) {
        add(letters, action->text(), QStringLiteral("menu bar"), clashes);
        addMenu(*action->menu(), clashes);
    }
    fixture.window.show();
    clashes << clashesOn(fixture.window, QStringLiteral("window"));
    return clashes;
}

QStringList clashesOfSessions()
{
    QStringList clashes;
    SessionFixture fixture;
    fixture.window.show();
    clashes << clashesOn(fixture.window, QStringLiteral("vault"));
    fixture.unlock();
    clashes << clashesOn(fixture.window, QStringLiteral("no session"));
    fixture.window.list().select(fixture.service.view.sessions[4].folder);
    clashes << clashesOn(fixture.window, QStringLiteral("session"));
    for (int page = 0; page < 4; ++page) {
        fixture.toPage(page);
        if (page == 0) {
            fixture.window.wizard().draft().setting = QStringLiteral("workplace");
            fixture.window.wizard().fill();
        }
        clashes << clashesOn(fixture.window, QStringLiteral("session wizard %1").arg(page));
    }
    for (const CaptureState state : {CaptureState::Recording, CaptureState::Paused, CaptureState::Away, CaptureState::Finishing}) {
        fixture.capture.set(simulatedCapture(state));
        clashes << clashesOn(fixture.window, QStringLiteral("recording"));
    }
    fixture.service.view.exists = fixture.service.view.isOpen = false;
    fixture.capture.set({});
    Q_EMIT fixture.service.vaultChanged();
    return clashes << clashesOn(fixture.window, QStringLiteral("new vault"));
}

QStringList clashesOfDialogs()
{
    const Theme& theme = Theme::of(ThemeMode::Light);
    AboutDialog about(simulatedModel(), AboutDialog::Page::Program, theme);
    FigureDialog figure(4000.0, {754.3, 1103.8});
    SpeakersDialog speakers(3, SentencesOfSearch::Keep);
    TierDialog tiers(QStringLiteral("talk.eaf"), {{"Ann", 128, 2.48, true}, {"Bert", 1, 3.1, true}});
    HelpWindow help(theme, nullptr);
    AnalysisDialog settings({}, {});
    ModelsDialog models({{"own", "own", true, "/models/own"}}, {});
    for (QWidget* dialog : std::initializer_list<QWidget*>{&about, &figure, &tiers, &help, &speakers, &settings, &models})
        dialog->show();
    return clashesOn(about, QStringLiteral("about")) + clashesOn(tiers, QStringLiteral("tiers")) + clashesOn(help, QStringLiteral("manual"))
        + clashesOn(speakers, QStringLiteral("speakers")) + clashesOn(figure, QStringLiteral("figure"))
        + clashesOn(settings, QStringLiteral("settings")) + clashesOn(models, QStringLiteral("models"));
}

}  // namespace

class MnemonicsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLetterOneControl_data()
    {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }

    void oneLetterOneControl()
    {
        QFETCH(QString, language);
        installTranslation(*qApp, languageLocale(language));
        const QStringList clashes = clashesOfTrainings() + clashesOfTheWindow() + clashesOfSessions() + clashesOfDialogs();
        QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(MnemonicsTest)
#include "mnemonics_test.moc"
