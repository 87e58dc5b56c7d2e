// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language_menu.h"

#include "ui/translation.h"

#include <QAction>
#include <QActionGroup>

namespace undertone {

LanguageMenu::LanguageMenu(QWidget* parent) : QMenu(tr("&Language"), parent), m_group(new QActionGroup(this))
{
    add({}, tr("As the &system"));
    addSeparator();
    for (const Language& language : languages())
        add(language.code, language.name);
    setChoice({});
}

void LanguageMenu::add(const QString& code, const QString& text)
{
    QAction* action = addAction(text);
    action->setData(code);
    action->setCheckable(true);
    m_group->addAction(action);
    connect(action, &QAction::triggered, this, [this, code] { Q_EMIT chosen(code); });
}

void LanguageMenu::setChoice(const QString& code)
{
    QAction* ticked = m_group->actions().constFirst();
    for (QAction* action : m_group->actions()) {
        if (action->data().toString() == code)
            ticked = action;
    }
    ticked->setChecked(true);
}

}  // namespace undertone
