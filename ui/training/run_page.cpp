// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_page.h"

#include "ui/command_line_view.h"
#include "ui/error_text.h"
#include "ui/icon.h"
#include "ui/text_colour.h"
#include "ui/training/run_curves.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_text.h"
#include "ui/training/wizard_page.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int figuresPerRow = 5;

QString besideIcon(const QString& text)
{
    return QChar(0x2002) + text;
}

const TrainingRun* runNamed(const std::vector<TrainingRun>& runs, const std::string& id)
{
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const TrainingRun& run) { return run.description.id == id; });
    return found == runs.end() ? nullptr : &*found;
}

}  // namespace

RunPage::RunPage(TrainingService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_theme(&theme), m_curves(new TrainingCurves(theme, this)), m_result(new QWidget(this)),
      m_command(new CommandLineView(sameFromTheCommandLine(), theme, this))
{
    buildHead();
    buildButtons();
    layOut();
    setTheme(theme);
    connect(&service, &TrainingService::runsChanged, this, &RunPage::refresh);
}

void RunPage::buildHead()
{
    m_title = new QLabel(this);
    m_title->setFont(interfaceFont(6, QFont::DemiBold));
    m_title->setMinimumWidth(80);
    m_icon = new QLabel(this);
    m_icon->setFixedSize(18, 18);
    m_status = new QLabel(this);
    m_status->setAccessibleName(tr("Progress of the training"));
    m_details = new QLabel(this);
    m_problem = new QLabel(this);
    m_note = new QLabel(this);
    m_note->setFont(interfaceFont(-1));
    for (QLabel* label : {m_details, m_problem, m_note})
        label->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Share of the steps taken"));
    m_place = new QLabel(m_result);
    m_place->setWordWrap(true);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_figures = new QGridLayout;
    m_figures->setHorizontalSpacing(Spacing::large + Spacing::small);
    m_figures->setVerticalSpacing(Spacing::medium);
    m_figures->setColumnStretch(figuresPerRow, 1);
}

void RunPage::buildButtons()
{
    m_pause = new QPushButton(besideIcon(tr("&Pause")), this);
    m_pause->setToolTip(tr("Keeps a checkpoint and ends the program; it can be resumed at any time"));
    m_resume = new QPushButton(besideIcon(tr("&Resume")), this);
    m_resume->setProperty("primary", true);
    m_finish = new QPushButton(besideIcon(tr("&Finish now")), this);
    m_finish->setToolTip(tr("Stops early and writes what was best on the dialogues held back, or else the last step"));
    m_open = new QPushButton(besideIcon(tr("&Open in Undertone")), this);
    m_open->setProperty("primary", true);
    m_export = new QPushButton(besideIcon(tr("&Export the adapter…")), this);
    m_export->setToolTip(tr("Copies the LoRA as peft reads it"));
    for (QPushButton* button : {m_pause, m_resume, m_finish, m_open, m_export})
        button->setIconSize({16, 16});
    connect(m_pause, &QPushButton::clicked, this, [this] { ask(&TrainingService::pause); });
    connect(m_finish, &QPushButton::clicked, this, [this] { ask(&TrainingService::finishEarly); });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        const Status status = m_service.resume(m_id);
        setProblem(status ? QString() : problemText(status.error(), tr("The training cannot be resumed")));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const TrainingRun* run = runNamed(m_service.runs(), m_id))
            Q_EMIT openModelRequested(run->description.output);
    });
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(m_id); });
}

void RunPage::layOut()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::medium);
    head->addWidget(m_title, 1);
    for (QPushButton* button : {m_pause, m_finish, m_resume, m_export, m_open})
        head->addWidget(button);
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::medium);
    line->addWidget(m_icon);
    line->addWidget(m_status, 1);
    auto* result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(Spacing::medium);
    result->addLayout(m_figures);
    result->addWidget(m_place);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addLayout(head);
    column->addWidget(m_details);
    column->addLayout(line);
    column->addWidget(m_progress);
    column->addWidget(m_problem);
    column->addWidget(m_result);
    column->addWidget(m_curves, 1);
    column->addWidget(m_note);
    column->addWidget(m_command);
}

void RunPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    for (QLabel* label : {m_details, m_note, m_place})
        setTextColour(*label, colours.textMuted);
    setTextColour(*m_problem, colours.error);
    m_pause->setIcon(themedIcon(QStringLiteral("pause"), theme));
    m_finish->setIcon(themedIcon(QStringLiteral("stop"), theme));
    m_export->setIcon(themedIcon(QStringLiteral("export"), theme));
    m_resume->setIcon(accentIcon(QStringLiteral("resume"), theme));
    m_open->setIcon(accentIcon(QStringLiteral("model"), theme));
    m_curves->setTheme(theme);
    m_command->setTheme(theme);
    for (FigureLabel* figure : m_figureLabels)
        figure->setTheme(theme);
    refresh();
}

void RunPage::setRun(const std::string& id)
{
    m_id = id;
    m_asked.clear();
    setProblem({});
    refresh();
}

