// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard and what is in view: the sentence alone, loops, playing on moving, volume, zooms gone back to.
#include "window_fixture.h"

#include "ui/timeline/timeline_view.h"
#include "ui/translation.h"

#include <QAction>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>

using namespace undertone;

class WindowPlayingTest : public QObject {
    Q_OBJECT

private:
    static QAction& action(const WindowFixture& f, const char* name) { return *f.window.findChild<QAction*>(QLatin1String(name)); }
    static std::pair<double, double> boundsOf(const WindowFixture& f, int utterance)
    {
        const Segment& segment = f.document.segments()[static_cast<std::size_t>(utterance)];
        return {segment.startSeconds, segment.endSeconds};
    }

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void theSelectedSentencesAreHeardAlone()
    {
        WindowFixture f;
        f.openAndRun(5);
        f.document.setSelection(3);
        action(f, "play-selection").trigger();
        QCOMPARE(f.playback.range, boundsOf(f, 3));
        QVERIFY(f.playback.repeated == Repeat::Once);
        f.document.extendSelection(5);
        action(f, "loop").trigger();
        action(f, "play-selection").trigger();
        QCOMPARE(f.playback.range.first, boundsOf(f, 3).first);
        QVERIFY(f.playback.range.second >= boundsOf(f, 5).second);
        QVERIFY(f.playback.repeated == Repeat::Loop);
    }

    void movingPlaysWhereThatIsAsked()
    {
        WindowFixture f;
        f.openAndRun(5);
        f.window.show();
        f.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        action(f, "next").trigger();
        QVERIFY(!f.document.isPlaying());
        action(f, "play-on-moving").trigger();
        action(f, "next").trigger();
        QVERIFY(f.document.isPlaying());
        QCOMPARE(f.playback.range, boundsOf(f, f.document.selection()));
        auto& timeline = *f.window.findChild<TimelineView*>();
        timeline.setFocus();
        const int before = f.document.selection();
        QTest::keyClick(&timeline, Qt::Key_Tab);
        QVERIFY(f.document.selection() != before);
        QCOMPARE(f.playback.range, boundsOf(f, f.document.selection()));
        QTest::keyClick(&f.table(), Qt::Key_Down);
        QCOMPARE(f.playback.range, boundsOf(f, f.document.selection()));
    }

    void theVolumeIsHeardAndRemembered()
    {
        WindowFixture f;
        QSignalSpy remembered(&f.window, &MainWindow::volumeChanged);
        auto* slider = f.window.findChild<QSlider*>();
        slider->setValue(slider->maximum() / 2);
        QVERIFY(f.playback.volume > 0.0 && f.playback.volume < 1.0);
        QCOMPARE(remembered.back().front().toDouble(), 0.5);
        f.window.setVolume(0.0);
        QCOMPARE(f.playback.volume, 0.0);
    }

    void zoomsAreGoneBackTo()
    {
        WindowFixture f;
        f.openAndRun(5);
        f.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&f.window));
        const auto& timeline = *f.window.findChild<TimelineView*>();
        const double whole = timeline.axis().spanSeconds();
        QVERIFY(!action(f, "zoom-back").isEnabled());
        f.document.setSelection(3);
        action(f, "zoom-selection").trigger();
        const double close = timeline.axis().spanSeconds();
        QVERIFY(close < whole / 4);
        action(f, "zoom-back").trigger();
        QCOMPARE(timeline.axis().spanSeconds(), whole);
        QVERIFY(!action(f, "zoom-back").isEnabled());
        action(f, "zoom-forward").trigger();
        QVERIFY(std::abs(timeline.axis().spanSeconds() - close) < 1e-6);
    }
};

QTEST_MAIN(WindowPlayingTest)
#include "window_playing_test.moc"
