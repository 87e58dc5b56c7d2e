// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recording_sign.h"

#include "ui/recording/recording_text.h"

#include <QLayout>
#include <QMouseEvent>
#include <QPainter>

namespace undertone {
namespace {

constexpr int signHeight = 38;
constexpr double discRadius = 7.0;

}  // namespace

RecordingSign::RecordingSign(CaptureService& capture, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_capture(capture), m_theme(&theme)
{
    setFixedHeight(signHeight);
    setCursor(Qt::PointingHandCursor);
    connect(&capture, &CaptureService::statusChanged, this, &RecordingSign::refresh);
    refresh();
}

RecordingSign* RecordingSign::putOn(QWidget& window, CaptureService& capture, const Theme& theme)
{
    auto* sign = new RecordingSign(capture, theme, &window);
    window.layout()->setMenuBar(sign);  // above whatever kind of layout it is
    const auto say = [&window, &capture, name = window.windowTitle()] {
        const QString mark = titleMark(capture.status());
        window.setWindowTitle(mark.isEmpty() ? name : tr("%1 – %2").arg(mark, name));
    };
    connect(&capture, &CaptureService::statusChanged, sign, say);
    say();
    return sign;
}

void RecordingSign::setTheme(const Theme& theme)
{
    m_theme = &theme;
    update();
}

QString RecordingSign::titleMark(const CaptureStatus& status)
{
    if (!status.isHearing())
        return {};
    return status.state == CaptureState::Recording ? tr("● REC %1").arg(spokenTime(status.seconds))
                                                   : tr("● REC %1 (%2)").arg(spokenTime(status.seconds), captureStateText(status));
}

void RecordingSign::refresh()
{
    setVisible(m_capture.status().isHearing());
    setAccessibleName(captureStateText(m_capture.status()));
    update();
}

QColor RecordingSign::ground() const
{
    const ThemeColours& colours = m_theme->colours();
    switch (m_capture.status().state) {
    case CaptureState::Clip:
    case CaptureState::Recording: return colours.error;
    case CaptureState::Hanging:
    case CaptureState::Away: return colours.warning;
    default: return colours.textMuted;
    }
}

QColor RecordingSign::ink() const
{
    const ThemeColours& colours = m_theme->colours();
    return contrastRatio(colours.inkDark, ground()) > contrastRatio(colours.inkLight, ground()) ? colours.inkDark : colours.inkLight;
}

void RecordingSign::paintEvent(QPaintEvent*)
{
    const CaptureStatus& status = m_capture.status();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), ground());
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink());
    const QPointF middle(Spacing::large + discRadius, height() / 2.0);
    if (status.paused) {
        painter.drawRect(QRectF(middle.x() - 6, middle.y() - 7, 4, 14));
        painter.drawRect(QRectF(middle.x() + 2, middle.y() - 7, 4, 14));
    } else {
        painter.drawEllipse(middle, discRadius, discRadius);
    }
    painter.setPen(ink());
    painter.setFont(interfaceFont(1, QFont::Bold));
    const QRectF words = QRectF(rect()).adjusted(Spacing::large + 2 * discRadius + Spacing::medium, 0, -Spacing::large, 0);
    const QString time = spokenTime(status.seconds);
    const double timeWidth = painter.fontMetrics().horizontalAdvance(time) + Spacing::large;
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, time);
    painter.drawText(
        words, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(captureStateText(status), Qt::ElideRight, static_cast<int>(words.width() - timeWidth)));
}

void RecordingSign::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

}  // namespace undertone
