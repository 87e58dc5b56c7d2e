// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/utterance_filter.h"

#include "ui/conversation/utterance_list_model.h"

#include <algorithm>
#include <utility>

namespace undertone {

void UtteranceFilter::setChoice(SentenceChoice choice)
{
    m_choice = choice;
    invalidateFilter();
}

void UtteranceFilter::setPicked(std::unordered_set<SegmentId> sentences)
{
    m_picked = std::move(sentences);
    invalidateFilter();
}

void UtteranceFilter::setReviewOrder(ReviewOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    QSortFilterProxyModel::sort(-1);
    if (order != ReviewOrder::Reading)
        QSortFilterProxyModel::sort(UtteranceListModel::Number, Qt::AscendingOrder);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT reviewOrderChanged();
}

void UtteranceFilter::setWords(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

QVariant UtteranceFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    QVariant title = QSortFilterProxyModel::headerData(section, orientation, role);
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section != sortColumn() || m_order != ReviewOrder::Reading)
        return title;
    return title.toString() + (sortOrder() == Qt::AscendingOrder ? QStringLiteral(" \u25b4") : QStringLiteral(" \u25be"));
}

void UtteranceFilter::sort(int column, Qt::SortOrder order)
{
    // The source's own order: a label that is set would sort ten thousand rows anew.
    const bool wasReview = std::exchange(m_order, ReviewOrder::Reading) != ReviewOrder::Reading;
    const bool isReadingOrder = column == UtteranceListModel::Number && order == Qt::AscendingOrder;
    QSortFilterProxyModel::sort(isReadingOrder ? -1 : column, order);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (wasReview)
        Q_EMIT reviewOrderChanged();
}

bool UtteranceFilter::belongs(const QAbstractItemModel& source, int row, SentenceChoice choice)
{
    const auto is = [index = source.index(row, 0)](UtteranceListModel::Role role) { return index.data(role).toBool(); };
    switch (choice) {
    case SentenceChoice::All: break;
    case SentenceChoice::MemoryDiffers: return is(UtteranceListModel::DiffersRole);
    case SentenceChoice::ModelDiffers: return is(UtteranceListModel::ModelDiffersRole);
    case SentenceChoice::RatersDiffer: return is(UtteranceListModel::RatersDifferRole);
    case SentenceChoice::ToDecide: return is(UtteranceListModel::RatersDifferRole) && !is(UtteranceListModel::DecidedRole);
    case SentenceChoice::Picked: break;
    case SentenceChoice::Unlabelled: return !is(UtteranceListModel::LabelledRole);
    case SentenceChoice::Unsure: return is(UtteranceListModel::UnsureRole);
    case SentenceChoice::Flipped: return is(UtteranceListModel::FlippedRole);
    case SentenceChoice::Unfamiliar: return is(UtteranceListModel::UnfamiliarRole);
    }
    return true;
}

bool UtteranceFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    if (!belongs(*sourceModel(), row, m_choice))
        return false;
    if (m_choice == SentenceChoice::Picked
        && !m_picked.contains(SegmentId(sourceModel()->index(row, 0).data(UtteranceListModel::SegmentRole).toULongLong())))
        return false;
    return std::ranges::all_of(m_words, [this, row](const QString& word) {
        for (int column = 0; column < UtteranceListModel::ColumnCount; ++column) {
            if (sourceModel()->index(row, column).data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

bool UtteranceFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (m_order != ReviewOrder::Reading) {
        const int role = m_order == ReviewOrder::Uncertainty ? UtteranceListModel::UncertaintyRole : UtteranceListModel::MemoryChangeRole;
        const double a = left.data(role).isValid() ? left.data(role).toDouble() : -1.0;
        const double b = right.data(role).isValid() ? right.data(role).toDouble() : -1.0;
        return a != b ? a > b : left.row() < right.row();
    }
    const QVariant a = left.data(UtteranceListModel::SortRole);
    const QVariant b = right.data(UtteranceListModel::SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (a.isValid() && a != b)
        return a.typeId() == QMetaType::QString ? a.toString().localeAwareCompare(b.toString()) < 0 : a.toDouble() < b.toDouble();
    return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder);
}

}  // namespace undertone
