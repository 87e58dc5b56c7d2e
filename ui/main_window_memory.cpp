// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to memory at a sentence, and replays of what was corrected.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/memory_microscope.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/utterance_table.h"
#include "ui/main_window.h"

#include <QAction>
#include <QMenu>

namespace undertone {

void MainWindow::buildMemoryMenu(QMenu& analysis)
{
    m_memoryMenu = analysis.addMenu(tr("Memor&y"));
    m_memoryMenu->setObjectName(QStringLiteral("memory"));
    QMenu& menu = *m_memoryMenu;
    const auto add = [&](const char* name, const QString& text, const QKeySequence& keys, void (MemoryMicroscope::*act)()) {
        connect(addAction(menu, QLatin1String(name), text, keys), &QAction::triggered, m_microscope, act);
    };
    add("memory-freeze", tr("&Freeze memory from here"), {}, &MemoryMicroscope::freeze);
    add("memory-thaw", tr("Let memory &learn from here"), {}, &MemoryMicroscope::thaw);
    add("memory-reset", tr("&Reset memory here"), {}, &MemoryMicroscope::reset);
    add("memory-take-back", tr("&Take back what is done from here on"), {}, &MemoryMicroscope::takeBack);
    add("memory-fork", tr("For&k the run here"), {}, &MemoryMicroscope::fork);
    menu.addSeparator();
    add("memory-replay", tr("Re&play corrections"), tr("Shift+F5"), &MemoryMicroscope::replay);
    QAction* assisted = addAction(menu, QStringLiteral("memory-labels"), tr("Tell the model &my labels"), {});
    assisted->setCheckable(true);
    assisted->setToolTip(tr("Human-assisted: runs that are started from here read your labels behind their sentences, and say so"));
    connect(assisted, &QAction::triggered, m_microscope, &MemoryMicroscope::setHumanAssisted);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("next-flip"), tr("&Next answer that flipped"), tr("F4")), &QAction::triggered, this,
            [this] { goToFlip(true); });
    connect(addAction(menu, QStringLiteral("previous-flip"), tr("Pre&vious answer that flipped"), tr("Shift+F4")), &QAction::triggered,
            this, [this] { goToFlip(false); });
}

void MainWindow::refreshMemoryActions()
{
    const bool steers = m_microscope->canSteer();
    const bool frozen = steers && m_microscope->isFrozenAtSelection();
    action("memory-freeze")->setEnabled(steers && !frozen);
    action("memory-thaw")->setEnabled(frozen);
    action("memory-reset")->setEnabled(steers);
    action("memory-take-back")->setEnabled(steers && m_microscope->isSteeredFromSelection());
    action("memory-fork")->setEnabled(steers && m_project.isOpen());
    action("memory-replay")->setEnabled(m_microscope->canReplay());
    action("memory-labels")->setEnabled(m_project.isOpen());
    for (const char* name : {"next-flip", "previous-flip"})
        action(name)->setEnabled(m_document.run().timeline.parent.has_value());
}

void MainWindow::goToFlip(bool forward)
{
    if (!m_table->goToFlip(forward))
        showWarning(tr("No flip"),
                    forward ? tr("No sentence behind this one has another answer than in the run before.")
                            : tr("No sentence before this one has another answer than in the run before."),
                    {});
}

}  // namespace undertone
