// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/level_bar.h"

#include "engine/core/level_limits.h"
#include "ui/decimal_text.h"

#include <QPainter>

#include <algorithm>

namespace undertone {
namespace {

constexpr double quietestShown = -60.0;
constexpr double loudFrom = -6.0;
constexpr int levelHeight = 8;

double shareOf(double decibels)
{
    return std::clamp((decibels - quietestShown) / -quietestShown, 0.0, 1.0);
}

}  // namespace

LevelBar::LevelBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LevelBar::sizeHint() const
{
    return {240, QFontMetrics(interfaceFont(-1)).height() + Spacing::small + levelHeight + Spacing::hair};
}

void LevelBar::setTheme(const Theme& theme)
{
    m_theme = &theme;
    update();
}

void LevelBar::setName(const QString& name)
{
    m_name = name;
    update();
}

void LevelBar::setLevel(const InputLevel& level)
{
    m_level = level;
    setAccessibleName(tr("Level of %1").arg(m_name));
    setAccessibleDescription(QStringLiteral("%1 dB. %2").arg(m_level.peak, 0, 'f', 0).arg(warning()));
    update();
}

QString LevelBar::warning() const
{
    if (m_level.clipped)
        return tr("Clipped: turn it down");
    if (m_level.silentSeconds > silenceWorthSaying)
        return tr("Silent for %1 s").arg(static_cast<int>(m_level.silentSeconds));
    return {};
}

void LevelBar::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = m_theme->colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(-1));
    const int textHeight = painter.fontMetrics().height();
    const QRect words(0, 0, width(), textHeight);
    const QString right = warning().isEmpty() ? tr("%1 dB").arg(decimalText(std::max(quietestShown, m_level.peak), 0)) : warning();
    painter.setPen(warning().isEmpty() ? colours.textMuted : colours.warning);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, right);
    painter.setPen(colours.text);
    const int room = width() - painter.fontMetrics().horizontalAdvance(right) - Spacing::large;
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_name, Qt::ElideRight, room));

    const QRectF bar(0, textHeight + Spacing::small, width(), levelHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(bar, levelHeight / 2.0, levelHeight / 2.0);
    QRectF filled = bar;
    filled.setWidth(bar.width() * shareOf(m_level.loudness));
    painter.setBrush(m_level.peak > loudFrom ? colours.warning : colours.success);
    painter.drawRoundedRect(filled, levelHeight / 2.0, levelHeight / 2.0);
    const double peak = bar.width() * shareOf(m_level.peak);
    painter.setBrush(m_level.clipped ? colours.error : colours.text);
    painter.drawRect(QRectF(std::clamp(peak - 1.0, 0.0, bar.width() - 2.0), bar.top(), 2.0, bar.height()));
}

}  // namespace undertone
