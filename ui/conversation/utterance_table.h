// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QTableView>

namespace undertone {

class ConversationDocument;
class UtteranceListModel;
class UtteranceDelegate;

/// The table of sentences. Picking a row selects its sentence and sets the playhead; Return plays from it;
/// Ctrl+C copies the selected rows as tab-separated text.
class UtteranceTable : public QTableView {
    Q_OBJECT
public:
    UtteranceTable(ConversationDocument& document, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void copySelection() const;

Q_SIGNALS:
    void playRequested(double seconds);
    /// The user went to that sentence.
    void walkedTo(int utterance);

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setUpColumns();
    void fitColumns();
    void showSelection(int utterance);
    void takeSelection();
    void showColumns();
    void followRun(int first, int last);

    ConversationDocument& m_document;
    UtteranceListModel* m_model;
    UtteranceDelegate* m_delegate;
    bool m_showingSelection = false;
};

}  // namespace undertone
