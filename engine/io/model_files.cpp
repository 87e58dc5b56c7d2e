// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/model_files.h"

#include "engine/io/model_directory.h"
#include "engine/io/sha256.h"

#include <algorithm>
#include <system_error>

namespace undertone {

namespace fs = std::filesystem;

Result<ModelFiles> ModelFiles::open(const fs::path& folder, const ModelDescription& description)
{
    std::vector<std::string> names{"undertone.json"};
    std::error_code failure;
    for (const auto& part : description.parts) {
        for (fs::directory_iterator entry(folder / part, failure), end; !failure && entry != end; entry.increment(failure)) {
            const auto extension = entry->path().extension();
            if (extension == ".json" || extension == ".safetensors")
                names.push_back(part + "/" + entry->path().filename().string());
        }
        if (failure)
            return Error{ErrorCode::FileUnreadable, message("io.cannot-read", folder / part, failure.message()), folder / part};
    }
    std::sort(names.begin(), names.end());
    ModelFiles files;
    for (const auto& name : names)
        files.m_files.emplace_back(name, TRY(OpenFile::open(folder / name)));
    return files;
}

Result<std::string> ModelFiles::sha256(const CancellationToken& cancel) const
{
    Sha256 hash;
    for (const auto& [name, file] : m_files) {
        // NUL cannot stand in a name, so no two sets of files give the same text.
        hash.update(name + '\0' + TRY(file.sha256(cancel)) + '\n');
    }
    for (const auto& [name, file] : m_files)
        TRY(file.checkInPlace());
    return hash.finishHex();
}

}  // namespace undertone
