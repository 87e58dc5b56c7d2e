// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/named_segments.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/conversation/conversation_document.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QBuffer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace undertone;

namespace {

constexpr int all = 1 << 20;

/// A document with fixture data and a view on it, 1000 pixels wide.
struct Shown {
    ConversationDocument document;
    TimelineView view{document};

    Shown(const TimelineFixture& fixture, int analysed)
    {
        fixture.fill(document, analysed);
        view.resize(1000, 600);
        view.show();
        QApplication::processEvents();
    }

    [[nodiscard]] QRect plot(TimelineTrack::Kind kind) const
    {
        for (std::size_t i = 0; i < view.scene().trackCount(); ++i) {
            if (view.scene().track(i).kind() == kind)
                return view.scene().plotRect(i);
        }
        return {};
    }

    [[nodiscard]] QPoint pointIn(TimelineTrack::Kind kind, double seconds, double height = 0.5) const
    {
        const QRect rect = plot(kind);
        return {rect.left() + static_cast<int>(std::lround(view.axis().toPixel(seconds))),
                rect.top() + static_cast<int>(height * rect.height())};
    }

    QImage image()
    {
        QApplication::processEvents();
        return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }

    void wheel(QPoint at, int angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
};

/// Pixels that differ plainly, more than the smoothing of an edge does.
int plainDifferences(const QImage& a, const QImage& b)
{
    constexpr int plain = 64;
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int most = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            count += most > plain ? 1 : 0;
        }
    }
    return count;
}

/// Smallest rectangle around the pixels that differ.
QRect difference(const QImage& a, const QImage& b)
{
    QRect rect;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y))
                rect |= QRect(x, y, 1, 1);
        }
    }
    return rect;
}

int countColour(const QImage& image, const QRect& area, const QColor& colour)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

}  // namespace

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

    void anotherEmotionIsAnotherPictureAndOnlyThere()
    {
        Shown shown(m_minute, all);
        shown.view.clearFocus();
        const QImage before = shown.image();
        TimelineFixture changed = m_minute;
        std::vector<double>& probabilities = changed.withMemory.utterances[6].probabilities;
        std::rotate(probabilities.begin(), probabilities.begin() + 1, probabilities.end());
        changed.run(shown.document, all);
        const QRect where = difference(before, shown.image());
        const Segment& segment = m_minute.talk.segments[6];
        const QRect track = shown.plot(Kind::Emotion);
        QVERIFY(!where.isEmpty());
        QVERIFY(track.contains(where));
        QVERIFY(where.left() >= track.left() + shown.view.axis().toPixel(segment.startSeconds) - 2);
        QVERIFY(where.right() <= track.left() + shown.view.axis().toPixel(segment.endSeconds) + 2);
    }

    void labelsThatDifferWithMemoryOffAreMarked()
    {
        Shown shown(m_minute, all);
        QVERIFY(shown.plot(Kind::Comparison).isEmpty());
        m_minute.addComparison(shown.document);
        const QImage image = shown.image();
        const QRect track = shown.plot(Kind::Comparison);
        QVERIFY(!track.isEmpty());
        int marked = 0;
        for (int i = 0; i < shown.document.utteranceCount(); ++i) {
            const Segment& segment = shown.document.segments()[static_cast<std::size_t>(i)];
            const int x = track.left() + static_cast<int>(shown.view.axis().toPixel(middle(segment)));
            const bool overlapped = shown.document.utterancesBetween(segment.startSeconds - 0.3, segment.endSeconds + 0.3).size() > 1;
            if (overlapped || shown.view.axis().toPixel(segment.endSeconds) - shown.view.axis().toPixel(segment.startSeconds) < 12)
                continue;
            const bool found =
                countColour(image, QRect(x, track.top(), 1, track.height()), shown.view.scene().theme().colours().changed) > 0;
            QCOMPARE(found, shown.document.labelDiffers(i));
            marked += found ? 1 : 0;
        }
        QVERIFY(marked > 0);
        shown.document.clearRun(RunRole::Comparison);
        QVERIFY(shown.plot(Kind::Comparison).isEmpty());
    }

    void theLossStandsUnderItsSentence()
    {
        TimelineFixture fixture;
        fixture.durationSeconds = 100;
        fixture.talk = test::conversationOf({{10, 12, "A"}, {71, 75, "A"}});
        fixture.withMemory.labels = {"ang", "neu"};
        UtteranceAnalysis first{.segment = SegmentId(1), .index = 0, .startSeconds = 10, .endSeconds = 12, .probabilities = {0.5, 0.5}};
        UtteranceAnalysis second{
            .segment = SegmentId(2), .index = 1, .startSeconds = 71, .endSeconds = 75, .probabilities = {0.5, 0.5}, .lossBefore = 4.0};
        fixture.withMemory.utterances = {first, second};
        Shown shown(fixture, 2);
        const QImage image = shown.image();
        const QRect plot = shown.plot(Kind::Loss);
        double sum = 0.0;
        int found = 0;
        for (int y = plot.top(); y <= plot.bottom(); ++y) {
            for (int x = plot.left() + 1; x <= plot.right(); ++x) {
                if (image.pixel(x, y) == shown.view.scene().theme().colours().lossBefore.rgb()) {
                    sum += x + 0.5;
                    ++found;
                }
            }
        }
        QVERIFY(found > 8);
        QVERIFY2(std::abs(sum / found - plot.left() - shown.view.axis().toPixel(73)) < 0.75, qPrintable(QString::number(sum / found)));
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
