// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/utterance_filter.h"
#include "ui/theme.h"

#include <QList>
#include <QTableView>

namespace undertone {

class ConversationDocument;
class UtteranceListModel;
class UtteranceDelegate;

/// The table of sentences, in the order of a column and filtered. Picking a row selects its sentence and sets the playhead; Return plays
/// from it; Ctrl+C copies the selected rows as tab-separated text. Sentences are counted in reading order, whatever is shown.
class UtteranceTable : public QTableView {
    Q_OBJECT
public:
    enum class Copying { Allowed, Refused };

    UtteranceTable(ConversationDocument& document, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Copies the selected rows; what is sealed stays where it is.
    void copySelection();
    /// Whether rows may be copied: programs that keep what was copied write it to the disk.
    void setCopying(Copying copying) { m_copying = copying; }
    [[nodiscard]] UtteranceFilter& filter() const { return *m_filter; }
    /// Columns that the user does not want to see, as UtteranceListModel counts them.
    void setUnwantedColumns(const QList<int>& columns);
    [[nodiscard]] const QList<int>& unwantedColumns() const { return m_unwanted; }
    /// Offers the columns to choose from.
    void showColumnMenu(const QPoint& globalPosition);
    /// The next sentence behind the selected one (or before it) whose labels differ: with memory off, one's own from the model's, or two
    /// annotators'. Selects it; false where there is none.
    bool goToDifference(bool forward);
    /// The next row behind the selected one, from the top again at the end, that belongs to the choice: in a review of unlabelled
    /// sentences, say. Selects it; false where there is none.
    bool goToNextRow(SentenceChoice choice);
    /// The same of a sentence whose answer is another than in the run that the one shown goes on from.
    bool goToFlip(bool forward);

Q_SIGNALS:
    /// Somebody wanted to copy rows that may not be.
    void copyingRefused();
    void unwantedColumnsChanged(const QList<int>& columns);
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
    void goTo(int sentence);
    [[nodiscard]] int sentenceAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex rowOf(int sentence) const;
    void keepSelectionThroughFilter();

    ConversationDocument& m_document;
    UtteranceListModel* m_model;
    UtteranceFilter* m_filter;
    UtteranceDelegate* m_delegate;
    QList<int> m_unwanted;
    bool m_showingSelection = false;
    Copying m_copying = Copying::Allowed;
};

}  // namespace undertone
