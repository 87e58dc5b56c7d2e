// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/identifier.h"

#include <QWidget>

#include <unordered_set>

class QComboBox;
class QLabel;
class QLineEdit;

namespace undertone {

class UtteranceTable;

/// Above the table of sentences: words to find, which sentences are shown, and the columns.
class TableBar : public QWidget {
    Q_OBJECT
public:
    explicit TableBar(UtteranceTable& table, QWidget* parent = nullptr);

    /// The field for words gets the focus; in a low window, where the bar would leave the table no room, it shows for it.
    void find();
    void showAll();
    /// Only these sentences, until something else is chosen.
    void forgetPicked();
    void showPicked(std::unordered_set<SegmentId> sentences);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void count();
    void makeRoom();

    UtteranceTable& m_table;
    QLineEdit* m_words;
    QComboBox* m_choice;
    QLabel* m_count;
    bool m_wanted = false;
};

}  // namespace undertone
