// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/wizard_page.h"

#include "ui/icon.h"
#include "ui/text_colour.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace undertone {

WizardPage::WizardPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, const QString& title, const QString& sentence,
                       QWidget* parent)
    : QWidget(parent), m_draft(draft), m_service(service), m_theme(&theme), m_title(title), m_content(new QVBoxLayout),
      m_problemRow(new QWidget(this)), m_problemIcon(new QLabel(m_problemRow)), m_problem(new QLabel(m_problemRow))
{
    setAccessibleName(title);
    auto* heading = new QLabel(title, this);
    heading->setFont(interfaceFont(6, QFont::DemiBold));
    auto* explanation = addMuted(sentence, this);
    explanation->setWordWrap(true);
    m_content->setSpacing(Spacing::medium + Spacing::small);

    m_problemRow->setObjectName(QStringLiteral("problemRow"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problemIcon->setFixedSize(20, 20);
    auto* row = new QHBoxLayout(m_problemRow);
    row->setContentsMargins(Spacing::medium + Spacing::small, Spacing::medium, Spacing::medium + Spacing::small, Spacing::medium);
    row->setSpacing(Spacing::medium);
    row->addWidget(m_problemIcon, 0, Qt::AlignTop);
    row->addWidget(m_problem, 1);
    m_problemRow->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::small);
    column->addWidget(heading);
    column->addWidget(explanation);
    column->addSpacing(Spacing::large);
    column->addLayout(m_content, 1);
    column->addWidget(m_problemRow);
    WizardPage::setTheme(theme);
}

void WizardPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    for (QLabel* label : std::as_const(m_muted))
        setTextColour(*label, colours.textMuted);
    m_problemIcon->setPixmap(iconPixmap(QStringLiteral("error"), {20, 20}, colours.error, devicePixelRatioF()));
    m_problemRow->setStyleSheet(
        QStringLiteral("#problemRow { background: %1; border-radius: %2px; } QLabel { color: %3; background: transparent; }")
            .arg(colours.errorSurface.name())
            .arg(Spacing::radius)
            .arg(colours.error.name()));
}

QString WizardPage::problem() const
{
    return m_problem->text();
}

void WizardPage::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setAccessibleName(sentence);
    m_problemRow->setVisible(!sentence.isEmpty());
}

QLabel* WizardPage::addMuted(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    setTextColour(*label, m_theme->colours().textMuted);
    m_muted.append(label);
    return label;
}

FigureLabel::FigureLabel(const QString& name, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_what(name), m_value(new QLabel(QStringLiteral("–"), this)), m_name(new QLabel(name, this))
{
    m_value->setFont(interfaceFont(5, QFont::DemiBold));
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setFont(interfaceFont(-1));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_value);
    column->addWidget(m_name);
    setTheme(theme);
}

void FigureLabel::setValue(const QString& value)
{
    m_value->setText(value);
    setAccessibleName(m_what + QStringLiteral(": ") + value);
}

QString FigureLabel::value() const
{
    return m_value->text();
}

void FigureLabel::setTheme(const Theme& theme)
{
    setTextColour(*m_name, theme.colours().textMuted);
}

}  // namespace undertone
