// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/utterance_table.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/utterance_filter.h"
#include "ui/conversation/utterance_list_model.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace undertone {

/// Draws emotions as a chip with a name, and probabilities as a number over a thin bar.
class UtteranceDelegate : public QStyledItemDelegate {
public:
    UtteranceDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(&theme) {}
    void setTheme(const Theme& theme) { m_theme = &theme; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString words = item.text;
        item.text.clear();
        const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);

        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(item.font);
        QRectF cell = QRectF(option.rect).adjusted(Spacing::medium, 0, -Spacing::medium, 0);
        const QVariant emotion = index.data(UtteranceListModel::StyleRole);
        if (emotion.isValid()) {
            paintEmotionChip(*painter, QRectF(cell.left(), cell.center().y() - 7.5, 20, 16), emotion.value<EmotionStyle>());
            cell.setLeft(cell.left() + 20 + Spacing::medium);
        }
        painter->setPen(ink(option, index));
        painter->drawText(cell, static_cast<int>(item.displayAlignment),
                          painter->fontMetrics().elidedText(words + mark(index), Qt::ElideRight, static_cast<int>(cell.width())));
        const QVariant probability = index.data(UtteranceListModel::ProbabilityRole);
        if (probability.isValid())
            paintBar(painter, option, probability.toDouble());
        painter->restore();
    }

private:
    /// What colour alone must not say: too short to trust, different without memory.
    static QString mark(const QModelIndex& index)
    {
        if (index.column() == UtteranceListModel::Emotion && index.data(UtteranceListModel::StyleRole).isValid()
            && index.data(UtteranceListModel::TooShortRole).toBool())
            return QStringLiteral("  \u26a0");
        if (index.column() == UtteranceListModel::Emotion && index.data(UtteranceListModel::UnsureRole).toBool())
            return QStringLiteral(" ?");
        if (index.column() == UtteranceListModel::MemoryOff && index.data(UtteranceListModel::DiffersRole).toBool())
            return QStringLiteral("  \u2260");
        return {};
    }

    QColor ink(const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        const ThemeColours& colours = m_theme->colours();
        if (option.state & QStyle::State_Selected)
            return colours.accentText;
        if (index.column() == UtteranceListModel::MemoryOff && index.data(UtteranceListModel::DiffersRole).toBool())
            return colours.changed;
        if (index.column() == UtteranceListModel::Emotion && index.data(UtteranceListModel::TooShortRole).toBool())
            return colours.textMuted;
        return colours.text;
    }

    void paintBar(QPainter* painter, const QStyleOptionViewItem& option, double probability) const
    {
        const QRect& cell = option.rect;
        const bool selected = option.state & QStyle::State_Selected;
        const QRectF track(cell.left() + Spacing::medium, cell.bottom() - 4, cell.width() - 2 * Spacing::medium, 2);
        if (!selected)
            painter->fillRect(track, m_theme->colours().grid);
        painter->fillRect(QRectF(track.left(), track.top(), track.width() * probability, track.height()),
                          selected ? m_theme->colours().accentText : m_theme->colours().textMuted);
    }

    const Theme* m_theme;
};

UtteranceTable::UtteranceTable(ConversationDocument& document, const Theme& theme, QWidget* parent)
    : QTableView(parent), m_document(document), m_model(new UtteranceListModel(document, theme, this)), m_filter(new UtteranceFilter(this)),
      m_delegate(new UtteranceDelegate(theme, this))
{
    m_filter->setSourceModel(m_model);
    keepSelectionThroughFilter();  // first: setModel() connects what picks another row for one that goes
    setModel(m_filter);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Sentences"));
    setAccessibleDescription(tr("The same content as the timeline, one row per sentence"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setUpColumns();

    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT playRequested(m_document.segments()[static_cast<std::size_t>(sentenceAt(index))].startSeconds);
    });

    connect(&document, &ConversationDocument::selectionChanged, this, &UtteranceTable::showSelection);
    connect(&document, &ConversationDocument::segmentsChanged, this, [this] { showSelection(m_document.selection()); });
    connect(&document, &ConversationDocument::utterancesChanged, this, [this](int first, int last, RunRole) { followRun(first, last); });
    connect(&document, &ConversationDocument::runStateChanged, this, &UtteranceTable::showColumns);
    connect(&document, &ConversationDocument::laneChanged, this, &UtteranceTable::showColumns);
}

