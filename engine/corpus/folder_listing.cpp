// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/folder_listing.h"

#include "engine/corpus/labelled_corpus.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace undertone {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> listFolder(const fs::path& folder)
{
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return Error{ErrorCode::FileNotFound, message("corpus.no-folder", folder), folder};
    std::vector<fs::path> entries;
    fs::directory_iterator at(folder, failure);
    for (; !failure && at != fs::directory_iterator(); at.increment(failure)) {
        entries.push_back(at->path());
        if (entries.size() > CorpusLimits::maxFolderEntries)
            return Error{ErrorCode::LimitExceeded, message("corpus.too-many-entries", folder, CorpusLimits::maxFolderEntries), folder};
    }
    if (failure)
        return Error{ErrorCode::FileUnreadable, message("corpus.cannot-list", folder, failure.message()), folder};
    std::sort(entries.begin(), entries.end());
    return entries;
}

Result<std::vector<fs::path>> listFilesBelow(const fs::path& folder, int depth)
{
    auto entries = listFolder(folder);
    if (!entries)
        return entries.error();
    std::vector<fs::path> files;
    for (const auto& entry : *entries) {
        std::error_code failure;
        if (isHidden(entry))
            continue;
        if (fs::is_regular_file(entry, failure)) {
            files.push_back(entry.filename());
        } else if (depth > 0 && fs::is_directory(entry, failure) && !fs::is_symlink(entry, failure)) {
            auto below = listFilesBelow(entry, depth - 1);
            if (!below)
                return below.error();
            for (auto& file : *below)
                files.push_back(entry.filename() / file);
        }
        if (files.size() > CorpusLimits::maxFolderEntries)
            return Error{ErrorCode::LimitExceeded, message("corpus.too-many-files", folder, CorpusLimits::maxFolderEntries), folder};
    }
    return files;
}

bool isSoundFile(const fs::path& file)
{
    static constexpr std::array<std::string_view, 6> endings{".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff"};
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool isHidden(const fs::path& file)
{
    return file.filename().string().starts_with('.');
}

}  // namespace undertone
