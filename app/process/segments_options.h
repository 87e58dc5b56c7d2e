// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/segments_format.h"
#include "engine/core/segments_selection.h"

#include <CLI/CLI.hpp>

#include <string>

namespace undertone {

/// Adds --tier and --recording to a program that takes --segments.
inline void addSegmentsSelection(CLI::App& app, SegmentsSelection& selection)
{
    app.add_option("--tier", selection.tiers,
                   "Tier of the segments file to read; * matches any text; repeatable (default: tiers that look like sentences)")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--recording", selection.recording,
                   "Recording to read from a segments file of several recordings (default: the one named like AUDIO)")
        ->type_name("NAME");
}

/// What --segments says of itself: the formats, from their table.
inline std::string segmentsHelp(const std::string& rest)
{
    return "Segments file with sentences and speakers: " + segmentsFormatTitles() + rest;
}

}  // namespace undertone
