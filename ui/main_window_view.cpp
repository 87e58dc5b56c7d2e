// SPDX-License-Identifier: GPL-3.0-or-later
// How the window looks and which keys it has: the View menu.
#include "ui/conversation/message_banner.h"
#include "ui/conversation/utterance_table.h"
#include "ui/language_menu.h"
#include "ui/main_window.h"
#include "ui/timeline/timeline_view.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace undertone {

void MainWindow::buildViewMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&View"));
    connect(addAction(menu, QStringLiteral("zoom-in"), tr("Zoom &in"), QKeySequence::ZoomIn), &QAction::triggered, m_timeline,
            &TimelineView::zoomIn);
    connect(addAction(menu, QStringLiteral("zoom-out"), tr("Zoom &out"), QKeySequence::ZoomOut), &QAction::triggered, m_timeline,
            &TimelineView::zoomOut);
    connect(addAction(menu, QStringLiteral("zoom-fit"), tr("&Whole recording"), tr("Ctrl+0")), &QAction::triggered, m_timeline,
            &TimelineView::zoomToFit);
    connect(addAction(menu, QStringLiteral("zoom-selection"), tr("Zoom to the &selection"), tr("Ctrl+E")), &QAction::triggered, m_timeline,
            &TimelineView::zoomToSelection);
    connect(addAction(menu, QStringLiteral("zoom-back"), tr("&Back to the zoom before"), tr("Ctrl+Backspace")), &QAction::triggered,
            m_timeline, &TimelineView::zoomBack);
    connect(addAction(menu, QStringLiteral("zoom-forward"), tr("&Forward to the zoom after"), tr("Ctrl+Shift+Backspace")),
            &QAction::triggered, m_timeline, &TimelineView::zoomForward);
    menu.addSeparator();
    buildSoundMenu(menu);
    QMenu& themes = *menu.addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const auto addTheme = [&](const char* name, const QString& text, ThemeChoice choice) {
        QAction* theme = addAction(themes, QLatin1String(name), text, {});
        theme->setCheckable(true);
        theme->setChecked(choice == m_themeChoice);
        group->addAction(theme);
        connect(theme, &QAction::triggered, this, [this, choice] { setThemeChoice(choice); });
    };
    addTheme("theme-light", tr("&Light"), ThemeChoice::Light);
    addTheme("theme-dark", tr("&Dark"), ThemeChoice::Dark);
    addTheme("theme-system", tr("As the &system"), ThemeChoice::System);
    buildScaleMenu(menu);
    buildKeysMenu(menu);
    m_languages = new LanguageMenu(&menu);
    menu.addMenu(m_languages);
    connect(m_languages, &LanguageMenu::chosen, this, [this] { noteNextStart(tr("The language is chosen")); });
}

void MainWindow::noteNextStart(const QString& title)
{
    m_mishapShown = true;  // stays until something else is opened
    m_banner->show(MessageBanner::Kind::Note, {title, tr("Undertone uses it from its next start on."), {}, {}});
}

void MainWindow::buildScaleMenu(QMenu& view)
{
    QMenu& menu = *view.addMenu(tr("Text si&ze"));
    m_scales = new QActionGroup(this);
    for (const int percent : {100, 125, 150, 200}) {
        QAction* item = menu.addAction(tr("%1 %").arg(percent));
        item->setCheckable(true);
        item->setData(percent);
        m_scales->addAction(item);
        connect(item, &QAction::triggered, this, [this, percent] {
            Q_EMIT scaleChanged(percent);
            noteNextStart(tr("The text size is chosen"));
        });
    }
    setScalePercent(100);
}

void MainWindow::setScalePercent(int percent)
{
    for (QAction* item : m_scales->actions())
        item->setChecked(item->data().toInt() == percent);
}

void MainWindow::buildKeysMenu(QMenu& view)
{
    QMenu& menu = *view.addMenu(tr("&Keys of"));
    menu.setObjectName(QStringLiteral("key-maps"));
    auto* group = new QActionGroup(this);
    for (const KeyMap& map : keyMaps()) {
        QAction* item = menu.addAction(map.name);
        item->setCheckable(true);
        item->setData(map.code);
        group->addAction(item);
        connect(item, &QAction::triggered, this, [this, code = map.code] {
            setKeyMap(code);
            Q_EMIT keyMapChanged(code);
        });
    }
    connect(&menu, &QMenu::aboutToShow, this, [this, group] {
        for (QAction* item : group->actions())
            item->setChecked(item->data().toString() == m_keyMap);
    });
}

void MainWindow::setKeyMap(const QString& code)
{
    for (const KeyMap& map : keyMaps()) {
        if (map.code != code)
            continue;
        m_keyMap = code;
        applyKeyMap(map, m_ownKeys, actions());
    }
}

void MainWindow::setUnwantedColumns(const QList<int>& columns)
{
    m_table->setUnwantedColumns(columns);
}

}  // namespace undertone
