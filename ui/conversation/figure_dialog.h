// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_picture.h"

#include <QDialog>

class QRadioButton;
class QSpinBox;

namespace undertone {

/// What of the timeline a picture shows, how wide, and in how many lines.
class FigureDialog : public QDialog {
    Q_OBJECT
public:
    /// `visible`: what the timeline shows now.
    FigureDialog(double durationSeconds, const PictureLine& visible, QWidget* parent = nullptr);

    [[nodiscard]] std::vector<PictureLine> lines() const;
    [[nodiscard]] int widthPixels() const;
    [[nodiscard]] bool isWholeRecording() const;
    [[nodiscard]] double startSeconds() const;
    [[nodiscard]] double endSeconds() const;
    [[nodiscard]] int lineSeconds() const;  ///< 0: one line

private:
    double m_duration;
    PictureLine m_visible;
    QRadioButton* m_all;
    QSpinBox* m_lineSeconds;  ///< 0: one line
    QSpinBox* m_width;
};

}  // namespace undertone
