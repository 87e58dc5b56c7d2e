// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/models_dialog.h"

#include "ui/decimal_text.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
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
    : QDialog(parent), m_current(current), m_words(new QLabel(this)), m_list(new QTreeWidget(this)),
      m_use(new QPushButton(tr("&Use this model"), this)), m_rename(new QPushButton(tr("Re&name…"), this)),
      m_remove(new QPushButton(tr("&Delete…"), this))
{
    setObjectName(QStringLiteral("models-dialog"));
    setWindowTitle(tr("Models"));
    m_list->setAccessibleName(tr("Models that were found"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Model"), tr("WA %"), tr("UA %"), tr("WF1 %"), tr("measured on"), tr("Size"), tr("Labels")});
    m_words->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    addButtons();
    resize(820, 380);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ModelsDialog::refreshButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &ModelsDialog::choose);
    setModels(std::move(models));
}

void ModelsDialog::addButtons()
{
    auto* other = new QPushButton(tr("Another &folder…"), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    for (QPushButton* button : {other, m_rename, m_remove})
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    m_use->setDefault(true);
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ModelsDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_rename, &QPushButton::clicked, this, &ModelsDialog::rename);
    connect(m_remove, &QPushButton::clicked, this, &ModelsDialog::remove);
    connect(other, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT folderRequested();
    });
}

void ModelsDialog::setModels(std::vector<FoundModel> models)
{
    m_models = std::move(models);
    m_list->clear();
    for (const FoundModel& model : m_models)
        addItem(model);
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
    m_words->setText(m_models.empty()
                         ? tr("No model was found where models are looked for. A folder that holds one can be chosen below.")
                         : tr("Weighted and unweighted accuracy and weighted F1 of single utterances, as the model's card has them. "
                              "They hold for the speech that it was measured on, and say little about other speech."));
    refreshButtons();
}

void ModelsDialog::addItem(const FoundModel& model)
{
    auto* item = new QTreeWidgetItem(m_list);
    item->setText(NameColumn, QString::fromStdString(model.name));
    item->setToolTip(NameColumn, QString::fromStdString(model.describedName + '\n' + model.folder.string()));
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
    if (isInUse(model)) {
        m_list->setCurrentItem(item);
        QFont bold = item->font(NameColumn);
        bold.setBold(true);
        item->setFont(NameColumn, bold);
    }
}

bool ModelsDialog::isInUse(const FoundModel& model) const
{
    return !m_current.isEmpty() && QDir(QString::fromStdString(model.folder.string())) == QDir(m_current);
}

const FoundModel* ModelsDialog::selected() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 ? nullptr : &m_models[static_cast<std::size_t>(row)];
}

void ModelsDialog::refreshButtons()
{
    const FoundModel* model = selected();
    m_use->setEnabled(model != nullptr);
    const QString reason = model == nullptr ? QString()
        : !model->isUsers                   ? tr("Only models in your own folder of models can be renamed or deleted.")
        : isInUse(*model)                   ? tr("This model is in use. Use another one first.")
                                            : QString();
    for (QPushButton* button : {m_rename, m_remove}) {
        button->setEnabled(model != nullptr && reason.isEmpty());
        button->setToolTip(reason);
    }
}

void ModelsDialog::choose()
{
    if (const FoundModel* model = selected()) {
        const QString folder = QString::fromStdString(model->folder.string());
        accept();
        Q_EMIT chosen(folder);
    }
}

void ModelsDialog::rename()
{
    const FoundModel* model = selected();
    if (model == nullptr)
        return;
    const QString name = QString::fromStdString(model->name);
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Rename model"));
    question->setLabelText(tr("New name of \"%1\":").arg(name));
    question->setTextValue(name);
    connect(question, &QInputDialog::textValueSelected, this, [this, name](const QString& newName) {
        if (newName.trimmed() != name)
            Q_EMIT renameRequested(name, newName.trimmed());
    });
    question->open();
}

void ModelsDialog::remove()
{
    const FoundModel* model = selected();
    if (model == nullptr)
        return;
    const QString name = QString::fromStdString(model->name);
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Delete model"), tr("Delete the model \"%1\"?").arg(name), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("%1 MB in %2 are deleted. This cannot be undone; results that were made with the model stay.")
                                     .arg(decimalText(static_cast<double>(model->bytes) / 1e6, 0),
                                          QDir::toNativeSeparators(QString::fromStdString(model->folder.string()))));
    QPushButton* confirm = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(confirm, &QPushButton::clicked, this, [this, name] { Q_EMIT removalRequested(name); });
    question->open();
}

}  // namespace undertone
