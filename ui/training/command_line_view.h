// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QPlainTextEdit;

namespace undertone {

/// The command that a training is, to read and to copy.
class CommandLineView : public QWidget {
    Q_OBJECT
public:
    explicit CommandLineView(const Theme& theme, QWidget* parent = nullptr);
    void setCommand(const std::vector<std::string>& words);
    [[nodiscard]] QString text() const;
    void setTheme(const Theme& theme);

private:
    QLabel* m_title;
    QPlainTextEdit* m_text;
};

}  // namespace undertone
