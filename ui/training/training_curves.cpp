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
constexpr double airAbove = 0.08;   ///< of the axis, above and below what is drawn
constexpr double airBehind = 0.02;  ///< of the axis: a dot on the last step is drawn whole
constexpr double lossShare = 1.25;  ///< of the loss's width to the recall's
constexpr int quietMargin = 12;

}  // namespace

TrainingCurves::TrainingCurves(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(&theme), m_plot(new QCustomPlot(this))
{
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setColumnSpacing(2 * Spacing::large);
    m_plot->setNoAntialiasingOnDrag(false);
    m_loss = addPanel(0);
    m_recall = addPanel(1);
    m_plot->plotLayout()->setColumnStretchFactor(0, lossShare);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);  // legends: as high as they are
    m_plot->plotLayout()->setRowSpacing(0);
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
    m_plot->plotLayout()->addElement(1, column, panel.rect);
    panel.legend = new QCPLegend;
    panel.legend->setBrush(Qt::NoBrush);
    panel.legend->setBorderPen(Qt::NoPen);
    panel.legend->setFillOrder(QCPLegend::foColumnsFirst);
    panel.legend->setMargins(QMargins(quietMargin, quietMargin, quietMargin, Spacing::small));
    panel.legend->setIconSize(18, 18);  // as high as a line: an item is cut to it
    panel.legend->setColumnSpacing(Spacing::medium);
    m_plot->plotLayout()->addElement(0, column, panel.legend);
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
    for (Panel* panel : {&m_loss, &m_recall}) {
        panel->legend->clearItems();
        panel->names.clear();
    }
    m_plot->clearPlottables();
    fill(m_loss, losses, steps, 1.0);
    fill(m_recall, recalls, steps, perCent);
    m_measured = std::any_of(recalls.begin(), recalls.end(), [](const Curve& curve) { return !curve.values.isEmpty(); });
    m_recall.rect->setVisible(m_measured);
    m_recall.legend->setVisible(m_measured);
    m_plot->plotLayout()->setColumnStretchFactor(1, m_measured ? 1.0 : 0.001);
    fitLegends();
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

void TrainingCurves::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitLegends();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrainingCurves::fitLegends()
{
    const QFontMetrics metrics(m_loss.legend->font());
    const double whole = m_plot->width() - (m_measured ? 2 * Spacing::large : 0);
    for (const Panel* panel : {&m_loss, &m_recall}) {
        const double share = !m_measured ? 1.0 : (panel == &m_loss ? lossShare : 1.0) / (1.0 + lossShare);
        const QMargins margins = panel->legend->margins();
        const int room = static_cast<int>(whole * share) - margins.left() - margins.right();
        const int beside = panel->legend->iconSize().width() + panel->legend->iconTextPadding();
        int widest = 1;
        for (const QString& name : panel->names)
            widest = std::max(widest, beside + metrics.horizontalAdvance(name) + 1);
        const int spacing = panel->legend->columnSpacing();
        const int columns = std::max(1, std::min(static_cast<int>(panel->names.size()), (room + spacing) / (widest + spacing)));
        panel->legend->setWrap(columns);
        for (int i = 0; i < panel->legend->itemCount(); ++i) {
            if (auto* item = qobject_cast<QCPPlottableLegendItem*>(panel->legend->item(i)))
                item->plottable()->setName(metrics.elidedText(panel->names.value(i), Qt::ElideMiddle, room - beside));
        }
    }
}

void TrainingCurves::fill(Panel& panel, const std::vector<Curve>& curves, int steps, double factor)
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
        if (!curve.name.isEmpty()) {
            panel.legend->addItem(new QCPPlottableLegendItem(panel.legend, graph));
            panel.names << curve.name;
        }
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
    panel.x->setRange(0.0, last * (1.0 + airBehind));
    if (std::isfinite(low)) {
        const double air = std::max(1e-3, high - low) * airAbove;
        panel.y->setRange(low - air, high + air);
    }
}

}  // namespace undertone
