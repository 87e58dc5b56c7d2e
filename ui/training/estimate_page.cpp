// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/estimate_page.h"

#include "ui/command_line_view.h"
#include "ui/error_text.h"
#include "ui/text_colour.h"
#include "ui/training/training_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int perMille = 1000;

}  // namespace

EstimatePage::EstimatePage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent)
    : WizardPage(draft, service, theme, tr("What will it take?"),
                 tr("Two steps are taken on this machine and thrown away. Nothing has been started yet."), parent),
      m_waiting(new QWidget(this)), m_figures(new QWidget(this)), m_command(new CommandLineView(sameFromTheCommandLine(), theme, this))
{
    auto* busy = new QProgressBar(m_waiting);
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setAccessibleName(tr("Two steps are being taken"));
    auto* words = new QLabel(tr("Loading the parts and taking two steps…"), m_waiting);
    auto* waiting = new QVBoxLayout(m_waiting);
    waiting->setContentsMargins(0, 0, 0, 0);
    waiting->setSpacing(Spacing::medium);
    waiting->addWidget(words);
    waiting->addWidget(busy);

    m_time = new FigureLabel(tr("time for all steps"), theme, m_figures);
    m_memory = new FigureLabel(tr("memory at its peak"), theme, m_figures);
    m_steps = new FigureLabel(tr("steps"), theme, m_figures);
    m_perStep = new FigureLabel(tr("a step"), theme, m_figures);
    m_device = new FigureLabel(tr("device and number type"), theme, m_figures);
    m_share = new QProgressBar(m_figures);
    m_share->setTextVisible(false);
    m_share->setAccessibleName(tr("Share of the free memory that it takes"));
    m_memoryText = new QLabel(m_figures);
    m_memoryText->setWordWrap(true);
    auto* grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Spacing::huge);
    grid->setVerticalSpacing(Spacing::large);
    grid->addWidget(m_time, 0, 0);
    grid->addWidget(m_steps, 0, 1);
    grid->addWidget(m_perStep, 0, 2);
    grid->addWidget(m_memory, 1, 0);
    grid->addWidget(m_device, 1, 1, 1, 2);
    grid->addWidget(m_share, 2, 0, 1, 4);
    grid->addWidget(m_memoryText, 3, 0, 1, 4);
    grid->setColumnStretch(3, 1);
    m_figures->hide();

    content().addWidget(m_waiting);
    content().addWidget(m_figures);
    content().addStretch(1);
    content().addWidget(m_command);
    connect(&service, &TrainingService::estimated, this, &EstimatePage::show);
    connect(&service, &TrainingService::estimateFailed, this, &EstimatePage::refuse);
}

void EstimatePage::setTheme(const Theme& theme)
{
    WizardPage::setTheme(theme);
    for (FigureLabel* figure : {m_time, m_memory, m_steps, m_perStep, m_device})
        figure->setTheme(theme);
    m_command->setTheme(theme);
}

void EstimatePage::enter()
{
    m_estimate.reset();
    setProblem({});
    m_waiting->show();
    m_figures->hide();
    m_command->setCommand(m_service.command(m_draft));
    Q_EMIT completeChanged();
    m_service.estimate(m_draft);
}

void EstimatePage::leave()
{
    m_service.cancelEstimate();
}

void EstimatePage::show(const TrainingEstimate& estimate)
{
    m_estimate = estimate;
    m_time->setValue(lengthText(estimate.seconds));
    m_memory->setValue(estimate.peakBytes > 0 ? bytesText(estimate.peakBytes) : QStringLiteral("–"));
    m_steps->setValue(countText(estimate.steps));
    m_perStep->setValue(estimate.secondsPerStep < 10.0 ? tr("%1 s").arg(QLocale().toString(estimate.secondsPerStep, 'f', 2))
                                                       : lengthText(estimate.secondsPerStep));
    m_device->setValue(QString::fromStdString(estimate.device) + QStringLiteral(", ") + QString::fromStdString(estimate.dtype));
    const bool tight = estimate.memoryBytes > 0 && estimate.peakBytes > estimate.memoryBytes;
    m_memoryText->setText(
        estimate.memoryBytes <= 0 ? QString()
            : tight
            ? tr("That is more than the %1 that are free: the run may be ended by the system. Take a smaller batch or shorter windows.")
                  .arg(bytesText(estimate.memoryBytes))
            : tr("%1 of memory are free. Loading and measuring on the way come on top of the time.").arg(bytesText(estimate.memoryBytes)));
    m_share->setVisible(estimate.memoryBytes > 0 && estimate.peakBytes > 0);
    m_share->setRange(0, perMille);
    m_share->setValue(estimate.memoryBytes > 0
                          ? static_cast<int>(std::min<std::int64_t>(perMille, perMille * estimate.peakBytes / estimate.memoryBytes))
                          : 0);
    setTextColour(*m_memoryText, tight ? theme().colours().warning : theme().colours().textMuted);
    m_waiting->hide();
    m_figures->show();
    Q_EMIT completeChanged();
}

void EstimatePage::refuse(const Error& error)
{
    m_waiting->hide();
    setProblem(problemText(error, tr("The two steps could not be taken")));
    Q_EMIT completeChanged();
}

}  // namespace undertone
