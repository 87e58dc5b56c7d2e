// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/command_line_view.h"

#include "ui/text_colour.h"
#include "ui/training/training_draft.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int lines = 3;

}  // namespace

CommandLineView::CommandLineView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(tr("The same from the command line, with the same figures"), this)), m_text(new QPlainTextEdit(this))
{
    m_title->setFont(interfaceFont(-1));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Command line"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(interfaceFont(-2).pixelSize());
    m_text->setFont(fixed);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setFixedHeight(QFontMetrics(fixed).lineSpacing() * lines + 2 * Spacing::medium);
    auto* copy = new QPushButton(tr("Cop&y"), this);
    copy->setAccessibleName(tr("Copy the command line"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::small);
    column->addLayout(head);
    column->addWidget(m_text);
    setTheme(theme);
}

void CommandLineView::setCommand(const std::vector<std::string>& words)
{
    const QString line = QString::fromStdString(shellLine(words));
    if (line != text())  // a selection made to copy a part of it must live through a refresh
        m_text->setPlainText(line);
}

QString CommandLineView::text() const
{
    return m_text->toPlainText();
}

void CommandLineView::setTheme(const Theme& theme)
{
    const ThemeColours& colours = theme.colours();
    setTextColour(*m_title, colours.textMuted);
    m_text->setStyleSheet(QStringLiteral("QPlainTextEdit { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; padding: 2px; }")
                              .arg(colours.surface.name(), colours.text.name(), colours.line.name()).arg(Spacing::radius));
}

}  // namespace undertone
