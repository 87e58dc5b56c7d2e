// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about/storage_dialog.h"

#include "ui/error_text.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

enum StorageColumn { KindColumn, NameColumn, SizeColumn, FilesColumn };

QString sizeText(quint64 bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

/// What there are several of is known by its name.
bool hasName(StorageKind kind)
{
    return kind == StorageKind::TokenizedCorpora || kind == StorageKind::CorpusWorkplace || kind == StorageKind::Model
        || kind == StorageKind::Base || kind == StorageKind::Session;
}

}  // namespace

StorageDialog::StorageDialog(StorageService& service, QWidget* parent)
    : QDialog(parent), m_service(service), m_list(new QTreeWidget(this)), m_sum(new QLabel(this)), m_what(new QLabel(this)),
      m_delete(new QPushButton(tr("&Delete…"), this))
{
    setObjectName(QStringLiteral("storage-dialog"));
    setWindowTitle(tr("What stays on this disk"));
    m_delete->setObjectName(QStringLiteral("delete-stored"));
    m_delete->setAutoDefault(false);
    auto* words = new QLabel(tr("Recordings, projects and exports lie where you put them, and are not listed here."), this);
    m_list->setAccessibleName(tr("What the program keeps"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("What"), tr("Name"), tr("Size"), tr("Files")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->setColumnWidth(KindColumn, 250);
    for (QLabel* label : {words, m_what})
        label->setWordWrap(true);
    m_what->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_what->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_delete, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::medium);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    column->addWidget(m_sum);
    column->addWidget(m_what);
    column->addWidget(buttons);
    resize(720, 520);
    connect(&service, &StorageService::listed, this, &StorageDialog::take);
    connect(&service, &StorageService::failed, this,
            [this](const Error& error) { m_what->setText(problemText(error, tr("Not all of it could be deleted"))); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &StorageDialog::refresh);
    connect(m_delete, &QPushButton::clicked, this, &StorageDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    service.list();
}

QString StorageDialog::kindText(StorageKind kind)
{
    switch (kind) {
    case StorageKind::SpeechCodes: return tr("Speech codes of recordings");
    case StorageKind::Spectrograms: return tr("Waveforms and spectrograms");
    case StorageKind::InterruptedRuns: return tr("Interrupted analyses");
    case StorageKind::Trainings: return tr("Trainings");
    case StorageKind::TokenizedCorpora: return tr("Tokens of a corpus");
    case StorageKind::CorpusWorkplace: return tr("Work on a corpus");
    case StorageKind::RecentFiles: return tr("List of recent files");
    case StorageKind::Model: return tr("Model");
    case StorageKind::Base: return tr("Base of a model");
    case StorageKind::Settings: return tr("Settings");
    case StorageKind::Session: return tr("Recorded session, encrypted");
    }
    return {};
}

QString StorageDialog::lossText(StorageKind kind)
{
    switch (kind) {
    case StorageKind::SpeechCodes:
        return tr("A voice could be resynthesised from them in part. They are computed again when they are needed.");
    case StorageKind::Spectrograms: return tr("Pictures of the sound of recordings. They are drawn again when they are needed.");
    case StorageKind::InterruptedRuns:
        return tr("Results so far, and the memory that was trained on the conversation. These analyses then begin anew.");
    case StorageKind::Trainings: return tr("Curves and checkpoints of trainings that do not run now. They cannot be resumed then.");
    case StorageKind::TokenizedCorpora: return tr("Trainings on this corpus need it. It can be made again from the recordings.");
    case StorageKind::CorpusWorkplace:
        return tr("Projects of its dialogues with the labels that you gave there, the model's results and joined sound. Your labels cannot "
                  "be brought back; the corpus itself stays.");
    case StorageKind::RecentFiles: return tr("Names of recordings, projects and corpora. The files themselves stay.");
    case StorageKind::Model:
    case StorageKind::Base: return tr("It cannot be brought back, unless you have a copy.");
    case StorageKind::Settings: return tr("The window looks as it did at first.");
    case StorageKind::Session: return tr("A session is deleted by destroying its keys: open Recorded sessions, and delete it there.");
    }
    return {};
}

const StorageEntry* StorageDialog::current() const
{
    const int row = m_list->currentItem() == nullptr ? -1 : m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 || row >= static_cast<int>(m_entries.size()) ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

void StorageDialog::take(const std::vector<StorageEntry>& entries)
{
    m_entries = entries;
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const StorageEntry& a, const StorageEntry& b) { return a.kind < b.kind; });
    m_list->clear();
    quint64 bytes = 0;
    for (const StorageEntry& entry : m_entries) {
        auto* item = new QTreeWidgetItem(m_list);
        item->setText(KindColumn, kindText(entry.kind));
        item->setText(NameColumn, hasName(entry.kind) ? QString::fromStdString(entry.path.filename().string()) : QString());
        item->setToolTip(NameColumn, QString::fromStdString(entry.path.string()));
        item->setToolTip(KindColumn, QString::fromStdString(entry.path.string()));
        item->setText(SizeColumn, sizeText(entry.bytes));
        item->setText(FilesColumn, QLocale().toString(entry.files));
        for (const int column : {SizeColumn, FilesColumn})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        bytes += entry.bytes;
    }
    m_sum->setText(m_entries.empty() ? tr("Nothing is kept.") : tr("%1 in all").arg(sizeText(bytes)));
    refresh();
}

void StorageDialog::refresh()
{
    const StorageEntry* entry = current();
    const bool isSession = entry != nullptr && entry->kind == StorageKind::Session;
    m_delete->setEnabled(entry != nullptr);
    m_delete->setText(isSession ? tr("&Recorded sessions…") : tr("&Delete…"));
    if (entry != nullptr)
        m_what->setText(lossText(entry->kind));
}

void StorageDialog::ask()
{
    const StorageEntry* chosen = current();
    if (chosen == nullptr)
        return;
    if (chosen->kind == StorageKind::Session)
        return Q_EMIT sessionsRequested(chosen->path);
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Delete"), tr("Delete “%1”?").arg(kindText(chosen->kind)), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("delete-question"));
    box->setInformativeText(lossText(chosen->kind) + QLatin1Char('\n') + QString::fromStdString(chosen->path.string()));
    const QPushButton* remove = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, remove, entry = *chosen](const QAbstractButton* button) {
        if (button == remove)
            m_service.remove(entry);
    });
    box->open();
}

}  // namespace undertone
