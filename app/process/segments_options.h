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
                   "Of the segments, the tiers of this name, in which * stands for any text; repeatable. Without it, those that look like "
                   "sentences")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--recording", selection.recording,
                   "Of a segments file of many recordings, this one. Without it, the one that AUDIO is named after")
        ->type_name("NAME");
}

/// What --segments says of itself: the formats, from their table.
inline std::string segmentsHelp(const std::string& rest)
{
    return "Sentences and speakers as " + segmentsFormatTitles() + rest;
}

}  // namespace undertone
