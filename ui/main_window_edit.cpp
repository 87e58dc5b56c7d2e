// SPDX-License-Identifier: GPL-3.0-or-later
// What an annotator does to sentences: the Edit menu, the context menu and what is drawn with the mouse.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/inspector_panel.h"
#include "ui/conversation/labels_dialog.h"
#include "ui/conversation/lane_styles.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/table_bar.h"
#include "ui/conversation/timeline_export.h"
#include "ui/conversation/utterance_table.h"
#include "ui/main_window.h"
#include "ui/timeline/timeline_view.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>

namespace undertone {
namespace {

constexpr int digitKeys = 9;
constexpr double nudgeSeconds = 0.01;

QString plainText(const QString& text)
{
    return QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// Edits that need a sentence.
constexpr const char* sentenceActions[] = {"split",       "merge",     "remove",     "edit-text", "start-earlier", "start-later",
                                           "end-earlier", "end-later", "start-here", "end-here",  "snap"};

}  // namespace

void MainWindow::buildEditMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Edit"));
    connect(addAction(menu, QStringLiteral("undo"), tr("&Undo"), QKeySequence::Undo), &QAction::triggered, &m_project,
            &ProjectSession::undo);
    QAction* redo = addAction(menu, QStringLiteral("redo"), tr("&Redo"), {});
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    connect(redo, &QAction::triggered, &m_project, &ProjectSession::redo);
    connect(addAction(menu, QStringLiteral("find"), tr("&Find in the table"), QKeySequence::Find), &QAction::triggered, this,
            [this] { m_tableBar->find(); });
    menu.addSeparator();
    m_labelMenu = menu.addMenu(tr("&Label"));
    for (int i = 0; i < digitKeys; ++i)
        connect(addAction(*m_labelMenu, QStringLiteral("label-%1").arg(i + 1), QString::number(i + 1), QKeySequence(Qt::Key_1 + i)),
                &QAction::triggered, this, [this, i] { m_project.label(i); });
    m_labelMenu->addSeparator();
    connect(addAction(*m_labelMenu, QStringLiteral("edit-labels"), tr("&Labels of this project…"), {}), &QAction::triggered, this,
            &MainWindow::showLabels);
    m_annotatorMenu = menu.addMenu(tr("&Annotator"));
    m_annotatorMenu->setObjectName(QStringLiteral("annotator"));
    connect(m_annotatorMenu, &QMenu::aboutToShow, this, &MainWindow::fillAnnotatorMenu);
    m_speakerMenu = menu.addMenu(tr("Spea&ker"));
    connect(m_speakerMenu, &QMenu::aboutToShow, this, &MainWindow::fillSpeakerMenu);
    connect(addAction(menu, QStringLiteral("edit-text"), tr("Edit the &text"), tr("F2")), &QAction::triggered, m_inspector,
            &InspectorPanel::editText);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("new-sentence"), tr("&New sentence from the selected sound"), QKeySequence(Qt::Key_Insert)),
            &QAction::triggered, this, [this] {
                if (const auto region = m_document.region())
                    m_project.add(region->first, region->second, -1);
            });
    connect(addAction(menu, QStringLiteral("split"), tr("&Split at the playhead"), tr("Ctrl+K")), &QAction::triggered, &m_project,
            &ProjectSession::split);
    connect(addAction(menu, QStringLiteral("merge"), tr("&Merge with the next"), tr("Ctrl+J")), &QAction::triggered, &m_project,
            &ProjectSession::merge);
    connect(addAction(menu, QStringLiteral("remove"), tr("&Delete the sentence"), QKeySequence::Delete), &QAction::triggered, &m_project,
            &ProjectSession::remove);
    buildBoundaryMenu(menu);
}

void MainWindow::buildBoundaryMenu(QMenu& edit)
{
    m_boundaryMenu = edit.addMenu(tr("&Boundaries"));
    const auto addNudge = [&](const char* name, const QString& text, const QString& key, edits::Edge edge, double seconds) {
        connect(addAction(*m_boundaryMenu, QLatin1String(name), text, key), &QAction::triggered, this,
                [this, edge, seconds] { m_project.nudge(edge, seconds); });
    };
    addNudge("start-earlier", tr("&Start 10 ms earlier"), tr("Alt+Left"), edits::Edge::Start, -nudgeSeconds);
    addNudge("start-later", tr("Start 10 ms &later"), tr("Alt+Right"), edits::Edge::Start, nudgeSeconds);
    addNudge("end-earlier", tr("&End 10 ms earlier"), tr("Alt+Shift+Left"), edits::Edge::End, -nudgeSeconds);
    addNudge("end-later", tr("End &10 ms later"), tr("Alt+Shift+Right"), edits::Edge::End, nudgeSeconds);
    m_boundaryMenu->addSeparator();
    connect(addAction(*m_boundaryMenu, QStringLiteral("snap"), tr("Snap &both to silence"), tr("S")), &QAction::triggered, &m_project,
            &ProjectSession::snap);
    QAction* snapping = addAction(*m_boundaryMenu, QStringLiteral("snap-dragged"), tr("Snap &what is dragged"), {});
    snapping->setCheckable(true);
    connect(snapping, &QAction::triggered, m_timeline, &TimelineView::setSnapping);
    connect(addAction(*m_boundaryMenu, QStringLiteral("start-here"), tr("Start at the &playhead"), tr("I")), &QAction::triggered, this,
            [this] { m_project.moveToPlayhead(edits::Edge::Start); });
    connect(addAction(*m_boundaryMenu, QStringLiteral("end-here"), tr("End at the play&head"), tr("O")), &QAction::triggered, this,
            [this] { m_project.moveToPlayhead(edits::Edge::End); });
}