void UtteranceTable::setUpColumns()
{
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(std::max(26, fontMetrics().height() + 10));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { showColumnMenu(horizontalHeader()->mapToGlobal(at)); });
    setSortingEnabled(true);
    horizontalHeader()->setSortIndicatorShown(false);  // it would cover the title, which says it instead
    connect(m_filter, &QAbstractItemModel::headerDataChanged, this, &UtteranceTable::fitColumns);
    sortByColumn(UtteranceListModel::Number, Qt::AscendingOrder);
    showColumns();
}

int UtteranceTable::sentenceAt(const QModelIndex& index) const
{
    return m_filter->mapToSource(index).row();
}

QModelIndex UtteranceTable::rowOf(int sentence) const
{
    return m_filter->mapFromSource(m_model->index(sentence, 0));
}

/// A row that a filter or a new order takes away or moves is no choice of the user: what is selected stays selected.
void UtteranceTable::keepSelectionThroughFilter()
{
    const auto begin = [this] { m_showingSelection = true; };
    const auto end = [this] {
        m_showingSelection = false;
        showSelection(m_document.selection());
    };
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, end);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, end);
    connect(m_filter, &QAbstractItemModel::layoutAboutToBeChanged, this, begin);
    connect(m_filter, &QAbstractItemModel::layoutChanged, this, end);
}

void UtteranceTable::setUnwantedColumns(const QList<int>& columns)
{
    m_unwanted = columns;
    showColumns();
}

void UtteranceTable::showColumnMenu(const QPoint& globalPosition)
{
    QMenu menu(this);
    for (int column = UtteranceListModel::Time; column < UtteranceListModel::ColumnCount; ++column) {
        QAction* action = menu.addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_unwanted.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool wanted) {
            if (wanted)
                m_unwanted.removeAll(column);
            else
                m_unwanted << column;
            showColumns();
            Q_EMIT unwantedColumnsChanged(m_unwanted);
        });
    }
    menu.exec(globalPosition);
}

bool UtteranceTable::goToDifference(bool forward)
{
    const int count = m_document.utteranceCount();
    const int from = m_document.selection() >= 0 ? m_document.selection() : forward ? -1 : count;
    for (int sentence = from + (forward ? 1 : -1); sentence >= 0 && sentence < count; sentence += forward ? 1 : -1) {
        if (UtteranceFilter::belongs(*m_model, sentence, SentenceChoice::MemoryDiffers)
            || UtteranceFilter::belongs(*m_model, sentence, SentenceChoice::ModelDiffers)
            || UtteranceFilter::belongs(*m_model, sentence, SentenceChoice::RatersDiffer)) {
            goTo(sentence);
            return true;
        }
    }
    return false;
}

void UtteranceTable::goTo(int sentence)
{
    m_document.setSelection(sentence);
    m_document.seek(m_document.segments()[static_cast<std::size_t>(sentence)].startSeconds);
    Q_EMIT walkedTo(sentence);
}

bool UtteranceTable::goToNextRow(SentenceChoice choice)
{
    const int rows = m_filter->rowCount();
    const QModelIndex selected = m_document.selection() >= 0 ? rowOf(m_document.selection()) : QModelIndex();
    for (int step = 1; step <= rows; ++step) {
        const int row = (selected.isValid() ? selected.row() + step : step - 1) % rows;
        const int sentence = sentenceAt(m_filter->index(row, 0));
        if (sentence == m_document.selection() || !UtteranceFilter::belongs(*m_model, sentence, choice))
            continue;
        goTo(sentence);
        return true;
    }
    return false;
}

bool UtteranceTable::goToFlip(bool forward)
{
    const int count = m_document.utteranceCount();
    const int from = m_document.selection() >= 0 ? m_document.selection() : forward ? -1 : count;
    for (int sentence = from + (forward ? 1 : -1); sentence >= 0 && sentence < count; sentence += forward ? 1 : -1) {
        if (m_document.flipped(sentence) != nullptr) {
            goTo(sentence);
            return true;
        }
    }
    return false;
}

/// Those that can have something in them. Texts are for who works on a project.
void UtteranceTable::showColumns()
{
    for (int column = UtteranceListModel::Time; column < UtteranceListModel::ColumnCount; ++column) {
        const bool isOfProject = column == UtteranceListModel::Label || column == UtteranceListModel::Text;
        const bool empty =
            column == UtteranceListModel::MemoryOff ? !m_document.hasComparison() : isOfProject && m_document.lane() == nullptr;
        setColumnHidden(column, empty || m_unwanted.contains(column));
    }
    fitColumns();
}

