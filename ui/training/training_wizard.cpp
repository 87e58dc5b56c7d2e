// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_wizard.h"

#include "ui/error_text.h"
#include "ui/text_colour.h"
#include "ui/training/corpus_page.h"
#include "ui/training/estimate_page.h"
#include "ui/training/method_page.h"
#include "ui/training/model_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace undertone {

TrainingWizard::TrainingWizard(TrainingService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_theme(&theme), m_stack(new QStackedWidget(this)), m_problem(new QLabel(this)),
      m_cancel(new QPushButton(tr("&Cancel"), this)), m_back(new QPushButton(tr("< Bac&k"), this)), m_next(new QPushButton(this))
{
    m_pages = {new CorpusPage(m_draft, service, theme, m_stack), new ModelPage(m_draft, service, theme, m_stack),
               new MethodPage(m_draft, service, theme, m_stack), new EstimatePage(m_draft, service, theme, m_stack)};
    for (WizardPage* page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &WizardPage::completeChanged, this, &TrainingWizard::refresh);
    }
    const QString names[] = {tr("Corpus"), tr("Model"), tr("Method"), tr("Estimate"), tr("Run"), tr("Result")};
    int number = 0;
    for (const QString& name : names)
        m_steps.push_back(new QLabel(QStringLiteral("%1  %2").arg(++number).arg(name), this));
    m_next->setProperty("primary", true);
    m_problem->setWordWrap(true);
    layOut();
    connect(m_cancel, &QPushButton::clicked, this, &TrainingWizard::cancelled);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(page() - 1); });
    connect(m_next, &QPushButton::clicked, this, &TrainingWizard::goOn);
    setTheme(theme);
}

void TrainingWizard::layOut()
{
    auto* steps = new QHBoxLayout;
    steps->setSpacing(Spacing::large + Spacing::medium);
    for (QLabel* step : m_steps)
        steps->addWidget(step);
    steps->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::medium);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::large);
    column->addLayout(steps);
    column->addSpacing(Spacing::small);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
}

void TrainingWizard::setTheme(const Theme& theme)
{
    m_theme = &theme;
    for (WizardPage* page : m_pages)
        page->setTheme(theme);
    setTextColour(*m_problem, theme.colours().error);
    refresh();
}

void TrainingWizard::restart()
{
    m_problem->clear();
    m_draft.output.clear();
    goTo(0);
}

int TrainingWizard::page() const
{
    return m_stack->currentIndex();
}

void TrainingWizard::goTo(int page)
{
    pageAt(this->page()).leave();
    m_stack->setCurrentIndex(page);
    pageAt(page).enter();
    m_problem->clear();
    refresh();
    pageAt(page).setFocus();
}

void TrainingWizard::hideEvent(QHideEvent* event)
{
    pageAt(page()).leave();
    QWidget::hideEvent(event);
}

void TrainingWizard::goOn()
{
    if (page() + 1 < static_cast<int>(m_pages.size())) {
        goTo(page() + 1);
        return;
    }
    const auto id = m_service.start(m_draft);
    if (!id)
        m_problem->setText(problemText(id.error(), tr("The training cannot be started")));
    else
        Q_EMIT started(*id);
}

void TrainingWizard::refresh()
{
    const ThemeColours& colours = m_theme->colours();
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i) {
        QLabel* step = m_steps[static_cast<std::size_t>(i)];
        const bool current = i == page();
        const QColor ink = current ? colours.accent : i < page() ? colours.text : colours.textMuted;
        step->setFont(interfaceFont(0, current ? QFont::DemiBold : QFont::Normal));
        step->setStyleSheet(QStringLiteral("QLabel { color: %1; padding-bottom: 4px; border-bottom: 2px solid %2; }")
                                .arg(ink.name(), current ? colours.accent.name() : QStringLiteral("transparent")));
    }
    const bool last = page() + 1 == static_cast<int>(m_pages.size());
    m_back->setEnabled(page() > 0);
    m_next->setText(last ? tr("&Start training") : tr("&Next >"));
    m_next->setEnabled(pageAt(page()).isComplete());
}

}  // namespace undertone