void MainWindow::refreshEditActions()
{
    const bool editable = m_project.canEdit();
    const bool selected = editable && m_document.selection() >= 0;
    const bool many = m_document.selected().size() > 1;
    for (const char* name : sentenceActions)
        action(name)->setEnabled(selected);
    action("split")->setEnabled(editable);
    action("new-sentence")->setEnabled(editable && m_document.region());
    action("merge")->setText(many ? tr("&Merge the sentences") : tr("&Merge with the next"));
    action("remove")->setText(many ? tr("&Delete the sentences") : tr("&Delete the sentence"));
    m_speakerMenu->setEnabled(editable);
    m_timeline->setEditable(editable);
    const auto styles = laneStyles(*m_theme, m_document.lane().get());
    m_labelMenu->setEnabled(editable);
    m_annotatorMenu->setEnabled(editable);
    action("edit-labels")->setEnabled(editable);
    for (int i = 0; i < digitKeys; ++i) {
        QAction* label = findChild<QAction*>(QStringLiteral("label-%1").arg(i + 1));
        const bool known = static_cast<std::size_t>(i) < styles.size();
        label->setText(known ? plainText(styles[static_cast<std::size_t>(i)].name) : QString::number(i + 1));
        label->setVisible(known || styles.empty());
        label->setEnabled(selected && known);
    }
}

void MainWindow::connectEdits()
{
    connect(&m_document, &ConversationDocument::selectionChanged, this, &MainWindow::refreshEditActions);
    connect(&m_document, &ConversationDocument::regionChanged, this, &MainWindow::refreshEditActions);
    connect(&m_document, &ConversationDocument::selectionChanged, this, &MainWindow::refreshMemoryActions);
    connect(&m_document, &ConversationDocument::laneChanged, this, &MainWindow::refreshEditActions);
    connect(&m_document, &ConversationDocument::selectionChanged, this, &MainWindow::refreshReviewActions);
    connect(m_timeline, &TimelineView::boundariesDragged, this, [this](int utterance, double start, double end) {
        m_project.edit(edits::SetBoundaries{m_document.segments()[static_cast<std::size_t>(utterance)].id, start, end});
    });
    connect(m_timeline, &TimelineView::sentenceDrawn, &m_project, &ProjectSession::add);
    connect(m_timeline, &TimelineView::menuRequested, this, &MainWindow::showSentenceMenu);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_document.selection() >= 0)
            showSentenceMenu(m_table->viewport()->mapToGlobal(at));
    });
    connect(m_inspector, &InspectorPanel::newSpeakerRequested, this, &MainWindow::askForNewSpeaker);
}

void MainWindow::showSentenceMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("sentence-menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(action("play-selection"));
    menu->addAction(action("zoom-selection"));
    menu->addMenu(m_memoryMenu);
    if (m_project.isOpen()) {
        menu->addSeparator();
        menu->addMenu(m_labelMenu);
        menu->addMenu(m_speakerMenu);
        menu->addAction(action("edit-text"));
        menu->addAction(action("reveal"));
        menu->addAction(action("adjudicate"));
        menu->addSeparator();
        for (const char* name : {"split", "merge", "remove"})
            menu->addAction(action(name));
        menu->addMenu(m_boundaryMenu);
    } else {
        // Where labels and edits are: said where they are looked for.
        menu->addSeparator();
        menu->addAction(action("new-project"));
    }
    menu->popup(globalPosition);
}

