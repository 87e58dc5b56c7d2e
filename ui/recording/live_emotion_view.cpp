// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/live_emotion_view.h"

#include "ui/decimal_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

constexpr double legendHeight = 26.0;
constexpr double lossHeight = 40.0;
constexpr int viewHeight = 122;
constexpr double chipSize = 16.0;
constexpr double narrowestLetter = 12.0;
constexpr double dotRadius = 2.5;
constexpr double leastLossRange = 0.2;  ///< nats per token: less is drawn as a flat line

}  // namespace

LiveEmotionView::LiveEmotionView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme)
{
    setObjectName(QStringLiteral("live-emotions"));
    setFixedHeight(viewHeight);
    setAccessibleName(tr("Emotions of the last minute"));
}

void LiveEmotionView::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_styles = theme.emotions(m_analysis.labels);
    update();
}

void LiveEmotionView::setAnalysis(const LiveAnalysisView& analysis, double now)
{
    const bool otherLabels = analysis.labels != m_analysis.labels;
    m_analysis = analysis;
    m_now = now;
    if (otherLabels)
        m_styles = m_theme->emotions(m_analysis.labels);
    const auto& sentences = m_analysis.sentences;
    setAccessibleDescription(sentences.empty() ? QString() : sentenceText(sentences.back()));
    update();
}

QString LiveEmotionView::sentenceText(const LiveSentence& sentence) const
{
    if (sentence.emotion < 0 || sentence.emotion >= static_cast<int>(m_styles.size()))
        return tr("no emotion");
    const QString name = m_styles[static_cast<std::size_t>(sentence.emotion)].name;
    const QString share = tr("%1 %2 %").arg(name, decimalText(100.0 * sentence.probability, 0));
    return sentence.loss ? tr("%1, loss %2").arg(share, decimalText(*sentence.loss, 2)) : share;
}

QString LiveEmotionView::textAt(double x) const
{
    for (const LiveSentence& sentence : m_analysis.sentences) {
        if (x >= toX(sentence.startSeconds) && x < toX(sentence.endSeconds))
            return sentenceText(sentence);
    }
    return {};
}

bool LiveEmotionView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = textAt(help->pos().x());
    text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void LiveEmotionView::paintLegend(QPainter& painter) const
{
    painter.setFont(interfaceFont(-1));
    double x = Spacing::medium;
    for (const EmotionStyle& style : m_styles) {
        const double textWidth = painter.fontMetrics().horizontalAdvance(style.name);
        if (x + chipSize + Spacing::small + textWidth > width())
            break;
        paintEmotionChip(painter, QRectF(x, (legendHeight - chipSize) / 2.0, chipSize, chipSize), style);
        painter.setPen(m_theme->colours().textMuted);
        painter.setFont(interfaceFont(-1));
        x += chipSize + Spacing::small;
        painter.drawText(QRectF(x, 0, textWidth + Spacing::small, legendHeight), Qt::AlignLeft | Qt::AlignVCenter, style.name);
        x += textWidth + Spacing::large;
    }
}

void LiveEmotionView::paintSentences(QPainter& painter, const QRectF& area) const
{
    for (const LiveSentence& sentence : m_analysis.sentences) {
        const double left = toX(sentence.startSeconds);
        const QRectF cell(left, area.top(), std::max(2.0, toX(sentence.endSeconds) - left), area.height());
        if (cell.right() < 0)
            continue;
        if (sentence.emotion < 0 || sentence.emotion >= static_cast<int>(m_styles.size())) {
            painter.fillRect(cell, QBrush(m_theme->colours().pending, Qt::BDiagPattern));
            continue;
        }
        const EmotionStyle& style = m_styles[static_cast<std::size_t>(sentence.emotion)];
        if (cell.width() >= narrowestLetter) {
            paintEmotionChip(painter, cell, style);
        } else {
            painter.fillRect(cell, style.fill);
            paintEmotionPattern(painter, cell, style);
        }
    }
}

void LiveEmotionView::paintLosses(QPainter& painter, const QRectF& area) const
{
    double lowest = std::numeric_limits<double>::infinity(), highest = 0.0;
    for (const LiveSentence& sentence : m_analysis.sentences) {
        lowest = std::min(lowest, sentence.loss.value_or(lowest));
        highest = std::max(highest, sentence.loss.value_or(highest));
    }
    if (lowest > highest)
        return;
    painter.setPen(m_theme->colours().textMuted);
    painter.setFont(interfaceFont(-1));
    painter.drawText(QRectF(0, 0, width() - Spacing::medium, legendHeight), Qt::AlignRight | Qt::AlignVCenter,
                     tr("loss: %1 to %2 nats per token").arg(decimalText(lowest, 1), decimalText(highest, 1)));
    const double range = std::max(leastLossRange, highest - lowest);
    const auto y = [&](double loss) { return area.bottom() - 2 * dotRadius - (loss - lowest) / range * (area.height() - 4 * dotRadius); };
    painter.setRenderHint(QPainter::Antialiasing);
    std::optional<QPointF> before;
    for (const LiveSentence& sentence : m_analysis.sentences) {
        if (!sentence.loss)
            continue;
        const QPointF at((toX(sentence.startSeconds) + toX(sentence.endSeconds)) / 2.0, y(*sentence.loss));
        painter.setPen(QPen(m_theme->colours().lossBefore, 1.5));
        if (before)
            painter.drawLine(*before, at);
        painter.setBrush(m_theme->colours().lossBefore);
        painter.drawEllipse(at, dotRadius, dotRadius);
        before = at;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void LiveEmotionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colours().surface);
    painter.setPen(m_theme->colours().textMuted);
    painter.setFont(interfaceFont(-1));
    if (m_analysis.isLoading || m_analysis.labels.empty()) {
        const QString text =
            m_analysis.error ? tr("Not analysed") : tr("The model is being loaded; what is said meanwhile is analysed then.");
        painter.drawText(QRectF(rect()).adjusted(Spacing::medium, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        return;
    }
    paintLegend(painter);
    const QRectF cells(0, legendHeight, width(), height() - legendHeight - lossHeight - Spacing::small);
    paintSentences(painter, cells);
    paintLosses(painter, QRectF(0, height() - lossHeight, width(), lossHeight));
}

}  // namespace undertone
