// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/storage/stored_data.h"

#include "app/jobs/browse/corpus_browse.h"
#include "app/jobs/training/training_run_folder.h"
#include "engine/consent/session.h"
#include "engine/io/folder_lock.h"
#include "engine/io/installed_models.h"
#include "engine/io/run_journal.h"
#include "engine/io/token_cache.h"
#include "engine/io/xdg_paths.h"
#include "engine/project/recent_projects.h"

#include <algorithm>
#include <cstdlib>

namespace undertone {
namespace {

namespace fs = std::filesystem;

/// The window's settings are Qt's, which this room does not know: the folder is the specification's.
fs::path settingsFolder()
{
    const char* named = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base = named != nullptr && *named == '/' ? fs::path(named) : home != nullptr ? fs::path(home) / ".config" : fs::path();
    return base.empty() ? base : base / "undertone";
}

void measure(StoredItem& item)
{
    std::error_code failure;
    if (fs::is_regular_file(item.path, failure)) {
        item.bytes = fs::file_size(item.path, failure);
        item.files = failure ? 0 : 1;
        return;
    }
    for (fs::recursive_directory_iterator entry(item.path, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code gone;
        if (!entry->is_regular_file(gone) || entry->is_symlink(gone))
            continue;
        const auto size = entry->file_size(gone);
        item.bytes += gone ? 0 : size;
        ++item.files;
    }
}

void addIfThere(std::vector<StoredItem>& items, StoredKind kind, const fs::path& path)
{
    StoredItem item{kind, path, 0, 0};
    measure(item);
    if (item.files > 0)
        items.push_back(std::move(item));
}

void addChildren(std::vector<StoredItem>& items, StoredKind kind, const fs::path& folder)
{
    std::vector<fs::path> children;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        children.push_back(entry->path());
    std::ranges::sort(children);
    for (const auto& child : children)
        addIfThere(items, kind, child);
}

Status removeAll(const fs::path& path)
{
    std::error_code failure;
    fs::remove_all(path, failure);
    return failure ? Status(Error{ErrorCode::FileNotWritable, message("io.cannot-remove", path, failure.message()), path}) : Status();
}

/// What a program writes to stays: it holds a lock on the folder, or is the process that the folder names.
Status removeUnlessInUse(const fs::path& folder)
{
    if (const auto training = readTrainingRun(folder); training && training->state == TrainingState::Running)
        return Error{ErrorCode::FileNotWritable, message("jobs.stored-in-use", folder), folder};
    const auto lock = TRY(FolderLock::take(folder));
    return removeAll(folder);
}

/// The lock that a lock file stands for.
Result<FolderLock> lockOf(const fs::path& lockFile)
{
    constexpr std::string_view ending = FolderLock::fileName;
    const std::string name = lockFile.filename().string();
    if (name == ending)
        return FolderLock::take(lockFile.parent_path());
    return FolderLock::takeFile(lockFile.parent_path() / name.substr(1, name.size() - 1 - ending.size()));
}

/// Whole, unless something in it is open: lock files lie beside what is, or were left by a program that was killed.
Status removeUnlessAnyInUse(const fs::path& folder)
{
    std::vector<fs::path> lockFiles;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with('.') && name.ends_with(FolderLock::fileName))
            lockFiles.push_back(entry->path());
    }
    for (const fs::path& file : lockFiles) {
        if (const auto lock = lockOf(file); !lock)
            return Error{ErrorCode::FileNotWritable, message("jobs.stored-in-use", folder), folder};
    }
    return removeAll(folder);
}

}  // namespace

std::vector<StoredItem> storedData(const fs::path& vault)
{
    std::vector<StoredItem> items;
    addIfThere(items, StoredKind::SpeechCodes, defaultTokenCacheFolder());
    addIfThere(items, StoredKind::Spectrograms, xdgCacheFolder() / "spectrograms");
    addIfThere(items, StoredKind::InterruptedRuns, RunJournal::defaultRoot());
    addIfThere(items, StoredKind::RecentFiles, recentProjectsFile());
    addIfThere(items, StoredKind::Settings, settingsFolder());
    addIfThere(items, StoredKind::Trainings, trainingRunsFolder());
    addChildren(items, StoredKind::TokenizedCorpora, xdgDataFolder() / "tokens");
    addChildren(items, StoredKind::CorpusWorkplace, corpusWorkplacesFolder());
    addChildren(items, StoredKind::Model, xdgDataFolder() / "models");
    addChildren(items, StoredKind::Base, xdgDataFolder() / "bases");
    std::vector<StoredItem> sessions;
    if (!vault.empty())
        addChildren(sessions, StoredKind::Session, vault);
    std::ranges::copy_if(sessions, std::back_inserter(items), [](const StoredItem& item) { return Session::isSession(item.path); });
    return items;
}

Status deleteStoredData(const StoredItem& item)
{
    const auto known = storedData({});
    const bool isKnown = std::ranges::any_of(known, [&](const StoredItem& one) { return one.kind == item.kind && one.path == item.path; });
    if (!isKnown)
        return Error{ErrorCode::InvalidArgument, message("jobs.not-stored", item.path), item.path};
    if (item.kind == StoredKind::Model || item.kind == StoredKind::Base)
        return removeUnlessInUse(item.path);
    if (item.kind == StoredKind::CorpusWorkplace)
        return removeUnlessAnyInUse(item.path);
    if (item.kind != StoredKind::InterruptedRuns && item.kind != StoredKind::Trainings)
        return removeAll(item.path);
    // One by one: those that go on stay.
    Status done;
    std::error_code failure;
    std::vector<fs::path> children;
    for (fs::directory_iterator entry(item.path, failure), end; !failure && entry != end; entry.increment(failure))
        children.push_back(entry->path());
    for (const auto& child : children) {
        if (const auto removed = removeUnlessInUse(child); !removed)
            done = removed;
    }
    return done;
}

}  // namespace undertone
