// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/label_counts.h"

#include "ui/training/training_text.h"

#include <QPainter>

#include <algorithm>

namespace undertone {
namespace {

constexpr int rowHeight = 26;
constexpr int chipSide = 18;
constexpr int nameWidth = 96;
constexpr int countWidth = 70;

}  // namespace

LabelCounts::LabelCounts(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme) {}

void LabelCounts::setTheme(const Theme& theme)
{
    m_theme = &theme;
    setCounts(m_counts, m_unlabelled);
}

void LabelCounts::setCounts(const std::vector<std::pair<std::string, std::int64_t>>& counts, std::int64_t unlabelled)
{
    m_counts = counts;
    m_unlabelled = unlabelled;
    m_rows.clear();
    std::vector<std::string> labels;
    for (const auto& [label, count] : counts)
        labels.push_back(label);
    const auto styles = m_theme->emotions(labels);
    QStringList words;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        m_rows.push_back({styles[i], counts[i].second});
        words << styles[i].name + QLatin1Char(' ') + countText(counts[i].second);
    }
    if (unlabelled > 0) {
        EmotionStyle none;
        none.name = tr("no label");
        none.letter = QStringLiteral("–");
        none.fill = m_theme->colours().pending;
        none.ink = m_theme->colours().text;
        m_rows.push_back({none, unlabelled});
        words << none.name + QLatin1Char(' ') + countText(unlabelled);
    }
    setAccessibleName(tr("Sentences of each emotion: %1").arg(words.join(QStringLiteral(", "))));
    setFixedHeight(rowHeight * static_cast<int>(m_rows.size()));
    update();
}

void LabelCounts::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    std::int64_t largest = 1;
    for (const Row& row : m_rows)
        largest = std::max(largest, row.count);
    int top = 0;
    for (const Row& row : m_rows) {
        paintRow(painter, row, top, static_cast<double>(largest));
        top += rowHeight;
    }
}

void LabelCounts::paintRow(QPainter& painter, const Row& row, int top, double largest) const
{
    const QRectF chip(0, top + (rowHeight - chipSide) / 2.0, chipSide, chipSide);
    paintEmotionChip(painter, chip, row.style);
    painter.setFont(font());
    painter.setPen(m_theme->colours().text);
    const int nameLeft = chipSide + Spacing::medium;
    painter.drawText(QRectF(nameLeft, top, nameWidth, rowHeight), Qt::AlignVCenter | Qt::AlignLeft, row.style.name);
    const double barLeft = nameLeft + nameWidth;
    const double room = width() - barLeft - countWidth;
    const QRectF bar(barLeft, top + 7, std::max(2.0, room * static_cast<double>(row.count) / largest), rowHeight - 14);
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.style.fill);
    painter.drawRoundedRect(bar, 3, 3);
    paintEmotionPattern(painter, bar, row.style);
    painter.setPen(m_theme->colours().text);
    painter.drawText(QRectF(bar.right() + Spacing::medium, top, countWidth, rowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     countText(row.count));
}

}  // namespace undertone
