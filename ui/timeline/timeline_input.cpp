// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TimelineView that listens: wheel, gestures, keys and mouse.
#include "ui/timeline/timeline_view.h"

#include "ui/conversation/conversation_document.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double wheelNotch = 120.0;  // eighths of a degree, as Qt counts
constexpr double zoomPerNotch = 1.25;
constexpr double pixelsPerNotch = 90.0;

}  // namespace

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (!showToolTip(help->pos(), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Gesture) {
        const auto* gesture = static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture);
        if (const auto* pinch = static_cast<const QPinchGesture*>(gesture)) {
            TimeAxis axis = m_scene.axis();
            axis.zoomAbout(plotX(mapFromGlobal(pinch->centerPoint().toPoint())), pinch->scaleFactor());
            changeAxis(axis);
            return true;
        }
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* native = static_cast<QNativeGestureEvent*>(event);
        if (native->gestureType() == Qt::ZoomNativeGesture) {
            TimeAxis axis = m_scene.axis();
            axis.zoomAbout(plotX(native->position()), 1.0 + native->value());
            changeAxis(axis);
            return true;
        }
    }
    return QWidget::event(event);
}

bool TimelineView::showToolTip(const QPoint& position, const QPoint& globalPosition)
{
    QString text = toolTipText(utteranceAtPoint(position));
    for (std::size_t i = 0; position.x() < TimelineScene::gutterWidth && i < m_scene.trackCount(); ++i) {
        if (m_document.hasAudio() && m_scene.trackRect(i).contains(position))
            text = QStringLiteral("<p>%1</p>").arg(m_scene.track(i).help().toHtmlEscaped());  // rich text wraps
    }
    if (text.isEmpty())
        return false;
    QToolTip::showText(globalPosition, text, this, QRect(position - QPoint(4, 4), QSize(8, 8)));
    return true;
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void TimelineView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    TimeAxis axis = m_scene.axis();
    if (event->modifiers() & Qt::ControlModifier) {
        axis.zoomAbout(plotX(event->position()), std::pow(zoomPerNotch, event->angleDelta().y() / wheelNotch));
    } else {
        // A touchpad says pixels, a wheel notches; both directions move along the one axis there is.
        const QPoint pixels = event->pixelDelta();
        const QPoint angle = event->angleDelta();
        const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
        const double distance =
            !pixels.isNull() ? (sideways ? pixels.x() : pixels.y()) : (sideways ? angle.x() : angle.y()) / wheelNotch * pixelsPerNotch;
        axis.scrollByPixels(-distance);
    }
    changeAxis(axis);
    event->accept();
}

bool TimelineView::scrollByKey(int key)
{
    TimeAxis axis = m_scene.axis();
    const double span = axis.spanSeconds();
    switch (key) {
    case Qt::Key_Left: axis.scrollBySeconds(-0.1 * span); break;
    case Qt::Key_Right: axis.scrollBySeconds(0.1 * span); break;
    case Qt::Key_PageUp: axis.scrollBySeconds(-0.9 * span); break;
    case Qt::Key_PageDown: axis.scrollBySeconds(0.9 * span); break;
    case Qt::Key_Home: axis.setRange(0.0, span); break;
    case Qt::Key_End: axis.setRange(axis.durationSeconds() - span, axis.durationSeconds()); break;
    default: return false;
    }
    changeAxis(axis);
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int selected = m_document.selection();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return;
    case Qt::Key_Minus: zoomOut(); return;
    case Qt::Key_0:
    case Qt::Key_F: zoomToFit(); return;
    case Qt::Key_Escape:
        m_drag.cancel();
        m_document.setSelection(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected >= 0)
            Q_EMIT playRequested(m_document.segments()[static_cast<std::size_t>(selected)].startSeconds);
        return;
    default:
        if (!scrollByKey(event->key()))
            QWidget::keyPressEvent(event);
    }
}

bool TimelineView::focusNextPrevChild(bool next)
{
    const int selected = m_document.selection();
    const int target = next ? m_document.utteranceAfter(selected) : m_document.utteranceBefore(selected);
    // Past the last sentence Tab goes on to the next control: nobody is caught in here.
    if (!hasFocus() || target < 0)
        return QWidget::focusNextPrevChild(next);
    m_document.setSelection(target);
    m_document.seek(m_document.segments()[static_cast<std::size_t>(target)].startSeconds);
    Q_EMIT walkedTo(target);
    return true;
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    const double x = plotX(event->position());
    if (event->button() != Qt::LeftButton || !m_document.hasAudio() || x < 0) {
        if (event->button() != Qt::LeftButton || !m_document.hasAudio() || !clickGutter(event->position(), event->modifiers()))
            QWidget::mousePressEvent(event);
        return;
    }
    m_scrubbing = m_scene.plotRect(0).adjusted(0, 0, TimelineScene::rightMargin, 0).contains(event->position().toPoint());
    if (!m_scrubbing)
        m_drag.press(event->position(), event->modifiers() & Qt::AltModifier);
    const TimelineDrag::Region& grip = m_drag.pressed();
    if (grip.kind == TimelineDrag::Kind::Start || grip.kind == TimelineDrag::Kind::End) {
        if (!(event->modifiers() & Qt::ShiftModifier))
            m_document.setSelection(grip.utterance);  // the playhead stays: who moves a boundary listens to it
        return;
    }
    click(event->position(), event->modifiers());
}

