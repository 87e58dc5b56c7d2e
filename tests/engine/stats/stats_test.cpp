// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/agreement.h"
#include "engine/stats/confusion_matrix.h"
#include "engine/stats/significance.h"
#include "tests/support/deviation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <map>

using namespace undertone;

namespace {

constexpr int classes = 4;

ConfusionMatrix matrixOf(const QJsonArray& truth, const QJsonArray& predicted)
{
    ConfusionMatrix matrix(classes);
    for (int i = 0; i < truth.size(); ++i)
        matrix.add(truth[i].toInt(), predicted[i].toInt());
    return matrix;
}

LabelCounts countsOf(const QJsonArray& numbers)
{
    LabelCounts counts;
    for (const QJsonValue& number : numbers)
        counts.push_back(number.toInteger());
    return counts;
}

const std::map<QString, Metric> metrics{
    {QStringLiteral("wa"), weightedAccuracy}, {QStringLiteral("ua"), unweightedRecall}, {QStringLiteral("wf1"), weightedF1}};

}  // namespace

// Expected values are those of tests/oracle/make_stats_goldens.py (scikit-learn, statsmodels, krippendorff, numpy).
class StatsTest : public QObject {
    Q_OBJECT

    QJsonObject m_golden;
    test::Deviations m_deviations;

