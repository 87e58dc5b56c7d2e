// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form_page.h"

#include "ui/icon.h"
#include "ui/text_colour.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace undertone {

FormPage::FormPage(const Theme& theme, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_theme(&theme), m_title(title), m_content(new QVBoxLayout), m_problemRow(new QWidget(this)),
      m_problemIcon(new QLabel(m_problemRow)), m_problem(new QLabel(m_problemRow))
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
    FormPage::setTheme(theme);
}

void FormPage::setTheme(const Theme& theme)
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

QString FormPage::problem() const
{
    return m_problem->text();
}

void FormPage::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setAccessibleName(sentence);
    m_problemRow->setVisible(!sentence.isEmpty());
}

QLabel* FormPage::addMuted(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    setTextColour(*label, m_theme->colours().textMuted);
    m_muted.append(label);
    return label;
}

StepBar::StepBar(const QStringList& names, QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::large + Spacing::medium);
    for (const QString& name : names) {
        m_steps.append(new QLabel(QStringLiteral("%1  %2").arg(m_steps.size() + 1).arg(name), this));
        row->addWidget(m_steps.back());
    }
    row->addStretch(1);
}

void StepBar::show(int step, const Theme& theme)
{
    const ThemeColours& colours = theme.colours();
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool current = i == step;
        const QColor ink = current ? colours.accent : i < step ? colours.text : colours.textMuted;
        m_steps[i]->setFont(interfaceFont(0, current ? QFont::DemiBold : QFont::Normal));
        m_steps[i]->setStyleSheet(QStringLiteral("QLabel { color: %1; padding-bottom: 4px; border-bottom: 2px solid %2; }")
                                      .arg(ink.name(), current ? colours.accent.name() : QStringLiteral("transparent")));
    }
}

QString fieldSheet(const ThemeColours& colours)
{
    return QStringLiteral(
               "QLineEdit, QAbstractSpinBox, QPlainTextEdit { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; "
               "padding: 5px 8px; } "
               "QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus { border-color: %5; } QAbstractSpinBox QLineEdit { border: "
               "0; padding: 0; } "
               "QRadioButton { padding: 3px 0; spacing: 8px; } QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid %6; "
               "border-radius: 7px; background: %1; } "
               "QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid %5; background: %7; } "
               "QRadioButton:focus { color: %5; }")
        .arg(colours.surface.name(), colours.text.name(), colours.line.name())
        .arg(Spacing::radius)
        .arg(colours.accent.name(), colours.textMuted.name(), colours.accentText.name());
}

}  // namespace undertone
