// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include "engine/annotation/segment_rows.h"

#include <filesystem>

namespace undertone {

/// Joins the words of each speaker of each recording to sentences at pauses of half a second and more, and says so: formats of words have
/// no sentences. Each of the rows is a word with its text; a word may have no length.
void joinWords(SegmentRows& found, const std::filesystem::path& path);

}  // namespace undertone
