// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QPlainTextEdit;

namespace undertone {

/// A command, to read and to copy, under a line that says what it does.
class CommandLineView : public QWidget {
    Q_OBJECT
public:
    CommandLineView(const QString& title, const Theme& theme, QWidget* parent = nullptr);
    void setCommand(const std::vector<std::string>& words);
    /// Lines that are seen without scrolling; three unless told otherwise.
    void setVisibleLines(int lines);
    [[nodiscard]] QString text() const;
    void setTheme(const Theme& theme);

private:
    QLabel* m_title;
    QPlainTextEdit* m_text;
};

}  // namespace undertone
