// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace undertone {

class CommandLineView;
class ConversationSession;

/// What memory was worth to the loaded model, quietly, beside what it does to this recording; where that is not known, why,
/// and the command that would measure it.
class MemoryWorthNote : public QWidget {
    Q_OBJECT
public:
    MemoryWorthNote(ConversationSession& session, const Theme& theme, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

private:
    struct Row {
        QWidget* widget;
        QLabel* name;
        QLabel* verdict;
        QLabel* figures;
    };
    void refresh();
    Row addRow();

    ConversationSession& m_session;
    QLabel* m_title;
    std::vector<Row> m_rows;
    QLabel* m_remark;
    CommandLineView* m_command;
    QWidget* m_line;
};

}  // namespace undertone
