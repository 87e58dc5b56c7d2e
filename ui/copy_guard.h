// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace undertone {

/// Refuses to copy text out of the fields, lists and labels of a window and its dialogs, by keys and by their own menus: other programs
/// read the clipboard, and some write it to the disk. What is selected with the mouse can still be pasted by the middle button, on desktops
/// that know that. GUI thread.
class CopyGuard : public QObject {
    Q_OBJECT
public:
    /// The property of a widget below which anything may be copied.
    static constexpr const char* holdsNothingSecret = "holdsNothingSecret";

    explicit CopyGuard(QWidget& window);
    void setOn(bool on) { m_isOn = on; }
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void refused();

private:
    [[nodiscard]] bool guards(QObject* watched) const;

    QWidget& m_window;
    bool m_isOn = false;
};

}  // namespace undertone
