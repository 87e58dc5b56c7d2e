// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/labels_dialog.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/lane_styles.h"
#include "ui/conversation/project_session.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr QSize labelSwatch{28, 18};

QIcon swatch(const EmotionStyle& style, double ratio)
{
    QPixmap pixmap(labelSwatch * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEmotionChip(painter, QRectF(QPointF(), QSizeF(labelSwatch)), style);
    return QIcon(pixmap);
}

}  // namespace

LabelsDialog::LabelsDialog(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_document(document), m_project(project), m_theme(theme), m_list(new QListWidget(this)),
      m_colour(new QPushButton(tr("&Colour…"), this)), m_remove(new QPushButton(tr("&Delete"), this))
{
    setObjectName(QStringLiteral("labels-dialog"));
    setWindowTitle(tr("Labels of this project"));
    m_list->setAccessibleName(tr("Labels"));
    m_list->setIconSize(labelSwatch);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    auto* words = new QLabel(tr("Double-click a name to change it. The first nine labels have the keys 1 to 9. Deleting a label takes it "
                                "from all sentences; Undo gives it back."),
                             this);
    words->setWordWrap(true);
    auto* add = new QPushButton(tr("&Add"), this);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {add, m_colour, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    column->addWidget(close);
    resize(420, 460);
    connect(add, &QPushButton::clicked, this, &LabelsDialog::add);
    connect(m_colour, &QPushButton::clicked, this, &LabelsDialog::chooseColour);
    connect(m_remove, &QPushButton::clicked, this, &LabelsDialog::remove);
    connect(m_list, &QListWidget::itemChanged, this, &LabelsDialog::rename);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&document, &ConversationDocument::laneChanged, this, &LabelsDialog::refresh);
    refresh();
}

void LabelsDialog::refresh()
{
    if (m_document.lane() == nullptr)
        return reject();  // the project was closed
    const QSignalBlocker blocker(m_list);
    const int current = m_list->currentRow();
    m_list->clear();
    for (const EmotionStyle& style : laneStyles(m_theme, m_document.lane().get())) {
        auto* item = new QListWidgetItem(swatch(style, devicePixelRatioF()), style.label, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(Qt::AccessibleTextRole, style.label);
    }
    m_list->setCurrentRow(std::clamp(current, 0, m_list->count() - 1));
    const bool any = m_list->count() > 0 && m_project.canEdit();
    m_colour->setEnabled(any);
    m_remove->setEnabled(any && m_list->count() > 1);
}

void LabelsDialog::rename(const QListWidgetItem* item)
{
    const QString name = item->text().trimmed();
    const int place = m_list->row(item);
    if (name.isEmpty() || name.toStdString() == m_document.lane()->labels[static_cast<std::size_t>(place)]) {
        QTimer::singleShot(0, this, &LabelsDialog::refresh);  // once the editor has closed
        return;
    }
    m_project.edit(edits::ChangeLabel{place, name.toStdString(), {}});
}

void LabelsDialog::add()
{
    QString name = tr("new label");
    const auto& labels = m_document.lane()->labels;
    for (int number = 2; std::ranges::count(labels, name.toStdString()) > 0; ++number)
        name = tr("new label %1").arg(number);
    m_project.edit(edits::AddLabel{name.toStdString(), m_theme.series(static_cast<int>(labels.size())).name().toStdString()});
}

void LabelsDialog::remove()
{
    if (const int place = m_list->currentRow(); place >= 0)
        m_project.edit(edits::RemoveLabel{place});
}

void LabelsDialog::chooseColour()
{
    const int place = m_list->currentRow();
    if (place < 0)
        return;
    auto* dialog = new QColorDialog(laneStyles(m_theme, m_document.lane().get())[static_cast<std::size_t>(place)].fill, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, &LabelsDialog::setColour);
    dialog->open();
}

void LabelsDialog::setColour(const QColor& colour)
{
    if (const int place = m_list->currentRow(); place >= 0 && colour.isValid())
        m_project.edit(edits::ChangeLabel{place, {}, colour.name().toStdString()});
}

}  // namespace undertone
