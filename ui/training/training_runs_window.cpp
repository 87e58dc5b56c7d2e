// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_runs_window.h"

#include "ui/error_text.h"
#include "ui/form_page.h"
#include "ui/icon.h"
#include "ui/invitation_page.h"
#include "ui/text_colour.h"
#include "ui/training/comparison_page.h"
#include "ui/training/run_list.h"
#include "ui/training/run_page.h"
#include "ui/training/training_wizard.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int sideWidth = 280;

}  // namespace

TrainingRunsWindow::TrainingRunsWindow(TrainingService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent, Qt::Window), m_service(service), m_theme(&theme), m_list(new RunList(service, theme, this)),
      m_pages(new QStackedWidget(this)), m_wizard(new TrainingWizard(service, theme, m_pages)), m_run(new RunPage(service, theme, m_pages)),
      m_comparison(new ComparisonPage(service, theme, m_pages))
{
    setWindowTitle(tr("Training"));
    setWindowIcon(applicationIcon());
    setMinimumSize(900, 600);
    resize(1120, 760);
    buildEmptyPage();
    for (QWidget* page : std::initializer_list<QWidget*>{m_empty, m_wizard, m_run, m_comparison})
        m_pages->addWidget(page);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(Spacing::huge - Spacing::medium, Spacing::large + Spacing::small, Spacing::huge - Spacing::medium,
                              Spacing::large);
    right->addWidget(m_pages);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildSide());
    row->addLayout(right, 1);

    connect(m_list, &QListWidget::itemSelectionChanged, this, &TrainingRunsWindow::showSelection);
    connect(m_wizard, &TrainingWizard::started, m_list, &RunList::select);
    connect(m_wizard, &TrainingWizard::cancelled, this, &TrainingRunsWindow::showSelection);
    connect(m_run, &RunPage::openModelRequested, this, &TrainingRunsWindow::openModelRequested);
    connect(&m_service, &TrainingService::adapterExported, this, [this](const std::string& id, const Status& status) {
        if (id == m_run->run())
            m_run->setProblem(status ? QString() : problemText(status.error(), tr("The adapter cannot be exported")));
    });
    connect(&m_service, &TrainingService::runsChanged, this, [this] {
        if (!m_runsSeen)
            selectFirst();
    });
    connect(m_run, &RunPage::exportRequested, this, &TrainingRunsWindow::chooseExport);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    setTheme(theme);
    selectFirst();
    showSelection();
}

void TrainingRunsWindow::selectFirst()
{
    const auto& runs = m_service.runs();
    const auto running = std::find_if(runs.begin(), runs.end(), [](const TrainingRun& run) { return run.state == TrainingState::Running; });
    m_runsSeen = !runs.empty();
    if (m_runsSeen && m_pages->currentWidget() != m_wizard)
        m_list->select((running == runs.end() ? runs.front() : *running).description.id);
}

QWidget* TrainingRunsWindow::buildSide()
{
    m_side = new QWidget(this);
    m_side->setObjectName(QStringLiteral("trainingSide"));
    m_side->setAttribute(Qt::WA_StyledBackground);
    m_side->setFixedWidth(sideWidth);
    m_new = new QPushButton(QChar(0x2002) + tr("New trainin&g…"), m_side);
    m_new->setIconSize({16, 16});
    connect(m_new, &QPushButton::clicked, this, &TrainingRunsWindow::startWizard);
    m_listHint = new QLabel(tr("Select two or more to compare them."), m_side);
    m_listHint->setFont(interfaceFont(-1));
    m_listHint->setWordWrap(true);
    m_listHint->setContentsMargins(Spacing::medium, 0, Spacing::medium, 0);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(Spacing::medium, Spacing::large, Spacing::medium, Spacing::large);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_new);
    column->addWidget(m_list, 1);
    column->addWidget(m_listHint);
    return m_side;
}

void TrainingRunsWindow::buildEmptyPage()
{
    m_empty = new InvitationPage(
        QStringLiteral("memory"), tr("Train a model of your own"),
        tr("From dialogues as speech tokens to a model that this program runs. A training is a program of its own: it goes on "
           "when this window is closed, can be paused and resumed, and gives the same figures from the command line."),
        tr("New &training…"), m_pages);
    connect(m_empty, &InvitationPage::accepted, this, &TrainingRunsWindow::startWizard);
}

void TrainingRunsWindow::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    m_side->setStyleSheet(QStringLiteral("#trainingSide { background: %1; border-right: 1px solid %2; }")
                              .arg(colours.surfaceAlt.name(), colours.line.name()));
    m_pages->setStyleSheet(fieldSheet(colours));
    setTextColour(*m_listHint, colours.textMuted);
    m_new->setIcon(themedIcon(QStringLiteral("model"), theme));
    m_empty->setTheme(theme);
    m_list->setTheme(theme);
    m_wizard->setTheme(theme);
    m_run->setTheme(theme);
    m_comparison->setTheme(theme);
}

void TrainingRunsWindow::startWizard()
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clearSelection();
    }
    m_list->viewport()->update();
    m_pages->setCurrentWidget(m_wizard);
    m_wizard->restart();
}

void TrainingRunsWindow::showSelection()
{
    const auto ids = m_list->selectedRuns();
    if (ids.size() > 1) {
        m_comparison->setRuns(ids);
        m_pages->setCurrentWidget(m_comparison);
    } else if (ids.size() == 1) {
        m_run->setRun(ids.front());
        m_pages->setCurrentWidget(m_run);
    } else {
        m_pages->setCurrentWidget(m_empty);
    }
    m_listHint->setVisible(m_list->count() > 1);
}

void TrainingRunsWindow::chooseExport(const std::string& id)
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Folder for the adapter"), QString(), {}, nullptr, QFileDialog::ShowDirsOnly);
    if (!path.isEmpty())
        exportAdapter(id, path.toStdString());
}

void TrainingRunsWindow::exportAdapter(const std::string& id, const std::filesystem::path& folder)
{
    m_service.exportAdapter(id, folder);
}

}  // namespace undertone