    /// Relative where the expected value is larger than one.
    bool near(const QString& what, double value, double expected, double tolerance = 1e-12)
    {
        return m_deviations.within(what, std::abs(value - expected) / std::max(1.0, std::abs(expected)), tolerance);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(UNDERTONE_TESTS_DIR "/golden/stats.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_golden = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!m_golden.isEmpty());
    }
    void cleanupTestCase() { m_deviations.print(); }

    void figuresAreScikitLearns()
    {
        const QJsonArray cases = m_golden[QStringLiteral("cases")].toArray();
        QCOMPARE(cases.size(), 5);
        for (const QJsonValue& value : cases) {
            const QJsonObject one = value.toObject();
            const QByteArray name = one[QStringLiteral("name")].toString().toUtf8();
            const ConfusionMatrix matrix = matrixOf(one[QStringLiteral("truth")].toArray(), one[QStringLiteral("predicted")].toArray());
            for (const auto& [key, metric] : metrics)
                QVERIFY2(near("WA, UA, WF1", metric(matrix), one[key].toDouble()), (name + " " + key.toUtf8()).constData());
            for (int i = 0; i < classes; ++i) {
                for (int j = 0; j < classes; ++j)
                    QCOMPARE(matrix.count(i, j), one[QStringLiteral("matrix")].toArray()[i].toArray()[j].toInteger());
            }
        }
    }

    void cohensKappaIsScikitLearns()
    {
        const QJsonObject kappas = m_golden[QStringLiteral("cohen")].toObject();
        for (const QJsonValue& value : m_golden[QStringLiteral("cases")].toArray()) {
            const QString name = value[QStringLiteral("name")].toString();
            QVERIFY(kappas.contains(name));
            const double kappa =
                cohenKappa(matrixOf(value[QStringLiteral("truth")].toArray(), value[QStringLiteral("predicted")].toArray()));
            QVERIFY2(near("Cohen's kappa", kappa, kappas[name].toDouble()), name.toUtf8().constData());
        }
    }

    void agreementOfManyIsStatsmodelsAndKrippendorffs()
    {
        const QJsonArray cases = m_golden[QStringLiteral("agreement")].toArray();
        QCOMPARE(cases.size(), 5);
        for (const QJsonValue& value : cases) {
            const QByteArray name = value[QStringLiteral("name")].toString().toUtf8();
            std::vector<LabelCounts> sentences;
            for (const QJsonValue& counts : value[QStringLiteral("counts")].toArray())
                sentences.push_back(countsOf(counts.toArray()));
            QVERIFY2(near("Krippendorff's alpha", krippendorffAlpha(sentences), value[QStringLiteral("alpha")].toDouble()),
                     name.constData());
            // Fleiss' kappa is not for sentences that some did not judge.
            const QJsonValue fleiss = value[QStringLiteral("fleiss")];
            QVERIFY2(fleiss.isNull() ? std::isnan(fleissKappa(sentences))
                                     : near("Fleiss' kappa", fleissKappa(sentences), fleiss.toDouble()),
                     name.constData());
        }
    }

    void agreementWithoutAChoiceIsNotANumber()
    {
        ConfusionMatrix oneLabel(classes);
        oneLabel.add(2, 2);
        QVERIFY(std::isnan(cohenKappa(oneLabel)));
        QVERIFY(std::isnan(cohenKappa(ConfusionMatrix(classes))));
        const std::vector<LabelCounts> same{{0, 3}, {0, 3}}, single{{1, 0}, {0, 1}};
        for (const auto& sentences : {same, single, std::vector<LabelCounts>{}}) {
            QVERIFY(std::isnan(fleissKappa(sentences)));
            QVERIFY(std::isnan(krippendorffAlpha(sentences)));
        }
    }

    void nothingCountedIsNotANumber()
    {
        const ConfusionMatrix empty(classes);
        for (const auto& [key, metric] : metrics)
            QVERIFY(std::isnan(metric(empty)));
        QVERIFY(std::isnan(recall(empty, 0)));
        QVERIFY(std::isnan(bootstrapInterval({}, weightedAccuracy).estimate));
    }

    void intervalsAreThoseOfTheSameDrawsInPython()
    {
        const QJsonObject golden = m_golden[QStringLiteral("bootstrap")].toObject();
        std::vector<ConfusionMatrix> first, second;
        for (const QJsonValue& value : golden[QStringLiteral("groups")].toArray()) {
            const QJsonObject group = value.toObject();
            const QJsonArray truth = group[QStringLiteral("truth")].toArray();
            first.push_back(matrixOf(truth, group[QStringLiteral("first")].toArray()));
            second.push_back(matrixOf(truth, group[QStringLiteral("second")].toArray()));
        }
        const BootstrapConfig config{golden[QStringLiteral("resamples")].toInt(), golden[QStringLiteral("level")].toDouble(),
                                     static_cast<std::uint64_t>(golden[QStringLiteral("seed")].toInteger())};
        const auto matches = [&golden, this](const QString& key, const Interval& interval) {
            const QJsonObject expected = golden[key].toObject();
            return near("bootstrap", interval.estimate, expected[QStringLiteral("estimate")].toDouble())
                && near("bootstrap", interval.low, expected[QStringLiteral("low")].toDouble())
                && near("bootstrap", interval.high, expected[QStringLiteral("high")].toDouble());
        };
        for (const auto& [key, metric] : metrics) {
            QVERIFY2(matches(key, bootstrapInterval(first, metric, config)), key.toUtf8().constData());
            QVERIFY2(matches(key + QStringLiteral("_difference"), bootstrapDifference(first, second, metric, config)),
                     key.toUtf8().constData());
        }
    }

    void aDifferenceIsPaired()
    {
        // Two ways that agree everywhere differ by nothing in every draw, however much dialogues differ.
        std::vector<ConfusionMatrix> groups;
        for (int i = 0; i < 8; ++i) {
            ConfusionMatrix matrix(2);
            for (int k = 0; k < 10; ++k)
                matrix.add(k % 2, k < i ? k % 2 : 0);
            groups.push_back(matrix);
        }
        const Interval same = bootstrapDifference(groups, groups, weightedAccuracy);
        QCOMPARE(same.low, 0.0);
        QCOMPARE(same.high, 0.0);
        const Interval one = bootstrapInterval(groups, weightedAccuracy);
        QVERIFY(one.low < one.estimate && one.estimate < one.high);
    }

    void theSeedSettlesTheInterval()
    {
        std::vector<ConfusionMatrix> groups;
        for (int i = 0; i < 9; ++i) {
            ConfusionMatrix matrix(2);
            for (int k = 0; k < 7; ++k)
                matrix.add(k % 2, (k * i) % 3 % 2);
            groups.push_back(matrix);
        }
        const Interval first = bootstrapInterval(groups, weightedF1, {50, 0.95, 1});
        const Interval again = bootstrapInterval(groups, weightedF1, {50, 0.95, 1});
        const Interval other = bootstrapInterval(groups, weightedF1, {50, 0.95, 2});
        QVERIFY(first.low == again.low && first.high == again.high);
        QVERIFY(first.low != other.low || first.high != other.high);
    }

    void mcnemarIsTheExactBinomialTest()
    {
        for (const QJsonValue& value : m_golden[QStringLiteral("mcnemar")].toArray()) {
            const QJsonArray row = value.toArray();
            const double p = mcnemarExact(row[0].toInteger(), row[1].toInteger());
            QVERIFY2(near("McNemar", p, row[2].toDouble(), 1e-7), QByteArray::number(p) + " for " + QByteArray::number(row[0].toInteger()));
        }
        QCOMPARE(mcnemarExact(0, 0), 1.0);
    }

    void quantilesAreNumpys()
    {
        const QJsonObject golden = m_golden[QStringLiteral("quantiles")].toObject();
        std::vector<double> values;
        for (const QJsonValue& value : golden[QStringLiteral("values")].toArray())
            values.push_back(value.toDouble());
        const QJsonArray shares = golden[QStringLiteral("shares")].toArray();
        for (int i = 0; i < shares.size(); ++i)
            QVERIFY(near("quantiles", quantileOfSorted(values, shares[i].toDouble()),
                         golden[QStringLiteral("expected")].toArray()[i].toDouble()));
        QVERIFY(std::isnan(quantileOfSorted({}, 0.5)));
    }
};

QTEST_GUILESS_MAIN(StatsTest)
#include "stats_test.moc"
