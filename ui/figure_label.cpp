// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure_label.h"

#include "ui/text_colour.h"

#include <QLabel>
#include <QVBoxLayout>

namespace undertone {

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
