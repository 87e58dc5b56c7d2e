// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/auto_lock.h"

#include <QCoreApplication>
#include <QEvent>

namespace undertone {

AutoLock::AutoLock(QObject* parent) : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::idle);
    qApp->installEventFilter(this);
}

void AutoLock::setPatience(std::chrono::milliseconds patience)
{
    m_patience = patience;
    restart();
}

void AutoLock::restart()
{
    if (m_patience.count() > 0)
        m_timer.start(m_patience);
    else
        m_timer.stop();
}

bool AutoLock::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: restart(); break;
    default: break;
    }
    return false;
}

}  // namespace undertone
