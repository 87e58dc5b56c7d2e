// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace undertone {

/// The last minute of a recording that goes on, a lane for each channel, growing at the right; gaps are hatched.
class LiveWaveformView : public QWidget {
    Q_OBJECT
public:
    explicit LiveWaveformView(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// As CaptureStatus has them.
    void setPeaks(const std::vector<std::vector<float>>& peaks, const std::vector<QString>& names);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme* m_theme;
    std::vector<std::vector<float>> m_peaks;
    std::vector<QString> m_names;
};

}  // namespace undertone
