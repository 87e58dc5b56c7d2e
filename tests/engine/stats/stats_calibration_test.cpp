// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/calibration.h"
#include "tests/support/deviation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace undertone;

namespace {

std::vector<double> numbersOf(const QJsonValue& array)
{
    std::vector<double> numbers;
    for (const QJsonValue& number : array.toArray())
        numbers.push_back(number.toDouble());
    return numbers;
}

std::vector<JudgedProbabilities> judgedOf(const QJsonObject& one)
{
    std::vector<JudgedProbabilities> judged;
    const QJsonArray truth = one[QStringLiteral("truth")].toArray();
    for (const QJsonValue& row : one[QStringLiteral("probabilities")].toArray())
        judged.push_back({numbersOf(row), truth[static_cast<qsizetype>(judged.size())].toInt()});
    return judged;
}

}  // namespace

// Expected values are those of tests/oracle/make_calibration_goldens.py (scikit-learn, scipy).
class StatsCalibrationTest : public QObject {
    Q_OBJECT

    QJsonObject m_golden;
    test::Deviations m_deviations;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(UNDERTONE_TESTS_DIR "/golden/calibration.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_golden = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(m_golden[QStringLiteral("cases")].toArray().size(), 3);
    }
    void cleanupTestCase() { m_deviations.print(); }

    void binsAreThoseOfScikitLearn()
    {
        for (const QJsonValue& value : m_golden[QStringLiteral("cases")].toArray()) {
            const auto one = value.toObject();
            const auto judged = judgedOf(one);
            const auto accuracy = numbersOf(one[QStringLiteral("accuracy")]), confidence = numbersOf(one[QStringLiteral("confidence")]);
            const auto counts = numbersOf(one[QStringLiteral("counts")]);
            std::size_t filled = 0;  // calibration_curve leaves empty bins out
            const auto bins = reliabilityBins(judged);
            QCOMPARE(bins.size(), counts.size());
            for (std::size_t bin = 0; bin < bins.size(); ++bin) {
                QCOMPARE(static_cast<double>(bins[bin].count), counts[bin]);
                if (bins[bin].count == 0)
                    continue;
                QVERIFY(m_deviations.within("reliability", std::abs(bins[bin].accuracy - accuracy[filled]), 1e-12));
                QVERIFY(m_deviations.within("reliability", std::abs(bins[bin].confidence - confidence[filled]), 1e-12));
                ++filled;
            }
            QVERIFY(m_deviations.within("ECE", std::abs(expectedCalibrationError(judged) - one[QStringLiteral("ece")].toDouble()), 1e-12));
        }
    }

    void theTemperatureIsTheOneScipyFinds()
    {
        for (const QJsonValue& value : m_golden[QStringLiteral("cases")].toArray()) {
            const auto one = value.toObject();
            const auto judged = judgedOf(one);
            const double expected = one[QStringLiteral("temperature")].toDouble();
            const double fitted = fitTemperature(judged);
            // The valley is flat to rounding around its floor: 1e-6 is where both searches end.
            QVERIFY2(m_deviations.within("temperature", std::abs(fitted - expected) / expected, 1e-6),
                     qPrintable(QString::number(fitted, 'g', 12)));
            QVERIFY(
                m_deviations.within("log loss", std::abs(negativeLogLikelihood(judged) - one[QStringLiteral("nll")].toDouble()), 1e-12));
            QVERIFY(m_deviations.within(
                "log loss", std::abs(negativeLogLikelihood(judged, fitted) - one[QStringLiteral("nll_fitted")].toDouble()), 1e-12));
            const auto first = atTemperature(judged.front().probabilities, 2.0);
            const auto tempered = numbersOf(one[QStringLiteral("first_at_2")]);
            for (std::size_t i = 0; i < first.size(); ++i)
                QVERIFY(m_deviations.within("softmax at 2", std::abs(first[i] - tempered[i]), 1e-12));
        }
    }

    void certaintyAndNothingAreEnds()
    {
        // Always right: ever surer, until the loss is 0 to the last bit; a probability of 0 does no harm.
        const std::vector<JudgedProbabilities> right{{{0.9, 0.1, 0.0}, 0}, {{0.2, 0.8, 0.0}, 1}};
        QVERIFY(fitTemperature(right) < 0.05);
        // Always wrong: ever less sure.
        const std::vector<JudgedProbabilities> wrong{{{0.9, 0.1}, 1}};
        QVERIFY(std::abs(fitTemperature(wrong) - 100.0) < 1e-4);
        QCOMPARE(fitTemperature({}), 1.0);
        QVERIFY(std::isnan(expectedCalibrationError({})));
        // Full certainty falls into the last bin.
        QCOMPARE(reliabilityBins(std::vector<JudgedProbabilities>{{{1.0, 0.0}, 0}}).back().count, std::int64_t{1});
    }
};

QTEST_APPLESS_MAIN(StatsCalibrationTest)
#include "stats_calibration_test.moc"
