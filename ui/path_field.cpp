// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/path_field.h"

#include "ui/new_file_question.h"
#include "ui/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

namespace undertone {
namespace {

constexpr int restMilliseconds = 300;

}  // namespace

PathField::PathField(Kind kind, const QString& name, const QString& filter, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_name(name), m_filter(filter), m_line(new QLineEdit(this)), m_rest(new QTimer(this))
{
    auto* button = new QPushButton(tr("Choose…"), this);
    button->setAccessibleName(tr("Choose: %1").arg(name));
    m_line->setAccessibleName(name);
    m_line->setClearButtonEnabled(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::medium);
    row->addWidget(m_line, 1);
    row->addWidget(button);
    setFocusProxy(m_line);
    m_rest->setSingleShot(true);
    m_rest->setInterval(restMilliseconds);
    connect(m_line, &QLineEdit::textEdited, m_rest, qOverload<>(&QTimer::start));
    connect(m_line, &QLineEdit::textEdited, this, &PathField::edited);
    connect(m_rest, &QTimer::timeout, this, &PathField::changed);
    if (kind == Kind::FileOrFolder) {
        // No dialog of the desktop chooses either. Not the button's own menu: its arrow would make it wider than its neighbours.
        auto* menu = new QMenu(this);
        connect(menu->addAction(tr("A &folder…")), &QAction::triggered, this, [this] { choose(Kind::Folder); });
        connect(menu->addAction(tr("A &file…")), &QAction::triggered, this, [this] { choose(Kind::File); });
        connect(button, &QPushButton::clicked, menu, [menu, button] { menu->popup(button->mapToGlobal(button->rect().bottomLeft())); });
    } else {
        connect(button, &QPushButton::clicked, this, [this] { choose(m_kind); });
    }
}

std::filesystem::path PathField::path() const
{
    return m_line->text().trimmed().toStdString();
}

void PathField::setPath(const std::filesystem::path& path)
{
    m_rest->stop();
    m_line->setText(QString::fromStdString(path.string()));
    m_line->setCursorPosition(0);
}

bool PathField::tellNow()
{
    if (!m_rest->isActive())
        return false;
    m_rest->stop();
    Q_EMIT changed();
    return true;
}

void PathField::setPlaceholder(const QString& text)
{
    m_line->setPlaceholderText(text);
}

void PathField::choose(Kind kind)
{
    const QString start = m_line->text();
    const QString path = kind == Kind::File ? QFileDialog::getOpenFileName(this, m_name, start, m_filter)
        : kind == Kind::Folder              ? QFileDialog::getExistingDirectory(this, m_name, start)
        : kind == Kind::NewFile             ? askForNewFile(this, m_name, start, m_filter)
                                            : QFileDialog::getSaveFileName(this, m_name, start, {}, nullptr, QFileDialog::ShowDirsOnly);
    if (path.isEmpty())
        return;
    setPath(path.toStdString());
    Q_EMIT edited();
    Q_EMIT changed();
}

}  // namespace undertone