void MainWindow::showLabels()
{
    auto* dialog = new LabelsDialog(m_document, m_project, *m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::fillAnnotatorMenu()
{
    m_annotatorMenu->clear();
    const auto& lane = m_document.lane();
    if (lane == nullptr)
        return;
    const auto nameOf = [](const AnnotationLane& of) {
        return of.annotator.empty() ? tr("Annotator without a name") : plainText(QString::fromStdString(of.annotator));
    };
    QAction* own = m_annotatorMenu->addAction(nameOf(*lane));
    own->setCheckable(true);
    own->setChecked(true);
    const auto& others = m_document.otherLanes();
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (others[i]->isDecision)
            continue;  // Review, Adjudicate writes there
        QAction* item = m_annotatorMenu->addAction(nameOf(*others[i]));
        item->setCheckable(true);
        connect(item, &QAction::triggered, this, [this, other = static_cast<int>(i)] { m_project.edit(edits::ChooseAnnotator{other}); });
    }
    m_annotatorMenu->addSeparator();
    connect(m_annotatorMenu->addAction(tr("&New annotator…")), &QAction::triggered, this, [this] {
        askForName(tr("New annotator"), tr("Name of the annotator:"), {},
                   [this](const QString& name) { m_project.edit(edits::AddAnnotator{name.toStdString()}); });
    });
    connect(m_annotatorMenu->addAction(tr("&Rename this annotator…")), &QAction::triggered, this, [this] {
        askForName(tr("Rename the annotator"), tr("Name of the annotator:"), QString::fromStdString(m_document.lane()->annotator),
                   [this](const QString& name) { m_project.edit(edits::RenameAnnotator{name.toStdString()}); });
    });
    QAction* remove = m_annotatorMenu->addAction(tr("&Delete this annotator's labels"));
    remove->setObjectName(QStringLiteral("remove-annotator"));
    remove->setEnabled(hasLabelsToExport(m_document) || !others.empty());
    connect(remove, &QAction::triggered, this, [this] { m_project.edit(edits::RemoveAnnotator{}); });
    m_annotatorMenu->addSeparator();
    QAction* import = m_annotatorMenu->addAction(tr("&Import labels of others…"));
    import->setObjectName(QStringLiteral("import-labels"));
    import->setEnabled(m_document.utteranceCount() > 0);
    connect(import, &QAction::triggered, this, &MainWindow::chooseLabelsOfOthers);
}

void MainWindow::chooseLabelsOfOthers()
{
    const QStringList patterns = segmentsPatterns() << QStringLiteral("*.undertone");
    const QString path = QFileDialog::getOpenFileName(this, tr("Labels of others"), m_lastFolder,
                                                      tr("Labels (%1);;All files (*)").arg(patterns.join(QLatin1Char(' '))));
    if (path.isEmpty())
        return;
    m_lastFolder = QFileInfo(path).absolutePath();
    askForName(tr("Labels of others"), tr("Whose labels are in “%1”, where it does not say:").arg(QFileInfo(path).fileName()),
               QFileInfo(path).completeBaseName(), [this, path](const QString& name) {
                   m_project.edit(edits::ImportLabels{name.toStdString(), toPath(path)});
               });
}

void MainWindow::fillSpeakerMenu()
{
    m_speakerMenu->clear();
    const ProjectSnapshot* project = m_project.project();
    if (project == nullptr)
        return;
    const bool selected = m_document.selection() >= 0;
    const SpeakerId current = selected ? m_document.segments()[static_cast<std::size_t>(m_document.selection())].speaker : SpeakerId();
    const auto addAssignment = [&](const QString& name, SpeakerId speaker) {
        QAction* item = m_speakerMenu->addAction(name);
        item->setCheckable(true);
        item->setChecked(selected && speaker == current);
        item->setEnabled(selected);
        connect(item, &QAction::triggered, this, [this, speaker] { m_project.assignSpeaker(speaker); });
    };
    for (const Speaker& speaker : project->speakers)
        addAssignment(plainText(QString::fromStdString(speaker.name)), speaker.id);
    addAssignment(tr("not known"), SpeakerId());
    QAction* fresh = m_speakerMenu->addAction(tr("&New speaker…"));
    fresh->setEnabled(selected);
    connect(fresh, &QAction::triggered, this, &MainWindow::askForNewSpeaker);
    m_speakerMenu->addSeparator();
    QMenu* rename = m_speakerMenu->addMenu(tr("&Rename everywhere"));
    QMenu* merge = m_speakerMenu->addMenu(tr("&Merge everywhere"));
    rename->setEnabled(!project->speakers.empty());
    merge->setEnabled(project->speakers.size() > 1);
    for (const Speaker& speaker : project->speakers) {
        const QString name = QString::fromStdString(speaker.name);
        connect(rename->addAction(tr("%1…").arg(plainText(name))), &QAction::triggered, this,
                [this, speaker] { askForSpeakerName(speaker); });
        QMenu* into = merge->addMenu(plainText(name));
        for (const Speaker& other : project->speakers) {
            if (other.id != speaker.id)
                connect(into->addAction(tr("into %1").arg(plainText(QString::fromStdString(other.name)))), &QAction::triggered, this,
                        [this, merged = speaker.id, kept = other.id] {
                            m_project.edit(edits::MergeSpeakers{merged, kept});
                        });
        }
    }
}

void MainWindow::askForNewSpeaker()
{
    askForName(tr("New speaker"), tr("Name of the speaker:"), {}, [this](const QString& name) { m_project.assignNewSpeaker(name); });
}

void MainWindow::askForSpeakerName(const Speaker& speaker)
{
    askForName(tr("Rename everywhere"), tr("Name of the speaker in all sentences:"), QString::fromStdString(speaker.name),
               [this, id = speaker.id](const QString& name) {
                   m_project.edit(edits::RenameSpeaker{id, name.toStdString()});
               });
}

void MainWindow::askForName(const QString& title, const QString& question, const QString& name,
                            const std::function<void(const QString& name)>& take)
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(question);
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [take](const QString& given) {
        if (!given.trimmed().isEmpty())
            take(given.trimmed());
    });
    dialog->open();
}

}  // namespace undertone
