// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a project beside its sentences: its labels, its annotators, its runs, down to the file.
#include "project_desk.h"

#include "engine/project/project.h"
#include "tests/ui/dialog_answers.h"
#include "ui/conversation/annotation_panel.h"
#include "ui/conversation/labels_dialog.h"
#include "ui/conversation/lane_styles.h"
#include "ui/timeline/timeline_view.h"

#include <QDoubleSpinBox>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace undertone;

class ProjectLanesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
    std::unique_ptr<Desk> m_desk;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] const AnnotationLane& lane() const { return *m_desk->document.lane(); }
    [[nodiscard]] ProjectContent stored() const
    {
        auto project = Project::open(m_file.toStdString());
        return project.ok() ? project->content() : ProjectContent();
    }
    [[nodiscard]] QAction& undo() const { return m_desk->action("undo"); }
    [[nodiscard]] LabelsDialog& openLabels() const
    {
        m_desk->action("edit-labels").trigger();
        return *m_desk->window.findChild<LabelsDialog*>();
    }
    static QPushButton& button(const QWidget& dialog, const QString& text)
    {
        const auto buttons = dialog.findChildren<QPushButton*>();
        return **std::ranges::find_if(buttons, [&](const QPushButton* b) { return QString(b->text()).remove(QLatin1Char('&')) == text; });
    }
    /// The menu as it is when it opens.
    [[nodiscard]] QMenu& menu(const char* name) const
    {
        auto* found = m_desk->window.findChild<QMenu*>(QLatin1String(name));
        Q_EMIT found->aboutToShow();
        return *found;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareDesk(path({}))); }

    void init()
    {
        m_file = path(QStringLiteral("talk-%1.undertone").arg(++m_count));
        m_desk = deskWithProject(path({}), m_file);
        QVERIFY(m_desk);
    }

    void cleanup() { m_desk.reset(); }

    void labelsAreTheProjectsOwn()
    {
        m_desk->document.setSelection(1);
        m_desk->project.label(0);
        QTRY_VERIFY(m_desk->document.annotation(1) != nullptr);
        LabelsDialog& dialog = openLabels();
        auto& list = *dialog.findChild<QListWidget*>();
        QCOMPARE(list.count(), 9);
        button(dialog, QStringLiteral("Add")).click();
        QTRY_COMPARE(list.count(), 10);
        QCOMPARE(lane().labels.back(), std::string("new label"));
        list.item(9)->setText(QStringLiteral("teasing"));
        QTRY_COMPARE(lane().labels.back(), std::string("teasing"));
        list.setCurrentRow(0);
        dialog.setColour(QColor(QStringLiteral("#123456")));
        QTRY_COMPARE(lane().colours.front(), std::string("#123456"));
        const auto styles = laneStyles(Theme::of(ThemeMode::Dark), &lane());
        QCOMPARE(styles[0].fill, QColor(QStringLiteral("#123456")));
        QVERIFY(contrastRatio(styles[0].ink, styles[0].fill) >= 4.5);
        QCOMPARE(styles[1].fill, Theme::of(ThemeMode::Dark).emotions(lane().labels)[1].fill);  // what nobody coloured is the theme's
        list.setCurrentRow(0);
        button(dialog, QStringLiteral("Delete")).click();
        QTRY_COMPARE(list.count(), 9);
        QVERIFY2(m_desk->document.annotation(1) == nullptr, "a label that is gone is on no sentence");
        undo().trigger();
        QTRY_COMPARE(list.count(), 10);
        QCOMPARE(m_desk->document.annotation(1)->labels, std::vector{0});
        const ProjectContent content = stored();
        int kept = 0;
        for (const auto& [id, label] : content.rows<Label>())
            kept += label.name == "teasing" || label.colour == "#123456" ? 1 : 0;
        QCOMPARE(kept, 2);
    }

    void labelsOfAProjectWithoutAnyCanBeChangedFirst()
    {
        LabelsDialog& dialog = openLabels();
        auto& list = *dialog.findChild<QListWidget*>();
        list.item(2)->setText(QStringLiteral("grief"));
        QTRY_COMPARE(lane().labels[2], std::string("grief"));
        QVERIFY2(undo().text().contains(QStringLiteral("sadness")), qPrintable(undo().text()));
        undo().trigger();
        QTRY_COMPARE(lane().labels[2], std::string("sadness"));
    }

    void valenceArousalAndDominanceAreSaidPerSentence()
    {
        m_desk->document.setSelection(2);
        auto& panel = *m_desk->window.findChild<AnnotationPanel*>();
        const auto box = [&panel](const char* name) { return panel.findChild<QDoubleSpinBox*>(QLatin1String(name)); };
        QCOMPARE(box("valence")->value(), box("valence")->minimum());
        box("valence")->setValue(4.5);
        QTRY_VERIFY(m_desk->document.annotation(2) != nullptr);
        QCOMPARE(m_desk->document.annotation(2)->valence, std::optional(4.5));
        QVERIFY(!m_desk->document.annotation(2)->arousal);
        box("dominance")->setValue(1.0);
        QTRY_COMPARE(m_desk->document.annotation(2)->dominance, std::optional(1.0));
        m_desk->document.setSelection(3);
        QCOMPARE(box("valence")->value(), box("valence")->minimum());
        m_desk->document.setSelection(2);
        QCOMPARE(box("valence")->value(), 4.5);
        const ProjectContent content = stored();
        int kept = 0;
        for (const auto& [key, annotation] : content.rows<Annotation>())
            kept += annotation.valence == 4.5 && annotation.dominance == 1.0 ? 1 : 0;
        QCOMPARE(kept, 1);
        box("valence")->setValue(box("valence")->minimum());
        QTRY_VERIFY(!m_desk->document.annotation(2)->valence);
    }

    void everyAnnotatorHasALane()
    {
        m_desk->document.setSelection(0);
        m_desk->project.label(2);
        QTRY_VERIFY(m_desk->document.annotation(0) != nullptr);
        m_desk->project.edit(edits::AddAnnotator{"Grace"});
        QTRY_COMPARE(lane().annotator, std::string("Grace"));
        QVERIFY2(m_desk->document.annotation(0) == nullptr, "hers is empty");
        QCOMPARE(m_desk->document.otherLanes().size(), std::size_t{1});
        QCOMPARE(m_desk->document.otherLanes()[0]->annotations.size(), std::size_t{1});
        m_desk->project.label(4);
        QTRY_VERIFY(m_desk->document.annotation(0) != nullptr);
        // The others are seen when they are asked for.
        const auto& scene = m_desk->window.findChild<TimelineView*>()->scene();
        const std::size_t track = scene.indexOf(TimelineTrack::Kind::OtherAnnotators);
        QVERIFY(scene.trackRect(track).isEmpty());
        m_desk->action("other-annotators").trigger();
        QVERIFY(!scene.trackRect(track).isEmpty());
        // Back to the first.
        QMenu& annotators = menu("annotator");
        QVERIFY(annotators.actions()[0]->isChecked() && annotators.actions()[0]->text() == QStringLiteral("Grace"));
        annotators.actions()[1]->trigger();
        QTRY_COMPARE(lane().annotator, std::string());
        QCOMPARE(m_desk->document.annotation(0)->labels, std::vector{2});
        QCOMPARE(m_desk->document.otherLanes()[0]->annotator, std::string("Grace"));
        for (int i = 0; i < 2; ++i) {
            undo().trigger();
            QTRY_VERIFY(m_desk->action("redo").isEnabled());
        }
    }

    /// A file of hers, chosen from the menu; then the same file as a project, which is refused where it is this one.
    void labelsOfAColleagueBecomeALane()
    {
        const Conversation& sentences = m_desk->document.conversation();
        QFile file(path(QStringLiteral("grace.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("start,end,speaker,label\n");
        for (std::size_t i = 0; i < 2; ++i)
            file.write(QStringLiteral("%1,%2,,%3\n")
                           .arg(sentences.segments[i].startSeconds)
                           .arg(sentences.segments[i].endSeconds)
                           .arg(i == 0 ? "angry" : "teasing")
                           .toUtf8());
        const double end = m_desk->durationSeconds;
        file.write(QStringLiteral("%1,%2,,sad\n").arg(end - 0.2).arg(end).toUtf8());
        file.close();
        QMenu& annotators = menu("annotator");
        Answers answers(file.fileName(), {QStringLiteral("OK")});
        annotators.findChild<QAction*>(QStringLiteral("import-labels"))->trigger();
        QTRY_COMPARE(m_desk->document.otherLanes().size(), std::size_t{1});
        const AnnotationLane& hers = *m_desk->document.otherLanes()[0];
        QCOMPARE(hers.annotator, std::string("grace"));  // the name that was proposed
        QCOMPARE(hers.annotations.size(), std::size_t{2});
        QCOMPARE(hers.labels, (std::vector<std::string>{"anger", "teasing"}));
        QCOMPARE(lane().labels.size(), std::size_t{9});  // nothing of hers shows there
        QVERIFY2(m_desk->banner().contains(QStringLiteral("2 of 3")), qPrintable(m_desk->banner()));
        QVERIFY(m_desk->action("other-annotators").isChecked());
        QCOMPARE(lane().annotator, std::string());
        undo().trigger();
        QTRY_VERIFY(m_desk->document.otherLanes().empty());
        m_desk->project.edit(edits::ImportLabels{{}, m_file.toStdString()});
        QTRY_VERIFY2(m_desk->banner().contains(QStringLiteral("is this project")), qPrintable(m_desk->banner()));
        QVERIFY(m_desk->document.otherLanes().empty());
    }

    void annotatorsAreRenamedAndDeleted()
    {
        m_desk->document.setSelection(0);
        m_desk->project.label(2);
        QTRY_VERIFY(m_desk->document.annotation(0) != nullptr);
        m_desk->project.edit(edits::RenameAnnotator{"Ada"});
        QTRY_COMPARE(lane().annotator, std::string("Ada"));
        QVERIFY(m_desk->document.annotation(0) != nullptr);
        m_desk->project.edit(edits::AddAnnotator{"Grace"});
        QTRY_COMPARE(lane().annotator, std::string("Grace"));
        menu("annotator").findChild<QAction*>(QStringLiteral("remove-annotator"))->trigger();
        QTRY_COMPARE(lane().annotator, std::string("Ada"));
        QVERIFY(m_desk->document.otherLanes().empty());
        m_desk->project.edit(edits::RemoveAnnotator{});
        QTRY_VERIFY2(m_desk->document.annotation(0) == nullptr, "the labels of a project that nobody labelled are proposed");
        QCOMPARE(lane().labels.size(), std::size_t{9});
        undo().trigger();
        QTRY_COMPARE(lane().annotator, std::string("Ada"));
        QVERIFY(m_desk->document.annotation(0) != nullptr);
    }

    void runsAreRenamedAndDeleted()
    {
        m_desk->session.analyse();
        m_desk->analysis.speak(m_desk->document.conversation());
        m_desk->analysis.begin();
        m_desk->analysis.finish();
        QTRY_COMPARE(m_desk->project.project()->runs.size(), std::size_t{2});
        QCOMPARE(menu("runs").actions().size(), 2);
        m_desk->project.edit(edits::RenameRun{1, "before the summer"});
        QTRY_COMPARE(m_desk->project.project()->runs[1], std::string("before the summer"));
        QVERIFY(m_desk->document.run().analysedCount() == Desk::sentences);
        for (const std::size_t left : {1U, 0U}) {
            menu("runs").actions()[0]->menu()->actions().last()->trigger();  // Delete
            QTRY_COMPARE(m_desk->project.project()->runs.size(), left);
        }
        QCOMPARE(m_desk->document.run().analysedCount(), 0);
        undo().trigger();
        QTRY_COMPARE(m_desk->project.project()->runs, std::vector<std::string>{"before the summer"});
        QCOMPARE(m_desk->document.run().analysedCount(), Desk::sentences);
    }

    void boundariesSnapToSilence()
    {
        // Loud but for two gaps, a little beside the boundaries of the sentence.
        const Segment before = m_desk->document.segments()[1];
        WaveformPeaks peaks;
        peaks.sampleRate = 16000;
        peaks.frameCount = static_cast<SampleIndex>(m_desk->document.durationSeconds() * 16000);
        PeakLevel level;
        level.samplesPerPeak = 64;
        for (SampleIndex frame = 0; frame < peaks.frameCount; frame += 64) {
            const double at = static_cast<double>(frame) / 16000;
            const bool quiet = std::abs(at - (before.startSeconds - 0.1)) < 0.03 || std::abs(at - (before.endSeconds + 0.15)) < 0.03;
            level.minimum.push_back(quiet ? -0.001F : -0.4F);
            level.maximum.push_back(quiet ? 0.001F : 0.4F);
        }
        peaks.levels.push_back(level);
        m_desk->document.setPeaks(std::make_shared<const WaveformPeaks>(peaks));
        m_desk->document.setSelection(1);
        m_desk->action("snap").trigger();
        QTRY_VERIFY(m_desk->document.segments()[1].startSeconds != before.startSeconds);
        const Segment& after = m_desk->document.segments()[1];
        QVERIFY2(std::abs(after.startSeconds - (before.startSeconds - 0.1)) < 0.035, qPrintable(QString::number(after.startSeconds)));
        QVERIFY2(std::abs(after.endSeconds - (before.endSeconds + 0.15)) < 0.035, qPrintable(QString::number(after.endSeconds)));
    }
};

QTEST_MAIN(ProjectLanesTest)
#include "project_lanes_test.moc"
