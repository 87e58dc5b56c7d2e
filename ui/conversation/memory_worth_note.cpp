// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/memory_worth_note.h"

#include "ui/command_line_view.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/memory_worth_text.h"
#include "ui/text_colour.h"

#include <QLabel>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int rowCount = 2;
constexpr int commandLines = 10;  // of a narrow panel

QLabel* addLabel(QWidget* parent, int step = 0, QFont::Weight weight = QFont::Normal)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFont(interfaceFont(step, weight));
    return label;
}

}  // namespace

MemoryWorthNote::MemoryWorthNote(ConversationSession& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_title(addLabel(this, -1, QFont::DemiBold)), m_remark(addLabel(this, -1)),
      m_command(new CommandLineView(tr("This measures it:"), theme, this)), m_line(new QWidget(this))
{
    m_line->setFixedHeight(1);
    m_line->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, 0, Spacing::large, Spacing::large);
    column->setSpacing(Spacing::small + Spacing::hair);
    column->addWidget(m_line);
    column->addSpacing(Spacing::small);
    column->addWidget(m_title);
    for (int i = 0; i < rowCount; ++i) {
        m_rows.push_back(addRow());
        column->addWidget(m_rows.back().widget);
    }
    m_command->setMaximumLines(commandLines);
    column->addWidget(m_remark);
    column->addWidget(m_command);
    connect(&session, &ConversationSession::modelChanged, this, &MemoryWorthNote::refresh);
    setTheme(theme);
    refresh();
}

MemoryWorthNote::Row MemoryWorthNote::addRow()
{
    auto* widget = new QWidget(this);
    const Row row{widget, addLabel(widget), addLabel(widget), addLabel(widget, -1)};
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QLabel* label : {row.name, row.verdict, row.figures})
        column->addWidget(label);
    return row;
}

void MemoryWorthNote::setTheme(const Theme& theme)
{
    const ThemeColours& colours = theme.colours();
    m_line->setStyleSheet(QStringLiteral("background: %1;").arg(colours.line.name()));
    for (QLabel* label : {m_title, m_remark})
        setTextColour(*label, colours.textMuted);
    for (const Row& row : m_rows) {
        setTextColour(*row.name, colours.textMuted);
        setTextColour(*row.verdict, colours.text);
        setTextColour(*row.figures, colours.textMuted);
    }
    m_command->setTheme(theme);
}

void MemoryWorthNote::refresh()
{
    setVisible(m_session.modelState() == ModelState::Loaded);
    const MemoryWorthText text = memoryWorthText(m_session.model());
    m_title->setText(text.title);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool there = i < text.rows.size();
        m_rows[i].widget->setVisible(there);
        if (there) {
            m_rows[i].name->setText(text.rows[i].name);
            m_rows[i].verdict->setText(text.rows[i].verdict);
            m_rows[i].figures->setText(text.rows[i].figures);
        }
    }
    m_remark->setText(text.remark);
    m_command->setCommand(text.command);
    m_command->setVisible(!text.command.empty());
    setAccessibleName(text.title);
    setAccessibleDescription(text.whole());
    setToolTip(wrappedToolTip(text.whole()));
}

}  // namespace undertone