void TimelineView::click(const QPointF& point, Qt::KeyboardModifiers modifiers)
{
    const int utterance = utteranceAtPoint(point);
    if (!m_scrubbing && (modifiers & Qt::ShiftModifier) && utterance >= 0)
        m_document.extendSelection(utterance);
    else if (!m_scrubbing)
        m_document.setSelection(utterance);
    m_document.seek(m_scene.axis().toSeconds(plotX(point)));
}

bool TimelineView::clickGutter(const QPointF& point, Qt::KeyboardModifiers modifiers)
{
    for (std::size_t i = 0; i < m_scene.trackCount(); ++i) {
        const QRect rect = m_scene.trackRect(i);
        if (!rect.contains(point.toPoint()))
            continue;
        const double y = point.y() - rect.top();
        const QSize plot = m_scene.plotRect(i).size();
        if (const int speaker = m_scene.track(i).speakerAt({1, y}, plot, m_scene.context()); speaker >= 0) {
            const QString name = m_document.speakers()[speaker];
            if (modifiers & Qt::ShiftModifier)
                Q_EMIT muteRequested(name);
            else
                Q_EMIT aloneRequested(name);
            return true;
        }
        if (const int channel = m_scene.track(i).channelAt(y, plot, m_scene.context()); channel >= 0) {
            Q_EMIT channelRequested(channel);
            return true;
        }
    }
    return false;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_scrubbing && (event->buttons() & Qt::LeftButton)) {
        m_document.seek(m_scene.axis().toSeconds(plotX(event->position())));
    } else if (event->buttons() & Qt::LeftButton) {
        if (m_drag.move(event->position()))
            update();
    } else if (m_editable) {
        const TimelineDrag::Kind grip = m_drag.gripAt(event->position(), event->modifiers() & Qt::AltModifier).kind;
        const bool isEdge = grip == TimelineDrag::Kind::Start || grip == TimelineDrag::Kind::End;
        setCursor(isEdge ? Qt::SplitHCursor : Qt::ArrowCursor);
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    m_scrubbing = false;
    const TimelineDrag::Region grip = m_drag.pressed();
    const bool onEdge = grip.kind == TimelineDrag::Kind::Start || grip.kind == TimelineDrag::Kind::End;
    const auto dragged = event->button() == Qt::LeftButton ? m_drag.release() : std::nullopt;
    if (dragged && dragged->kind == TimelineDrag::Kind::New)
        Q_EMIT sentenceDrawn(dragged->startSeconds, dragged->endSeconds, dragged->speaker);
    else if (dragged && dragged->kind == TimelineDrag::Kind::Sound)
        m_document.setRegion(dragged->startSeconds, dragged->endSeconds);
    else if (dragged)
        Q_EMIT boundariesDragged(dragged->utterance, dragged->startSeconds, dragged->endSeconds);
    else if (onEdge && event->button() == Qt::LeftButton)
        click(event->position(), event->modifiers());
    update();
    QWidget::mouseReleaseEvent(event);
}

void TimelineView::setEditable(bool editable)
{
    if (editable == m_editable)
        return;
    m_editable = editable;
    m_drag.setEditable(editable);
    m_drag.cancel();
    setMouseTracking(editable);
    if (!editable)
        unsetCursor();
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const int utterance = utteranceAtPoint(event->pos());
        if (utterance >= 0 && !std::ranges::count(m_document.selected(), utterance))
            m_document.setSelection(utterance);
    } else if (const int selected = m_document.selection(); selected >= 0) {
        const double x = m_scene.axis().toPixel(m_document.segments()[static_cast<std::size_t>(selected)].startSeconds);
        at = mapToGlobal(QPoint(TimelineScene::gutterWidth + std::max(0, static_cast<int>(x)), height() / 2));
    }
    if (m_document.selection() >= 0)
        Q_EMIT menuRequested(at);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int utterance = utteranceAtPoint(event->position());
    if (event->button() == Qt::LeftButton && utterance >= 0)
        Q_EMIT playRequested(m_document.segments()[static_cast<std::size_t>(utterance)].startSeconds);
}

}  // namespace undertone