void RunPage::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void RunPage::ask(Status (TrainingService::*request)(const std::string& id))
{
    const Status status = (m_service.*request)(m_id);
    if (!status) {
        setProblem(problemText(status.error(), tr("The training cannot be asked")));
        return;
    }
    m_asked = m_id;
    refresh();
}

void RunPage::refresh()
{
    const TrainingRun* run = runNamed(m_service.runs(), m_id);
    if (run == nullptr)
        return;
    if (run->state != TrainingState::Running)
        m_asked.clear();
    if (run->state == TrainingState::Failed)
        setProblem(problemText(run->problem, tr("The training has failed")));
    m_title->setText(QString::fromStdString(run->description.name));
    const QDateTime created = QDateTime::fromString(QString::fromStdString(run->description.created), Qt::ISODate).toLocalTime();
    m_details->setText(tr("%1, started %2").arg(stageText(run->description.stage), QLocale().toString(created, QLocale::ShortFormat)));
    m_status->setText(statusOf(*run));
    m_note->setText(noteOf(*run));
    m_note->setVisible(!m_note->text().isEmpty());
    m_command->setCommand(run->description.command);
    const int steps = run->last ? run->last->steps : 0;
    m_progress->setRange(0, run->last || run->state != TrainingState::Running ? std::max(1, steps) : 0);
    m_progress->setValue(run->last ? run->last->step : 0);
    m_progress->setVisible(run->state != TrainingState::Finished);
    const RunCurves curves = curvesOf(m_service.points(m_id), *m_theme);
    m_curves->setCurves(curves.losses, curves.recalls, steps);
    refreshButtons(*run);
    refreshResult(*run);
}

void RunPage::refreshButtons(const TrainingRun& run)
{
    const bool running = run.state == TrainingState::Running;
    const bool finished = run.state == TrainingState::Finished;
    m_pause->setVisible(running);
    m_finish->setVisible(running);
    for (QPushButton* button : {m_pause, m_finish})
        button->setEnabled(m_asked.empty());
    m_resume->setVisible(!running && !finished);
    m_open->setVisible(finished && run.description.stage == "sllm");
    m_export->setVisible(finished && run.description.stage == "sllm");
    const ThemeColours& colours = m_theme->colours();
    const auto [icon, colour] = finished     ? std::pair("done", colours.success)
        : running                            ? std::pair("analyse", colours.accent)
        : run.state == TrainingState::Paused ? std::pair("pause", colours.textMuted)
        : run.state == TrainingState::Failed ? std::pair("error", colours.error)
                                             : std::pair("warning", colours.warning);
    m_icon->setPixmap(iconPixmap(QLatin1String(icon), {18, 18}, colour, devicePixelRatioF()));
}

void RunPage::refreshResult(const TrainingRun& run)
{
    m_result->setVisible(run.state == TrainingState::Finished);
    m_place->setText(run.description.stage == "sllm"
                         ? tr("The model lies in %1").arg(pathText(run.description.output))
                         : tr("The base lies in %1; the emotion speech LLM is trained on it next.").arg(pathText(run.description.output)));
    if (m_shown == run.result)
        return;
    m_shown = run.result;
    for (FigureLabel* figure : m_figureLabels)
        delete figure;
    m_figureLabels.clear();
    for (const auto& [key, value] : run.result) {
        if (figureText(key).isNull() || value == "null")
            continue;
        auto* figure = new FigureLabel(figureText(key), *m_theme, m_result);
        figure->setValue(figureValue(key, value));
        const int place = static_cast<int>(m_figureLabels.size());
        m_figures->addWidget(figure, place / figuresPerRow, place % figuresPerRow);
        m_figureLabels.push_back(figure);
    }
}

QString RunPage::statusOf(const TrainingRun& run) const
{
    QStringList parts{progressText(run)};
    if (run.state == TrainingState::Running) {
        if (!m_asked.empty())
            parts.prepend(tr("asked; it answers after this step"));
        if (run.last && run.last->secondsLeft >= 0.0)
            parts << tr("%1 left").arg(lengthText(run.last->secondsLeft));
        if (run.last && run.last->learningRate)
            parts << tr("learning rate %1").arg(QLocale().toString(*run.last->learningRate, 'g', 3));
    } else {
        parts.prepend(stateText(run.state));
    }
    if (run.last && run.last->bestStep > 0 && run.state != TrainingState::Finished)
        parts << tr("best so far at step %1").arg(countText(run.last->bestStep));
    return parts.join(QStringLiteral("  ·  "));
}

QString RunPage::noteOf(const TrainingRun& run) const
{
    switch (run.state) {
    case TrainingState::Running:
        return tr("The training is a program of its own: close this window, or Undertone, and it goes on. You will find it here again.");
    case TrainingState::Paused:
        return tr("It stands at a checkpoint. Resumed, it gives the same figures as if it had never stopped (on a CPU, to the bit).");
    case TrainingState::Interrupted:
        return tr("Its program has ended without a word: it was killed, or the machine was switched off. Resumed, it goes on from its last "
                  "checkpoint.");
    default: return {};
    }
}

}  // namespace undertone
