// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>

namespace undertone {

/// Whether a file holds sound, found as cheaply as its format allows: its structure, and its samples up to the first that is not zero. What
/// only FFmpeg's libraries read is judged by its structure alone, as they would decode it as a whole.
/// Errors: AudioFileSource::open's and read's; CorruptFile (every sample is zero).
Status checkHoldsSound(const std::filesystem::path& path);

}  // namespace undertone
