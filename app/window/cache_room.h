// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace undertone {

/// What the cache of pictures of sound, waveforms and spectrograms, may take of the disk.
inline constexpr std::uintmax_t mostPictureBytes = std::uintmax_t{512} << 20;

/// Removes files below a folder, those that were written first, until they take at most seven eighths of `most`: so that the next eighth
/// needs no look. Does nothing below `most`.
void makeRoom(const std::filesystem::path& folder, std::uintmax_t most);

}  // namespace undertone
