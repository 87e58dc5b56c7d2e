// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QFrame>
#include <QVector>

#include <vector>

class QCPAxis;
class QCPAxisRect;
class QCPLegend;
class QCustomPlot;

namespace undertone {

/// One line of a plot over steps.
struct Curve {
    QString name;  ///< empty: not in the legend
    QVector<double> steps;
    QVector<double> values;
    QColor colour;
    Qt::PenStyle style = Qt::SolidLine;
    bool dots = false;  ///< measured now and then: each value gets a dot
};

/// Loss over steps, and beside it the share of emotions recognised (UA, in per cent) where it is measured.
class TrainingCurves : public QFrame {
    Q_OBJECT
public:
    explicit TrainingCurves(const Theme& theme, QWidget* parent = nullptr);
    ~TrainingCurves() override;

    void setTheme(const Theme& theme);
    /// Values of `recalls` are shares. `steps` is where the axis ends; 0: with the last value.
    void setCurves(const std::vector<Curve>& losses, const std::vector<Curve>& recalls, int steps);
    void setLossName(const QString& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Panel {
        QCPAxisRect* rect = nullptr;
        QCPLegend* legend = nullptr;
        QCPAxis* x = nullptr;
        QCPAxis* y = nullptr;
        QStringList names;  ///< of the legend, as long as they are
    };
    Panel addPanel(int column);
    void fill(Panel& panel, const std::vector<Curve>& curves, int steps, double factor);
    void paint(const Panel& panel);
    /// Breaks the legends into rows that fit, and shortens what fits in none.
    void fitLegends();

    const Theme* m_theme;
    QCustomPlot* m_plot;
    Panel m_loss;
    Panel m_recall;
    bool m_measured = true;  ///< the second panel is shown
};

}  // namespace undertone
