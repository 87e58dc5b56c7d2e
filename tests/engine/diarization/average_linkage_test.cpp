// SPDX-License-Identifier: GPL-3.0-or-later
// Average linkage as scipy has it.
#include "engine/diarization/average_linkage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace undertone;

class AverageLinkageTest : public QObject {
    Q_OBJECT

    QJsonObject m_golden;
    std::size_t m_count = 0;
    std::vector<ClusterMerge> m_merges;

    static std::vector<int> listed(const QJsonArray& values)
    {
        std::vector<int> numbers;
        for (const auto& value : values)
            numbers.push_back(value.toInt());
        return numbers;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(UNDERTONE_TESTS_DIR "/golden/average_linkage.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_golden = QJsonDocument::fromJson(file.readAll()).object();
        const auto points = m_golden["points"].toArray();
        m_count = static_cast<std::size_t>(points.size());
        QVERIFY(m_count > 50);
        std::vector<float> distances;
        for (const auto& a : points) {
            for (const auto& b : points) {
                double square = 0.0;
                for (int k = 0; k < 3; ++k)
                    square += std::pow(a[k].toDouble() - b[k].toDouble(), 2);
                distances.push_back(static_cast<float>(std::sqrt(square)));
            }
        }
        m_merges = averageLinkage(std::move(distances), m_count);
    }

    void mergesHaveScipysDistances()
    {
        const auto expected = m_golden["distances"].toArray();
        QCOMPARE(m_merges.size(), m_count - 1);
        for (qsizetype i = 0; i < expected.size(); ++i)
            QVERIFY(std::fabs(m_merges[static_cast<std::size_t>(i)].distance - expected[i].toDouble()) < 1e-5);
    }

    void cutsAreScipys()
    {
        for (const auto& cut : m_golden["cuts"].toArray())
            QCOMPARE(cutAtDistance(m_merges, m_count, cut[0].toDouble()), listed(cut[1].toArray()));
        for (const auto& cut : m_golden["counts"].toArray())
            QCOMPARE(cutIntoClusters(m_merges, m_count, static_cast<std::size_t>(cut[0].toInt())), listed(cut[1].toArray()));
    }

    void equalDistancesEnd()
    {
        const auto merges = averageLinkage(std::vector<float>(64 * 64, 0.5F), 64);
        QCOMPARE(merges.size(), std::size_t{63});
        QCOMPARE(cutAtDistance(merges, 64, 0.5), std::vector<int>(64, 0));
    }

    void fewPoints()
    {
        QVERIFY(averageLinkage({}, 0).empty());
        QVERIFY(averageLinkage({0.0F}, 1).empty());
        QCOMPARE(cutIntoClusters({}, 1, 5), std::vector<int>{0});
        QCOMPARE(cutAtDistance({}, 0, 1.0), std::vector<int>{});
    }
};

QTEST_GUILESS_MAIN(AverageLinkageTest)
#include "average_linkage_test.moc"
