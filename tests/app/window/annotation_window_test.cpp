// SPDX-License-Identifier: GPL-3.0-or-later
// An annotator's keys, mouse and menus, down to the project file.
#include "project_desk.h"

#include "engine/project/project.h"
#include "ui/conversation/annotation_panel.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/conversation/utterance_table.h"
#include "ui/timeline/timeline_view.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace undertone;

class AnnotationWindowTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
    std::unique_ptr<Desk> m_desk;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] TimelineView& timeline() const { return *m_desk->window.findChild<TimelineView*>(); }
    [[nodiscard]] UtteranceTable& table() const { return *m_desk->window.findChild<UtteranceTable*>(); }
    [[nodiscard]] const Segment& segment(int utterance) const { return m_desk->document.segments()[static_cast<std::size_t>(utterance)]; }

    /// Where that second is in a track of the timeline.
    [[nodiscard]] QPoint placeOf(TimelineTrack::Kind kind, double seconds, double height = 0.5) const
    {
        const TimelineScene& scene = timeline().scene();
        for (std::size_t i = 0; i < scene.trackCount(); ++i) {
            const QRect plot = scene.plotRect(i);
            if (scene.track(i).kind() == kind)
                return {plot.left() + static_cast<int>(std::lround(scene.axis().toPixel(seconds))),
                        plot.top() + static_cast<int>(height * plot.height())};
        }
        return {};
    }

    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&timeline(), Qt::LeftButton, modifiers, from);
        for (const QPoint& at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, at, timeline().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(&timeline(), &move);
        }
        QTest::mouseRelease(&timeline(), Qt::LeftButton, modifiers, to);
    }

    [[nodiscard]] int labelOf(int utterance) const
    {
        const SentenceAnnotation* annotation = m_desk->document.annotation(utterance);
        return annotation != nullptr && !annotation->labels.empty() ? annotation->labels.front() : -1;
    }

    /// What another program would find in the file.
    [[nodiscard]] ProjectContent stored() const
    {
        auto project = Project::open(m_file.toStdString());
        return project.ok() ? project->content() : ProjectContent();
    }

    void undo() { m_desk->action("undo").trigger(); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareDesk(path({}))); }

    void init()
    {
        m_file = path(QStringLiteral("talk-%1.undertone").arg(++m_count));
        m_desk = deskWithProject(path({}), m_file);
        QVERIFY(m_desk);
        timeline().setFocus();
    }

    void cleanup() { m_desk.reset(); }

    void digitKeysLabelWhatIsSelected()
    {
        m_desk->document.setSelection(1);
        QTest::keyClick(&m_desk->window, Qt::Key_4);
        QTRY_COMPARE(labelOf(1), 3);
        QTest::keyClick(&m_desk->window, Qt::Key_2);
        QTRY_COMPARE(labelOf(1), 1);
        // Several at once, in one step.
        m_desk->document.extendSelection(3);
        QCOMPARE(m_desk->document.selected().size(), std::size_t{3});
        QTest::keyClick(&m_desk->window, Qt::Key_1);
        QTRY_COMPARE(labelOf(3), 0);
        QCOMPARE(labelOf(1), 0);
        QVERIFY(m_desk->action("undo").text().contains(QStringLiteral("3 sentences")));
        undo();
        QTRY_COMPARE(labelOf(3), -1);
        QCOMPARE(labelOf(1), 1);
        // The same key again takes the label away.
        m_desk->document.setSelection(1);
        QTest::keyClick(&m_desk->window, Qt::Key_2);
        QTRY_COMPARE(labelOf(1), -1);
        QCOMPARE(table().model()->index(1, UtteranceListModel::Label).data().toString(), QString());
        undo();
        QTRY_COMPARE(labelOf(1), 1);
        QCOMPARE(table().model()->index(1, UtteranceListModel::Label).data().toString(), QStringLiteral("Happiness"));
        m_desk.reset();
        QCOMPARE(stored().rows<Annotation>().size(), std::size_t{1});
    }

    void aDraggedBoundaryMovesAndOnlyItsResultGoes()
    {
        const Segment before = segment(2);
        const double playhead = m_desk->document.playheadSeconds();
        const QPoint edge = placeOf(TimelineTrack::Kind::Annotation, before.endSeconds);
        drag(edge, edge - QPoint(30, 0));
        QTRY_VERIFY(segment(2).endSeconds < before.endSeconds - 0.05);
        QCOMPARE(segment(2).startSeconds, before.startSeconds);
        QCOMPARE(m_desk->document.playheadSeconds(), playhead);
        QVERIFY(m_desk->document.analysis(2) == nullptr);
        QVERIFY(m_desk->document.analysis(1) != nullptr && m_desk->document.analysis(3) != nullptr);
        undo();
        QTRY_COMPARE(segment(2).endSeconds, before.endSeconds);
        QVERIFY(m_desk->document.analysis(2) != nullptr);
    }

    void aClickOnABoundaryMovesNothing()
    {
        const QPoint edge = placeOf(TimelineTrack::Kind::Annotation, segment(2).startSeconds);
        drag(edge, edge + QPoint(1, 0));
        QTest::qWait(50);
        QVERIFY(!m_desk->project.project()->undoName);
        QVERIFY(std::abs(m_desk->document.playheadSeconds() - segment(2).startSeconds) < 0.2);
    }

    void keysNudgeBoundaries()
    {
        const Segment before = segment(1);
        m_desk->document.setSelection(1);
        for (int i = 0; i < 5; ++i)  // faster than the disk
            QTest::keyClick(&m_desk->window, Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(std::abs(segment(1).startSeconds - (before.startSeconds - 0.05)) < 1e-9);
        QTest::keyClick(&m_desk->window, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QTRY_VERIFY(std::abs(segment(1).endSeconds - (before.endSeconds + 0.01)) < 1e-9);
        m_desk->document.setPlayheadSeconds(before.startSeconds + 0.3);
        QTest::keyClick(&m_desk->window, Qt::Key_I);
        QTRY_COMPARE(segment(1).startSeconds, before.startSeconds + 0.3);
    }

    void splitMergeAndDelete()
    {
        m_desk->document.setSelection(1);
        QTest::keyClick(&m_desk->window, Qt::Key_3);
        QTRY_COMPARE(labelOf(1), 2);
        const Segment before = segment(1);
        m_desk->document.setPlayheadSeconds((before.startSeconds + before.endSeconds) / 2);
        m_desk->action("split").trigger();
        QTRY_COMPARE(m_desk->document.utteranceCount(), Desk::sentences + 1);
        QCOMPARE(segment(1).endSeconds, segment(2).startSeconds);
        QCOMPARE(labelOf(2), 2);
        m_desk->action("merge").trigger();
        QTRY_COMPARE(m_desk->document.utteranceCount(), Desk::sentences);
        QCOMPARE(segment(1).endSeconds, before.endSeconds);
        QVERIFY2(m_desk->document.analysis(1) != nullptr, "its result holds again: it is the same sentence");
        QTest::keyClick(&m_desk->window, Qt::Key_Delete);
        QTRY_COMPARE(m_desk->document.utteranceCount(), Desk::sentences - 1);
        for (int i = 0; i < 3; ++i)
            undo();
        QTRY_COMPARE(m_desk->document.utteranceCount(), Desk::sentences);
        QCOMPARE(segment(1), before);
    }

    void aNewSentenceIsDrawn()
    {
        const int count = Desk::sentences;
        // Farther from the last boundary than a hand grips it.
        const double from = segment(count - 1).endSeconds + 8 * timeline().scene().axis().secondsPerPixel();
        // In the lane of the first speaker: it is that speaker's.
        drag(placeOf(TimelineTrack::Kind::Speakers, from, 0.3), placeOf(TimelineTrack::Kind::Speakers, from + 0.5, 0.3));
        QTRY_COMPARE(m_desk->document.utteranceCount(), count + 1);
        const int added = m_desk->document.selection();
        QVERIFY(added >= 0);
        QVERIFY(std::abs(segment(added).startSeconds - from) < 0.05 && std::abs(segment(added).endSeconds - from - 0.5) < 0.05);
        QCOMPARE(segment(added).speaker, segment(0).speaker);
        QVERIFY(m_desk->document.analysis(0) != nullptr);
        // With Alt over another sentence: two who speak at once.
        const double over = (segment(0).startSeconds + segment(0).endSeconds) / 2;
        drag(placeOf(TimelineTrack::Kind::Annotation, over - 0.2), placeOf(TimelineTrack::Kind::Annotation, over + 0.2), Qt::AltModifier);
        QTRY_COMPARE(m_desk->document.utteranceCount(), count + 2);
    }

    void selectedSoundBecomesASentence()
    {
        auto& document = m_desk->document;
        const int before = document.utteranceCount();
        QVERIFY(!m_desk->action("new-sentence").isEnabled());
        // In the pause before the first sentence.
        const double end = document.segments().front().startSeconds - 0.05;
        document.setRegion(end - 0.2, end);
        m_desk->action("new-sentence").trigger();
        QTRY_COMPARE(document.utteranceCount(), before + 1);
        QVERIFY(
            std::ranges::any_of(document.segments(), [end](const Segment& segment) { return std::abs(segment.endSeconds - end) < 1e-6; }));
        undo();
        QTRY_COMPARE(document.utteranceCount(), before);
    }

    void textConfidenceAndRemarkAreKeptWhenTheFieldIsLeft()
    {
        auto& panel = *m_desk->window.findChild<AnnotationPanel*>();
        auto& text = *panel.findChild<QPlainTextEdit*>();
        m_desk->document.setSelection(0);
        m_desk->action("edit-text").trigger();
        QVERIFY(text.hasFocus());
        QTest::keyClicks(&text, QStringLiteral("1 hello"));
        QCOMPARE(text.toPlainText(), QStringLiteral("1 hello"));
        QCOMPARE(labelOf(0), -1);
        m_desk->document.setSelection(1);  // another: what was typed is of the first
        QTRY_COMPARE(m_desk->document.spokenText(0), QStringLiteral("1 hello"));
        QCOMPARE(m_desk->document.spokenText(1), QString());
        QCOMPARE(text.toPlainText(), QString());
        panel.findChild<QSpinBox*>()->setValue(75);
        QTRY_VERIFY(m_desk->document.annotation(1) != nullptr && m_desk->document.annotation(1)->confidence == 0.75);
        auto& remark = *panel.findChild<QLineEdit*>(QStringLiteral("remark"));
        remark.setFocus();
        QTest::keyClicks(&remark, QStringLiteral("laughs"));
        QTest::keyClick(&remark, Qt::Key_Return);
        QTRY_COMPARE(m_desk->document.annotation(1)->remark, std::string("laughs"));
        QCOMPARE(m_desk->document.annotation(1)->confidence, std::optional(0.75));
        undo();
        QTRY_COMPARE(remark.text(), QString());
    }

    void speakersAreRenamedMergedAndReassignedEverywhere()
    {
        const SpeakerId ada = segment(0).speaker;
        m_desk->project.edit(edits::RenameSpeaker{ada, "Anna"});
        QTRY_COMPARE(m_desk->document.speakerName(0), QStringLiteral("Anna"));
        QVERIFY(m_desk->document.analysis(0) != nullptr);
        QCOMPARE(m_desk->document.analysis(0)->speaker, std::string("Anna"));
        m_desk->project.edit(edits::RenameSpeaker{ada, "Bela"});
        QTRY_VERIFY(!m_desk->banner().isEmpty());
        QCOMPARE(m_desk->document.speakerName(0), QStringLiteral("Anna"));
        int other = 0;
        while (segment(other).speaker == ada)
            ++other;
        const SpeakerId kept = segment(other).speaker;
        m_desk->project.edit(edits::MergeSpeakers{ada, kept});
        QTRY_VERIFY(!m_desk->document.speakers().contains(QStringLiteral("Anna")));
        QCOMPARE(segment(0).speaker, kept);
        undo();
        QTRY_COMPARE(m_desk->document.speakerName(0), QStringLiteral("Anna"));
        // By the menu, which lists who is there.
        m_desk->document.setSelection(0);
        auto* dialogShown = m_desk->window.findChild<QInputDialog*>();
        QVERIFY(dialogShown == nullptr);
        m_desk->project.assignNewSpeaker(QStringLiteral("Dora"));
        QTRY_COMPARE(m_desk->document.speakerName(0), QStringLiteral("Dora"));
    }

    void theContextMenuIsOfTheSentence()
    {
        const QPoint at = placeOf(TimelineTrack::Kind::Annotation, (segment(4).startSeconds + segment(4).endSeconds) / 2);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, timeline().mapToGlobal(at));
        QApplication::sendEvent(&timeline(), &event);
        QCOMPARE(m_desk->document.selection(), 4);
        auto* menu = m_desk->window.findChild<QMenu*>(QStringLiteral("sentence-menu"));
        QVERIFY(menu != nullptr && menu->isVisible());
        QVERIFY(menu->actions().contains(&m_desk->action("split")));
        menu->close();
    }

    void rowsOfTheTableAreSelectedTogether()
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(table().model()->index(0, 0)).center());
        QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::ShiftModifier, table().visualRect(table().model()->index(2, 0)).center());
        QCOMPARE(m_desk->document.selected(), (std::vector<int>{0, 1, 2}));
        m_desk->document.setSelection(3);
        QCOMPARE(table().selectionModel()->selectedRows().size(), 1);
    }

    void aRunThatFindsItsSentencesGivesThemToTheProject()
    {
        m_desk = std::make_unique<Desk>(path(QStringLiteral("state")).toStdString());
        m_desk->session.open(path(QStringLiteral("talk.wav")));
        const QString file = path(QStringLiteral("empty.undertone"));
        m_desk->project.create(file);
        QTRY_VERIFY(m_desk->project.isOpen());
        QCOMPARE(m_desk->document.utteranceCount(), 0);
        m_desk->analyse();
        QTRY_VERIFY(!m_desk->project.hasUnkeptRun());
        QCOMPARE(m_desk->document.utteranceCount(), Desk::sentences);
        QVERIFY(m_desk->document.analysis(5) != nullptr);
        m_desk->document.setSelection(5);
        m_desk->project.label(0);
        QTRY_COMPARE(labelOf(5), 0);
    }
};

QTEST_MAIN(AnnotationWindowTest)
#include "annotation_window_test.moc"
