// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <vector>

namespace undertone {

/// All probabilities of one sentence as labelled bars; with memory off as a thin second bar below each.
class ProbabilityBars : public QWidget {
    Q_OBJECT
public:
    explicit ProbabilityBars(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// `comparison` may be empty. Sizes of the others are those of `styles`.
    void show(std::vector<EmotionStyle> styles, std::vector<double> probabilities, std::vector<double> comparison);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintRow(QPainter& painter, int row) const;
    [[nodiscard]] int rowHeight() const;

    const Theme* m_theme;
    std::vector<EmotionStyle> m_styles;
    std::vector<double> m_probabilities;
    std::vector<double> m_comparison;
};

}  // namespace undertone
