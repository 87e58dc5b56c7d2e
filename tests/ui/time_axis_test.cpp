// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_axis.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace undertone;

class TimeAxisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secondsAndPixelsAreInverse()
    {
        TimeAxis axis(3 * 3600.0, 1111.0);
        for (const double factor : {1.0, 3.0, 40.0, 500.0}) {
            axis.zoomAbout(700.0, factor);
            for (double pixel = -50.0; pixel < 1200.0; pixel += 37.3)
                QVERIFY(std::abs(axis.toPixel(axis.toSeconds(pixel)) - pixel) < 1e-6);
        }
        QVERIFY(std::abs(axis.toPixel(axis.startSeconds())) < 1e-6);
        QVERIFY(std::abs(axis.toPixel(axis.endSeconds()) - 1111.0) < 1e-6);
    }

    void zoomingKeepsTheTimeUnderThePointer()
    {
        TimeAxis axis(600.0, 1000.0);
        axis.zoomAbout(250.0, 4.0);
        const double under = axis.toSeconds(640.0);
        axis.zoomAbout(640.0, 2.5);
        QVERIFY(std::abs(axis.toSeconds(640.0) - under) < 1e-9);
        QCOMPARE(axis.spanSeconds(), 60.0);
        axis.zoomAbout(640.0, 1 / 2.5);
        QVERIFY(std::abs(axis.toSeconds(640.0) - under) < 1e-9);
    }

    void theViewNeverLeavesTheRecording()
    {
        TimeAxis axis(100.0, 500.0);
        axis.setRange(40.0, 60.0);
        axis.scrollBySeconds(1e6);
        QCOMPARE(axis.endSeconds(), 100.0);
        QCOMPARE(axis.spanSeconds(), 20.0);
        axis.scrollByPixels(-1e9);
        QCOMPARE(axis.startSeconds(), 0.0);
        axis.zoomAbout(10.0, 1e-9);
        QCOMPARE(axis.spanSeconds(), axis.durationSeconds());
        QCOMPARE(axis.spanSeconds(), 100.0);
        axis.zoomAbout(499.0, 1e12);
        QCOMPARE(axis.spanSeconds(), TimeAxis::minimumSpanSeconds);
        QVERIFY(axis.endSeconds() <= 100.0);
    }

    void anEmptyRecordingHasAnAxisToo()
    {
        TimeAxis axis(0.0, 0.0);
        QVERIFY(std::isfinite(axis.toPixel(0.0)));
        QVERIFY(std::isfinite(axis.toSeconds(0.0)));
        QVERIFY(!axis.ticks().empty());
    }

    void widthChangesKeepTheRange()
    {
        TimeAxis axis(100.0, 500.0);
        axis.setRange(10.0, 30.0);
        axis.setWidth(900.0);
        QCOMPARE(axis.startSeconds(), 10.0);
        QCOMPARE(axis.endSeconds(), 30.0);
        QCOMPARE(axis.toPixel(20.0), 450.0);
    }

    void whatIsWantedComesIntoViewWithLittleScrolling()
    {
        TimeAxis axis(100.0, 500.0);
        axis.setRange(10.0, 30.0);
        axis.ensureVisible(15.0, 20.0);
        QCOMPARE(axis.startSeconds(), 10.0);
        axis.ensureVisible(40.0, 45.0);
        QVERIFY(axis.startSeconds() <= 40.0 && axis.endSeconds() >= 45.0);
        QVERIFY(axis.endSeconds() < 48.0);
        QCOMPARE(axis.spanSeconds(), 20.0);
        axis.ensureVisible(3.0, 4.0);
        QVERIFY(axis.startSeconds() <= 3.0 && axis.startSeconds() > 0.0);
        axis.ensureVisible(50.0, 90.0);
        QCOMPARE(axis.startSeconds(), 50.0);
    }

    void marksAreSpacedAndLabelledApart_data()
    {
        QTest::addColumn<double>("duration");
        QTest::addColumn<double>("span");
        for (const double span : {0.005, 0.05, 0.31, 2.0, 9.0, 61.0, 600.0, 3600.0, 36000.0})
            QTest::addRow("%g s", span) << 40000.0 << span;
    }

    void marksAreSpacedAndLabelledApart()
    {
        QFETCH(double, duration);
        QFETCH(double, span);
        TimeAxis axis(duration, 1200.0);
        axis.setRange(3723.4, 3723.4 + span);
        double last = -1e9;
        int majors = 0;
        QSet<QString> labels;
        for (const TimeTick& tick : axis.ticks(90.0)) {
            QVERIFY(tick.seconds >= axis.startSeconds() - 1e-3 && tick.seconds <= axis.endSeconds() + 1e-3);
            if (!tick.major)
                continue;
            ++majors;
            QVERIFY(axis.toPixel(tick.seconds) - last > 89.9);
            last = axis.toPixel(tick.seconds);
            QVERIFY2(!labels.contains(tick.label), qPrintable(tick.label));
            labels.insert(tick.label);
        }
        QVERIFY2(majors >= 2 && majors <= 14, qPrintable(QString::number(majors)));
    }

    void timesAreWrittenAsReadersExpect_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("resolution");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << 1.0 << "0:00";
        QTest::newRow("minute") << 67.0 << 1.0 << "1:07";
        QTest::newRow("hour") << 3723.0 << 1.0 << "1:02:03";
        QTest::newRow("tenths") << 7.25 << 0.1 << "0:07.3";
        QTest::newRow("half step") << 7.5 << 0.5 << "0:07.5";
        QTest::newRow("milliseconds") << 3599.9996 << 0.001 << "1:00:00.000";
        QTest::newRow("carry") << 59.96 << 0.1 << "1:00.0";
    }

    void timesAreWrittenAsReadersExpect()
    {
        QFETCH(double, seconds);
        QFETCH(double, resolution);
        QFETCH(QString, text);
        QCOMPARE(formatTime(seconds, resolution), text);
    }
};

QTEST_APPLESS_MAIN(TimeAxisTest)
#include "time_axis_test.moc"
