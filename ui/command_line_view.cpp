// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/command_line_view.h"

#include "engine/core/shell_words.h"
#include "ui/text_colour.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int usualMaximumLines = 8;
constexpr int padding = 2;
constexpr int border = 1;

}  // namespace

CommandLineView::CommandLineView(const QString& title, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(title, this)), m_text(new QPlainTextEdit(this)), m_maximumLines(usualMaximumLines)
{
    m_title->setFont(interfaceFont(-1));
    m_title->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Command line"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(interfaceFont(-2).pixelSize());
    m_text->setFont(fixed);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->installEventFilter(this);
    fitHeight();
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
    fitHeight();
}

void CommandLineView::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    fitHeight();
}

bool CommandLineView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &CommandLineView::fitHeight, Qt::QueuedConnection);  // once the text is wrapped at its new width
    return QWidget::eventFilter(watched, event);
}

void CommandLineView::fitHeight()
{
    // A plain text document counts its height in lines. The view scrolls by whole lines: half a line of room keeps rounding from hiding
    // one.
    const int lines = std::clamp(static_cast<int>(std::ceil(m_text->document()->size().height())), 1, m_maximumLines);
    const double margin = m_text->document()->documentMargin() + padding + border;
    m_text->setFixedHeight(static_cast<int>(std::ceil(QFontMetricsF(m_text->font()).lineSpacing() * (lines + 0.5) + 2 * margin)));
}

QString CommandLineView::text() const
{
    return m_text->toPlainText();
}

void CommandLineView::setTheme(const Theme& theme)
{
    const ThemeColours& colours = theme.colours();
    setTextColour(*m_title, colours.textMuted);
    m_text->setStyleSheet(
        QStringLiteral("QPlainTextEdit { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; padding: %5px; }")
            .arg(colours.surface.name(), colours.text.name(), colours.line.name())
            .arg(Spacing::radius)
            .arg(padding));
}

}  // namespace undertone
