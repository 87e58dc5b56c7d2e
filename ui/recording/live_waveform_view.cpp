// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/live_waveform_view.h"

#include <QPainter>

#include <algorithm>

namespace undertone {
namespace {

constexpr int peaksShown = 1200;  ///< a minute of them
constexpr int leastLaneHeight = 56;

}  // namespace

LiveWaveformView::LiveWaveformView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme)
{
    setMinimumHeight(leastLaneHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("The last minute of the recording"));
}

void LiveWaveformView::setTheme(const Theme& theme)
{
    m_theme = &theme;
    update();
}

void LiveWaveformView::setPeaks(const std::vector<std::vector<float>>& peaks, const std::vector<QString>& names)
{
    m_peaks = peaks;
    m_names = names;
    update();
}

void LiveWaveformView::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = m_theme->colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.surface);
    const auto lanes = std::max<std::size_t>(1, m_peaks.size());
    const double laneHeight = static_cast<double>(height()) / static_cast<double>(lanes);
    const double step = static_cast<double>(width()) / peaksShown;
    painter.setFont(interfaceFont(-1));
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const double top = laneHeight * static_cast<double>(lane);
        const double middle = top + laneHeight / 2.0;
        painter.setPen(colours.grid);
        painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
        if (lane > 0)
            painter.drawLine(QPointF(0, top), QPointF(width(), top));
        if (lane >= m_peaks.size())
            break;
        const auto& peaks = m_peaks[lane];
        const auto count = std::min<std::size_t>(peaks.size(), peaksShown);
        for (std::size_t i = 0; i < count; ++i) {
            const float peak = peaks[peaks.size() - count + i];
            const double x = width() - step * static_cast<double>(count - i);
            if (peak < 0.0f) {
                painter.fillRect(QRectF(x, top, step, laneHeight), QBrush(colours.warning, Qt::BDiagPattern));
                continue;
            }
            const double half = std::max(0.5, static_cast<double>(peak) * (laneHeight / 2.0 - Spacing::hair));
            painter.fillRect(QRectF(x, middle - half, std::max(step, 1.0), 2.0 * half), colours.waveformSpeech);
        }
        painter.setPen(colours.textMuted);
        if (lane < m_names.size())
            painter.drawText(QRectF(Spacing::medium, top + Spacing::hair, width() - 2.0 * Spacing::medium, laneHeight),
                             Qt::AlignLeft | Qt::AlignTop, m_names[lane]);
    }
}

}  // namespace undertone
