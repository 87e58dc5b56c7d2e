// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/cache_room.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace undertone {

namespace fs = std::filesystem;

void makeRoom(const fs::path& folder, std::uintmax_t most)
{
    struct Entry {
        fs::file_time_type written;
        std::uintmax_t bytes = 0;
        fs::path path;
    };
    std::vector<Entry> entries;
    std::uintmax_t total = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator files(folder, failure), end; !failure && files != end; files.increment(failure)) {
        std::error_code gone;
        if (!files->is_regular_file(gone))
            continue;
        entries.push_back({files->last_write_time(gone), files->file_size(gone), files->path()});
        total += gone ? 0 : entries.back().bytes;
    }
    if (total <= most - most / 8)
        return;
    std::ranges::sort(entries, {}, &Entry::written);
    for (const Entry& entry : entries) {
        if (total <= most - most / 8)
            break;
        std::error_code ignored;
        fs::remove(entry.path, ignored);
        total -= std::min(total, entry.bytes);
    }
}

}  // namespace undertone
