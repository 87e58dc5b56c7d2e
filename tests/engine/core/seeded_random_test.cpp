// SPDX-License-Identifier: GPL-3.0-or-later
// Seeds stand in models, plans and papers: what they mean must never change.
#include "engine/core/seeded_random.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace undertone;

class SeededRandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitMixIsThePublishedOne()
    {
        // The first numbers of seed 1234567 by the authors' reference implementation.
        SplitMix64 random(1234567);
        for (const std::uint64_t expected :
             {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL, 4593380528125082431ULL, 16408922859458223821ULL})
            QCOMPARE(random.next(), expected);
    }

    void drawsOfASeedStay()
    {
        QCOMPARE(SplitMix64(3).uniform(), 0.11345034205715454);
        QVERIFY(std::abs(SplitMix64(11).normal() + 0.11777151165953448) < 1e-12);
        QVERIFY(std::abs(SplitMix64(5).noise() - 0.033511993F) < 1e-8F);
        QCOMPARE(SplitMix64(3).symmetric(2.0), -2.0 + 4.0 * 0.11345034205715454);
        QCOMPARE(mixSeeds(7, 3), std::uint64_t{5469746296451355178ULL});
        QCOMPARE(seedOf(7, 3), std::uint64_t{10488085672474711487ULL});
        std::vector<int> order(10);
        std::iota(order.begin(), order.end(), 0);
        shuffle(order, 42);
        QCOMPARE(order, (std::vector<int>{0, 9, 5, 8, 6, 4, 7, 2, 1, 3}));
    }

    void deviationsAreOne()
    {
        SplitMix64 random(1);
        constexpr int count = 20000;
        double normal = 0.0, noise = 0.0;
        for (int i = 0; i < count; ++i) {
            normal += std::pow(random.normal(), 2.0);
            noise += std::pow(static_cast<double>(random.noise()), 2.0);
        }
        QVERIFY2(std::abs(normal / count - 1.0) < 0.05, qPrintable(QString::number(normal / count)));
        QVERIFY2(std::abs(noise / count - 1.0) < 0.05, qPrintable(QString::number(noise / count)));
    }
};

QTEST_GUILESS_MAIN(SeededRandomTest)
#include "seeded_random_test.moc"
