// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace undertone {

/// Says when nobody has touched the program for some time. GUI thread.
class AutoLock : public QObject {
    Q_OBJECT
public:
    explicit AutoLock(QObject* parent = nullptr);

    /// 0: never.
    void setPatience(std::chrono::milliseconds patience);

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restart();

    std::chrono::milliseconds m_patience{0};
    QTimer m_timer;
};

}  // namespace undertone
