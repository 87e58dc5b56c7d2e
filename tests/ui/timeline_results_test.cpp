// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline draws of results: labels, probabilities, disagreement, loss.
#include "tests/support/named_segments.h"
#include "tests/ui/shown_timeline.h"

#include <QTest>

using namespace undertone;

class TimelineResultsTest : public QObject {
    Q_OBJECT

    using Kind = TimelineTrack::Kind;
    TimelineFixture m_minute = TimelineFixture::conversation(60);
    TimelineFixture m_hour = TimelineFixture::conversation(3600);

    static double middle(const Segment& segment) { return (segment.startSeconds + segment.endSeconds) / 2; }

private Q_SLOTS:
    void initTestCase() { Theme::of(ThemeMode::Light).apply(*qApp); }

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

    void disagreementOverAnHourIsALineThroughEveryColumn()
    {
        Shown shown(m_hour, all);
        m_hour.addComparison(shown.document);
        const QImage image = shown.image();
        const QRect track = shown.plot(Kind::Disagreement);
        const QColor colour = shown.view.scene().theme().colours().changed;
        int empty = 0;
        int inked = 0;
        for (int x = track.left() + 4; x < track.right() - 4; ++x) {
            const int found = countColour(image, QRect(x, track.top(), 1, track.height()), colour);
            empty += found == 0 ? 1 : 0;
            inked += found;
        }
        QVERIFY2(empty == 0, qPrintable(QString::number(empty)));
        QVERIFY2(inked < track.width() * track.height() / 3, "a line, not an area");
    }

    void probabilitiesAreLinesWhereThatIsWanted()
    {
        for (const TimelineFixture* fixture : {&m_minute, &m_hour}) {
            Shown shown(*fixture, all);
            const QImage stacked = shown.image();
            auto options = shown.view.soundOptions();
            options.probabilityLines = true;
            shown.view.setSoundOptions(options);
            const QImage lines = shown.image();
            const QRect track = shown.plot(Kind::Emotion);
            QVERIFY(track.contains(difference(stacked, lines)));
            // Labels stand above as before; below them a label's colour is a line where it was an area.
            const QRect below = track.adjusted(0, 40, 0, -10);
            for (const EmotionStyle& style : shown.view.scene().context().emotions) {
                const int area = countColour(stacked, below, style.fill);
                const int line = countColour(lines, below, style.fill);
                QVERIFY2(line > 0 && line < area, qPrintable(style.label + QStringLiteral(": %1, %2").arg(line).arg(area)));
            }
            options.probabilityLines = false;
            shown.view.setSoundOptions(options);
            QCOMPARE(shown.image(), stacked);
        }
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
};

QTEST_MAIN(TimelineResultsTest)
#include "timeline_results_test.moc"
