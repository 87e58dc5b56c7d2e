// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard and what is in view: the sentence alone, loops, playing on moving, volume, zooms gone back to.
#include "window_fixture.h"

#include "tests/support/named_segments.h"
#include "ui/conversation/listening.h"
#include "ui/timeline/timeline_view.h"
#include "ui/translation.h"

#include <QAction>
#include <QMenu>
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

    void theSpeedIsChosenInTheMenuAndByKeys()
    {
        WindowFixture f;
        f.openAndRun(5);
        QCOMPARE(f.playback.treatment.rate, 1.0);
        action(f, "speed-0.5").trigger();
        QCOMPARE(f.playback.treatment.rate, 0.5);
        QVERIFY(action(f, "speed-0.5").isChecked() && !action(f, "speed-1").isChecked());
        for (int i = 0; i < 9; ++i)
            action(f, "slower").trigger();
        QCOMPARE(f.playback.treatment.rate, 0.25);
        action(f, "faster").trigger();
        QCOMPARE(f.playback.treatment.rate, 0.5);
        for (int i = 0; i < 9; ++i)
            action(f, "faster").trigger();
        QCOMPARE(f.playback.treatment.rate, 2.0);
    }

    void soloAndMuteLeaveOnlyWhatIsAskedFor()
    {
        ConversationDocument document;
        SimulatedPlayback playback;
        Listening listening(document, playback);
        Conversation talk;
        const SpeakerId ada = addSpeaker(talk, "Ada");
        const SpeakerId ben = addSpeaker(talk, "Ben");
        talk.segments = {{1.0, 3.0, ada}, {2.0, 5.0, ben}, {6.0, 7.0, ada}, {8.0, 9.0, ben}};
        numberSegments(talk);
        document.setAudio(QStringLiteral("talk.wav"), 10.0);
        document.setConversation(talk);
        using Stretches = std::vector<std::pair<double, double>>;
        QCOMPARE(playback.treatment.silent, Stretches());
        const QString name = QStringLiteral("Ben");
        listening.setMuted(name, true);
        QCOMPARE(playback.treatment.silent, (Stretches{{3.0, 5.0}, {8.0, 9.0}}));  // Ada is heard where both speak
        listening.setSolo(name, true);
        QVERIFY(!listening.isMuted(name));
        QCOMPARE(playback.treatment.silent, (Stretches{{0.0, 2.0}, {5.0, 8.0}, {9.0, 10.0}}));
        talk.segments[3].endSeconds = 9.5;
        document.editConversation(talk);
        QCOMPARE(playback.treatment.silent.back(), (std::pair{9.5, 10.0}));
        listening.setChannel(1);
        QCOMPARE(playback.treatment.channel, std::optional(1));
        QVERIFY(listening.hidesSomething());
        document.setAudio(QStringLiteral("other.wav"), 10.0);
        QVERIFY(!listening.hidesSomething() && !playback.treatment.channel && playback.treatment.silent.empty());
    }

    void theOutputDeviceIsChosenAndRemembered()
    {
        WindowFixture f;
        auto* menu = f.window.findChild<QMenu*>(QStringLiteral("output-device"));
        QSignalSpy remembered(&f.window, &MainWindow::outputDeviceChanged);
        Q_EMIT menu->aboutToShow();
        const auto item = [menu](const QString& name) {
            const auto items = menu->actions();
            return *std::ranges::find_if(items, [&](const QAction* candidate) { return candidate->data().toString() == name; });
        };
        QVERIFY(item({})->isChecked());
        item(QStringLiteral("ALSA: Speakers"))->trigger();
        QCOMPARE(f.playback.device, QStringLiteral("ALSA: Speakers"));
        QCOMPARE(remembered.size(), 1);
        f.playback.devices = {QStringLiteral("ALSA: Headphones")};
        Q_EMIT menu->aboutToShow();
        QVERIFY2(item(QStringLiteral("ALSA: Speakers"))->isChecked(), "one that is not connected stays chosen");
        item({})->trigger();
        QCOMPARE(f.playback.device, QString());
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
