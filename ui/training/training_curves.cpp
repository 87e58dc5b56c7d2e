// SPDX-License-Identifier: GPL-3.0-or-later
#undef QT_NO_KEYWORDS  // QCustomPlot's header is written with them
#include "ui/training/training_curves.h"

#include <qcustomplot.h>

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

constexpr double perCent = 100.0;
constexpr double dotSize = 5.0;
constexpr double airAbove = 0.08;  ///< of the axis, above and below what is drawn
constexpr int quietMargin = 12;

}  // namespace

TrainingCurves::TrainingCurves(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(&theme), m_plot(new QCustomPlot(this))
{
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setColumnSpacing(2 * Spacing::large);
    m_plot->setNoAntialiasingOnDrag(false);
    m_loss = addPanel(0);
    m_recall = addPanel(1);
    m_plot->plotLayout()->setColumnStretchFactor(0, 1.25);
    setLossName(tr("Loss (nats)"));
    m_recall.y->setLabel(tr("UA (%)"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::small, Spacing::small, Spacing::small, Spacing::small);  // the plot is square, the frame round
    column->addWidget(m_plot);
    setObjectName(QStringLiteral("trainingCurves"));
    setMinimumHeight(180);
    setTheme(theme);
}

TrainingCurves::~TrainingCurves() = default;

TrainingCurves::Panel TrainingCurves::addPanel(int column)
{
    Panel panel;
    panel.rect = new QCPAxisRect(m_plot, false);
    panel.x = panel.rect->addAxis(QCPAxis::atBottom);
    panel.y = panel.rect->addAxis(QCPAxis::atLeft);
    panel.rect->setMinimumMargins(QMargins(quietMargin, quietMargin, quietMargin, quietMargin));
    m_plot->plotLayout()->addElement(0, column, panel.rect);
    panel.legend = new QCPLegend;
    panel.legend->setBrush(Qt::NoBrush);
    panel.legend->setBorderPen(Qt::NoPen);
    panel.legend->setFillOrder(QCPLegend::foColumnsFirst);
    panel.legend->setWrap(3);
    panel.legend->setMargins(QMargins(0, 0, 0, 0));
    panel.legend->setIconSize(18, 14);
    panel.legend->setColumnSpacing(Spacing::medium);
    panel.rect->insetLayout()->addElement(panel.legend, Qt::AlignTop | Qt::AlignRight);
    panel.legend->setLayer(QStringLiteral("legend"));
    for (QCPAxis* axis : {panel.x, panel.y}) {
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->grid()->setVisible(true);
        axis->setLayer(QStringLiteral("axes"));
        axis->ticker()->setTickCount(5);
    }
    panel.x->setLabel(tr("step"));
    panel.x->setNumberFormat(QStringLiteral("f"));
    panel.x->setNumberPrecision(0);
    return panel;
}

void TrainingCurves::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_plot->setBackground(QBrush(theme.colours().surface));
    setStyleSheet(QStringLiteral("#trainingCurves { background: %1; border: 1px solid %2; border-radius: %3px; }")
                      .arg(theme.colours().surface.name(), theme.colours().line.name())
                      .arg(Spacing::radius));
    for (const Panel& panel : {m_loss, m_recall})
        paint(panel);
    m_plot->replot();
}

void TrainingCurves::paint(const Panel& panel)
{
    const ThemeColours& colours = m_theme->colours();
    for (QCPAxis* axis : {panel.x, panel.y}) {
        axis->setBasePen(QPen(colours.line));
        axis->setTickPen(QPen(colours.line));
        axis->setSubTicks(false);
        axis->setTickLength(0, 4);
        axis->setTickLabelColor(colours.textMuted);
        axis->setLabelColor(colours.textMuted);
        axis->setTickLabelFont(interfaceFont(-2));
        axis->setLabelFont(interfaceFont(-2));
        axis->grid()->setPen(QPen(colours.grid));
        axis->grid()->setZeroLinePen(QPen(colours.grid));
    }
    panel.legend->setTextColor(colours.text);
    panel.legend->setFont(interfaceFont(-2));
}

void TrainingCurves::setLossName(const QString& name)
{
    m_loss.y->setLabel(name);
}

void TrainingCurves::setCurves(const std::vector<Curve>& losses, const std::vector<Curve>& recalls, int steps)
{
    for (const Panel& panel : {m_loss, m_recall})
        panel.legend->clearItems();
    m_plot->clearPlottables();
    fill(m_loss, losses, steps, 1.0);
    fill(m_recall, recalls, steps, perCent);
    const bool measured = std::any_of(recalls.begin(), recalls.end(), [](const Curve& curve) { return !curve.values.isEmpty(); });
    m_recall.rect->setVisible(measured);
    m_plot->plotLayout()->setColumnStretchFactor(1, measured ? 1.0 : 0.001);
    m_plot->replot();
    QStringList words;
    for (const auto* curves : {&losses, &recalls}) {
        for (const Curve& curve : *curves) {
            if (!curve.values.isEmpty() && !curve.name.isEmpty())
                words << tr("%1 now %2").arg(curve.name, QLocale().toString(curve.values.constLast(), 'f', 3));
        }
    }
    setAccessibleName(tr("Curves over steps. %1").arg(words.join(QStringLiteral("; "))));
}

void TrainingCurves::fill(const Panel& panel, const std::vector<Curve>& curves, int steps, double factor)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double last = std::max(1, steps);
    for (const Curve& curve : curves) {
        if (curve.values.isEmpty())
            continue;
        auto* graph = new QCPGraph(panel.x, panel.y);
        graph->setName(curve.name);
        graph->removeFromLegend();
        if (!curve.name.isEmpty())
            panel.legend->addItem(new QCPPlottableLegendItem(panel.legend, graph));
        graph->setPen(QPen(curve.colour, 1.8, curve.style));
        if (curve.dots)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, curve.colour, dotSize));
        QVector<double> values = curve.values;
        for (double& value : values) {
            value *= factor;
            low = std::min(low, value);
            high = std::max(high, value);
        }
        if (steps <= 0)
            last = std::max(last, curve.steps.constLast());
        graph->setData(curve.steps, values, true);
    }
    panel.x->setRange(0.0, last);
    if (std::isfinite(low)) {
        const double air = std::max(1e-3, high - low) * airAbove;
        // Lines fall from the left: the legend in the upper right stands in what they leave free.
        panel.y->setRange(low - air, high + 2.0 * air);
    }
}

}  // namespace undertone
