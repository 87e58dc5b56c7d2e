// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_curves.h"

#include <QCoreApplication>

#include <functional>

namespace undertone {
namespace {

class RunCurveWords {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

using Figure = std::function<std::optional<double>(const TrainingPoint&)>;

/// (L_a + L_e) / 2 as in Eq. 7; L_a alone where no emotion was read.
std::optional<double> meanOf(const std::optional<double>& audio, const std::optional<double>& emotion)
{
    return audio && emotion ? std::optional(0.5 * (*audio + *emotion)) : audio;
}

std::optional<double> heldBackLoss(const TrainingPoint& point)
{
    return meanOf(point.validationAudioLoss, point.validationEmotionLoss);
}
std::optional<double> devLoss(const TrainingPoint& point)
{
    return meanOf(point.devAudioLoss, point.devEmotionLoss);
}

Curve trained(const QString& name, const std::vector<TrainingPoint>& points, const QColor& colour)
{
    Curve curve{name, {}, {}, colour};
    for (const TrainingPoint& point : points) {
        curve.steps.append(point.step);
        curve.values.append(point.loss);
    }
    return curve;
}

/// Reports repeat what was measured last: one dot for each measurement.
Curve measured(const QString& name, const std::vector<TrainingPoint>& points, const QColor& colour, Qt::PenStyle style,
               const Figure& figure)
{
    Curve curve{name, {}, {}, colour, style, true};
    int last = 0;
    for (const TrainingPoint& point : points) {
        const auto value = figure(point);
        if (!value || point.measuredStep <= last)
            continue;
        last = point.measuredStep;
        curve.steps.append(point.measuredStep);
        curve.values.append(*value);
    }
    return curve;
}

void addMeasured(std::vector<Curve>& curves, Curve curve)
{
    if (!curve.values.isEmpty())
        curves.push_back(std::move(curve));
}

}  // namespace

RunCurves curvesOf(const std::vector<TrainingPoint>& points, const Theme& theme)
{
    const QColor quiet = theme.colours().lossBefore;
    const QColor heldBack = theme.series(1);
    const QColor others = theme.series(0);
    RunCurves curves;
    curves.losses.push_back(trained(RunCurveWords::tr("training"), points, quiet));
    addMeasured(curves.losses, measured(RunCurveWords::tr("held back"), points, heldBack, Qt::DashLine, heldBackLoss));
    addMeasured(curves.losses, measured(RunCurveWords::tr("other speakers"), points, others, Qt::SolidLine, devLoss));
    addMeasured(curves.recalls, measured(RunCurveWords::tr("held back"), points, heldBack, Qt::DashLine, [](const TrainingPoint& point) {
                    return point.validationUnweightedRecall;
                }));
    addMeasured(curves.recalls,
                measured(RunCurveWords::tr("other speakers"), points, others, Qt::SolidLine,
                         [](const TrainingPoint& point) { return point.devUnweightedRecall; }));
    return curves;
}

RunCurves comparedCurvesOf(const std::vector<TrainingPoint>& points, const QString& name, int place, const Theme& theme)
{
    const QColor colour = theme.series(place);
    // Other speakers say more than the same ones held back: where both were measured, they stand for the run.
    const Figure loss = [](const TrainingPoint& point) { return devLoss(point) ? devLoss(point) : heldBackLoss(point); };
    const Figure recall = [](const TrainingPoint& point) {
        return point.devUnweightedRecall ? point.devUnweightedRecall : point.validationUnweightedRecall;
    };
    RunCurves curves;
    curves.losses.push_back(trained(name, points, colour));
    addMeasured(curves.losses, measured({}, points, colour, Qt::DashLine, loss));
    addMeasured(curves.recalls, measured(name, points, colour, Qt::SolidLine, recall));
    return curves;
}

}  // namespace undertone
