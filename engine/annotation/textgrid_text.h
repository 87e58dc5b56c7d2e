// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the writers of TextGrids of this room only.

#include "engine/core/timeline_export.h"

#include <string>
#include <vector>

namespace undertone {

/// An interval, or a point without an end; times as they are written.
struct GridEntry {
    std::string start;
    std::string end;
    std::string text;
};

struct GridTier {
    std::string name;
    bool isPoints = false;
    std::string start = "0";
    std::string end;
    std::vector<GridEntry> entries;
};

struct Grid {
    std::string start = "0";
    std::string end;
    std::vector<GridTier> tiers;
};

/// A timeline as tiers of speakers, without holes, from `startSeconds` on, or from where the first sentence begins before that.
Grid gridOf(const TimelineExport& what, double startSeconds = 0.0);

/// The shortest text that is this number again.
std::string gridNumber(double value);

/// Long text form.
std::string gridText(const Grid& grid);

}  // namespace undertone
