// SPDX-License-Identifier: GPL-3.0-or-later
// Blind-first review in the window, down to the file: nothing of what others and the model say is anywhere in view before it is revealed.
#include "project_desk.h"

#include "engine/core/timeline_export.h"
#include "engine/project/project.h"
#include "ui/conversation/timeline_export.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/conversation/utterance_table.h"
#include "ui/review/adjudication_dialog.h"
#include "ui/timeline/utterance_text.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include <memory>
#include <set>

using namespace undertone;

class ReviewWindowTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
    std::unique_ptr<Desk> m_desk;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] ConversationDocument& document() const { return m_desk->document; }
    [[nodiscard]] UtteranceTable& table() const { return *m_desk->window.findChild<UtteranceTable*>(); }
    [[nodiscard]] QString cell(int row, UtteranceListModel::Column column) const
    {
        return table().filter().sourceModel()->index(row, column).data().toString();
    }
    [[nodiscard]] ProjectContent stored() const
    {
        auto project = Project::open(m_file.toStdString());
        return project.ok() ? project->content() : ProjectContent();
    }
    /// Two sentences get labels of another annotator, then the first annotator is chosen again.
    void addOtherAnnotator()
    {
        document().setSelection(0);
        m_desk->project.label(0);
        QTRY_VERIFY(document().annotation(0) != nullptr);
        m_desk->project.edit(edits::AddAnnotator{"Bo"});
        QTRY_COMPARE(document().lane()->annotator, std::string("Bo"));
        document().setSelected({0, 1});
        m_desk->project.label(3);
        QTRY_VERIFY(document().annotation(1) != nullptr);
        m_desk->project.edit(edits::ChooseAnnotator{0});
        QTRY_COMPARE(document().lane()->annotator, std::string());
        document().setSelection(-1);
    }
    void hide()
    {
        m_desk->action("review-blind").trigger();
        QTRY_COMPARE(document().review().mode, OthersLabels::UntilRevealed);
    }
    /// Everything that a person or a screen reader finds in the window, of the table and the timeline too.
    [[nodiscard]] QStringList wordsInView() const
    {
        QStringList words;
        for (const QWidget* widget : m_desk->window.findChildren<QWidget*>()) {
            words << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
                  << widget->property("text").toString();
        }
        for (const QAction* action : m_desk->window.actions()) {
            if (!action->objectName().startsWith(QStringLiteral("label-")))
                words << action->text();
        }
        const QAbstractItemModel& rows = *table().filter().sourceModel();
        for (int row = 0; row < rows.rowCount(); ++row) {
            for (int column = 0; column < rows.columnCount(); ++column) {
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    words << rows.index(row, column).data(role).toString();
            }
            words << utteranceToolTip(document(), row, Theme::of(ThemeMode::Light))
                  << utteranceSpoken(document(), row, Theme::of(ThemeMode::Light));
        }
        return words;
    }
    /// Names of labels of the model and of others that are in view, of buttons to label with and their like apart.
    [[nodiscard]] QStringList labelsInView() const
    {
        QStringList found;
        for (const QString& text : wordsInView()) {
            for (const char* name : {"Anger", "Happiness", "Sadness", "Neutral"}) {
                if (!text.startsWith(QStringLiteral("Your label")) && text.contains(QLatin1String(name), Qt::CaseInsensitive)
                    && text.compare(QLatin1String(name), Qt::CaseInsensitive) != 0)
                    found << text;
            }
        }
        return found;
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

    void nothingOfOthersIsInViewBeforeItIsRevealed()
    {
        addOtherAnnotator();
        QVERIFY(document().analysis(1) != nullptr);
        QVERIFY2(!labelsInView().isEmpty(), "the test finds labels where there are some");
        hide();
        for (int i = 0; i < Desk::sentences; ++i) {
            document().setSelection(i);
            QVERIFY(document().isHidden(i) && document().analysis(i) == nullptr);
            QCOMPARE(cell(i, UtteranceListModel::Emotion), QString());
            QCOMPARE(cell(i, UtteranceListModel::Probability), QString());
            QVERIFY2(labelsInView().isEmpty(), qPrintable(labelsInView().join(QLatin1Char('\n'))));
        }
        QVERIFY(utteranceToolTip(document(), 1, Theme::of(ThemeMode::Light)).contains(QStringLiteral("Hidden")));
        for (const auto& lane : document().otherLanes())
            QVERIFY(lane->annotations.empty());
        QVERIFY(document().run().timeline.utterances.empty());
        const Timeline exported = timelineForExport(document());
        QCOMPARE(exported.utterances.size(), std::size_t{Desk::sentences});
        for (const auto& row : exported.utterances)
            QVERIFY2(row.emotion() < 0 && row.probabilities.empty() && !row.lossBefore && row.unlabelledReason == withheldReason,
                     "what is hidden is not exported either");
        QVERIFY(!m_desk->action("export-json").isEnabled());
        document().setSelection(-1);
        QVERIFY2(!table().goToDifference(true), "a difference would tell of a label");
        for (const auto choice : {SentenceChoice::ModelDiffers, SentenceChoice::RatersDiffer, SentenceChoice::Unsure,
                                  SentenceChoice::Unfamiliar, SentenceChoice::MemoryDiffers}) {
            table().filter().setChoice(choice);
            QCOMPARE(table().filter().rowCount(), 0);
        }
        table().filter().setChoice(SentenceChoice::All);
        table().selectAll();
        table().copySelection();
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("Sadness")));
        // The file has it all.
        m_desk.reset();
        auto project = Project::open(m_file.toStdString());
        QVERIFY(project.ok());
        const auto& runs = project->content().rows<ProjectRun>();
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(project->results(runs.begin()->first)->size(), std::size_t{Desk::sentences});
    }

    void aLabelOfOnesOwnIsRevealedOnRequestAndThatIsKept()
    {
        addOtherAnnotator();
        hide();
        document().setSelection(1);
        m_desk->action("reveal").trigger();
        QTRY_VERIFY2(m_desk->banner().contains(QStringLiteral("Label it first")), qPrintable(m_desk->banner()));
        QVERIFY(document().isHidden(1));
        QTest::keyClick(&m_desk->window, Qt::Key_2);
        QTRY_VERIFY(document().annotation(1) != nullptr);
        QVERIFY(document().annotation(1)->isBlind && document().isHidden(1));
        QVERIFY2(!m_desk->action("undo").text().contains(QStringLiteral("happiness")), "others' steps are called alike");
        QTest::keyClick(&m_desk->window, Qt::Key_R);
        QTRY_VERIFY(!document().isHidden(1));
        QVERIFY(document().analysis(1) != nullptr && document().analysis(2) == nullptr);
        QCOMPARE(document().otherLanes().front()->annotations.size(), std::size_t{1});
        const Timeline exported = timelineForExport(document());
        QCOMPARE(unanalysedCount(exported), std::size_t{Desk::sentences - 1});
        QVERIFY(exported.utterances[1].emotion() >= 0);
        QVERIFY(!document().run().timeline.complete);
        QTest::keyClick(&m_desk->window, Qt::Key_4);  // changed in sight of the others
        QTRY_VERIFY(!document().annotation(1)->isBlind);
        m_desk->session.close();
        QTRY_VERIFY(!m_desk->project.isOpen());
        m_desk->project.open(m_file);
        QTRY_VERIFY(m_desk->project.isOpen());
        QCOMPARE(document().review().mode, OthersLabels::UntilRevealed);
        QVERIFY(!document().isHidden(1) && document().isHidden(2));
        m_desk->action("review-blind").trigger();
        QTRY_COMPARE(document().run().analysedCount(), int{Desk::sentences});
        QVERIFY2(document().run().timeline.complete, "all of the run is there again");
    }

    void atOnceRevealsWithTheLabel()
    {
        hide();
        m_desk->action("review-at-once").trigger();
        QTRY_COMPARE(document().review().mode, OthersLabels::UntilLabelled);
        document().setSelection(2);
        QTest::keyClick(&m_desk->window, Qt::Key_1);
        QTRY_VERIFY(!document().isHidden(2));
        QVERIFY(document().annotation(2)->isBlind && document().isHidden(3));
        m_desk->action("undo").trigger();
        QTRY_VERIFY(document().annotation(2) == nullptr);
        QVERIFY2(!document().isHidden(2), "what was seen stays seen");
    }

    /// A run while all is hidden: it goes on as any, is kept whole, and shows nothing.
    void aRunInABlindReviewIsKeptAndHidden()
    {
        hide();
        m_desk->analysis.speak(document().conversation());
        m_desk->analyse();
        QTRY_COMPARE(m_desk->project.project()->runs.size(), std::size_t{2});
        QCOMPARE(document().run().analysedCount(), 0);
        QCOMPARE(document().run().resultCount(), int{Desk::sentences});
        QVERIFY(!document().run().isActive());
        QVERIFY2(labelsInView().isEmpty(), qPrintable(labelsInView().join(QLatin1Char('\n'))));
        m_desk.reset();
        auto project = Project::open(m_file.toStdString());
        for (const auto& [id, run] : project->content().rows<ProjectRun>())
            QCOMPARE(project->results(id)->size(), std::size_t{Desk::sentences});
    }

    /// The queue is ordered by what is hidden, and tells nothing else of it.
    void theQueueGoesFromTheMostUncertain()
    {
        std::vector<std::pair<double, int>> expected;
        for (int i = 0; i < Desk::sentences; ++i) {
            if (const auto weight = document().reviewWeight(ReviewOrder::Uncertainty, i))
                expected.emplace_back(-*weight, i);
        }
        std::ranges::stable_sort(expected);
        QVERIFY(expected.size() > 2);
        hide();
        m_desk->action("order-uncertainty").trigger();
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(table().filter().mapToSource(table().filter().index(static_cast<int>(i), 0)).row(), expected[i].second);
        document().setSelection(-1);
        for (const auto& [weight, sentence] : expected) {
            QTest::keyClick(&m_desk->window, Qt::Key_N);
            QCOMPARE(document().selection(), sentence);
            m_desk->project.label(1);
            QTRY_VERIFY(document().annotation(sentence) != nullptr);
        }
        QVERIFY2(labelsInView().isEmpty(), qPrintable(labelsInView().join(QLatin1Char('\n'))));
        m_desk->action("order-memory").trigger();
        QVERIFY2(m_desk->banner().contains(QStringLiteral("memory off")), qPrintable(m_desk->banner()));
        m_desk->action("order-reading").trigger();
        QCOMPARE(table().filter().mapToSource(table().filter().index(0, 0)).row(), 0);
    }

    void whatPeopleDifferOnIsDecided()
    {
        addOtherAnnotator();
        document().setSelection(-1);
        QTest::keyClick(&m_desk->window, Qt::Key_J, Qt::ShiftModifier);
        QCOMPARE(document().selection(), 0);  // neutral and anger
        QTest::keyClick(&m_desk->window, Qt::Key_J);
        auto& dialog = *m_desk->window.findChild<AdjudicationDialog*>();
        QVERIFY(dialog.isVisible());
        const auto& votes = *dialog.findChild<QTreeWidget*>();
        QCOMPARE(votes.topLevelItemCount(), 3);  // two people and the model
        const auto buttons = dialog.findChildren<QToolButton*>();
        buttons[2]->click();
        QVERIFY2(document().otherLanes().size() == 1, "nobody said who decides");
        dialog.findChild<QLineEdit*>(QStringLiteral("decision-by"))->setText(QStringLiteral("Cy"));
        dialog.findChild<QLineEdit*>(QStringLiteral("decision-remark"))->setText(QStringLiteral("both are wrong"));
        buttons[2]->click();
        QTRY_COMPARE(document().otherLanes().size(), std::size_t{2});
        QVERIFY(document().otherLanes().back()->isDecision);
        const auto& decision = document().otherLanes().back()->annotations.at(document().segments()[0].id);
        QCOMPARE(decision.decidedBy, std::string("Cy"));
        QVERIFY(decision.decidedAt.size() == 20);
        QVERIFY(buttons[2]->isChecked());
        QVERIFY2(!table().goToNextRow(SentenceChoice::ToDecide), "it is decided");
        auto* menu = m_desk->window.findChild<QMenu*>(QStringLiteral("annotator"));
        Q_EMIT menu->aboutToShow();
        for (const QAction* action : menu->actions())
            QVERIFY2(action->text() != QStringLiteral("adjudicated"), "its lane is written by deciding alone");
        dialog.findChild<QPushButton*>(QStringLiteral("take-back"))->click();
        QTRY_VERIFY(document().otherLanes().back()->annotations.empty());
        m_desk->action("undo").trigger();
        QTRY_VERIFY(!document().otherLanes().back()->annotations.empty());
        // Hidden sentences take no decision.
        m_desk->action("review-blind").trigger();
        QTRY_VERIFY(document().isHidden(0));
        QCOMPARE(votes.topLevelItemCount(), 1);
        QVERIFY(!buttons[1]->isEnabled());
        m_desk->project.edit(edits::Decide{document().segments()[0].id, 1, {}, "Cy"});
        QTRY_VERIFY2(m_desk->banner().contains(QStringLiteral("cannot be done")), qPrintable(m_desk->banner()));
        m_desk.reset();
        const ProjectContent content = stored();
        const TrackId track = decisionTrackOf(content, content.tracksOf(TrackKind::Segmentation).back()->id);
        QCOMPARE(decisionsOf(content, track).size(), std::size_t{1});
    }
};

QTEST_MAIN(ReviewWindowTest)
#include "review_window_test.moc"
