// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard and what is in view: the sentence alone, loops, playing on moving, volume, zooms gone back to.
#include "timeline_fixture.h"
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

    void aStretchOfSoundIsDraggedAndHeard()
    {
        WindowFixture f;
        f.openAndRun(5);
        f.window.resize(1280, 800);
        f.window.show();
        auto& timeline = *f.window.findChild<TimelineView*>();
        const QRect sound = timeline.scene().plotRect(timeline.scene().indexOf(TimelineTrack::Kind::Waveform));
        const auto drag = [&](int from, int to) {
            QTest::mousePress(&timeline, Qt::LeftButton, {}, QPoint(sound.left() + from, sound.center().y()));
            QTest::mouseMove(&timeline, QPoint(sound.left() + (from + to) / 2, sound.center().y()));
            QTest::mouseMove(&timeline, QPoint(sound.left() + to, sound.center().y()));
            QTest::mouseRelease(&timeline, Qt::LeftButton, {}, QPoint(sound.left() + to, sound.center().y()));
        };
        drag(300, 200);
        QVERIFY(f.document.region().has_value());
        const auto region = *f.document.region();
        QVERIFY(std::abs(region.first - timeline.axis().toSeconds(200)) < timeline.axis().secondsPerPixel());
        QVERIFY(std::abs(region.second - timeline.axis().toSeconds(300)) < timeline.axis().secondsPerPixel());
        QVERIFY2(f.document.selected().empty(), "there is one selection");
        action(f, "play-selection").trigger();
        QCOMPARE(f.playback.range, region);
        action(f, "zoom-selection").trigger();
        QVERIFY(timeline.axis().startSeconds() < region.first && timeline.axis().endSeconds() > region.second);
        QVERIFY(timeline.axis().spanSeconds() < 2 * (region.second - region.first));
        QVERIFY2(!action(f, "new-sentence").isEnabled(), "no project is open that could keep it");
        // A click is no drag, and selects a sentence instead; Escape selects nothing.
        action(f, "zoom-fit").trigger();
        f.document.setRegion(3.0, 2.0);
        QCOMPARE(f.document.region()->first, 2.0);
        f.document.setSelection(2);
        QVERIFY(!f.document.region());
        f.document.setRegion(2.0, 3.0);
        QTest::keyClick(&timeline, Qt::Key_Escape);
        QVERIFY(!f.document.region() && !f.document.selectedSeconds());
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

    void aClickOnANameHearsThatSpeakerAlone()
    {
        WindowFixture f;
        f.openAndRun(WindowFixture::sentences);
        f.window.resize(1280, 800);
        f.window.show();
        auto& timeline = *f.window.findChild<TimelineView*>();
        const auto& scene = timeline.scene();
        const std::size_t lanes = scene.indexOf(TimelineTrack::Kind::Speakers);
        const auto nameOf = [&](int speaker) {
            const QRect rect = scene.trackRect(lanes);
            for (int y = 0; y < rect.height(); ++y) {
                if (scene.track(lanes).speakerAt(QPointF(1, y + 2), scene.plotRect(lanes).size(), scene.context()) == speaker)
                    return QPoint(TimelineScene::gutterWidth - 30, rect.top() + y + 2);
            }
            return QPoint();
        };
        const auto& heard = scene.heard();
        const QStringList speakers = f.document.speakers();
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, nameOf(0));
        QCOMPARE(heard.alone, QStringList{speakers[0]});
        QVERIFY(!f.playback.treatment.silent.empty());
        QTest::mouseClick(&timeline, Qt::LeftButton, Qt::ShiftModifier, nameOf(1));
        QCOMPARE(heard.muted, QStringList{speakers[1]});
        // Who was muted and is to be heard alone is muted no longer, and the one before is not alone any more.
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, nameOf(1));
        QCOMPARE(heard.alone, QStringList{speakers[1]});
        QVERIFY(heard.muted.isEmpty() && heard.hears(speakers[1]) && !heard.hears(speakers[0]));
        const int selected = f.document.selection();
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, nameOf(1));
        QVERIFY(heard.alone.isEmpty() && f.playback.treatment.silent.empty());
        QCOMPARE(f.document.selection(), selected);
    }

    void aClickOnAChannelsNumberHearsItAlone()
    {
        const TimelineFixture fixture = TimelineFixture::conversation(60.0);
        ConversationDocument document;
        fixture.fill(document, 4);
        auto peaks = *document.peaks();
        peaks.channels = {peaks.levels, peaks.levels};
        document.setPeaks(std::make_shared<const WaveformPeaks>(peaks));
        TimelineView view(document);
        view.resize(1000, 600);
        view.show();
        QSignalSpy asked(&view, &TimelineView::channelRequested);
        const QRect waveform = view.scene().trackRect(view.scene().indexOf(TimelineTrack::Kind::Waveform));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(170, waveform.bottom() - 5));
        QVERIFY2(asked.isEmpty(), "in one waveform no channel has a number");
        auto options = view.soundOptions();
        options.channels = SoundViewOptions::apart;
        view.setSoundOptions(options);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(170, waveform.bottom() - 5));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(170, waveform.top() + 5));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0][0].toInt(), 1);
        QCOMPARE(asked[1][0].toInt(), 0);
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
