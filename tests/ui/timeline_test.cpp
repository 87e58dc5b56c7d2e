// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/overlap_mark.h"
#include "tests/support/named_segments.h"
#include "tests/ui/shown_timeline.h"
#include "ui/timeline/timeline_picture.h"

#include <QApplication>
#include <QBuffer>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace undertone;

class TimelineTest : public QObject {
    Q_OBJECT

    using Kind = TimelineTrack::Kind;
    TimelineFixture m_minute = TimelineFixture::conversation(60);
    TimelineFixture m_hour = TimelineFixture::conversation(3600);

    static double middle(const Segment& segment) { return (segment.startSeconds + segment.endSeconds) / 2; }

    /// A document's picture as SVG, `size` pixels.
    static QByteArray writeSvg(const ConversationDocument& document, QSize size)
    {
        QByteArray svg;
        QBuffer buffer(&svg);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        QPainter painter(&generator);
        renderTimeline(painter, size, document, Theme::of(ThemeMode::Light), describeForPicture(document));
        painter.end();
        return svg;
    }

private Q_SLOTS:
    void initTestCase() { Theme::of(ThemeMode::Light).apply(*qApp); }

    void aClickSelectsWhatIsDrawnThereAndSetsThePlayhead()
    {
        Shown shown(m_minute, all);
        const double seconds = middle(shown.document.segments()[4]);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.pointIn(Kind::Waveform, seconds));
        QCOMPARE(shown.document.selection(), shown.document.utteranceAt(seconds));
        QVERIFY(std::abs(shown.document.playheadSeconds() - seconds) < 2 * shown.view.axis().secondsPerPixel());
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.pointIn(Kind::Waveform, 0.1));
        QCOMPARE(shown.document.selection(), -1);
    }

    void overlappingSentencesAreBothReachable()
    {
        TimelineFixture fixture;
        fixture.durationSeconds = 10;
        fixture.talk = test::conversationOf({{1, 6, "A"}, {2, 5, "B"}});
        Shown shown(fixture, -1);
        QCOMPARE(shown.view.utteranceAtPoint(shown.pointIn(Kind::Speakers, 3.5, 0.3)), 0);
        QCOMPARE(shown.view.utteranceAtPoint(shown.pointIn(Kind::Speakers, 3.5, 0.7)), 1);
        QCOMPARE(shown.view.utteranceAtPoint(shown.pointIn(Kind::Emotion, 3.5, 0.25)), 0);
        QCOMPARE(shown.view.utteranceAtPoint(shown.pointIn(Kind::Emotion, 3.5, 0.75)), 1);
        QCOMPARE(shown.view.utteranceAtPoint(shown.pointIn(Kind::Speakers, 8.0)), -1);
    }

    void tabWalksTheSentencesAndThenLeaves()
    {
        TimelineFixture fixture;
        fixture.durationSeconds = 10;
        fixture.talk = test::conversationOf({{1, 2, "A"}, {3, 4, "B"}});
        ConversationDocument document;
        fixture.fill(document, -1);
        QWidget window;
        QVBoxLayout layout(&window);
        TimelineView view(document);
        QPushButton button(QStringLiteral("next"));
        layout.addWidget(&view);
        layout.addWidget(&button);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Tab);
        QCOMPARE(document.selection(), 0);
        QCOMPARE(document.playheadSeconds(), 1.0);
        QTest::keyClick(&view, Qt::Key_Tab);
        QCOMPARE(document.selection(), 1);
        QTest::keyClick(&view, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(document.selection(), 0);
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Tab);
        QCOMPARE(document.selection(), 1);
        QVERIFY(button.hasFocus());
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(document.selection(), -1);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("Sentence 2 of 2")));
    }

    void wheelScrollsAndWithControlZoomsAboutThePointer()
    {
        Shown shown(m_hour, -1);
        const QPoint at(700, 200);
        const double under = shown.view.axis().toSeconds(at.x() - TimelineScene::gutterWidth);
        for (int i = 0; i < 12; ++i)
            shown.wheel(at, 120, Qt::ControlModifier);
        QVERIFY(shown.view.axis().spanSeconds() < 3600.0 / 10);
        QVERIFY(std::abs(shown.view.axis().toSeconds(at.x() - TimelineScene::gutterWidth) - under) < 1e-6);
        const double start = shown.view.axis().startSeconds();
        const double span = shown.view.axis().spanSeconds();
        shown.wheel(at, -120);
        QVERIFY(shown.view.axis().startSeconds() > start);
        QVERIFY(std::abs(shown.view.axis().spanSeconds() - span) < 1e-9);
        // The loss plot is on the same axis: a wheel over it moves everything.
        const double before = shown.view.axis().startSeconds();
        shown.wheel(shown.plot(Kind::Loss).center(), -120);
        QVERIFY(shown.view.axis().startSeconds() > before);
    }

    void keysZoomFitAndScroll()
    {
        Shown shown(m_hour, -1);
        QTest::keyClick(&shown.view, Qt::Key_Plus);
        QTest::keyClick(&shown.view, Qt::Key_Plus);
        const double span = shown.view.axis().spanSeconds();
        QVERIFY(span < 1700);
        QTest::keyClick(&shown.view, Qt::Key_End);
        QVERIFY(std::abs(shown.view.axis().endSeconds() - 3600) < 1e-6);
        QTest::keyClick(&shown.view, Qt::Key_PageUp);
        QVERIFY(std::abs(shown.view.axis().endSeconds() - (3600 - 0.9 * span)) < 0.01);
        QTest::keyClick(&shown.view, Qt::Key_Home);
        QCOMPARE(shown.view.axis().startSeconds(), 0.0);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QVERIFY(std::abs(shown.view.axis().startSeconds() - 0.1 * span) < 0.01);
        QTest::keyClick(&shown.view, Qt::Key_F);
        QCOMPARE(shown.view.axis().spanSeconds(), shown.view.axis().durationSeconds());
    }

    void draggingOnTheRulerScrubs()
    {
        Shown shown(m_minute, all);
        QSignalSpy seeks(&shown.document, &ConversationDocument::seekRequested);
        QTest::mousePress(&shown.view, Qt::LeftButton, {}, shown.pointIn(Kind::Ruler, 10));
        QMouseEvent move(QEvent::MouseMove, shown.pointIn(Kind::Ruler, 30), shown.view.mapToGlobal(shown.pointIn(Kind::Ruler, 30)),
                         Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&shown.view, &move);
        QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, shown.pointIn(Kind::Ruler, 30));
        QCOMPARE(seeks.size(), 2);
        QVERIFY(std::abs(shown.document.playheadSeconds() - 30) < 0.2);
        QCOMPARE(shown.document.selection(), -1);
    }

    /// A flag stands in the ruler where somebody marked a place while it was recorded, and nowhere else.
    void aPlaceThatWasMarkedHasAFlag()
    {
        const QColor accent = Theme::of(ThemeMode::Light).colours().accent;
        Shown shown(m_minute, all);
        const auto flags = [&](double seconds) {
            const QPoint at = shown.pointIn(Kind::Ruler, seconds);
            const QRect ruler = shown.plot(Kind::Ruler);
            return countColour(shown.image(), QRect(at.x() - 2, ruler.top(), 14, ruler.height()), accent);
        };
        shown.document.setAudio(QStringLiteral("/talk.wav"), 60.0);
        const int without = flags(20.0);  // a line below the ruler
        shown.document.setAudio(QStringLiteral("/talk.wav"), 60.0, {20.0, 41.5});
        QVERIFY2(flags(20.0) > without + 20, qPrintable(QString::number(flags(20.0))));
        QVERIFY(flags(41.5) > without + 20);
        QCOMPARE(flags(30.0), without);
    }

    /// A turn in which a second voice may be heard is hatched, and says so.
    void aTurnThatMayBeOverlappedIsMarked()
    {
        TimelineFixture fixture;
        fixture.durationSeconds = 10;
        fixture.talk = test::conversationOf({{1, 4, "Mira"}, {5, 8, "Mira"}});
        fixture.talk.segments[1].columns = {{overlapColumn, possibleOverlap}};
        Shown shown(fixture, 0);
        const QImage image = shown.image();
        const auto coloursAt = [&](double from, double to) {
            QSet<QRgb> colours;
            const QPoint begin = shown.pointIn(TimelineTrack::Kind::Speakers, from);
            const QPoint end = shown.pointIn(TimelineTrack::Kind::Speakers, to);
            for (int x = begin.x(); x <= end.x(); ++x)
                colours.insert(image.pixel(x, begin.y()));
            return colours.size();
        };
        QCOMPARE(coloursAt(2, 3), 1);
        QVERIFY(coloursAt(6, 7) > 1);
        QVERIFY(!shown.view.toolTipText(0).contains(QStringLiteral("second voice")));
        QVERIFY(shown.view.toolTipText(1).contains(QStringLiteral("A second voice may be heard")));
    }

    void theTooltipTellsEveryNumber()
    {
        TimelineFixture fixture;
        fixture.durationSeconds = 10;
        fixture.talk = test::conversationOf({{1, 2.5, "Mira <b>"}, {4, 4.3, ""}});
        fixture.withMemory.labels = {"ang", "hap", "sad", "neu"};
        UtteranceAnalysis first{.segment = SegmentId(1),
                                .index = 0,
                                .startSeconds = 1,
                                .endSeconds = 2.5,
                                .probabilities = {0.125, 0.5, 0.25, 0.125},
                                .tokens = 38};
        UtteranceAnalysis second{.segment = SegmentId(2),
                                 .index = 1,
                                 .startSeconds = 4,
                                 .endSeconds = 4.3,
                                 .probabilities = {0.7, 0.1, 0.1, 0.1},
                                 .lossBefore = 4.321,
                                 .lossAfter = 4.123,
                                 .updateNorm = 0.0456,
                                 .tokens = 9};
        fixture.withMemory.utterances = {first, second};
        Shown shown(fixture, 2);
        const QString one = shown.view.toolTipText(0);
        for (const char* part : {"Sentence 1 of 2", "Mira &lt;b&gt;", "0:01.00", "0:02.50", "1.50 s", "Happiness", "0.500", "0.125", "38"})
            QVERIFY2(one.contains(QLatin1String(part)), part);
        QVERIFY(!one.contains(QStringLiteral("Too short")));
        const QString two = shown.view.toolTipText(1);
        for (const char* part : {"Too short to trust", "speaker not known", "4.321", "4.123", "0.0456", "0.700", "nats/token"})
            QVERIFY2(two.contains(QLatin1String(part)), part);
        QVERIFY(shown.view.toolTipText(-1).isEmpty());
        Shown pending(fixture, 0);
        QVERIFY(pending.view.toolTipText(1).contains(QStringLiteral("Not analysed yet")));
        QVERIFY(pending.view.toolTipText(0).contains(QStringLiteral("Being analysed")));
    }

    void paintingCostsWhatIsVisible()
    {
        Shown shown(m_hour, all);
        shown.image();
        // A minute of the hour: its columns of waveform, its marks and its sentences, in each of three tracks.
        const long before = shown.view.paintedItemCount();
        shown.view.setVisibleRange(1800, 1860);
        shown.image();
        const auto visible = static_cast<long>(shown.document.utterancesBetween(1800, 1860).size());
        QVERIFY(visible < 60);
        const long painted = shown.view.paintedItemCount() - before;
        QVERIFY2(painted <= 1000 + 4 * visible + 100, qPrintable(QString::number(painted)));
        // The playhead moves over pictures that are there already.
        const long still = shown.view.paintedItemCount();
        shown.document.setPlayheadSeconds(1830);
        shown.document.setSelection(shown.document.utteranceAt(1831));
        shown.image();
        QCOMPARE(shown.view.paintedItemCount(), still);
        // The whole hour: pixels, not sentences.
        const long whole = shown.view.paintedItemCount();
        shown.view.zoomToFit();
        shown.image();
        QVERIFY2(shown.view.paintedItemCount() - whole < 8 * 1000, qPrintable(QString::number(shown.view.paintedItemCount() - whole)));
    }

    void aNewResultRepaintsItsOwnStretchOnly()
    {
        Shown shown(m_minute, 3);
        shown.image();
        const long before = shown.view.paintedItemCount();
        shown.document.apply(UtteranceAnalysed{1, m_minute.withMemory.utterances[3]});
        shown.image();
        const long painted = shown.view.paintedItemCount() - before;
        QVERIFY2(painted > 0 && painted < 12 + static_cast<long>(m_minute.talk.segments.size()), qPrintable(QString::number(painted)));
    }

    void whatGrewPieceByPieceLooksLikeWhatWasPaintedAtOnce()
    {
        // Before the run ends: its end repaints everything. The sentence being read pulses, so it is left out.
        const int last = static_cast<int>(m_minute.talk.segments.size()) - 1;
        Shown grown(m_minute, 0);
        grown.image();
        for (int i = 0; i < last; ++i) {
            grown.document.apply(UtteranceAnalysed{1, m_minute.withMemory.utterances[static_cast<std::size_t>(i)]});
            grown.image();
        }
        Shown atOnce(m_minute, last);
        grown.view.clearFocus();
        atOnce.view.clearFocus();
        const int compared = atOnce.pointIn(Kind::Emotion, m_minute.talk.segments.back().startSeconds).x() - 4;
        const QRect area(0, 0, compared, atOnce.view.height());
        // A strip's border through a rounded corner may leave single pixels apart; a sentence has hundreds.
        const int apart = plainDifferences(grown.image().copy(area), atOnce.image().copy(area));
        QVERIFY2(apart <= 20, qPrintable(QString::number(apart)));
    }

    void theLegendNamesEveryEmotionHoweverLowTheWindow()
    {
        Shown shown(m_minute, all);
        for (const int height : {600, 420, shown.view.minimumSizeHint().height()}) {
            shown.view.resize(1000, height);
            const QImage image = shown.image();
            const QRect track = shown.plot(Kind::Emotion);
            const QRect gutter(0, track.top(), track.left(), track.height());
            for (const EmotionStyle& emotion : shown.view.scene().theme().emotions(m_minute.withMemory.labels))
                QVERIFY2(countColour(image, gutter, emotion.fill) > 20, qPrintable(emotion.name + QStringLiteral(" at %1").arg(height)));
        }
    }

    void playingTurnsThePageUnlessOneLooksElsewhere()
    {
        Shown shown(m_hour, all);
        shown.view.setVisibleRange(100, 160);
        shown.document.setPlayheadSeconds(159.9);
        shown.document.setPlaying(true);
        shown.document.setPlayheadSeconds(160.1);
        QVERIFY(std::abs(shown.view.axis().startSeconds() - 160.1) < 1e-6);
        shown.view.setVisibleRange(2000, 2060);
        shown.document.setPlayheadSeconds(160.2);
        shown.document.setPlayheadSeconds(160.3);
        QCOMPARE(shown.view.axis().startSeconds(), 2000.0);
    }

    void vectorsStandWherePixelsDo()
    {
        ConversationDocument document;
        m_minute.fill(document, all);
        const QSize size = preferredPictureSize(document, 1200);
        QImage pixels(size, QImage::Format_RGB32);
        QPainter painter(&pixels);
        renderTimeline(painter, size, document, Theme::of(ThemeMode::Light), describeForPicture(document));
        painter.end();
        QImage vectors(size, QImage::Format_RGB32);
        QPainter vectorPainter(&vectors);
        QSvgRenderer(writeSvg(document, size)).render(&vectorPainter);
        vectorPainter.end();
        const QColor loss = Theme::of(ThemeMode::Light).colours().lossBefore;
        const QRect plot(20 + TimelineScene::gutterWidth, size.height() * 6 / 10, size.width() - 240, size.height() * 4 / 10 - 40);
        const auto lastPoint = [&](const QImage& image) {
            for (int x = plot.right(); x > plot.left(); --x) {
                if (countColour(image, QRect(x, plot.top(), 1, plot.height()), loss) > 0)
                    return x;
            }
            return 0;
        };
        QVERIFY(lastPoint(pixels) > plot.center().x());
        QVERIFY2(std::abs(lastPoint(pixels) - lastPoint(vectors)) <= 2,
                 qPrintable(QStringLiteral("%1 %2").arg(lastPoint(pixels)).arg(lastPoint(vectors))));
    }

    void thePictureSaysWhatItShows()
    {
        ConversationDocument document;
        m_minute.fill(document, all);
        const QString text = QString::fromUtf8(writeSvg(document, preferredPictureSize(document, 1200)));
        for (const char* part :
             {"kitchen_fixture.wav", "nats per token", "Happiness", "before step", "Mira", "memory on (DPM)", "Art. 5(1)(f)"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
    }
};

QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
