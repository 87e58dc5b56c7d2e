// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/storage_service.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace undertone {

/// What stays on this disk: caches, journals, trainings, models and sessions, with their sizes; deletes what is chosen, after a question.
class StorageDialog : public QDialog {
    Q_OBJECT
public:
    explicit StorageDialog(StorageService& service, QWidget* parent = nullptr);

    [[nodiscard]] static QString kindText(StorageKind kind);
    /// What is lost when it is deleted.
    [[nodiscard]] static QString lossText(StorageKind kind);

Q_SIGNALS:
    /// A session is deleted by destroying its keys, where it is shown.
    /// A session is deleted where its consequences are said: with the others of its vault.
    void sessionsRequested(const std::filesystem::path& session);

private:
    void take(const std::vector<StorageEntry>& entries);
    void refresh();
    void ask();
    [[nodiscard]] const StorageEntry* current() const;

    StorageService& m_service;
    std::vector<StorageEntry> m_entries;
    QTreeWidget* m_list;
    QLabel* m_sum;
    QLabel* m_what;
    QPushButton* m_delete;
};

}  // namespace undertone
