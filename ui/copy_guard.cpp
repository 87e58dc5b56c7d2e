// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/copy_guard.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QWidget>

namespace undertone {
namespace {

bool holdsText(const QWidget& widget)
{
    return qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QPlainTextEdit*>(&widget) != nullptr
        || qobject_cast<const QTextEdit*>(&widget) != nullptr || qobject_cast<const QLabel*>(&widget) != nullptr;
}

bool isList(const QWidget& widget)
{
    return qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
}

}  // namespace

CopyGuard::CopyGuard(QWidget& window) : QObject(&window), m_window(window)
{
    qApp->installEventFilter(this);
}

bool CopyGuard::guards(QObject* watched) const
{
    const auto* widget = qobject_cast<const QWidget*>(watched);
    for (const auto* parent = widget; parent != nullptr; parent = parent->parentWidget()) {
        if (parent->property(holdsNothingSecret).toBool())
            return false;
        if (parent == &m_window)
            return true;
    }
    return false;
}

bool CopyGuard::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!m_isOn || (!isKey && event->type() != QEvent::ContextMenu && event->type() != QEvent::MouseMove) || !guards(watched))
        return QObject::eventFilter(watched, event);
    auto& widget = *static_cast<QWidget*>(watched);
    if (event->type() == QEvent::MouseMove)  // text of a label is dragged, or selected to be
        return (qobject_cast<QLabel*>(&widget) != nullptr && static_cast<QMouseEvent*>(event)->buttons() != Qt::NoButton)
            || QObject::eventFilter(watched, event);
    if (!isKey) {
        // The menu of a text edit is that of its viewport's parent.
        const QWidget* shown = widget.parentWidget() != nullptr && holdsText(*widget.parentWidget()) ? widget.parentWidget() : &widget;
        return holdsText(*shown) || QObject::eventFilter(watched, event);
    }
    const auto* key = static_cast<const QKeyEvent*>(event);
    // The last two put what they delete on the clipboard.
    const bool takes = key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Cut) || key->matches(QKeySequence::DeleteCompleteLine)
        || key->matches(QKeySequence::DeleteEndOfLine);
    if (!takes || (!holdsText(widget) && !isList(widget)))
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        Q_EMIT refused();
    event->accept();
    return true;
}

}  // namespace undertone
