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
    /// The box is as high as the command needs at its width, up to so many lines; eight unless set otherwise.
    void setMaximumLines(int lines);
    [[nodiscard]] QString text() const;
    void setTheme(const Theme& theme);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitHeight();

    QLabel* m_title;
    QPlainTextEdit* m_text;
    int m_maximumLines;
};

}  // namespace undertone
