// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace undertone {

// Folders of the XDG Base Directory Specification, each ending in "undertone". None is made by asking. A variable that
// is empty or not absolute is ignored, as the specification says.

std::filesystem::path xdgDataFolder();   ///< $XDG_DATA_HOME or ~/.local/share: the user's own models
std::filesystem::path xdgStateFolder();  ///< $XDG_STATE_HOME or ~/.local/state: run journals and logs
std::filesystem::path xdgCacheFolder();  ///< $XDG_CACHE_HOME or ~/.cache: tokens and peaks; may be deleted at any time

/// $XDG_DATA_DIRS, most important first; /usr/local/share and /usr/share where it is unset.
std::vector<std::filesystem::path> xdgSystemDataFolders();

/// The folder of the running program's file; empty where the system does not say.
std::filesystem::path programFolder();

/// Where files installed with the running program may lie, most likely first: ../share/undertone beside bin/, and for a program in
/// lib/undertone/ two folders up. Empty where programFolder() is.
std::vector<std::filesystem::path> programShareFolders();

}  // namespace undertone
