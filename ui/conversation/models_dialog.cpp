// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/models_dialog.h"

#include "ui/decimal_text.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace undertone {
namespace {

enum ModelColumn { NameColumn, AccuracyColumn, RecallColumn, F1Column, MeasuredColumn, SizeColumn, LabelsColumn };

QString percentText(double share)
{
    return decimalText(100.0 * share, 1);
}

}  // namespace

ModelsDialog::ModelsDialog(std::vector<FoundModel> models, const QString& current, QWidget* parent)
    : QDialog(parent), m_models(std::move(models)), m_list(new QTreeWidget(this)), m_use(new QPushButton(tr("&Use this model"), this))
{
    setObjectName(QStringLiteral("models-dialog"));
    setWindowTitle(tr("Models"));
    m_list->setAccessibleName(tr("Models that were found"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Model"), tr("WA %"), tr("UA %"), tr("WF1 %"), tr("measured on"), tr("Size"), tr("Labels")});
    for (const FoundModel& model : m_models) {
        auto* item = new QTreeWidgetItem(m_list);
        const QString folder = QString::fromStdString(model.folder.string());
        item->setText(NameColumn, QString::fromStdString(model.name));
        item->setToolTip(NameColumn, folder);
        if (model.figures) {
            item->setText(AccuracyColumn, percentText(model.figures->weightedAccuracy));
            item->setText(RecallColumn, percentText(model.figures->unweightedRecall));
            item->setText(F1Column, percentText(model.figures->weightedF1));
            item->setText(MeasuredColumn,
                          tr("%n sentence(s), %1", nullptr, model.figures->sentences).arg(QString::fromStdString(model.figures->split)));
        } else {
            item->setText(MeasuredColumn, tr("not measured"));
        }
        item->setText(SizeColumn, tr("%1 MB").arg(decimalText(static_cast<double>(model.bytes) / 1e6, 0)));
        QStringList labels;
        for (const std::string& label : model.labels)
            labels << QString::fromStdString(label);
        item->setText(LabelsColumn, labels.join(QStringLiteral(", ")));
        for (const int column : {AccuracyColumn, RecallColumn, F1Column, SizeColumn})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (QDir(folder) == QDir(current)) {
            m_list->setCurrentItem(item);
            QFont bold = item->font(NameColumn);
            bold.setBold(true);
            item->setFont(NameColumn, bold);
        }
    }
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
    auto* words = new QLabel(
        m_models.empty() ? tr("No model was found where models are looked for. A folder that holds one can be chosen below.")
                         : tr("Weighted and unweighted accuracy and weighted F1 of single utterances, as the model's card has them. "
                              "They hold for the speech that it was measured on, and say little about other speech."),
        this);
    words->setWordWrap(true);
    auto* other = new QPushButton(tr("Another &folder…"), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    buttons->addButton(other, QDialogButtonBox::ActionRole);
    m_use->setDefault(true);
    m_use->setEnabled(m_list->currentItem() != nullptr);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(760, 380);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) { m_use->setEnabled(item != nullptr); });
    connect(m_list, &QTreeWidget::itemActivated, this, &ModelsDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &ModelsDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(other, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT folderRequested();
    });
}

void ModelsDialog::choose()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0)
        return;
    accept();
    Q_EMIT chosen(QString::fromStdString(m_models[static_cast<std::size_t>(row)].folder.string()));
}

}  // namespace undertone
