// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>

namespace undertone {

/// Compares what a file's header declares with its size on disk: WAV, RF64, AIFF, AU, Ogg (its last page) and
/// MP3 (its Xing header). libsndfile opens a file cut short without a word; a user has to be told. A file
/// written by a pipe, which declares no length, passes. Errors: CorruptFile, FileUnreadable.
Status checkNotTruncated(const std::filesystem::path& path, std::uint64_t fileBytes);

}  // namespace undertone
