// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/probability_bars.h"

#include "ui/decimal_text.h"
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>

namespace undertone {

ProbabilityBars::ProbabilityBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme)
{
    setFont(interfaceFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ProbabilityBars::setTheme(const Theme& theme)
{
    m_theme = &theme;
    update();
}

void ProbabilityBars::show(std::vector<EmotionStyle> styles, std::vector<double> probabilities, std::vector<double> comparison)
{
    m_styles = std::move(styles);
    m_probabilities = std::move(probabilities);
    m_comparison = std::move(comparison);
    QStringList spoken;
    for (std::size_t i = 0; i < std::min(m_styles.size(), m_probabilities.size()); ++i)
        spoken << tr("%1 %2").arg(m_styles[i].name, decimalText(m_probabilities[i], 2));
    setAccessibleName(tr("Probabilities: %1").arg(spoken.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

int ProbabilityBars::rowHeight() const
{
    return fontMetrics().height() + (m_comparison.empty() ? 20 : 26);
}

QSize ProbabilityBars::sizeHint() const
{
    return {220, static_cast<int>(m_probabilities.size()) * rowHeight()};
}

QSize ProbabilityBars::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void ProbabilityBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < static_cast<int>(std::min(m_styles.size(), m_probabilities.size())); ++row)
        paintRow(painter, row);
}

void ProbabilityBars::paintRow(QPainter& painter, int row) const
{
    const auto i = static_cast<std::size_t>(row);
    const ThemeColours& colours = m_theme->colours();
    const bool best = m_probabilities[i] == *std::max_element(m_probabilities.begin(), m_probabilities.end());
    const double top = row * rowHeight();
    const double textHeight = fontMetrics().height();

    const QRectF chip(0, top + (textHeight - 16) / 2, 20, 16);
    paintEmotionChip(painter, chip, m_styles[i]);
    QFont font = this->font();
    font.setWeight(best ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(best ? colours.text : colours.textMuted);
    const QRectF words(28, top, width() - 28, textHeight);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_styles[i].name);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, decimalText(m_probabilities[i], 2));

    const auto bar = [&](double y, double height, double share, const QColor& colour) {
        const QRectF track(0, y, width(), height);
        QPainterPath path;
        path.addRoundedRect(track, height / 2, height / 2);
        painter.fillPath(path, colours.grid);
        painter.save();
        painter.setClipPath(path);
        painter.fillRect(QRectF(0, y, width() * share, height), colour);
        painter.restore();
    };
    bar(top + textHeight + 3, 7, m_probabilities[i], m_styles[i].fill);
    if (i < m_comparison.size())
        bar(top + textHeight + 12, 3, m_comparison[i], colours.lossComparison);
}

}  // namespace undertone
