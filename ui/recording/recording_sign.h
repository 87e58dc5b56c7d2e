// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace undertone {

/// The sign that a recording goes on: by colour, by words and by shape (a disc; two bars while it is paused). It is there while a session
/// is recorded, and nothing hides it.
class RecordingSign : public QWidget {
    Q_OBJECT
public:
    RecordingSign(CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);
    /// The sign above all else in another window of the program, which has its layout and its title by now; its title says so too.
    static RecordingSign* putOn(QWidget& window, CaptureService& capture, const Theme& theme);

    void setTheme(const Theme& theme);
    /// What stands in the titles of windows while a recording goes on; empty: none does.
    [[nodiscard]] static QString titleMark(const CaptureStatus& status);

Q_SIGNALS:
    /// Whoever sees it wants to see the recording.
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QColor ground() const;
    [[nodiscard]] QColor ink() const;

    CaptureService& m_capture;
    const Theme* m_theme;
};

}  // namespace undertone
