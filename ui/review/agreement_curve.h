// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/stats/rater_study.h"
#include "ui/theme.h"

#include <QWidget>

#include <vector>

namespace undertone {

/// Agreement in the stretches of a conversation: a step line for the share that is alike, a dot with its interval for the figure that
/// leaves chance out. What cannot be computed is not drawn.
class AgreementCurve : public QWidget {
    Q_OBJECT
public:
    AgreementCurve(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// `name`: of the figure that leaves chance out.
    void show(std::vector<StretchFigures> stretches, const QString& name);
    [[nodiscard]] const std::vector<StretchFigures>& stretches() const { return m_stretches; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintLegend(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QPointF at(const QRectF& plot, double seconds, double value) const;

    const Theme* m_theme;
    std::vector<StretchFigures> m_stretches;
    QString m_name;
    double m_low = 0.0;  ///< of the vertical axis, which ends at 1
};

}  // namespace undertone
