// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/atomic_file.h"

#include <filesystem>
#include <string>

namespace undertone {

/// Does `work`, which makes the file or folder `made`, unless the record beside it says that this was done under `key`. The record
/// ("MADE.key") is written last, so what it stands beside is whole. Errors: of `work`; FileNotWritable.
template <typename Work> Status doOnce(const std::filesystem::path& made, const std::string& key, const Work& work)
{
    constexpr std::size_t keyLength = 64;
    const auto record = made.parent_path() / (made.filename().string() + ".key");
    const auto stands = readTextFile(record, keyLength);
    if (stands && *stands == key && std::filesystem::exists(made))
        return {};
    std::error_code error;
    std::filesystem::create_directories(made.parent_path(), error);
    if (error)
        return Error{ErrorCode::FileNotWritable, message("training.folder", made.parent_path()), made};
    if (const auto status = work(); !status)
        return status.error();
    return writeFileAtomically(record, key);
}

}  // namespace undertone
