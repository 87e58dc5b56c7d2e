// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_storage.h"

#include "app/jobs/storage/stored_data.h"
#include "engine/core/catch_all.h"

#include <array>

namespace undertone {
namespace {

constexpr std::array<std::pair<StoredKind, StorageKind>, 11> storageKinds{{{StoredKind::SpeechCodes, StorageKind::SpeechCodes},
                                                                           {StoredKind::Spectrograms, StorageKind::Spectrograms},
                                                                           {StoredKind::InterruptedRuns, StorageKind::InterruptedRuns},
                                                                           {StoredKind::Trainings, StorageKind::Trainings},
                                                                           {StoredKind::TokenizedCorpora, StorageKind::TokenizedCorpora},
                                                                           {StoredKind::CorpusWorkplace, StorageKind::CorpusWorkplace},
                                                                           {StoredKind::RecentFiles, StorageKind::RecentFiles},
                                                                           {StoredKind::Model, StorageKind::Model},
                                                                           {StoredKind::Base, StorageKind::Base},
                                                                           {StoredKind::Settings, StorageKind::Settings},
                                                                           {StoredKind::Session, StorageKind::Session}}};

StorageEntry entryOf(const StoredItem& item)
{
    StorageEntry entry{StorageKind::SpeechCodes, item.path, item.bytes, item.files};
    for (const auto& [stored, shown] : storageKinds) {
        if (stored == item.kind)
            entry.kind = shown;
    }
    return entry;
}

StoredItem itemOf(const StorageEntry& entry)
{
    StoredItem item{StoredKind::SpeechCodes, entry.path, entry.bytes, entry.files};
    for (const auto& [stored, shown] : storageKinds) {
        if (shown == entry.kind)
            item.kind = stored;
    }
    return item;
}

}  // namespace

FileStorage::FileStorage(QThreadPool& pool, QObject* parent) : StorageService(parent), m_pool(pool) {}

FileStorage::~FileStorage()
{
    m_tasks.wait();
}

void FileStorage::list()
{
    m_pool.start(m_tasks.counted([this, vault = m_vault] {
        const auto items = catchAll([&] { return storedData(vault); });
        std::vector<StorageEntry> entries;
        for (const StoredItem& item : items ? *items : std::vector<StoredItem>())
            entries.push_back(entryOf(item));
        QMetaObject::invokeMethod(
            this, [this, entries] { Q_EMIT listed(entries); }, Qt::QueuedConnection);
    }));
}

void FileStorage::remove(const StorageEntry& entry)
{
    m_pool.start(m_tasks.counted([this, item = itemOf(entry)] {
        const auto removed = catchAll([&] { return deleteStoredData(item); });
        QMetaObject::invokeMethod(
            this,
            [this, removed] {
                list();
                if (!removed)
                    Q_EMIT failed(removed.error());
            },
            Qt::QueuedConnection);
    }));
}

}  // namespace undertone
