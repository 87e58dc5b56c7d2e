// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/path_field.h"

#include "ui/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace undertone {
namespace {

constexpr int restMilliseconds = 300;

}  // namespace

PathField::PathField(Kind kind, const QString& name, const QString& filter, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_name(name), m_filter(filter), m_line(new QLineEdit(this))
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
    auto* rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(restMilliseconds);
    connect(m_line, &QLineEdit::textEdited, rest, qOverload<>(&QTimer::start));
    connect(rest, &QTimer::timeout, this, &PathField::changed);
    connect(button, &QPushButton::clicked, this, &PathField::choose);
}

std::filesystem::path PathField::path() const
{
    return m_line->text().trimmed().toStdString();
}

void PathField::setPath(const std::filesystem::path& path)
{
    m_line->setText(QString::fromStdString(path.string()));
    m_line->setCursorPosition(0);
}

void PathField::setPlaceholder(const QString& text)
{
    m_line->setPlaceholderText(text);
}

void PathField::choose()
{
    const QString start = m_line->text();
    const QString path = m_kind == Kind::File ? QFileDialog::getOpenFileName(this, m_name, start, m_filter)
        : m_kind == Kind::Folder             ? QFileDialog::getExistingDirectory(this, m_name, start)
                                             : QFileDialog::getSaveFileName(this, m_name, start, {}, nullptr, QFileDialog::ShowDirsOnly);
    if (path.isEmpty())
        return;
    setPath(path.toStdString());
    Q_EMIT changed();
}

}  // namespace undertone
