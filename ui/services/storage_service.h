// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace undertone {

/// What the program keeps on this disk, beside files that users put somewhere themselves.
enum class StorageKind {
    SpeechCodes,
    Spectrograms,
    InterruptedRuns,
    Trainings,
    TokenizedCorpora,
    CorpusWorkplace,
    RecentFiles,
    Model,
    Base,
    Settings,
    Session
};

struct StorageEntry {
    StorageKind kind = StorageKind::SpeechCodes;
    std::filesystem::path path;
    quint64 bytes = 0;
    quint64 files = 0;
};

/// Lists what is kept, and deletes it, off the GUI thread. GUI thread; nothing here waits.
class StorageService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Answers with listed.
    virtual void list() = 0;
    /// Answers with failed where not all of it could be deleted, and in any case with listed.
    virtual void remove(const StorageEntry& entry) = 0;

Q_SIGNALS:
    void listed(const std::vector<undertone::StorageEntry>& entries);
    void failed(const undertone::Error& error);
};

}  // namespace undertone
