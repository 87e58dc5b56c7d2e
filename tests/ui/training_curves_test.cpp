// SPDX-License-Identifier: GPL-3.0-or-later
#undef QT_NO_KEYWORDS  // QCustomPlot's header is written with them
#include "ui/training/training_curves.h"

#include <qcustomplot.h>

#include <QtTest>

using namespace undertone;

class TrainingCurvesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is drawn past an edge is cut there.
    void legendsAndLastPointsAreDrawnWhole()
    {
        std::vector<Curve> losses;
        std::vector<Curve> recalls;
        for (int i = 0; i < 6; ++i) {
            const QString name = QStringLiteral("a training whose name is rather long %1").arg(i);
            losses.push_back({name, {50, 100}, {4.0, 3.0 + i}, Qt::red, Qt::SolidLine, true});
            recalls.push_back({name, {50, 100}, {0.4, 0.5}, Qt::red, Qt::SolidLine, true});
        }
        TrainingCurves curves(Theme::of(ThemeMode::Light));
        curves.resize(620, 320);
        curves.setCurves(losses, recalls, 100);
        curves.show();
        QVERIFY(QTest::qWaitForWindowExposed(&curves));
        auto* plot = curves.findChild<QCustomPlot*>();
        plot->grab();
        int legends = 0;
        for (const QCPLegend* legend : plot->findChildren<QCPLegend*>()) {
            if (legend->itemCount() == 0)
                continue;
            ++legends;
            QVERIFY2(plot->viewport().contains(legend->outerRect()), "the legend is past the plot");
            for (int i = 0; i < legend->itemCount(); ++i)
                QVERIFY(legend->rect().contains(legend->item(i)->rect()));
            for (const QCPAxisRect* rect : plot->axisRects())
                QVERIFY2(!rect->rect().intersects(legend->rect()), "the legend stands over lines");
        }
        QCOMPARE(legends, 2);
        for (int i = 0; i < plot->plottableCount(); ++i) {
            const auto* graph = qobject_cast<QCPGraph*>(plot->plottable(i));
            QVERIFY(graph);
            const double x = graph->keyAxis()->coordToPixel(100.0);
            QVERIFY(x + graph->scatterStyle().size() / 2 <= graph->keyAxis()->axisRect()->right());
        }
    }
};

QTEST_MAIN(TrainingCurvesTest)
#include "training_curves_test.moc"
