// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/segments_selection.h"
#include "engine/core/timeline.h"
#include "ui/theme_choice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace undertone {

/// What `undertone` was asked for on its command line.
struct WindowOptions {
    std::filesystem::path audio;     ///< empty: the window opens without a recording
    std::filesystem::path segments;  ///< named, or found beside `audio`
    SegmentsSelection selection;     ///< which of them
    std::string model;               ///< a folder or a name; empty: the model that ships
    std::string device;              ///< empty: as it was chosen in the window, for a picture "auto"
    std::string dtype;               ///< likewise
    std::string attestation;
    std::optional<MemoryMode> memory;  ///< none: likewise, for a picture Dpm
    std::optional<ThemeChoice> theme;  ///< none: as in the settings
    std::filesystem::path renderTo;    ///< not empty: draw a timeline into this PNG, without a window
    std::filesystem::path jsonTo;      ///< with renderTo: the timeline as JSON
    // Of the picture:
    std::string stepping = "sentence";
    std::optional<TokenizeMode> tokenize;  ///< none: as the model says
    int width = 1600;                      ///< pixels
    double fromSeconds = 0.0;
    std::optional<double> toSeconds;  ///< none: the end of the recording
    double lineSeconds = 0.0;         ///< 0: one line
};

/// Options, or the exit code after help, version or a wrong usage was answered on stdout or stderr.
std::variant<WindowOptions, int> parseWindowOptions(int argc, const char* const* argv);

}  // namespace undertone