/// Every column has the width its content asks for; some of what is left goes to speaker and emotion.
void UtteranceTable::fitColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const auto width = [&metrics](const QString& sample) {
        return metrics.horizontalAdvance(sample) + 2 * Spacing::medium + Spacing::small;
    };
    int emotion = 0;
    for (const EmotionStyle& style : m_model->styles())
        emotion = std::max(emotion, 28 + width(style.name));
    const std::array<int, UtteranceListModel::ColumnCount> least{
        width(QStringLiteral("0000")), width(QStringLiteral("00:00.0 – 00:00.0")), 0, emotion, emotion, 0, emotion, 0, 0, 0, 0};
    const auto leastWidth = [&](int column) {
        const QString title = m_filter->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return std::max(least[static_cast<std::size_t>(column)], width(title));
    };
    int wanted = 0;
    for (int column = 0; column < UtteranceListModel::ColumnCount; ++column) {
        if (!isColumnHidden(column))
            wanted += leastWidth(column);
    }
    const int spare = std::max(0, viewport()->width() - wanted);
    for (int column = 0; column < UtteranceListModel::ColumnCount; ++column) {
        // A text takes what there is; without texts, speaker and emotion grow to twice their width: farther apart, a row is hard to follow.
        const bool hasText = !isColumnHidden(UtteranceListModel::Text);
        const bool grows = column == UtteranceListModel::Speaker || column == UtteranceListModel::Emotion;
        const int share = hasText ? (column == UtteranceListModel::Text ? spare : 0) : grows ? std::min(spare / 2, leastWidth(column)) : 0;
        setColumnWidth(column, leastWidth(column) + share);
    }
}

void UtteranceTable::setTheme(const Theme& theme)
{
    m_delegate->setTheme(theme);
    m_model->setTheme(theme);
}

void UtteranceTable::showSelection(int utterance)
{
    if (m_showingSelection)
        return;
    m_showingSelection = true;
    if (utterance < 0) {
        clearSelection();
        setCurrentIndex({});
    } else {
        QItemSelection rows;
        for (const int sentence : m_document.selected()) {
            if (const QModelIndex first = rowOf(sentence); first.isValid())
                rows.select(first, first.siblingAtColumn(UtteranceListModel::ColumnCount - 1));
        }
        selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
        if (const QModelIndex index = rowOf(utterance); index.isValid() && index.row() != currentIndex().row()) {
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            scrollTo(index);
        }
    }
    m_showingSelection = false;
}

void UtteranceTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    takeSelection();
}

void UtteranceTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (m_showingSelection || !current.isValid() || current.row() == previous.row())
        return;
    takeSelection();
    const int sentence = sentenceAt(current);
    m_document.seek(m_document.segments()[static_cast<std::size_t>(sentence)].startSeconds);
    Q_EMIT walkedTo(sentence);
}

/// What the user picked in the table is selected everywhere, the current row as the main one.
void UtteranceTable::takeSelection()
{
    if (m_showingSelection || !currentIndex().isValid() || !selectionModel()->hasSelection())
        return;
    m_showingSelection = true;
    std::vector<int> sentences{sentenceAt(currentIndex())};
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        if (index.row() != currentIndex().row())
            sentences.push_back(sentenceAt(index));
    }
    if (!selectionModel()->isRowSelected(currentIndex().row()) && sentences.size() > 1)
        sentences.erase(sentences.begin());
    m_document.setSelected(std::move(sentences));
    m_showingSelection = false;
}

/// While nothing is selected, the sentence being read stays in view.
void UtteranceTable::followRun(int, int last)
{
    if (m_document.selection() < 0 && m_document.run().isActive())
        scrollTo(rowOf(last), PositionAtBottom);
}

void UtteranceTable::copySelection()
{
    if (m_copying == Copying::Refused)
        return Q_EMIT copyingRefused();
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);  // as they are shown
    QList<int> sentences;
    for (const QModelIndex& index : rows)
        sentences << sentenceAt(index);
    if (!sentences.isEmpty())
        QApplication::clipboard()->setText(m_model->tabSeparated(sentences));
}

void UtteranceTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT doubleClicked(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space) {
        // Space plays, wherever the focus is; the table would take it for selection.
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void UtteranceTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    followRun(0, m_document.analysingIndex());
}

void UtteranceTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_filter->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     m_model->rowCount() > 0 ? tr("No sentence is as asked for.")
                                             : tr("Sentences appear here as they are found and analysed."));
}

}  // namespace undertone
