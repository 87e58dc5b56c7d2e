// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/theme.h"

#include <QWidget>

#include <vector>

namespace undertone {

/// The last minute of what was analysed of a recording that goes on, growing at the right beside its waveform: each sentence with its
/// emotion (colour, pattern, letter), below it the loss before it was remembered, and above the names of the emotions.
class LiveEmotionView : public QWidget {
    Q_OBJECT
public:
    explicit LiveEmotionView(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// `now`: seconds of the recording, at the right edge.
    void setAnalysis(const LiveAnalysisView& analysis, double now);
    /// "Anger 62 %, loss 4.1": the sentence drawn at a place; empty: none is.
    [[nodiscard]] QString textAt(double x) const;

    static constexpr double secondsShown = 60.0;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] double toX(double seconds) const { return width() * (1.0 - (m_now - seconds) / secondsShown); }
    void paintLegend(QPainter& painter) const;
    void paintSentences(QPainter& painter, const QRectF& area) const;
    void paintLosses(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QString sentenceText(const LiveSentence& sentence) const;

    const Theme* m_theme;
    LiveAnalysisView m_analysis;
    std::vector<EmotionStyle> m_styles;
    double m_now = 0.0;
};

}  // namespace undertone
