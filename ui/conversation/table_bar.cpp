// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/table_bar.h"

#include "ui/conversation/utterance_filter.h"
#include "ui/conversation/utterance_table.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace undertone {
namespace {

constexpr int roomyHeight = 720;  ///< of the window, device-independent pixels

}  // namespace

TableBar::TableBar(UtteranceTable& table, QWidget* parent)
    : QWidget(parent), m_table(table), m_words(new QLineEdit(this)), m_choice(new QComboBox(this)), m_count(new QLabel(this))
{
    m_words->setPlaceholderText(tr("Find in the table"));
    m_words->setAccessibleName(tr("Find in the table"));
    m_words->setClearButtonEnabled(true);
    m_choice->setAccessibleName(tr("Which sentences the table shows"));
    m_choice->addItem(tr("All sentences"), static_cast<int>(SentenceChoice::All));
    m_choice->addItem(tr("Memory changes the label"), static_cast<int>(SentenceChoice::MemoryDiffers));
    m_choice->addItem(tr("Flipped by the replay"), static_cast<int>(SentenceChoice::Flipped));
    m_choice->addItem(tr("The model differs from your label or from others'"), static_cast<int>(SentenceChoice::ModelDiffers));
    m_choice->addItem(tr("Annotators differ"), static_cast<int>(SentenceChoice::RatersDiffer));
    m_choice->addItem(tr("Annotators differ, not decided"), static_cast<int>(SentenceChoice::ToDecide));
    m_choice->addItem(tr("Without a label of yours"), static_cast<int>(SentenceChoice::Unlabelled));
    m_choice->addItem(tr("No label stands out"), static_cast<int>(SentenceChoice::Unsure));
    m_choice->addItem(tr("Sounds unlike the training"), static_cast<int>(SentenceChoice::Unfamiliar));
    auto* columns = new QPushButton(tr("Columns"), this);
    columns->setToolTip(tr("Which columns the table shows"));
    m_count->setProperty("muted", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::medium, Spacing::small, Spacing::medium, Spacing::small);
    row->addWidget(m_words, 1);
    row->addWidget(m_choice);
    row->addWidget(m_count);
    row->addWidget(columns);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) { m_table.filter().setWords(words); });
    connect(m_choice, &QComboBox::currentIndexChanged, this,
            [this] { m_table.filter().setChoice(static_cast<SentenceChoice>(m_choice->currentData().toInt())); });
    connect(columns, &QPushButton::clicked, this,
            [this, columns] { m_table.showColumnMenu(columns->mapToGlobal(QPoint(0, columns->height()))); });
    m_words->installEventFilter(this);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_table.filter(), signal, this, &TableBar::count);
    connect(&m_table.filter(), &QAbstractItemModel::modelReset, this, &TableBar::count);
    connect(&m_table.filter(), &UtteranceFilter::reviewOrderChanged, this, [this] {
        makeRoom();
        count();
    });
    count();
}

void TableBar::showPicked(std::unordered_set<SegmentId> sentences)
{
    m_words->clear();
    m_table.filter().setPicked(std::move(sentences));
    const int picked = static_cast<int>(SentenceChoice::Picked);
    if (m_choice->findData(picked) < 0)
        m_choice->addItem(tr("Picked in the agreement"), picked);
    m_choice->setCurrentIndex(m_choice->findData(picked));
    makeRoom();
    count();
}

void TableBar::forgetPicked()
{
    if (m_choice->currentData().toInt() == static_cast<int>(SentenceChoice::Picked))
        showAll();
}

void TableBar::makeRoom()
{
    setVisible(m_wanted || m_table.filter().isFiltering() || m_table.filter().reviewOrder() != ReviewOrder::Reading
               || window()->height() >= roomyHeight);
}

bool TableBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words) {
        // Escape leaves the field; elsewhere it ends an analysis.
        const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
        if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                showAll();
            return true;
        }
    } else if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        makeRoom();
    }
    return QWidget::eventFilter(watched, event);
}

void TableBar::showEvent(QShowEvent* event)
{
    window()->installEventFilter(this);  // once, however often
    QWidget::showEvent(event);
}

void TableBar::find()
{
    m_wanted = true;
    makeRoom();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void TableBar::showAll()
{
    m_words->clear();
    m_choice->setCurrentIndex(0);
    m_table.setFocus();
    m_wanted = false;
    makeRoom();
}

/// Said where something is left out.
void TableBar::count()
{
    const UtteranceFilter& filter = m_table.filter();
    QStringList parts;
    if (filter.isFiltering())
        parts << tr("%1 of %2").arg(QLocale().toString(filter.rowCount()), QLocale().toString(filter.sourceModel()->rowCount()));
    if (filter.reviewOrder() == ReviewOrder::Uncertainty)
        parts << tr("most uncertain first");
    else if (filter.reviewOrder() == ReviewOrder::MemoryChange)
        parts << tr("most changed by memory first");
    m_count->setVisible(!parts.isEmpty());
    m_count->setText(parts.join(QStringLiteral(" \u00b7 ")));
}

}  // namespace undertone
