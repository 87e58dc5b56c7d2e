// SPDX-License-Identifier: GPL-3.0-or-later
// The training window over a simulated service: what its pages let through, what they write down, what they ask of a run.
#include "engine/messages/catalogue.h"
#include "training_fixture.h"

#include "engine/core/shell_words.h"
#include "ui/command_line_view.h"
#include "ui/error_text.h"
#include "ui/training/comparison_page.h"
#include "ui/training/run_curves.h"
#include "ui/training/run_list.h"
#include "ui/training/training_text.h"
#include "ui/translation.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest>

#include <algorithm>

using namespace undertone;

class TrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommandLineIsReadBackByAShell()
    {
        const std::vector<std::string> words{"undertone-cli", "--name", "Ada's model", "--tokens", "/data/a b.safetensors", "", "$HOME"};
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), QStringLiteral("printf '%s\\n' ") + QString::fromStdString(shellLine(words))});
        QVERIFY(shell.waitForFinished());
        const QList<QByteArray> lines = shell.readAllStandardOutput().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(words.size()) + 1);
        for (std::size_t i = 0; i < words.size(); ++i)
            QCOMPARE(lines[static_cast<qsizetype>(i)].toStdString(), words[i]);
    }

    void aDraftSaysOnlyWhatDiffersFromThePreset()
    {
        TrainingDraft draft;
        draft.tokens = "/t";
        draft.preset = "paper";
        draft.changed = {{"epochs", "12"}, {"memory-aware", "on"}};
        const auto words = trainingArguments(draft);
        QVERIFY(holds(words, "--preset", "paper"));
        QVERIFY(holds(words, "--epochs", "12"));
        QVERIFY(std::find(words.begin(), words.end(), "--memory-aware") != words.end());
        QVERIFY(std::find(words.begin(), words.end(), "on") == words.end());
        QVERIFY(std::find(words.begin(), words.end(), "--dev-tokens") == words.end());
        draft.preset = "small";
        draft.stage = "base";
        const auto base = trainingArguments(draft);
        QCOMPARE(base[1], std::string("base"));
        for (const char* absent : {"--preset", "--base", "--tokenizer", "--name"})
            QVERIFY2(std::find(base.begin(), base.end(), absent) == base.end(), absent);
        draft.preset = "packed";
        QVERIFY(holds(trainingArguments(draft), "--mode", "packed"));
    }

    void thePagesLeadToARun()
    {
        TrainingFixture fixture;
        fixture.window.show();
        fixture.window.startWizard();
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        fixture.corpus().setCorpus("/data/train.safetensors");
        QVERIFY(fixture.wizard().nextButton().isEnabled());
        fixture.next();
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        fixture.model().setParts("/data/base", "/data/tokenizer");
        fixture.next();
        fixture.method().choosePreset("paper");
        fixture.service.answersEstimateAtOnce = false;
        fixture.next();
        QCOMPARE(fixture.wizard().page(), 3);
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        QVERIFY2(!fixture.service.lastStarted, "nothing may start before it was asked for");
        fixture.service.answerEstimate();
        QVERIFY(fixture.wizard().nextButton().isEnabled());
        fixture.next();
        QVERIFY(fixture.service.lastStarted);
        QCOMPARE(fixture.service.lastStarted->preset, std::string("paper"));
        QCOMPARE(fixture.service.lastStarted->base.string(), std::string("/data/base"));
        QVERIFY2(fixture.window.runPage().isVisible(), "a started run is shown");
        QCOMPARE(fixture.window.runPage().run(), std::string("started"));
        const auto* line = fixture.window.runPage().findChild<CommandLineView*>();
        QCOMPARE(line->text().toStdString(), shellLine(fixture.service.command(*fixture.service.lastStarted)));
    }

    void whatStandsInTheWayIsSaidOnItsPage()
    {
        TrainingFixture fixture;
        fixture.window.show();
        fixture.window.startWizard();
        fixture.service.corpusFailure = Error{ErrorCode::CorruptFile, "The file is cut short.", "/data/train.safetensors"};
        fixture.corpus().setCorpus("/data/train.safetensors");
        QCOMPARE(fixture.corpus().problem(), QStringLiteral("The file is cut short."));
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        fixture.service.corpusFailure.reset();
        fixture.corpus().setCorpus("/data/train.safetensors");
        QVERIFY(fixture.corpus().problem().isEmpty());
        fixture.next();
        fixture.service.partsProblem = PartsProblem::NoRoom;
        fixture.model().setParts("/data/base", "/data/tokenizer");
        QVERIFY(fixture.model().problem().startsWith(QStringLiteral("There is no room for the model: it takes about 27.4 GB")));
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        fixture.service.partsProblem = PartsProblem::None;
        fixture.model().setParts("/data/base", "/data/tokenizer");
        fixture.next();
        fixture.service.estimateFailure = Error{ErrorCode::InvalidModel, "The vocabulary of the base model is too small.", {}};
        fixture.next();
        QCOMPARE(fixture.wizard().pageAt(3).problem(), QStringLiteral("The vocabulary of the base model is too small."));
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
    }

    void aChangedValueIsWrittenDownAndTakenBack()
    {
        TrainingFixture fixture;
        fixture.toMethod();
        QCOMPARE(fixture.wizard().page(), 2);
        auto* steps = qobject_cast<QSpinBox*>(fixture.method().field("steps"));
        QVERIFY(steps != nullptr);
        steps->setValue(77);
        QCOMPARE(fixture.wizard().draft().changed, (std::vector<std::pair<std::string, std::string>>{{"steps", "77"}}));
        qobject_cast<QSpinBox*>(fixture.method().field("seed"))->setValue(9);
        QCOMPARE(fixture.wizard().draft().seed, std::uint64_t{9});
        QCOMPARE(fixture.wizard().draft().changed.size(), std::size_t{1});
        auto* rate = qobject_cast<QLineEdit*>(fixture.method().field("learning-rate"));
        rate->setText(QStringLiteral("fast"));
        QVERIFY(!fixture.method().isComplete());
        QVERIFY(fixture.method().problem().contains(QStringLiteral("Learning rate")));
        fixture.method().choosePreset("quick");
        QVERIFY(fixture.wizard().draft().changed.empty());
        QVERIFY(fixture.method().isComplete());
    }

    void advancedValuesAreWordsOfTheSameCommand()
    {
        TrainingFixture fixture;
        fixture.toMethod();
        auto* averaging = qobject_cast<QLineEdit*>(fixture.method().field("averaging"));
        auto* stopOn = qobject_cast<QComboBox*>(fixture.method().field("stop-on"));
        QVERIFY2(!averaging->isVisible() && !stopOn->isVisible(), "they stay away until they are asked for");
        fixture.method().findChild<QToolButton*>()->click();
        QVERIFY(averaging->isVisible() && stopOn->isVisible());
        averaging->setText(QStringLiteral("0.99"));
        qobject_cast<QLineEdit*>(fixture.method().field("emotion-loss-weight"))->setText(QStringLiteral("0.7"));
        qobject_cast<QSpinBox*>(fixture.method().field("accumulate"))->setValue(4);
        stopOn->setCurrentText(QStringLiteral("recall"));
        qobject_cast<QComboBox*>(fixture.method().field("memory-aware"))->setCurrentText(QStringLiteral("on"));
        qobject_cast<QComboBox*>(fixture.method().field("dtype"))->setCurrentText(QStringLiteral("bf16"));
        const auto words = trainingArguments(fixture.wizard().draft());
        QVERIFY(holds(words, "--averaging", "0.99"));
        QVERIFY(holds(words, "--emotion-loss-weight", "0.7"));
        QVERIFY(holds(words, "--accumulate", "4"));
        QVERIFY(holds(words, "--stop-on", "recall"));
        QVERIFY(holds(words, "--dtype", "bf16"));
        QVERIFY(std::find(words.begin(), words.end(), "--memory-aware") != words.end());
        QVERIFY(std::find(words.begin(), words.end(), "--temporary-rank") == words.end());
        averaging->setText(QStringLiteral("1.5"));
        QVERIFY(!fixture.method().isComplete());
        QVERIFY(fixture.method().problem().contains(QStringLiteral("Averaging")));
        fixture.method().choosePreset("paper");
        QVERIFY2(fixture.method().field("averaging")->isVisible(), "what was opened stays open");
        QVERIFY(fixture.wizard().draft().changed.empty());
    }

    /// The window's numbers have commas then; a command line does not.
    void aCommandLineHasPointsInGerman()
    {
        installTranslation(*qApp, languageLocale(QStringLiteral("de")));
        TrainingFixture fixture;
        fixture.toMethod();
        const auto* rate = qobject_cast<QLineEdit*>(fixture.method().field("learning-rate"));
        QVERIFY2(rate && !rate->text().contains(QLatin1Char(',')), rate ? qPrintable(rate->text()) : "no such field");
        qobject_cast<QLineEdit*>(fixture.method().field("averaging"))->setText(QStringLiteral("0.99"));
        const auto words = trainingArguments(fixture.wizard().draft());
        installTranslation(*qApp, QLocale::c());
        QVERIFY(holds(words, "--averaging", "0.99"));
    }

    void theWheelScrollsAndChangesNothing()
    {
        TrainingFixture fixture;
        fixture.toMethod();
        auto* steps = qobject_cast<QSpinBox*>(fixture.method().field("steps"));
        const int before = steps->value();
        const QPointF middle(steps->width() / 2.0, steps->height() / 2.0);
        QWheelEvent wheel(middle, steps->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(steps, &wheel);
        QCOMPARE(steps->value(), before);
    }

    void anEstimateIsGivenUpWhenThePageIsLeft()
    {
        TrainingFixture fixture;
        fixture.toMethod();
        fixture.service.answersEstimateAtOnce = false;
        fixture.next();
        QVERIFY(fixture.service.estimating);
        fixture.wizard().goTo(2);
        QVERIFY(!fixture.service.estimating);
        fixture.next();
        QVERIFY(fixture.service.estimating);
        fixture.window.close();
        QVERIFY(!fixture.service.estimating);
    }

    void aRunIsAskedAndAnswers()
    {
        TrainingFixture fixture;
        fixture.window.show();
        const auto points = simulatedPoints(300, 600, 5.0, 50);
        fixture.service.add(simulatedRun("one", "one", TrainingState::Running, points), points);
        fixture.window.list().select("one");
        QVERIFY(fixture.button("Pause")->isVisible());
        QVERIFY(!fixture.button("Resume")->isVisible());
        fixture.button("Pause")->click();
        QCOMPARE(fixture.service.asked, std::vector<std::string>{"pause one"});
        QVERIFY2(!fixture.button("Pause")->isEnabled(), "asked once");
        fixture.service.setState("one", TrainingState::Paused);
        QVERIFY(fixture.button("Resume")->isVisible());
        QVERIFY(!fixture.button("Pause")->isVisible());
        fixture.button("Resume")->click();
        QVERIFY(fixture.button("Finish")->isVisible() && fixture.button("Finish")->isEnabled());
        fixture.button("Finish")->click();
        QCOMPARE(fixture.service.asked.back(), std::string("finish one"));
        fixture.service.setState("one", TrainingState::Finished);
        QSignalSpy opened(&fixture.window, &TrainingRunsWindow::openModelRequested);
        fixture.button("Open")->click();
        QCOMPARE(opened.size(), 1);
        fixture.window.exportAdapter("one", "/tmp/adapter");
        QCOMPARE(fixture.service.asked.back(), std::string("export one /tmp/adapter"));
    }

    void whatGoesOnIsShownFirst()
    {
        SimulatedTrainingService service;
        const auto points = simulatedPoints(100, 600, 5.0, 50);
        service.add(simulatedRun("goes-on", "goes-on", TrainingState::Running, points), points);
        service.add(simulatedRun("later", "later", TrainingState::Paused, points), points);
        TrainingRunsWindow window(service, Theme::of(ThemeMode::Light));
        QCOMPARE(window.runPage().run(), std::string("goes-on"));
    }

    void oneDotForEachMeasurement()
    {
        const auto curves = curvesOf(simulatedPoints(300, 600, 5.0, 50), Theme::of(ThemeMode::Light));
        QCOMPARE(curves.losses.size(), std::size_t{3});
        QCOMPARE(curves.losses.front().values.size(), 300);
        for (std::size_t i = 1; i < 3; ++i) {
            QCOMPARE(curves.losses[i].steps, (QVector<double>{50, 100, 150, 200, 250, 300}));
            QVERIFY(curves.losses[i].dots);
        }
        QCOMPARE(curves.recalls.size(), std::size_t{2});
        QVERIFY(curvesOf(simulatedPoints(40, 600, 5.0, 50), Theme::of(ThemeMode::Light)).recalls.empty());
    }

    void runsOfOneNameAreToldApart()
    {
        TrainingFixture fixture;
        fixture.window.show();
        const auto points = simulatedPoints(600, 600, 5.0, 50);
        const char* times[] = {"2026-03-02T09:14:00Z", "2026-03-05T18:30:00Z", "2026-03-05T18:30:20Z", "2026-03-05T18:30:20Z"};
        for (int i = 0; i < 4; ++i) {
            TrainingRun run = simulatedRun("run-" + std::to_string(i), i == 3 ? "another" : "same", TrainingState::Finished, points);
            run.description.created = times[i];
            fixture.service.add(run, points);
        }
        RunList& list = fixture.window.list();
        QSet<QString> titles;
        for (int row = 0; row < list.count(); ++row) {
            titles << list.titleAt(row);
            QVERIFY(list.item(row)->text().contains(list.titleAt(row)));
        }
        QCOMPARE(titles.size(), 4);
        QVERIFY2(titles.contains(QStringLiteral("another")), "a name that is the only one stands alone");
        list.selectAll();
        QSet<QString> heads;
        for (int column = 1; column < fixture.window.comparison().table().columnCount(); ++column)
            heads << fixture.window.comparison().table().horizontalHeaderItem(column)->text();
        QCOMPARE(heads, titles);
    }

    void aCommandIsSeenToItsEnd()
    {
        CommandLineView view(QStringLiteral("The same"), Theme::of(ThemeMode::Light));
        view.resize(420, 300);
        view.show();
        std::vector<std::string> words{"undertone-cli"};
        for (int i = 0; i < 14; ++i)
            words.push_back("--option-" + std::to_string(i) + "=value");
        view.setCommand(words);
        const auto* text = view.findChild<QPlainTextEdit*>();
        QTRY_COMPARE(text->verticalScrollBar()->maximum(), 0);
        const int high = text->height();
        view.setCommand({"undertone-cli"});
        QTRY_VERIFY(text->height() < high / 2);
    }

    void aPathThatWasTakenAwayIsNotAnswered()
    {
        TrainingFixture fixture;
        fixture.toFolder();
        fixture.service.answersCorpusAtOnce = false;
        fixture.corpus().setCorpus("/data/train.safetensors");
        fixture.corpus().setCorpus({});
        fixture.service.answerCorpus();
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        QVERIFY(!fixture.says(QStringLiteral("Measured on")));
    }

    void whatDiffersComesFirst()
    {
        TrainingFixture fixture;
        fixture.window.show();
        for (const char* id : {"one", "two"}) {
            const auto points = simulatedPoints(600, 600, 5.0, 50);
            TrainingRun run = simulatedRun(id, id, TrainingState::Finished, points);
            if (id == std::string("two"))
                run.description.settings[4].second = "16";
            fixture.service.add(run, points);
        }
        fixture.window.list().selectAll();
        const QTableWidget& table = fixture.window.comparison().table();
        QVERIFY(table.isVisible());
        QCOMPARE(table.columnCount(), 3);
        const auto rowOf = [&](const QString& name) {
            for (int row = 0; row < table.rowCount(); ++row) {
                if (table.item(row, 0)->text() == name)
                    return row;
            }
            return -1;
        };
        QVERIFY(rowOf(QStringLiteral("lora_rank")) > 0);
        QVERIFY(rowOf(QStringLiteral("lora_rank")) < rowOf(QStringLiteral("tokens")));
        QCOMPARE(table.item(rowOf(QStringLiteral("lora_rank")), 1)->text(), QStringLiteral("16"));
        QCOMPARE(rowOf(QStringLiteral("tokens_sha256")), -1);
    }

    void everyControlIsNamedAndReached()
    {
        TrainingFixture fixture;
        fixture.toMethod();
        fixture.service.surveyed.splits = {{"train", 100}};
        for (int page = -1; page < 4; ++page) {
            fixture.wizard().goTo(std::max(0, page));
            if (page <= 0)
                fixture.corpus().setCorpus(page < 0 ? "/data/IEMOCAP" : "/data/train.safetensors");
            for (QWidget* widget : fixture.wizard().pageAt(std::max(0, page)).findChildren<QWidget*>()) {
                const bool control = qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QSpinBox*>(widget) != nullptr
                    || qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QPlainTextEdit*>(widget) != nullptr
                    || (qobject_cast<QLineEdit*>(widget) != nullptr && qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) == nullptr);
                if (!control || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_"))
                    || widget->inherits("QLineEditIconButton"))
                    continue;
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                         widget->metaObject()->className());
                QVERIFY2((widget->focusPolicy() & Qt::TabFocus) != 0, qPrintable(widget->accessibleName()));
            }
        }
    }

    /// Last, as a translation stays installed. The program's own sentences are said in the window's language; those of the engine
    /// come as they are, below one that is.
    void failuresAreSaidInTheWindowsLanguage()
    {
        const Error unknown{ErrorCode::UnsupportedFormat, "The folder /data/other is no corpus that is known.", "/data/other"};
        const Error plain{ErrorCode::InvalidArgument, "The vocabulary of the base model is too small.", {}};
        QCOMPARE(problemText(unknown, QStringLiteral("The corpus cannot be read")), QString::fromStdString(englishSentence(unknown)));
        const Error known{ErrorCode::CorruptFile, message("text.at-line", "a.csv", 3, message("csv.field-count", 2, 4)), "a.csv"};
        const Error half{ErrorCode::CorruptFile, message("text.at-line", "a.csv", 3, message("no.such-id")), "a.csv"};
        const QString what = QStringLiteral("The corpus cannot be read");
        QCOMPARE(problemText(known, what), QStringLiteral("a.csv, line 3: 2 fields where the header has 4."));
        installTranslation(*qApp, QLocale(QLocale::German));
        // By its id, in one language; whole in English where a part is not translated.
        QCOMPARE(problemText(known, what), QStringLiteral("a.csv, Zeile 3: 2 Felder, wo die Kopfzeile 4 hat."));
        QCOMPARE(errorText(known).detail, QStringLiteral("a.csv, Zeile 3: 2 Felder, wo die Kopfzeile 4 hat."));
        QCOMPARE(errorText(half).detail, QStringLiteral("a.csv, line 3: no.such-id."));
        TrainingFixture fixture;
        fixture.toFolder();
        fixture.service.corpusFailure = unknown;
        fixture.corpus().setCorpus("/data/other");
        QCOMPARE(fixture.corpus().problem(),
                 QStringLiteral("Das Korpus lässt sich nicht lesen: Format nicht unterstützt.\nIm Wortlaut: ")
                     + QString::fromStdString(englishSentence(unknown)));
        fixture.service.corpusFailure.reset();
        fixture.corpus().setCorpus("/data/train.safetensors");
        fixture.next();
        fixture.service.partsProblem = PartsProblem::OtherTokenizer;
        fixture.model().setParts("/data/base", "/data/tokenizer");
        QCOMPARE(
            fixture.model().problem(),
            QStringLiteral(
                "Die Token hat ein anderer Tokenizer erzeugt als /data/tokenizer: Wählen Sie jenen, oder erzeugen Sie die Token neu."));
        fixture.service.partsProblem = PartsProblem::None;
        fixture.model().setParts("/data/base", "/data/tokenizer");
        fixture.next();
        fixture.service.estimateFailure = plain;
        fixture.next();
        QCOMPARE(fixture.wizard().pageAt(3).problem(),
                 QStringLiteral("Die zwei Schritte sind nicht gelungen.\nIm Wortlaut: ") + QString::fromStdString(englishSentence(plain)));
        TrainingParts parts;
        for (int problem = 1; problem <= static_cast<int>(PartsProblem::Unreadable); ++problem) {
            parts.problem = static_cast<PartsProblem>(problem);
            parts.error = plain;
            QVERIFY2(!partsProblemText(parts).isEmpty() && !partsProblemText(parts).startsWith(QLatin1String("The ")),
                     qPrintable(partsProblemText(parts)));
        }
    }
};

QTEST_MAIN(TrainingTest)
#include "training_test.moc"
