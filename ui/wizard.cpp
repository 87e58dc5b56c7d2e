// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard.h"

#include "ui/form_page.h"
#include "ui/text_colour.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace undertone {

Wizard::Wizard(const Theme& theme, Words words, QWidget* parent)
    : QWidget(parent), m_theme(&theme), m_words(std::move(words)), m_stack(new QStackedWidget(this)), m_problem(new QLabel(this)),
      m_cancel(new QPushButton(m_words.cancel, this)), m_back(new QPushButton(m_words.back, this)), m_next(new QPushButton(this))
{
    m_next->setProperty("primary", true);
    m_problem->setWordWrap(true);
    connect(m_cancel, &QPushButton::clicked, this, &Wizard::cancelled);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(page() - 1); });
    connect(m_next, &QPushButton::clicked, this, &Wizard::goOn);
}

void Wizard::setPages(std::vector<FormPage*> pages, const QStringList& steps)
{
    m_pages = std::move(pages);
    m_steps = new StepBar(steps, this);
    for (FormPage* page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &FormPage::completeChanged, this, &Wizard::refresh);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::medium);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::large);
    column->addWidget(m_steps);
    column->addSpacing(Spacing::small);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
    setTheme(*m_theme);
}

void Wizard::setTheme(const Theme& theme)
{
    m_theme = &theme;
    for (FormPage* page : m_pages)
        page->setTheme(theme);
    setTextColour(*m_problem, theme.colours().error);
    refresh();
}

int Wizard::page() const
{
    return m_stack->currentIndex();
}

void Wizard::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
}

void Wizard::goTo(int page)
{
    m_wasHidden = false;
    pageAt(this->page()).leave();
    m_stack->setCurrentIndex(page);
    m_problem->clear();
    pageAt(page).enter();
    refresh();
    pageAt(page).setFocus();
}

void Wizard::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_wasHidden, false))
        pageAt(page()).enter();
}

void Wizard::hideEvent(QHideEvent* event)
{
    m_wasHidden = true;
    pageAt(page()).leave();
    QWidget::hideEvent(event);
}

void Wizard::goOn()
{
    if (page() + 1 < static_cast<int>(m_pages.size()))
        goTo(page() + 1);
    else
        finish();
}

bool Wizard::canGoOn() const
{
    return pageAt(page()).isComplete();
}

void Wizard::refresh()
{
    m_steps->show(page(), *m_theme);
    m_back->setEnabled(page() > 0);
    m_next->setText(page() + 1 == static_cast<int>(m_pages.size()) ? m_words.finish : m_words.next);
    m_next->setEnabled(canGoOn());
}

}  // namespace undertone
