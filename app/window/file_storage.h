// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "ui/services/storage_service.h"

#include <QThreadPool>

#include <filesystem>

namespace undertone {

/// What lies on the disk, walked through by threads of the pool.
class FileStorage : public StorageService {
    Q_OBJECT
public:
    explicit FileStorage(QThreadPool& pool, QObject* parent = nullptr);
    ~FileStorage() override;

    /// Whose sessions are listed with the rest.
    void setVault(const std::filesystem::path& vault) { m_vault = vault; }
    void list() override;
    void remove(const StorageEntry& entry) override;

private:
    std::filesystem::path m_vault;
    QThreadPool& m_pool;
    TaskGroup m_tasks;
};

}  // namespace undertone
