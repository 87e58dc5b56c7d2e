// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/review.h"

#include <QSortFilterProxyModel>
#include <QString>

#include <unordered_set>

namespace undertone {

/// Which sentences the table shows.
enum class SentenceChoice {
    All,
    MemoryDiffers,
    ModelDiffers,  ///< from one's own label, else from what was decided, else from most annotators
    RatersDiffer,
    ToDecide,  ///< annotators differ, and nothing was decided
    Unlabelled,
    Unsure,
    Unfamiliar,
    Flipped,  ///< answered otherwise than in the run that this one goes on from
    Picked    ///< those of setPicked()
};

/// The rows of a UtteranceListModel that are asked for, in the order of a column. Sentences without a value of that column come last either
/// way; those of equal value stay in reading order.
class UtteranceFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setChoice(SentenceChoice choice);
    /// Rows that hold all of these words, in whatever column and case.
    void setWords(const QString& words);
    /// Those of the choice Picked, e.g. the sentences of one cell of a matrix.
    void setPicked(std::unordered_set<SegmentId> sentences);
    /// Rows in the order of a review instead of a column's; a column that is sorted by ends it.
    void setReviewOrder(ReviewOrder order);
    [[nodiscard]] ReviewOrder reviewOrder() const { return m_order; }
    [[nodiscard]] bool isFiltering() const { return m_choice != SentenceChoice::All || !m_words.isEmpty(); }
    /// The title of the column that orders the rows says so; reading order is not worth a word.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    /// Whether a row of the source belongs to a choice.
    [[nodiscard]] static bool belongs(const QAbstractItemModel& source, int row, SentenceChoice choice);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

Q_SIGNALS:
    void reviewOrderChanged();

private:
    SentenceChoice m_choice = SentenceChoice::All;
    std::unordered_set<SegmentId> m_picked;
    ReviewOrder m_order = ReviewOrder::Reading;
    QStringList m_words;
};

}  // namespace undertone
